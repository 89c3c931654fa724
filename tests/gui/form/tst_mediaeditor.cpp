// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"
#include "scriptedpictures.h"

#include "ui/form/kinds/mediaeditor.h"
#include "ui/form/linkbutton.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/medialine.h"
#include "ui/form/picturewell.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QToolButton>

using namespace maquette;
using namespace maquette::formtest;

namespace
{
const auto good = QStringLiteral("https://example.com/picture.png");
} // namespace

//! \brief The first frame of the shipped image-to-video model: typing, pasting, dropping, and every rule.
class TestMediaEditor : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_pictures = std::make_unique<ScriptedPictures>();
        m_pictures->works.insert(
            7, {QStringLiteral("lighthouse_03.png"), MediaKind::Image, {2560, 1440}, 4'100'000, {}, {}});
        m_pictures->works.insert(
            8, {QStringLiteral("waves.mp4"), MediaKind::Video, {1280, 720}, 9'000'000, {}, {}});
        m_pictures->works.insert(9,
                                 {QStringLiteral("tiny.png"), MediaKind::Image, {200, 200}, 4'000, {}, {}});
        m_pictures->files.insert(QStringLiteral("/library/lighthouse_03.png"), AssetId(7));
        m_model = shipped(QStringLiteral("bytedance/seedance-1-0/lite/image-to-video"));
        m_editor = std::make_unique<MediaEditor>(*m_model->field(QStringLiteral("first_frame_image_url")),
                                                 *m_pictures, nullptr);
        m_editor->resize(320, 140);
        m_editor->show();
        m_editor->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
        line()->setFocus();
    }
    void cleanup()
    {
        m_editor.reset();
        m_pictures.reset();
    }

    void typingTakesThePlaceOfAWork()
    {
        m_editor->setValue(std::optional<Json>(std::in_place, jsonString(assetValue(AssetId(7)))));
        QCOMPARE(line()->text(), QStringLiteral("lighthouse_03.png"));
        QTest::keyClick(line(), Qt::Key_Right);
        QCOMPARE(stringOf(*m_editor->value()), assetValue(AssetId(7)));
        QTest::keyClicks(line(), good);
        QCOMPARE(line()->text(), good);
        QCOMPARE(stringOf(*m_editor->value()), good);
        QTest::keyClick(line(), Qt::Key_Backspace);
        QCOMPARE(line()->text(), good.chopped(1));
    }

    void aLongNameIsShownWithItsEnd()
    {
        // Two pictures of one run differ in the last letters of their names alone.
        const auto name =
            QStringLiteral("142201_dreamina-4-0_a-lighthouse-on-a-cliff-at-the-blue-hour_%1.png");
        m_pictures->works.insert(11, {name.arg(1), MediaKind::Image, {2560, 1440}, 4'100'000, {}, {}});
        m_pictures->works.insert(12, {name.arg(2), MediaKind::Image, {2560, 1440}, 4'100'000, {}, {}});
        QList<QImage> seen;
        for (const int id : {11, 12}) {
            m_editor->setValue(std::optional<Json>(std::in_place, jsonString(assetValue(AssetId(id)))));
            QVERIFY(line()->fontMetrics().horizontalAdvance(line()->text()) > line()->width());
            well()->setFocus();
            QVERIFY(!line()->hasFocus());
            seen += line()->grab().toImage();
        }
        QVERIFY(seen.at(0) != seen.at(1));
    }

    void typingLooksAfterAPause()
    {
        QTest::keyClicks(line(), good);
        QVERIFY(m_editor->isPending());
        QCOMPARE(stringOf(*m_editor->value()), good);
        QVERIFY(m_pictures->looked.isEmpty());
        QTRY_COMPARE(m_pictures->looked, QList<QUrl>{QUrl(good)});
        QVERIFY(well()->isBusy());
        QVERIFY(m_pictures->answerLook(ScriptedPictures::facts({2560, 1440}, 4'100'000)));
        QVERIFY(!m_editor->isPending());
        QVERIFY(!well()->isBusy());
        QVERIFY(well()->hasPicture());
        QCOMPARE(label("facts")->plain(), QStringLiteral("2560 × 1440 · 4.1 MB ·"));
        QCOMPARE(label("verdict")->plain(), QStringLiteral("fits"));
        QCOMPARE(label("verdict")->tone(), WrapLabel::Tone::Green);
        QVERIFY(m_editor->ownProblems().isEmpty());
    }

    void enterLooksAtOnce()
    {
        QTest::keyClicks(line(), good);
        QTest::keyClick(line(), Qt::Key_Return);
        QCOMPARE(m_pictures->looked.size(), 1);
    }

    void everyRuleIsCheckedWithTheSchemasMessage_data()
    {
        QTest::addColumn<QSize>("pixels");
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("message");
        const auto most = QStringLiteral("The uploaded image width and height must not exceed 6000 pixels.");
        const auto least =
            QStringLiteral("The uploaded image width and height must not be less than 300 pixels.");
        const auto ratio = QStringLiteral("The aspect ratio range should be between 0.4 and 2.5.");
        const auto weight = QStringLiteral("File size must be less than 30 MB.");
        QTest::newRow("6000 wide fails, the rule is strict") << QSize(6000, 5999) << qint64(1) << most;
        QTest::newRow("6000 high") << QSize(5999, 6000) << qint64(1) << most;
        QTest::newRow("5999 fits") << QSize(5999, 5999) << qint64(1) << QString();
        QTest::newRow("300 wide fails") << QSize(300, 400) << qint64(1) << least;
        QTest::newRow("300 high fails") << QSize(400, 300) << qint64(1) << least;
        QTest::newRow("301 fits") << QSize(301, 301) << qint64(1) << QString();
        QTest::newRow("2.5 fails") << QSize(2500, 1000) << qint64(1) << ratio;
        QTest::newRow("0.4 fails") << QSize(400, 1000) << qint64(1) << ratio;
        QTest::newRow("30 MB fails") << QSize(1000, 1000) << qint64(30'000'000) << weight;
        QTest::newRow("a byte less fits") << QSize(1000, 1000) << qint64(29'999'999) << QString();
    }
    void everyRuleIsCheckedWithTheSchemasMessage()
    {
        QFETCH(QSize, pixels);
        QFETCH(qint64, bytes);
        QFETCH(QString, message);
        paste(good);
        QVERIFY(m_pictures->answerLook(ScriptedPictures::facts(pixels, bytes)));
        if (message.isEmpty()) {
            QVERIFY(m_editor->ownProblems().isEmpty());
            QCOMPARE(label("verdict")->plain(), QStringLiteral("fits"));
            return;
        }
        QCOMPARE(m_editor->shownProblem(), message);
        QVERIFY(m_editor->ownProblems().constFirst().blocks);
        QCOMPARE(label("verdict")->plain(), QStringLiteral("does not fit"));
    }

    void pastedTextReplacesAndIsTrimmed()
    {
        paste(QStringLiteral("  \n") + good + QStringLiteral("\n"));
        QCOMPARE(stringOf(*m_editor->value()), good);
        QCOMPARE(m_pictures->looked.size(), 1);
    }

    void aDataAddressIsTakenWholeAndShownShort()
    {
        const QString data = QStringLiteral("data:image/png;base64,") + QString(4'000'000, u'A');
        paste(data);
        QCOMPARE(stringOf(*m_editor->value()), data);
        QCOMPARE(line()->text(), QStringLiteral("image/png, 3.0 MB"));
    }

    void wrongAddressesAreRefusedInWords_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("http") << QStringLiteral("http://example.com/a.png");
        QTest::newRow("ftp") << QStringLiteral("ftp://example.com/a.png");
        QTest::newRow("no scheme") << QStringLiteral("example.com/a.png");
        QTest::newRow("file") << QStringLiteral("file:///no/such.png");
        QTest::newRow("user info") << QStringLiteral("https://me:secret@example.com/a.png");
        QTest::newRow("clip data") << QStringLiteral("data:video/mp4;base64,AAAA");
    }
    void wrongAddressesAreRefusedInWords()
    {
        QFETCH(QString, address);
        QTest::keyClicks(line(), address);
        QTest::keyClick(line(), Qt::Key_Return);
        QVERIFY(m_pictures->looked.isEmpty());
        QCOMPARE(m_editor->ownProblems().size(), 1);
        QVERIFY(m_editor->ownProblems().constFirst().blocks);
        QVERIFY(!m_editor->shownProblem().isEmpty());
    }

    void aPictureThatCannotBeSeenIsAdviceAndADamagedOneBlocks()
    {
        paste(good);
        QVERIFY(m_pictures->answerLook(fail(ErrorKind::Offline, QStringLiteral("No connection."))));
        QCOMPARE(m_editor->ownProblems().size(), 1);
        QVERIFY(!m_editor->ownProblems().constFirst().blocks);
        QVERIFY(m_editor->shownProblem().contains(QStringLiteral("No connection.")));
        paste(good + QStringLiteral("?2"));
        QVERIFY(
            m_pictures->answerLook(fail(ErrorKind::DamagedFile, QStringLiteral("This is not a picture."))));
        QVERIFY(m_editor->ownProblems().constFirst().blocks);
    }

    void anOldAnswerIsNotTakenForANewAddress()
    {
        paste(good);
        QTest::keyClick(line(), Qt::Key_End);
        QTest::keyClicks(line(), QStringLiteral("?x"));
        QVERIFY(!m_pictures->answerLook(ScriptedPictures::facts({100, 100}, 1)));
        QVERIFY(m_editor->isPending());
    }

    void aWorkIsDropped()
    {
        QMimeData data;
        data.setData(QLatin1String(worksMimeType), "7 8");
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/library/lighthouse_03.png"))});
        drop(data);
        QCOMPARE(stringOf(*m_editor->value()), QStringLiteral("maquette-asset:7"));
        QCOMPARE(line()->text(), QStringLiteral("lighthouse_03.png"));
        QVERIFY(well()->hasPicture());
        QCOMPARE(label("verdict")->plain(), QStringLiteral("fits"));
        QVERIFY(m_pictures->looked.isEmpty());
    }

    void aFileOfTheLibraryIsTheWork()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/library/lighthouse_03.png"))});
        drop(data);
        QCOMPARE(stringOf(*m_editor->value()), QStringLiteral("maquette-asset:7"));
    }

    void aWorkThatBreaksARuleIsTold()
    {
        QMimeData data;
        data.setData(QLatin1String(worksMimeType), "9");
        drop(data);
        QVERIFY(m_editor->shownProblem().contains(QStringLiteral("300 pixels")));
    }

    void whatIsRefusedIsExplainedAndNothingIsLost()
    {
        paste(good);
        m_pictures->answerLook(ScriptedPictures::facts({1000, 1000}, 1000));
        QMimeData folder;
        folder.setUrls({QUrl::fromLocalFile(QDir::tempPath())});
        drop(folder);
        QVERIFY(m_editor->shownProblem().contains(QStringLiteral("This is a folder")));
        QMimeData clip;
        clip.setData(QLatin1String(worksMimeType), "8");
        drop(clip);
        QVERIFY(m_editor->shownProblem().contains(QStringLiteral("not a picture")));
        QMimeData nothing;
        nothing.setData(QStringLiteral("application/x-else"), "1");
        drop(nothing);
        QVERIFY(m_editor->shownProblem().contains(QStringLiteral("nothing here that this field takes")));
        QCOMPARE(stringOf(*m_editor->value()), good);
        for (const FieldProblem &problem : m_editor->ownProblems())
            QVERIFY(!problem.blocks);
    }

    void aFileOfThisComputerIsTaken()
    {
        const QString file = picture(QStringLiteral("photo.png"), {1000, 800});
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        drop(data);
        QCOMPARE(stringOf(*m_editor->value()), fileValue(file));
        QCOMPARE(line()->text(), QStringLiteral("photo.png"));
        QTRY_COMPARE(label("verdict")->plain(), QStringLiteral("fits"));
        QVERIFY(label("facts")->plain().contains(QStringLiteral("1000 × 800")));
        QVERIFY2(label("route")->plain().startsWith(QStringLiteral("Sent inside the request")),
                 qPrintable(label("route")->plain()));
        QVERIFY(label("route")->isVisible());
        QVERIFY(well()->hasPicture());
    }

    void aPathThatIsTypedIsTaken()
    {
        const QString file = picture(QStringLiteral("photo.png"), {1000, 800});
        QTest::keyClicks(line(), QUrl::fromLocalFile(file).toString());
        QTest::keyClick(line(), Qt::Key_Return);
        QCOMPARE(stringOf(*m_editor->value()), fileValue(file));
        QCOMPARE(line()->text(), QStringLiteral("photo.png"));
        m_editor->setValue({});
        QTest::keyClicks(line(), file + QStringLiteral("x"));
        QTest::keyClick(line(), Qt::Key_Return);
        QTRY_COMPARE(m_editor->ownProblems().size(), 1);
        QCOMPARE(m_editor->ownProblems().constFirst().message, QStringLiteral("There is no such file."));
        QTest::keyClick(line(), Qt::Key_Backspace); // the last letter was too much
        QTest::keyClick(line(), Qt::Key_Return);
        QCOMPARE(stringOf(*m_editor->value()), fileValue(file));
    }

    void aFileThatBreaksARuleIsMadeToFit()
    {
        const QString file = picture(QStringLiteral("wide.png"), {2000, 500}); // the rule: less than 2.5
        const QByteArray before = bytesOf(file);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        drop(data);
        QTRY_COMPARE(label("verdict")->plain(), QStringLiteral("does not fit"));
        auto *mend = m_editor->findChild<LinkButton *>(QStringLiteral("mend"));
        QVERIFY(mend->isVisible());
        QTest::mouseClick(mend, Qt::LeftButton);
        auto *menu = m_editor->findChild<QMenu *>();
        QVERIFY(menu);
        QVERIFY(menu->actions().size() >= 2);
        QCOMPARE(menu->actions().constFirst()->text(), QStringLiteral("Crop…")); // drawn by hand; tst_crop
        QVERIFY2(menu->actions().at(1)->text().startsWith(QStringLiteral("Crop to")),
                 qPrintable(menu->actions().at(1)->text()));
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(label("verdict")->plain(), QStringLiteral("fits"));
        QVERIFY(stringOf(*m_editor->value()) != fileValue(file));
        QVERIFY(fileIn(stringOf(*m_editor->value())));
        QCOMPARE(bytesOf(file), before); // the original stays as it is
    }

    void copiedPixelsBecomeAFile()
    {
        QImage image(900, 700, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        QMimeData data;
        data.setImageData(image);
        drop(data);
        QVERIFY(m_editor->isPending()); // a run that is ordered now waits for it
        QTRY_VERIFY(m_editor->value().has_value());
        const auto file = fileIn(stringOf(*m_editor->value()));
        QVERIFY(file);
        QCOMPARE(QImage(*file).size(), image.size());
        QTRY_COMPARE(label("verdict")->plain(), QStringLiteral("fits"));
    }

    void aFileThatIsGoneBlocks()
    {
        m_editor->setValue(std::optional<Json>(
            std::in_place, jsonString(fileValue(m_folder.filePath(QStringLiteral("no.png"))))));
        QTRY_VERIFY(!m_editor->isPending());
        QCOMPARE(m_editor->ownProblems().size(), 1);
        QVERIFY(m_editor->ownProblems().constFirst().blocks);
    }

    void aFileOfAnotherKindIsRefused()
    {
        QFile text(m_folder.filePath(QStringLiteral("words.png")));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("not a picture at all") > 0);
        text.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(text.fileName())});
        drop(data);
        QTRY_VERIFY(!m_editor->isPending());
        QVERIFY(!m_editor->ownProblems().isEmpty() && m_editor->ownProblems().constFirst().blocks);
    }

    void clearAndPutBack()
    {
        paste(good);
        m_pictures->answerLook(ScriptedPictures::facts({1000, 1000}, 1000));
        auto *clear = m_editor->findChild<QToolButton *>(QStringLiteral("clear"));
        QVERIFY(clear->isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        QVERIFY(!m_editor->value());
        QVERIFY(!clear->isVisible());
        QVERIFY(!well()->hasPicture());
        auto *restore = m_editor->findChild<QAbstractButton *>(QStringLiteral("restore"));
        QVERIFY(restore->isVisible());
        QTest::mouseClick(restore, Qt::LeftButton);
        QCOMPARE(stringOf(*m_editor->value()), good);
    }

    void thePreviewClearsAndPastesByKeys()
    {
        QGuiApplication::clipboard()->setText(good);
        well()->setFocus();
        QTest::keyClick(well(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(stringOf(*m_editor->value()), good);
        QTest::keyClick(well(), Qt::Key_Delete);
        QVERIFY(!m_editor->value());
    }

    void aWorkThatIsGoneBlocksAndALibraryThatOpensIsAwaited()
    {
        m_pictures->ready = false;
        m_editor->setValue(
            std::optional<Json>(std::in_place, jsonString(QStringLiteral("maquette-asset:99"))));
        QVERIFY(m_editor->isPending());
        QVERIFY(m_editor->ownProblems().isEmpty());
        m_pictures->ready = true;
        emit m_pictures->worksChanged();
        QVERIFY(!m_editor->isPending());
        QVERIFY(m_editor->ownProblems().constFirst().blocks);
        m_pictures->works.insert(99, {QStringLiteral("back.png"), MediaKind::Image, {1000, 1000}, 5, {}, {}});
        emit m_pictures->worksChanged();
        QVERIFY(m_editor->ownProblems().isEmpty());
        QCOMPARE(line()->text(), QStringLiteral("back.png"));
    }

    void everyWidgetHasAName() { QCOMPARE(nameless(*m_editor).join(u'\n'), QString()); }

private:
    QString picture(const QString &name, QSize pixels) const
    {
        QImage image(pixels, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        const QString file = m_folder.filePath(name);
        image.save(file);
        return file;
    }
    static QByteArray bytesOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QTemporaryDir m_folder;
    MediaLine *line() const { return m_editor->findChild<MediaLine *>(); }
    PictureWell *well() const { return m_editor->findChild<PictureWell *>(); }
    WrapLabel *label(const char *name) const
    {
        return m_editor->findChild<WrapLabel *>(QString::fromLatin1(name));
    }
    void paste(const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        line()->setFocus();
        line()->selectAll();
        QTest::keyClick(line(), Qt::Key_V, Qt::ControlModifier);
    }
    void drop(const QMimeData &data)
    {
        QDragEnterEvent enter(QPoint(20, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_editor.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(20, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_editor.get(), &drop);
        QVERIFY(drop.isAccepted());
    }

    std::unique_ptr<ScriptedPictures> m_pictures;
    std::shared_ptr<const Model> m_model;
    std::unique_ptr<MediaEditor> m_editor;
};

QTEST_MAIN(TestMediaEditor)
#include "tst_mediaeditor.moc"
