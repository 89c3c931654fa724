// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/mediaoffer.h"

#include "app/library/filetype.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/mediasource.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace maquette
{

namespace
{
QString offerWords(const char *text)
{
    return QCoreApplication::translate("MediaOffer", text);
}

//! By its first bytes.
bool isClip(const QString &path)
{
    constexpr qint64 sniffed = 4096;
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) // a pipe would never end
        return false;
    const FileTypeFacts facts = factsOf(sniffFileType(file.read(sniffed)));
    return facts.usable && facts.kind == MediaKind::Video;
}

//! \brief Gathers what can be taken, and the first reason why something cannot.
class OfferGathering
{
public:
    OfferGathering(MediaKind kind, const MediaSource &source)
        : m_kind(kind)
        , m_source(source)
    {}

    void takeWork(AssetId id)
    {
        const std::optional<WorkFacts> work = m_source.work(id);
        if (!work || work->kind == m_kind)
            return m_offer.addresses.append(assetValue(id));
        if (m_kind == MediaKind::Image && work->kind == MediaKind::Video)
            m_offer.clips.append(assetValue(id));
        refuse(m_kind == MediaKind::Image
                   ? offerWords("This work is not a picture, and the field takes a picture.")
                   : offerWords("This work is not of the kind that the field takes."));
    }

    void takeText(const QString &text)
    {
        QString address = text.trimmed();
        if (const QString path = typedPath(address); !path.isEmpty())
            return takePath(path);
        address.remove(u'\n').remove(u'\r');
        const QString problem = addressProblem(address, m_kind);
        if (problem.isEmpty())
            m_offer.addresses.append(address);
        else
            refuse(problem);
    }

    void takePath(const QString &path)
    {
        if (!QFileInfo::exists(path))
            return refuse(offerWords("There is no file %1.").arg(path));
        takeUrl(QUrl::fromLocalFile(path));
    }

    void takeUrl(const QUrl &url)
    {
        if (!url.isLocalFile())
            return takeText(url.toString(QUrl::FullyEncoded));
        if (const AssetId id = m_source.workOfFile(url.toLocalFile()); !id.isNull())
            return takeWork(id);
        if (QFileInfo(url.toLocalFile()).isDir())
            return refuse(offerWords("This is a folder. Drop the file itself."));
        if (m_kind == MediaKind::Image && isClip(url.toLocalFile())) {
            m_offer.clips.append(fileValue(url.toLocalFile()));
            return refuse(offerWords("This is a clip, and the field takes a picture."));
        }
        m_offer.addresses.append(fileValue(url.toLocalFile()));
    }

    void refuse(const QString &why)
    {
        if (m_offer.refusal.isEmpty())
            m_offer.refusal = why;
    }

    [[nodiscard]] const MediaOffer &offer() const { return m_offer; }

private:
    MediaKind m_kind;
    const MediaSource &m_source;
    MediaOffer m_offer;
};
} // namespace

MediaOffer offeredMedia(const QMimeData &data, MediaKind kind, const MediaSource &source)
{
    OfferGathering gathering(kind, source);
    const QList<AssetId> works = worksIn(data);
    if (!works.isEmpty()) {
        for (const AssetId id : works)
            gathering.takeWork(id);
    } else if (data.hasUrls() && !data.urls().isEmpty()) {
        const QList<QUrl> urls = data.urls();
        for (const QUrl &url : urls)
            gathering.takeUrl(url);
    } else if (data.hasText() && !data.text().trimmed().isEmpty()) {
        gathering.takeText(data.text());
    } else if (data.hasImage()) {
        if (kind != MediaKind::Image)
            gathering.refuse(offerWords("This is a picture, and the field takes something else."));
        else
            return {{}, true, {}, {}};
    } else {
        gathering.refuse(
            offerWords("There is nothing here that this field takes. Drop a file or a work of the "
                       "gallery, or paste an https "
                       "address."));
    }
    return gathering.offer();
}

} // namespace maquette
