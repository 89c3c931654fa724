// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox/faultcases.h"

#include <QtGlobal>

namespace maquette::test
{

namespace
{

using Fields = QList<Json>;

Fields ends(const QList<const char *> &points)
{
    Fields all;
    for (const char *point : points)
        all << Json{{"at", point}};
    return all;
}

Fields closings()
{
    Fields all =
        ends({"before-status", "in-status", "after-status", "in-headers", "after-headers", "in-body"});
    all << Json{{"at", "in-body"}, {"bytes", 5}};
    all << Json{{"at", "before-status"}, {"reset", true}};
    all << Json{{"at", "in-body"}, {"reset", true}};
    return all;
}

Fields chunkCuts()
{
    Fields all;
    for (const char *place : {"in-chunk", "between-chunks", "in-size"})
        all << Json{{"at", place}, {"chunk", 10}};
    all << Json{{"chunk", 10}, {"bytes", 25}, {"reset", true}};
    return all;
}

Fields waits()
{
    Fields all;
    for (const int status : {429, 503}) {
        const QList<Json> values{Json(0), Json{{"date_in", 0}}, Json("soon"), Json(315360000)};
        all << Json{{"status", status}};
        for (const Json &value : values)
            all << Json{{"status", status}, {"retry_after", value}};
    }
    all << Json{{"status", 503}, {"retry_after", 0}, {"body", Json{{"message", "Busy."}}}};
    return all;
}

Fields answers()
{
    return {
        Json{{"status", 500}},
        Json{{"status", 502}, {"type", "text/html"}, {"body", "<html>bad gateway</html>"}},
        Json{{"status", 204}},
        Json{{"status", 200}},
        Json{{"status", 200}, {"body", Json::array({"req-1"})}},
        Json{{"status", 200}, {"body", Json::object()}},
        Json{{"status", 404}, {"body", Json{{"error_code", 404001}, {"error_message", "No such thing."}}}},
        Json{{"status", 599}, {"type", "x"}, {"headers", Json{{"X-Odd", "yes"}}}}};
}

Fields redirects()
{
    Fields all;
    for (const int status : {301, 302, 303, 307, 308})
        all << Json{{"status", status}, {"to", "https://elsewhere.example/x"}};
    all << Json{{"status", 302}, {"to", "file:///etc/passwd"}};
    all << Json{{"status", 307}, {"to", "http://10.0.0.1/x"}};
    all << Json{{"status", 308}, {"to", "http://169.254.169.254/latest/meta-data"}};
    return all;
}

Fields numbers(const char *key, const QList<int> &values)
{
    Fields all;
    for (const int value : values)
        all << Json{{key, value}};
    return all;
}

Fields fieldsOf(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Delay:
        return numbers("ms", {60});
    case FaultKind::Close:
        return closings();
    case FaultKind::Stall:
        return ends({"before-status", "in-headers", "in-body"});
    case FaultKind::Truncated:
        return {Json::object(), Json{{"bytes", 0}}};
    case FaultKind::Chunked:
        return {Json::object(), Json{{"chunk", 7}}};
    case FaultKind::ChunkedCut:
        return chunkCuts();
    case FaultKind::NoLength:
        return {Json::object(), Json{{"share", 0.5}}};
    case FaultKind::WrongLength:
        return numbers("by", {7, -7});
    case FaultKind::WrongType:
        return {Json{{"type", "text/html"}}};
    case FaultKind::Html:
        return {Json::object()};
    case FaultKind::ErrorCode:
        return numbers("code", {500001, 400002});
    case FaultKind::Busy:
        return waits();
    case FaultKind::Answer:
        return answers();
    case FaultKind::States:
        return {Json{{"states", Json::array({"in_progress", "in_queue", "warming_up"})}},
                Json{{"states", Json::array({"completed", "in_queue", ""})}}};
    case FaultKind::Redirect:
        return redirects();
    case FaultKind::Endless:
        return {Json{{"rate", 200000}}, Json{{"rate", 200000}, {"chunk", 1000}}};
    case FaultKind::Slow:
        return numbers("rate", {1, 100000});
    case FaultKind::RangeRefused:
        return {Json::object()};
    case FaultKind::ChangedEtag:
        return {Json::object(), Json{{"part", true}}};
    case FaultKind::WrongStart:
    case FaultKind::WrongTotal:
        return numbers("by", {10, -3});
    case FaultKind::Expired:
        return numbers("status", {403, 404, 410});
    }
    return {};
}

} // namespace

QByteArray FaultCase::name() const
{
    QByteArray text;
    for (const auto &[key, value] : fields.items())
        text += (text.isEmpty() ? "" : " ") +
                (key == "fault" ? QByteArray() : QByteArray::fromStdString(key) + '=') +
                QByteArray::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
    return text;
}

Json FaultCase::entry(ApiOperation operation, bool taken) const
{
    Json entry = fields;
    entry["on"] = operationName(operation);
    if (operation == ApiOperation::Submit || operation == ApiOperation::Cancel)
        entry["taken"] = taken;
    return entry;
}

QList<FaultCase> faultCases(FaultKind kind)
{
    QList<FaultCase> cases;
    const Fields all = fieldsOf(kind);
    for (const Json &fields : all) {
        Json whole{{"fault", faultTrait(kind).name}};
        whole.update(fields);
        cases.append({kind, whole});
    }
    return cases;
}

QList<FaultKind> allFaultKinds()
{
    QList<FaultKind> kinds;
    for (int i = 0; i < faultKinds; ++i)
        kinds << FaultKind(i);
    return kinds;
}

QList<FaultCase> faultCases()
{
    QList<FaultCase> cases;
    for (const FaultKind kind : allFaultKinds())
        cases += faultCases(kind);
    return cases;
}

FaultPlan planOf(const QList<Json> &entries)
{
    Json faults = Json::array();
    for (const Json &entry : entries)
        faults.push_back(entry);
    Json whole = Json::object();
    whole["faults"] = faults;
    auto plan = FaultPlan::parse(toBytes(whole));
    if (!plan)
        qFatal("%s", qPrintable(plan.error().message));
    return *std::move(plan);
}

} // namespace maquette::test
