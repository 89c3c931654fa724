// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/spelling/spellingchoice.h"
#include "ui/spelling/wordjudge.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace maquette
{

//! \brief The spell check of the whole program. Main thread; dictionaries are read with the first question
//! and asked in one thread of its own, in the order of the calls.
//!
//! An answer whose context is gone is dropped. Destruction waits for the word or the file that is being read.
class Speller : public QObject
{
    Q_OBJECT

public:
    Speller(std::shared_ptr<const SpellSource> source, const QString &personalFile,
            QObject *parent = nullptr);
    ~Speller() override;

    void setChoice(const SpellingChoice &choice);
    [[nodiscard]] bool isOn() const { return m_choice.kind != SpellingChoice::Kind::Off; }
    //! What there is on this machine. Looks into folders.
    [[nodiscard]] QStringList available() const { return m_source->languages(); }

    //! The wrong words of each of \a paragraphs.
    void check(const QStringList &paragraphs, QObject *context,
               std::function<void(const QList<QList<WordSpan>> &)> answer);
    void suggest(const QString &word, QObject *context, std::function<void(const QStringList &)> answer);
    void addWord(const QString &word);
    void ignoreWord(const QString &word);

    static constexpr int mostSuggestions = 5;

signals:
    void verdictsChanged(); //!< what was right or wrong may be no longer
    void failed(const maquette::Error &error);

private:
    void tellChoice();
    void tellJudge(std::function<Result<void>(WordJudge &)> work);

    std::shared_ptr<const SpellSource> m_source;
    std::shared_ptr<WordJudge> m_judge; //!< in the pool's thread
    SpellingChoice m_choice;
    bool m_choiceTold = true;
    bool m_inUse = false; //!< before, nothing is read and no folder looked into
    QThreadPool m_pool;
};

} // namespace maquette
