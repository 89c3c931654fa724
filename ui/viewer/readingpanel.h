// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewer/pyramid.h"

#include <QColor>
#include <QPoint>
#include <QWidget>

#include <optional>

class QLabel;

namespace maquette
{

class HistogramView;

//! \brief The card over the picture that tells its histogram and one pixel. The histogram is counted on a
//! worker thread, from a level of the pyramid of at most 1024 pixels a side. Lets the mouse through.
class ReadingPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ReadingPanel(QWidget *parent = nullptr);

    void setPicture(const Pyramid &picture); //!< null: nothing to tell yet
    void setPixel(QPoint pixel, QColor color);
    void clearPixel();
    [[nodiscard]] std::optional<QPoint> pixel() const { return m_pixel; }
    //! "#A1B2C3", with the alpha behind it where it is not opaque; empty while no pixel is read.
    [[nodiscard]] QString hexCode() const;
    [[nodiscard]] const HistogramView &graph() const { return *m_graph; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *addLine(const QString &name, const QString &objectName);
    void tell(QLabel *label, const QString &text);

    HistogramView *m_graph;
    QLabel *m_place;
    QLabel *m_values;
    QLabel *m_light;
    QLabel *m_hex;
    QLabel *m_alpha;
    QLabel *m_profile;
    int m_turn = 0; //!< tells the histogram of this picture from one that was left meanwhile
    bool m_transparent = false;
    std::optional<QPoint> m_pixel;
    QColor m_color;
};

} // namespace maquette
