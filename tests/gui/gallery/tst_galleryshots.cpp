// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gallery/works.h"
#include "ui/gallery/galleryview.h"
#include "ui/theme/colors.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QScrollBar>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

//! \brief Pictures of the grid with works, labels and jobs of every state, to be looked at.
class TestGalleryShots : public QObject
{
    Q_OBJECT

    static QList<Asset> fill(Shelf &shelf);

private slots:
    void screenshots();
};

//! Works of every kind, rating and colour, the newest in runs of four.
QList<Asset> TestGalleryShots::fill(Shelf &shelf)
{
    QList<Asset> works;
    const QList<WorkKey> keys = shelf.fill(46, 14);
    for (const WorkKey &key : keys) {
        Asset work = *shelf.find(AssetId(key.id));
        if (const qsizetype i = works.size(); i % 4 == 2) {
            work.kind = MediaKind::Video;
            work.durationMs = i % 3 ? 5000 : 10000;
        }
        if (works.size() < 12) // three runs of four
            work.job = JobId(100 + works.size() / 4), work.createdAt = momentOf(0, -int(works.size() / 4));
        work.rating = int(works.size()) % 6;
        work.colour = works.size() % 3 == 0 ? int(works.size() / 3) % 6 : 0;
        shelf.put(work);
        works.append(work);
    }
    return works;
}

void TestGalleryShots::screenshots()
{
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    if (folder.isEmpty())
        QSKIP("MAQUETTE_SHOTS names no folder");
    QVERIFY(QDir().mkpath(folder));
    Theme theme;
    Shelf shelf;
    PaintedPictures pictures(shelf);
    WorkModel model([&shelf](AssetId id) { return shelf.find(id); });
    GalleryView view(model, pictures);
    view.resize(752, 700);
    view.show();
    const QList<Asset> works = fill(shelf);
    model.setWorks(keysOf(works));
    model.setStacked(true);
    model.setOpen(JobId(101), true);
    view.tiles().setUsualTime([](const ModelId &) { return std::optional(std::chrono::seconds(35)); });
    view.tiles().setNow([] { return momentOf(0, -76); });
    for (Job job : jobsInAllStates(momentOf(0))) {
        job.sandbox = job.state == JobState::Cancelled;
        model.setJob(job);
    }
    view.select(works.at(1).id);
    for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        theme.setMode(mode);
        const Colors &colors = mode == Theme::Mode::Dark ? Colors::dark() : Colors::light();
        QTRY_COMPARE(view.palette().color(QPalette::Window), colors.window);
        const std::pair<TileLayout, int> layouts[] = {{TileLayout::Compact, 112},
                                                      {TileLayout::Normal, 96},
                                                      {TileLayout::Normal, 168},
                                                      {TileLayout::Large, 260}};
        for (const auto &[layout, edge] : layouts) {
            view.setTileLayout(layout);
            view.setTileEdge(edge);
            view.verticalScrollBar()->setValue(0);
            QTRY_VERIFY([&] { // until all tiles are made
                const int before = pictures.asked;
                view.grab();
                return before == pictures.asked;
            }());
            const QString name = QStringLiteral("%1/gallery-%2-%3-%4.png")
                                     .arg(folder, Theme::nameOf(mode))
                                     .arg(int(layout))
                                     .arg(edge);
            QVERIFY(view.grab().save(name));
        }
    }
}

QTEST_MAIN(TestGalleryShots)
#include "tst_galleryshots.moc"
