// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/givensettings.h"
#include "ui/gallery/filesettings.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace maquette
{

class FilePicture;
class LinkButton;
class Library;
class PictureSource;
class SettingsPart;
class WrapLabel;

//! \brief The inspector's page for a file that is none of the library's: what it says of how it was made.
class FilePage : public QWidget
{
    Q_OBJECT

public:
    FilePage(Library &library, const Catalogue &catalogue, PictureSource &source, QWidget *parent = nullptr);

    //! Reads \a file on a worker and shows it; of several the last one is shown.
    void setFile(const QString &file);
    [[nodiscard]] QString file() const { return m_path; }
    [[nodiscard]] SettingsPart &settings() { return *m_settings; }
    [[nodiscard]] QWidget *firstControl() const;

signals:
    void shown(); //!< it was read
    void openModelRequested(const maquette::ModelId &model, const QByteArray &input);
    void closeRequested();
    void workChosen(maquette::AssetId id);
    void notice(const QString &text);

private:
    void build();
    void show(const FileSettings &file);

    const Catalogue &m_catalogue;
    QString m_path;
    GivenSettings m_given;
    FilePicture *m_picture;
    QLabel *m_title;
    WrapLabel *m_headline;
    WrapLabel *m_problem;
    QPushButton *m_back;
    QPushButton *m_folder;
    SettingsPart *m_settings;
};

} // namespace maquette
