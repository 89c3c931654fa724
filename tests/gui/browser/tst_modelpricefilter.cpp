// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "browserrig.h"

#include "ui/form/wraplabel.h"

#include <QApplication>
#include <QMenu>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief The browser's price, by mouse and keys.
class TestModelPriceFilter : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<BrowserRig>(); }
    void cleanup() { m_rig.reset(); }
    void aPriceNarrows();
    void priceByKeyboard();

private:
    void takePrice(const QString &text)
    {
        auto *menu = m_rig->browser->findChild<QMenu *>(u"modelPrices"_s);
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text() == text)
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        }
        QTRY_VERIFY(!m_rig->browser->findChild<QMenu *>(u"modelPrices"_s));
    }
    void key(Qt::Key key) { QTest::keyClick(m_rig->browser->focusWidget(), key); }

    std::unique_ptr<BrowserRig> m_rig;
};

void TestModelPriceFilter::aPriceNarrows()
{
    QVERIFY(m_rig->add(
        {namedEntry(u"me/film/image-to-video"_s, u"Film"_s, 0.05, R"({"prompt":{"type":"string"}})"),
         namedEntry(u"me/dear/text-to-image"_s, u"Dear"_s, 0.2500001, R"({"prompt":{"type":"string"}})"),
         namedEntry(u"me/free/text-to-image"_s, u"Free"_s, 0.0, R"({"prompt":{"type":"string"}})"),
         namedEntry(u"me/voice/text-to-audio"_s, u"Voice"_s, {}, R"({"prompt":{"type":"string"}})")}));
    m_rig->open();
    QTest::mouseClick(m_rig->button(u"Only your own models"_s), Qt::LeftButton);
    QCOMPARE(m_rig->rows().size(), 4);
    auto *price = m_rig->browser->findChild<QPushButton *>(u"modelPrice"_s);
    QCOMPARE(price->text(), u"Any price"_s);
    QTest::mouseClick(price, Qt::LeftButton);
    QVERIFY(!price->isChecked()); // nothing is chosen yet
    takePrice(u"Up to $0.05"_s);
    QVERIFY(price->isChecked());
    QCOMPARE(price->text(), u"Up to $0.05"_s);
    QCOMPARE(price->accessibleName(), u"Price: up to $0.05"_s);
    QStringList found = m_rig->rows();
    found.sort();
    QCOMPARE(found, (QStringList{u"Film"_s, u"Free"_s})); // an unknown price is none
    QTest::mouseClick(m_rig->button(u"Out: audio"_s), Qt::LeftButton);
    QVERIFY(m_rig->rows().isEmpty());
    const auto said = m_rig->browser->findChildren<WrapLabel *>();
    QVERIFY(std::any_of(said.begin(), said.end(), [](const WrapLabel *label) {
        return label->plain() == u"No model is your own, makes sound and is known to cost up to $0.05."_s;
    }));
    QTest::mouseClick(m_rig->button(u"Out: audio"_s), Qt::LeftButton);
    QTest::mouseClick(price, Qt::LeftButton);
    QVERIFY(price->isChecked());
    takePrice(u"Up to $1.00"_s);
    QCOMPARE(m_rig->rows().size(), 3);
    key(Qt::Key_Escape);
    QCOMPARE(price->text(), u"Any price"_s);
    QVERIFY(!price->isChecked());
    m_rig->browser->close();
    m_rig->open(); // begins anew
    QCOMPARE(price->text(), u"Any price"_s);
}

void TestModelPriceFilter::priceByKeyboard()
{
    m_rig->open();
    auto *price = m_rig->browser->findChild<QPushButton *>(u"modelPrice"_s);
    price->setFocus();
    key(Qt::Key_Space);
    auto *menu = m_rig->browser->findChild<QMenu *>(u"modelPrices"_s);
    QVERIFY(menu && menu->isVisible());
    QVERIFY(menu->actions().constFirst()->isChecked());
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(price->text(), u"Up to $0.05"_s);
}

QTEST_MAIN(TestModelPriceFilter)
#include "tst_modelpricefilter.moc"
