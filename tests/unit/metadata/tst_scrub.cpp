// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/log.h"
#include "app/metadata/scrub.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

class TestScrub : public QObject
{
    Q_OBJECT

private slots:
    void texts_data();
    void texts();
    void inputs_data();
    void inputs();
    void knownSecrets();
    void ownHome();
    void dataLinksKeepTheirSum();
    void longOnesEnd();
};

void TestScrub::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    const auto same = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
    same("prompt", u"a fox, 16/9 and/or 4:3 /imagine a cat: wet"_s);
    same("hash", u"C# or F# - is it so? a@b"_s);
    same("slashes", u"black/white photo \\o/ (8k)"_s);
    same("time", u"at 12:30, file: none, data: none"_s);
    same("like file", u"profile:abc, file:x, metadata:foo,bar, data:red,blue"_s);
    same("like data", u"data:red,blue"_s);
    same("link", u"https://host.example/a/home/b.png"_s);
    QTest::newRow("query") << u"https://host.example/a.png?X-Amz-Signature=abc&b=1"_s
                           << u"https://host.example/a.png"_s;
    QTest::newRow("fragment") << u"https://host.example/a.png#tok"_s << u"https://host.example/a.png"_s;
    QTest::newRow("user") << u"https://ann:pw@host.example:81/a"_s << u"https://host.example:81/a"_s;
    QTest::newRow("query alone") << u"http://h.example?u=a@b/c"_s << u"http://h.example"_s;
    QTest::newRow("inside") << u"like https://h.example/a?sig=1 but red"_s
                            << u"like https://h.example/a but red"_s;
    QTest::newRow("s3") << u"s3://k:s@bucket/a?x"_s << u"s3://bucket/a"_s;
    QTest::newRow("file link") << u"file:///home/ann/a%20b.png"_s << u"…"_s;
    QTest::newRow("file link inside") << u"as in file:///srv/x.png here"_s << u"as in … here"_s;
    QTest::newRow("file, other case") << u"x FILE:/home/ann"_s << u"x …"_s;
    QTest::newRow("path") << u"/home/ann/My pictures/a.png"_s << QString();
    QTest::newRow("other path") << u"/srv/data/a.png"_s << QString();
    QTest::newRow("windows") << u"C:\\Users\\ann\\a b.png"_s << QString();
    QTest::newRow("windows, forward") << u"D:/work/a.png"_s << QString();
    QTest::newRow("share") << u"\\\\nas\\ann\\a.png"_s << QString();
    QTest::newRow("tilde") << u"~/a b.png"_s << QString();
    QTest::newRow("path inside") << u"like (/home/ann/a.png), red"_s << u"like (… red"_s;
    QTest::newRow("mac inside") << u"like /Users/ann/a.png now"_s << u"like … now"_s;
    QTest::newRow("windows inside") << u"like C:\\Users\\ann\\a.png now"_s << u"like … now"_s;
    QTest::newRow("bearer") << u"Authorization: Bearer abcdefghijkl now"_s << u"Authorization: … now"_s;
}

void TestScrub::texts()
{
    QFETCH(QString, text);
    QFETCH(QString, clean);
    QCOMPARE(scrubbed(text), clean);
}

void TestScrub::inputs_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("clean");
    const auto same = [](const char *name, const QByteArray &json) { QTest::newRow(name) << json << json; };
    same("as it is", "{ \"a\":\t\"x\\u00e9\\\"{\" ,\n \"b\" : [1.50, -0, 1e5, true,null, \"\"] }");
    same("numbers", "{\"max_tokens\": 5, \"seed\": 18446744073709551616}");
    same("words", "{\"prompt\": \"my secret password token\"}");
    QTest::newRow("no JSON") << QByteArray("{\"a\": /home/ann}") << QByteArray();
    QTest::newRow("link") << QByteArray("{\"image\": \"https:\\/\\/h.example\\/a.png?sig=1\",\"n\" : 1}")
                          << QByteArray("{\"image\": \"https://h.example/a.png\",\"n\" : 1}");
    QTest::newRow("deep") << QByteArray("[[{\"a\": [\"/home/ann/x.png\", \"fox\"]}]]")
                          << QByteArray("[[{\"a\": [\"\", \"fox\"]}]]");
    QTest::newRow("token")
        << QByteArray(
               "{\"api_key\": \"k1\", \"x\": {\"Access-Token\": [\"k2\"], \"y\": \"k3\"}, \"z\": \"k4\"}")
        << QByteArray("{\"api_key\": \"\", \"x\": {\"Access-Token\": [\"\"], \"y\": \"k3\"}, \"z\": \"k4\"}");
    QTest::newRow("after it") << QByteArray("{\"a\": [{\"token\": \"k\"}, \"kept\"]}")
                              << QByteArray("{\"a\": [{\"token\": \"\"}, \"kept\"]}");
    QTest::newRow("account") << QByteArray("{\"account\": \"ann\", \"email\": \"a@b.c\"}")
                             << QByteArray("{\"account\": \"\", \"email\": \"\"}");
}

void TestScrub::inputs()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, clean);
    QCOMPARE(scrubbedInput(json), clean);
}

void TestScrub::knownSecrets()
{
    addSecret(u"rc-token-7f3a"_s);
    QCOMPARE(scrubbed(u"a rc-token-7f3a b"_s), u"a ••• b"_s);
    QCOMPARE(scrubbedInput("{\"p\": \"x rc-token-7f3a\"}"), QByteArray("{\"p\": \"x •••\"}"));
}

void TestScrub::ownHome()
{
    const QString home = QDir::homePath();
    QVERIFY(!scrubbed(u"see "_s + home + u"/x/y.png there"_s).contains(home + u'/'));
    QVERIFY(!scrubbed(home + u"/x/y.png"_s).contains(home));
}

void TestScrub::dataLinksKeepTheirSum()
{
    const QByteArray bytes = "some bytes of a picture";
    const QString sum =
        QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const QString link = u"data:image/png;base64,"_s + QString::fromLatin1(bytes.toBase64());
    const QString cut = u"data:image/png;sha256=%1,"_s.arg(sum);
    QCOMPARE(scrubbed(link), cut);
    QCOMPARE(scrubbed(u"see "_s + link + u" here"_s), u"see %1 here"_s.arg(cut));
    QCOMPARE(scrubbedInput("{\"i\": \"" + link.toLatin1() + "\"}"), "{\"i\": \"" + cut.toLatin1() + "\"}");
    QVERIFY(!scrubbed(u"data:image/svg+xml,<svg width='1'> anna </svg>"_s).contains(u"anna"_s));
    QCOMPARE(scrubbed(u"data:text/plain,some%20bytes%20of%20a%20picture"_s),
             u"data:text/plain;sha256=%1,"_s.arg(sum));
}

void TestScrub::longOnesEnd()
{
    const QString link = u"data:image/png;base64,"_s + QString(8'000'000, u'A');
    QVERIFY(scrubbed(link).size() < 200);
    QVERIFY(!scrubbed(u"x "_s + link).contains(u"AAAA"_s));
    const QString slashes = u"/home/a "_s.repeated(100'000);
    QVERIFY(!scrubbed(u"x "_s + slashes).contains(u"home"_s));
    (void)scrubbed(QString(1'000'000, u'/'));
    (void)scrubbed(u"a://"_s.repeated(250'000));
    (void)scrubbed(QString(1'000'000, u'\\'));
}

QTEST_GUILESS_MAIN(TestScrub)
#include "tst_scrub.moc"
