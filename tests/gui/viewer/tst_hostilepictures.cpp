// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/viewer/viewerrig.h"
#include "ui/viewer/imageview.h"
#include "ui/viewer/picturepage.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <sys/stat.h>

using namespace maquette;
using namespace maquette::test;

//! \brief Files that were meant to hurt, in the place of works: the reason is said, the next one is shown.
class TestHostilePictures : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_rig.reset(); }
    void reasonIsSaidAndLeafingGoesOn_data();
    void reasonIsSaidAndLeafingGoesOn();
    void pipeIsNotWaitedFor();
    void drawingsFetchNothing();
    void wrongNameIsNoMatter();
    void endlessAnimationIsAPicture();
    void longPictureIsShownToItsEnd();
    void jpegThatIsCutIsShownAndSaid();

private:
    void put(const QByteArray &content);
    [[nodiscard]] QString said(const QString &name) const;

    std::unique_ptr<ViewerRig> m_rig;
    AssetId m_bad;
    AssetId m_good;
};

void TestHostilePictures::init()
{
    m_rig = std::make_unique<ViewerRig>();
    QVERIFY(m_rig->show());
    m_bad = m_rig->addPicture({40, 30});
    m_good = m_rig->addPicture({300, 200}, Qt::green);
}

void TestHostilePictures::put(const QByteArray &content)
{
    QFile file(m_rig->fileOf(m_bad));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(content);
}

QString TestHostilePictures::said(const QString &name) const
{
    for (const QLabel *label : m_rig->viewer->findChildren<QLabel *>()) {
        if (label->isVisible() && label->accessibleName() == name)
            return label->text();
    }
    return {};
}

void TestHostilePictures::reasonIsSaidAndLeafingGoesOn_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    const QByteArray png = encoded(paintedPicture({200, 200}), "png");
    const QByteArray jpeg = encoded(paintedPicture({200, 200}), "jpeg");
    QByteArray hugeJpeg = jpeg;
    const auto frame = jpeg.indexOf("\xFF\xC0");
    QVERIFY(frame > 0);
    hugeJpeg.replace(frame + 5, 4, "\xEA\x60\xEA\x60"); // 60,000 by 60,000
    QTest::newRow("60,000 pixels a side, PNG")
        << pngPromising(60'000, 60'000) << QStringLiteral("60000 × 60000 pixels, more than can be read");
    QTest::newRow("60,000 pixels a side, JPEG")
        << hugeJpeg << QStringLiteral("60000 × 60000 pixels, more than can be read");
    QTest::newRow("cut short, PNG") << png.left(png.size() / 2) << QStringLiteral("cut short or damaged");
    QTest::newRow("nothing but a head")
        << pngPromising(64, 64).left(40) << QStringLiteral("cut short or damaged");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("The file is empty");
    QTest::newRow("web page") << QByteArray("<!DOCTYPE html><html><body>no</body></html>")
                              << QStringLiteral("text or a web page");
    QTest::newRow("clip") << testFile(QStringLiteral("sound.mp4")) << QStringLiteral("not a picture");
    QTest::newRow("noise") << QByteArray(5000, '\x9B') << QStringLiteral("not a picture");
    QTest::newRow("drawing")
        << QByteArray(R"(<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>)")
        << QStringLiteral("SVG pictures cannot be read here");
}

void TestHostilePictures::reasonIsSaidAndLeafingGoesOn()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, reason);
    put(content);
    m_rig->viewer->open(m_bad, {m_bad, m_good});
    QTRY_VERIFY2(said(QStringLiteral("Problem")).contains(reason),
                 qPrintable(said(QStringLiteral("Problem"))));
    QVERIFY(!said(QStringLiteral("What can be done")).isEmpty());
    QVERIFY(m_rig->viewer->findChild<QPushButton *>(QStringLiteral("problemFolder"))->isVisible());
    m_rig->key(Qt::Key_Right);
    QTRY_COMPARE(m_rig->middle(), QColor(Qt::green));
    QVERIFY(said(QStringLiteral("Problem")).isEmpty());
}

void TestHostilePictures::pipeIsNotWaitedFor()
{
    const QString file = m_rig->fileOf(m_bad);
    QVERIFY(QFile::remove(file));
    QCOMPARE(mkfifo(QFile::encodeName(file).constData(), 0600), 0);
    m_rig->viewer->open(m_bad, {m_bad, m_good});
    QTRY_VERIFY(said(QStringLiteral("Problem")).contains(QStringLiteral("not a file")));
    m_rig->key(Qt::Key_Right);
    QTRY_COMPARE(m_rig->middle(), QColor(Qt::green));
}

void TestHostilePictures::drawingsFetchNothing()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    put(QStringLiteral(R"(<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e SYSTEM "http://127.0.0.1:%1/e">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40">
<image xlink:href="http://127.0.0.1:%1/a.png" width="40" height="40"/><text>&e;</text></svg>)")
            .arg(server.serverPort())
            .toUtf8());
    m_rig->viewer->open(m_bad, {m_bad, m_good});
    QTRY_VERIFY(said(QStringLiteral("Problem")).contains(QStringLiteral("SVG")));
    m_rig->key(Qt::Key_Right);
    QTRY_COMPARE(m_rig->middle(), QColor(Qt::green));
    QVERIFY(!server.hasPendingConnections());
}

void TestHostilePictures::wrongNameIsNoMatter()
{
    QImage red(120, 90, QImage::Format_RGB32);
    red.fill(Qt::red);
    put(encoded(red, "jpeg", 100)); // in a file named .png
    m_rig->viewer->open(m_bad, {m_bad, m_good});
    QTRY_VERIFY(m_rig->middle().red() > 240 && m_rig->middle().green() < 20);
}

void TestHostilePictures::endlessAnimationIsAPicture()
{
    // One frame of 2 by 2, then the same again and again, and no end.
    QByteArray gif("GIF89a\2\0\2\0\x80\0\0\xFF\0\0\0\0\xFF!\xFF\x0BNETSCAPE2.0\3\1\0\0\0", 38);
    const QByteArray frame("!\xF9\4\0\0\0\0\0,\0\0\0\0\2\0\2\0\0\2\2\x84Q\0", 23);
    for (int i = 0; i < 20'000; ++i)
        gif += frame;
    put(gif);
    m_rig->viewer->open(m_bad, {m_bad, m_good});
    QTRY_VERIFY(!m_rig->viewer->imageView()->picture().isNull());
    QCOMPARE(m_rig->viewer->imageView()->pictureSize(), QSize(2, 2));
    m_rig->key(Qt::Key_Right);
    QTRY_COMPARE(m_rig->middle(), QColor(Qt::green));
}

void TestHostilePictures::longPictureIsShownToItsEnd()
{
    QImage strip(60'000, 40, QImage::Format_RGB32);
    strip.fill(Qt::blue);
    for (int x = 59'000; x < strip.width(); ++x) {
        for (int y = 0; y < strip.height(); ++y)
            strip.setPixel(x, y, qRgb(255, 0, 0));
    }
    put(encoded(strip, "png"));
    m_rig->viewer->open(m_bad, {m_bad});
    ImageView *view = m_rig->viewer->imageView();
    QTRY_COMPARE(view->picture().size(), strip.size());
    m_rig->key(Qt::Key_A);
    QTRY_COMPARE(m_rig->middle(), QColor(Qt::blue));
    view->panBy({-60'000, 0});
    QCOMPARE(m_rig->middle(), QColor(Qt::red));
}

void TestHostilePictures::jpegThatIsCutIsShownAndSaid()
{
    const QByteArray jpeg = encoded(paintedPicture({400, 400}), "jpeg", 90);
    put(jpeg.left(jpeg.size() / 2));
    QSignalSpy notices(m_rig->viewer.get(), &Viewer::notice);
    m_rig->viewer->open(m_bad, {m_bad});
    QTRY_COMPARE(m_rig->viewer->imageView()->picture().size(), QSize(400, 400));
    QCOMPARE(notices.count(), 1);
    QVERIFY(notices.first().first().toString().contains(QStringLiteral("cut short")));
}

QTEST_MAIN(TestHostilePictures)
#include "tst_hostilepictures.moc"
