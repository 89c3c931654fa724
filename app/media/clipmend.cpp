// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/clipmend.h"

#include "app/base/background.h"
#include "app/media/mendsizes.h"
#include "app/media/words.h"

#include <QLocale>

namespace maquette
{

namespace
{

using ClipKind = ClipMendOption::Kind;

//! An encoder's last block and frame may reach a little beyond the end.
constexpr qint64 marginMs = 100;

QSize even(QSize size)
{
    return {size.width() / 2 * 2, size.height() / 2 * 2};
}

QString titleFor(ClipKind kind, const ClipMend &mend)
{
    const QString size = QStringLiteral("%1 × %2").arg(mend.size.width()).arg(mend.size.height());
    switch (kind) {
    case ClipKind::Trim:
        return mendWords("Keep the first %1 s")
            .arg(QLocale().toString(double(mend.durationMs) / 1000, 'f', 1));
    case ClipKind::Crop:
        return mendWords("Crop to %1").arg(size);
    case ClipKind::Resize:
        return mendWords("Resize to %1").arg(size);
    case ClipKind::Reencode:
        break;
    }
    return mendWords("Make it lighter");
}

//! The part and the size that the limits of pixels ask for; nothing when they cannot be kept.
bool shapeFor(const LocalMedia &media, const MediaLimits &limits, ClipMend &mend)
{
    if (media.kind == MediaKind::Audio)
        return true;
    const auto part = cutToShape(media.pixels, limits);
    if (!part)
        return false;
    if (*part != media.pixels) {
        mend.crop =
            QRect({(media.pixels.width() - part->width()) / 2, (media.pixels.height() - part->height()) / 2},
                  *part);
    }
    const QSize plain = even(*part);
    if (isSizeAllowed(plain, limits)) {
        mend.size = plain;
        return !plain.isEmpty();
    }
    const auto size = scaledToLimits(*part, limits, true);
    mend.size = size.value_or(QSize());
    return size.has_value();
}

} // namespace

QList<ClipMendOption> clipMends(const LocalMedia &media, const MediaLimits &limits)
{
    const auto breaches = breachesOf(limits, media.figures());
    if (media.kind == MediaKind::Image || breaches.isEmpty() || media.durationMs <= 0)
        return {};
    using What = LimitBreach::What;
    const bool hopeless = std::any_of(breaches.begin(), breaches.end(), [](const LimitBreach &breach) {
        return !breach.tooMuch && (breach.what == What::Weight || breach.what == What::Duration);
    });
    ClipMend mend;
    mend.durationMs = media.durationMs;
    const bool tooLong = media.durationMs > limits.maxDurationMs;
    if (tooLong)
        mend.durationMs = limits.maxDurationMs - marginMs;
    if (hopeless || mend.durationMs < std::max<qint64>(limits.minDurationMs, 1) ||
        !shapeFor(media, limits, mend))
        return {};
    const ClipKind kind = tooLong                           ? ClipKind::Trim
                          : !mend.crop.isNull()             ? ClipKind::Crop
                          : mend.size != even(media.pixels) ? ClipKind::Resize
                                                            : ClipKind::Reencode;
    return {{kind, titleFor(kind, mend), mend}};
}

ClipMender::ClipMender(QThreadPool &pool, QString file, ClipMend mend, MediaLimits limits, QString folder,
                       QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_file(std::move(file))
    , m_mend(mend)
    , m_limits(limits)
    , m_folder(std::move(folder))
{
    constexpr int lookMs = 100;
    m_look.setInterval(lookMs);
    connect(&m_look, &QTimer::timeout, this, [this] {
        const int now = m_work->permille;
        if (now != std::exchange(m_told, now))
            emit progressed(now / 1000.0);
    });
}

ClipMender::~ClipMender()
{
    m_work->stop = true;
}

void ClipMender::start()
{
    if (std::exchange(m_started, true) || m_settled)
        return;
    m_look.start();
    inBackground(
        m_pool, this,
        [file = m_file, mend = m_mend, limits = m_limits, folder = m_folder, work = m_work] {
            return mendClip(file, mend, limits, folder, *work);
        },
        [this](const Result<MendedClip> &clip) { settle(clip); });
}

void ClipMender::cancel()
{
    m_work->stop = true;
    settle(fail(ErrorKind::Cancelled, tr("Cancelled.")));
}

void ClipMender::settle(const Result<MendedClip> &clip)
{
    if (std::exchange(m_settled, true))
        return;
    m_look.stop();
    QMetaObject::invokeMethod(
        this, [this, clip] { emit finished(clip); }, Qt::QueuedConnection);
}

} // namespace maquette
