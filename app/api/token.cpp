// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/token.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace maquette
{

namespace
{

QString tokenWords(const char *text)
{
    return QCoreApplication::translate("Token", text);
}

} // namespace

Result<QString> tidyToken(const QString &pasted)
{
    static const QRegularExpression breaks(QStringLiteral("[\\r\\n\\x{2028}\\x{2029}]+[ \\t]*"));
    static const QRegularExpression prefix(QStringLiteral("\\A(Authorization:\\s*)?Bearer\\s+"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression embedded(QStringLiteral("Bearer\\s"),
                                             QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype longest = 4096;
    QString token = pasted.trimmed();
    token.remove(prefix);
    token = token.trimmed();
    if (token.contains(embedded))
        return fail(ErrorKind::InvalidInput,
                    tokenWords("The text holds “Bearer” more than the token itself."));
    token.remove(breaks);
    if (token.isEmpty() || token.compare(QLatin1String("bearer"), Qt::CaseInsensitive) == 0)
        return fail(ErrorKind::InvalidInput, tokenWords("There is no token in this text."));
    if (token.size() > longest)
        return fail(ErrorKind::InvalidInput, tokenWords("This text is too long for a token."));
    const bool printable =
        std::all_of(token.begin(), token.end(), [](QChar c) { return c >= u'!' && c <= u'~'; });
    if (!printable)
        return fail(ErrorKind::InvalidInput,
                    tokenWords("A token holds only letters, digits and signs without blanks."));
    return token;
}

std::optional<EnvironmentToken>
tokenFromEnvironment(const std::function<QString(const QString &variable)> &lookUp)
{
    static const std::array names = {"RUNCOMFY_TOKEN", "RUNCOMFY_API_TOKEN", "RUNCOMFY_API_KEY",
                                     "YOUR_API_TOKEN"};
    for (const char *name : names) {
        const QString variable = QString::fromLatin1(name);
        const auto token = tidyToken(lookUp ? lookUp(variable) : qEnvironmentVariable(name));
        if (token)
            return EnvironmentToken{variable, *token};
    }
    return std::nullopt;
}

} // namespace maquette
