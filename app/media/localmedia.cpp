// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/localmedia.h"

#include "app/base/background.h"
#include "app/library/mediacheck.h"
#include "app/library/picture.h"
#include "app/library/videodecoder.h"
#include "app/library/videofile.h"

#include <QColorSpace>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QtEndian>
#include <QThreadPool>

namespace maquette
{

namespace
{

//! Larger pictures are decoded scaled: what is transparent in them shows all the same.
constexpr int lookEdge = 4096;

QString nameOf(const QString &file)
{
    return QFileInfo(file).fileName();
}

//! Four colours in the frame header (ITU-T T.81 B.2.2). Qt turns them into RGB without their profile.
bool isCmykJpeg(QFile &file)
{
    constexpr int farthest = 1000; // segments
    qint64 at = 2;
    for (int i = 0; i < farthest; ++i) {
        if (!file.seek(at))
            return false;
        const QByteArray head = file.read(10);
        if (head.size() < 10 || quint8(head[0]) != 0xFF)
            return false;
        const auto marker = quint8(head[1]);
        const bool frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame)
            return quint8(head[9]) == 4;
        if (marker == 0xDA)
            return false;
        at += 2 + qFromBigEndian<quint16>(head.constData() + 2);
    }
    return false;
}

int framesOf(QFile &file, FileType type)
{
    if (type != FileType::Gif && type != FileType::WebP)
        return 1;
    file.seek(0);
    QImageReader reader(&file, factsOf(type).decoder);
    return reader.supportsAnimation() ? std::max(1, reader.imageCount()) : 1;
}

bool isDeep(QImage::Format format)
{
    return format == QImage::Format_Grayscale16 || format == QImage::Format_RGBX64 ||
           format == QImage::Format_RGBA64 || format == QImage::Format_RGBA64_Premultiplied;
}

Result<void> lookAtPicture(QFile &file, LocalMedia &media)
{
    file.seek(0);
    const auto picture = readPicture(file, lookEdge);
    if (!picture)
        return picture.error();
    const QImage &image = picture->image;
    media.pixels = picture->pixels;
    media.preview = fittedTo(image, localPreviewEdge);
    media.hasAlpha = image.hasAlphaChannel();
    media.alphaUsed = isTransparent(image);
    media.cmyk = media.type == FileType::Jpeg && isCmykJpeg(file);
    if (image.colorSpace().isValid() && !media.cmyk)
        media.colourProfile = image.colorSpace().description();
    media.frames = framesOf(file, media.type);
    file.seek(0);
    QImageReader reader(&file, factsOf(media.type).decoder);
    media.turned = reader.transformation() != QImageIOHandler::TransformationNone;
    media.deep = isDeep(reader.imageFormat()) || isDeep(image.format());
    return {};
}

QString codecOf(const QString &file, VideoDecoder::Stream stream)
{
    const auto opened = VideoDecoder::open(file, stream);
    return opened ? (*opened)->codecName() : QString();
}

Result<void> lookAtClip(LocalMedia &media)
{
    const auto clip = VideoFile::probe(media.file);
    if (!clip)
        return clip.error();
    media.pixels = clip->pixels;
    media.durationMs = clip->durationMs;
    media.framesPerSecond = clip->framesPerSecond;
    media.hasSound = clip->hasAudio;
    media.codec = codecOf(media.file, VideoDecoder::Stream::Video);
    if (const auto poster = VideoFile::poster(media.file, localPreviewEdge))
        media.preview = *poster;
    return {};
}

Result<void> lookAtSound(LocalMedia &media)
{
    const auto duration = VideoFile::probeSound(media.file);
    if (!duration)
        return duration.error();
    media.durationMs = *duration;
    media.hasSound = true;
    media.codec = codecOf(media.file, VideoDecoder::Stream::Audio);
    return {};
}

Unexpected unusable(const QString &file, FileType type)
{
    const QString kind = factsOf(type).name;
    if (type == FileType::Text)
        return fail(ErrorKind::DamagedFile,
                    LocalMediaProbe::tr("“%1” is a text or a web page.").arg(nameOf(file)));
    if (kind.isEmpty())
        return fail(
            ErrorKind::DamagedFile,
            LocalMediaProbe::tr("“%1” is no picture, clip or sound that is known here.").arg(nameOf(file)));
    return fail(ErrorKind::DamagedFile, LocalMediaProbe::tr("%1 files cannot be read here. These can: %2.")
                                            .arg(kind, readablePictureFormats()));
}

} // namespace

Result<LocalMedia> lookAtLocal(const QString &path)
{
    constexpr qint64 sniffed = 4096;
    QFile file(path);
    // A pipe or a device would never end.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::FileAccess,
                    LocalMediaProbe::tr("“%1” is missing or cannot be read.").arg(nameOf(path)),
                    file.errorString());
    }
    LocalMedia media;
    media.file = path;
    media.bytes = file.size();
    if (media.bytes == 0)
        return fail(ErrorKind::DamagedFile, LocalMediaProbe::tr("“%1” is empty.").arg(nameOf(path)));
    if (media.bytes > maxWorkBytes)
        return fail(ErrorKind::TooLarge, LocalMediaProbe::tr("“%1” is larger than 2 GiB.").arg(nameOf(path)));
    media.type = sniffFileType(file.peek(sniffed));
    const FileTypeFacts type = factsOf(media.type);
    if (!type.usable)
        return unusable(path, media.type);
    media.kind = type.kind;
    if (const auto complete = checkComplete(file, media.type); !complete)
        return complete.error();
    const auto looked = media.kind == MediaKind::Image   ? lookAtPicture(file, media)
                        : media.kind == MediaKind::Video ? lookAtClip(media)
                                                         : lookAtSound(media);
    if (!looked)
        return looked.error();
    return media;
}

LocalMediaProbe::LocalMediaProbe(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{}

void LocalMediaProbe::start()
{
    if (std::exchange(m_started, true))
        return;
    inBackground(
        *QThreadPool::globalInstance(), this, [file = m_file] { return lookAtLocal(file); },
        [this](const Result<LocalMedia> &media) { emit finished(media); });
}

} // namespace maquette
