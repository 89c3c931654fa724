// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery/galleryrig.h"
#include "ui/gallery/factsgrid.h"
#include "ui/gallery/inspectorpanel.h"
#include "ui/gallery/picturebutton.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

namespace
{

constexpr int width = 304;
constexpr int band = 12; //!< hundredths of the height, at the lower edge

//! Grey, with a green band at its lower edge.
QImage banded(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::gray);
    const int height = size.height() * band / 100;
    for (int y = size.height() - height; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, qRgb(0, 200, 0));
    }
    return image;
}

bool isGreen(QRgb pixel)
{
    return qGreen(pixel) > 150 && qRed(pixel) < 60 && qBlue(pixel) < 60;
}

} // namespace

//! \brief The column of details at every height, over a real library.
class TestInspector : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void scrollsOnlyWhatDoesNotFit();
    void pictureIsWholeAtEveryWidth();
    void focusThatGoesIsTold();
    void valuesKeepTheirRoomWhereItIsNarrow();

private:
    AssetId land(const QString &prompt, AssetId parent = {});
    PictureButton *preview() const { return m_panel->findChild<PictureButton *>(QStringLiteral("preview")); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<GalleryRig> m_rig;
    std::unique_ptr<InspectorPanel> m_panel;
    int m_served = 0;
};

void TestInspector::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void TestInspector::init()
{
    m_rig = std::make_unique<GalleryRig>();
    QVERIFY(m_rig->loaded && !m_rig->catalogue.entries().empty());
    m_panel = std::make_unique<InspectorPanel>(*m_rig->fixture.library, m_rig->scheduler, m_rig->thumbnails,
                                               m_rig->catalogue, m_rig->actions);
    m_panel->resize(width, 900);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestInspector::cleanup()
{
    m_panel.reset();
    m_rig.reset();
}

AssetId TestInspector::land(const QString &prompt, AssetId parent)
{
    Served served;
    served.body = encoded(banded({512, 512}), "png");
    const QUrl url = m_rig->fixture.server.put(QStringLiteral("/inspected-%1").arg(++m_served), served);
    CollectRequest request = m_rig->fixture.request(m_rig->fixture.makeJob(), {url});
    request.prompt = prompt;
    request.parent = parent;
    return m_rig->fixture.collect(request).summary.assets.value(0);
}

void TestInspector::scrollsOnlyWhatDoesNotFit()
{
    const AssetId id = land(QStringLiteral("A title that just fits into one line"));
    QVERIFY(!land(QStringLiteral("Made from it"), id).isNull());
    m_panel->setWork(id);
    const QWidget *content = m_panel->widget();
    const QScrollBar *bar = m_panel->verticalScrollBar();
    for (int height = 900; height >= 500; height -= 3) {
        m_panel->resize(width, height);
        QCoreApplication::processEvents();
        const int wanted = content->heightForWidth(width);
        const bool fits = content->height() <= m_panel->viewport()->height();
        const auto told =
            QStringLiteral("%1 high, wants %2, is %3").arg(height).arg(wanted).arg(content->height());
        QVERIFY2(wanted > height || !bar->isVisible(), qPrintable(told));
        QVERIFY2(bar->isVisible() == !fits, qPrintable(told));
    }
}

void TestInspector::pictureIsWholeAtEveryWidth()
{
    m_panel->setWork(land(QStringLiteral("A picture")));
    QTRY_VERIFY(isGreen(preview()->grab().toImage().pixel(preview()->width() / 2, preview()->height() - 4)));
    for (const int wide : {304, 285, 270, 330, 260, 282, 304}) {
        m_panel->resize(wide, 900);
        QCoreApplication::processEvents();
        const QImage seen = preview()->grab().toImage();
        const int middle = seen.width() / 2;
        QVERIFY(isGreen(seen.pixel(middle, seen.height() - 3)));
        QVERIFY(isGreen(seen.pixel(middle, seen.height() * (100 - band) / 100 + 3)));
        QVERIFY(!isGreen(seen.pixel(middle, seen.height() * (100 - band) / 100 - 3)));
    }
}

void TestInspector::focusThatGoesIsTold()
{
    const AssetId id = land(QStringLiteral("A picture"));
    m_panel->setWork(id);
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    auto *save = m_panel->findChild<QPushButton *>(QStringLiteral("saveAs"));
    save->setFocus();
    QVERIFY(save->hasFocus());
    QSignalSpy lost(m_panel.get(), &InspectorPanel::focusLost);
    m_panel->setWork(id);
    QVERIFY(save->hasFocus());
    QCOMPARE(lost.count(), 0);
    m_panel->setSelection({});
    QCOMPARE(lost.count(), 1);
}

void TestInspector::valuesKeepTheirRoomWhereItIsNarrow()
{
    m_panel->setWork(land(QStringLiteral("A picture")));
    const auto *facts = m_panel->findChild<FactsGrid *>();
    for (const int wide : {304, 240, 304}) {
        m_panel->resize(wide, 900);
        QCoreApplication::processEvents();
        for (const QLabel *label : facts->findChildren<QLabel *>()) {
            if (label->isVisible() && label->accessibleName().startsWith(QStringLiteral("Size")))
                QCOMPARE(label->text(), QStringLiteral("512 × 512 PNG"));
        }
    }
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
