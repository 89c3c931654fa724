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
#include "ui/form/mediaaddress.h"
#include "ui/form/mediaitem.h"
#include "ui/form/medialine.h"
#include "ui/form/mediatile.h"
#include "ui/form/mendmenu.h"

#include <QDir>
#include <QMenu>
#include <QTest>

using namespace maquette;
using namespace maquette::formtest;
using namespace maquette::test;
using namespace Qt::StringLiterals;
using Service = LinkCheck::Service;

//! \brief Copies of pictures behind web addresses in the media fields, taken over a real connection.
class TestMediaCopies : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_pictures = std::make_unique<ScriptedPictures>(inputs());
        m_pictures->checksLinks = true;
        m_pictures->disk().setService(Service::ThisMachine);
        m_view = std::make_unique<FormView>(*m_pictures);
        m_view->resize(352, 760);
        m_view->setModel(modelOf(R"({"type":"object","properties":{"prompt":{"type":"string"},
            "image_url":{"type":"string","format":"image_uri","validations":[
              {"validation_rule":"file_size_mb<","validation_value":1,"validation_error":"Less than 1 MB."}]},
            "video_url":{"type":"string","format":"video_uri","validations":[
              {"validation_rule":"file_size_mb<","validation_value":16,"validation_error":"Less than 16 MB."}]},
            "images":{"type":"array","format":"image_uris"}}})"));
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_server->setHandler([](const SeenRequest &seen) { return answerTo(seen); });
    }
    void cleanup()
    {
        m_view.reset();
        m_pictures.reset();
        m_server.reset();
    }

    void aLinkThatDoesNotFitIsCopiedAndMended()
    {
        const auto key = u"image_url"_s;
        type(key, address(u"/heavy.png"_s));
        QTest::keyClick(line(key), Qt::Key_Return);
        auto *mend = editor(key)->findChild<LinkButton *>(u"mend"_s);
        QTRY_COMPARE(mend->text(), u"Take a copy to mend it"_s);
        QVERIFY(mend->isVisible());
        mend->setFocus();
        QTest::keyClick(mend, Qt::Key_Space);
        QVERIFY(editor(key)->isPending());
        QCOMPARE(editor(key)->pendingText(), u"taking a copy…"_s);
        QCOMPARE(mend->text(), u"Stop"_s);
        QTRY_COMPARE(mend->text(), u"Make it fit…"_s);
        const QString copy = stringOf(*editor(key)->value());
        QVERIFY(fileIn(copy));
        QCOMPARE(line(key)->text(), u"heavy.png, copied"_s);
        QFile file(*fileIn(copy));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), heavyPicture(700));
        auto *item = editor(key)->findChild<MediaItem *>();
        QVERIFY(item->canCrop());
        item->mend(item->mends().constFirst());
        QTRY_COMPARE(label(key, "verdict")->plain(), u"fits"_s);
        QVERIFY(stringOf(*editor(key)->value()) != copy);
        QCOMPARE(line(key)->text(), u"heavy.png, changed"_s);
        QCOMPARE(item->original(), address(u"/heavy.png"_s));
        // And after a restart, of the copy and of what was made of it.
        m_view->editor(key)->setValue({});
        m_view->editor(key)->setValue(std::optional<Json>(std::in_place, jsonString(copy)));
        QTRY_COMPARE(item->original(), address(u"/heavy.png"_s));
        item->useOriginal();
        QCOMPARE(stringOf(*editor(key)->value()), address(u"/heavy.png"_s));
    }

    void aLinkThatFitsCanBeCopiedFromTheMenu()
    {
        const auto key = u"image_url"_s;
        type(key, address(u"/good.png"_s));
        QTest::keyClick(line(key), Qt::Key_Return);
        QTRY_COMPARE(label(key, "verdict")->plain(), u"fits"_s);
        QVERIFY(!editor(key)->findChild<LinkButton *>(u"mend"_s)->isVisible());
        auto *item = editor(key)->findChild<MediaItem *>();
        QMenu menu;
        addMends(menu, *item, *m_pictures, key, editor(key));
        auto *copy = menu.findChild<QAction *>(u"takeCopy"_s);
        QVERIFY(copy);
        copy->trigger();
        QTRY_VERIFY(item->canCrop());
        QVERIFY(!item->canCopy());
    }

    void noCopyOfWhatWasNotSeen()
    {
        const auto key = u"image_url"_s;
        auto *item = editor(key)->findChild<MediaItem *>();
        for (const QString &path : {u"/page"_s, u"/gone"_s, u"/trouble"_s}) {
            type(key, address(path));
            QTest::keyClick(line(key), Qt::Key_Return);
            QTRY_VERIFY(!editor(key)->isPending());
            QVERIFY2(!item->canCopy(), qPrintable(path));
        }
        auto *clip = editor(u"video_url"_s)->findChild<MediaItem *>();
        type(u"video_url"_s, address(u"/long.mp4"_s));
        QTest::keyClick(line(u"video_url"_s), Qt::Key_Return);
        QTRY_COMPARE(label(u"video_url"_s, "verdict")->plain(), u"does not fit"_s);
        QVERIFY(!clip->canCopy());
    }

    void aCopyThatOurDiskRefusesLeavesTheLinkAsItWas()
    {
        const auto key = u"image_url"_s;
        goodPictureIn(key);
        QDir(inputs()).removeRecursively();
        QFile inTheWay(inputs());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const qsizetype asked = m_server->requests().size();
        item(key)->takeCopy();
        QTRY_VERIFY2(label(key, "note")->plain().startsWith(u"No copy could be taken:"_s),
                     qPrintable(label(key, "note")->plain()));
        QVERIFY(label(key, "note")->isVisible());
        QTRY_COMPARE(label(key, "verdict")->plain(), u"fits"_s);
        QCOMPARE(stringOf(*editor(key)->value()), address(u"/good.png"_s));
        QCOMPARE(m_server->requests().size(), asked + 1); // for the copy, and no look
        item(key)->checkAgain();
        QTRY_VERIFY(!editor(key)->isPending());
        QVERIFY(!label(key, "note")->isVisible()); // it has been read
    }

    void aCopyThatTheLinkRefusesIsAVerdict_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("blocks");
        QTest::newRow("gone") << ScriptedServer::answer(404) << u"status 404"_s << true;
        QTest::newRow("a page") << ScriptedServer::answer(200, "<!DOCTYPE html><html>no</html>")
                                << u"a web page or a text"_s << true;
        QTest::newRow("trouble") << ScriptedServer::answer(503) << u"status 503"_s << false;
    }
    void aCopyThatTheLinkRefusesIsAVerdict()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QString, said);
        QFETCH(bool, blocks);
        const auto key = u"image_url"_s;
        goodPictureIn(key);
        m_server->setHandler([sent](const SeenRequest &) { return Script{Step::send(sent)}; });
        item(key)->takeCopy();
        QTRY_VERIFY2(label(key, "note")->plain().startsWith(u"No copy could be taken:"_s),
                     qPrintable(label(key, "note")->plain()));
        QTRY_VERIFY(!editor(key)->isPending());
        QVERIFY2(editor(key)->shownProblem().contains(said), qPrintable(editor(key)->shownProblem()));
        QVERIFY(label(key, "verdict")->plain() != u"fits"_s);
        m_view->check();
        QCOMPARE(m_view->problems().size(), 1);
        QCOMPARE(m_view->problems().constFirst().blocks, blocks);
        QCOMPARE(stringOf(*editor(key)->value()), address(u"/good.png"_s));
    }

    void whyThereIsNoCopyIsSaidUntilTheNextLook()
    {
        const auto key = u"image_url"_s;
        const QString none = u"No copy could be taken:"_s;
        goodPictureIn(key);
        QDir(inputs()).removeRecursively();
        QFile inTheWay(inputs());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        item(key)->takeCopy();
        QTRY_VERIFY(label(key, "note")->plain().startsWith(none));
        QTRY_VERIFY(!editor(key)->isPending());
        m_server->setHandler([](const SeenRequest &) { return Script{Step::hang()}; });
        item(key)->takeCopy();
        QVERIFY(!label(key, "note")->isVisible());
        item(key)->cancelMend();
        QTRY_VERIFY(!editor(key)->isPending());
        QVERIFY(!label(key, "note")->isVisible());
        m_server->setHandler([](const SeenRequest &seen) { return answerTo(seen); });
        item(key)->takeCopy();
        QTRY_VERIFY(label(key, "note")->plain().startsWith(none));
        m_pictures->disk().setService(Service::Remote);
        QTRY_VERIFY(editor(key)->shownProblem().contains(u"leads to this computer"_s));
        QVERIFY2(!label(key, "note")->isVisible(), qPrintable(label(key, "note")->plain()));
    }

    void aCopyOfOneOfSeveralIsSaid()
    {
        const auto key = u"images"_s;
        auto *list = qobject_cast<MediaListEditor *>(editor(key));
        type(key, address(u"/good.png"_s));
        QTest::keyClick(line(key), Qt::Key_Return);
        QTRY_VERIFY(!list->isPending());
        m_server->setHandler([](const SeenRequest &) { return Script{Step::hang()}; });
        MediaItem *only = list->tiles().constFirst()->item();
        only->takeCopy();
        QCOMPARE(list->pendingText(), u"taking a copy…"_s);
        only->cancelMend();
        QTRY_VERIFY(!list->isPending());
        m_server->setHandler([](const SeenRequest &seen) { return answerTo(seen); });
        only->takeCopy();
        QTRY_VERIFY(only->canCrop());
        PictureMend part;
        part.crop = {0, 0, 320, 320};
        part.size = {320, 320};
        only->crop(part);
        QCOMPARE(list->pendingText(), u"making it fit…"_s);
        QTRY_VERIFY(!list->isPending());
    }

    void aCopyIsStopped()
    {
        const auto key = u"image_url"_s;
        type(key, address(u"/heavy.png"_s));
        QTest::keyClick(line(key), Qt::Key_Return);
        auto *mend = editor(key)->findChild<LinkButton *>(u"mend"_s);
        QTRY_COMPARE(mend->text(), u"Take a copy to mend it"_s);
        m_server->setHandler([](const SeenRequest &) { return Script{Step::hang()}; });
        QTest::mouseClick(mend, Qt::LeftButton);
        QVERIFY(editor(key)->isPending());
        QTest::mouseClick(mend, Qt::LeftButton);
        QTRY_COMPARE(mend->text(), u"Take a copy to mend it"_s);
        QCOMPARE(stringOf(*editor(key)->value()), address(u"/heavy.png"_s));
    }

private:
    static Script answerTo(const SeenRequest &seen)
    {
        const QByteArray path = seen.target;
        const auto file = [](const QByteArray &body) {
            return Script{Step::send(ScriptedServer::answer(200, body, {}, "application/octet-stream"))};
        };
        if (path == "/good.png")
            return file(encoded(paintedPicture({640, 480}), "png"));
        if (path == "/heavy.png")
            return file(heavyPicture(700));
        if (path == "/long.mp4")
            return {Step::send("HTTP/1.1 200 OK\r\nContent-Length: 20000000\r\n\r\n" +
                               testFile(u"grey-48-frames.mp4"_s) + QByteArray(700 * 1024, '\0')),
                    Step::waitFor("never")};
        if (path == "/page")
            return file("<!DOCTYPE html><html>Please sign in</html>");
        return {Step::send(ScriptedServer::answer(path == "/gone" ? 404 : 503))};
    }
    QString inputs() const { return m_folder->filePath(u"inputs"_s); }
    QString address(const QString &path) const { return m_server->url(path).toString(); }
    FieldEditor *editor(const QString &key) const { return m_view->editor(key); }
    MediaLine *line(const QString &key) const { return editor(key)->findChild<MediaLine *>(); }
    WrapLabel *label(const QString &key, const char *name) const
    {
        return editor(key)->findChild<WrapLabel *>(QString::fromLatin1(name));
    }
    MediaItem *item(const QString &key) const { return editor(key)->findChild<MediaItem *>(); }
    void goodPictureIn(const QString &key) const
    {
        type(key, address(u"/good.png"_s));
        QTest::keyClick(line(key), Qt::Key_Return);
        QTRY_COMPARE(label(key, "verdict")->plain(), u"fits"_s);
    }
    void type(const QString &key, const QString &text) const
    {
        line(key)->setFocus();
        line(key)->selectAll();
        QTest::keyClicks(line(key), text);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ScriptedPictures> m_pictures;
    std::unique_ptr<FormView> m_view;
};

QTEST_MAIN(TestMediaCopies)
#include "tst_mediacopies.moc"
