// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/labels.h"

#include <QWidget>

class QComboBox;
class QKeyEvent;
class QLineEdit;

namespace maquette
{

class ColourDots;
class Library;
class StarRating;
class WorkHistory;

//! \brief Rating, colour, tags and project of one work or of several, where what they share is shown.
//!
//! A change of tags says which come and which go, so that works keep those that the others do not have. In
//! the lines Enter takes what stands there, and what is typed after it is the next tag; Esc takes back what
//! was typed. Undo is the gallery's where nothing was typed.
class LabelEditor : public QWidget
{
    Q_OBJECT

public:
    LabelEditor(Library &library, WorkHistory &history, QWidget *parent = nullptr);
    void setWorks(const QList<AssetId> &ids);
    void focusTags();
    void focusProject();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void show(const QList<WorkLabels> &labels);
    void takeTags();
    void takeProject();
    bool takeKey(QLineEdit &line, const QKeyEvent &key);
    void refreshNames();
    [[nodiscard]] QString countText(const QString &one, const QString &many) const;

    Library &m_library;
    WorkHistory &m_history;
    QList<AssetId> m_ids;
    QStringList m_sharedTags;
    QString m_sharedProject;
    bool m_startsTag = false; //!< the tags were taken with Enter: what is typed next is another one
    StarRating *m_stars;
    ColourDots *m_colours;
    QLineEdit *m_tags;
    QComboBox *m_project;
};

} // namespace maquette
