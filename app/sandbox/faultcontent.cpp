// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer says, field by field.
#include "app/sandbox/faultcontent.h"

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

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
        fault.retryAfter =
            RetryAfter{{}, std::clamp<qint64>(dateIn->get<qint64>(), -mostInAPlan, mostInAPlan)};
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
    const qint64 code = entry.whole("code", 1, mostInAPlan, 1);
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

} // namespace

void readCut(EntryReader &entry, BodyCut &cut)
{
    if (entry.has("bytes") && entry.has("share"))
        entry.refuse(u"\"bytes\" and \"share\" exclude each other"_s);
    cut.bytes = entry.whole("bytes", 0, mostInAPlan, -1);
    cut.share = entry.number("share", 0, 1, cut.share);
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

} // namespace maquette
