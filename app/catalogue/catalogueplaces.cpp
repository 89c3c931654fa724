// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/catalogueplaces.h"

#include "app/base/log.h"
#include "app/catalogue/keptfile.h"

#include <QCryptographicHash>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

KeptFile liveFile(const QString &folder)
{
    return {folder + u"/models.jsonl"_s, u"maquette-catalogue"_s, 1};
}

} // namespace

QString CataloguePlaces::folderOf(const QString &service) const
{
    constexpr qsizetype longest = 40;
    constexpr qsizetype digits = 8;
    QString name;
    for (const QChar c : service.left(longest)) {
        const bool plain = c.unicode() < 0x80 && (c.isLower() || c.isDigit());
        name += plain ? c : u'-';
    }
    if (name == service && !name.isEmpty())
        return kept + u'/' + name;
    const QByteArray hash = QCryptographicHash::hash(service.toUtf8(), QCryptographicHash::Sha256).toHex();
    return kept + u'/' + name + u'.' + QString::fromLatin1(hash.left(digits));
}

std::optional<LiveCatalogue> CataloguePlaces::readLive(const QString &service) const
{
    const auto lines = liveFile(folderOf(service)).read();
    if (!lines)
        return std::nullopt;
    auto live = LiveCatalogue::fromLines(lines->head, lines->lines);
    if (live && live->service == service)
        return *std::move(live);
    qCWarning(logApp) << "the kept catalogue is not used:"
                      << (live ? u"it is another service's"_s : live.error().message);
    return std::nullopt;
}

Result<void> CataloguePlaces::writeLive(const LiveCatalogue &live) const
{
    return liveFile(folderOf(live.service)).write({live.head(), live.toLines()});
}

DescriptorSet CataloguePlaces::readShipped() const
{
    return DescriptorSet::read(shipped, language);
}

DescriptorSet CataloguePlaces::readOwn() const
{
    return DescriptorSet::read({own}, language);
}

} // namespace maquette
