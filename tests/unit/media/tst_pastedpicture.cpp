// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/pastedpicture.h"

#include "app/media/localmedia.h"
#include "tests/unit/library/libraryfixture.h"

#include <QColorSpace>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

class TestPastedPicture : public QObject
{
    Q_OBJECT

private slots:
    void pixelsAndColoursAreKept();
    void theSameIsKeptOnce();
    void wholeFilesAreKeptAsTheyAre();
    void refusals();

private:
    QTemporaryDir m_folder;
};

void TestPastedPicture::pixelsAndColoursAreKept()
{
    QImage image = paintedPicture({300, 200}, true);
    image.setColorSpace(QColorSpace(QColorSpace::AdobeRgb));
    const auto file = keepPasted(image, m_folder.path());
    QVERIFY(file);
    const QImage read(*file);
    QCOMPARE(read.convertToFormat(QImage::Format_ARGB32), image);
    QVERIFY(lookAtLocal(*file)->colourProfile.contains(QStringLiteral("Adobe")));
}

void TestPastedPicture::theSameIsKeptOnce()
{
    const QString folder = m_folder.filePath(QStringLiteral("once"));
    const auto one = keepPasted(paintedPicture({30, 20}), folder);
    const auto other = keepPasted(paintedPicture({30, 20}), folder);
    QVERIFY(one && other);
    QCOMPARE(*one, *other);
    QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 1);
}

void TestPastedPicture::wholeFilesAreKeptAsTheyAre()
{
    const QByteArray jpeg = encoded(paintedPicture({30, 20}), "jpeg", 80);
    const auto file = keepPasted(jpeg, m_folder.path());
    QVERIFY(file);
    QVERIFY(file->endsWith(QStringLiteral(".jpg")));
    QFile kept(*file);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), jpeg);
}

void TestPastedPicture::refusals()
{
    QVERIFY(!keepPasted(QImage(), m_folder.path()));
    QVERIFY(!keepPasted(QByteArray("some text"), m_folder.path()));
    QVERIFY(!keepPasted(QByteArray(), m_folder.path()));
    const auto blocked = keepPasted(paintedPicture({30, 20}), QStringLiteral("/dev/null/cache"));
    QVERIFY(!blocked);
    QCOMPARE(blocked.error().kind, ErrorKind::FileAccess);
}

QTEST_GUILESS_MAIN(TestPastedPicture)
#include "tst_pastedpicture.moc"
