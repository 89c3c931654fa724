// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Preferences that says how works were exported last.
#include "ui/settings/preferences.h"

#include <QDir>
#include <QStandardPaths>

namespace maquette
{

namespace
{

const auto keyNames = QStringLiteral("export/names");
const auto keyFormat = QStringLiteral("export/format");
const auto keyQuality = QStringLiteral("export/quality");
const auto keySizing = QStringLiteral("export/sizing");
const auto keySide = QStringLiteral("export/longestSide");
const auto keyPercent = QStringLiteral("export/percent");
const auto keySrgb = QStringLiteral("export/toSrgb");
const auto keyProfile = QStringLiteral("export/profile");
const auto keyIsZip = QStringLiteral("export/isZip");
const auto keyFolder = QStringLiteral("export/folder");
const auto keyZip = QStringLiteral("export/zip");

//! What stands in the file may have been written by anyone.
int bounded(const QVariant &value, int least, int most, int otherwise)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    return isNumber && number >= least && number <= most ? number : otherwise;
}

} // namespace

ExportChoice Preferences::exportChoice() const
{
    ExportChoice choice;
    ExportPlan &plan = choice.plan;
    plan.names = m_settings.value(keyNames, plan.names).toString();
    plan.format =
        ExportPlan::Format(bounded(m_settings.value(keyFormat), 0, int(ExportPlan::Format::WebP), 0));
    plan.quality = bounded(m_settings.value(keyQuality), 1, 100, plan.quality);
    plan.sizing =
        ExportPlan::Sizing(bounded(m_settings.value(keySizing), 0, int(ExportPlan::Sizing::Percent), 0));
    plan.longestSide = bounded(m_settings.value(keySide), 16, 16384, plan.longestSide);
    plan.percent = bounded(m_settings.value(keyPercent), 1, 100, plan.percent);
    plan.toSrgb = m_settings.value(keySrgb, plan.toSrgb).toBool();
    plan.profile =
        MetadataProfile(bounded(m_settings.value(keyProfile), 0, int(MetadataProfile::LabelOnly), 0));
    plan.isZip = m_settings.value(keyIsZip, false).toBool();
    const QDir pictures(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    choice.folder =
        m_settings.value(keyFolder, pictures.filePath(QStringLiteral("Maquette export"))).toString();
    choice.zip = m_settings.value(keyZip, pictures.filePath(QStringLiteral("Maquette.zip"))).toString();
    return choice;
}

void Preferences::setExportChoice(const ExportChoice &choice)
{
    if (choice == exportChoice())
        return;
    const ExportPlan &plan = choice.plan;
    const std::pair<QString, QVariant> values[] = {
        {keyNames, plan.names},      {keyFormat, int(plan.format)},
        {keyQuality, plan.quality},  {keySizing, int(plan.sizing)},
        {keySide, plan.longestSide}, {keyPercent, plan.percent},
        {keySrgb, plan.toSrgb},      {keyProfile, int(plan.profile)},
        {keyIsZip, plan.isZip},      {keyFolder, choice.folder},
        {keyZip, choice.zip}};
    for (const auto &[key, value] : values)
        m_settings.setValue(key, value);
}

} // namespace maquette
