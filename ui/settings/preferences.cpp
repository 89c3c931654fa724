// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/preferences.h"

namespace maquette
{

namespace
{

constexpr int usualLayout = 1; // TileLayout::Normal
constexpr int lastLayout = 2;
constexpr int defaultLimit = 4;
constexpr int smallestLetters = 50;
constexpr int largestLetters = 300;
const auto spellingOff = QStringLiteral("off");
const auto spellingSystem = QStringLiteral("system");

const auto keyService = QStringLiteral("account/service");
const auto keyTheme = QStringLiteral("look/theme");
const auto keySystemDark = QStringLiteral("look/systemWasDark");
const auto keyCrop = QStringLiteral("look/cropTiles");
const auto keyPromptLetters = QStringLiteral("look/promptLetters");
const auto keySpelling = QStringLiteral("spelling/languages"); // "system", "off", or names
const auto keyAlternatives = QStringLiteral("prompts/alternatives");
const auto keyMostVariants = QStringLiteral("prompts/mostVariants");
const auto keyPromptLists = QStringLiteral("prompts/lists");
const auto keyTileSize = QStringLiteral("look/tileSize");
const auto keyTileSizeOf = QStringLiteral("look/tileSize%1"); // of the layouts but the usual one
const auto keyTileLayout = QStringLiteral("look/tileLayout");
const auto keySessions = QStringLiteral("look/groupBySession");
const auto keyStacks = QStringLiteral("look/stackRuns");
const auto keyLimit = QStringLiteral("jobs/limit");
const auto keyPerDay = QStringLiteral("spending/perDay");     // whole microdollars
const auto keyPerClick = QStringLiteral("spending/perClick"); // whole microdollars
const auto keyPaused = QStringLiteral("jobs/paused");
const auto keyLibrary = QStringLiteral("library/folder");
const auto keyOriginals = QStringLiteral("library/keepsOriginals");
const auto keyFavouriteModels = QStringLiteral("models/favourites");
const auto keyRecentModels = QStringLiteral("models/recent");

} // namespace

Preferences::Preferences(const QString &file, QObject *parent)
    : QObject(parent)
    , m_settings(file, QSettings::IniFormat)
{}

Preferences::Service Preferences::service() const
{
    const QString name = m_settings.value(keyService).toString();
    if (name == QStringLiteral("sandbox"))
        return Service::Sandbox;
    return name == QStringLiteral("runcomfy") ? Service::RunComfy : Service::Undecided;
}

void Preferences::setService(Service service)
{
    if (service == this->service())
        return;
    if (service == Service::Undecided)
        m_settings.remove(keyService);
    else
        m_settings.setValue(keyService, service == Service::Sandbox ? QStringLiteral("sandbox")
                                                                    : QStringLiteral("runcomfy"));
    emit serviceChanged();
}

Theme::Mode Preferences::theme() const
{
    return Theme::modeFromName(m_settings.value(keyTheme).toString());
}

void Preferences::setTheme(Theme::Mode mode)
{
    if (mode == theme())
        return;
    m_settings.setValue(keyTheme, Theme::nameOf(mode));
    emit themeChanged();
}

bool Preferences::systemWasDark() const
{
    return m_settings.value(keySystemDark, false).toBool();
}

void Preferences::setSystemWasDark(bool dark)
{
    if (dark != systemWasDark())
        m_settings.setValue(keySystemDark, dark);
}

bool Preferences::cropTiles() const
{
    return m_settings.value(keyCrop, true).toBool();
}

void Preferences::setCropTiles(bool crop)
{
    if (crop == cropTiles())
        return;
    m_settings.setValue(keyCrop, crop);
    emit cropTilesChanged();
}

int Preferences::promptLetters() const
{
    const int percent = m_settings.value(keyPromptLetters, usualLetters).toInt();
    return percent < smallestLetters || percent > largestLetters ? usualLetters : percent;
}

void Preferences::setPromptLetters(int percent)
{
    const int bounded = qBound(smallestLetters, percent, largestLetters);
    if (bounded == promptLetters())
        return;
    m_settings.setValue(keyPromptLetters, bounded);
    emit promptLettersChanged();
}

SpellingChoice Preferences::spelling() const
{
    const QStringList names = m_settings.value(keySpelling, spellingSystem).toStringList();
    if (names.isEmpty() || names == QStringList{spellingOff})
        return {SpellingChoice::Kind::Off, {}};
    if (names == QStringList{spellingSystem})
        return {};
    return {SpellingChoice::Kind::Chosen, names};
}

void Preferences::setSpelling(const SpellingChoice &choice)
{
    if (choice == spelling())
        return;
    if (choice.kind == SpellingChoice::Kind::Chosen)
        m_settings.setValue(keySpelling, choice.languages);
    else
        m_settings.setValue(keySpelling,
                            choice.kind == SpellingChoice::Kind::Off ? spellingOff : spellingSystem);
    emit spellingChanged();
}

AlternativesChoice Preferences::alternatives() const
{
    AlternativesChoice choice;
    const int way = m_settings.value(keyAlternatives).toInt();
    if (way >= 0 && way <= int(AlternativesChoice::Way::Plain))
        choice.way = AlternativesChoice::Way(way);
    const int most = m_settings.value(keyMostVariants, choice.most).toInt();
    if (most >= 1 && most <= AlternativesChoice::mostVariants)
        choice.most = most;
    choice.folder = m_settings.value(keyPromptLists).toString();
    return choice;
}

void Preferences::setAlternatives(const AlternativesChoice &choice)
{
    if (choice == alternatives())
        return;
    m_settings.setValue(keyAlternatives, int(choice.way));
    m_settings.setValue(keyMostVariants, choice.most);
    m_settings.setValue(keyPromptLists, choice.folder);
    emit alternativesChanged();
}

int Preferences::tileLayout() const
{
    return qBound(0, m_settings.value(keyTileLayout, usualLayout).toInt(), lastLayout);
}

void Preferences::setTileLayout(int layout)
{
    m_settings.setValue(keyTileLayout, layout);
}

int Preferences::tileSize(int layout) const
{
    return m_settings.value(layout == usualLayout ? keyTileSize : keyTileSizeOf.arg(layout), 0).toInt();
}

void Preferences::setTileSize(int edge, int layout)
{
    m_settings.setValue(layout == usualLayout ? keyTileSize : keyTileSizeOf.arg(layout), edge);
}

bool Preferences::groupsBySession() const
{
    return m_settings.value(keySessions, false).toBool();
}

void Preferences::setGroupsBySession(bool sessions)
{
    m_settings.setValue(keySessions, sessions);
}

bool Preferences::stacksRuns() const
{
    return m_settings.value(keyStacks, false).toBool();
}

void Preferences::setStacksRuns(bool stacks)
{
    m_settings.setValue(keyStacks, stacks);
}

int Preferences::jobLimit() const
{
    return qBound(1, m_settings.value(keyLimit, defaultLimit).toInt(), highestJobLimit);
}

void Preferences::setJobLimit(int limit)
{
    if (limit == jobLimit())
        return;
    m_settings.setValue(keyLimit, qBound(1, limit, highestJobLimit));
    emit jobLimitChanged();
}

SpendingLimits Preferences::spendingLimits() const
{
    const auto read = [this](const QString &key) -> std::optional<Money> {
        bool isNumber = false;
        const qint64 value = m_settings.value(key).toLongLong(&isNumber);
        return isNumber && value >= 0 ? std::optional(Money::fromMicrodollars(value)) : std::nullopt;
    };
    return {read(keyPerDay), read(keyPerClick)};
}

void Preferences::setSpendingLimits(const SpendingLimits &limits)
{
    if (limits == spendingLimits())
        return;
    const auto write = [this](const QString &key, const std::optional<Money> &limit) {
        if (limit)
            m_settings.setValue(key, limit->microdollars());
        else
            m_settings.remove(key);
    };
    write(keyPerDay, limits.perDay);
    write(keyPerClick, limits.perClick);
    emit spendingLimitsChanged();
}

bool Preferences::queuePaused() const
{
    return m_settings.value(keyPaused, false).toBool();
}

void Preferences::setQueuePaused(bool paused)
{
    if (paused != queuePaused())
        m_settings.setValue(keyPaused, paused);
}

QString Preferences::libraryFolder() const
{
    return m_settings.value(keyLibrary).toString();
}

void Preferences::setLibraryFolder(const QString &folder)
{
    if (folder == libraryFolder())
        return;
    m_settings.setValue(keyLibrary, folder);
    emit libraryFolderChanged();
}

bool Preferences::keepsOriginals() const
{
    return m_settings.value(keyOriginals, false).toBool();
}

void Preferences::setKeepsOriginals(bool keeps)
{
    if (keeps == keepsOriginals())
        return;
    m_settings.setValue(keyOriginals, keeps);
    emit keepsOriginalsChanged();
}

QList<ModelId> Preferences::models(const QString &key) const
{
    QList<ModelId> models;
    for (const QString &id : m_settings.value(key).toStringList()) {
        if (!id.isEmpty() && !models.contains(ModelId(id)))
            models.append(ModelId(id));
    }
    return models;
}

void Preferences::setModels(const QString &key, const QList<ModelId> &models)
{
    QStringList ids;
    for (const ModelId &model : models)
        ids.append(model.text());
    m_settings.setValue(key, ids);
}

QList<ModelId> Preferences::favouriteModels() const
{
    return models(keyFavouriteModels);
}

void Preferences::setFavouriteModels(const QList<ModelId> &models)
{
    setModels(keyFavouriteModels, models);
}

QList<ModelId> Preferences::recentModels() const
{
    return models(keyRecentModels);
}

void Preferences::setRecentModels(const QList<ModelId> &models)
{
    setModels(keyRecentModels, models);
}

bool Preferences::isReadOnly() const
{
    return !m_settings.isWritable() || m_settings.status() != QSettings::NoError;
}

void Preferences::sync()
{
    m_settings.sync();
}

} // namespace maquette
