// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPixmap>
#include <QWidget>

namespace maquette
{

//! \brief A picture as wide as the column, its height by its sides.
class FilePicture : public QWidget
{
    Q_OBJECT

public:
    explicit FilePicture(QWidget *parent = nullptr);
    void setImage(const QImage &image);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_image;
    QPixmap m_shown;
};

} // namespace maquette
