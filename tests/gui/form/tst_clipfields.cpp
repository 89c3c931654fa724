// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "croprig.h"

#include "app/library/thumbnails.h"
#include "app/library/videofile.h"
#include "tests/unit/library/libraryfixture.h"
#include "ui/form/framedialog.h"
#include "ui/form/kinds/medialisteditor.h"
#include "ui/form/librarypictures.h"
#include "ui/form/mediatile.h"
#include "ui/theme/theme.h"
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/clipview.h"

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longest = 60000;

QString clip(const char *name)
{
    return QStringLiteral(MAQUETTE_TEST_DATA "/library/") + QLatin1String(name);
}

std::shared_ptr<const Model> clipModel(const QByteArray &rules)
{
    return modelOf(R"({"type":"object","properties":{"video_url":{"type":"string","format":"video_uri",
        "validations":[)" +
                   rules + "]}}}");
}

QImage sameFormat(const QString &file, const QImage &as)
{
    return QImage(file).convertToFormat(as.format());
}

} // namespace

//! \brief Clips in fields: made to fit while the form waits, and their frames where a picture is wanted.
class TestClipFields : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<CropRig>(); }
    void cleanup() { m_rig.reset(); }

    void aClipIsMadeToFit();
    void stoppedHalfWayItIsAsBefore();
    void aClipThatCannotFitSaysWhy();
    void aChangeOfTheBucketDoesNotStopIt();
    void aFileGivesItsFirstAndLastFrame();
    void aFrameIsChosen();
    void aWorkGivesAFrame();
    void whatIsNewerThanAFrameStays_data();
    void whatIsNewerThanAFrameStays();
    void leavingTheMenuLosesNothing();
    void aFrameOfTheGalleryIsAWorkWithItsClip();
    void aListTakesFramesToo();
    void aClipThatIsThereOffersItsFrames();
    void aDamagedClipSaysSo();
    void theDialogNamesItsControls();
    void shots_data();
    void shots();

private:
    std::unique_ptr<CropRig> m_rig;
    Theme m_theme;
};

void TestClipFields::aClipIsMadeToFit()
{
    QVERIFY(m_rig->open(clipModel(CropRig::rule("width_pixels>", 300)), u"video_url"_s));
    const QString file = clip("sound.mp4");
    const QByteArray before = CropRig::bytesOf(file);
    m_rig->dropFile(file);
    QTRY_COMPARE(m_rig->verdict(), u"does not fit"_s);
    QCOMPARE(m_rig->mend()->text(), u"Make it fit…"_s);
    QTest::mouseClick(m_rig->mend(), Qt::LeftButton);
    QCOMPARE(m_rig->menu()->actions().size(), 1);
    QVERIFY(m_rig->pick(u"Resize to"_s));
    QVERIFY(m_rig->editor->isPending()); // a run waits for it
    QVERIFY(m_rig->label("facts")->plain().startsWith(u"Making it fit…"_s));
    QCOMPARE(m_rig->mend()->text(), u"Stop"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->verdict(), u"fits"_s, longest);
    QVERIFY(!m_rig->editor->isPending());
    QVERIFY(m_rig->file() != file);
    const auto made = VideoFile::probe(m_rig->file());
    QVERIFY(made && made->pixels.width() > 300);
    QCOMPARE(CropRig::bytesOf(file), before);
    QCOMPARE(m_rig->mend()->text(), u"Change it…"_s);
    QTest::mouseClick(m_rig->mend(), Qt::LeftButton);
    QVERIFY(m_rig->pick(u"original"_s));
    QCOMPARE(m_rig->file(), file);
}

void TestClipFields::stoppedHalfWayItIsAsBefore()
{
    QVERIFY(m_rig->open(clipModel(CropRig::rule("width_pixels>", 4000)), u"video_url"_s));
    const QString file = clip("grey-48-frames.mp4");
    m_rig->dropFile(file);
    QTRY_COMPARE(m_rig->verdict(), u"does not fit"_s);
    QTest::mouseClick(m_rig->mend(), Qt::LeftButton);
    QVERIFY(m_rig->pick(u"Resize to"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->label("facts")->plain().contains(u'%'), longest);
    QVERIFY(m_rig->editor->isPending());
    QTest::mouseClick(m_rig->mend(), Qt::LeftButton);
    QTRY_COMPARE(m_rig->verdict(), u"does not fit"_s);
    QVERIFY(!m_rig->editor->isPending());
    QCOMPARE(m_rig->file(), file);
    QCOMPARE(m_rig->mend()->text(), u"Make it fit…"_s);
}

void TestClipFields::aClipThatCannotFitSaysWhy()
{
    QVERIFY(m_rig->open(clipModel(CropRig::rule("file_size_mb>", 50)), u"video_url"_s));
    m_rig->dropFile(clip("sound.mp4"));
    QTRY_COMPARE(m_rig->verdict(), u"does not fit"_s);
    QVERIFY(!m_rig->mend()->isVisible());
    QCOMPARE(m_rig->label("note")->plain(), u"It cannot be made heavier here."_s);
}

void TestClipFields::aChangeOfTheBucketDoesNotStopIt()
{
    QVERIFY(m_rig->open(clipModel(CropRig::rule("width_pixels>", 300)), u"video_url"_s));
    const QString file = clip("sound.mp4");
    m_rig->dropFile(file);
    QTRY_COMPARE(m_rig->verdict(), u"does not fit"_s);
    QTest::mouseClick(m_rig->mend(), Qt::LeftButton);
    QVERIFY(m_rig->pick(u"Resize to"_s));
    m_rig->pictures.disk().setBucket(std::nullopt, false);
    QVERIFY(m_rig->editor->isPending());
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->verdict(), u"fits"_s, longest);
    QVERIFY(m_rig->file() != file);
}

void TestClipFields::aFileGivesItsFirstAndLastFrame()
{
    const QString file = clip("grey-48-frames.mp4");
    for (const bool last : {false, true}) {
        QVERIFY(m_rig->open());
        m_rig->dropFile(file);
        QVERIFY(m_rig->label("facts")); // nothing has changed yet
        QVERIFY(!m_rig->editor->value());
        QVERIFY(m_rig->pick(last ? u"Last frame"_s : u"First frame"_s));
        QVERIFY(m_rig->editor->isPending());
        QTRY_VERIFY_WITH_TIMEOUT(!m_rig->file().isEmpty(), longest);
        const QImage own = last ? *VideoFile::lastFrame(file) : *VideoFile::frameAt(file, 0);
        QCOMPARE(sameFormat(m_rig->file(), own), own);
        QTRY_VERIFY(!m_rig->editor->isPending());
    }
}

void TestClipFields::aFrameIsChosen()
{
    QVERIFY(m_rig->open());
    const QString file = clip("grey-48-frames.mp4");
    m_rig->dropFile(file);
    QVERIFY(m_rig->pick(u"Choose a frame"_s));
    auto *dialog = m_rig->editor->findChild<FrameDialog *>();
    QVERIFY(dialog);
    dialog->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), dialog);
    auto *use = dialog->findChild<QPushButton *>(u"useFrame"_s);
    QTRY_VERIFY_WITH_TIMEOUT(use->isEnabled() && dialog->findChild<ClipView *>()->showsFrame(), longest);
    QVERIFY(!dialog->player().isPlaying());
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Period);
    const qint64 position = dialog->player().framePosition();
    QVERIFY(position > 0);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!m_rig->file().isEmpty(), longest);
    const QImage own = *VideoFile::frameAt(file, position);
    QVERIFY(own != *VideoFile::frameAt(file, 0));
    QCOMPARE(sameFormat(m_rig->file(), own), own);
}

void TestClipFields::aWorkGivesAFrame()
{
    QVERIFY(m_rig->open());
    m_rig->pictures.works.insert(8, {u"waves.mp4"_s, MediaKind::Video, {1280, 720}, 9'000'000, {}, {}, 5000});
    m_rig->pictures.works.insert(9, {u"frame.png"_s, MediaKind::Image, {1280, 720}, 900'000, AssetId(8), {}});
    QMimeData data;
    data.setData(QLatin1String(worksMimeType), "8");
    m_rig->drop(data);
    QVERIFY(m_rig->pick(u"Last frame"_s));
    QCOMPARE(m_rig->pictures.framesKept, (QList<QPair<AssetId, qint64>>{{AssetId(8), 5000}}));
    QVERIFY(m_rig->editor->isPending());
    QVERIFY(m_rig->pictures.answerFrame(AssetId(9)));
    QCOMPARE(stringOf(*m_rig->editor->value()), assetValue(AssetId(9)));
    QVERIFY(!m_rig->editor->isPending());
    m_rig->drop(data);
    QVERIFY(m_rig->pick(u"First frame"_s));
    QVERIFY(m_rig->pictures.answerFrame(fail(ErrorKind::DiskFull, u"The disk is full."_s)));
    QVERIFY(m_rig->editor->shownProblem().contains(u"The disk is full."_s));
    QCOMPARE(stringOf(*m_rig->editor->value()), assetValue(AssetId(9)));
}

void TestClipFields::whatIsNewerThanAFrameStays_data()
{
    QTest::addColumn<QString>("way");
    for (const auto *way : {"typed", "dropped", "cleared", "set", "another frame"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestClipFields::whatIsNewerThanAFrameStays()
{
    QFETCH(QString, way);
    QVERIFY(m_rig->open());
    m_rig->pictures.works.insert(8, {u"waves.mp4"_s, MediaKind::Video, {1280, 720}, 9'000'000, {}, {}, 5000});
    const QString address = u"https://example.com/a.png"_s;
    QMimeData work;
    work.setData(QLatin1String(worksMimeType), "8");
    m_rig->drop(work);
    QVERIFY(m_rig->pick(u"First frame"_s));
    QVERIFY(m_rig->editor->isPending());
    if (way == u"typed") {
        QTest::keyClicks(m_rig->editor->focusTarget(), address);
    } else if (way == u"dropped") {
        m_rig->dropFile(m_rig->saved(u"good.png"_s, CropRig::pattern({1000, 800})));
    } else if (way == u"cleared") {
        m_rig->editor->clear();
    } else if (way == u"set") {
        QVERIFY(m_rig->editor->setValue(std::optional<Json>(std::in_place, jsonString(address))));
    } else {
        m_rig->drop(work);
        QVERIFY(m_rig->pick(u"Last frame"_s));
        QVERIFY(m_rig->pictures.answerFrame(AssetId(9)));
        QCOMPARE(stringOf(*m_rig->editor->value()), assetValue(AssetId(9)));
        return;
    }
    const auto value = m_rig->editor->value();
    QCOMPARE(value.has_value(), way != u"cleared");
    QVERIFY(!m_rig->pictures.answerFrame(AssetId(9))); // nobody waits for it any more
    QCOMPARE(m_rig->editor->value().has_value(), value.has_value());
    QVERIFY(!value || *m_rig->editor->value() == *value);
}

void TestClipFields::leavingTheMenuLosesNothing()
{
    QVERIFY(m_rig->open());
    const QString before = m_rig->saved(u"good.png"_s, CropRig::pattern({1000, 800}));
    m_rig->dropFile(before);
    QTRY_COMPARE(m_rig->verdict(), u"fits"_s);
    m_rig->dropFile(clip("grey-48-frames.mp4"));
    QVERIFY(m_rig->menu());
    QTest::keyClick(m_rig->menu(), Qt::Key_Escape);
    QCOMPARE(m_rig->file(), before);
    QCOMPARE(m_rig->verdict(), u"fits"_s);
    QVERIFY2(m_rig->editor->shownProblem().contains(u"clip"_s), qPrintable(m_rig->editor->shownProblem()));
}

void TestClipFields::aFrameOfTheGalleryIsAWorkWithItsClip()
{
    test::LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId id = fixture.landed(test::testFile(u"grey-48-frames.mp4"_s), MediaKind::Video);
    Thumbnails thumbnails(*fixture.library, m_rig->folder.filePath(u"thumbnails"_s));
    LibraryPictures pictures(*fixture.library, thumbnails, m_rig->pictures.disk());
    const auto model = shipped(u"bytedance/seedance-1-0/lite/image-to-video"_s);
    MediaEditor editor(*model->field(u"first_frame_image_url"_s), pictures, nullptr);
    editor.show();
    QMimeData data;
    data.setData(QLatin1String(worksMimeType), QByteArray::number(id.number()));
    editor.take(data);
    auto *menu = editor.findChild<QMenu *>(u"frames"_s);
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(editor.value().has_value(), longest);
    const auto frame = assetIn(stringOf(*editor.value()));
    QVERIFY(frame);
    const AssetPtr work = fixture.library->find(*frame);
    QVERIFY(work && work->parent == id);
    const QImage own = *VideoFile::lastFrame(pictures.fileOf(id));
    QCOMPARE(sameFormat(pictures.fileOf(*frame), own), own);
}

void TestClipFields::aListTakesFramesToo()
{
    const auto model =
        modelOf(R"({"type":"object","properties":{"images":{"type":"array","format":"image_uris"}}})");
    MediaListEditor editor(*model->field(u"images"_s), m_rig->pictures, nullptr);
    editor.resize(340, 240);
    editor.show();
    const QString picture = m_rig->saved(u"good.png"_s, CropRig::pattern({1000, 800}));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(picture), QUrl::fromLocalFile(clip("grey-48-frames.mp4"))});
    editor.take(data);
    QCOMPARE(editor.tiles().size(), 1);
    auto *menu = editor.findChild<QMenu *>(u"frames"_s);
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QVERIFY(editor.isPending());
    QTRY_COMPARE_WITH_TIMEOUT(editor.tiles().size(), 2, longest);
    QTRY_VERIFY(!editor.isPending());
    // And each of them can be cropped, from its own menu.
    MediaTile *tile = editor.tiles().constFirst();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {10, 10}, tile->mapToGlobal(QPoint(10, 10)));
    QApplication::sendEvent(tile, &event);
    auto *crop = tile->findChild<QAction *>(u"crop"_s);
    QVERIFY(crop);
    crop->trigger();
    auto *view = editor.findChild<CropView *>();
    QVERIFY(view);
    QTRY_VERIFY(view->frame());
    QTest::keyClick(view, Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_VERIFY(fileIn(tile->item()->address()) != picture);
    QCOMPARE(QImage(*fileIn(tile->item()->address())).size(), QSize(990, 800));
}

void TestClipFields::aClipThatIsThereOffersItsFrames()
{
    // As an old draft or a preset may hold it.
    QVERIFY(m_rig->open());
    m_rig->editor->setValue(
        std::optional<Json>(std::in_place, jsonString(fileValue(clip("grey-48-frames.mp4")))));
    QTRY_COMPARE(m_rig->mend()->text(), u"Take a frame…"_s);
    QVERIFY(!m_rig->editor->ownProblems().isEmpty());
    QTest::mouseClick(m_rig->mend(), Qt::LeftButton);
    QVERIFY(m_rig->pick(u"First frame"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->file().endsWith(u".png"_s), longest);
}

void TestClipFields::aDamagedClipSaysSo()
{
    QVERIFY(m_rig->open());
    QByteArray damaged = CropRig::bytesOf(clip("grey-48-frames.mp4"));
    damaged.truncate(damaged.size() / 2);
    const QString file = m_rig->saved(u"cut.mp4"_s, damaged);
    m_rig->dropFile(file);
    QVERIFY(m_rig->pick(u"First frame"_s));
    QTRY_VERIFY(!m_rig->editor->isPending());
    QVERIFY(!m_rig->editor->value());
    QVERIFY(!m_rig->editor->shownProblem().isEmpty());
    m_rig->dropFile(file);
    QVERIFY(m_rig->pick(u"Choose a frame"_s));
    auto *dialog = m_rig->editor->findChild<FrameDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<WrapLabel *>(u"frameFault"_s)->isVisible(), longest);
    QVERIFY(!dialog->findChild<QPushButton *>(u"useFrame"_s)->isEnabled());
}

void TestClipFields::theDialogNamesItsControls()
{
    FrameDialog dialog(clip("grey-48-frames.mp4"));
    dialog.show();
    QCOMPARE(nameless(dialog).join(u'\n'), QString());
}

void TestClipFields::shots_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

//! Pictures for a person to look at: MAQUETTE_SHOTS names the folder.
void TestClipFields::shots()
{
    QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    if (folder.isEmpty())
        QSKIP("MAQUETTE_SHOTS is not set");
    QFETCH(bool, dark);
    m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    folder += u'/' + QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(m_rig->open(clipModel(CropRig::rule("width_pixels>", 4000)), u"video_url"_s));
    m_rig->dropFile(clip("grey-48-frames.mp4"));
    QTRY_COMPARE(m_rig->verdict(), u"does not fit"_s);
    QVERIFY(m_rig->editor->grab().save(folder + u"-clip-misfit.png"_s));
    QTest::mouseClick(m_rig->mend(), Qt::LeftButton);
    QVERIFY(m_rig->pick(u"Resize to"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->label("facts")->plain().contains(u'%'), longest);
    QVERIFY(m_rig->editor->grab().save(folder + u"-clip-mending.png"_s));
    QTest::mouseClick(m_rig->mend(), Qt::LeftButton);
    QVERIFY(m_rig->open());
    m_rig->dropFile(clip("grey-48-frames.mp4"));
    QVERIFY(m_rig->pick(u"Choose a frame"_s));
    auto *dialog = m_rig->editor->findChild<FrameDialog *>();
    QTRY_VERIFY_WITH_TIMEOUT(dialog->player().duration() > 0 && dialog->findChild<ClipView *>()->showsFrame(),
                             longest);
    QVERIFY(dialog->grab().save(folder + u"-frame.png"_s));
}

QTEST_MAIN(TestClipFields)
#include "tst_clipfields.moc"
