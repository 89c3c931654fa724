// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/modelfilter.h"

#include <QCoreApplication>
#include <QLocale>

namespace maquette
{

namespace
{

QString filterWords(const char *text)
{
    return QCoreApplication::translate("ModelFilter", text);
}

Intake intakeOf(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Video:
        return Intake::Video;
    case MediaKind::Audio:
        return Intake::Audio;
    case MediaKind::Image:
        break;
    }
    return Intake::Image;
}

QStringList things(Intakes kinds)
{
    QStringList names;
    if (kinds.testFlag(Intake::Text))
        names += filterWords("text");
    if (kinds.testFlag(Intake::Image))
        names += filterWords("a picture");
    if (kinds.testFlag(Intake::Video))
        names += filterWords("a video");
    if (kinds.testFlag(Intake::Audio))
        names += filterWords("sound");
    return names;
}

//! "a, b and c".
QString listed(const QStringList &parts, const QString &last)
{
    if (parts.size() < 2)
        return parts.join(QString());
    return parts.mid(0, parts.size() - 1).join(QStringLiteral(", ")) + last + parts.constLast();
}

} // namespace

bool ModelFilter::hasChips() const
{
    return takes || makes || favourites || own || mostPrice;
}

bool ModelFilter::accepts(const ModelEntry &entry) const
{
    return (entry.takes & takes) == takes && (!makes || makes.testFlag(intakeOf(entry.makes))) &&
           (!own || entry.own) && (!mostPrice || (entry.basePrice && *entry.basePrice <= *mostPrice));
}

bool ModelFilter::isGrouped() const
{
    return text.trimmed().isEmpty() && sort == Sort::Recent;
}

QString ModelFilter::emptyText() const
{
    const QString also = filterWords(" and ");
    QStringList clauses;
    if (own)
        clauses += filterWords("is your own");
    if (favourites)
        clauses += filterWords("is a favourite");
    if (takes)
        clauses += filterWords("takes %1").arg(listed(things(takes), also));
    if (makes)
        clauses += filterWords("makes %1").arg(listed(things(makes), filterWords(" or ")));
    if (mostPrice)
        clauses += filterWords("is known to cost up to %1").arg(toText(*mostPrice, QLocale()));
    if (const QString typed = text.simplified(); !typed.isEmpty())
        clauses +=
            filterWords("matches “%1”").arg(typed.size() > 40 ? QString(typed.left(40) + u'…') : typed);
    return clauses.isEmpty() ? filterWords("There are no models.")
                             : filterWords("No model %1.").arg(listed(clauses, also));
}

} // namespace maquette
