// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QMenuBar;

namespace maquette
{

//! \brief The menu "Labels": ratings, colours, tags and project of the selected works. The keys count only
//! below the widgets they are added to, so that digits typed into a form stay digits.
class LabelActions : public QObject
{
    Q_OBJECT

public:
    explicit LabelActions(QMenuBar &bar, QObject *parent = nullptr);
    void addKeysTo(QWidget &place);
    void setEnabled(bool enabled);

signals:
    void ratingChosen(int rating);
    void colourChosen(int colour);
    void tagsRequested();
    void projectRequested();

private:
    QAction *add(QMenu *menu, const QString &name, const QString &text, const QKeySequence &key);

    QList<QAction *> m_actions;
};

} // namespace maquette
