// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace maquette
{

//! \brief A picture that was sent inside the request, small. Decoded on a worker; hides itself where it
//! cannot be read.
class SentPicture : public QWidget
{
    Q_OBJECT

public:
    explicit SentPicture(int edge, QWidget *parent = nullptr);

    //! \a address: a data URI. Nothing happens when it is the one that is shown.
    void setAddress(const QString &address);
    //! Whether \a address may hold a picture that can be shown.
    [[nodiscard]] static bool isPicture(const QString &address);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_address;
    QImage m_image;
    bool m_isBad = false; //!< it was looked at, and cannot be shown
};

} // namespace maquette
