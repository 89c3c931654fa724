// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/filenames.h"

#include <QDir>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>
#include <QTextBoundaryFinder>

namespace maquette
{

namespace
{

constexpr int maxWords = 6;
constexpr int maxWordCharacters = 40;
constexpr int maxModelBytes = 48;
constexpr int maxPromptBytes = 100;
constexpr int maxTailBytes = 20;

bool belongsToWord(char32_t c)
{
    constexpr char32_t zeroWidthNonJoiner = 0x200C;
    constexpr char32_t zeroWidthJoiner = 0x200D;
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == zeroWidthNonJoiner || c == zeroWidthJoiner;
}

bool isApostrophe(char32_t c)
{
    return c == U'\'' || c == U'\u2019' || c == U'\u02BC';
}

bool hasLetter(const QString &word)
{
    const auto points = word.toUcs4();
    return std::any_of(points.begin(), points.end(), [](char32_t c) { return QChar::isLetterOrNumber(c); });
}

QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    const auto close = [&] {
        // Joiners hold letters together; alone, or from between two emoji, they would be an invisible name.
        if (hasLetter(word))
            words.append(word);
        word.clear();
    };
    for (const char32_t c : text.normalized(QString::NormalizationForm_C).toUcs4()) {
        if (belongsToWord(c))
            word += QString::fromUcs4(&c, 1);
        else if (!isApostrophe(c))
            close();
    }
    close();
    return words;
}

//! The longest head of \a text within the limits that splits no character a person sees as one.
QString head(const QString &text, int maxCharacters, int maxBytes)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype end = 0;
    for (int count = 0; count < maxCharacters; ++count) {
        const qsizetype next = finder.toNextBoundary();
        if (next < 0 || QStringView(text).left(next).toUtf8().size() > maxBytes)
            break;
        end = next;
    }
    QString result = text.left(end);
    while (result.endsWith(u'-'))
        result.chop(1);
    return result;
}

bool isReservedOnWindows(const QString &name)
{
    static const QRegularExpression reserved(QStringLiteral("^(con|prn|aux|nul|com[0-9]|lpt[0-9])$"),
                                             QRegularExpression::CaseInsensitiveOption);
    return reserved.match(name).hasMatch();
}

} // namespace

QString dayFolder(const QDateTime &createdAt)
{
    return QLocale::c().toString(createdAt.toLocalTime(), QStringLiteral("yyyy-MM-dd"));
}

QString promptWords(const QString &prompt)
{
    // A prompt may be megabytes; its first words stand in its first part.
    const QStringList words = wordsOf(prompt.left(2000));
    QString result;
    for (int i = 0; i < std::min<qsizetype>(words.size(), maxWords); ++i) {
        const QString longer = result.isEmpty() ? words.at(i) : QString(result + u'-' + words.at(i));
        if (!result.isEmpty() && longer.size() > maxWordCharacters)
            break;
        result = longer;
    }
    return namePiece(head(result, maxWordCharacters, maxPromptBytes), maxPromptBytes);
}

QString namePiece(const QString &text, int maxBytes)
{
    const QString piece = head(wordsOf(text.left(2000)).join(u'-'), maxBytes, maxBytes);
    return isReservedOnWindows(piece) ? QString(head(piece, maxBytes, maxBytes - 1) + u'-') : piece;
}

QString filePart(const QString &text, int maxBytes)
{
    QString part;
    for (const char32_t c : text.left(2000).normalized(QString::NormalizationForm_C).toUcs4()) {
        const bool refused = QStringView(u"<>:\"/\\|?*").contains(QString::fromUcs4(&c, 1));
        if (!refused && QChar::isPrint(c))
            part += QString::fromUcs4(&c, 1);
    }
    while (part.startsWith(u'.') || part.startsWith(u' '))
        part.remove(0, 1);
    part = head(part, maxBytes, maxBytes - 1);
    while (part.endsWith(u'.') || part.endsWith(u' '))
        part.chop(1);
    const qsizetype dot = part.indexOf(u'.');
    return isReservedOnWindows(part.left(dot < 0 ? part.size() : dot)) ? QString(u'-' + part) : part;
}

QString workName(const NameParts &parts)
{
    QStringList pieces{QLocale::c().toString(parts.createdAt.toLocalTime(), QStringLiteral("HHmmss")),
                       namePiece(parts.model, maxModelBytes), promptWords(parts.prompt),
                       namePiece(parts.tail, maxTailBytes)};
    pieces.removeAll(QString());
    return pieces.join(u'_');
}

QString numberedName(const QString &name, int attempt)
{
    return attempt <= 1 ? name : QStringLiteral("%1-%2").arg(name).arg(attempt);
}

bool leadsOut(const QString &path)
{
    const QString clean = QDir::cleanPath(path);
    return clean.isEmpty() || clean == u'.' || clean.startsWith(u'/') || clean == u".." ||
           clean.startsWith(QStringLiteral("../")) || QDir::isAbsolutePath(clean);
}

} // namespace maquette
