// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace maquette
{

//! \brief Five stars to rate with: by mouse (the same star again takes the rating away), arrows, or digits.
class StarRating : public QWidget
{
    Q_OBJECT

public:
    explicit StarRating(QWidget *parent = nullptr);
    //! 0 to 5; -1: several works that differ.
    void setRating(int rating);
    [[nodiscard]] int rating() const { return m_rating; }
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void rated(int rating); //!< by hand; setRating() follows from whoever keeps it

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] int starAt(const QPointF &point) const;
    void rate(int rating);

    int m_rating = 0;
    int m_hovered = 0;
};

} // namespace maquette
