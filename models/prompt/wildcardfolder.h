// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/prompt/wildcards.h"

#include <QDateTime>
#include <QHash>

namespace maquette
{

//! \brief A folder of lists for prompts: `moods/calm.txt` is the list `moods/calm`. For one thread.
//!
//! A list is a text file, one alternative a line, without the blanks at either end; empty lines and those
//! that begin with `#` are left out (`\#` begins an alternative with one). UTF-8 with or without a byte order
//! mark, or UTF-16 with one; any line ends. Files are read when they are first asked for, and again once they
//! have changed.
class WildcardFolder : public Wildcards
{
public:
    static constexpr qint64 mostBytes = 2'000'000;
    static constexpr int mostLines = 50'000;
    static constexpr int mostFiles = 5000;
    static constexpr int mostEntries = 20'000; //!< of all kinds, that names() looks at

    explicit WildcardFolder(QString folder);

    [[nodiscard]] const QString &folder() const { return m_folder; }
    //! In the order of their names; at most mostFiles, of the first mostEntries: it is asked for by a menu,
    //! and the folder may be anything. Links to folders are not followed.
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] std::optional<QStringList> alternatives(const QString &name) const override;
    //! Why the list \a name cannot be used although its file is there, one sentence; else empty.
    [[nodiscard]] QString problem(const QString &name) const;

private:
    struct List
    {
        QStringList lines;
        QString problem;
        QDateTime changed;
        QDateTime read;
        qint64 bytes = -1;
    };

    //! Null when there is no such file.
    [[nodiscard]] const List *list(const QString &name) const;
    [[nodiscard]] static List readFile(const QString &path);

    QString m_folder;
    mutable QHash<QString, List> m_lists;
};

} // namespace maquette
