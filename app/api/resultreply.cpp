// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/replies.h"
#include "app/base/log.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace maquette
{

namespace
{

//! \a value with every secret in its texts replaced.
QJsonValue withoutSecrets(const QJsonValue &value)
{
    if (value.isString())
        return redact(value.toString());
    if (value.isArray()) {
        QJsonArray clean;
        for (const QJsonValue &item : value.toArray())
            clean.append(withoutSecrets(item));
        return clean;
    }
    if (!value.isObject())
        return value;
    QJsonObject clean;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        clean.insert(redact(it.key()), withoutSecrets(it.value()));
    return clean;
}

//! The text of JSON with its escapes (RFC 8259, section 7) resolved.
QString withoutEscapes(const QString &json)
{
    constexpr int digits = 4;
    QString plain;
    plain.reserve(json.size());
    for (qsizetype at = 0; at < json.size(); ++at) {
        if (json.at(at) != u'\\' || at + 1 == json.size()) {
            plain += json.at(at);
            continue;
        }
        const QChar kind = json.at(++at);
        bool valid = false;
        const ushort code = kind == u'u' ? QStringView(json).mid(at + 1, digits).toUShort(&valid, 16) : 0;
        plain += valid ? QChar(code) : kind;
        at += valid ? digits : 0;
    }
    return plain;
}

//! Also where no reader finds it: of two values with one name the first.
bool holdsSecret(const QByteArray &body)
{
    const QString text = QString::fromUtf8(body);
    const QString plain = withoutEscapes(text);
    return redact(text) != text || redact(plain) != plain;
}

//! The body as it came, unless it repeats a secret: what is kept on disk holds none.
QByteArray keptBody(const QByteArray &body, const QJsonObject &object)
{
    if (!holdsSecret(body))
        return body;
    const QByteArray clean = QJsonDocument(withoutSecrets(object).toObject()).toJson(QJsonDocument::Compact);
    // Where an escape and what follows it look like a secret, there is nothing to replace.
    return holdsSecret(clean) ? QByteArrayLiteral("{}") : clean;
}

} // namespace

std::optional<Money> priceOf(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    const double dollars = value.toDouble();
    if (!std::isfinite(dollars) || dollars < 0)
        return std::nullopt;
    return Money::fromDollars(dollars);
}

Result<RunResult> readResult(const Result<HttpAnswer> &answer, const Clock &clock)
{
    if (!answer)
        return answer.error();
    const ReadAnswer read = readAnswer(*answer, CallSubject::Request, clock);
    RunResult result;
    result.raw = keptBody(answer->body, read.object);
    if (read.error) {
        if (read.error->kind != ErrorKind::NotReady)
            return *read.error;
        result.status.state = RunStatus::State::Running;
        return result;
    }
    auto status = runStatusOf(read.object);
    if (!status) {
        return Error{ErrorKind::BadAnswer,
                     QCoreApplication::translate("Api", "The server's answer names no state."),
                     evidence(answer->status, answer->body),
                     answer->status,
                     0,
                     {}};
    }
    result.status = *std::move(status);
    result.cost = priceOf(read.object.value(QLatin1String("cost")));
    if (result.status.state == RunStatus::State::Completed)
        result.outputs = outputsOf(read.object.value(QLatin1String("output")));
    return result;
}

} // namespace maquette
