// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exportplan.h"

#include <QImageWriter>

#include <algorithm>
#include <cmath>

namespace maquette
{

QSize exportSize(const ExportPlan &plan, QSize pixels)
{
    if (pixels.isEmpty() || plan.sizing == ExportPlan::Sizing::Original)
        return pixels;
    const double width = pixels.width();
    const double height = pixels.height();
    const double scale = plan.sizing == ExportPlan::Sizing::Percent
                             ? plan.percent / 100.0
                             : plan.longestSide / std::max(width, height);
    if (scale >= 1)
        return pixels;
    const auto side = [scale](double length) {
        return std::max(1, static_cast<int>(std::lround(length * scale)));
    };
    return {side(width), side(height)};
}

QString extensionOf(ExportPlan::Format format)
{
    switch (format) {
    case ExportPlan::Format::AsIs:
        return {};
    case ExportPlan::Format::Png:
        return QStringLiteral("png");
    case ExportPlan::Format::Jpeg:
        return QStringLiteral("jpg");
    case ExportPlan::Format::WebP:
        return QStringLiteral("webp");
    }
    return {};
}

QList<ExportPlan::Format> exportFormats()
{
    QList<ExportPlan::Format> formats{ExportPlan::Format::AsIs};
    const QList<QByteArray> writers = QImageWriter::supportedImageFormats();
    for (const auto format : {ExportPlan::Format::Png, ExportPlan::Format::Jpeg, ExportPlan::Format::WebP}) {
        if (writers.contains(extensionOf(format).toLatin1()))
            formats.append(format);
    }
    return formats;
}

} // namespace maquette
