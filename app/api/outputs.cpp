// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/replies.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <array>

namespace maquette
{

namespace
{

constexpr qsizetype mostOutputs = 200;
constexpr int deepest = 32;

std::optional<MediaKind> kindOfKey(const QString &key)
{
    const QString lower = key.toLower();
    if (lower.contains(QLatin1String("video")))
        return MediaKind::Video;
    if (lower.contains(QLatin1String("audio")))
        return MediaKind::Audio;
    if (lower.contains(QLatin1String("image")))
        return MediaKind::Image;
    return std::nullopt;
}

QString extensionOf(const QUrl &url)
{
    const QString name = url.fileName();
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    return dot < 0 ? QString() : name.mid(dot + 1).toLower();
}

std::optional<MediaKind> kindOfExtension(const QString &extension)
{
    static const QSet<QString> image = {
        QStringLiteral("png"),  QStringLiteral("jpg"),  QStringLiteral("jpeg"), QStringLiteral("webp"),
        QStringLiteral("gif"),  QStringLiteral("bmp"),  QStringLiteral("tif"),  QStringLiteral("tiff"),
        QStringLiteral("avif"), QStringLiteral("heic"), QStringLiteral("jxl"),  QStringLiteral("svg")};
    static const QSet<QString> video = {QStringLiteral("mp4"),  QStringLiteral("m4v"), QStringLiteral("mov"),
                                        QStringLiteral("webm"), QStringLiteral("mkv"), QStringLiteral("avi")};
    static const QSet<QString> audio = {QStringLiteral("mp3"), QStringLiteral("wav"),  QStringLiteral("flac"),
                                        QStringLiteral("ogg"), QStringLiteral("opus"), QStringLiteral("m4a"),
                                        QStringLiteral("aac")};
    if (image.contains(extension))
        return MediaKind::Image;
    if (video.contains(extension))
        return MediaKind::Video;
    if (audio.contains(extension))
        return MediaKind::Audio;
    return std::nullopt;
}

//! Files that no gallery can show; the raw result still names them.
bool isOtherFile(const QString &extension)
{
    static const QSet<QString> other = {
        QStringLiteral("json"), QStringLiteral("txt"), QStringLiteral("html"), QStringLiteral("htm"),
        QStringLiteral("zip"),  QStringLiteral("glb"), QStringLiteral("gltf"), QStringLiteral("obj"),
        QStringLiteral("ply"),  QStringLiteral("stl"), QStringLiteral("usdz"), QStringLiteral("fbx"),
        QStringLiteral("srt"),  QStringLiteral("vtt"), QStringLiteral("csv"),  QStringLiteral("log")};
    return other.contains(extension);
}

QUrl urlOf(const QString &given)
{
    const QString text = given.trimmed();
    const bool strange = std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control || c == QLatin1Char('\\');
    });
    if (strange)
        return {};
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    return url.isValid() && web && !url.host().isEmpty() ? url : QUrl();
}

//! What the keys around a value say it is: the nearest one, and those above it.
struct Hint
{
    std::optional<MediaKind> own;
    std::optional<MediaKind> inherited;

    [[nodiscard]] Hint below(const QString &key) const { return {kindOfKey(key), own ? own : inherited}; }
};

std::optional<OutputLink> linkOf(const QString &text, const Hint &hint)
{
    const QUrl url = urlOf(text);
    if (url.isEmpty())
        return {};
    const QString extension = extensionOf(url);
    auto kind = hint.own;
    if (!kind)
        kind = kindOfExtension(extension);
    if (!kind)
        kind = hint.inherited;
    if (!kind && isOtherFile(extension))
        return {};
    return OutputLink{0, url, kind.value_or(MediaKind::Image)};
}

//! Whether anything in \a value is a file. Each value is looked at once, whatever stands around it.
bool holdsLink(const QJsonValue &value, const Hint &hint, int depth)
{
    if (depth > deepest)
        return false;
    if (value.isString())
        return linkOf(value.toString(), hint).has_value();
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        return std::any_of(items.begin(), items.end(),
                           [&](const QJsonValue &item) { return holdsLink(item, hint, depth + 1); });
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (holdsLink(it.value(), hint.below(it.key()), depth + 1))
            return true;
    }
    return false;
}

//! \brief One walk through the `output` of one result.
class Walker
{
public:
    void visit(const QJsonValue &value, const Hint &hint, int depth)
    {
        if (depth > deepest)
            return;
        if (value.isString())
            take(value.toString(), hint);
        else if (value.isArray()) {
            for (const QJsonValue &item : value.toArray())
                visit(item, hint, depth + 1);
        } else if (value.isObject())
            visitObject(value.toObject(), hint, depth);
    }

    [[nodiscard]] const QList<OutputLink> &links() const { return m_links; }

private:
    void visitObject(const QJsonObject &object, const Hint &hint, int depth)
    {
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!hasFullerPlural(object, it.key(), depth))
                visit(it.value(), hint.below(it.key()), depth + 1);
        }
    }

    //! Beside `images`, `image` is the first of them again, perhaps at another address.
    static bool hasFullerPlural(const QJsonObject &object, const QString &key, int depth)
    {
        static const std::array names = {QLatin1String("image"), QLatin1String("video"),
                                         QLatin1String("audio")};
        if (std::find(names.begin(), names.end(), key) == names.end())
            return false;
        return holdsLink(object.value(key + QLatin1Char('s')), {}, depth + 1);
    }

    void take(const QString &text, const Hint &hint)
    {
        auto link = linkOf(text, hint);
        if (!link || m_seen.contains(link->url) || m_links.size() >= mostOutputs)
            return;
        link->index = static_cast<int>(m_links.size());
        m_seen.insert(link->url);
        m_links.append(*link);
    }

    QList<OutputLink> m_links;
    QSet<QUrl> m_seen;
};

} // namespace

QList<OutputLink> outputsOf(const QJsonValue &output)
{
    Walker walker;
    walker.visit(output, {}, 0);
    return walker.links();
}

} // namespace maquette
