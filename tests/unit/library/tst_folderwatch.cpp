// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/folderwatch.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 20'000;
}

//! \brief What a watch tells, above all of what happened just before it began.
class TestFolderWatch : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void aNewFileIsTold();
    void goneBeforeItIsWatched();
    void changedBeforeItIsWatched();

private:
    [[nodiscard]] QString path(const QString &name = {}) const { return m_home->filePath(name); }
    //! So that nothing counts as changed since.
    static QDateTime later() { return QDateTime::currentDateTime().addSecs(60); }

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestFolderWatch::aNewFileIsTold()
{
    FolderWatch watch;
    QSignalSpy changed(&watch, &FolderWatch::changed);
    watch.setFolders({path()}, later());
    QTRY_COMPARE_WITH_TIMEOUT(watch.count(), 1, patience);
    QVERIFY(changed.isEmpty());
    QFile file(path(u"a.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), patience);
}

//! A drive that goes away between the reading and the watching would never be missed.
void TestFolderWatch::goneBeforeItIsWatched()
{
    QVERIFY(QDir().mkpath(path(u"2026"_s)));
    FolderWatch watch;
    QSignalSpy changed(&watch, &FolderWatch::changed);
    watch.setFolders({path(), path(u"2026"_s)}, later());
    QTRY_COMPARE_WITH_TIMEOUT(watch.count(), 2, patience);
    QVERIFY(changed.isEmpty());
    watch.setFolders({path(), path(u"gone"_s)}, later());
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), patience);
    QCOMPARE(watch.count(), 1);
}

void TestFolderWatch::changedBeforeItIsWatched()
{
    FolderWatch watch;
    QSignalSpy changed(&watch, &FolderWatch::changed);
    watch.setFolders({path()}, QDateTime::currentDateTime().addSecs(-60));
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), patience);
}

QTEST_GUILESS_MAIN(TestFolderWatch)
#include "tst_folderwatch.moc"
