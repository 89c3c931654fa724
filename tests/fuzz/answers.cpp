// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the API answers. An input is a status, a blank and a Retry-After on the first line, then the body; it
// is read as the end of every call.
#include "app/api/replies.h"
#include "app/base/log.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/support/manualclock.h"

#include <QJsonDocument>

#include <algorithm>

using namespace maquette;
using namespace maquette::fuzz;

namespace
{

const auto secret = QStringLiteral("tok_marked_4711");

HttpAnswer answerOf(const QByteArray &input)
{
    const Halves parts = splitAt(input, "\n");
    const qsizetype blank = parts.first.indexOf(' ');
    HttpAnswer answer;
    answer.status = parts.first.left(3).toInt();
    answer.retryAfter = blank < 0 ? QByteArray() : parts.first.mid(blank + 1);
    answer.body = parts.second;
    return answer;
}

bool isPlain(const QString &text)
{
    const auto points = text.toUcs4();
    return std::none_of(points.begin(), points.end(), [](char32_t point) {
        const auto category = QChar::category(point);
        return category == QChar::Other_Control || category == QChar::Other_Format;
    });
}

void checkError(const Error &error, const HttpAnswer &answer)
{
    constexpr qsizetype longestMessage = 301; // and a full stop
    constexpr qsizetype longestDetail = 4100;
    require(!error.message.isEmpty(), "an error says something");
    require(error.message.size() <= longestMessage, "an error is short");
    require(isPlain(error.message), "an error is one line without control characters");
    require(error.detail.size() <= longestDetail, "the evidence is bounded");
    require(!error.message.contains(secret) && !error.detail.contains(secret), "no error holds the token");
    require(!error.retryAfter ||
                (error.retryAfter->count() >= 0 && *error.retryAfter <= std::chrono::hours(1)),
            "Retry-After is at most an hour");
    require(!error.retryAfter || !answer.retryAfter.isEmpty(), "Retry-After comes from the answer");
}

QString summaryOf(const Error &error)
{
    return QStringLiteral("error %1 %2 %3").arg(int(error.kind)).arg(error.code).arg(error.httpStatus);
}

bool isObject(const HttpAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).isObject();
}

QString submit(const HttpAnswer &answer, const Clock &clock)
{
    const SubmitOutcome outcome = readSubmit(answer, true, clock);
    const SubmitOutcome again = readSubmit(answer, false, clock);
    require(outcome.index() == again.index(), "an answer decides, whatever else is known");
    require(!std::holds_alternative<NotSent>(outcome), "what was answered was sent");
    if (const auto *accepted = std::get_if<Accepted>(&outcome)) {
        require(isRequestId(accepted->request.text()), "an accepted run has a request id");
        require(answer.status >= 200 && answer.status < 300, "only a 2xx accepts");
        return QStringLiteral("accepted ") + accepted->request.text();
    }
    if (const auto *rejected = std::get_if<Rejected>(&outcome)) {
        require(answer.status >= 400 && answer.status < 500, "only a 4xx is a certain refusal");
        require(isObject(answer), "only the service's own words are a certain refusal");
        checkError(rejected->error, answer);
        return QStringLiteral("rejected ") + summaryOf(rejected->error);
    }
    const Error &error = std::get<Uncertain>(outcome).error;
    checkError(error, answer);
    return QStringLiteral("uncertain ") + summaryOf(error);
}

QString checkStatus(const RunStatus &status)
{
    constexpr qsizetype longestRaw = 100;
    require(status.raw.size() <= longestRaw && isPlain(status.raw), "a state's name is short and plain");
    require(!status.raw.contains(secret), "a state's name does not hold the token");
    require(status.queuePosition >= -1, "a position is a position");
    require(status.queuePosition == -1 || status.state == RunStatus::State::Queued,
            "only who queues has a position");
    require(!status.error || status.state == RunStatus::State::Failed, "only what failed has a reason");
    return QStringLiteral("%1 %2").arg(int(status.state)).arg(status.queuePosition);
}

QString status(const HttpAnswer &answer, const Clock &clock)
{
    const auto read = readStatus(answer, clock);
    if (!read) {
        checkError(read.error(), answer);
        return summaryOf(read.error());
    }
    require(!read->raw.isEmpty(), "a state has a name");
    return checkStatus(*read);
}

QString result(const HttpAnswer &answer, const Clock &clock)
{
    constexpr qsizetype mostOutputs = 200;
    const auto read = readResult(answer, clock);
    if (!read) {
        checkError(read.error(), answer);
        return summaryOf(read.error());
    }
    require(!read->raw.contains(secret.toLatin1()), "what is kept of a result does not hold the token");
    require(read->outputs.isEmpty() || read->status.state == RunStatus::State::Completed,
            "only what is done has files");
    require(read->outputs.size() <= mostOutputs, "the number of files is bounded");
    require(!read->cost || read->cost->microdollars() >= 0, "a cost is not negative");
    QString summary = checkStatus(read->status);
    if (read->cost)
        summary += QStringLiteral(" cost %1").arg(read->cost->microdollars());
    for (const OutputLink &link : read->outputs)
        summary += QLatin1Char(' ') + link.url.toString();
    return summary;
}

QString others(const HttpAnswer &answer, const Clock &clock)
{
    const auto cancelled = readCancel(answer, clock);
    require(cancelled || cancelled.error().kind == ErrorKind::NotConfirmed,
            "a cancel is clear or not confirmed");
    const auto balance = readBalance(answer, clock);
    if (balance)
        require(!balance->currency.isEmpty() && isPlain(balance->currency), "a balance has a currency");
    else
        checkError(balance.error(), answer);
    const auto price = readPrice(answer, clock);
    if (price) {
        require(!price->base || price->base->microdollars() >= 0, "a price is not negative");
        require(isPlain(price->note) && isPlain(price->unit), "a price's words are plain");
    } else {
        checkError(price.error(), answer);
    }
    return QStringLiteral("%1 %2 %3")
        .arg(cancelled ? int(*cancelled) : -1)
        .arg(balance ? balance->amount.microdollars() : -1)
        .arg(price && price->base ? price->base->microdollars() : -1);
}

QString all(const HttpAnswer &answer, const Clock &clock)
{
    const QString first = submit(answer, clock) + QStringLiteral(" | ") + status(answer, clock);
    return first + QStringLiteral(" | ") + result(answer, clock) + QStringLiteral(" | ") +
           others(answer, clock);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const bool remembered = (addSecret(secret), true);
    static const test::ManualClock clock;
    require(remembered, "the token is known");
    HttpAnswer answer = answerOf(bytesOf(data, size));
    const QString read = all(answer, clock);
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    if (!document.isObject())
        return 0;
    answer.body = document.toJson(QJsonDocument::Compact);
    require(all(answer, clock) == read, "the same JSON written otherwise says the same");
    return 0;
}
