// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "croprig.h"

#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QTimer>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

namespace
{

MediaLimits frameLimits()
{
    MediaLimits limits;
    limits.minWidth = limits.minHeight = 301;
    limits.maxWidth = limits.maxHeight = 5999;
    limits.aspectOver = 0.4;
    limits.aspectUnder = 2.5;
    return limits;
}

} // namespace

//! \brief A part of a picture is drawn, and goes into the field in its place.
class TestCrop : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<CropRig>(); }
    void cleanup() { m_rig.reset(); }

    void isTheFirstOfferAndCutsExactly();
    void dragsAreHeldInTheRange();
    void keysMoveAndResize();
    void chipsAreThoseThatTheFieldAllows();
    void guidesAreDrawnWhereThereIsARule();
    void thirdsShowWhileDragging();
    void tinyPicturesAreCut_data();
    void tinyPicturesAreCut();
    void aHugePictureOpensAtOnce();
    void whatIsNoPictureIsSaid();
    void everyControlHasAName();
    void shots_data();
    void shots();

private:
    void openCrop(const QString &file) { QVERIFY(m_rig->openCrop(file)); }

    std::unique_ptr<CropRig> m_rig;
    Theme m_theme;
};

void TestCrop::isTheFirstOfferAndCutsExactly()
{
    QVERIFY(m_rig->open());
    const QImage image = CropRig::pattern({3000, 1000});
    const QString file = m_rig->saved(u"wide.png"_s, image);
    const QByteArray before = CropRig::bytesOf(file);
    m_rig->dropFile(file);
    QTRY_COMPARE(m_rig->mend()->text(), u"Make it fit…"_s);
    QTest::mouseClick(m_rig->mend(), Qt::LeftButton);
    QCOMPARE(m_rig->menu()->actions().constFirst()->text(), u"Crop…"_s);
    QVERIFY(m_rig->pick(u"Crop…"_s));
    QVERIFY(QTest::qWaitForWindowActive(m_rig->dialog()));
    QCOMPARE(m_rig->part(), QRect(250, 0, 2499, 1000));
    CropView *view = m_rig->view();
    QTRY_VERIFY(view->width() > 300);
    const QPointF middle = view->placeOf(m_rig->part()).center();
    drag(view, middle, middle + QPointF(40, 0));
    QVERIFY(m_rig->part().left() > 250);
    const QRectF place = view->placeOf(m_rig->part());
    drag(view, place.bottomRight(), place.bottomRight() - QPointF(120, 60));
    const QRect part = m_rig->part();
    QVERIFY(part.width() < 2499 && part.height() < 1000);
    auto *facts = m_rig->dialog()->findChild<QLabel *>(u"cropFacts"_s);
    QVERIFY2(facts->text().startsWith(u"%1 × %2 px · "_s.arg(part.width()).arg(part.height())) &&
                 facts->text().endsWith(u" · fits"_s),
             qPrintable(facts->text()));
    QTest::mouseClick(m_rig->dialog()->findChild<QPushButton *>(u"useCrop"_s), Qt::LeftButton);
    QVERIFY(m_rig->editor->isPending());
    QTRY_COMPARE(m_rig->verdict(), u"fits"_s);
    QVERIFY(m_rig->file() != file);
    QCOMPARE(QImage(m_rig->file()).convertToFormat(QImage::Format_RGB32), image.copy(part));
    QCOMPARE(CropRig::bytesOf(file), before);
}

void TestCrop::dragsAreHeldInTheRange()
{
    QVERIFY(m_rig->open());
    openCrop(m_rig->saved(u"wide.png"_s, CropRig::pattern({3000, 1000})));
    CropView *view = m_rig->view();
    const auto handle = [&](double x, double y) {
        const QRectF place = view->placeOf(m_rig->part());
        return QPointF(place.left() + place.width() * x, place.top() + place.height() * y);
    };
    drag(view, handle(1, 0.5), handle(1, 0.5) + QPointF(400, 0)); // wider than 5:2
    QCOMPARE(m_rig->part(), QRect(250, 0, 2499, 1000));
    drag(view, handle(0.5, 1), handle(0.5, 0.2)); // lower than 5:2
    QCOMPARE(m_rig->part(), QRect(250, 0, 2499, 1000));
    drag(view, handle(0, 0.5), handle(0.99, 0.5)); // narrower than 2:5
    QCOMPARE(m_rig->part().size(), QSize(401, 1000));
    drag(view, handle(0.5, 0.5), QPointF(-900, -900)); // out of the picture
    QCOMPARE(m_rig->part(), QRect(0, 0, 401, 1000));
    drag(view, handle(1, 1), QPointF(-900, -900)); // less than 301 pixels
    QCOMPARE(m_rig->part(), QRect(0, 0, 301, 301));
    // What is given up while it is dragged is as it was.
    const QRect before = m_rig->part();
    QTest::mousePress(view, Qt::LeftButton, {}, handle(0.5, 0.5).toPoint());
    QTest::mouseMove(view, handle(0.5, 0.5).toPoint() + QPoint(50, 0));
    QVERIFY(m_rig->part() != before);
    QTest::keyClick(view, Qt::Key_Escape);
    QCOMPARE(m_rig->part(), before);
    QVERIFY(m_rig->dialog()->isVisible());
    QTest::mouseRelease(view, Qt::LeftButton);
}

void TestCrop::keysMoveAndResize()
{
    QVERIFY(m_rig->open());
    openCrop(m_rig->saved(u"wide.png"_s, CropRig::pattern({3000, 1000})));
    CropView *view = m_rig->view();
    QVERIFY(view->hasFocus());
    QTest::keyClick(view, Qt::Key_Left);
    QTest::keyClick(view, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(m_rig->part(), QRect(239, 0, 2499, 1000));
    QTest::keyClick(view, Qt::Key_Left, Qt::ControlModifier);
    QTest::keyClick(view, Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_rig->part(), QRect(239, 0, 2488, 1000));
    QTest::keyClick(view, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(m_rig->part(), QRect(239, 0, 2488, 999));
    QTest::keyClick(view, Qt::Key_Down);
    QTest::keyClick(view, Qt::Key_Down); // there is no more room
    QCOMPARE(m_rig->part(), QRect(239, 1, 2488, 999));
    QTest::keyClick(view, Qt::Key_Down, Qt::ControlModifier); // so it grows upwards
    QCOMPARE(m_rig->part(), QRect(239, 0, 2488, 1000));
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_COMPARE(m_rig->verdict(), u"fits"_s);
    QCOMPARE(QImage(m_rig->file()).size(), QSize(2488, 1000));
}

void TestCrop::chipsAreThoseThatTheFieldAllows()
{
    QVERIFY(m_rig->open(
        CropRig::imageModel(CropRig::rule("width/height>", 0.9) + ',' + CropRig::rule("width/height<", 2)),
        u"image_url"_s));
    m_rig->pictures.setWantedProportions([] { return QSize(3, 2); });
    openCrop(m_rig->saved(u"wide.png"_s, CropRig::pattern({900, 300})));
    QStringList texts;
    QPushButton *square = nullptr;
    for (QPushButton *chip : m_rig->dialog()->findChildren<QPushButton *>(u"shape"_s)) {
        texts += chip->text();
        if (chip->text() == u"1:1"_s)
            square = chip;
    }
    QCOMPARE(texts, QStringList({u"Free"_s, u"3:2 · as the form asks"_s, u"1:1"_s, u"4:3"_s, u"16:9"_s}));
    QTest::mouseClick(square, Qt::LeftButton);
    QCOMPARE(m_rig->part(), QRect(300, 0, 300, 300));
    CropView *view = m_rig->view();
    const QRectF place = view->placeOf(m_rig->part());
    drag(view, place.topLeft(), place.topLeft() + QPointF(50, 10));
    QCOMPARE(m_rig->part().width(), m_rig->part().height());
    QVERIFY(m_rig->part().width() < 300);
    QTest::keyClick(square, Qt::Key_Right); // as in any row of choices
}

void TestCrop::guidesAreDrawnWhereThereIsARule()
{
    QImage dark(1600, 1000, QImage::Format_RGB32);
    dark.fill(Qt::black);
    CropView view;
    view.resize(640, 420);
    view.setPicture(dark);
    const auto brightness = [&view](double x) {
        const QImage seen = view.grab().toImage();
        int sum = 0;
        for (int y = seen.height() / 4; y < seen.height() / 4 + 40; ++y)
            sum += qGray(seen.pixel(int(x * seen.width() / view.width()), y));
        return sum;
    };
    for (const bool ruled : {true, false}) {
        view.setFrame(CropFrame({1600, 1000}, ruled ? frameLimits() : MediaLimits()));
        QCOMPARE(view.frame()->tallest().has_value(), ruled);
        const CropFrame model({1600, 1000}, frameLimits());
        const double edge = view.placeOf(*model.tallest()).left();
        QCOMPARE(brightness(edge) > brightness(edge - 8) + 1000, ruled);
    }
}

void TestCrop::thirdsShowWhileDragging()
{
    QVERIFY(m_rig->open());
    openCrop(m_rig->saved(u"wide.png"_s, CropRig::pattern({3000, 1000})));
    CropView *view = m_rig->view();
    const QPoint middle = view->placeOf(m_rig->part()).center().toPoint();
    const QImage still = view->grab().toImage();
    QTest::mousePress(view, Qt::LeftButton, {}, middle);
    QVERIFY(view->isDragging());
    QVERIFY(view->grab().toImage() != still);
    QTest::mouseRelease(view, Qt::LeftButton, {}, middle);
    QVERIFY(!view->isDragging());
    QCOMPARE(view->grab().toImage(), still);
}

void TestCrop::tinyPicturesAreCut_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("a dot") << QSize(1, 1);
    QTest::newRow("a sliver") << QSize(3, 2000);
    QTest::newRow("a line") << QSize(2000, 1);
}

void TestCrop::tinyPicturesAreCut()
{
    QFETCH(QSize, size);
    QVERIFY(m_rig->open());
    openCrop(m_rig->saved(u"tiny.png"_s, CropRig::pattern(size)));
    CropView *view = m_rig->view();
    QVERIFY(!view->grab().isNull());
    const QRectF place = view->placeOf(m_rig->part());
    drag(view, place.center(), place.center() + QPointF(300, 300));
    drag(view, place.bottomRight(), place.topLeft());
    QVERIFY(QRect({}, size).contains(m_rig->part()));
    auto *facts = m_rig->dialog()->findChild<QLabel *>(u"cropFacts"_s);
    QVERIFY2(facts->text().contains(u"enlarged"_s), qPrintable(facts->text()));
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_COMPARE(m_rig->verdict(), u"fits"_s);
}

void TestCrop::aHugePictureOpensAtOnce()
{
    QImage image(8000, 6000, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    const QString file = m_rig->saved(u"huge.jpg"_s, image);
    QElapsedTimer time;
    time.start();
    CropDialog dialog(file, frameLimits(), u"First frame"_s);
    dialog.start();
    dialog.open();
    auto *view = dialog.findChild<CropView *>();
    QVERIFY(!view->frame()); // it is there before its picture is
    qint64 longest = time.restart();
    QTimer tick;
    connect(&tick, &QTimer::timeout, this, [&] { longest = std::max(longest, time.restart()); });
    tick.start(5);
    QTRY_VERIFY_WITH_TIMEOUT(view->frame(), 30000);
    QVERIFY2(longest < 400, qPrintable(QString::number(longest)));
    QCOMPARE(view->frame()->rect(), QRect(0, 0, 8000, 6000));
    auto *facts = dialog.findChild<QLabel *>(u"cropFacts"_s);
    QVERIFY2(facts->text().contains(u"made smaller, 5999 × 4499"_s), qPrintable(facts->text()));
}

void TestCrop::whatIsNoPictureIsSaid()
{
    for (const QString &file :
         {m_rig->saved(u"text.png"_s, QByteArray("no picture")), m_rig->folder.filePath(u"gone.png"_s)}) {
        CropDialog dialog(file, frameLimits(), u"Image"_s);
        dialog.start();
        dialog.open();
        auto *fault = dialog.findChild<WrapLabel *>(u"cropFault"_s);
        QTRY_VERIFY(fault->isVisible() && !fault->plain().isEmpty());
        QTest::keyClick(&dialog, Qt::Key_Return);
        QVERIFY(dialog.isVisible());
    }
}

void TestCrop::everyControlHasAName()
{
    QVERIFY(m_rig->open());
    openCrop(m_rig->saved(u"wide.png"_s, CropRig::pattern({3000, 1000})));
    QCOMPARE(nameless(*m_rig->dialog()).join(u'\n'), QString());
    QVERIFY(!m_rig->view()->accessibleDescription().isEmpty());
}

void TestCrop::shots_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

//! Pictures for a person to look at: MAQUETTE_SHOTS names the folder.
void TestCrop::shots()
{
    QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    if (folder.isEmpty())
        QSKIP("MAQUETTE_SHOTS is not set");
    QFETCH(bool, dark);
    m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    folder += u'/' + QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(m_rig->open());
    openCrop(m_rig->saved(u"wide.png"_s, CropRig::pattern({1600, 620}, true)));
    CropView *view = m_rig->view();
    QTRY_VERIFY(!view->grab().isNull());
    QVERIFY(m_rig->dialog()->grab().save(folder + u"-crop.png"_s));
    const QRectF place = view->placeOf(m_rig->part());
    QTest::mousePress(view, Qt::LeftButton, {}, place.bottomRight().toPoint());
    QTest::mouseMove(view, (place.bottomRight() - QPointF(150, 70)).toPoint());
    QVERIFY(m_rig->dialog()->grab().save(folder + u"-crop-dragged.png"_s));
    QTest::mouseRelease(view, Qt::LeftButton);
    QVERIFY(m_rig->editor->grab().save(folder + u"-crop-field.png"_s));
    QTest::keyClick(m_rig->dialog(), Qt::Key_Escape);
    CropView low;
    low.resize(640, 420);
    for (const QSize size : {QSize(3000, 130), QSize(3000, 400), QSize(200, 3000)}) {
        low.setPicture(CropRig::pattern(size));
        low.setFrame(CropFrame(size, frameLimits()));
        QVERIFY(low.grab().save(folder + u"-crop-%1.png"_s.arg(size.height())));
    }
}

QTEST_MAIN(TestCrop)
#include "tst_crop.moc"
