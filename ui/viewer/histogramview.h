// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewer/histogram.h"

#include <QWidget>

namespace maquette
{

//! \brief The graph of a histogram: three channels laid over each other, luminance as a line; and where the
//! pixel that is read stands in it.
class HistogramView : public QWidget
{
    Q_OBJECT

public:
    explicit HistogramView(QWidget *parent = nullptr);

    void setHistogram(const Histogram &histogram);
    [[nodiscard]] const Histogram &histogram() const { return m_histogram; }
    void setLight(int value); //!< of the pixel; negative: none

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QPolygonF graph(const Histogram::Channel &channel, const QRectF &area) const;

    Histogram m_histogram;
    quint32 m_top = 0;
    int m_light = -1;
};

} // namespace maquette
