// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/wordjudge.h"

#include "ui/spelling/promptwords.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace maquette
{

namespace
{

constexpr qsizetype mostVerdicts = 20'000;   // then the memory of words begins anew
constexpr qint64 longestFile = 1'024 * 1024; // of personal words
constexpr qsizetype longestLine = 200;

QChar::Script scriptOfWord(const QString &word)
{
    for (const char32_t letter : word.toUcs4()) {
        const QChar::Script script = QChar::script(letter);
        if (script != QChar::Script_Common && script != QChar::Script_Inherited)
            return script;
    }
    return QChar::Script_Common;
}

//! As dictionaries write it.
QString asInDictionary(QString word)
{
    word.remove(QChar(0x00ad)); // soft hyphen
    return word.replace(QChar(0x2019), u'\'').normalized(QString::NormalizationForm_C);
}

} // namespace

WordJudge::WordJudge(std::shared_ptr<const SpellSource> source, QString personalFile)
    : m_source(std::move(source))
    , m_personalFile(std::move(personalFile))
{}

void WordJudge::setLanguages(const QStringList &languages)
{
    m_languages = languages;
    m_ready = false;
    m_verdicts.clear();
    std::erase_if(m_loaded, [&](const Loaded &each) { return !languages.contains(each.language); });
}

void WordJudge::prepare()
{
    if (m_ready)
        return;
    m_ready = true;
    readPersonal();
    for (const QString &language : std::as_const(m_languages)) {
        const bool known = std::any_of(m_loaded.begin(), m_loaded.end(),
                                       [&](const Loaded &each) { return each.language == language; });
        if (!known && !m_stopped)
            m_loaded.push_back({language, m_source->load(language)});
    }
}

void WordJudge::readPersonal()
{
    if (std::exchange(m_personalRead, true))
        return;
    QFile file(m_personalFile);
    if (!file.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray &line : file.read(longestFile).split('\n')) {
        const QString word = QString::fromUtf8(line.left(longestLine)).trimmed();
        if (word.isEmpty())
            continue;
        m_personal.insert(asInDictionary(word));
        m_right.insert(asInDictionary(word).toLower());
    }
}

bool WordJudge::judge(const QString &word)
{
    if (m_right.contains(word.toLower()))
        return false;
    const QChar::Script script = scriptOfWord(word);
    bool covered = false;
    for (const Loaded &each : m_loaded) {
        if (!each.dictionary || !each.dictionary->covers(script))
            continue;
        covered = true;
        if (each.dictionary->knows(word))
            return false;
    }
    return covered;
}

bool WordJudge::isWrong(const QString &word)
{
    if (const auto known = m_verdicts.constFind(word); known != m_verdicts.cend())
        return *known;
    if (m_verdicts.size() >= mostVerdicts)
        m_verdicts.clear();
    const bool wrong = judge(word);
    m_verdicts.insert(word, wrong);
    return wrong;
}

QList<WordSpan> WordJudge::wrongIn(const QString &paragraph)
{
    prepare();
    QList<WordSpan> wrong;
    if (m_loaded.empty())
        return wrong;
    for (const WordSpan &span : wordsToCheck(paragraph)) {
        if (m_stopped)
            return {};
        if (isWrong(asInDictionary(paragraph.mid(span.start, span.length))))
            wrong.append(span);
    }
    return wrong;
}

QStringList WordJudge::suggestions(const QString &word, int most)
{
    prepare();
    const QString asked = asInDictionary(word);
    const QChar::Script script = scriptOfWord(asked);
    std::vector<QStringList> offers;
    for (const Loaded &each : m_loaded) {
        if (each.dictionary && each.dictionary->covers(script) && !m_stopped)
            offers.push_back(each.dictionary->suggestions(asked));
    }
    // The first of each language, then the second of each: none is pushed out by another's long list.
    QStringList found;
    for (qsizetype rank = 0; rank < most; ++rank) {
        for (const QStringList &each : offers) {
            if (rank < each.size() && found.size() < most && !found.contains(each[rank]))
                found << each[rank];
        }
    }
    return found;
}

void WordJudge::ignore(const QString &word)
{
    m_right.insert(asInDictionary(word).toLower());
    m_verdicts.clear();
}

Result<void> WordJudge::add(const QString &word)
{
    readPersonal();
    ignore(word);
    if (m_personal.contains(asInDictionary(word)))
        return {};
    m_personal.insert(asInDictionary(word));
    QDir().mkpath(QFileInfo(m_personalFile).absolutePath());
    // Only ever longer: what somebody has written into it by hand stays as it is.
    QFile file(m_personalFile);
    if (file.open(QIODevice::ReadWrite)) {
        const bool unended = file.size() > 0 && file.seek(file.size() - 1) && file.read(1) != "\n";
        const QByteArray line = (unended ? "\n" : "") + asInDictionary(word).toUtf8() + '\n';
        if (file.seek(file.size()) && file.write(line) == line.size() && file.flush())
            return {};
    }
    return fail(ErrorKind::FileAccess,
                QCoreApplication::translate("maquette::WordJudge",
                                            "Your word list cannot be written: the word is kept for this "
                                            "session only."),
                m_personalFile + QStringLiteral(": ") + file.errorString());
}

} // namespace maquette
