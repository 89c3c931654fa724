// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/viewer/viewerrig.h"
#include "ui/theme/colors.h"
#include "ui/theme/theme.h"
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/clipstrip.h"
#include "ui/viewer/filmstrip.h"
#include "ui/viewer/filmthumb.h"
#include "ui/viewer/histogramview.h"
#include "ui/viewer/partsaver.h"
#include "ui/viewer/readingpanel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QMenu>
#include <QSlider>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

//! \brief The viewer in both looks, roomy and narrow; its pictures go to $MAQUETTE_SHOTS if that is set.
class TestViewerShots : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_rig.reset(); }
    void everythingIsShownInBothLooks_data();
    void everythingIsShownInBothLooks();
    void nothingOverlapsWhenNarrow();

private:
    void shoot(const QString &what) const;
    void shootTools(const QString &look) const;
    void shootClip(const QString &look) const;
    static void shootOnly(QWidget &widget, const QString &what);

    std::unique_ptr<ViewerRig> m_rig;
};

void TestViewerShots::init()
{
    m_rig = std::make_unique<ViewerRig>();
    m_rig->viewer->resize(820, 620);
    QVERIFY(m_rig->show());
}

void TestViewerShots::shoot(const QString &what) const
{
    shootOnly(*m_rig->viewer, what);
}

void TestViewerShots::shootOnly(QWidget &widget, const QString &what)
{
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    const double ratio = widget.devicePixelRatioF();
    const QPixmap shot = widget.grab();
    QVERIFY(folder.isEmpty() ||
            shot.save(QStringLiteral("%1/viewer-%2-%3.png").arg(folder, what).arg(ratio)));
}

void TestViewerShots::shootTools(const QString &look) const
{
    Viewer &viewer = *m_rig->viewer;
    QTest::keyClick(&viewer, Qt::Key_Right, Qt::ControlModifier); // opens the reading too
    m_rig->key(Qt::Key_T);
    QTRY_VERIFY(viewer.findChild<ReadingPanel *>()->isVisible());
    QTRY_VERIFY(!viewer.findChild<ReadingPanel *>()->graph().histogram().isEmpty());
    QTRY_VERIFY(viewer.findChild<FilmStrip *>()->shown().first()->hasThumbnail());
    shoot(look + QStringLiteral("-reading"));
    m_rig->key(Qt::Key_F);
    m_rig->key(Qt::Key_R);
    shoot(look + QStringLiteral("-turned"));
    m_rig->key(Qt::Key_V);
    QMenu *menu = viewer.findChild<QMenu *>(QStringLiteral("viewerMenu"));
    QVERIFY(menu);
    shootOnly(*menu, look + QStringLiteral("-menu"));
    menu->close();
    viewer.activateWindow();
    viewer.setFocus();
    QTRY_VERIFY(viewer.hasFocus());
}

void TestViewerShots::everythingIsShownInBothLooks_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::newRow("dark") << Theme::Mode::Dark;
    QTest::newRow("light") << Theme::Mode::Light;
}

void TestViewerShots::everythingIsShownInBothLooks()
{
    QFETCH(Theme::Mode, mode);
    Theme theme;
    theme.setMode(mode);
    const Colors &colors = mode == Theme::Mode::Dark ? Colors::dark() : Colors::light();
    Viewer &viewer = *m_rig->viewer;
    QTRY_COMPARE(viewer.palette().color(QPalette::Window), colors.window);
    const QString look = Theme::nameOf(mode);
    // A picture of one's own may stand in the folder, to be looked at in the viewer.
    const QImage own(qEnvironmentVariable("MAQUETTE_SHOTS") + QStringLiteral("/source.png"));
    const AssetId picture = m_rig->addPicture(own.isNull() ? paintedPicture({2048, 1152}) : own);
    const AssetId clip = m_rig->addClip(QStringLiteral("sound.mp4"));
    const AssetId gone = m_rig->addPicture({64, 64});
    QVERIFY(QFile::remove(m_rig->fileOf(gone)));
    const AssetId damaged = m_rig->addPicture({400, 400});
    QVERIFY(QFile::resize(m_rig->fileOf(damaged), 90));

    viewer.open(picture, {picture, clip, gone});
    QTRY_VERIFY(m_rig->middle() != colors.window);
    shoot(look + QStringLiteral("-picture"));
    m_rig->key(Qt::Key_A);
    QVERIFY(m_rig->says(QStringLiteral("100 %")));
    shoot(look + QStringLiteral("-actual"));
    shootTools(look);
    m_rig->key(Qt::Key_Right);
    QTRY_VERIFY_WITH_TIMEOUT(viewer.clipPlayer()->position() > 200, 15000);
    QVERIFY(m_rig->middle() != colors.window);
    shootClip(look);
    viewer.activateWindow(); // the menu has taken that along
    viewer.setFocus();
    QTRY_COMPARE(QApplication::focusWidget(), &viewer);
    m_rig->key(Qt::Key_Right);
    QTRY_VERIFY(m_rig->says(QStringLiteral("no longer")));
    shoot(look + QStringLiteral("-missing"));
    viewer.open(damaged, {damaged});
    QTRY_VERIFY(m_rig->says(QStringLiteral("cut short")));
    shoot(look + QStringLiteral("-damaged"));
    viewer.setFullScreen(true);
    viewer.open(picture, {picture, clip, gone});
    QTRY_VERIFY(m_rig->middle() != colors.window);
    shoot(look + QStringLiteral("-full"));
    viewer.setFullScreen(false);
}

void TestViewerShots::shootClip(const QString &look) const
{
    Viewer &viewer = *m_rig->viewer;
    auto *strip = viewer.findChild<ClipStrip *>();
    QTRY_VERIFY_WITH_TIMEOUT(strip->madeFrames() >= 6 && viewer.clipPlayer()->knowsFrames(), 15000);
    shoot(look + QStringLiteral("-clip"));
    viewer.clipPlayer()->setInFrame(6);
    viewer.clipPlayer()->setOutFrame(17);
    viewer.clipPlayer()->seekFrame(10);
    strip->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(!viewer.clipPlayer()->isPlaying() || viewer.clipPlayer()->frame() == 10);
    shoot(look + QStringLiteral("-part"));
    m_rig->key(Qt::Key_P);
    auto *menu = viewer.findChild<QMenu *>(QStringLiteral("partMenu"));
    QVERIFY(menu && menu->isVisible());
    shootOnly(*menu, look + QStringLiteral("-part-menu"));
    menu->close();
    auto *saver = viewer.findChild<PartSaver *>();
    const QString target = m_rig->fixture.paths().cache + QStringLiteral("/part.mp4");
    saver->saveTo({viewer.clipPlayer()->file(), {6, 17}, TrimWay::Encode}, target);
    shoot(look + QStringLiteral("-part-saving"));
    QTRY_VERIFY_WITH_TIMEOUT(!saver->isBusy(), 15000);
}

void TestViewerShots::nothingOverlapsWhenNarrow()
{
    Theme theme;
    Viewer &viewer = *m_rig->viewer;
    const AssetId clip = m_rig->addClip(QStringLiteral("sound.mp4"));
    viewer.open(clip, {clip});
    viewer.resize(viewer.minimumSizeHint().width(), 400);
    QCoreApplication::processEvents();
    shoot(QStringLiteral("narrow"));
    QVERIFY2(viewer.width() <= 540, qPrintable(QString::number(viewer.width())));
    QList<QWidget *> parts;
    for (auto *button : viewer.findChildren<QAbstractButton *>()) {
        if (button->objectName() != QStringLiteral("problemFolder")) // on a page of its own
            if (!button->parentWidget()->isHidden())                 // the bar of a part, while there is none
                parts.append(button);
    }
    const auto sliders = viewer.findChildren<QSlider *>();
    parts.append(sliders.first());
    QVERIFY(!sliders.last()->isVisible()); // the volume gives way
    for (const QWidget *part : std::as_const(parts)) {
        QVERIFY(part->isVisible());
        QVERIFY2(part->width() >= (part == sliders.first() ? 80 : 24), qPrintable(part->accessibleName()));
        const QRect place(part->mapTo(&viewer, QPoint()), part->size());
        QVERIFY2(viewer.rect().contains(place), qPrintable(part->accessibleName()));
        for (const QWidget *other : std::as_const(parts)) {
            const QRect otherPlace(other->mapTo(&viewer, QPoint()), other->size());
            QVERIFY(part == other || !place.intersects(otherPlace));
        }
    }
    viewer.resize(800, 400);
    QTRY_VERIFY(sliders.last()->isVisible());
    QVERIFY(sliders.first()->width() > 200);
}

QTEST_MAIN(TestViewerShots)
#include "tst_viewershots.moc"
