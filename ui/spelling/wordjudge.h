// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "ui/spelling/spelldictionary.h"
#include "ui/spelling/wordspan.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <atomic>
#include <vector>

namespace maquette
{

//! \brief Says which words are wrong: those that some dictionary covers and none knows, and that the artist
//! has neither added nor ignored. One thread at a time, except stop().
class WordJudge
{
public:
    //! \a personalFile: the artist's own words, one a line.
    WordJudge(std::shared_ptr<const SpellSource> source, QString personalFile);

    //! They are read with the next question; those no longer asked for are let go at once.
    void setLanguages(const QStringList &languages);
    [[nodiscard]] QList<WordSpan> wrongIn(const QString &paragraph);
    [[nodiscard]] QStringList suggestions(const QString &word, int most);
    void ignore(const QString &word); //!< for this session
    //! Also in the file. On an error it counts for this session all the same.
    [[nodiscard]] Result<void> add(const QString &word);
    //! What is being judged ends at the next word, and nothing is wrong from then on.
    void stop() { m_stopped = true; }

private:
    struct Loaded
    {
        QString language;
        std::unique_ptr<SpellDictionary> dictionary; //!< null: it could not be read
    };

    void prepare();
    void readPersonal();
    [[nodiscard]] bool isWrong(const QString &word);
    [[nodiscard]] bool judge(const QString &word);

    std::shared_ptr<const SpellSource> m_source;
    QString m_personalFile;
    QStringList m_languages;
    std::vector<Loaded> m_loaded;
    QSet<QString> m_personal; //!< as in the file
    QSet<QString> m_right;    //!< the artist's word, in lower case
    QHash<QString, bool> m_verdicts;
    bool m_ready = false;
    bool m_personalRead = false;
    std::atomic<bool> m_stopped = false;
};

} // namespace maquette
