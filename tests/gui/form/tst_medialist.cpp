// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"
#include "scriptedpictures.h"

#include "ui/form/formview.h"
#include "ui/form/kinds/medialisteditor.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/mediaitem.h"
#include "ui/form/mediatile.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

//! \brief Several pictures in one field: added, put in order, taken out, judged one by one.
class TestMediaList : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_pictures = std::make_unique<ScriptedPictures>();
        for (const int id : {1, 2, 3}) {
            WorkFacts facts;
            facts.name = u"work-%1.png"_s.arg(id);
            facts.pixels = QSize(id == 2 ? 10 : 1024, 768);
            facts.bytes = 1000000;
            m_pictures->works.insert(id, facts);
        }
        WorkFacts clip;
        clip.kind = MediaKind::Video;
        m_pictures->works.insert(9, clip);
        m_view = std::make_unique<FormView>(*m_pictures);
        m_view->resize(352, 700);
        m_view->setModel(
            modelOf(R"({"type":"object","required":["image"],"properties":{"prompt":{"type":"string"},
            "image":{"type":"array","format":"image_uris","minItems":1,"maxItems":3,"validations":[
            {"validation_rule":"width_pixels>","validation_value":14,"validation_error":"Wider than 14."}]}}})"));
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_list = qobject_cast<MediaListEditor *>(m_view->editor(u"image"_s));
        QVERIFY(m_list);
    }
    void cleanup()
    {
        m_view.reset();
        m_pictures.reset();
    }

    void takesAddressesFromTheLine()
    {
        type(u"https://example.com/a.png"_s);
        type(u"https://example.com/b.png"_s);
        QCOMPARE(addresses(), QStringList({u"https://example.com/a.png"_s, u"https://example.com/b.png"_s}));
        QVERIFY(line()->property("text").toString().isEmpty());
        type(u"nonsense"_s);
        QCOMPARE(m_list->tiles().size(), 2);
        QVERIFY(m_list->shownProblem().contains(u"address"_s));
        QCOMPARE(line()->property("text").toString(), u"nonsense"_s); // to be mended, not lost
    }

    void takesManyAtOnceAndSaysWhatHasNoRoom()
    {
        QMimeData data;
        data.setData(QLatin1String(worksMimeType), "1 3 1 3");
        m_list->take(data);
        QCOMPARE(addresses(),
                 QStringList({u"maquette-asset:1"_s, u"maquette-asset:3"_s, u"maquette-asset:1"_s}));
        QVERIFY2(m_list->shownProblem().contains(u"no room"_s), qPrintable(m_list->shownProblem()));
    }

    void aPictureThatComesLateIsNotPutIntoAnotherList()
    {
        m_list->take(*pixels());
        QVERIFY(m_list->isPending());
        Json other = Json::array();
        other.push_back(jsonString(u"maquette-asset:1"_s));
        m_list->setValue(std::optional<Json>(std::in_place, other)); // a preset, or a step back
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(addresses(), QStringList{u"maquette-asset:1"_s});
        QVERIFY(!m_list->isPending());
    }

    void theSameListCallsOffWhatIsComing()
    {
        m_list->take(*pixels());
        QVERIFY(m_list->isPending());
        QSignalSpy pending(m_list, &FieldEditor::pendingChanged);
        QVERIFY(m_list->setValue(std::nullopt)); // a preset in which this is empty too
        QVERIFY(!m_list->isPending());
        QVERIFY(!pending.isEmpty());
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(addresses(), QStringList());
        m_list->take(*pixels());
        FormState state = m_view->state();
        state.values["prompt"] = "undone";
        m_view->restore(state, u"prompt"_s, {}); // a step back elsewhere
        QVERIFY(m_list->isPending());
        QTRY_COMPARE(addresses().size(), 1);
    }

    void picturesOnTheirWayHaveTheirRoom()
    {
        QMimeData data;
        data.setData(QLatin1String(worksMimeType), "1 3");
        m_list->take(data);
        m_list->take(*pixels());
        m_list->take(*pixels());
        QVERIFY2(m_list->shownProblem().contains(u"no room"_s), qPrintable(m_list->shownProblem()));
        type(u"https://example.com/a.png"_s);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(addresses().size(), 3);
    }

    void whatIsTypedOnAPreviewGoesIntoTheLine()
    {
        type(u"https://example.com/a.png"_s);
        MediaTile *tile = m_list->tiles().constFirst();
        tile->setFocus();
        QTest::keyClick(tile, 'h');
        QVERIFY(line()->hasFocus());
        QTest::keyClicks(line(), u"ttps://example.com/b.png"_s);
        QTest::keyClick(line(), Qt::Key_Return);
        QCOMPARE(addresses(), QStringList({u"https://example.com/a.png"_s, u"https://example.com/b.png"_s}));
    }

    void theWayOfAFileIsSaid()
    {
        const QTemporaryDir folder;
        QMimeData data;
        QList<QUrl> urls;
        for (const auto *name : {"a.png", "b.png"}) {
            QImage image(64, 48, QImage::Format_RGB32);
            image.fill(Qt::darkGreen);
            const QString file = folder.filePath(QString::fromLatin1(name));
            QVERIFY(image.save(file));
            urls.append(QUrl::fromLocalFile(file));
        }
        data.setUrls({urls.constFirst()});
        m_list->take(data);
        const auto *facts = m_list->findChild<WrapLabel *>(u"facts"_s);
        QTRY_VERIFY2(facts->plain().contains(u"\nSent inside the request"_s), qPrintable(facts->plain()));
        data.setUrls({urls.constLast()});
        m_list->take(data);
        QVERIFY(facts->plain().isEmpty());
        for (const MediaTile *tile : m_list->tiles())
            QTRY_VERIFY2(tile->accessibleDescription().contains(u"Sent inside the request"_s),
                         qPrintable(tile->accessibleDescription()));
    }

    void refusesWhatIsNoPicture()
    {
        QMimeData data;
        data.setData(QLatin1String(worksMimeType), "9 1");
        m_list->take(data);
        QCOMPARE(addresses(), QStringList{u"maquette-asset:1"_s});
        QVERIFY(m_list->shownProblem().contains(u"not a picture"_s));
    }

    void judgesEachByItself()
    {
        QMimeData data;
        data.setData(QLatin1String(worksMimeType), "1 2");
        m_list->take(data);
        m_view->check();
        QCOMPARE(m_view->problems().size(), 1);
        QCOMPARE(m_view->problems().constFirst().inner, (JsonPath{{{}, 1}}));
        QCOMPARE(m_list->shownProblem(), u"2. Wider than 14."_s);
        m_list->tiles().at(1)->setFocus();
        QTest::keyClick(m_list->tiles().at(1), Qt::Key_Delete);
        m_view->check();
        QVERIFY(m_view->problems().isEmpty());
        QCOMPARE(addresses(), QStringList{u"maquette-asset:1"_s});
    }

    void isPutInOrderByKeysAndByDragging()
    {
        QMimeData data;
        data.setData(QLatin1String(worksMimeType), "1 3 2");
        m_list->take(data);
        MediaTile *last = m_list->tiles().at(2);
        last->setFocus();
        QTest::keyClick(last, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(addresses(),
                 QStringList({u"maquette-asset:1"_s, u"maquette-asset:2"_s, u"maquette-asset:3"_s}));
        QCOMPARE(QApplication::focusWidget(), last);
        MediaTile *third = m_list->tiles().at(2);
        QTest::mousePress(third, Qt::LeftButton);
        QTest::mouseMove(third, QPoint(-20, 30));
        QTest::mouseMove(third, QPoint(-180, 30));
        QTest::mouseRelease(third, Qt::LeftButton, {}, QPoint(10, 30));
        QCOMPARE(addresses().constFirst(), u"maquette-asset:3"_s);
    }

    void anEmptyOneThatIsNeededBlocks()
    {
        m_view->showAllProblems();
        m_view->check();
        QCOMPARE(m_list->shownProblem(), u"Add an image."_s);
        type(u"https://example.com/a.png"_s);
        QVERIFY(m_list->isPending());
        QVERIFY(m_pictures->answerLook(ScriptedPictures::facts({800, 600}, 1000)));
        QVERIFY(!m_list->isPending());
        m_view->check();
        QVERIFY(m_view->problems().isEmpty());
    }

    void theSameListLeavesWhatIsThereAlone()
    {
        QMimeData data;
        data.setData(QLatin1String(worksMimeType), "1 2"); // the second does not fit
        m_list->take(data);
        type(u"https://example.com/a.png"_s);
        QVERIFY(m_pictures->answerLook(ScriptedPictures::facts({800, 600}, 1000)));
        const QList<MediaTile *> before = m_list->tiles();
        const qsizetype asked = m_pictures->looked.size();
        FormState state = m_view->state();
        state.values["prompt"] = "undone";
        m_view->restore(state, u"prompt"_s, {});
        QCOMPARE(m_list->tiles(), before);
        QVERIFY(m_list->setValue(m_list->value())); // as a preset sets it
        QCOMPARE(m_list->tiles(), before);
        QCOMPARE(m_pictures->looked.size(), asked);
        QVERIFY(m_list->setValue(std::nullopt));
        QVERIFY(m_list->tiles().isEmpty());
    }

    void everyControlHasAName()
    {
        QMimeData data;
        data.setData(QLatin1String(worksMimeType), "1 2 3");
        m_list->take(data);
        QCOMPARE(nameless(*m_view).join(u'\n'), QString());
    }

private:
    static std::unique_ptr<QMimeData> pixels()
    {
        QImage image(900, 700, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        auto data = std::make_unique<QMimeData>();
        data->setImageData(image);
        return data;
    }
    [[nodiscard]] QWidget *line() const { return m_list->focusTarget(); }
    void type(const QString &text) const
    {
        line()->setFocus();
        QTest::keySequence(line(), QKeySequence::SelectAll);
        QTest::keyClicks(line(), text);
        QTest::keyClick(line(), Qt::Key_Return);
    }
    [[nodiscard]] QStringList addresses() const
    {
        QStringList list;
        for (const MediaTile *tile : m_list->tiles())
            list.append(tile->item()->address());
        return list;
    }

    std::unique_ptr<ScriptedPictures> m_pictures;
    std::unique_ptr<FormView> m_view;
    MediaListEditor *m_list = nullptr;
};

QTEST_MAIN(TestMediaList)
#include "tst_medialist.moc"
