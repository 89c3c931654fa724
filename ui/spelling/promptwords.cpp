// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/promptwords.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <vector>

namespace maquette
{

namespace
{

constexpr int longestWord = 60; // what is longer is no word, and would only cost time

bool isSpace(QChar c)
{
    return c.isSpace();
}

//! \brief Marks the places that are syntax.
class SyntaxMarker
{
public:
    explicit SyntaxMarker(const QString &text)
        : m_text(text)
        , m_marked(size_t(text.size()), false)
    {
        markBrackets();
        markAngles();
        markWildcards();
        markTokens();
    }

    [[nodiscard]] bool touches(const WordSpan &span) const
    {
        const auto from = m_marked.begin() + span.start;
        return std::find(from, from + span.length, true) != from + span.length;
    }

private:
    void mark(qsizetype from, qsizetype to)
    {
        std::fill(m_marked.begin() + from, m_marked.begin() + to, true);
    }

    //! Whether a weight or a step, such as `:1.2`, stands right before \a close.
    [[nodiscard]] bool hasWeight(qsizetype open, qsizetype close) const
    {
        qsizetype at = close - 1;
        while (at > open && (m_text[at].isDigit() || m_text[at] == u'.' || m_text[at] == u' '))
            --at;
        if (at > open && (m_text[at] == u'-' || m_text[at] == u'+'))
            --at;
        return at > open && at < close - 1 && m_text[at] == u':';
    }

    void markBrackets()
    {
        std::vector<qsizetype> opened;
        qsizetype markedUpTo = 0; // from the outermost pair on, so that nesting does not mark again and again
        std::vector<std::pair<qsizetype, qsizetype>> pairs;
        for (qsizetype at = 0; at < m_text.size(); ++at) {
            const char16_t letter = m_text[at].unicode();
            if (letter == u'{' || letter == u'(' || letter == u'[') {
                opened.push_back(at);
            } else if (letter == u'}' || letter == u')' || letter == u']') {
                const char16_t wanted = letter == u'}' ? u'{' : letter == u')' ? u'(' : u'[';
                if (opened.empty() || m_text[opened.back()].unicode() != wanted)
                    continue;
                const qsizetype open = opened.back();
                opened.pop_back();
                if (letter == u'}' || hasWeight(open, at))
                    pairs.emplace_back(open, at + 1);
            }
        }
        std::sort(pairs.begin(), pairs.end());
        for (const auto &[from, to] : pairs) {
            if (to > markedUpTo)
                mark(std::max(from, markedUpTo), to);
            markedUpTo = std::max(markedUpTo, to);
        }
    }

    //! `<lora:name:0.8>`; but "a < b" and "b > a" are prose.
    void markAngles()
    {
        qsizetype open = -1;
        bool named = false;
        for (qsizetype at = 0; at < m_text.size(); ++at) {
            const QChar letter = m_text[at];
            if (letter == u'<') {
                const bool tag =
                    at + 1 < m_text.size() && (m_text[at + 1].isLetter() || m_text[at + 1] == u'/');
                open = tag ? at : -1;
                named = false;
            } else if (letter == u':') {
                named = true;
            } else if (letter == u' ' && !named) {
                open = -1;
            } else if (letter == u'>' && open >= 0) {
                mark(open, at + 1);
                open = -1;
            }
        }
    }

    void markWildcards()
    {
        qsizetype open = -1;
        for (qsizetype at = 0; at + 1 < m_text.size(); ++at) {
            if (isSpace(m_text[at]))
                open = -1;
            if (m_text[at] != u'_' || m_text[at + 1] != u'_')
                continue;
            if (open >= 0) {
                mark(open, at + 2);
                open = -1;
            } else {
                open = at;
            }
            ++at;
        }
    }

    //! What is recognised by how it begins or by what it holds, up to the next space.
    void markTokens()
    {
        for (qsizetype at = 0; at < m_text.size();) {
            while (at < m_text.size() && isSpace(m_text[at]))
                ++at;
            const qsizetype from = at;
            while (at < m_text.size() && !isSpace(m_text[at]))
                ++at;
            const QStringView token = QStringView(m_text).mid(from, at - from);
            if (token.startsWith(u"--") || token.startsWith(u'@') || token.startsWith(u'#') ||
                token.contains(u"://") || token.contains(u'@') || hasInnerDot(token))
                mark(from, at);
        }
    }

    //! "example.com", "picture.png"; but not the end of a sentence, nor dots for a pause.
    static bool hasInnerDot(QStringView token)
    {
        for (qsizetype at = token.indexOf(u'.', 1); at > 0 && at + 1 < token.size();
             at = token.indexOf(u'.', at + 1)) {
            if (token[at - 1].isLetterOrNumber() && token[at + 1].isLetterOrNumber())
                return true;
        }
        return false;
    }

    const QString &m_text;
    std::vector<bool> m_marked;
};

//! Scripts whose words no space parts; their dictionaries are of another kind.
bool isUnspaced(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

bool isWord(QStringView letters)
{
    if (letters.size() > longestWord)
        return false;
    int count = 0;
    int capitals = 0;
    bool capitalInside = false;
    for (qsizetype at = 0; at < letters.size(); ++at) {
        char32_t letter = letters[at].unicode();
        if (letters[at].isHighSurrogate() && at + 1 < letters.size()) {
            letter = QChar::surrogateToUcs4(letters[at], letters[at + 1]);
            ++at;
        }
        if (letter == U'\'' || letter == U'\u2019' || QChar::isMark(letter) || letter == U'\u00ad' ||
            letter == U'\u200c' || letter == U'\u200d')
            continue;
        if (!QChar::isLetter(letter) || isUnspaced(QChar::script(letter)))
            return false;
        ++count;
        if (QChar::isUpper(letter)) {
            ++capitals;
            capitalInside |= count > 1;
        }
    }
    if (count < 2)
        return false;
    const bool afterApostrophe = letters.size() > 2 && (letters[1] == u'\'' || letters[1] == u'\u2019');
    return !capitalInside || (capitals < count && afterApostrophe); // O'Neill, d'Orsay
}

} // namespace

QList<WordSpan> wordsToCheck(const QString &paragraph)
{
    QList<WordSpan> words;
    const SyntaxMarker syntax(paragraph);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, paragraph);
    qsizetype start = 0;
    while (finder.position() >= 0 && finder.position() < paragraph.size()) {
        if (finder.boundaryReasons() & QTextBoundaryFinder::StartOfItem)
            start = finder.position();
        const qsizetype end = finder.toNextBoundary();
        if (end < 0)
            break;
        if (!(finder.boundaryReasons() & QTextBoundaryFinder::EndOfItem))
            continue;
        const WordSpan span{int(start), int(end - start)};
        if (isWord(QStringView(paragraph).mid(start, end - start)) && !syntax.touches(span))
            words.append(span);
    }
    return words;
}

} // namespace maquette
