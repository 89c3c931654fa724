// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/modelpage.h"

#include "models/page/jsonmender.h"
#include "models/page/pagehtml.h"
#include "models/page/pagetext.h"

#include <QCoreApplication>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype largestText = 4 * 1024 * 1024;

QString modelPageWords(const char *source)
{
    return QCoreApplication::translate("ModelPage", source);
}

//! \brief One way to look at the text, and what it gave.
struct Attempt
{
    QString read;       //!< what is read
    QStringList mended; //!< what was done to the text for it
    PageOutcome outcome;
};

bool isGood(const Attempt &attempt)
{
    return !attempt.outcome.models.isEmpty();
}

QStringList mendingNotes(const MendedText &mended)
{
    QStringList notes;
    if (mended.quotes > 0)
        notes.append(modelPageWords("Mended: typographic quotation marks around names and values (%1).")
                         .arg(mended.quotes));
    if (mended.blanks > 0)
        notes.append(
            modelPageWords("Mended: non-breaking and other special blanks (%1).").arg(mended.blanks));
    return notes;
}

PageReading readingOf(Attempt &&attempt)
{
    return {std::move(attempt.outcome.models), attempt.mended + attempt.outcome.notes};
}

Error placed(const PageFault &fault, const QString &original, qsizetype position, TextPlace *place)
{
    Error error = fail(fault.kind, fault.message, fault.reason).error;
    if (position < 0)
        return error;
    const TextPlace found = placeIn(original, position);
    if (place)
        *place = found;
    error.detail = u"line %1, column %2"_s.arg(found.line).arg(found.column);
    if (!fault.reason.isEmpty())
        error.detail += u": "_s + fault.reason;
    return error;
}

} // namespace

Result<PageReading> readModelPage(const QString &original, TextPlace *errorPlace)
{
    if (errorPlace)
        *errorPlace = {};
    if (original.size() > largestText)
        return fail(ErrorKind::TooLarge,
                    modelPageWords("The text is larger than 4 MB. A model's API page is far smaller."));
    if (original.trimmed().isEmpty())
        return fail(ErrorKind::BadAnswer, modelPageWords("There is no text."));

    const bool html = isHtml(original);
    HtmlText shown;
    if (html)
        shown = textOfHtml(original);
    const SourceText source = html ? std::move(shown.text) : SourceText(original);

    Attempt plain{source.text(), {}, readPageText(source.text(), shown.title)};
    if (html)
        plain.mended.append(modelPageWords("Read from the source of a web page."));
    if (isGood(plain))
        return readingOf(std::move(plain));

    const MendedText mended = mendJson(source.text());
    const QStringList changes = mendingNotes(mended);
    if (!changes.isEmpty()) {
        Attempt second{mended.text.text(), plain.mended + changes,
                       readPageText(mended.text.text(), shown.title)};
        if (isGood(second))
            return readingOf(std::move(second));
        if (const PageFault &fault = second.outcome.fault; fault.position >= 0)
            return placed(fault, original, source.originOf(mended.text.originOf(fault.position)), errorPlace);
    }
    if (html && plain.outcome.fault.position < 0)
        return fail(ErrorKind::BadAnswer,
                    modelPageWords("This is the source of a web page, and it does not hold the input "
                                   "schema as text. Copy what the page shows instead."));
    const PageFault &fault = plain.outcome.fault;
    return placed(fault, original, fault.position < 0 ? -1 : source.originOf(fault.position), errorPlace);
}

} // namespace maquette
