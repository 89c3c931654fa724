// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/replies.h"

#include <QJsonDocument>
#include <QTest>

using namespace maquette;

class TestOutputs : public QObject
{
    Q_OBJECT

private slots:
    void walk_data();
    void walk();
    void depthAndNumberAreBounded();
    void pluralsInPluralsAreReadOnce();
};

//! `expected`: one "kind name" per output, in order; kind is i, v or a.
void TestOutputs::walk_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, QByteArray output, const char *expected) {
        output.replace("@", "https://f.runcomfy.net/");
        QTest::newRow(name) << output << QString::fromLatin1(expected);
    };
    row("image", R"({"image":"@a.png"})", "i a.png");
    row("images", R"({"images":["@a.png","@b.png"]})", "i a.png, i b.png");
    row("images over image", R"({"image":"@a.png","images":["@b.png","@c.png"]})", "i b.png, i c.png");
    row("images over the same image", R"({"image":"@a.png","images":["@a.png","@b.png"]})",
        "i a.png, i b.png");
    row("empty images leave image", R"({"image":"@a.png","images":[]})", "i a.png");
    row("images without URLs leave image", R"({"image":"@a.png","images":[null,"x"]})", "i a.png");
    row("videos over video", R"({"video":"@a.mp4","videos":["@b.mp4"]})", "v b.mp4");
    row("audios over audio", R"({"audio":"@a.mp3","audios":["@b.mp3","@b.mp3"]})", "a b.mp3");
    row("image and video", R"({"video":"@a.mp4","image":"@b.png"})", "i b.png, v a.mp4");
    row("bare string", R"("@a.mp4")", "v a.mp4");
    row("bare array", R"(["@a.png","@b.mp3"])", "i a.png, a b.mp3");
    row("nested url", R"({"video":{"url":"@a"}})", "v a");
    row("nested url by extension", R"({"result":{"url":"@a.webm"}})", "v a.webm");
    row("list of objects", R"({"images":[{"url":"@a","width":5},{"url":"@b"}]})", "i a, i b");
    row("preview of a video", R"({"video":{"url":"@a.mp4","thumb":"@t.jpg"}})", "i t.jpg, v a.mp4");
    row("key before extension", R"({"video":"@a.png"})", "v a.png");
    row("key of several words", R"({"last_frame_image_url":"@x","generatedVideo":"@y"})", "v y, i x");
    row("nothing known", R"({"file":"@x"})", "i x");
    row("other files", R"({"log":"@x.txt","mesh":"@m.glb","image":"@a.png"})", "i a.png");
    row("the same twice", R"({"images":["@a.png"],"files":["@a.png","@b.png"]})", "i a.png, i b.png");
    row("query is no extension", R"({"file":"@a.mp4?sig=x.png"})", "v a.mp4");
    row("http is listed too", R"({"image":"http://127.0.0.1:8000/a.png"})", "i a.png");
    row("not URLs", R"({"image":"a.png","text":"see @x.png please","n":5,"b":true,"z":null})", "");
    row("other schemes", R"({"image":"file:///etc/passwd","a":"data:image/png;base64,AA=="})", "");
    row("traps", R"({"image":"https://127.0.0.1\\@cdn.runcomfy.net/a.png","b":"https:///x.png"})", "");
    row("blanks around", R"({"image":"  @a.png\n"})", "i a.png");
    row("null", "null", "");
    row("number", "5", "");
    row("empty", "{}", "");
}

void TestOutputs::walk()
{
    QFETCH(QByteArray, output);
    QFETCH(QString, expected);
    const QJsonValue value =
        QJsonDocument::fromJson("{\"output\":" + output + "}").object().value(QLatin1String("output"));
    QVERIFY(!value.isUndefined());
    QStringList seen;
    const QList<OutputLink> links = outputsOf(value);
    for (int i = 0; i < links.size(); ++i) {
        QCOMPARE(links.at(i).index, i);
        const QChar kind = QStringLiteral("iva").at(static_cast<int>(links.at(i).kind));
        seen.append(kind + QLatin1Char(' ') + links.at(i).url.fileName());
    }
    QCOMPARE(seen.join(QStringLiteral(", ")), expected);
    for (const OutputLink &link : outputsOf(value))
        QVERIFY(link.url.isValid());
}

void TestOutputs::depthAndNumberAreBounded()
{
    QByteArray deep = "\"https://f.runcomfy.net/a.png\"";
    for (int i = 0; i < 200; ++i)
        deep = "[" + deep + "]";
    const auto parse = [](const QByteArray &text) {
        return QJsonDocument::fromJson("{\"output\":" + text + "}").object().value(QLatin1String("output"));
    };
    QVERIFY(outputsOf(parse(deep)).isEmpty());
    QByteArray many = "[";
    for (int i = 0; i < 1000; ++i)
        many += "\"https://f.runcomfy.net/" + QByteArray::number(i) + ".png\",";
    many.chop(1);
    QCOMPARE(outputsOf(parse(many + "]")).size(), 200);
}

//! Each `images` was once read twice for the `image` beside it: 31 of them took an hour.
void TestOutputs::pluralsInPluralsAreReadOnce()
{
    QByteArray nested = "\"https://f.runcomfy.net/z.png\"";
    for (int i = 0; i < 31; ++i)
        nested = R"({"image":"https://f.runcomfy.net/a.png","images":)" + nested + "}";
    const QList<OutputLink> links = outputsOf(QJsonDocument::fromJson(nested).object());
    QCOMPARE(links.size(), 1);
    QCOMPARE(links.constFirst().url.fileName(), QStringLiteral("z.png"));
}

QTEST_GUILESS_MAIN(TestOutputs)
#include "tst_outputs.moc"
