// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/answererror.h"

#include "app/api/words.h"
#include "app/base/log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace maquette
{

namespace
{

constexpr qsizetype longestMessage = 300;
constexpr qsizetype longestEvidence = 4000;

int codeOf(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toInt();
    return value.isString() ? value.toString().toInt() : 0;
}

std::optional<ErrorKind> kindOfCode(int code, CallSubject subject)
{
    switch (code) {
    case 400001:
        return ErrorKind::ModelUnknown;
    case 400002:
        return ErrorKind::NoFunds;
    case 400004:
        return ErrorKind::TokenRejected;
    case 400005:
        return ErrorKind::NotReady;
    case 403001:
    case 403003:
        return ErrorKind::NotPermitted;
    case 404001:
        return subject == CallSubject::Request ? ErrorKind::RequestGone : ErrorKind::ModelUnknown;
    default:
        return std::nullopt;
    }
}

ErrorKind kindOfStatus(int status, CallSubject subject)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorKind::TokenRejected;
    case 402:
        return ErrorKind::NoFunds;
    case 404:
    case 410:
        if (subject == CallSubject::Request)
            return ErrorKind::RequestGone;
        return subject == CallSubject::Account ? ErrorKind::BadAnswer : ErrorKind::ModelUnknown;
    case 400:
    case 413:
    case 422:
        return subject == CallSubject::Submit ? ErrorKind::InputRejected : ErrorKind::BadAnswer;
    case 429:
        return ErrorKind::RateLimited;
    default:
        return status >= 500 && status < 600 ? ErrorKind::ServerFault : ErrorKind::BadAnswer;
    }
}

//! A code that the table does not know still begins with the status it stands for, as in 422001.
ErrorKind kindOf(int status, int code, CallSubject subject)
{
    if (const auto known = kindOfCode(code, subject))
        return *known;
    const bool success = status >= 200 && status < 300;
    return kindOfStatus(success ? code / 1000 : status, subject);
}

QString ownWords(ErrorKind kind, int status)
{
    switch (kind) {
    case ErrorKind::ModelUnknown:
        return apiWords("RunComfy does not offer this model.");
    case ErrorKind::NoFunds:
        return apiWords("The balance of the account is used up.");
    case ErrorKind::TokenRejected:
        return apiWords("RunComfy did not accept the token.");
    case ErrorKind::NotPermitted:
        return apiWords("This belongs to another account.");
    case ErrorKind::RequestGone:
        return apiWords("RunComfy does not know this run any more.");
    case ErrorKind::InputRejected:
        return apiWords("RunComfy did not accept the input.");
    case ErrorKind::NotReady:
        return apiWords("The run is not finished yet.");
    case ErrorKind::RateLimited:
        return apiWords("RunComfy asks to wait before asking again.");
    case ErrorKind::ServerFault:
        return apiWords("RunComfy has a fault of its own (HTTP %1).").arg(status);
    default:
        return apiWords("The answer of the server cannot be used (HTTP %1).").arg(status);
    }
}

QString textAt(const QJsonValue &value, int depth);

QString textOfArray(const QJsonArray &array, int depth)
{
    QStringList parts;
    for (const QJsonValue &item : array) {
        const QJsonObject entry = item.toObject();
        QStringList place;
        for (const QJsonValue &step : entry.value(QLatin1String("loc")).toArray()) {
            const QString name = step.isDouble() ? QString::number(step.toInt()) : step.toString();
            if (name != QLatin1String("body"))
                place.append(name);
        }
        const QString message = entry.value(QLatin1String("msg")).toString();
        const QString text = message.isEmpty() ? textAt(item, depth) : message;
        if (!text.isEmpty())
            parts.append(place.isEmpty() ? text : place.join(QLatin1Char('.')) + QStringLiteral(": ") + text);
    }
    return parts.join(QStringLiteral("; "));
}

QString textAt(const QJsonValue &value, int depth)
{
    constexpr int deepest = 8;
    if (value.isString())
        return value.toString();
    if (depth >= deepest)
        return {};
    if (value.isArray())
        return textOfArray(value.toArray(), depth + 1);
    if (!value.isObject())
        return {};
    const QJsonObject object = value.toObject();
    for (const auto *key : {"error_message", "message", "error", "detail", "msg", "reason"}) {
        const QString text = textAt(object.value(QLatin1String(key)), depth + 1);
        if (!text.trimmed().isEmpty())
            return text;
    }
    return {};
}

} // namespace

QString plainText(const QString &text)
{
    static const QRegularExpression hidden(QStringLiteral("<(script|style|head)\\b.*?(</\\1\\s*>|$)"),
                                           QRegularExpression::CaseInsensitiveOption |
                                               QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag(QStringLiteral("<[/!?A-Za-z][^>]*(>|$)"));
    static const QRegularExpression control(QStringLiteral("[\\p{Cc}\\p{Cf}]"));
    constexpr qsizetype mostRead = 64 * 1024;
    // Half a surrogate pair, and the expressions below match nothing at all.
    const QList<uint> points = text.left(mostRead).toUcs4();
    QString plain =
        redact(QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), points.size()));
    plain.remove(hidden);
    plain.replace(tag, QStringLiteral(" "));
    plain.replace(control, QStringLiteral(" "));
    plain.replace(QStringLiteral("&lt;"), QStringLiteral("<"))
        .replace(QStringLiteral("&gt;"), QStringLiteral(">"))
        .replace(QStringLiteral("&quot;"), QStringLiteral("\""))
        .replace(QStringLiteral("&#39;"), QStringLiteral("'"))
        .replace(QStringLiteral("&nbsp;"), QStringLiteral(" "))
        .replace(QStringLiteral("&amp;"), QStringLiteral("&"));
    plain = redact(plain.simplified());
    if (plain.size() > longestMessage) {
        qsizetype end = longestMessage - 1;
        if (plain.at(end - 1).isHighSurrogate())
            --end;
        plain = plain.left(end) + QChar(0x2026);
    }
    return plain;
}

QString asSentence(const QString &words)
{
    const QString text = words.trimmed();
    if (text.isEmpty())
        return text;
    const QChar last = text.back();
    if (last == u')' && text.size() > 1 && text.at(text.size() - 2) == u'.')
        return text; // a sentence in brackets
    return last.isLetterOrNumber() || last == u')' || last == u'”' || last == u'"' || last == u'\''
               ? QString(text + u'.')
               : text;
}

QString errorText(const QJsonValue &value)
{
    return textAt(value, 0);
}

QString evidence(int status, const QByteArray &body)
{
    constexpr qsizetype mostRead = 16 * 1024;
    const QString text = redact(QString::fromUtf8(body.left(mostRead)));
    return QStringLiteral("HTTP %1\n").arg(status) + text.left(longestEvidence);
}

ReadAnswer readAnswer(const HttpAnswer &answer, CallSubject subject, const Clock &clock)
{
    ReadAnswer read;
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(answer.body, &problem);
    read.isObject = problem.error == QJsonParseError::NoError && document.isObject();
    read.object = document.object();
    const QJsonValue given = read.object.value(QLatin1String("error_code"));
    const bool hasCode = !given.isUndefined() && !given.isNull();
    const bool success = answer.status >= 200 && answer.status < 300;
    const QString said = plainText(errorText(read.object));
    read.isServiceError = read.isObject && (hasCode || (!success && !said.isEmpty()));
    if (success && read.isObject && !hasCode)
        return read;

    Error error;
    error.httpStatus = answer.status;
    error.code = codeOf(given);
    error.kind =
        success && !read.isObject ? ErrorKind::BadAnswer : kindOf(answer.status, error.code, subject);
    error.message = said.isEmpty() ? ownWords(error.kind, answer.status) : asSentence(said);
    error.detail = evidence(answer.status, answer.body);
    if (!answer.retryAfter.isEmpty())
        error.retryAfter = parseRetryAfter(answer.retryAfter, clock);
    read.error = std::move(error);
    return read;
}

} // namespace maquette
