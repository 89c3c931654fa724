// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QKeySequence>
#include <QList>

class QLineEdit;
class QStandardItemModel;

namespace maquette
{

//! \brief One line of the list of keys.
struct ShortcutLine
{
    QString group; //!< "File", "Viewer", ...
    QString what;
    QString keys; //!< as they are shown
};

//! \brief Every key of the program, with a search.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(const QList<ShortcutLine> &lines, QWidget *parent = nullptr);

    [[nodiscard]] int shownLines() const;

private:
    void narrow(const QString &text);

    QList<ShortcutLine> m_lines;
    QLineEdit *m_search;
    QStandardItemModel *m_model;
};

} // namespace maquette
