// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exportplan.h"

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
    double scale = plan.percent / 100.0;
    if (plan.sizing == ExportPlan::Sizing::LongestSide)
        scale = plan.longestSide / std::max(width, height);
    else if (plan.sizing == ExportPlan::Sizing::Within)
        scale = std::min(plan.within.width() / width, plan.within.height() / height);
    if (scale > 1 && !plan.mayEnlarge)
        return pixels;
    const auto side = [scale](double length) {
        return static_cast<int>(std::clamp(std::round(length * scale), 1.0, 100'000.0));
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
    case ExportPlan::Format::LosslessWebP:
        return QStringLiteral("webp");
    case ExportPlan::Format::Tiff:
        return QStringLiteral("tif");
    }
    return {};
}

} // namespace maquette
