// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The web addresses of MediaItem, and what is found out about them.
#include "ui/form/mediaaddress.h"
#include "ui/form/mediaitem.h"

#include <QLocale>
#include <QUrl>

namespace maquette
{

namespace
{
QString summaryOf(const LinkFacts &facts)
{
    const MediaFigures &figures = facts.figures;
    QStringList parts;
    if (!figures.pixels.isEmpty())
        parts += pixelsText(figures.pixels);
    if (figures.durationMs > 0)
        parts += MediaItem::tr("%1 s").arg(QLocale().toString(double(figures.durationMs) / 1000, 'f', 1));
    if (figures.bytes >= 0)
        parts += weightText(figures.bytes);
    return parts.isEmpty() ? factsOf(facts.type).name : parts.join(QStringLiteral(" · "));
}

//! What the models' pages recommend (contract 5.5); more may still work.
QString weightAdvice(MediaKind kind, qint64 bytes)
{
    constexpr qint64 mega = 1'000'000;
    const qint64 most = kind == MediaKind::Image ? 50 * mega : 100 * mega;
    if (kind == MediaKind::Audio || bytes <= most)
        return {};
    return MediaItem::tr("It has %1; the service recommends at most %2.")
        .arg(weightText(bytes), weightText(most));
}

//! The service cannot use the link either. Of the others nothing follows: it stands elsewhere in the network.
bool isHopeless(ErrorKind kind)
{
    return kind == ErrorKind::DamagedFile || kind == ErrorKind::RefusedAddress ||
           kind == ErrorKind::TooLarge || kind == ErrorKind::RequestGone || kind == ErrorKind::BadAnswer;
}
} // namespace

bool MediaItem::isWebAddress() const
{
    return m_address.startsWith(QLatin1String("http"), Qt::CaseInsensitive);
}

bool MediaItem::canCheckAgain() const
{
    if (!isWebAddress() || m_pending || !addressProblem(m_address, m_field.media).isEmpty())
        return false;
    return !m_problems.isEmpty() || !m_aging.isActive();
}

void MediaItem::checkAgain()
{
    if (!isWebAddress() || m_pending)
        return;
    inspect(true);
}

void MediaItem::checkLink(const QUrl &url, bool anew)
{
    wait(tr("Looking at it…"));
    m_look =
        m_source.check(url, m_field, anew, this, [this](const Result<LinkFacts> &facts) { checked(facts); });
}

void MediaItem::checked(const Result<LinkFacts> &facts)
{
    stopLooking();
    m_aging.start();
    if (!facts)
        return settleFailed(facts.error());
    m_picture = facts->preview;
    judge({facts->figures.pixels, facts->figures.bytes}, summaryOf(*facts),
          weightAdvice(m_field.media, facts->figures.bytes));
}

void MediaItem::settleFailed(const Error &error)
{
    const bool hopeless = isHopeless(error.kind);
    const QString text =
        hopeless ? error.message
                 : tr("It could not be looked at from here, so it is not checked: %1").arg(error.message);
    settle({}, Verdict::None, {{m_field.key, text, hopeless}});
}

} // namespace maquette
