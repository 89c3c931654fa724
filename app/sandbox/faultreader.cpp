// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One entry of a fault plan, field by field.
#include "app/sandbox/entryreader.h"
#include "app/sandbox/faultplan.h"

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;
using Op = ApiOperation;

namespace
{

constexpr qint64 most = 1'000'000'000;

QStringList kindNames()
{
    QStringList names;
    for (int i = 0; i < faultKinds; ++i)
        names << QString::fromLatin1(faultTrait(FaultKind(i)).name);
    return names;
}

QStringList operationNames()
{
    QStringList names;
    for (int i = 0; i < apiOperations; ++i)
        names << QString::fromLatin1(operationName(Op(i)));
    return names;
}

void readOperations(EntryReader &entry, Fault &fault)
{
    entry.need("on");
    const Json *on = entry.take("on");
    const Json list = on && on->is_array() ? *on : Json::array({on ? *on : Json()});
    const QStringList names = operationNames();
    for (const Json &name : list) {
        const qsizetype place = names.indexOf(stringOf(name));
        if (place < 0 || fault.on.contains(Op(place)))
            entry.refuse("on", u"must name its operations, each once, out of "_s + names.join(u", "_s));
        else
            fault.on << Op(place);
    }
    if (fault.on.isEmpty())
        entry.refuse("on", u"must name an operation"_s);
}

//! A selector that no request of the operation can ever fit is a mistake.
QString readSelector(EntryReader &entry, const char *key, const Fault &fault, const QList<Op> &without)
{
    const QString text = entry.text(key);
    for (const Op operation : fault.on) {
        if (entry.has(key) && without.contains(operation))
            entry.refuse(
                key, u"cannot tell one %1 from another"_s.arg(QString::fromLatin1(operationName(operation))));
    }
    return text;
}

void readTimes(EntryReader &entry, Fault &fault)
{
    fault.nth = static_cast<int>(entry.whole("nth", 1, most, 1));
    fault.eachRun = entry.flag("each_run", false);
    const Json *times = entry.take("times");
    if (!times)
        return;
    if (times->is_number_integer())
        fault.times = static_cast<int>(entry.whole("times", 1, most, 1));
    else if (stringOf(*times) == "always"_L1)
        fault.times = 0;
    else
        entry.refuse("times", u"must be a whole number from 1, or \"always\""_s);
}

void readTaken(EntryReader &entry, Fault &fault)
{
    if (!fault.on.contains(Op::Submit) && !fault.on.contains(Op::Cancel))
        return;
    if (!entry.has("taken"))
        entry.refuse("taken", u"is missing: it says whether the request is carried out all the same"_s);
    fault.taken = entry.flag("taken", true);
}

void readCut(EntryReader &entry, BodyCut &cut)
{
    if (entry.has("bytes") && entry.has("share"))
        entry.refuse(u"\"bytes\" and \"share\" exclude each other"_s);
    cut.bytes = entry.whole("bytes", 0, most, -1);
    cut.share = entry.number("share", 0, 1, cut.share);
}

void readEnd(EntryReader &entry, Fault &fault)
{
    static const QStringList points{u"before-status"_s, u"in-status"_s,     u"after-status"_s,
                                    u"in-headers"_s,    u"after-headers"_s, u"in-body"_s};
    fault.wire.until = WirePoint(1 + entry.choice("at", points, 0));
    if (fault.wire.until == WirePoint::InBody)
        readCut(entry, fault.wire.cut);
    if (fault.kind == FaultKind::Stall)
        fault.wire.end = WireEnd::Stall;
    else
        fault.wire.end = entry.flag("reset", false) ? WireEnd::Reset : WireEnd::Close;
}

void readChunks(EntryReader &entry, Fault &fault)
{
    fault.wire.framing = WireFault::Framing::Chunked;
    fault.wire.chunk = entry.whole("chunk", 1, most, fault.wire.chunk);
    if (fault.kind != FaultKind::ChunkedCut)
        return;
    static const QStringList cuts{u"in-chunk"_s, u"between-chunks"_s, u"in-size"_s};
    fault.wire.chunkCut = ChunkCut(entry.choice("at", cuts, 0));
    fault.wire.until = WirePoint::InBody;
    fault.wire.end = entry.flag("reset", false) ? WireEnd::Reset : WireEnd::Close;
    readCut(entry, fault.wire.cut);
}

void readNoLength(EntryReader &entry, Fault &fault)
{
    fault.wire.framing = WireFault::Framing::None;
    if (entry.has("bytes") || entry.has("share"))
        fault.wire.until = WirePoint::InBody;
    readCut(entry, fault.wire.cut);
}

void readEndless(EntryReader &entry, Fault &fault)
{
    fault.wire.endless = true;
    fault.wire.framing = WireFault::Framing::None;
    if (entry.has("chunk"))
        readChunks(entry, fault);
    fault.wire.rate = entry.number("rate", 0.1, most, 0);
}

qint64 readOffset(EntryReader &entry)
{
    const qint64 by = entry.whole("by", -most, most, 1);
    if (by == 0)
        entry.refuse("by", u"must not be 0"_s);
    return by;
}

void readStatus(EntryReader &entry, Fault &fault, const QList<int> &allowed)
{
    fault.status = static_cast<int>(entry.whole("status", 200, 599, 200));
    if (allowed.isEmpty() || allowed.contains(fault.status))
        return;
    QStringList numbers;
    for (const int status : allowed)
        numbers << QString::number(status);
    entry.refuse("status", u"must be one of "_s + numbers.join(u", "_s));
}

bool isHeaderText(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
    });
}

void addHeader(EntryReader &entry, const char *key, Fault &fault, const QByteArray &name,
               const QString &value)
{
    if (name.isEmpty() || !isHeaderText(name) || name.contains(':') || !isHeaderText(value.toUtf8()))
        entry.refuse(key, u"must not hold line breaks"_s);
    fault.headers.append({name, value.toUtf8()});
}

void readRetryAfter(EntryReader &entry, Fault &fault)
{
    const Json *value = entry.take("retry_after");
    if (!value)
        return;
    const Json *dateIn = member(*value, "date_in");
    if (value->is_number_integer())
        fault.retryAfter = RetryAfter{QByteArray::number(value->get<qint64>()), {}};
    else if (value->is_string() && isHeaderText(stringOf(*value).toUtf8()))
        fault.retryAfter = RetryAfter{stringOf(*value).toUtf8(), {}};
    else if (dateIn && dateIn->is_number_integer() && value->size() == 1)
        fault.retryAfter = RetryAfter{{}, std::clamp<qint64>(dateIn->get<qint64>(), -most, most)};
    else
        entry.refuse("retry_after", u"must be a number of seconds, a text, or {\"date_in\": seconds}"_s);
}

void readHeaders(EntryReader &entry, Fault &fault)
{
    const Json *headers = entry.take("headers");
    if (!headers)
        return;
    if (!headers->is_object()) {
        entry.refuse("headers", u"must be an object"_s);
        return;
    }
    for (const auto &[name, value] : headers->items()) {
        if (!value.is_string())
            entry.refuse("headers", u"must hold texts"_s);
        addHeader(entry, "headers", fault, QByteArray::fromStdString(name), stringOf(value));
    }
}

//! A text is sent as it is, anything else as JSON.
void readBody(EntryReader &entry, Fault &fault, const QByteArray &otherwise)
{
    const Json *body = entry.take("body");
    fault.body = !body ? otherwise : body->is_string() ? stringOf(*body).toUtf8() : toBytes(*body);
}

void readType(EntryReader &entry, Fault &fault, const QString &otherwise)
{
    fault.type = entry.text("type", otherwise).toUtf8();
    if (!isHeaderText(fault.type))
        entry.refuse("type", u"must not hold line breaks"_s);
}

void readAnswer(EntryReader &entry, Fault &fault)
{
    readStatus(entry, fault, {});
    readType(entry, fault, u"application/json"_s);
    readHeaders(entry, fault);
    readRetryAfter(entry, fault);
    readBody(entry, fault, {});
}

void readBusy(EntryReader &entry, Fault &fault)
{
    readStatus(entry, fault, {429, 503});
    readRetryAfter(entry, fault);
    readBody(entry, fault, "Busy.\n");
    fault.type = "text/plain";
}

void readErrorCode(EntryReader &entry, Fault &fault)
{
    const qint64 code = entry.whole("code", 1, most, 1);
    const QString message = entry.text("message", u"Something went wrong. (Simulated.)"_s);
    fault.status = 200;
    fault.type = "application/json";
    fault.body = toBytes(Json{{"error_code", code}, {"error_message", message.toStdString()}});
}

void readHtml(EntryReader &entry, Fault &fault)
{
    fault.status = 200;
    fault.type = "text/html; charset=utf-8";
    readBody(entry, fault,
             "<!DOCTYPE html>\n<html><head><title>Maintenance</title></head>"
             "<body><h1>We will be back soon</h1></body></html>\n");
}

void readRedirect(EntryReader &entry, Fault &fault)
{
    readStatus(entry, fault, {301, 302, 303, 307, 308});
    addHeader(entry, "to", fault, "Location", entry.text("to"));
    fault.body = QByteArray();
}

void readExpired(EntryReader &entry, Fault &fault)
{
    readStatus(entry, fault, {403, 404, 410});
    fault.type = "application/xml";
    fault.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code>"
                 "<Message>Request has expired</Message></Error>\n";
}

void readStates(EntryReader &entry, Fault &fault)
{
    const Json *states = entry.take("states");
    for (const Json &state : states && states->is_array() ? *states : Json::array()) {
        if (!state.is_string())
            entry.refuse("states", u"must hold texts"_s);
        fault.states << stringOf(state);
    }
    if (fault.states.isEmpty())
        entry.refuse("states", u"must be a list of states"_s);
    if (!entry.has("times"))
        fault.times = static_cast<int>(fault.states.size());
}

void readWire(EntryReader &entry, Fault &fault)
{
    fault.wire.delay = std::chrono::milliseconds(entry.whole("ms", 0, most, 0));
    switch (fault.kind) {
    case FaultKind::Close:
    case FaultKind::Stall:
        readEnd(entry, fault);
        break;
    case FaultKind::Chunked:
    case FaultKind::ChunkedCut:
        readChunks(entry, fault);
        break;
    case FaultKind::NoLength:
        readNoLength(entry, fault);
        break;
    case FaultKind::WrongLength:
        fault.wire.lengthBy = readOffset(entry);
        break;
    case FaultKind::Endless:
        readEndless(entry, fault);
        break;
    case FaultKind::Slow:
        fault.wire.rate = entry.number("rate", 0.1, most, 1);
        break;
    default:
        break;
    }
}

void readContent(EntryReader &entry, Fault &fault)
{
    switch (fault.kind) {
    case FaultKind::Truncated:
        readCut(entry, fault.cut);
        break;
    case FaultKind::WrongType:
        readType(entry, fault, {});
        break;
    case FaultKind::Html:
        readHtml(entry, fault);
        break;
    case FaultKind::ErrorCode:
        readErrorCode(entry, fault);
        break;
    case FaultKind::Busy:
        readBusy(entry, fault);
        break;
    case FaultKind::Answer:
        readAnswer(entry, fault);
        break;
    case FaultKind::States:
        readStates(entry, fault);
        break;
    case FaultKind::Redirect:
        readRedirect(entry, fault);
        break;
    case FaultKind::Expired:
        readExpired(entry, fault);
        break;
    default:
        break;
    }
}

void readRange(EntryReader &entry, Fault &fault)
{
    switch (fault.kind) {
    case FaultKind::RangeRefused:
        fault.range.kind = RangeFault::Kind::Refused;
        break;
    case FaultKind::ChangedEtag:
        fault.range.kind = entry.flag("part", false) ? RangeFault::Kind::OtherPart : RangeFault::Kind::None;
        break;
    case FaultKind::WrongStart:
        fault.range = {RangeFault::Kind::WrongStart, readOffset(entry)};
        break;
    case FaultKind::WrongTotal:
        fault.range = {RangeFault::Kind::WrongTotal, readOffset(entry)};
        break;
    default:
        break;
    }
}

void readKind(EntryReader &entry, Fault &fault)
{
    entry.need("fault");
    fault.kind = FaultKind(entry.choice("fault", kindNames(), 0));
    const FaultTrait &trait = faultTrait(fault.kind);
    for (const char *key : trait.needs)
        entry.need(key);
    for (const Op operation : fault.on) {
        if (!trait.operations.contains(operation))
            entry.refuse("fault",
                         u"%1 cannot strike %2"_s.arg(QString::fromLatin1(trait.name),
                                                      QString::fromLatin1(operationName(operation))));
    }
    readWire(entry, fault);
    readContent(entry, fault);
    readRange(entry, fault);
}

} // namespace

Result<Fault> readFault(const Json &json, int number)
{
    Fault fault;
    fault.name = u"#%1"_s.arg(number);
    const QString given = stringMember(json, "name");
    const QString place =
        given.isEmpty() ? u"Entry %1"_s.arg(number) : u"Entry %1 (%2)"_s.arg(QString::number(number), given);
    EntryReader entry(json, place);
    fault.name = entry.text("name", fault.name);
    readOperations(entry, fault);
    fault.model = readSelector(entry, "model", fault, {Op::Balance});
    fault.prompt = readSelector(entry, "prompt", fault, {Op::Balance, Op::Catalogue});
    fault.request = readSelector(entry, "request", fault, {Op::Balance, Op::Catalogue, Op::Submit});
    readTimes(entry, fault);
    readTaken(entry, fault);
    readKind(entry, fault);
    if (const auto problem = entry.problem())
        return *problem;
    return fault;
}

} // namespace maquette
