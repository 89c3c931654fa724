// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/viewer/viewerrig.h"

#include <QApplication>
#include <QLabel>
#include <QStackedWidget>
#include <QTest>

namespace maquette::test
{

ViewerRig::ViewerRig()
    : catalogue(Catalogue::load({QStringLiteral(":/models")}))
{
    fixture.load();
    thumbnails =
        std::make_unique<Thumbnails>(*fixture.library, fixture.paths().cache + QStringLiteral("/thumbnails"));
    actions = std::make_unique<WorkActions>(*fixture.library, catalogue);
    viewer = std::make_unique<Viewer>(*fixture.library, *thumbnails, *actions);
    viewer->resize(900, 700);
}

bool ViewerRig::show()
{
    viewer->show();
    viewer->activateWindow();
    return fixture.library->isLoaded() && QTest::qWaitForWindowActive(viewer.get());
}

AssetId ViewerRig::addPicture(const QImage &picture)
{
    return fixture.landed(encoded(picture, "png", 90));
}

AssetId ViewerRig::addPicture(QSize size, QColor color)
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(color);
    return addPicture(picture);
}

AssetId ViewerRig::addClip(const QString &name)
{
    return fixture.landed(testFile(name), MediaKind::Video);
}

QString ViewerRig::fileOf(AssetId id) const
{
    const AssetPtr asset = fixture.library->find(id);
    return asset ? fixture.library->absolutePath(*asset) : QString();
}

void ViewerRig::key(Qt::Key key) const
{
    QWidget *focused = QApplication::focusWidget();
    QVERIFY(focused && (focused == viewer.get() || viewer->isAncestorOf(focused)));
    QTest::keyClick(focused, key);
}

bool ViewerRig::says(const QString &words) const
{
    const auto labels = viewer->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) {
        return label->isVisible() && label->text().contains(words);
    });
}

QColor ViewerRig::middle() const
{
    QWidget *page = viewer->findChild<QStackedWidget *>()->currentWidget();
    const QImage shot = page->grab().toImage();
    return shot.pixelColor(shot.width() / 2, shot.height() / 2);
}

} // namespace maquette::test
