// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/replies.h"

#include "app/base/log.h"
#include "models/core/descriptor.h"

#include <QCoreApplication>

namespace maquette
{

namespace
{

std::optional<qint64> countAt(const Json &object, const std::string &key)
{
    constexpr qint64 most = 1'000'000'000;
    const Json *value = member(object, key);
    if (!value || !value->is_number_integer() || !sameJson(*value, Json(value->get<qint64>())))
        return std::nullopt;
    const auto count = value->get<qint64>();
    return count >= 0 && count <= most ? std::optional(count) : std::nullopt;
}

//! Nothing for what is no entry, and for one that must not be kept.
std::optional<CatalogueItem> itemOf(const Json &entry)
{
    const QString id = stringMember(entry, "model_id");
    if (!isModelId(id))
        return std::nullopt;
    const QByteArray json = toBytes(entry);
    const QString text = QString::fromUtf8(json);
    if (redact(text) != text)
        return std::nullopt;
    return CatalogueItem{ModelId(id), json};
}

Error unreadable(const HttpAnswer &answer, const char *words)
{
    return {ErrorKind::BadAnswer,
            QCoreApplication::translate("Api", words),
            evidence(answer.status, answer.body),
            answer.status,
            0,
            {}};
}

} // namespace

Result<CataloguePage> readCatalogue(const Result<HttpAnswer> &answer, const Clock &clock)
{
    if (!answer)
        return answer.error();
    const bool success = answer->status >= 200 && answer->status < 300;
    const Result<Json> body = success ? parseJson(answer->body) : Result<Json>(Json());
    const Json *code = body ? member(*body, "error_code") : nullptr;
    if (!success || (code && !code->is_null())) {
        const ReadAnswer read = readAnswer(*answer, CallSubject::Account, clock);
        return read.error.value_or(unreadable(*answer, "The server's answer is no catalogue."));
    }
    const Json *models = body ? member(*body, "models") : nullptr;
    if (!models || !models->is_array())
        return unreadable(*answer, "The server's answer is no catalogue.");
    CataloguePage page;
    page.listed = qint64(models->size());
    page.total = countAt(*body, "total");
    page.offset = countAt(*body, "offset");
    for (const Json &entry : *models) {
        if (auto item = itemOf(entry))
            page.items.append(*std::move(item));
    }
    return page;
}

} // namespace maquette
