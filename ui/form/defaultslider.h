// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

#include <optional>

namespace maquette
{

//! \brief A horizontal slider that marks the default on its groove, jumps to where it is clicked, and asks
//! for a reset on a double click.
class DefaultSlider : public QSlider
{
    Q_OBJECT

public:
    explicit DefaultSlider(QWidget *parent = nullptr);

    void setDefaultPosition(std::optional<int> position);
    [[nodiscard]] std::optional<int> defaultPosition() const { return m_default; }
    //! The x of the mark for \a position, in widget coordinates.
    [[nodiscard]] int xOf(int position) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void resetRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    std::optional<int> m_default;
};

} // namespace maquette
