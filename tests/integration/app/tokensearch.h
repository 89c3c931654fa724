// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace maquette::test
{

//! \brief Looks for a secret wherever it may have been written: in plain (any eight characters of it in a
//! row), as UTF-16, backwards, percent-encoded, in base64 at any place of a text, in hex.
class TokenSearch
{
public:
    explicit TokenSearch(const QString &token);

    //! How \a bytes hold it: "base64"; empty when they do not.
    [[nodiscard]] QString in(const QByteArray &bytes) const;
    //! Every file below \a folder that holds it, in its bytes, its name or a picture's texts, with the way it
    //! does.
    [[nodiscard]] QStringList inFilesBelow(const QString &folder);
    //! Every process from \a pid on downwards whose arguments hold it.
    [[nodiscard]] QStringList inArgumentsOf(qint64 pid);
    //! How many files and processes were looked at, so that nobody looks at nothing.
    [[nodiscard]] int looked() const { return m_looked; }
    [[nodiscard]] const QList<std::pair<QString, QByteArray>> &forms() const { return m_forms; }

private:
    QList<std::pair<QString, QByteArray>> m_forms;
    int m_looked = 0;
};

} // namespace maquette::test
