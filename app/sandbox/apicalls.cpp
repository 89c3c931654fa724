// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a request is to a fault plan.
#include "app/sandbox/api.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

Call callOfRun(ApiOperation operation, const std::optional<Run> &run)
{
    if (!run)
        return {operation, {}, {}, {}};
    return {operation, run->model, run->plan.prompt, run->id};
}

} // namespace

QString Api::promptIn(const QString &id, const QByteArray &body) const
{
    const auto model = m_parts.catalogue.find(ModelId(id));
    const Result<Json> input = parseJson(body);
    return model && input && input->is_object() ? promptWords(*model, *input) : QString();
}

std::optional<Call> Api::callOf(const ServerRequest &request, bool withPrompt)
{
    const QString &path = request.path;
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    if (path == "/prod/v2/balance"_L1)
        return Call{ApiOperation::Balance, {}, {}, {}};
    if (path.startsWith("/files/"_L1) && parts.size() == 3)
        return callOfRun(ApiOperation::Output, m_parts.book.findByFileKey(parts[1]));
    if (path.startsWith("/v1/requests/"_L1) && parts.size() == 4) {
        const auto run = m_parts.book.find(parts[2]);
        if (parts[3] == "status"_L1)
            return callOfRun(ApiOperation::Status, run);
        if (parts[3] == "result"_L1)
            return callOfRun(ApiOperation::Result, run);
        if (parts[3] == "cancel"_L1)
            return callOfRun(ApiOperation::Cancel, run);
        return std::nullopt;
    }
    if (path != "/v1/models"_L1 && !path.startsWith("/v1/models/"_L1))
        return std::nullopt;
    const QString id = path.mid(11);
    if (request.method != "POST")
        return Call{ApiOperation::Catalogue, id, {}, {}};
    return Call{ApiOperation::Submit, id, withPrompt ? promptIn(id, request.body) : QString(), {}};
}

} // namespace maquette
