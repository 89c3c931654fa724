// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace maquette
{

class PictureButton;
class PictureSource;

//! \brief Titled rows of small pictures: the works that were made from one, or the one it was made from.
class Relatives : public QWidget
{
    Q_OBJECT

public:
    Relatives(PictureSource &source, const QString &title, QWidget *parent = nullptr);
    //! Hides itself when there are none. Six are shown, newest first; the title tells of more.
    void setWorks(const QList<Asset> &works);

signals:
    void chosen(maquette::AssetId id);

private:
    PictureSource &m_source;
    QString m_name;
    QLabel *m_title;
    QGridLayout *m_grid;
    QList<PictureButton *> m_buttons;
};

} // namespace maquette
