// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Preferences that says how the windows were left.
#include "ui/settings/preferences.h"

namespace maquette
{

namespace
{

const auto keyGeometry = QStringLiteral("window/geometry");
const auto keyColumns = QStringLiteral("window/columns");
const auto keyDetails = QStringLiteral("window/details");
const auto keyOnlyDifferences = QStringLiteral("window/onlyDifferences");
const auto keyFilmStrip = QStringLiteral("viewer/filmStrip");
const auto keySlideSeconds = QStringLiteral("viewer/slideSeconds");
const auto keySlidesShuffled = QStringLiteral("viewer/slidesShuffled");
const auto keyLedgerGeometry = QStringLiteral("ledger/geometry");
const auto keyLedgerPeriod = QStringLiteral("ledger/period");
const auto keyLedgerGrouping = QStringLiteral("ledger/grouping");
const auto keyMuted = QStringLiteral("viewer/muted");
const auto keyVolume = QStringLiteral("viewer/volume");
const auto keyExportFolder = QStringLiteral("ledger/exportFolder");
constexpr int defaultPeriod = 2; // thirty days

} // namespace

QByteArray Preferences::windowGeometry() const
{
    return m_settings.value(keyGeometry).toByteArray();
}

void Preferences::setWindowGeometry(const QByteArray &geometry)
{
    m_settings.setValue(keyGeometry, geometry);
}

QByteArray Preferences::columns() const
{
    return m_settings.value(keyColumns).toByteArray();
}

void Preferences::setColumns(const QByteArray &state)
{
    m_settings.setValue(keyColumns, state);
}

bool Preferences::detailsShown() const
{
    return m_settings.value(keyDetails, true).toBool();
}

void Preferences::setDetailsShown(bool shown)
{
    if (shown != detailsShown())
        m_settings.setValue(keyDetails, shown);
}

bool Preferences::onlyDifferences() const
{
    return m_settings.value(keyOnlyDifferences, false).toBool();
}

void Preferences::setOnlyDifferences(bool only)
{
    if (only != onlyDifferences())
        m_settings.setValue(keyOnlyDifferences, only);
}

ViewerChoice Preferences::viewer() const
{
    ViewerChoice choice;
    choice.filmStrip = m_settings.value(keyFilmStrip, choice.filmStrip).toBool();
    const int seconds = m_settings.value(keySlideSeconds, choice.slideSeconds).toInt();
    if (seconds >= ViewerChoice::leastSeconds && seconds <= ViewerChoice::mostSeconds)
        choice.slideSeconds = seconds;
    choice.slidesShuffled = m_settings.value(keySlidesShuffled, choice.slidesShuffled).toBool();
    return choice;
}

void Preferences::setViewer(const ViewerChoice &choice)
{
    if (choice == viewer())
        return;
    m_settings.setValue(keyFilmStrip, choice.filmStrip);
    m_settings.setValue(keySlideSeconds, choice.slideSeconds);
    m_settings.setValue(keySlidesShuffled, choice.slidesShuffled);
}

SoundChoice Preferences::sound() const
{
    const SoundChoice usual;
    bool isNumber = false;
    const double volume = m_settings.value(keyVolume).toDouble(&isNumber);
    return {m_settings.value(keyMuted, usual.muted).toBool(),
            isNumber && volume >= 0 && volume <= 1 ? volume : usual.volume};
}

void Preferences::setSound(const SoundChoice &choice)
{
    if (choice == sound())
        return;
    m_settings.setValue(keyMuted, choice.muted);
    m_settings.setValue(keyVolume, choice.volume);
}

QByteArray Preferences::ledgerGeometry() const
{
    return m_settings.value(keyLedgerGeometry).toByteArray();
}

void Preferences::setLedgerGeometry(const QByteArray &geometry)
{
    m_settings.setValue(keyLedgerGeometry, geometry);
}

int Preferences::ledgerPeriod() const
{
    return m_settings.value(keyLedgerPeriod, defaultPeriod).toInt();
}

void Preferences::setLedgerPeriod(int period)
{
    m_settings.setValue(keyLedgerPeriod, period);
}

int Preferences::ledgerGrouping() const
{
    return m_settings.value(keyLedgerGrouping, 0).toInt();
}

void Preferences::setLedgerGrouping(int grouping)
{
    m_settings.setValue(keyLedgerGrouping, grouping);
}

QString Preferences::exportFolder() const
{
    return m_settings.value(keyExportFolder).toString();
}

void Preferences::setExportFolder(const QString &folder)
{
    m_settings.setValue(keyExportFolder, folder);
}

} // namespace maquette
