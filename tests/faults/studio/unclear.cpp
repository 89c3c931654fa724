// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/studio/unclear.h"

#include "app/base/advice.h"
#include "ui/queue/jobactions.h"
#include "ui/queue/jobtexts.h"

namespace maquette::test
{

using namespace Qt::StringLiterals;

namespace
{

QString unclearSentence(const QString &text)
{
    if (text.isEmpty())
        return u"there is no sentence"_s;
    // The service names a field before it says what is wrong with it: "seed: Too large."
    if (!text.at(0).isUpper() && !text.contains(u": "_s) && !text.at(0).isDigit() && text.at(0) != u'/' &&
        text.at(0) != u'“')
        return u"it does not begin like a sentence: "_s + text;
    if (!text.endsWith(u'.'))
        return u"it does not end like a sentence: "_s + text;
    if (text.size() > 300 || text.contains(u'<') || text.contains(u'{') || text.contains(u"error_code"_s))
        return u"these are no words for an artist: "_s + text;
    return {};
}

} // namespace

QString unclear(const Job &job)
{
    const QString reason = JobTexts::of(job, {}, QDateTime::currentDateTimeUtc()).reason;
    if (const QString fault = unclearSentence(reason); !fault.isEmpty())
        return fault;
    const QStringList lines = JobTexts::explanation(job).split(u'\n', Qt::SkipEmptyParts);
    if (lines.size() < 2)
        return u"there is no next step: "_s + lines.join(u' ');
    for (const QString &line : lines) {
        if (const QString fault = unclearSentence(line); !fault.isEmpty())
            return fault;
    }
    if (JobActions::stepsFor(job).isEmpty())
        return u"nothing can be done"_s;
    return {};
}

QString unclear(const Error &error)
{
    const Advice advice = adviceFor(error);
    for (const QString &line : {error.message, advice.step}) {
        if (const QString fault = unclearSentence(line); !fault.isEmpty())
            return fault;
    }
    return advice.headline.isEmpty() ? u"there is no headline"_s : QString();
}

} // namespace maquette::test
