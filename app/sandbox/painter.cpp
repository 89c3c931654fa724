// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/painter.h"

#include "app/sandbox/clip.h"
#include "app/sandbox/picture.h"
#include "app/sandbox/pictureread.h"
#include "app/sandbox/pngfile.h"
#include "app/sandbox/random.h"

#include <QCoreApplication>
#include <QDir>
#include <QImageWriter>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 largePicture = 6'000'000; // pixels
constexpr int jpegQuality = 92;

Unexpected notMade(const QString &why)
{
    return fail(ErrorKind::FileAccess,
                QCoreApplication::translate("Sandbox", "The simulated file could not be made."), why);
}

QByteArray remark()
{
    return QByteArrayLiteral("Simulated by the Maquette sandbox; not made by a model.");
}

Result<void> writeStill(const QImage &image, const QString &format, const QString &path)
{
    if (format == "png"_L1) {
        const QByteArray png = toPng(image, remark());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(png) != png.size() || !file.flush())
            return notMade(file.errorString());
        return {};
    }
    QImageWriter writer(path, format.toLatin1());
    writer.setQuality(jpegQuality);
    writer.setText(u"Description"_s, QString::fromLatin1(remark()));
    return writer.write(image) ? Result<void>() : Result<void>(notMade(writer.errorString()));
}

} // namespace

Painter::Painter(QString folder, const MediaStore &media)
    : m_folder(std::move(folder))
    , m_media(media)
    , m_background([this] { workInBackground(); })
{
    QDir().mkpath(m_folder);
}

Painter::~Painter()
{
    stop();
    m_background.join();
}

void Painter::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
}

QString Painter::pathOf(const OutputOrder &order) const
{
    return m_folder + u'/' + order.key + u'.' + order.plan.suffix();
}

Result<std::shared_ptr<QFile>> Painter::file(const OutputOrder &order)
{
    std::unique_lock lock(m_mutex);
    const QString path = pathOf(order);
    while (true) {
        const auto entry = m_entries.find(path);
        if (entry == m_entries.end())
            break;
        if (entry->ready) {
            entry->used = ++m_uses;
            auto file = std::make_shared<QFile>(path);
            if (file->open(QIODevice::ReadOnly))
                return file;
            m_bytes -= entry->bytes; // somebody cleared the folder
            m_entries.erase(entry);
            break;
        }
        m_changed.wait(lock);
    }
    m_entries.insert(path, {});
    lock.unlock();
    const Result<void> made = make(order, path);
    lock.lock();
    auto file = std::make_shared<QFile>(path);
    const bool open = made && file->open(QIODevice::ReadOnly);
    if (open) {
        m_entries[path] = {true, file->size(), ++m_uses};
        m_bytes += file->size();
        dropOldest();
    } else {
        m_entries.remove(path);
    }
    m_changed.notify_all();
    if (open)
        return file;
    QFile::remove(path);
    return made ? Result<std::shared_ptr<QFile>>(notMade(file->errorString())) : made.error();
}

void Painter::dropOldest()
{
    while (m_bytes > mostBytes) {
        auto oldest = m_entries.end();
        for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
            if (it->ready && it->used != m_uses && (oldest == m_entries.end() || it->used < oldest->used))
                oldest = it;
        }
        if (oldest == m_entries.end())
            return;
        QFile::remove(oldest.key());
        m_bytes -= oldest->bytes;
        m_entries.erase(oldest);
    }
}

void Painter::prepare(const OutputOrder &order)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_entries.contains(pathOf(order)))
            return;
        for (const OutputOrder &ahead : m_ahead) {
            if (ahead.key == order.key)
                return;
        }
        m_ahead.push_back(order);
    }
    m_changed.notify_all();
}

void Painter::workInBackground()
{
    while (true) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_stopping || !m_ahead.empty(); });
        if (m_stopping)
            return;
        const OutputOrder order = m_ahead.front();
        m_ahead.pop_front();
        lock.unlock();
        std::ignore = file(order);
    }
}

Result<void> Painter::make(const OutputOrder &order, const QString &path)
{
    if (m_stopping)
        return fail(ErrorKind::Cancelled, QCoreApplication::translate("Sandbox", "The sandbox is closing."));
    const qint64 pixels = static_cast<qint64>(order.plan.pixels.width()) * order.plan.pixels.height();
    const QSemaphoreReleaser hands = [&] {
        const int wanted = pixels > largePicture ? 2 : 1;
        m_hands.acquire(wanted);
        return QSemaphoreReleaser(m_hands, wanted);
    }();
    return order.plan.kind == MediaKind::Image ? makeStill(order, path) : makeMoving(order, path);
}

Result<void> Painter::makeStill(const OutputOrder &order, const QString &path)
{
    const Plan &plan = order.plan;
    const QImage image = drawPicture({plan.model, plan.prompt, plan.seed, order.index}, plan.pixels);
    if (image.isNull())
        return notMade(u"no memory for %1x%2"_s.arg(plan.pixels.width()).arg(plan.pixels.height()));
    return writeStill(image, plan.format, path);
}

Result<QImage> Painter::given(const QString &name, QSize clip) const
{
    const Result<QByteArray> bytes = m_media.get(name);
    if (!bytes)
        return bytes.error();
    return readPicture(*bytes, 2 * std::max(clip.width(), clip.height()));
}

Result<void> Painter::makeMoving(const OutputOrder &order, const QString &path)
{
    const Plan &plan = order.plan;
    ClipBrief brief;
    brief.size = plan.pixels;
    brief.seconds = plan.seconds;
    brief.seed = Random::of(plan.prompt.toUtf8() + QByteArray::number(plan.seed)).next();
    brief.keepOn = [this] { return !m_stopping; };
    if (plan.kind == MediaKind::Audio)
        return makeSound(brief, path);
    if (plan.first.isEmpty()) {
        brief.first = drawPicture({plan.model, plan.prompt, plan.seed, order.index}, plan.pixels);
    } else {
        Result<QImage> first = given(plan.first, plan.pixels);
        if (!first)
            return first.error();
        brief.first = *first;
    }
    if (!plan.last.isEmpty()) {
        Result<QImage> last = given(plan.last, plan.pixels);
        if (!last)
            return last.error();
        brief.last = *last;
    }
    return makeClip(brief, path);
}

} // namespace maquette
