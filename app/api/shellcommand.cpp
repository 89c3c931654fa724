// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/shellcommand.h"

namespace maquette
{

namespace
{

QString quoted(QString text)
{
    text.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QLatin1Char('\'') + text + QLatin1Char('\'');
}

//! A line that does not occur in \a text.
QString endMark(const QString &text)
{
    QString mark = QStringLiteral("END_OF_INPUT");
    while (text.contains(mark))
        mark += QLatin1Char('_');
    return mark;
}

} // namespace

QString postCommand(const QUrl &url, const QByteArray &body)
{
    constexpr qsizetype longestArgument = 100 * 1024; // Linux takes 128 KiB
    const QString command = QStringLiteral("curl -X POST ") + quoted(url.toString(QUrl::FullyEncoded)) +
                            QStringLiteral(" \\\n  -H \"Authorization: Bearer $RUNCOMFY_TOKEN\"") +
                            QStringLiteral(" \\\n  -H 'Content-Type: application/json'") +
                            QStringLiteral(" \\\n  ");
    const QString text = QString::fromUtf8(body);
    if (body.size() <= longestArgument)
        return command + QStringLiteral("--data-raw ") + quoted(text);
    const QString mark = endMark(text);
    return command + QStringLiteral("--data-binary @- <<'") + mark + QStringLiteral("'\n") + text +
           QLatin1Char('\n') + mark + QLatin1Char('\n');
}

} // namespace maquette
