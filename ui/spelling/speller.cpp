// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/speller.h"

#include "app/base/background.h"

#include <QLocale>

namespace maquette
{

Speller::Speller(std::shared_ptr<const SpellSource> source, const QString &personalFile, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_judge(std::make_shared<WordJudge>(m_source, personalFile))
    , m_choice{SpellingChoice::Kind::Off, {}}
{
    m_pool.setMaxThreadCount(1); // so the judge needs no lock, and calls keep their order
}

Speller::~Speller()
{
    m_judge->stop();
    m_pool.clear();
    m_pool.waitForDone();
}

void Speller::setChoice(const SpellingChoice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    m_choiceTold = false;
    if (m_inUse)
        tellChoice(); // dictionaries that nobody wants any more are let go
    emit verdictsChanged();
}

void Speller::tellChoice()
{
    m_inUse = true;
    if (std::exchange(m_choiceTold, true))
        return;
    tellJudge([choice = m_choice, source = m_source](WordJudge &judge) -> Result<void> {
        judge.setLanguages(choice.kind == SpellingChoice::Kind::Off
                               ? QStringList()
                               : languagesFor(choice, source->languages(), QLocale::system().uiLanguages()));
        return {};
    });
}

void Speller::check(const QStringList &paragraphs, QObject *context,
                    std::function<void(const QList<QList<WordSpan>> &)> answer)
{
    tellChoice();
    inBackground(
        m_pool, context,
        [judge = m_judge, paragraphs] {
            QList<QList<WordSpan>> wrong;
            for (const QString &each : paragraphs)
                wrong << judge->wrongIn(each);
            return wrong;
        },
        std::move(answer));
}

void Speller::suggest(const QString &word, QObject *context, std::function<void(const QStringList &)> answer)
{
    tellChoice();
    inBackground(
        m_pool, context, [judge = m_judge, word] { return judge->suggestions(word, mostSuggestions); },
        std::move(answer));
}

void Speller::addWord(const QString &word)
{
    tellJudge([word](WordJudge &judge) { return judge.add(word); });
    emit verdictsChanged();
}

void Speller::ignoreWord(const QString &word)
{
    tellJudge([word](WordJudge &judge) -> Result<void> {
        judge.ignore(word);
        return {};
    });
    emit verdictsChanged();
}

void Speller::tellJudge(std::function<Result<void>(WordJudge &)> work)
{
    inBackground(
        m_pool, this, [judge = m_judge, work = std::move(work)] { return work(*judge); },
        [this](const Result<void> &done) {
            if (!done)
                emit failed(done.error());
        });
}

} // namespace maquette
