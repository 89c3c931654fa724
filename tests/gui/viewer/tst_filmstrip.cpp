// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/viewer/viewerrig.h"
#include "ui/viewer/filmstrip.h"
#include "ui/viewer/filmthumb.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace maquette;
using namespace maquette::test;

//! \brief The filmstrip in the viewer, by its key, by mouse and by wheel.
class TestFilmStrip : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_rig.reset(); }
    void keyTogglesItAndTheChoiceIsTold();
    void currentStandsInTheMiddle();
    void clicksAndWheelLeaf();
    void clipsTellTheirLength();
    void damagedWorksTellWhy();
    void hundredThousandCostNoMoreThanAScreenful();
    void arrivalsAndRemovalsKeepThePlace();

private:
    void turnWheel(int notches);
    [[nodiscard]] FilmThumb *current() const;

    std::unique_ptr<ViewerRig> m_rig;
    FilmStrip *m_strip = nullptr;
};

void TestFilmStrip::init()
{
    m_rig = std::make_unique<ViewerRig>();
    QVERIFY(m_rig->show());
    m_strip = m_rig->viewer->findChild<FilmStrip *>();
}

void TestFilmStrip::turnWheel(int notches)
{
    const QPointF at(m_strip->rect().center());
    QWheelEvent event(at, m_strip->mapToGlobal(at), {}, QPoint(0, -120 * notches), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_strip, &event);
}

FilmThumb *TestFilmStrip::current() const
{
    for (FilmThumb *thumb : m_strip->shown()) {
        if (thumb->isCurrent())
            return thumb;
    }
    return nullptr;
}

void TestFilmStrip::keyTogglesItAndTheChoiceIsTold()
{
    const AssetId id = m_rig->addPicture({200, 150}, Qt::green);
    m_rig->viewer->open(id, {id});
    QVERIFY(!m_strip->isVisible());
    QSignalSpy choices(m_rig->viewer.get(), &Viewer::choiceChanged);
    m_rig->key(Qt::Key_T);
    QVERIFY(m_strip->isVisible());
    QVERIFY(choices.takeFirst().first().value<ViewerChoice>().filmStrip);
    QTRY_VERIFY(current() && current()->hasThumbnail());
    m_rig->key(Qt::Key_T);
    QVERIFY(!m_strip->isVisible());
    QVERIFY(!choices.takeFirst().first().value<ViewerChoice>().filmStrip);
    m_rig->viewer->setChoice({true, 5, false}); // as it was left
    QVERIFY(m_strip->isVisible());
    QCOMPARE(choices.count(), 0);
}

void TestFilmStrip::currentStandsInTheMiddle()
{
    QList<AssetId> order;
    for (int i = 0; i < 5; ++i)
        order.append(m_rig->addPicture({200 + i, 150}));
    m_rig->viewer->setChoice({true, 5, false});
    m_rig->viewer->open(order.at(0), order);
    for (int place = 0; place < order.size(); ++place) {
        QCOMPARE(m_rig->viewer->current(), order.at(place));
        QVERIFY(current());
        QCOMPARE(current()->work(), order.at(place));
        QVERIFY(std::abs(current()->geometry().center().x() - m_strip->width() / 2) <= 1);
        QCOMPARE(m_strip->shown().size(), order.size());
        for (const FilmThumb *thumb : m_strip->shown())
            QVERIFY(!thumb->accessibleName().isEmpty());
        m_rig->key(Qt::Key_Right);
    }
}

void TestFilmStrip::clicksAndWheelLeaf()
{
    QList<AssetId> order;
    for (int i = 0; i < 5; ++i)
        order.append(m_rig->addPicture({200 + i, 150}));
    m_rig->viewer->setChoice({true, 5, false});
    m_rig->viewer->open(order.at(0), order);
    QTest::mouseClick(m_strip->shown().at(3), Qt::LeftButton);
    QCOMPARE(m_rig->viewer->current(), order.at(3));
    QTest::mouseClick(m_strip->shown().at(1), Qt::LeftButton);
    QCOMPARE(m_rig->viewer->current(), order.at(1));
    turnWheel(1);
    QCOMPARE(m_rig->viewer->current(), order.at(2));
    turnWheel(-2);
    QCOMPARE(m_rig->viewer->current(), order.at(0));
    turnWheel(-1); // there is nothing before it
    QCOMPARE(m_rig->viewer->current(), order.at(0));
    m_rig->key(Qt::Key_Right); // the keys stay with the viewer
    QCOMPARE(m_rig->viewer->current(), order.at(1));
}

void TestFilmStrip::clipsTellTheirLength()
{
    const AssetId picture = m_rig->addPicture({200, 150});
    const AssetId clip = m_rig->addClip(QStringLiteral("sound.mp4"));
    m_rig->viewer->setChoice({true, 5, false});
    m_rig->viewer->open(picture, {picture, clip});
    QCOMPARE(m_strip->shown().size(), 2);
    QVERIFY(m_strip->shown().at(0)->length().isEmpty());
    QVERIFY2(m_strip->shown().at(1)->length().startsWith(QStringLiteral("0:0")),
             qPrintable(m_strip->shown().at(1)->length()));
    QVERIFY(m_strip->shown().at(1)->accessibleName().contains(QStringLiteral("seconds")));
    QTRY_VERIFY(m_strip->shown().at(1)->hasThumbnail());
}

void TestFilmStrip::damagedWorksTellWhy()
{
    const QList<AssetId> order{m_rig->addPicture({64, 64}), m_rig->addPicture({65, 64})};
    // No thumbnail is left of it either, as on a machine without the cache.
    QVERIFY(QFile::remove(m_rig->fileOf(order.at(1))));
    m_rig->viewer->setChoice({true, 5, false});
    m_rig->viewer->open(order.at(0), order);
    FilmThumb *gone = m_strip->shown().at(1);
    QTRY_VERIFY(gone->hasThumbnail() || !gone->accessibleDescription().isEmpty());
}

void TestFilmStrip::hundredThousandCostNoMoreThanAScreenful()
{
    const AssetId real = m_rig->addPicture({64, 64});
    QList<AssetId> order;
    constexpr qsizetype many = 100'000;
    for (qsizetype i = 0; i < many; ++i)
        order.append(i == many / 2 ? real : AssetId(1'000'000 + i));
    m_rig->viewer->setChoice({true, 5, false});
    const AssetId *memory = order.constData();
    m_rig->viewer->open(real, order);
    QVERIFY(m_strip->shown().size() <= m_strip->width() / 64 + 2);
    QCOMPARE(m_strip->findChildren<FilmThumb *>().size(), m_strip->shown().size());
    QCOMPARE(current()->work(), real);
    // Shared all along: had one of them changed its list, this one would have been left behind.
    QVERIFY(!order.isDetached());
    QCOMPARE(std::as_const(order).constData(), memory);
}

void TestFilmStrip::arrivalsAndRemovalsKeepThePlace()
{
    QList<AssetId> order;
    for (int i = 0; i < 4; ++i)
        order.append(m_rig->addPicture({200 + i, 150}));
    m_rig->viewer->setChoice({true, 5, false});
    m_rig->viewer->open(order.at(2), order);
    const AssetId newer = m_rig->addPicture({99, 99});
    order.prepend(newer);
    m_rig->viewer->setOrder(order);
    QCOMPARE(current()->work(), order.at(3));
    QCOMPARE(m_strip->shown().first()->work(), newer);
    emit m_rig->fixture.library->assetRemoved(newer);
    QCOMPARE(current()->work(), order.at(3));
    QCOMPARE(m_strip->shown().size(), 4);
    QVERIFY(m_rig->says(QStringLiteral("3 of 4")));
    m_rig->key(Qt::Key_Left);
    QCOMPARE(m_rig->viewer->current(), order.at(2));
}

QTEST_MAIN(TestFilmStrip)
#include "tst_filmstrip.moc"
