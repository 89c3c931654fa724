// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/viewer/viewerrig.h"
#include "ui/viewer/imageview.h"
#include "ui/viewer/pictureloader.h"
#include "ui/viewer/viewerbar.h"

#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWindow>

using namespace maquette;
using namespace maquette::test;

namespace
{

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

//! Whether \a shot is a cut of chart(): nothing scaled, nothing blurred.
bool isCutOfChart(const QImage &shot)
{
    const QRgb corner = shot.pixel(0, 0);
    const int left = qRed(corner) + 256 * (qBlue(corner) / 16);
    const int top = qGreen(corner) + 256 * (qBlue(corner) % 16);
    for (int y = 0; y < shot.height(); ++y) {
        for (int x = 0; x < shot.width(); ++x) {
            const int column = left + x;
            const int row = top + y;
            if (shot.pixel(x, y) != qRgb(column % 256, row % 256, (column / 256) * 16 + row / 256))
                return false;
        }
    }
    return true;
}

//! Nearly: a thumbnail that stands in has been a JPEG.
bool alike(const QColor &one, const QColor &other)
{
    return std::abs(one.red() - other.red()) < 8 && std::abs(one.green() - other.green()) < 8 &&
           std::abs(one.blue() - other.blue()) < 8;
}

} // namespace

class TestViewer : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_rig.reset(); }
    void arrowsWalkTheOrderAndStopAtItsEnds();
    void worksThatArriveAreCountedAndLeafedTo();
    void promptIsCutWhereItsRoomEnds();
    void pictureArrivesWholeInDevicePixels();
    void leafingQuicklyNeverShowsAStalePicture();
    void onlyWhereLeafingEndsIsDecoded();
    void fullScreenIsAskedForAndEscapeLeavesItFirst();
    void trashedWorkMakesRoomForItsNeighbour();
    void damagedAndMissingPicturesSayWhyAndLeafingGoesOn();
    void minimisedWindowKeepsThePicture();
    void contextMenuBelongsToTheWork();
    void everyButtonHasANameAndAKey();

private:
    std::unique_ptr<ViewerRig> m_rig;
};

void TestViewer::init()
{
    m_rig = std::make_unique<ViewerRig>();
    QVERIFY(m_rig->show());
}

void TestViewer::arrowsWalkTheOrderAndStopAtItsEnds()
{
    const QList<AssetId> order{m_rig->addPicture({320, 200}), m_rig->addPicture({200, 320}),
                               m_rig->addPicture({64, 64})};
    Viewer &viewer = *m_rig->viewer;
    const QSignalSpy changes(&viewer, &Viewer::currentChanged);
    viewer.open(order.at(1), order);
    QVERIFY(m_rig->says(QStringLiteral("2 of 3")));
    m_rig->key(Qt::Key_Left);
    QCOMPARE(viewer.current(), order.at(0));
    m_rig->key(Qt::Key_Left);
    QCOMPARE(viewer.current(), order.at(0));
    m_rig->key(Qt::Key_End);
    QCOMPARE(viewer.current(), order.at(2));
    QTest::mouseClick(viewer.imageView(), Qt::LeftButton); // the keys still work afterwards
    m_rig->key(Qt::Key_Right);
    QCOMPARE(viewer.current(), order.at(2));
    m_rig->key(Qt::Key_Home);
    QCOMPARE(viewer.current(), order.at(0));
    QCOMPARE(changes.count(), 4);
}

void TestViewer::worksThatArriveAreCountedAndLeafedTo()
{
    const AssetId first = m_rig->addPicture({64, 64});
    Viewer &viewer = *m_rig->viewer;
    viewer.open(first, {first});
    QVERIFY(m_rig->says(QStringLiteral("1 of 1")));
    const AssetId newer = m_rig->addPicture({32, 32});
    viewer.setOrder({newer, first});
    QVERIFY(m_rig->says(QStringLiteral("2 of 2")));
    QCOMPARE(viewer.current(), first);
    m_rig->key(Qt::Key_Left);
    QCOMPARE(viewer.current(), newer);
    // An order without the work that is shown is none: its place in it could not be told.
    viewer.setOrder({first});
    QVERIFY(m_rig->says(QStringLiteral("1 of 2")));
}

void TestViewer::promptIsCutWhereItsRoomEnds()
{
    ViewerBar bar;
    bar.resize(600, 48);
    bar.setPrompt(QStringLiteral("a lighthouse on a cliff at the blue hour, ").repeated(6));
    bar.setPlace(0, 1);
    bar.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bar));
    auto *prompt = [&bar]() -> QLabel * {
        for (QLabel *label : bar.findChildren<QLabel *>()) {
            if (label->accessibleName() == QStringLiteral("Prompt"))
                return label;
        }
        return nullptr;
    }();
    QVERIFY(prompt);
    const auto fits = [prompt] {
        return prompt->text().endsWith(u'…') &&
               prompt->fontMetrics().horizontalAdvance(prompt->text()) <= prompt->width();
    };
    QVERIFY(fits());
    const int room = prompt->width();
    bar.setPlace(99'998, 100'000); // takes from the prompt's room
    QTRY_VERIFY(prompt->width() < room);
    QVERIFY(fits());
}

void TestViewer::pictureArrivesWholeInDevicePixels()
{
    const QSize size(3000, 2000);
    const AssetId id = m_rig->addPicture(chart(size));
    m_rig->viewer->open(id, {id});
    ImageView *view = m_rig->viewer->imageView();
    QCOMPARE(view->pictureSize(), size);
    m_rig->key(Qt::Key_A);
    QCOMPARE(view->zoom(), 1.0);
    QVERIFY(m_rig->says(QStringLiteral("100 %")));
    const auto shot = [view] { return view->grab().toImage().convertToFormat(QImage::Format_RGB32); };
    QTRY_VERIFY(isCutOfChart(shot()));
    QCOMPARE(view->zoom(), 1.0); // what was chosen before the picture came
    m_rig->key(Qt::Key_F);
    const double ratio = view->devicePixelRatioF();
    QCOMPARE(view->zoom(), std::min(view->width() * ratio / 3000, view->height() * ratio / 2000));
}

void TestViewer::leafingQuicklyNeverShowsAStalePicture()
{
    QList<AssetId> order;
    const QList<QColor> colors{Qt::red, Qt::green, Qt::blue, Qt::yellow, Qt::magenta, Qt::cyan};
    for (const QColor &color : colors)
        order.append(m_rig->addPicture({1800, 1400}, color));
    m_rig->viewer->open(order.first(), order);
    const QColor empty = m_rig->viewer->palette().color(QPalette::Window);
    const auto isOwn = [&](int place) {
        const QColor seen = m_rig->middle();
        return alike(seen, colors.at(place)) || seen == empty;
    };
    for (int round = 0; round < 3; ++round) {
        for (int place = 1; place < order.size(); ++place) {
            m_rig->key(Qt::Key_Right);
            QVERIFY(isOwn(place));
            QCoreApplication::processEvents();
            QVERIFY(isOwn(place));
        }
        const auto last = static_cast<int>(order.size() - 1);
        QTRY_VERIFY(isOwn(last) && m_rig->middle() == colors.at(last));
        m_rig->key(Qt::Key_Home);
        QVERIFY(isOwn(0));
    }
}

void TestViewer::onlyWhereLeafingEndsIsDecoded()
{
    PictureLoader loader;
    QSignalSpy loaded(&loader, &PictureLoader::loaded);
    QList<PictureLoader::Wanted> files;
    for (int i = 0; i < 20; ++i) {
        const AssetId id = m_rig->addPicture({300, 200});
        files.append({id, m_rig->fileOf(id), {}});
    }
    for (const PictureLoader::Wanted &one : files)
        loader.setWanted({one});
    QTRY_VERIFY(!loader.find(files.last().id).isNull());
    // All others were called off, unless the first was done before.
    QVERIFY(loaded.count() <= 2);
    QCOMPARE(loaded.last().first().value<AssetId>(), files.last().id);
}

void TestViewer::fullScreenIsAskedForAndEscapeLeavesItFirst()
{
    const AssetId id = m_rig->addPicture({100, 100});
    Viewer &viewer = *m_rig->viewer;
    viewer.open(id, {id});
    QSignalSpy full(&viewer, &Viewer::fullScreenRequested);
    const QSignalSpy closed(&viewer, &Viewer::closed);
    m_rig->key(Qt::Key_F11);
    QCOMPARE(full.takeFirst().first().toBool(), true);
    viewer.setFullScreen(true);
    m_rig->key(Qt::Key_Escape);
    QCOMPARE(full.takeFirst().first().toBool(), false);
    QCOMPARE(closed.count(), 0);
    viewer.setFullScreen(false);
    m_rig->key(Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
    QVERIFY(!viewer.isVisible());
}

void TestViewer::trashedWorkMakesRoomForItsNeighbour()
{
    const QList<AssetId> order{m_rig->addPicture({50, 50}), m_rig->addPicture({60, 60})};
    m_rig->viewer->open(order.first(), order);
    emit m_rig->fixture.library->assetRemoved(order.first());
    QCOMPARE(m_rig->viewer->current(), order.last());
    const QSignalSpy closed(m_rig->viewer.get(), &Viewer::closed);
    emit m_rig->fixture.library->assetRemoved(order.last());
    QCOMPARE(closed.count(), 1);
}

void TestViewer::damagedAndMissingPicturesSayWhyAndLeafingGoesOn()
{
    const QList<AssetId> order{m_rig->addPicture({400, 300}), m_rig->addPicture({410, 300}),
                               m_rig->addPicture({420, 300}, Qt::green)};
    QVERIFY(QFile::resize(m_rig->fileOf(order.at(0)), 60));
    QVERIFY(QFile::remove(m_rig->fileOf(order.at(1))));
    m_rig->viewer->open(order.at(0), order);
    QTRY_VERIFY(m_rig->says(QStringLiteral("cut short or damaged")));
    m_rig->key(Qt::Key_Right);
    QTRY_VERIFY(m_rig->says(QStringLiteral("no longer where it was saved")));
    QVERIFY(m_rig->says(m_rig->fileOf(order.at(1))));
    QTRY_VERIFY(m_rig->fixture.library->isMissing(order.at(1)));
    m_rig->key(Qt::Key_Right);
    QTRY_COMPARE(m_rig->middle(), QColor(Qt::green));
    QVERIFY(!m_rig->says(QStringLiteral("no longer")));
}

void TestViewer::minimisedWindowKeepsThePicture()
{
    const AssetId id = m_rig->addPicture({400, 300}, Qt::green);
    m_rig->viewer->open(id, {id});
    QTRY_COMPARE(m_rig->middle(), QColor(Qt::green));
    QSignalSpy changes(m_rig->viewer->windowHandle(), &QWindow::windowStateChanged);
    m_rig->viewer->showMinimized();
    QTRY_VERIFY(changes.count() > 0);
    m_rig->viewer->showNormal();
    QTRY_VERIFY(changes.count() > 1);
    QCOMPARE(m_rig->middle(), QColor(Qt::green));
}

void TestViewer::contextMenuBelongsToTheWork()
{
    const AssetId id = m_rig->addPicture({100, 100});
    m_rig->viewer->open(id, {id});
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(10, 10), QPoint(10, 10));
    QCoreApplication::sendEvent(m_rig->viewer.get(), &event);
    auto *menu = m_rig->viewer->findChild<QMenu *>();
    QVERIFY(menu && menu->isVisible());
    QVERIFY(menu->actions().size() > 4);
    menu->close();
}

void TestViewer::everyButtonHasANameAndAKey()
{
    const AssetId clip = m_rig->addClip(QStringLiteral("sound.mp4"));
    m_rig->viewer->open(clip, {clip});
    const auto buttons = m_rig->viewer->findChildren<QToolButton *>();
    QVERIFY(buttons.size() >= 12);
    for (const QToolButton *button : buttons) {
        QVERIFY(!button->accessibleName().isEmpty());
        QVERIFY2(button->toolTip().contains(QLatin1Char('(')), qPrintable(button->accessibleName()));
        QVERIFY2(!button->icon().isNull() || !button->text().isEmpty(), qPrintable(button->accessibleName()));
    }
}

QTEST_MAIN(TestViewer)
#include "tst_viewer.moc"
