// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "croprig.h"

#include "app/library/library.h"
#include "app/library/thumbnails.h"
#include "tests/unit/library/libraryfixture.h"
#include "ui/form/librarypictures.h"

#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

//! \brief What the form hears of the works that stand in its fields.
class TestLibraryPictures : public QObject
{
    Q_OBJECT

private slots:
    void backFromTheTrash();
};

void TestLibraryPictures::backFromTheTrash()
{
    constexpr int patience = 20'000;
    CropRig rig;
    qputenv("XDG_DATA_HOME", rig.folder.filePath(u"home"_s).toUtf8());
    test::LibraryFixture fixture;
    QVERIFY(fixture.load());
    Library &library = *fixture.library;
    const auto land = [&fixture](int edge) {
        return fixture.landed(test::encoded(test::paintedPicture({40 + edge, 30}), "png"));
    };
    const AssetId used = land(1);
    Thumbnails thumbnails(library, rig.folder.filePath(u"thumbnails"_s));
    LibraryPictures pictures(library, thumbnails, rig.pictures.disk());
    QVERIFY(pictures.work(used));
    QSignalSpy changed(&pictures, &MediaSource::worksChanged);
    QSignalSpy trashed(&library, &Library::trashed);
    library.moveToTrash({used});
    QTRY_COMPARE_WITH_TIMEOUT(trashed.size(), 1, patience);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!pictures.work(used));
    (void)land(2); // nobody's concern: runs that land by the dozen must not make the form look again
    QCOMPARE(changed.size(), 1);
    library.restoreFromTrash(trashed.first().first().value<QList<TrashedWork>>());
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, patience);
    QVERIFY(pictures.work(used));
}

QTEST_MAIN(TestLibraryPictures)
#include "tst_librarypictures.moc"
