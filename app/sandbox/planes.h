// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/sandbox/clipencoder.h"

#include <QImage>
#include <QSize>

#include <cstdint>
#include <vector>

namespace maquette
{

//! \brief A still in YUV 4:2:0, finer than the clip so that it can be moved by parts of a pixel.
class Planes
{
public:
    //! \a image scaled to \a clip times the fineness.
    static Result<Planes> fromImage(const QImage &image, QSize clip);

    //! Writes the still, enlarged by \a zoom about its bottom left corner, into \a out of the clip's size.
    //! \a share of 256 is mixed over what stands there; 256 replaces it.
    void sample(const YuvPlanes &out, QSize clip, double zoom, int share) const;

private:
    struct Plane
    {
        int width = 0;
        int height = 0;
        std::vector<std::uint8_t> data;
    };
    static void samplePlane(const Plane &plane, std::uint8_t *out, int stride, QSize size, double zoom,
                            int share);

    Plane m_planes[3];
};

//! Brightens \a luma where the light stands: at \a x (of the width), by at most \a strength.
void addLight(std::uint8_t *luma, int stride, QSize size, double x, double y, double strength);

//! \brief The mark of a clip, ready to be laid over every frame.
class MarkOverlay
{
public:
    explicit MarkOverlay(QSize clip);
    void blend(const YuvPlanes &out) const;

private:
    struct Layer
    {
        int x = 0;
        int y = 0;
        int width = 0;
        int height = 0;
        std::vector<std::uint8_t> value;
        std::vector<std::uint8_t> alpha;
    };
    static void blendLayer(const Layer &layer, std::uint8_t *out, int stride);

    Layer m_luma;
    Layer m_chroma; // neutral: the mark has no colour
};

} // namespace maquette
