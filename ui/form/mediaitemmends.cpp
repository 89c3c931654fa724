// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What makes the picture, clip or sound of a MediaItem fit.
#include "app/media/mediadesk.h"
#include "app/media/mendobstacle.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/mediaitem.h"

#include <algorithm>

namespace maquette
{

QString MediaItem::file() const
{
    if (const auto id = assetIn(m_address))
        return m_source.fileOf(*id);
    return fileIn(m_address).value_or(QString());
}

MediaLimits MediaItem::limits() const
{
    return m_source.disk().limitsFor(m_field);
}

bool MediaItem::canCrop() const
{
    if (m_field.media != MediaKind::Image || m_isClipForPicture || m_pending || file().isEmpty())
        return false;
    if (!m_local)
        return assetIn(m_address).has_value();
    return cropObstacle(*m_local, limits()).isEmpty();
}

QString MediaItem::note() const
{
    return QString(m_lost + u' ' + m_note).trimmed();
}

void MediaItem::offer(const LocalMedia &media)
{
    m_local = media;
    m_mends = mediaMends(media, limits());
    QStringList notes;
    if (media.turned)
        notes += tr("The camera noted that it is to be turned, which not every model heeds.");
    const QString obstacle = mendObstacle(media, limits());
    if (!obstacle.isEmpty())
        notes += obstacle;
    m_note = notes.join(u' ');
}

void MediaItem::lookForMends(AssetId id)
{
    const QString file = m_source.fileOf(id);
    if (file.isEmpty())
        return;
    m_look = m_source.disk().look(file, this, [this](const Result<LocalMedia> &media) {
        if (m_look)
            m_look->deleteLater();
        m_look.clear();
        if (!media || media->kind != m_field.media)
            return;
        offer(*media);
        emit changed();
    });
}

void MediaItem::refuseKind(MediaKind kind)
{
    m_isClipForPicture = kind == MediaKind::Video && m_field.media == MediaKind::Image;
    const QString text = m_isClipForPicture
                             ? tr("This is a clip, and the field takes a picture. Take a frame of it.")
                             : tr("This field takes another kind of file.");
    settle({}, Verdict::Misfits, {{m_field.key, text, true}});
}

QString MediaItem::mendingText() const
{
    return m_percent > 0 ? tr("%1 %2 %").arg(m_making, QString::number(m_percent)) : m_making;
}

QString MediaItem::pendingText() const
{
    return isWebAddress() ? tr("taking a copy…") : tr("making it fit…");
}

void MediaItem::showMending(double share)
{
    constexpr int all = 100;
    m_percent = std::clamp(int(share * all), 0, all);
    m_facts = mendingText();
    emit changed();
}

QString MediaItem::original() const
{
    if (const auto id = assetIn(m_original); id && !m_source.work(*id))
        return {};
    return m_originalGone ? QString() : m_original;
}

void MediaItem::forgetOriginal()
{
    delete m_origins;
    m_original.clear();
    m_originalGone = false;
}

//! Of settings that are used again: what was a file then is in them as data or as a link.
void MediaItem::lookForOriginal()
{
    m_origins =
        m_source.disk().originBehind(m_address, this, [this](const std::optional<MendOrigin> &origin) {
            if (m_origins)
                m_origins->deleteLater();
            m_origins.clear();
            learn(origin);
            if (origin)
                emit changed();
        });
}

void MediaItem::learn(const std::optional<MendOrigin> &origin)
{
    if (!origin)
        return;
    // The same copy can be made of two files with the same contents: what was done here counts.
    if (!m_original.isEmpty() && m_original != origin->value)
        return;
    m_original = origin->value;
    m_originalGone = !origin->isThere;
    m_cut = origin->cut;
}

//! What the picture has lost besides what was asked for.
QString MediaItem::costOf(const MendedPicture &made, FileType wanted)
{
    QStringList costs;
    if (made.type != wanted)
        costs += tr("It is a %1 now: as %2 it would be too heavy.")
                     .arg(factsOf(made.type).name, factsOf(wanted).name);
    if (made.alphaLost)
        costs += tr("Transparent parts became white.");
    return costs.join(u' ');
}

void MediaItem::put(const Result<QString> &made, const QString &lost)
{
    if (m_look)
        m_look->deleteLater();
    m_look.clear();
    m_mending = false;
    if (!made)
        return settle({}, Verdict::Misfits, {{m_field.key, made.error().message, true}});
    if (m_original.isEmpty())
        m_original = m_address;
    place(fileValue(*made));
    m_lost = lost;
    emit mended();
}

void MediaItem::mend(const MediaMend &mend)
{
    makeFrom(file(), mend);
}

void MediaItem::crop(const PictureMend &mend)
{
    makeFrom(m_cut ? m_cut->file : file(), {{}, {}, mend, true});
}

void MediaItem::beginMaking(const QString &doing)
{
    emit chosen();
    delete m_look;
    const QImage preview = m_picture;
    m_making = doing;
    m_mending = true;
    m_percent = 0;
    m_route.clear(); // it will not be this file that goes
    m_note.clear();
    wait(mendingText());
    m_picture = preview; // it is still this one
    emit changed();
}

void MediaItem::makeFrom(const QString &source, const MediaMend &mend)
{
    if (source.isEmpty() || m_mending)
        return;
    beginMaking(tr("Making it fit…"));
    MediaDesk &desk = m_source.disk();
    const QString first = m_original.isEmpty() ? m_address : m_original;
    const MendSource from{source, first, fileIn(first).value_or(QString())};
    if (const auto *clip = std::get_if<ClipMend>(&mend.how)) {
        m_look = desk.mend(
            from, *clip, limits(), this, [this](double share) { showMending(share); },
            [this](const Result<MendedClip> &made) {
                put(made ? Result<QString>(made->file) : Result<QString>(made.error()), {});
            });
        return;
    }
    const auto &picture = std::get<PictureMend>(mend.how);
    m_look = desk.mend(
        from, picture, limits(), this,
        [this, cut = Cut{source, picture.crop}, wanted = picture.type](const Result<MendedPicture> &made) {
            put(made ? Result<QString>(made->file) : Result<QString>(made.error()),
                made ? costOf(*made, wanted) : QString());
            if (made && !cut.part.isNull())
                m_cut = cut;
        });
}

bool MediaItem::canCopy() const
{
    return m_field.media == MediaKind::Image && isWebAddress() && !m_pending && m_verdict != Verdict::None;
}

void MediaItem::takeCopy()
{
    if (!canCopy())
        return;
    beginMaking(tr("Taking a copy…"));
    m_look = m_source.disk().copy(
        m_address, this, [this](double share) { showMending(share); },
        [this](const Result<QString> &made) {
            if (made)
                return put(made, {});
            stopLooking();
            // Of the link nothing was learnt where our own disk is at fault.
            const ErrorKind kind = made.error().kind;
            inspect(kind != ErrorKind::FileAccess && kind != ErrorKind::DiskFull);
            m_note = tr("No copy could be taken: %1").arg(made.error().message); // until the next look
            emit changed();
        });
}

void MediaItem::cancelMend()
{
    if (m_mending)
        inspect();
}

void MediaItem::useOriginal()
{
    if (original().isEmpty())
        return;
    emit chosen();
    setAddress(QString(m_original));
    emit mended();
}

} // namespace maquette
