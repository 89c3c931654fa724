// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/httpclient.h"
#include "tests/support/manualclock.h"
#include "tests/support/memoryvault.h"
#include "tests/support/scriptedserver.h"
#include "ui/settings/bucketsection.h"
#include "ui/settings/preferences.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace maquette::test
{

//! \brief The settings of the bucket in a window of their own, with a vault in memory and a storage on
//! loopback. start() is a start of the program on the same folder.
class BucketRig
{
public:
    static const QString secret;

    bool begin();
    void end();
    bool start();

    void unfold() const { QTest::mouseClick(button("bucketChange"), Qt::LeftButton); }
    void fill(const char *name, const QString &text) const;
    //! All by keys, with the secret in the keychain at the end; false if it did not get there.
    bool fillAll();
    [[nodiscard]] QString address() const;
    [[nodiscard]] QPushButton *button(const char *name) const { return find<QPushButton>(name); }
    [[nodiscard]] QLineEdit *line(const char *name) const { return find<QLineEdit>(name); }
    [[nodiscard]] WrapLabel *label(const char *name) const { return find<WrapLabel>(name); }
    template <typename Kind>
    [[nodiscard]] Kind *find(const char *name) const
    {
        return m_window->findChild<Kind *>(QString::fromLatin1(name));
    }

protected:
    ManualClock m_clock;
    HttpClient m_http{m_clock};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScriptedServer> m_server;
    QByteArray m_stored; //!< the last that was put there
    int m_putStatus = 200;
    int m_removeStatus = 204;
    bool m_hangs = false;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<OwnBucket> m_bucket;
    QHash<QString, QString> m_keptBefore; //!< in the vault at the start
    MemoryVault *m_vault = nullptr;
    std::unique_ptr<QWidget> m_window;

private:
    Script answerTo(const SeenRequest &seen);
};

} // namespace maquette::test
