// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/onceuploaddevice.h"

#include <QTest>

using namespace maquette;

class TestOnceUploadDevice : public QObject
{
    Q_OBJECT

private slots:
    void isReadOnceAndKnowsIt()
    {
        OnceUploadDevice device("abcdef");
        QVERIFY(device.isSequential());
        QVERIFY(!device.wasRead());
        QCOMPARE(device.bytesAvailable(), 6);
        QVERIFY(!device.atEnd());
        QCOMPARE(device.read(4), QByteArray("abcd"));
        QVERIFY(device.wasRead());
        QVERIFY2(!device.reset(), "a second sending must be impossible");
        QVERIFY(!device.seek(0));
        QCOMPARE(device.readAll(), QByteArray("ef"));
        QVERIFY(device.atEnd());
        QCOMPARE(device.read(1), QByteArray());
    }
    void askingHowMuchIsNotReading()
    {
        const OnceUploadDevice device("abc");
        QCOMPARE(device.bytesAvailable(), 3);
        QVERIFY(!device.atEnd());
        QVERIFY(!device.wasRead());
    }
    void sealedGivesNothing()
    {
        OnceUploadDevice device("abc");
        device.seal();
        char byte = 0;
        QVERIFY(device.read(&byte, 1) <= 0);
        QVERIFY(device.atEnd());
        QVERIFY(!device.wasRead());
    }
};

QTEST_GUILESS_MAIN(TestOnceUploadDevice)
#include "tst_onceuploaddevice.moc"
