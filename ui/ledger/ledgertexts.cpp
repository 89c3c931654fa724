// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledgertexts.h"

#include "ui/gallery/worktexts.h"

#include <QDir>

namespace maquette
{

namespace
{

constexpr int mostDigits = 6;
constexpr qint64 million = 1'000'000;

//! ", about $0.10 expected", for as many of \a count as anything was expected for.
QString expected(int count, int known, Money sum, const QLocale &locale)
{
    if (known == 0)
        return {};
    const QString text = LedgerTexts::amount(sum, LedgerTexts::digitsOf(sum), locale);
    return known == count
               ? LedgerTexts::tr(", about %1 expected").arg(text)
               : LedgerTexts::tr(", about %1 expected for %2 of them").arg(text, locale.toString(known));
}

} // namespace

int LedgerTexts::digitsOf(Money amount)
{
    int digits = mostDigits;
    for (qint64 rest = std::abs(amount.microdollars()); digits > 2 && rest % 10 == 0; rest /= 10)
        --digits;
    return digits;
}

QString LedgerTexts::amount(Money amount, int digits, const QLocale &locale)
{
    const qint64 whole = std::abs(amount.microdollars());
    QString text = QStringLiteral("$") + locale.toString(whole / million) + locale.decimalPoint();
    const QString fraction = QString::number(whole % million).rightJustified(mostDigits, u'0');
    for (const QChar digit : fraction.left(digits))
        text += locale.toString(digit.digitValue());
    return amount < Money() ? QChar(0x2212) + text : text;
}

QString LedgerTexts::state(JobState state)
{
    switch (state) {
    case JobState::Waiting:
        return tr("Waiting here");
    case JobState::Submitting:
        return tr("Sending");
    case JobState::Queued:
        return tr("Queued");
    case JobState::Running:
        return tr("Running");
    case JobState::Collecting:
        return tr("Collecting");
    case JobState::Saved:
        return tr("Saved");
    case JobState::Failed:
        return tr("Failed");
    case JobState::Cancelled:
        return tr("Cancelled");
    case JobState::Unknown:
        return tr("Outcome unknown");
    }
    return {};
}

QString LedgerTexts::folder(const QString &path)
{
    if (path.isEmpty())
        return tr("No folder noted");
    const QString home = QDir::homePath();
    const bool inside = path == home || path.startsWith(home + u'/');
    return QDir::toNativeSeparators(inside ? u'~' + path.mid(home.size()) : path);
}

QString LedgerTexts::title(const LedgerGroup &group, LedgerGrouping grouping, QDate today,
                           const QLocale &locale)
{
    switch (grouping) {
    case LedgerGrouping::Model:
        return group.modelName.isEmpty() ? group.key : group.modelName;
    case LedgerGrouping::Folder:
        return group.key.isEmpty() ? folder(group.key) : QDir(group.key).dirName();
    case LedgerGrouping::Day:
        break;
    }
    return WorkTexts::day(QDate::fromString(group.key, Qt::ISODate), today, locale);
}

QString LedgerTexts::moment(const LedgerRun &run, LedgerGrouping grouping, const QLocale &locale)
{
    const QDateTime local = run.at.toLocalTime();
    const QString time = locale.toString(local.time(), QStringLiteral("HH:mm"));
    return grouping == LedgerGrouping::Day
               ? time
               : locale.toString(local.date(), QLocale::ShortFormat) + u' ' + time;
}

QString LedgerTexts::runs(int count, const QLocale &locale)
{
    return count == 1 ? tr("1 run") : tr("%1 runs").arg(locale.toString(count));
}

QStringList LedgerTexts::unknowns(const LedgerSum &sum, const QLocale &locale)
{
    QStringList parts;
    if (sum.open > 0)
        parts += tr("cost unknown: %1").arg(locale.toString(sum.open)) +
                 expected(sum.open, sum.openExpected, sum.expected, locale);
    if (sum.doubtful > 0)
        parts += tr("may have been charged: %1").arg(locale.toString(sum.doubtful)) +
                 expected(sum.doubtful, sum.doubtfulExpected, sum.doubtfulAmount, locale);
    return parts;
}

QString LedgerTexts::expectation(const LedgerRun &run, const QLocale &locale)
{
    if (run.cost)
        return {};
    const QString lead = run.state == JobState::Unknown
                             ? tr("Nobody knows whether it was taken: it may have been charged.")
                             : tr("Its cost has not been told.");
    if (!run.estimate)
        return lead;
    return lead + u' ' +
           tr("About %1 was expected.").arg(amount(*run.estimate, digitsOf(*run.estimate), locale));
}

} // namespace maquette
