// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/jobs/spending.h"
#include "app/upload/bucketsettings.h"
#include "ui/settings/alternativeschoice.h"
#include "ui/settings/exportchoice.h"
#include "ui/settings/viewerchoice.h"
#include "ui/spelling/spellingchoice.h"
#include "ui/theme/theme.h"
#include "ui/viewer/soundchoice.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>

namespace maquette
{

//! \brief What the artist has chosen, kept in the settings file. Never the token, nor the secret of a bucket.
//! Main thread.
class Preferences : public QObject
{
    Q_OBJECT

public:
    static constexpr int usualLetters = 100; //!< percent, see promptLetters()
    static constexpr int highestJobLimit = 20;

    //! Where generations go; Undecided until the first-run page was answered.
    enum class Service { Undecided, RunComfy, Sandbox };

    explicit Preferences(const QString &file, QObject *parent = nullptr);

    [[nodiscard]] Service service() const;
    void setService(Service service);
    [[nodiscard]] Theme::Mode theme() const;
    void setTheme(Theme::Mode mode);
    //! The desktop's last known look, so that the first picture of the window is right.
    [[nodiscard]] bool systemWasDark() const;
    void setSystemWasDark(bool dark);
    [[nodiscard]] bool cropTiles() const;
    void setCropTiles(bool crop);
    //! Of the system's size, in percent, 50 to 300: the letters in text fields of the form.
    [[nodiscard]] int promptLetters() const;
    void setPromptLetters(int percent);
    [[nodiscard]] SpellingChoice spelling() const;
    void setSpelling(const SpellingChoice &choice);
    [[nodiscard]] AlternativesChoice alternatives() const;
    void setAlternatives(const AlternativesChoice &choice);
    [[nodiscard]] int tileLayout() const; //!< a TileLayout's number
    void setTileLayout(int layout);
    [[nodiscard]] int tileSize(int layout) const; //!< 0: the layout's own
    void setTileSize(int edge, int layout);
    [[nodiscard]] bool groupsBySession() const;
    void setGroupsBySession(bool sessions);
    [[nodiscard]] bool stacksRuns() const;
    void setStacksRuns(bool stacks);
    [[nodiscard]] int jobLimit() const; //!< 1 to highestJobLimit
    void setJobLimit(int limit);
    [[nodiscard]] SpendingLimits spendingLimits() const;
    void setSpendingLimits(const SpendingLimits &limits);
    [[nodiscard]] bool queuePaused() const;
    void setQueuePaused(bool paused);
    [[nodiscard]] QString libraryFolder() const; //!< empty: the usual place
    void setLibraryFolder(const QString &folder);
    //! Settings are written beside the files, never into them.
    [[nodiscard]] bool keepsOriginals() const;
    void setKeepsOriginals(bool keeps);

    // Where heavy files go; in preferencesbucket.cpp.
    [[nodiscard]] BucketSettings bucket() const;
    [[nodiscard]] bool preferBucket() const; //!< for all files, not only the heavy ones
    void setBucket(const BucketSettings &entered, bool prefer);
    //! Takes a login, which an older build could leave in the address, out of the file at once. The name
    //! becomes the key id if there was none; the password comes back where it belongs to that key.
    std::optional<AddressLogin> cleanBucket();

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    [[nodiscard]] QByteArray columns() const;
    void setColumns(const QByteArray &state);
    [[nodiscard]] bool detailsShown() const;
    void setDetailsShown(bool shown);
    //! In the details: settings that the form has already are left out.
    [[nodiscard]] bool onlyDifferences() const;
    void setOnlyDifferences(bool only);
    [[nodiscard]] ViewerChoice viewer() const;
    void setViewer(const ViewerChoice &choice);

    [[nodiscard]] SoundChoice sound() const;
    void setSound(const SoundChoice &sound);

    // The ledger's window, as it was left; the numbers of LedgerPeriod and LedgerGrouping.
    [[nodiscard]] QByteArray ledgerGeometry() const;
    void setLedgerGeometry(const QByteArray &geometry);
    [[nodiscard]] int ledgerPeriod() const;
    void setLedgerPeriod(int period);
    [[nodiscard]] int ledgerGrouping() const;
    void setLedgerGrouping(int grouping);
    [[nodiscard]] QString exportFolder() const; //!< empty: never exported
    void setExportFolder(const QString &folder);

    //! Of the export's window; in preferencesexport.cpp.
    [[nodiscard]] ExportChoice exportChoice() const;
    void setExportChoice(const ExportChoice &choice);

    // Of the model browser; in the order in which they were given.
    [[nodiscard]] QList<ModelId> favouriteModels() const;
    void setFavouriteModels(const QList<ModelId> &models);
    [[nodiscard]] QList<ModelId> recentModels() const;
    void setRecentModels(const QList<ModelId> &models);

    //! The file cannot be written: choices last for this session only.
    [[nodiscard]] bool isReadOnly() const;
    void sync();

signals:
    void serviceChanged();
    void themeChanged();
    void cropTilesChanged();
    void promptLettersChanged();
    void spellingChanged();
    void alternativesChanged();
    void jobLimitChanged();
    void spendingLimitsChanged();
    void libraryFolderChanged();
    void keepsOriginalsChanged();
    void bucketChanged();

private:
    [[nodiscard]] QList<ModelId> models(const QString &key) const;
    void setModels(const QString &key, const QList<ModelId> &models);

    mutable QSettings m_settings;
};

} // namespace maquette
