// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/viewer/viewerrig.h"
#include "ui/settings/preferences.h"
#include "ui/viewer/histogramview.h"
#include "ui/viewer/imageview.h"
#include "ui/viewer/picturepage.h"
#include "ui/viewer/readingpanel.h"

#include <QClipboard>
#include <QColorSpace>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <numeric>

using namespace maquette;
using namespace maquette::test;

namespace
{

//! Red, green / blue, yellow.
QImage quarters(int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const bool right = x >= side / 2;
            const bool low = y >= side / 2;
            image.setPixelColor(x, y,
                                low ? (right ? QColor(Qt::yellow) : QColor(Qt::blue))
                                    : (right ? QColor(Qt::green) : QColor(Qt::red)));
        }
    }
    return image;
}

//! Each pixel tells its own place.
QImage chart(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, qRgb(x % 256, y % 256, (x / 256) * 16 + y / 256));
    }
    return image;
}

} // namespace

class TestViewerPictures : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_rig.reset(); }
    void thumbnailIsThereAtOnce();
    void coloursAreManagedOnTheScreen();
    void turningIsForTheViewOnlyAndIsRemembered();
    void turnedPictureIsPixelForPixel();
    void zoomIsRememberedFromPictureToPicture();
    void heldPlaceIsKeptForComparing();
    void arrowsPan();
    void pixelIsReadUnderTheMouse();
    void pixelIsReadWithTheKeys();
    void readingFollowsTheTurn();
    void transparentPixelsTellTheirAlpha();
    void histogramCountsThePicture();
    void menuCopiesTheColourUnderIt();
    void menuForTheViewDoesWhatItsKeysDo();
    void closingLetsThePicturesGo();
    void neighboursAreDecodedAheadWhereItIsLeafed();
    void waitForASlowDiskIsSaid();
    void choiceOutlivesTheProgram();

private:
    AssetId open(const QImage &picture);
    [[nodiscard]] ImageView &view() const { return *m_rig->viewer->imageView(); }
    [[nodiscard]] QString read(const QString &name) const;
    [[nodiscard]] QColor shownAt(double x, double y) const;
    [[nodiscard]] QPoint placeOf(QPoint pixel) const;
    void control(Qt::Key key, Qt::KeyboardModifiers more = {}) const;

    std::unique_ptr<ViewerRig> m_rig;
};

void TestViewerPictures::init()
{
    m_rig = std::make_unique<ViewerRig>();
    QVERIFY(m_rig->show());
}

AssetId TestViewerPictures::open(const QImage &picture)
{
    const AssetId id = m_rig->addPicture(picture);
    m_rig->viewer->open(id, {id});
    if (!QTest::qWaitFor([this] { return !view().picture().isNull(); }))
        return {};
    return id;
}

QString TestViewerPictures::read(const QString &name) const
{
    const auto *label = m_rig->viewer->findChild<QLabel *>(name);
    return label && label->isVisible() ? label->text() : QString();
}

//! \a x and \a y: shares of the view.
QColor TestViewerPictures::shownAt(double x, double y) const
{
    const QImage shot = view().grab().toImage();
    return shot.pixelColor(int(shot.width() * x), int(shot.height() * y));
}

//! Where in the view a pixel is, or the one beside it: on a scaled screen not each lies under a whole point.
QPoint TestViewerPictures::placeOf(QPoint pixel) const
{
    for (int y = 0; y < view().height(); ++y) {
        for (int x = 0; x < view().width(); ++x) {
            const auto there = view().pixelAt(QPointF(x, y));
            if (there && (*there - pixel).manhattanLength() <= 2)
                return {x, y};
        }
    }
    return {-1, -1};
}

void TestViewerPictures::control(Qt::Key key, Qt::KeyboardModifiers more) const
{
    QTest::keyClick(m_rig->viewer.get(), key, Qt::ControlModifier | more);
}

void TestViewerPictures::thumbnailIsThereAtOnce()
{
    const AssetId id = m_rig->addPicture({3000, 2000}, Qt::green);
    // The gallery has shown its thumbnail before.
    QTRY_VERIFY(!m_rig->thumbnails->get(id, 256).isNull());
    m_rig->viewer->open(id, {id});
    QVERIFY(view().picture().isNull());
    const QColor seen = m_rig->middle();
    QVERIFY2(seen.green() > 240 && seen.red() < 16, qPrintable(seen.name()));
    QTRY_VERIFY(!view().picture().isNull());
    QCOMPARE(m_rig->middle(), QColor(Qt::green));
}

void TestViewerPictures::coloursAreManagedOnTheScreen()
{
    QImage wide(300, 200, QImage::Format_RGB32);
    wide.fill(QColor(51, 204, 102));
    wide.setColorSpace(QColorSpace::DisplayP3);
    QVERIFY(!open(wide).isNull());
    const QColor seen = m_rig->middle();
    // Display P3 (0.2, 0.8, 0.4) is out of sRGB's reach in red: none is left of it.
    QVERIFY2(seen.red() <= 2 && std::abs(seen.green() - 208) <= 2 && std::abs(seen.blue() - 88) <= 2,
             qPrintable(seen.name()));
    m_rig->key(Qt::Key_H);
    QVERIFY(read(QStringLiteral("readProfile")).contains(QStringLiteral("shown in sRGB")));
}

void TestViewerPictures::turningIsForTheViewOnlyAndIsRemembered()
{
    const AssetId first = m_rig->addPicture(quarters(400));
    const AssetId second = m_rig->addPicture({100, 100}, Qt::cyan);
    const QByteArray before = m_rig->fixture.bytesOf(first);
    m_rig->viewer->open(first, {first, second});
    QTRY_VERIFY(!view().picture().isNull());
    const auto near = [this](double x, double y) { return shownAt(0.5 + x, 0.5 + y); };
    QCOMPARE(near(-0.1, -0.1), QColor(Qt::red));
    const QSignalSpy notices(m_rig->viewer.get(), &Viewer::notice);
    m_rig->key(Qt::Key_R); // clockwise
    QCOMPARE(near(0.1, -0.1), QColor(Qt::red));
    QCOMPARE(near(-0.1, -0.1), QColor(Qt::blue));
    QVERIFY(m_rig->says(QStringLiteral("90°")));
    QVERIFY(notices.last().first().toString().contains(QStringLiteral("file stays as it is")));
    m_rig->key(Qt::Key_Right);
    QVERIFY(!m_rig->says(QStringLiteral("90°")));
    QCOMPARE(view().turn(), 0);
    m_rig->key(Qt::Key_Left);
    QCOMPARE(view().turn(), 1);
    QTRY_COMPARE(near(0.1, -0.1), QColor(Qt::red));
    QTest::keyClick(m_rig->viewer.get(), Qt::Key_R, Qt::ShiftModifier);
    QTest::keyClick(m_rig->viewer.get(), Qt::Key_R, Qt::ShiftModifier);
    QCOMPARE(near(-0.1, 0.1), QColor(Qt::red));
    QVERIFY(m_rig->says(QStringLiteral("270°")));
    m_rig->key(Qt::Key_Escape);
    m_rig->viewer->open(first, {first, second}); // while the program runs
    QCOMPARE(view().turn(), 3);
    QCOMPARE(m_rig->fixture.bytesOf(first), before);
}

void TestViewerPictures::turnedPictureIsPixelForPixel()
{
    const QImage picture = chart({1200, 900});
    QVERIFY(!open(picture).isNull());
    m_rig->key(Qt::Key_A);
    for (int turn = 1; turn < 4; ++turn) {
        m_rig->key(Qt::Key_R);
        QImage shot = m_rig->viewer->grab().toImage().convertToFormat(QImage::Format_RGB32);
        const double ratio = shot.devicePixelRatio();
        shot.setDevicePixelRatio(1);
        const QImage turned = picture.transformed(QTransform().rotate(90 * turn));
        // What the window shows in the middle is a cut of it, nothing blurred.
        const QPointF corner = view().mapTo(m_rig->viewer.get(), QPoint(0, 0));
        const QPoint middle = ((corner + QPointF(view().width(), view().height()) / 2) * ratio).toPoint();
        const QRect around(middle - QPoint(60, 60), QSize(120, 120));
        const QImage seen = shot.copy(around);
        bool found = false;
        for (int y = turned.height() / 2 - 70; y < turned.height() / 2 && !found; ++y) {
            for (int x = turned.width() / 2 - 70; x < turned.width() / 2 && !found; ++x)
                found = turned.pixel(x, y) == seen.pixel(0, 0) && turned.copy(x, y, 120, 120) == seen;
        }
        QVERIFY2(found, qPrintable(QString::number(turn)));
    }
}

void TestViewerPictures::zoomIsRememberedFromPictureToPicture()
{
    const QList<AssetId> order{m_rig->addPicture({1500, 1500}, Qt::green), m_rig->addPicture({1600, 1200}),
                               m_rig->addPicture({1700, 1300})};
    m_rig->viewer->open(order.first(), order);
    QVERIFY(view().isFitted());
    m_rig->key(Qt::Key_Right);
    QVERIFY(view().isFitted());
    m_rig->key(Qt::Key_A);
    m_rig->key(Qt::Key_Right);
    QCOMPARE(view().zoom(), 1.0);
    m_rig->key(Qt::Key_Plus);
    m_rig->key(Qt::Key_Left); // any other zoom was meant for the one picture
    QVERIFY(view().isFitted());
    m_rig->key(Qt::Key_A);
    m_rig->key(Qt::Key_F);
    m_rig->key(Qt::Key_Left);
    QVERIFY(view().isFitted());
}

void TestViewerPictures::heldPlaceIsKeptForComparing()
{
    const QList<AssetId> order{m_rig->addPicture(chart({1600, 1200})), m_rig->addPicture(chart({1600, 1200})),
                               m_rig->addPicture(chart({800, 600}))};
    m_rig->viewer->open(order.first(), order);
    m_rig->key(Qt::Key_A);
    m_rig->key(Qt::Key_Plus);
    view().panBy({-170, -90});
    const double zoom = view().zoom();
    const auto middle = [this] { return view().pixelAt(QRectF(view().rect()).center()); };
    const auto place = middle();
    m_rig->key(Qt::Key_Z);
    m_rig->key(Qt::Key_Right);
    QCOMPARE(view().zoom(), zoom);
    QCOMPARE(middle(), place);
    m_rig->key(Qt::Key_Right); // half as large: the same part of it
    QCOMPARE(view().zoom(), zoom);
    m_rig->key(Qt::Key_Left);
    m_rig->key(Qt::Key_Z);
    m_rig->key(Qt::Key_Left);
    QVERIFY(view().isFitted());
}

void TestViewerPictures::arrowsPan()
{
    QVERIFY(!open(chart({2400, 2000})).isNull());
    m_rig->key(Qt::Key_A);
    const auto corner = [this] { return *view().pixelAt({0, 0}); };
    const QPoint before = corner();
    m_rig->key(Qt::Key_Down);
    QVERIFY(corner().y() > before.y());
    m_rig->key(Qt::Key_Up);
    QCOMPARE(corner(), before);
    QTest::keyClick(m_rig->viewer.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(corner().x() > before.x());
    QTest::keyClick(m_rig->viewer.get(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(corner(), before);
}

void TestViewerPictures::pixelIsReadUnderTheMouse()
{
    QVERIFY(!open(chart({1200, 900})).isNull());
    m_rig->key(Qt::Key_H);
    QVERIFY(m_rig->viewer->findChild<ReadingPanel *>()->isVisible());
    for (const bool zoomed : {false, true}) {
        if (zoomed) {
            m_rig->key(Qt::Key_A);
            m_rig->key(Qt::Key_Plus);
        }
        const QPoint place(view().width() / 2 - 37, view().height() / 2 + 51);
        QTest::mouseMove(&view(), place);
        const QPoint pixel = *view().pixelAt(place);
        QCOMPARE(read(QStringLiteral("readPlace")),
                 QStringLiteral("x %1, y %2").arg(pixel.x()).arg(pixel.y()));
        const QRgb value = qRgb(pixel.x() % 256, pixel.y() % 256, (pixel.x() / 256) * 16 + pixel.y() / 256);
        QCOMPARE(read(QStringLiteral("readHex")), QColor(value).name().toUpper());
        QCOMPARE(read(QStringLiteral("readValues")),
                 QStringLiteral("%1  %2  %3").arg(qRed(value)).arg(qGreen(value)).arg(qBlue(value)));
        QCOMPARE(read(QStringLiteral("readLight")), QString::number(luminance(value)));
        QCOMPARE(read(QStringLiteral("readAlpha")), QStringLiteral("none"));
        m_rig->key(Qt::Key_C);
        QCOMPARE(QGuiApplication::clipboard()->text(), QColor(value).name().toUpper());
    }
    m_rig->key(Qt::Key_H);
    QVERIFY(!m_rig->viewer->findChild<ReadingPanel *>()->isVisible());
}

void TestViewerPictures::pixelIsReadWithTheKeys()
{
    QVERIFY(!open(chart({600, 500})).isNull());
    control(Qt::Key_Right); // opens it as well
    QVERIFY(m_rig->viewer->findChild<ReadingPanel *>()->isVisible());
    const QPoint first = *view().mark();
    control(Qt::Key_Right);
    control(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(*view().mark(), first + QPoint(1, 10));
    QCOMPARE(read(QStringLiteral("readPlace")),
             QStringLiteral("x %1, y %2").arg(first.x() + 1).arg(first.y() + 10));
    m_rig->key(Qt::Key_R); // an arrow goes where it points, whichever way the picture is turned
    control(Qt::Key_Right);
    QCOMPARE(*view().mark(), first + QPoint(1, 9));
    for (int i = 0; i < 80; ++i)
        control(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(view().mark()->x(), 0); // not beyond the edge
    QTest::mouseMove(&view(), view().rect().center());
    QVERIFY(!view().mark()); // the mouse takes over
}

void TestViewerPictures::readingFollowsTheTurn()
{
    QVERIFY(!open(quarters(200)).isNull());
    m_rig->key(Qt::Key_R);
    m_rig->key(Qt::Key_H);
    const QPoint red = placeOf({10, 10});
    QVERIFY(red.x() > view().width() / 2 && red.y() < view().height() / 2); // above to the right
    QTest::mouseMove(&view(), red);
    QCOMPARE(read(QStringLiteral("readHex")), QStringLiteral("#FF0000"));
    QCOMPARE(shownAt((red.x() + 0.5) / view().width(), (red.y() + 0.5) / view().height()), QColor(Qt::red));
}

void TestViewerPictures::transparentPixelsTellTheirAlpha()
{
    QImage glass(200, 200, QImage::Format_ARGB32);
    glass.fill(QColor(255, 0, 0, 128));
    QVERIFY(!open(glass).isNull());
    // Behind it stands the checkerboard: two greys, seen through red.
    QSet<QRgb> seen;
    const QImage shot = view().grab().toImage();
    for (int i = -40; i < 40; ++i)
        seen.insert(shot.pixel(shot.width() / 2 + i, shot.height() / 2));
    QCOMPARE(seen.size(), 2);
    m_rig->key(Qt::Key_H);
    QTest::mouseMove(&view(), view().rect().center());
    QCOMPARE(read(QStringLiteral("readAlpha")), QStringLiteral("128 (50 %)"));
    QCOMPARE(read(QStringLiteral("readHex")), QStringLiteral("#FF000080"));
}

void TestViewerPictures::histogramCountsThePicture()
{
    QVERIFY(!open(quarters(2000)).isNull());
    m_rig->key(Qt::Key_H);
    const auto &graph = m_rig->viewer->findChild<ReadingPanel *>()->graph();
    QTRY_VERIFY(!graph.histogram().isEmpty());
    const Histogram &counts = graph.histogram();
    const auto sum = [](const Histogram::Channel &channel) {
        return std::accumulate(channel.begin(), channel.end(), 0U);
    };
    // Half of all pixels are fully red (red and yellow), half not at all; of a bounded level.
    QCOMPARE(sum(counts.red), 1000U * 1000U);
    QCOMPARE(counts.red[255], 500U * 1000U);
    QCOMPARE(counts.blue[255], 250U * 1000U);
    QCOMPARE(counts.light[static_cast<size_t>(luminance(qRgb(255, 0, 0)))], 250U * 1000U);
    // Another picture, another histogram.
    const AssetId grey = m_rig->addPicture({300, 300}, QColor(90, 90, 90));
    m_rig->viewer->open(grey, {grey});
    QTRY_COMPARE(graph.histogram().light[90], 90'000U);
}

void TestViewerPictures::menuCopiesTheColourUnderIt()
{
    QVERIFY(!open(quarters(400)).isNull());
    const QPoint green = placeOf({300, 100});
    QContextMenuEvent event(QContextMenuEvent::Mouse, green, view().mapToGlobal(green));
    QCoreApplication::sendEvent(&view(), &event);
    auto *copy = m_rig->viewer->findChild<QAction *>(QStringLiteral("copyColor"));
    QVERIFY(copy);
    QVERIFY(copy->text().contains(QStringLiteral("#00FF00")));
    copy->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("#00FF00"));
}

void TestViewerPictures::menuForTheViewDoesWhatItsKeysDo()
{
    QVERIFY(!open(quarters(400)).isNull());
    auto *button = m_rig->viewer->findChild<QToolButton *>(QStringLiteral("viewerMore"));
    const auto choose = [&](const QString &name, bool byKey) {
        if (byKey)
            m_rig->key(Qt::Key_V);
        else
            QTest::mouseClick(button, Qt::LeftButton);
        auto *menu = m_rig->viewer->findChild<QMenu *>(QStringLiteral("viewerMenu"));
        QVERIFY(menu && menu->isVisible());
        auto *action = menu->findChild<QAction *>(name);
        QVERIFY2(action && !action->shortcut().isEmpty(), qPrintable(name));
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        QTRY_VERIFY(!m_rig->viewer->findChild<QMenu *>(QStringLiteral("viewerMenu")));
        m_rig->viewer->activateWindow(); // where no window manager does
        m_rig->viewer->setFocus();
        QTRY_VERIFY(m_rig->viewer->hasFocus());
    };
    choose(QStringLiteral("turnLeft"), false);
    QCOMPARE(view().turn(), 3);
    choose(QStringLiteral("turnRight"), true);
    QCOMPARE(view().turn(), 0);
    choose(QStringLiteral("hold"), false);
    QVERIFY(view().isHeld());
    choose(QStringLiteral("reading"), false);
    QVERIFY(m_rig->viewer->pictures().isReading());
    QSignalSpy choices(m_rig->viewer.get(), &Viewer::choiceChanged);
    choose(QStringLiteral("filmStripAction"), false);
    QCOMPARE(choices.count(), 1);
    QVERIFY(choices.last().first().value<ViewerChoice>().filmStrip);
}

void TestViewerPictures::closingLetsThePicturesGo()
{
    const QList<AssetId> order{m_rig->addPicture({900, 700}), m_rig->addPicture({900, 600})};
    m_rig->viewer->open(order.first(), order);
    const PicturePage &page = m_rig->viewer->pictures();
    QTRY_VERIFY(page.isDecoded(order.last()));
    m_rig->key(Qt::Key_Escape);
    QCOMPARE(page.loader().cache().bytes(), 0);
    QVERIFY(view().picture().isNull());
}

void TestViewerPictures::neighboursAreDecodedAheadWhereItIsLeafed()
{
    QList<AssetId> order;
    for (int i = 0; i < 9; ++i)
        order.append(m_rig->addPicture({100 + i, 100}));
    QSignalSpy loaded(&m_rig->viewer->pictures().loader(), &PictureLoader::loaded);
    const auto places = [&] {
        QList<qsizetype> places;
        for (const QList<QVariant> &each : std::as_const(loaded))
            places.append(order.indexOf(each.first().value<AssetId>()));
        return places;
    };
    m_rig->viewer->open(order.at(4), order);
    QTRY_COMPARE(loaded.count(), 4);
    QCOMPARE(places(), QList<qsizetype>({4, 5, 3, 6}));
    loaded.clear();
    m_rig->key(Qt::Key_Left);            // the other way now
    QVERIFY(!view().picture().isNull()); // at once
    QTRY_COMPARE(loaded.count(), 2);
    QCOMPARE(places(), QList<qsizetype>({2, 1}));
}

void TestViewerPictures::waitForASlowDiskIsSaid()
{
    const AssetId id = m_rig->addPicture({100, 100});
    QSignalSpy notices(m_rig->viewer.get(), &Viewer::notice);
    m_rig->viewer->open(id, {id});
    auto *loader = m_rig->viewer->findChild<PictureLoader *>();
    emit loader->slow(AssetId(id.number() + 1)); // not the one that is shown
    QCOMPARE(notices.count(), 0);
    emit loader->slow(id);
    QVERIFY(notices.takeFirst().first().toString().contains(QStringLiteral("takes long to read")));
}

void TestViewerPictures::choiceOutlivesTheProgram()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("settings.ini"));
    const ViewerChoice choice{true, 10, true};
    {
        Preferences preferences(file);
        QCOMPARE(preferences.viewer(), ViewerChoice());
        connect(m_rig->viewer.get(), &Viewer::choiceChanged, &preferences, &Preferences::setViewer);
        m_rig->viewer->setChoice({false, 10, true});
        QVERIFY(!open(quarters(50)).isNull());
        m_rig->key(Qt::Key_T);
        QCOMPARE(preferences.viewer(), choice);
    }
    QCOMPARE(Preferences(file).viewer(), choice);
    QSettings(file, QSettings::IniFormat).setValue(QStringLiteral("viewer/slideSeconds"), 100'000);
    QCOMPARE(Preferences(file).viewer().slideSeconds, ViewerChoice().slideSeconds);
}

QTEST_MAIN(TestViewerPictures)
#include "tst_viewerpictures.moc"
