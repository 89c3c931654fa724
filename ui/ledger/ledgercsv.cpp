// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledgercsv.h"

namespace maquette
{

namespace
{

constexpr qint64 perDollar = 1'000'000;
constexpr qsizetype csvFingerprint = 8;

//! What begins a formula, in any spreadsheet; the wide forms count in some.
bool beginsFormula(QChar first)
{
    static const QString signs = QStringLiteral("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");
    return signs.contains(first);
}

QByteArray csvQuoted(QString text)
{
    text.replace(u'"', QLatin1String("\"\""));
    return '"' + text.toUtf8() + '"';
}

QByteArray textCell(const QString &text)
{
    return csvQuoted(notAFormula(text));
}

//! "0.25", "0.035"; empty: not known.
QByteArray amountCell(const std::optional<Money> &amount)
{
    if (!amount)
        return csvQuoted({});
    const qint64 whole = std::abs(amount->microdollars());
    QString fraction = QString::number(whole % perDollar).rightJustified(6, u'0');
    while (fraction.size() > 2 && fraction.endsWith(u'0'))
        fraction.chop(1);
    const QString sign = *amount < Money() ? QStringLiteral("-") : QString();
    return csvQuoted(sign + QString::number(whole / perDollar) + u'.' + fraction);
}

QByteArray timeCell(const QDateTime &at)
{
    const QDateTime local = at.toLocalTime();
    return csvQuoted(local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate));
}

QByteArray stateCell(JobState state)
{
    static const char *const names[] = {"waiting", "sending", "queued",    "running", "collecting",
                                        "saved",   "failed",  "cancelled", "unknown"};
    return csvQuoted(QLatin1String(names[int(state)]));
}

} // namespace

QString notAFormula(QString text)
{
    text.remove(QChar(0)); // before looking at the first sign: readers leave it out
    return !text.isEmpty() && beginsFormula(text.front()) ? u'\'' + text : text;
}

QByteArray ledgerCsv(const QList<LedgerRun> &runs)
{
    static const char *const headings[] = {"Time",           "Model id", "Model",        "Request id",
                                           "State",          "Cost USD", "Expected USD", "Files",
                                           "Project folder", "Prompt",   "Account"};
    QByteArray csv = QByteArrayLiteral("\xEF\xBB\xBF");
    const auto put = [&csv](const QByteArrayList &cells) { csv += cells.join(',') + "\r\n"; };
    QByteArrayList first;
    for (const char *heading : headings)
        first << csvQuoted(QLatin1String(heading));
    put(first);
    for (const LedgerRun &run : runs) {
        put({timeCell(run.at), textCell(run.model.text()), textCell(run.modelName),
             textCell(run.request.text()), stateCell(run.state), amountCell(run.cost),
             amountCell(run.estimate), csvQuoted(QString::number(run.files)), textCell(run.folder),
             textCell(run.prompt), textCell(run.account.left(csvFingerprint))});
    }
    return csv;
}

} // namespace maquette
