// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/requestreader.h"

#include "app/headless/words.h"
#include "models/core/catalogue.h"

#include <QFile>

#include <algorithm>
#include <cstdio>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

//! Inputs may hold files as data addresses; more than the service takes is a mistake.
constexpr qint64 largestFile = 256LL * 1024 * 1024;

Result<QByteArray> bytesOf(const QString &name)
{
    QFile file(name);
    const bool opened = name == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return fail(ErrorKind::FileAccess,
                    headlessWords("The file cannot be read: %1.").arg(file.errorString()));
    QByteArray bytes = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorKind::FileAccess,
                    headlessWords("The file cannot be read: %1.").arg(file.errorString()));
    if (bytes.size() > largestFile)
        return fail(ErrorKind::TooLarge, headlessWords("The file is too large to be a request."));
    return bytes;
}

//! Nothing when it is no whole number from 1 to the most.
std::optional<int> countOf(const Json &request)
{
    const Json *count = member(request, "count");
    if (!count)
        return 1;
    if (!count->is_number_integer() || *count < Json(1) || *count > Json(RequestReader::mostRuns))
        return {};
    return count->get<int>();
}

QStringList drawnSeeds(const Model &model, const Json &input)
{
    QStringList keys;
    for (const Field &field : model.fields) {
        const Json *given = member(input, field.key.toStdString());
        const bool left = !given || given->is_null();
        if (field.kind == FieldKind::Seed && field.role == FieldRole::Seed && left)
            keys += field.key;
    }
    return keys;
}

bool holdsSeed(const Model &model, const Json &input)
{
    const Field *seed = model.fieldWithRole(FieldRole::Seed);
    return seed && !drawnSeeds(model, input).contains(seed->key);
}

} // namespace

bool RequestBatch::isWrong() const
{
    return std::any_of(problems.cbegin(), problems.cend(),
                       [](const RequestProblem &problem) { return problem.blocks; });
}

RequestReader::RequestReader(const Catalogue &catalogue, RequestBuilder::SeedSource seeds)
    : m_catalogue(catalogue)
    , m_builder(std::move(seeds))
{}

RequestBatch RequestReader::read(const QStringList &files) const
{
    RequestBatch batch;
    for (const QString &file : files)
        readFile(file, batch);
    return batch;
}

void RequestReader::readFile(const QString &file, RequestBatch &batch) const
{
    if (const auto bytes = bytesOf(file))
        readText(file, *bytes, batch);
    else
        batch.problems.append({file, -1, {}, bytes.error().message});
}

void RequestReader::readText(const QString &source, const QByteArray &text, RequestBatch &batch) const
{
    const Result<Json> parsed = parseJson(text);
    if (!parsed) {
        batch.problems.append(
            {source, -1, {}, headlessWords("This is not JSON: %1.").arg(parsed.error().detail)});
        return;
    }
    if (!parsed->is_array()) {
        readRequest(source, 0, *parsed, batch);
        return;
    }
    if (parsed->empty())
        batch.problems.append({source, -1, {}, headlessWords("There is no request in it.")});
    int index = 0;
    for (const Json &request : *parsed)
        readRequest(source, index++, request, batch);
}

void RequestReader::readRequest(const QString &source, int index, const Json &request,
                                RequestBatch &batch) const
{
    const RequestProblem here{source, index, {}, {}};
    const auto refuse = [&](const QString &field, const QString &message) {
        batch.problems.append({source, index, field, message});
    };
    if (!request.is_object())
        return refuse({}, headlessWords("A request is an object with \"model\" and \"input\"."));
    for (const auto &[key, value] : request.items()) {
        if (key != "model" && key != "input" && key != "count")
            return refuse({}, headlessWords("A request has no \"%1\".").arg(QString::fromStdString(key)));
    }
    const Json *input = member(request, "input");
    if (!input || !input->is_object())
        return refuse({}, headlessWords("\"input\" is missing or no object."));
    const QString id = stringMember(request, "model");
    const auto model = id.isEmpty() ? nullptr : m_catalogue.find(ModelId(id));
    if (!model)
        return refuse({}, id.isEmpty() ? headlessWords("\"model\" is missing or no text.")
                                       : headlessWords("There is no model \"%1\".").arg(id));
    const auto count = countOf(request);
    if (!count)
        return refuse({}, headlessWords("\"count\" is no whole number from 1 to %1.").arg(mostRuns));
    for (const auto &[key, value] : input->items()) {
        const QString name = QString::fromStdString(key);
        if (!model->field(name))
            return refuse(name, headlessWords("The model has no such field."));
    }
    if (*count > 1 && holdsSeed(*model, *input))
        batch.problems.append({source, index, {}, headlessWords("All its runs use the same seed."), false});
    const Price price{model->basePrice, model->priceUnit, model->pricingNote};
    build(here, {model, *input, drawnSeeds(*model, *input), *count, {}, price, {}}, batch);
}

void RequestReader::build(const RequestProblem &place, const RunPlan &plan, RequestBatch &batch) const
{
    int run = 0;
    for (const JobOrder &order : m_builder.orders(plan)) {
        const Result<Json> body = parseJson(order.input);
        const QList<FieldProblem> found = checkRequest(*plan.model, body ? *body : Json());
        bool blocked = false;
        for (const FieldProblem &problem : found) {
            batch.problems.append({place.source, place.index, problem.key, problem.message, problem.blocks});
            blocked = blocked || problem.blocks;
        }
        if (blocked)
            return;
        batch.runs.append({order, place.source, place.index, ++run});
    }
}

} // namespace maquette
