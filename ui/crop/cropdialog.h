// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/picturemend.h"
#include "ui/crop/croppicture.h"

#include <QDialog>

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace maquette
{

class CropView;
class WrapLabel;

//! \brief Where the part of a picture is drawn that goes into a field. Decoding is done in the background:
//! the dialog can be used with the small picture until the large one is there.
class CropDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a title: of the field.
    CropDialog(QString file, const MediaLimits &limits, const QString &title, QWidget *parent = nullptr);

    //! What is known of the file, before start(): there is something to draw on at once.
    void setMedia(const LocalMedia &media);
    //! The proportions that the form asks for besides, before start().
    void setWanted(std::optional<QSize> proportions) { m_wanted = proportions; }
    //! Where the frame is in the beginning, before start(); else it is the largest part.
    void setPart(const QRect &part) { m_part = part; }
    void start();

signals:
    void chosen(const maquette::PictureMend &mend);

private:
    void build();
    void addChoices();
    void addChoice(const QString &text, std::optional<QSize> proportions);
    void take(const Result<CropPicture> &picture);
    void begin();
    void fault(const QString &text);
    void showFacts();
    void use();

    QString m_file;
    MediaLimits m_limits;
    std::optional<LocalMedia> m_media;
    std::optional<QSize> m_wanted;
    QRect m_part;
    CropView *m_view;
    QWidget *m_choices;
    QButtonGroup *m_group;
    QLabel *m_facts;
    WrapLabel *m_notes;
    WrapLabel *m_fault;
    QPushButton *m_use;
};

} // namespace maquette
