// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

namespace maquette
{

//! \brief Where what and how a file can be dropped, while it is over the window: drawn over everything, and
//! deaf to mouse and drops, which go to what lies below.
class DropZones : public QWidget
{
    Q_OBJECT

public:
    //! \brief A part of the window and what a drop means there; \a hint: what else it can mean.
    struct Zone
    {
        QRect area;
        QString title;
        QString hint;
    };

    explicit DropZones(QWidget *parent);
    void showZones(const QList<Zone> &zones, QPoint pointer);
    void moveTo(QPoint pointer);
    [[nodiscard]] const QList<Zone> &zones() const { return m_zones; }
    [[nodiscard]] QPoint pointer() const { return m_pointer; } //!< as it was told

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Zone> m_zones;
    QPoint m_pointer;
};

} // namespace maquette
