// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery/galleryrig.h"
#include "tests/unit/gallery/works.h"
#include "ui/gallery/workmime.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QIODevice>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace maquette;
using namespace maquette::test;

namespace
{

constexpr int patience = 20'000;

} // namespace

//! How works are given to other programs: dragged, copied, shown in their folder, saved elsewhere.
class TestWorkActions : public QObject
{
    Q_OBJECT

    std::unique_ptr<GalleryRig> m_rig;
    QWidget m_window;

    AssetId land(int seed) { return m_rig->fixture.landed(encoded(gradient(seed, {320, 180}), "png")); }

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_rig.reset(); }
    void draggedWorksAreFiles();
    void copiedImageHasPixels();
    void aFolderThatNothingShowsIsNamed();
    void savedCopyIsTheFile();
    void copiesOfSeveralReplaceNothing();
};

void TestWorkActions::initTestCase()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestWorkActions::init()
{
    m_rig = std::make_unique<GalleryRig>();
    QVERIFY(m_rig->loaded && !m_rig->catalogue.entries().empty());
}

void TestWorkActions::draggedWorksAreFiles()
{
    const AssetId first = land(1);
    const AssetId second = land(2);
    const QList<WorkFile> works = m_rig->fixture.library->files({first, second});
    const QStringList files{m_rig->fixture.library->absolutePath(works.at(0).path),
                            m_rig->fixture.library->absolutePath(works.at(1).path)};
    const WorkMime both(works, files);
    QCOMPARE(both.data(WorkMime::idsFormat()),
             QByteArray::number(first.number()) + ' ' + QByteArray::number(second.number()));
    QCOMPARE(WorkMime::idsIn(both), QList<AssetId>({first, second}));
    QCOMPARE(both.urls(), QList<QUrl>({QUrl::fromLocalFile(files.at(0)), QUrl::fromLocalFile(files.at(1))}));
    QVERIFY(!both.hasImage());
    const WorkMime one({works.first()}, {files.first()});
    QVERIFY(one.hasImage());
    QCOMPARE(one.imageData().value<QImage>().size(), QSize(320, 180));
}

void TestWorkActions::copiedImageHasPixels()
{
    const AssetId id = land(3);
    QSignalSpy notice(&m_rig->actions, &WorkActions::notice);
    m_rig->actions.copyImage(id);
    QTRY_COMPARE_WITH_TIMEOUT(notice.size(), 1, patience);
    QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(320, 180));
    m_rig->actions.copyFiles({id});
    const QString file = m_rig->fixture.library->absolutePath(*m_rig->fixture.library->find(id));
    QCOMPARE(QGuiApplication::clipboard()->text(), file);
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->urls(), QList<QUrl>({QUrl::fromLocalFile(file)}));
}

void TestWorkActions::aFolderThatNothingShowsIsNamed()
{
    // Neither a file manager on the bus nor a program for folders: the offscreen platform has none.
    const AssetId id = land(5);
    QSignalSpy notice(&m_rig->actions, &WorkActions::notice);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("openUrl|openDocument")));
    m_rig->actions.showInFolder(id);
    QTRY_COMPARE_WITH_TIMEOUT(notice.size(), 1, patience);
    const QString file = m_rig->fixture.library->absolutePath(*m_rig->fixture.library->find(id));
    QVERIFY(notice.first().first().toString().contains(file));
    QVERIFY(QFile::remove(file));
    m_rig->fixture.library->checkFiles();
    QTRY_VERIFY(m_rig->fixture.library->isMissing(id));
    m_rig->actions.showInFolder(id);
    QVERIFY(notice.last().first().toString().contains(QStringLiteral("missing")));
}

void TestWorkActions::savedCopyIsTheFile()
{
    const AssetId id = land(4);
    QTemporaryDir folder;
    QSignalSpy notice(&m_rig->actions, &WorkActions::notice);
    m_rig->actions.saveAs({id}, &m_window);
    auto *dialog = m_window.findChild<QFileDialog *>(QStringLiteral("saveAs"));
    QVERIFY(dialog);
    QVERIFY(!dialog->selectedFiles().isEmpty());
    const QString target = folder.filePath(QStringLiteral("kept.png"));
    emit dialog->fileSelected(target);
    dialog->close();
    QTRY_COMPARE_WITH_TIMEOUT(notice.size(), 1, patience);
    QFile saved(target);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll(), m_rig->fixture.bytesOf(id));
}

void TestWorkActions::copiesOfSeveralReplaceNothing()
{
    const QList<AssetId> ids{land(4), land(5), land(6)};
    const QTemporaryDir folder;
    const QByteArray mine("a file of the artist's own");
    for (const AssetId id : ids) {
        QFile there(folder.filePath(QFileInfo(m_rig->fixture.library->find(id)->path).fileName()));
        QVERIFY(there.open(QIODevice::WriteOnly));
        QCOMPARE(there.write(mine), mine.size());
    }
    QSignalSpy notice(&m_rig->actions, &WorkActions::notice);
    m_rig->actions.saveAs(ids, &m_window);
    auto *dialog = m_window.findChild<QFileDialog *>(QStringLiteral("saveAs"));
    QVERIFY(dialog);
    emit dialog->fileSelected(folder.path());
    dialog->close();
    QTRY_COMPARE_WITH_TIMEOUT(notice.size(), 1, patience);
    QCOMPARE(notice.first().first().toString(), QStringLiteral("Saved 3 works"));
    QList<QByteArray> kept;
    for (const QString &name : QDir(folder.path()).entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        kept += file.readAll();
    }
    QCOMPARE(kept.count(mine), ids.size());
    QCOMPARE(kept.size(), 2 * ids.size());
    for (const AssetId id : ids)
        QCOMPARE(kept.count(m_rig->fixture.bytesOf(id)), 1);
}

QTEST_MAIN(TestWorkActions)
#include "tst_workactions.moc"
