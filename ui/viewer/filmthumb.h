// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QAbstractButton>
#include <QImage>

namespace maquette
{

//! \brief One work in the filmstrip: its thumbnail, and for a clip its length.
class FilmThumb : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FilmThumb(QWidget *parent = nullptr);

    void setWork(AssetId id, const QString &name, const QString &length);
    [[nodiscard]] AssetId work() const { return m_id; }
    [[nodiscard]] QString length() const { return m_length; }
    void setThumbnail(const QImage &thumbnail, const QString &problem);
    [[nodiscard]] bool hasThumbnail() const { return !m_thumbnail.isNull(); }
    void setCurrent(bool current);
    [[nodiscard]] bool isCurrent() const { return m_current; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    AssetId m_id;
    QString m_length;
    QImage m_thumbnail;
    bool m_broken = false;
    bool m_current = false;
};

} // namespace maquette
