// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gallery/works.h"
#include "ui/gallery/galleryview.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QScrollBar>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

namespace
{

constexpr int patience = 15000;
constexpr qint64 clipId = 4;
constexpr qint64 otherId = 3;

QString data(const char *name)
{
    return QStringLiteral(MAQUETTE_TEST_DATA "/library/") + QLatin1String(name);
}

int openClips()
{
    int count = 0;
    for (const QFileInfo &handle :
         QDir(QStringLiteral("/proc/self/fd")).entryInfoList(QDir::Files | QDir::System))
        count += handle.symLinkTarget().endsWith(u".mp4") ? 1 : 0;
    return count;
}

//! \brief Painted pictures, of which two are clips.
class ClipPictures : public PaintedPictures
{
public:
    using PaintedPictures::PaintedPictures;
    [[nodiscard]] QString clipFile(AssetId id) const override
    {
        return id.number() == clipId ? data("grey-48-frames.mp4") : data("ntsc.mp4");
    }
};

} // namespace

//! \brief Moving over a clip's tile moves through the clip.
class TestTileScrub : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theHandMovesThroughTheClip();
    void leavingBringsThePosterBack_data();
    void leavingBringsThePosterBack();
    void oneClipAtATime();
    void picturesAreLeftAlone();
    void looks();

private:
    [[nodiscard]] QRect tile(qint64 id) const
    {
        return m_view->visualRect(m_model->index(m_model->rowOf(AssetId(id))));
    }
    void move(qint64 id, double share)
    {
        const QRect rect = tile(id);
        // A cursor that stands there already, from the test before, would not move.
        QTest::mouseMove(m_view->viewport(), {1, 1});
        QTest::mouseMove(m_view->viewport(),
                         {rect.left() + qRound(share * (rect.width() - 1)), rect.center().y() + 10});
    }
    [[nodiscard]] QColor middleOf(qint64 id) const
    {
        const QImage shot = m_view->viewport()->grab().toImage();
        return shot.pixelColor((QPointF(tile(id).center()) * shot.devicePixelRatio()).toPoint());
    }
    //! Frame n of the clip is a plain grey of luma 30 + 4n, lightened a little under the hand.
    [[nodiscard]] bool shows(qint64 id, int frame) const
    {
        const QColor color = middleOf(id);
        const int grey = (30 + 4 * frame - 16) * 255 / 219;
        const int lit = grey + (255 - grey) * 16 / 255;
        return color.red() == color.blue() && std::abs(color.red() - lit) <= 8;
    }

    std::unique_ptr<Theme> m_theme;
    Shelf m_shelf;
    std::unique_ptr<PaintedPictures> m_pictures;
    std::unique_ptr<WorkModel> m_model;
    std::unique_ptr<GalleryView> m_view;
};

void TestTileScrub::init()
{
    m_theme = std::make_unique<Theme>();
    m_theme->setMode(Theme::Mode::Dark);
    m_shelf = Shelf();
    QList<Asset> works;
    const QList<WorkKey> keys = m_shelf.fill(60, 60);
    for (const WorkKey &key : keys) {
        Asset work = *m_shelf.find(AssetId(key.id));
        if (work.id.number() == clipId || work.id.number() == otherId) {
            work.kind = MediaKind::Video;
            work.durationMs = 2000;
            work.pixels = {64, 48};
            m_shelf.put(work);
        }
        works.append(work);
    }
    m_pictures = std::make_unique<ClipPictures>(m_shelf);
    m_model = std::make_unique<WorkModel>([this](AssetId id) { return m_shelf.find(id); });
    m_model->setWorks(keysOf(works));
    m_view = std::make_unique<GalleryView>(*m_model, *m_pictures);
    m_view->setTileEdge(160);
    m_view->resize(752, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->scrollTo(m_model->index(m_model->rowOf(AssetId(clipId))));
}

void TestTileScrub::cleanup()
{
    m_view.reset();
    m_model.reset();
}

void TestTileScrub::theHandMovesThroughTheClip()
{
    const QColor poster = middleOf(clipId);
    for (const double share : {0.5, 0.75, 0.25, 1.0, 0.0}) {
        move(clipId, share);
        QTRY_VERIFY2_WITH_TIMEOUT(shows(clipId, qRound(share * 47)), qPrintable(middleOf(clipId).name()),
                                  patience);
        QVERIFY(middleOf(clipId) != poster);
    }
    // The line at the lower edge says where.
    move(clipId, 0.5);
    QTRY_VERIFY_WITH_TIMEOUT(shows(clipId, 24), patience);
    const QImage shot = m_view->viewport()->grab().toImage();
    const QRect rect = tile(clipId);
    const auto line = [&](double share) {
        const QPointF point(rect.left() + share * rect.width(), rect.bottom() - 1);
        return shot.pixelColor((point * shot.devicePixelRatio()).toPoint()).lightness();
    };
    QVERIFY(line(0.4) > 240);
    QVERIFY(line(0.6) < 160);
}

void TestTileScrub::leavingBringsThePosterBack_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("out of the view") << 0;
    QTest::newRow("press") << 1;
    QTest::newRow("scroll") << 2;
    QTest::newRow("hide") << 3;
}

void TestTileScrub::leavingBringsThePosterBack()
{
    QFETCH(int, way);
    move(clipId, 0.5);
    QTRY_VERIFY_WITH_TIMEOUT(shows(clipId, 24), patience);
    if (way == 0) {
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_view->viewport(), &leave);
    } else if (way == 1) {
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, tile(clipId).center());
        QTest::mouseMove(m_view->viewport(), tile(clipId).center() + QPoint(2, 0));
    } else if (way == 2) {
        QScrollBar *bar = m_view->verticalScrollBar();
        bar->setValue(bar->value() > 0 ? bar->value() - 7 : 7);
    } else {
        m_view->hide();
    }
    QVERIFY(m_view->scrubbed().work().isNull());
    QVERIFY(!shows(clipId, 24));
    QTRY_COMPARE_WITH_TIMEOUT(openClips(), 0, patience);
    if (way == 1)
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, tile(clipId).center());
}

void TestTileScrub::oneClipAtATime()
{
    for (int i = 0; i < 20; ++i) {
        move(i % 2 == 0 ? clipId : otherId, i / 20.0);
        QCoreApplication::processEvents();
        QVERIFY(openClips() <= 1);
    }
    QCOMPARE(m_view->scrubbed().work(), AssetId(otherId));
    QVERIFY(!shows(clipId, 24));
}

void TestTileScrub::picturesAreLeftAlone()
{
    move(clipId + 1, 0.5);
    QVERIFY(m_view->scrubbed().work().isNull());
    QCOMPARE(openClips(), 0);
}

void TestTileScrub::looks()
{
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        m_theme->setMode(mode);
        move(clipId, 0.6);
        QTRY_VERIFY_WITH_TIMEOUT(shows(clipId, 28), patience);
        const QPixmap shot = m_view->grab();
        QVERIFY(folder.isEmpty() || shot.save(QStringLiteral("%1/scrub-%2-%3.png")
                                                  .arg(folder, Theme::nameOf(mode))
                                                  .arg(m_view->devicePixelRatioF())));
    }
}

QTEST_MAIN(TestTileScrub)
#include "tst_tilescrub.moc"
