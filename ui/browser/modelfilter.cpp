// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/modelfilter.h"

#include <QCoreApplication>
#include <QLocale>

namespace maquette
{

namespace
{

QString tr(const char *text)
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
        names += tr("text");
    if (kinds.testFlag(Intake::Image))
        names += tr("a picture");
    if (kinds.testFlag(Intake::Video))
        names += tr("a video");
    if (kinds.testFlag(Intake::Audio))
        names += tr("sound");
    return names;
}

//! "a, b and c".
QString joined(const QStringList &parts, const QString &last)
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
    const QString also = tr(" and ");
    QStringList clauses;
    if (own)
        clauses += tr("is your own");
    if (favourites)
        clauses += tr("is a favourite");
    if (takes)
        clauses += tr("takes %1").arg(joined(things(takes), also));
    if (makes)
        clauses += tr("makes %1").arg(joined(things(makes), tr(" or ")));
    if (mostPrice)
        clauses += tr("is known to cost up to %1").arg(toText(*mostPrice, QLocale()));
    if (const QString typed = text.simplified(); !typed.isEmpty())
        clauses += tr("matches “%1”").arg(typed.size() > 40 ? QString(typed.left(40) + u'…') : typed);
    return clauses.isEmpty() ? tr("There are no models.") : tr("No model %1.").arg(joined(clauses, also));
}

} // namespace maquette
