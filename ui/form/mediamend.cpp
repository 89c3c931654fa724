// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/mediamend.h"

#include <QCoreApplication>

namespace maquette
{

namespace
{

MediaMend ofPicture(const LocalMedia &media, const PictureMendOption &option)
{
    using Kind = PictureMendOption::Kind;
    QString title = option.title;
    if (losesAlpha(media, option.mend))
        title += QCoreApplication::translate("MediaMend", " · transparency becomes white");
    const bool shape =
        option.kind == Kind::Crop || option.kind == Kind::PadColour || option.kind == Kind::PadBlur;
    return {title, option.notes, option.mend, shape};
}

} // namespace

QList<MediaMend> mediaMends(const LocalMedia &media, const MediaLimits &limits)
{
    QList<MediaMend> mends;
    const QList<PictureMendOption> pictures = pictureMends(media, limits);
    for (const PictureMendOption &option : pictures)
        mends.append(ofPicture(media, option));
    const QList<ClipMendOption> clips = clipMends(media, limits);
    for (const ClipMendOption &option : clips)
        mends.append({option.title, {}, option.mend, false});
    return mends;
}

} // namespace maquette
