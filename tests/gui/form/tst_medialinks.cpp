// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"
#include "scriptedpictures.h"

#include "tests/support/scriptedserver.h"
#include "tests/unit/library/libraryfixture.h"
#include "ui/form/formview.h"
#include "ui/form/kinds/mediaeditor.h"
#include "ui/form/kinds/medialisteditor.h"
#include "ui/form/linkbutton.h"
#include "ui/form/medialine.h"

#include <QTest>

using namespace maquette;
using namespace maquette::formtest;
using namespace maquette::test;
using namespace Qt::StringLiterals;
using Service = LinkCheck::Service;

//! \brief Web addresses in the media fields, looked at over a real connection before anything is paid.
class TestMediaLinks : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_pictures = std::make_unique<ScriptedPictures>();
        m_pictures->checksLinks = true;
        m_pictures->disk().setService(Service::ThisMachine);
        m_view = std::make_unique<FormView>(*m_pictures);
        m_view->resize(352, 760);
        m_view->setModel(modelOf(R"({"type":"object","properties":{"prompt":{"type":"string"},
            "image_url":{"type":"string","format":"image_uri","validations":[
              {"validation_rule":"width_pixels>","validation_value":300,"validation_error":"Wider than 300."},
              {"validation_rule":"file_size_mb<","validation_value":1,"validation_error":"Less than 1 MB."}]},
            "video_url":{"type":"string","format":"video_uri","validations":[
              {"validation_rule":"file_size_mb<","validation_value":16,"validation_error":"Less than 16 MB."}]},
            "audio_url":{"type":"string","format":"audio_uri"},
            "images":{"type":"array","format":"image_uris"}}})"));
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_server->setHandler([this](const SeenRequest &seen) { return answerTo(seen); });
    }
    void cleanup()
    {
        m_view.reset();
        m_pictures.reset();
        m_server.reset();
    }

    void goodLinksOfEachKind_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("facts");
        QTest::newRow("picture") << u"image_url"_s << u"/good.png"_s << u"640 × 480"_s;
        QTest::newRow("clip") << u"video_url"_s << u"/clip.mp4"_s << u"64 × 48 · 2.0 s · 2.9 kB"_s;
        QTest::newRow("sound") << u"audio_url"_s << u"/sound.wav"_s << u"kB"_s;
    }
    void goodLinksOfEachKind()
    {
        QFETCH(QString, field);
        QFETCH(QString, path);
        QFETCH(QString, facts);
        type(field, address(path));
        QVERIFY(editor(field)->isPending());
        QTest::keyClick(line(field), Qt::Key_Return); // waits for no pause
        QTRY_VERIFY(!editor(field)->isPending());
        QCOMPARE(editor(field)->shownProblem(), QString());
        QVERIFY2(label(field, "facts")->plain().contains(facts), qPrintable(label(field, "facts")->plain()));
        QCOMPARE(label(field, "verdict")->plain(), u"fits"_s);
        QVERIFY(!again(field)->isVisible());
    }

    void everyFaultIsSaidBeforePaying_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("path"); // or a whole address
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("blocks");
        const auto row = [](const QByteArray &name, const QString &field, const QString &path,
                            const QString &said, bool blocks = true) {
            QTest::newRow(name.constData()) << field << path << said << blocks;
        };
        row("not https", u"image_url"_s, u"http://example.com/a.png"_s, u"begin with https"_s);
        row("private", u"image_url"_s, u"https://192.168.1.7/a.png"_s, u"your own network"_s);
        row("private clip", u"video_url"_s, u"https://nas.local/a.mp4"_s, u"your own network"_s);
        row("private sound", u"audio_url"_s, u"https://10.0.0.3/a.wav"_s, u"your own network"_s);
        for (const auto *field : {"image_url", "video_url", "audio_url"}) {
            const QString key = QString::fromLatin1(field);
            const auto of = [field](const char *what) { return QByteArray(QByteArray(what) + ' ' + field); };
            row(of("moved"), key, u"/moved"_s, u"only leads on to another address, on cdn.example.org"_s);
            row(of("login"), key, u"/login"_s, u"asks for a login"_s);
            row(of("login page"), key, u"/page"_s, u"a web page or a text"_s);
            row(of("gone"), key, u"/gone"_s, u"nothing behind the link (status 404)"_s);
            row(of("expired"), key, u"/forbidden"_s, u"not open to everybody (status 403)"_s);
            row(of("nonsense"), key, u"/nonsense"_s, u"that is known here"_s);
            row(of("trouble"), key, u"/trouble"_s, u"has trouble (status 503)"_s, false);
            row(of("broken off"), key, u"/broken"_s, u"so it is not checked"_s, false);
        }
        row("clip for a picture", u"image_url"_s, u"/clip.mp4"_s, u"a MP4 file, and a picture is needed"_s);
        row("picture for a clip", u"video_url"_s, u"/good.png"_s, u"a PNG file, and a clip is needed"_s);
        row("picture for a sound", u"audio_url"_s, u"/good.png"_s, u"and a sound is needed"_s);
        row("too small", u"image_url"_s, u"/small.png"_s, u"Wider than 300."_s);
        row("too heavy", u"image_url"_s, u"/heavy.png"_s, u"Less than 1 MB."_s);
        row("clip too heavy", u"video_url"_s, u"/long.mp4"_s, u"Less than 16 MB."_s);
    }
    void everyFaultIsSaidBeforePaying()
    {
        QFETCH(QString, field);
        QFETCH(QString, path);
        QFETCH(QString, said);
        QFETCH(bool, blocks);
        type(field, path.startsWith(u'/') ? address(path) : path);
        QTest::keyClick(line(field), Qt::Key_Return); // waits for no pause
        QTRY_VERIFY(!editor(field)->isPending());
        QTRY_VERIFY2(editor(field)->shownProblem().contains(said), qPrintable(editor(field)->shownProblem()));
        m_view->check();
        QCOMPARE(m_view->problems().size(), 1);
        QCOMPARE(m_view->problems().constFirst().blocks, blocks);
        const auto *problem = editor(field)->findChild<WrapLabel *>(u"problem"_s);
        QCOMPARE(problem->tone(), blocks ? WrapLabel::Tone::Red : WrapLabel::Tone::Amber);
    }

    void thisMachineIsOutOfReachOfTheRealService()
    {
        m_pictures->disk().setService(Service::Remote);
        type(u"image_url"_s, address(u"/good.png"_s));
        QTRY_VERIFY(editor(u"image_url"_s)->shownProblem().contains(u"leads to this computer"_s));
        QVERIFY(m_server->requests().isEmpty());
        m_pictures->disk().setService(Service::ThisMachine); // judged anew
        QTRY_COMPARE(label(u"image_url"_s, "verdict")->plain(), u"fits"_s);
        QCOMPARE(editor(u"image_url"_s)->shownProblem(), QString());
    }

    void heavierThanIsRecommendedIsAdvice()
    {
        type(u"audio_url"_s, address(u"/good.png"_s));
        m_view->setModel(modelOf(
            R"({"type":"object","properties":{"video_url":{"type":"string","format":"video_uri"}}})"));
        type(u"video_url"_s, address(u"/huge.mp4"_s));
        QTRY_VERIFY2(editor(u"video_url"_s)->shownProblem().contains(u"recommends at most 100.0 MB"_s),
                     qPrintable(editor(u"video_url"_s)->shownProblem()));
        m_view->check();
        QVERIFY(!m_view->problems().constFirst().blocks);
    }

    void eachKeyPressAsksNobody()
    {
        type(u"video_url"_s, address(u"/clip.mp4"_s));
        QVERIFY(m_server->requests().isEmpty());
        QTRY_COMPARE(label(u"video_url"_s, "verdict")->plain(), u"fits"_s);
        QCOMPARE(m_server->requests().size(), 1);
        // Back to what was found good before: it is known.
        QTest::keyClick(line(u"video_url"_s), Qt::Key_Backspace);
        QTest::keyClick(line(u"video_url"_s), Qt::Key_4);
        QTest::keyClick(line(u"video_url"_s), Qt::Key_Return);
        QTRY_COMPARE(label(u"video_url"_s, "verdict")->plain(), u"fits"_s);
        QCOMPARE(m_server->requests().size(), 1);
    }

    void aChangedTextCallsTheLookOff()
    {
        type(u"video_url"_s, address(u"/hangs"_s));
        QTRY_COMPARE(m_server->requests().size(), 1);
        QVERIFY(editor(u"video_url"_s)->isPending());
        QTest::keyClick(line(u"video_url"_s), Qt::Key_X);
        QTRY_COMPARE(m_server->openConnections(), 0);
        line(u"video_url"_s)->clear();
        QTest::keyClick(line(u"video_url"_s), Qt::Key_Return);
        QTest::keyClick(line(u"video_url"_s), Qt::Key_X);
        QTest::keyClick(line(u"video_url"_s), Qt::Key_Backspace);
        QTRY_VERIFY(!editor(u"video_url"_s)->isPending());
    }

    void aFailedOneIsCheckedAgainByHand()
    {
        type(u"video_url"_s, address(u"/mended.mp4"_s));
        QTRY_VERIFY(again(u"video_url"_s)->isVisible());
        QVERIFY(editor(u"video_url"_s)->shownProblem().contains(u"status 503"_s));
        m_mended = true;
        again(u"video_url"_s)->setFocus();
        QTest::keyClick(again(u"video_url"_s), Qt::Key_Space);
        QVERIFY(editor(u"video_url"_s)->isPending());
        QTRY_COMPARE(label(u"video_url"_s, "verdict")->plain(), u"fits"_s);
        QVERIFY(!again(u"video_url"_s)->isVisible());
        QVERIFY(line(u"video_url"_s)->hasFocus()); // not lost with the button
        QCOMPARE(editor(u"video_url"_s)->shownProblem(), QString());
    }

    void anOldVerdictCanBeRenewed()
    {
        type(u"video_url"_s, address(u"/clip.mp4"_s));
        QTRY_COMPARE(label(u"video_url"_s, "verdict")->plain(), u"fits"_s);
        QVERIFY(!again(u"video_url"_s)->isVisible());
        auto *aging = editor(u"video_url"_s)->findChild<QTimer *>(u"aging"_s);
        QCOMPARE(aging->intervalAsDuration(), std::chrono::milliseconds(LinkMemory::freshFor));
        aging->start(0);
        QTRY_VERIFY(again(u"video_url"_s)->isVisible());
        QTest::mouseClick(again(u"video_url"_s), Qt::LeftButton);
        QTRY_COMPARE(m_server->requests().size(), 2);
        QTRY_COMPARE(label(u"video_url"_s, "verdict")->plain(), u"fits"_s);
    }

    void eachOfSeveralIsChecked()
    {
        auto *list = qobject_cast<MediaListEditor *>(editor(u"images"_s));
        for (const auto *path : {"/good.png", "/page", "/trouble"}) {
            line(u"images"_s)->setFocus();
            QTest::keyClicks(line(u"images"_s), address(QString::fromLatin1(path)));
            QTest::keyClick(line(u"images"_s), Qt::Key_Return);
        }
        QTRY_VERIFY(!list->isPending());
        m_view->check();
        QVERIFY2(list->shownProblem().contains(u"2. The link gives a web page"_s),
                 qPrintable(list->shownProblem()));
        QVERIFY(list->shownProblem().contains(u"3. It could not be looked at"_s));
        QVERIFY(again(u"images"_s)->isVisible());
        const qsizetype asked = m_server->requests().size();
        QTest::mouseClick(again(u"images"_s), Qt::LeftButton);
        QTRY_VERIFY(!list->isPending());
        QCOMPARE(m_server->requests().size(), asked + 2); // the good one is not asked for again
        list->remove(2);
        list->remove(1);
        QVERIFY(!again(u"images"_s)->isVisible());
        m_view->check();
        QCOMPARE(list->shownProblem(), QString());
    }

    void everyWidgetHasAName()
    {
        type(u"video_url"_s, address(u"/gone"_s));
        QTRY_VERIFY(again(u"video_url"_s)->isVisible());
        QCOMPARE(nameless(*m_view).join(u'\n'), QString());
    }

private:
    Script answerTo(const SeenRequest &seen) const
    {
        const QByteArray path = seen.target;
        const auto file = [](const QByteArray &body, qint64 length = -1) {
            if (length < 0)
                return Script{Step::send(ScriptedServer::answer(200, body, {}, "application/octet-stream"))};
            return Script{Step::send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(length) +
                                     "\r\n\r\n" + body + QByteArray(700 * 1024, '\0')),
                          Step::waitFor("never")};
        };
        const auto status = [](int code, const QByteArray &headers = {}) {
            return Script{Step::send(ScriptedServer::answer(code, {}, headers))};
        };
        if (path == "/good.png")
            return file(encoded(paintedPicture({640, 480}), "png"));
        if (path == "/small.png")
            return file(encoded(paintedPicture({200, 480}), "png"));
        if (path == "/heavy.png")
            return file(heavyPicture(700));
        if (path == "/clip.mp4" || (path == "/mended.mp4" && m_mended))
            return file(testFile(u"grey-48-frames.mp4"_s));
        if (path == "/long.mp4")
            return file(testFile(u"grey-48-frames.mp4"_s), 20'000'000);
        if (path == "/huge.mp4")
            return file(testFile(u"grey-48-frames.mp4"_s), 120'000'000);
        if (path == "/sound.wav")
            return file(wav());
        if (path == "/moved")
            return status(301, "Location: https://cdn.example.org/a.png\r\n");
        if (path == "/login")
            return status(302, "Location: https://accounts.example.org/signin\r\n");
        if (path == "/page")
            return file("<!DOCTYPE html><html>Please sign in</html>");
        if (path == "/forbidden")
            return status(403);
        if (path == "/nonsense")
            return file(QByteArray("\x01\x02\x03\x7f\xff nothing known", 20));
        if (path == "/broken")
            return {Step::send("HTTP/1.1 200 O"), Step::reset()};
        if (path == "/hangs")
            return {Step::hang()};
        return status(path == "/gone" ? 404 : 503);
    }
    //! A tenth of a second of silence.
    static QByteArray wav()
    {
        constexpr quint32 bytes = 8820;
        QByteArray head;
        QDataStream out(&head, QIODevice::WriteOnly);
        out.setByteOrder(QDataStream::LittleEndian);
        out.writeRawData("RIFF", 4);
        out << quint32(36 + bytes);
        out.writeRawData("WAVEfmt ", 8);
        out << quint32(16) << quint16(1) << quint16(1) << quint32(44100) << quint32(88200) << quint16(2)
            << quint16(16);
        out.writeRawData("data", 4);
        out << bytes;
        return head + QByteArray(bytes, '\0');
    }
    QString address(const QString &path) const { return m_server->url(path).toString(); }
    FieldEditor *editor(const QString &key) const { return m_view->editor(key); }
    MediaLine *line(const QString &key) const { return editor(key)->findChild<MediaLine *>(); }
    LinkButton *again(const QString &key) const
    {
        return editor(key)->findChild<LinkButton *>(u"checkAgain"_s);
    }
    WrapLabel *label(const QString &key, const char *name) const
    {
        return editor(key)->findChild<WrapLabel *>(QString::fromLatin1(name));
    }
    void type(const QString &key, const QString &text) const
    {
        line(key)->setFocus();
        line(key)->selectAll();
        QTest::keyClicks(line(key), text);
    }

    bool m_mended = false;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ScriptedPictures> m_pictures;
    std::unique_ptr<FormView> m_view;
};

QTEST_MAIN(TestMediaLinks)
#include "tst_medialinks.moc"
