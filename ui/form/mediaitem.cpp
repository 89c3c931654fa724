// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/mediaitem.h"

#include "app/media/linkmemory.h"
#include "app/media/mediadesk.h"
#include "app/media/mendcache.h"
#include "ui/form/mediaaddress.h"

#include <QFileInfo>
#include <QLocale>
#include <QUrl>

#include <algorithm>

namespace maquette
{

namespace
{
constexpr int typingPauseMs = 350;
constexpr int itemPreviewEdge = 256;
} // namespace

MediaItem::MediaItem(const Field &field, MediaSource &source, QObject *parent)
    : QObject(parent)
    , m_field(field)
    , m_source(source)
    , m_aging(this)
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, [this] { inspect(); });
    m_aging.setObjectName(QStringLiteral("aging"));
    m_aging.setSingleShot(true);
    m_aging.setInterval(LinkMemory::freshFor);
    connect(&m_aging, &QTimer::timeout, this, &MediaItem::changed);
    connect(&m_source, &MediaSource::thumbnailReady, this, &MediaItem::showThumbnail);
    connect(&m_source, &MediaSource::worksChanged, this, [this] {
        if (assetIn(m_address))
            inspectAnew();
        else if (assetIn(m_original))
            emit changed();
    });
    connect(&m_source.disk(), &MediaDesk::bucketChanged, this, [this] {
        if (fileIn(m_address))
            inspectAnew();
    });
    connect(&m_source.disk(), &MediaDesk::serviceChanged, this, [this] {
        if (!m_typing.isActive() && (fileIn(m_address) || isWebAddress()))
            inspectAnew();
    });
    connect(&m_source.disk(), &MediaDesk::fileChanged, this, [this](const QString &file) {
        if (fileIn(m_address) == file)
            inspect();
    });
}

void MediaItem::setAddress(const QString &address)
{
    forgetOriginal();
    place(address);
}

void MediaItem::place(const QString &address)
{
    m_address = address;
    m_typing.stop();
    m_lost.clear();
    m_cut.reset();
    inspect();
}

void MediaItem::typeAddress(const QString &address)
{
    if (address.isEmpty())
        return setAddress(address);
    m_address = address;
    forgetOriginal();
    m_lost.clear();
    m_note.clear();
    m_cut.reset();
    delete m_look;
    m_aging.stop();
    m_mending = false;
    m_typing.start();
    wait({});
}

void MediaItem::lookNow()
{
    if (!m_typing.isActive())
        return;
    m_typing.stop();
    inspect();
}

QString MediaItem::name() const
{
    // A file that was made here has no name that says anything.
    if (m_original.isEmpty() || isWebAddress())
        return nameOf(m_address, m_source);
    const QUrl link(m_original.startsWith(QLatin1String("http"), Qt::CaseInsensitive) ? m_original
                                                                                      : QString());
    const QString from = link.isEmpty()              ? nameOf(m_original, m_source)
                         : link.fileName().isEmpty() ? link.host()
                                                     : link.fileName();
    const bool copied = QFileInfo(file()).fileName().startsWith(pastedPrefix);
    return copied ? tr("%1, copied").arg(from) : tr("%1, changed").arg(from);
}

QString MediaItem::nameOf(const QString &address, const MediaSource &source)
{
    if (const auto id = assetIn(address)) {
        const auto work = source.work(*id);
        return work ? work->name : tr("work %1").arg(id->number());
    }
    return addressText(address);
}

QString MediaItem::verdictText() const
{
    switch (m_verdict) {
    case Verdict::Fits:
        return tr("fits");
    case Verdict::Misfits:
        return tr("does not fit");
    case Verdict::None:
        break;
    }
    return {};
}

void MediaItem::stopLooking()
{
    if (m_look)
        m_look->deleteLater();
    m_look.clear();
}

void MediaItem::inspectAnew()
{
    if (!m_mending) // what comes out of it is looked at anyway
        inspect();
}

void MediaItem::inspect(bool anew)
{
    delete m_look;
    delete m_origins;
    m_aging.stop();
    m_mending = false;
    m_isClipForPicture = false;
    m_local.reset();
    m_note.clear();
    m_picture = {};
    m_route.clear();
    m_mends.clear();
    if (m_address.isEmpty())
        return settle({}, Verdict::None, {});
    if (const auto id = assetIn(m_address))
        return inspectWork(*id);
    if (const auto file = fileIn(m_address))
        return inspectFile(*file);
    lookForOriginal();
    const QString problem = addressProblem(m_address, m_field.media);
    if (!problem.isEmpty())
        settle({}, Verdict::None, {{m_field.key, problem, true}});
    else if (isWebAddress())
        checkLink(QUrl(m_address), anew);
    else if (m_field.media != MediaKind::Image)
        settle(tr("It is checked by the service."), Verdict::None, {});
    else
        lookAt(QUrl(m_address));
}

void MediaItem::inspectWork(AssetId id)
{
    const std::optional<WorkFacts> work = m_source.work(id);
    if (!work && !m_source.isReady())
        return wait(tr("Opening the library…"));
    if (!work)
        return settle({}, Verdict::None, {{m_field.key, tr("This work is no longer in the library."), true}});
    m_picture = m_source.thumbnail(id, itemPreviewEdge);
    if (work->kind == MediaKind::Video && m_field.media == MediaKind::Image)
        return refuseKind(work->kind);
    m_route = work->hasLink ? tr("Sent as its RunComfy link while that works, else inside the request.")
                            : tr("Sent inside the request.");
    QStringList parts;
    if (!work->pixels.isEmpty())
        parts += pixelsText(work->pixels);
    if (work->bytes >= 0)
        parts += weightText(work->bytes);
    judge({work->pixels, work->bytes}, parts.join(QStringLiteral(" · ")));
    if (m_verdict == Verdict::Misfits)
        lookForMends(id);
}

void MediaItem::inspectFile(const QString &file)
{
    wait(tr("Looking at it…"));
    if (!m_source.disk().isOwn(file))
        return lookAtFile(file);
    m_look = m_source.disk().origin(file, this, [this, file](const std::optional<MendOrigin> &origin) {
        stopLooking();
        learn(origin);
        lookAtFile(file);
        if (origin)
            emit changed(); // its name
    });
}

void MediaItem::lookAtFile(const QString &file)
{
    m_look =
        m_source.disk().look(file, this, [this](const Result<LocalMedia> &media) { lookedAtFile(media); });
}

void MediaItem::lookedAtFile(const Result<LocalMedia> &media)
{
    stopLooking();
    if (!media)
        return settle({}, Verdict::None, {{m_field.key, media.error().message, true}});
    const MediaDesk &desk = m_source.disk();
    m_picture = media->preview;
    if (media->kind != m_field.media)
        return refuseKind(media->kind);
    m_route = desk.routeOf(*media).sentence;
    offer(*media);
    const QList<FieldProblem> problems = desk.problemsOf(*media, m_field);
    QStringList parts;
    if (!media->pixels.isEmpty())
        parts += pixelsText(media->pixels);
    if (media->durationMs >= 0)
        parts += tr("%1 s").arg(QLocale().toString(double(media->durationMs) / 1000, 'f', 1));
    parts += weightText(media->bytes);
    settle(parts.join(QStringLiteral(" · ")), problems.isEmpty() ? Verdict::Fits : Verdict::Misfits,
           problems);
}

void MediaItem::showThumbnail(AssetId id)
{
    if (assetIn(m_address) != id)
        return;
    m_picture = m_source.thumbnail(id, itemPreviewEdge);
    emit changed();
}

void MediaItem::lookAt(const QUrl &url)
{
    wait(tr("Looking at it…"));
    m_look = m_source.look(url, this, [this](const Result<ImageFacts> &facts) { answered(facts); });
}

void MediaItem::answered(const Result<ImageFacts> &facts)
{
    stopLooking();
    if (!facts)
        return settleFailed(facts.error());
    m_picture = facts->preview;
    judge({facts->pixels, facts->bytes}, pixelsText(facts->pixels) + u" · " + weightText(facts->bytes));
}

void MediaItem::judge(const MediaFacts &facts, const QString &summary, const QString &advice)
{
    QList<FieldProblem> problems = checkMedia(m_field, facts);
    if (!advice.isEmpty())
        problems.append({m_field.key, advice, false});
    const bool blocked =
        std::any_of(problems.begin(), problems.end(), [](const FieldProblem &each) { return each.blocks; });
    settle(summary, blocked ? Verdict::Misfits : Verdict::Fits, problems);
}

void MediaItem::settle(const QString &facts, Verdict verdict, const QList<FieldProblem> &problems)
{
    m_facts = facts;
    m_verdict = verdict;
    m_problems = problems;
    m_pending = false;
    emit changed();
}

void MediaItem::wait(const QString &facts)
{
    m_facts = facts;
    m_verdict = Verdict::None;
    m_problems.clear();
    m_picture = {};
    m_pending = true;
    emit changed();
}

} // namespace maquette
