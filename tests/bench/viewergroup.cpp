// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figure.h"
#include "tests/bench/fileserver.h"
#include "tests/bench/groups.h"
#include "tests/bench/noise.h"
#include "tests/bench/parts.h"
#include "ui/gallery/workactions.h"
#include "ui/viewer/imageview.h"
#include "ui/viewer/picturepage.h"
#include "ui/viewer/viewer.h"

#include <QApplication>
#include <QImageReader>
#include <QKeyEvent>
#include <QPainter>

#include <cstdio>

namespace maquette::bench
{

namespace
{

constexpr int usualRounds = 9;
constexpr int usualSide = 4096;
constexpr int smallSide = 64;
constexpr double sharpBudget = 1.2; // of one plain decode
constexpr double neighbourBudgetMs = 16;
constexpr QSize window(1200, 800);
constexpr std::chrono::seconds patience{60};

//! Lands \a png as a work; null if it did not.
AssetId land(Parts &parts, FileServer &server, const QByteArray &png)
{
    server.serve("/picture.png", png, "image/png");
    const std::unique_ptr<Collection> collection(
        parts.library->collect(parts.request(server.url("/picture.png")), nullptr));
    AssetId landed;
    bool ended = false;
    QObject::connect(collection.get(), &Collection::outputSaved, parts.library.get(),
                     [&](int, AssetId id) { landed = id; });
    QObject::connect(collection.get(), &Collection::finished, parts.library.get(), [&] { ended = true; });
    collection->start();
    waitFor([&] { return ended; }, patience);
    return landed;
}

//! \brief Tells when the view has painted the decoded picture.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(ImageView &view)
        : m_view(view)
    {
        view.installEventFilter(this);
    }
    void begin() { m_sharp = false; }
    [[nodiscard]] bool isSharp() const { return m_sharp; }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_view.picture().isNull())
            m_sharp = true;
        return QObject::eventFilter(watched, event);
    }

private:
    ImageView &m_view;
    bool m_sharp = false;
};

//! One key press, until the picture that it leads to is sharp on the screen; 0 if it is there already,
//! negative if it never is.
double pressOnce(Viewer &viewer, PaintWatch &watch, Qt::Key key, AssetId expected)
{
    if (viewer.current() == expected)
        return 0;
    bool sharp = false;
    const double took = milliseconds([&] {
        watch.begin();
        QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(&viewer, &press);
        sharp = waitFor([&] { return watch.isSharp(); }, patience) && viewer.current() == expected;
    });
    return sharp ? took : -1;
}

double decodeOnce(const QString &file)
{
    QImageReader reader(file);
    return milliseconds([&reader] { (void)reader.read(); });
}

//! The same part of the window painted by Qt alone, from a picture of fitting size.
double paintOnce(const ImageView &view)
{
    QImage target(view.size(), QImage::Format_RGB32);
    const QImage &level = view.picture().levelFor(view.zoom());
    return milliseconds([&] {
        QPainter painter(&target);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRectF(QPointF(), QSizeF(view.height(), view.height())), level, level.rect());
    });
}

} // namespace

bool measureViewer(const QStringList &options)
{
    const int rounds = options.isEmpty() ? usualRounds : options.first().toInt();
    const int side = options.size() > 1 ? options.at(1).toInt() : usualSide;
    Parts parts;
    FileServer server;
    if (!parts.open()) {
        std::fputs("viewer: the library could not be opened\n", stderr);
        return false;
    }
    QList<AssetId> order;
    for (const int edge : {side, side, smallSide, smallSide, smallSide, side})
        order.append(land(parts, server, noisyPng(edge, static_cast<quint32>(order.size()))));
    if (order.contains(AssetId())) {
        std::fputs("viewer: the pictures did not land\n", stderr);
        return false;
    }
    WorkActions actions(*parts.library, parts.keeper->catalogue());
    Viewer viewer(*parts.library, *parts.thumbnails, actions);
    viewer.resize(window);
    viewer.show();
    viewer.open(order.first(), order);
    PaintWatch watch(*viewer.imageView());
    PicturePage &pages = viewer.pictures();
    const auto decoded = [&pages](AssetId id) {
        return waitFor([&] { return pages.loader().find(id).isWhole(); }, patience);
    };
    const QString file = parts.library->absolutePath(*parts.library->find(order.last()));
    const Pair sharp = alternate(
        rounds,
        [&] {
            pressOnce(viewer, watch, Qt::Key_Home, order.first());
            pages.forget(order.last());
            return decoded(order.at(1)) ? pressOnce(viewer, watch, Qt::Key_End, order.last()) : -1;
        },
        [&] { return decodeOnce(file); });
    const Pair neighbour = alternate(
        rounds,
        [&] {
            pressOnce(viewer, watch, Qt::Key_Home, order.first());
            return decoded(order.at(1)) ? pressOnce(viewer, watch, Qt::Key_Right, order.at(1)) : -1;
        },
        [&] { return paintOnce(*viewer.imageView()); });
    if (!sharp.valid() || !neighbour.valid())
        return false;
    print({QStringLiteral("viewer.sharp"), sharp.value, QStringLiteral("ms"), sharp.reference, sharpBudget});
    print({QStringLiteral("viewer.neighbour"), neighbour.value, QStringLiteral("ms"), neighbour.reference,
           neighbourBudgetMs, Figure::BudgetOf::Value});
    return true;
}

} // namespace maquette::bench
