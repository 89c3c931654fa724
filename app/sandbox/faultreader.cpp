// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One entry of a fault plan, field by field.
#include "app/sandbox/faultcontent.h"
#include "app/sandbox/faultplan.h"

namespace maquette
{

using namespace Qt::StringLiterals;
using Op = ApiOperation;

namespace
{

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
    fault.nth = static_cast<int>(entry.whole("nth", 1, mostInAPlan, 1));
    fault.eachRun = entry.flag("each_run", false);
    const Json *times = entry.take("times");
    if (!times)
        return;
    if (times->is_number_integer())
        fault.times = static_cast<int>(entry.whole("times", 1, mostInAPlan, 1));
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
    fault.wire.chunk = entry.whole("chunk", 1, mostInAPlan, fault.wire.chunk);
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
    fault.wire.rate = entry.number("rate", 0.1, mostInAPlan, 0);
}

qint64 readOffset(EntryReader &entry)
{
    const qint64 by = entry.whole("by", -mostInAPlan, mostInAPlan, 1);
    if (by == 0)
        entry.refuse("by", u"must not be 0"_s);
    return by;
}

void readWire(EntryReader &entry, Fault &fault)
{
    fault.wire.delay = std::chrono::milliseconds(entry.whole("ms", 0, mostInAPlan, 0));
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
        fault.wire.rate = entry.number("rate", 0.1, mostInAPlan, 1);
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
