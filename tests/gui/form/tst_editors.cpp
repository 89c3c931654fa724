// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"
#include "scriptedpictures.h"

#include "ui/form/defaultslider.h"
#include "ui/form/editorfactory.h"
#include "ui/form/formview.h"
#include "ui/form/kinds/choiceeditor.h"
#include "ui/form/kinds/numbereditor.h"
#include "ui/form/kinds/rawjsoneditor.h"
#include "ui/form/kinds/seededitor.h"
#include "ui/form/textarea.h"
#include "ui/form/widespinbox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QToolButton>
#include <QWheelEvent>

using namespace maquette;
using namespace maquette::formtest;

namespace
{
const QByteArray schema = R"json({"type":"object","required":["must"],"properties":{
  "size":{"title":"Size","type":"string","default":"2560:1440 (16:9)",
          "enum":["2K","2048x2048 (1:1)","2560:1440 (16:9)","1024x1024(1:1)"]},
  "length":{"title":"Length","type":"integer","enum":[5,10],"default":5},
  "loose":{"title":"Loose","type":"string","enum":["a","b"]},
  "count":{"title":"Count","type":"integer","enum":[1,2,3,4,5,6,7,8],"default":3},
  "scale":{"title":"Scale","type":"float","minimum":0,"maximum":1,"default":0.5},
  "steps":{"title":"Steps","type":"integer","minimum":1,"maximum":50,"default":20},
  "free":{"title":"Free","type":"number","minimum":0,"maximum":2},
  "seed":{"title":"Seed","type":"integer","default":41722289},
  "frames":{"title":"Frames","type":"integer"},
  "must":{"title":"Must","type":"boolean","default":false},
  "may":{"title":"May","type":"boolean"},
  "loras":{"title":"Loras","type":"array","items":{"type":"object"}}}})json";

void wheel(QWidget *widget, int delta)
{
    QWheelEvent event(QPointF(5, 5), widget->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, delta), {}, {},
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}
} // namespace

//! \brief Every kind of editor but prompt and media, by keys and mouse.
class TestEditors : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_view = std::make_unique<FormView>(m_pictures);
        m_view->resize(352, 1200);
        m_view->setModel(modelOf(schema));
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    void cleanup() { m_view.reset(); }

    void choicesAreShownReadablyAndSentByteForByte()
    {
        auto *box = in<QComboBox>("size");
        QCOMPARE(box->currentText(), QStringLiteral("2560×1440 (16:9)"));
        QCOMPARE(value("size"), QByteArray("\"2560:1440 (16:9)\""));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Up);
        QCOMPARE(box->currentText(), QStringLiteral("2048×2048 (1:1)"));
        QCOMPARE(value("size"), QByteArray("\"2048x2048 (1:1)\""));
        QTest::keyClick(box, Qt::Key_End);
        QCOMPARE(value("size"), QByteArray("\"1024x1024(1:1)\""));
        for (int row = 0; row < box->count(); ++row)
            QVERIFY2(!box->itemIcon(row).isNull(), "a glyph in every row, so that the texts align");
    }

    void integerChoicesStayIntegers()
    {
        auto *box = in<QComboBox>("length");
        QVERIFY(box->itemIcon(0).isNull());
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QVERIFY(editor("length")->value()->is_number_integer());
        QCOMPARE(value("length"), QByteArray("10"));
    }

    void aChoiceWithoutADefaultIsLeftOut()
    {
        QVERIFY(!editor("loose")->value());
        auto *box = in<QComboBox>("loose");
        QCOMPARE(box->currentText(), QStringLiteral("Not set"));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(value("loose"), QByteArray("\"a\""));
        QTest::mouseClick(editor("loose")->findChild<QToolButton *>(QStringLiteral("reset")), Qt::LeftButton);
        QVERIFY(!editor("loose")->value());
    }

    void theWheelChangesOnlyWhatHasTheFocus()
    {
        for (const char *key : {"size", "length"}) {
            auto *box = in<QComboBox>(key);
            m_view->setFocus();
            box->clearFocus();
            const QByteArray before = value(key);
            wheel(box, -120);
            QCOMPARE(value(key), before);
        }
        auto *slider = in<QSlider>("scale");
        slider->clearFocus();
        wheel(slider, 120);
        QCOMPARE(value("scale"), QByteArray("0.5"));
        slider->setFocus();
        wheel(slider, 120);
        QVERIFY(value("scale") != "0.5");
    }

    void aLongListOfNumbersIsASlider()
    {
        auto *slider = in<QSlider>("count");
        QVERIFY(slider);
        QCOMPARE(slider->maximum(), 7);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Right);
        QVERIFY(editor("count")->value()->is_number_integer());
        QCOMPARE(value("count"), QByteArray("4"));
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(value("count"), QByteArray("8"));
    }

    void sliderAndBoxAreInStep()
    {
        auto *slider = in<QSlider>("scale");
        auto *box = in<QDoubleSpinBox>("scale");
        QCOMPARE(box->text(), QStringLiteral("0.50"));
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(box->value(), 0.0);
        QCOMPARE(value("scale"), QByteArray("0.0"));
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QStringLiteral("0.73"));
        QCOMPARE(value("scale"), QByteArray("0.73"));
        QCOMPARE(slider->value(), slider->maximum() * 73 / 100);
        QTest::keyClick(box, Qt::Key_Up);
        QCOMPARE(value("scale"), QByteArray("0.74"));
    }

    void aDoubleClickResets()
    {
        auto *slider = qobject_cast<DefaultSlider *>(in<QSlider>("scale"));
        QVERIFY(slider && slider->defaultPosition());
        QCOMPARE(*slider->defaultPosition(), slider->maximum() / 2);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(value("scale"), QByteArray("1.0"));
        QTest::mouseDClick(slider, Qt::LeftButton, {}, QPoint(slider->width() / 4, slider->height() / 2));
        QCOMPARE(value("scale"), QByteArray("0.5"));
        QVERIFY(editor("scale")->isAtDefault());
    }

    void aClickOnTheGrooveJumpsThere()
    {
        auto *slider = qobject_cast<DefaultSlider *>(in<QSlider>("steps"));
        const int x = slider->xOf(10);
        QTest::mouseClick(slider, Qt::LeftButton, {}, QPoint(x, slider->height() / 2));
        QVERIFY(std::abs(slider->value() - 10) <= 1);
        QVERIFY(editor("steps")->value()->is_number_integer());
    }

    void aValueThatIsNotTouchedComesBackAsItWas()
    {
        QVERIFY(editor("scale")->setValue(std::optional<Json>(std::in_place, Json(0.123456789))));
        auto *box = in<QDoubleSpinBox>("scale");
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Tab);
        QCOMPARE(value("scale"), QByteArray("0.123456789"));
    }

    void aNumberWithoutADefaultIsLeftOutUntilTouched()
    {
        QVERIFY(!editor("free")->value());
        auto *box = in<QDoubleSpinBox>("free");
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Tab);
        QVERIFY(!editor("free")->value());
        auto *slider = in<QSlider>("free");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_PageUp);
        QVERIFY(editor("free")->value());
        editor("free")->reset();
        QVERIFY(!editor("free")->value());
    }

    void seedIsRandomOrHeld()
    {
        auto *seed = qobject_cast<SeedEditor *>(editor("seed"));
        QVERIFY(seed && seed->isRandom());
        auto *box = in<WideSpinBox>("seed");
        auto *die = seed->findChild<QToolButton *>(QStringLiteral("die"));
        QVERIFY(die && die->isChecked());
        box->setFocus();
        QTest::keyClicks(box, QStringLiteral("9007199254740993")); // 2^53 + 1
        QVERIFY(!seed->isRandom());
        QVERIFY(!die->isChecked());
        QCOMPARE(value("seed"), QByteArray("9007199254740993"));
        box->selectAll();
        QTest::keyClicks(box, QStringLiteral("18446744073709551615"));
        QCOMPARE(value("seed"), QByteArray("18446744073709551615"));
        QTest::keyClick(box, Qt::Key_Up);
        QCOMPARE(value("seed"), QByteArray("18446744073709551615"));
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(value("seed"), QByteArray("18446744073709551614"));
        box->selectAll();
        QTest::keyClicks(box, QStringLiteral("-9223372036854775808"));
        QCOMPARE(value("seed"), QByteArray("-9223372036854775808"));
        QTest::mouseClick(die, Qt::LeftButton);
        QVERIFY(seed->isRandom());
    }

    void theUsedSeedIsShownAndHeldByAClick()
    {
        auto *seed = qobject_cast<SeedEditor *>(editor("seed"));
        auto *last = seed->findChild<QAbstractButton *>(QStringLiteral("lastSeed"));
        QVERIFY(!last->isVisible());
        seed->setLastUsed(WideInteger::fromSigned(41722289));
        QVERIFY(last->isVisible());
        QCOMPARE(last->text(), QStringLiteral("last: 41722289"));
        QVERIFY(seed->isRandom());
        QTest::mouseClick(last, Qt::LeftButton);
        QCOMPARE(value("seed"), QByteArray("41722289"));
        QVERIFY(!last->isVisible());
    }

    void theDieHoldsANumber()
    {
        auto *seed = qobject_cast<SeedEditor *>(editor("seed"));
        QTest::mouseClick(seed->findChild<QToolButton *>(QStringLiteral("die")), Qt::LeftButton);
        QVERIFY(!seed->isRandom());
        QVERIFY(value("seed").toLongLong() >= 0);
        QVERIFY(value("seed").toLongLong() <= 2147483647);
    }

    void otherWholeNumbersHaveNoDie()
    {
        auto *frames = qobject_cast<SeedEditor *>(editor("frames"));
        QVERIFY(frames && !frames->isRandom());
        QVERIFY(!frames->findChild<QToolButton *>(QStringLiteral("die")));
        QVERIFY(!frames->value());
    }

    void booleansByKeyMouseAndTitle()
    {
        auto *box = in<QCheckBox>("must");
        QCOMPARE(value("must"), QByteArray("false"));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
        QCOMPARE(value("must"), QByteArray("true"));
        for (auto *label : editor("must")->findChildren<WrapLabel *>()) {
            if (label->plain() == QStringLiteral("Must"))
                QTest::mouseClick(label, Qt::LeftButton);
        }
        QCOMPARE(value("must"), QByteArray("false"));
        QVERIFY(!editor("may")->value());
        QVERIFY(in<QCheckBox>("may")->isTristate());
    }

    void rawJsonKeepsWhatItIsGiven()
    {
        auto *raw = qobject_cast<RawJsonEditor *>(editor("loras"));
        QVERIFY(raw);
        const Json given = json(R"([{"zz":1,"path":"a.safetensors","scale":1.0,"id":18446744073709551615}])");
        QVERIFY(raw->setValue(std::optional<Json>(std::in_place, given)));
        QCOMPARE(toBytes(*raw->value()), toBytes(given));
        auto *area = raw->findChild<TextArea *>();
        area->setFocus();
        area->moveCursor(QTextCursor::End);
        QTest::keyClicks(area, QStringLiteral("x"));
        QVERIFY(!raw->value());
        QCOMPARE(raw->ownProblems().size(), 1);
        QVERIFY(raw->ownProblems().constFirst().blocks);
        QTest::keyClick(area, Qt::Key_Backspace);
        QCOMPARE(toBytes(*raw->value()), toBytes(given));
        QVERIFY(raw->ownProblems().isEmpty());
    }

    void numbersThatWouldLoseDigitsAreRefused()
    {
        auto *raw = qobject_cast<RawJsonEditor *>(editor("loras"));
        raw->setText(QStringLiteral("[123456789012345678901234567890]"));
        QCOMPARE(raw->ownProblems().size(), 1);
        raw->setText(QStringLiteral("[1.5, 1e3]"));
        QVERIFY(raw->ownProblems().isEmpty());
    }

    void wrongTypesAreRefusedAndTheValueStays()
    {
        for (const char *key : {"size", "length", "count", "scale", "steps", "seed", "must"}) {
            FieldEditor *each = editor(key);
            const std::optional<Json> before = each->value();
            QVERIFY2(!each->setValue(std::optional<Json>(std::in_place, json("{\"a\":1}"))), key);
            QCOMPARE(each->value().has_value(), before.has_value());
        }
    }

    void everyWidgetHasAName() { QCOMPARE(nameless(*m_view).join(u'\n'), QString()); }

private:
    FieldEditor *editor(const char *key) const { return m_view->editor(QString::fromUtf8(key)); }
    QByteArray value(const char *key) const
    {
        const std::optional<Json> now = editor(key)->value();
        return now ? toBytes(*now) : QByteArray();
    }
    template <typename Control>
    Control *in(const char *key) const
    {
        return editor(key)->findChild<Control *>();
    }

    ScriptedPictures m_pictures;
    std::unique_ptr<FormView> m_view;
};

QTEST_MAIN(TestEditors)
#include "tst_editors.moc"
