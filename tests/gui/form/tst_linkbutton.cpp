// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/linkbutton.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QFocusFrame>
#include <QHBoxLayout>
#include <QImage>
#include <QScrollArea>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief The ring around a link that has the focus, wherever the link stands.
class TestLinkButton : public QObject
{
    Q_OBJECT

private slots:
    void theRingIsWhole_data();
    void theRingIsWhole();
    void theRingGoesWithTheFocus();

private:
    //! Where \a image has pixels of the accent.
    static QRect ringIn(const QImage &image, const QColor &accent)
    {
        QRect ring;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == accent)
                    ring |= QRect(x, y, 1, 1);
            }
        }
        return ring;
    }

    Theme m_theme;
};

void TestLinkButton::theRingIsWhole_data()
{
    QTest::addColumn<bool>("scrolled");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("at the edge of a row") << false << false;
    QTest::newRow("mirrored") << false << true;
    QTest::newRow("in a form that scrolls") << true << false;
}

void TestLinkButton::theRingIsWhole()
{
    QFETCH(bool, scrolled);
    QFETCH(bool, mirrored);
    QWidget window;
    window.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    auto *around = new QHBoxLayout(&window);
    around->setContentsMargins(0, 0, 0, 0);
    auto *page = new QWidget;
    if (scrolled) {
        auto *area = new QScrollArea;
        area->setFrameShape(QFrame::NoFrame);
        area->setWidgetResizable(true);
        area->setWidget(page);
        around->addWidget(area);
    } else {
        around->addWidget(page);
    }
    auto *margins = new QHBoxLayout(page);
    margins->setContentsMargins(16, 16, 16, 16);
    auto *row = new QWidget;
    margins->addWidget(row);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto *link = new LinkButton(u"Read them"_s);
    line->addWidget(link);
    line->addStretch(1);
    window.resize(260, 90);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    link->setFocus(Qt::TabFocusReason);
    QVERIFY(link->hasFocus());
    const QImage shown = window.grab().toImage();
    const QRect ring = ringIn(shown, Colors::from(window.palette()).accent);
    const QRect place(link->mapTo(&window, QPoint()), link->size());
    // Around the letters there is air, and no row above or below is touched.
    QVERIFY(ring.left() <= place.left() - metrics::tiny);
    QVERIFY(ring.right() >= place.right() + metrics::tiny);
    QCOMPARE(ring.height(), place.height());
    QVERIFY(window.rect().contains(ring));
    for (const int x : {ring.left(), ring.right()}) { // both ends are as high
        for (int y = ring.center().y() - 4; y <= ring.center().y() + 4; ++y)
            QCOMPARE(shown.pixelColor(x, y), Colors::from(window.palette()).accent);
    }
}

void TestLinkButton::theRingGoesWithTheFocus()
{
    QWidget window;
    auto *other = new LinkButton(u"Other"_s, &window);
    auto *link = new LinkButton(u"Read them"_s, &window);
    link->move(30, 40);
    other->move(30, 80);
    window.resize(200, 140);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    link->setFocus(Qt::TabFocusReason);
    QCOMPARE(window.findChildren<QFocusFrame *>().size(), 1);
    other->setFocus(Qt::TabFocusReason);
    QCOMPARE(window.findChildren<QFocusFrame *>().size(), 1);
    QCOMPARE(window.findChild<QFocusFrame *>()->widget(), other);
    delete other; // the focus goes on
    for (const QFocusFrame *ring : window.findChildren<QFocusFrame *>())
        QCOMPARE(ring->widget(), link);
    link->setFocus(Qt::TabFocusReason);
    link->hide();
    for (const QFocusFrame *ring : window.findChildren<QFocusFrame *>())
        QVERIFY(ring->isHidden());
}

QTEST_MAIN(TestLinkButton)
#include "tst_linkbutton.moc"
