// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"
#include "scriptedpictures.h"

#include "ui/form/entryframe.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/fieldkeys.h"
#include "ui/form/formview.h"
#include "ui/form/optionaljson.h"
#include "ui/form/textarea.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/theme.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QLineEdit>
#include <QToolButton>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray schema = R"({"type":"object","properties":{
    "note":{"type":"string","title":"Note","default":"a boat","description":"LONG"},
    "count":{"type":"integer","title":"Count","minimum":0,"maximum":9,"default":3,"description":"How many."},
    "size":{"type":"string","title":"Size","enum":["small","large"],"default":"small"},
    "shots":{"type":"array","title":"Shots","items":{"type":"object","properties":{
        "words":{"type":"string","title":"Words","default":"calm"},
        "length":{"type":"integer","title":"Length","minimum":1,"maximum":9,"default":5}}}}
}})";

} // namespace

//! \brief Tab goes from field to field; what stands beside a field is reached by keys all the same.
class TestFieldKeys : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_view = std::make_unique<FormView>(m_pictures);
        m_view->resize(352, 700);
        QByteArray text = schema;
        m_view->setModel(
            modelOf(text.replace("LONG", QByteArray("A long description of it. ").repeated(20))));
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    void cleanup() { m_view.reset(); }

    void tabStopsAtNoReset();
    void aFieldGoesBackByKeys_data();
    void aFieldGoesBackByKeys();
    void theFieldInACardAloneGoesBack();
    void aListGoesBackAsAWhole_data();
    void aListGoesBackAsAWhole();
    void theFocusStaysInTheField();
    void nothingHappensWhereNothingIsChanged();
    void aFoldedDescriptionOpensByKeys();
    void aShortDescriptionSaysNothing();

private:
    [[nodiscard]] FieldEditor *editor(const QString &key) const
    {
        return m_view->findChild<FieldEditor *>(u"field:"_s + key);
    }
    static void press(int key, Qt::KeyboardModifiers with)
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), with);
    }
    static void pressReset() { press(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier); }

    Theme m_theme;
    ScriptedPictures m_pictures;
    std::unique_ptr<FormView> m_view;
};

void TestFieldKeys::tabStopsAtNoReset()
{
    m_view->setValues(json(R"({"note":"x","count":5,"size":"large"})"));
    editor(u"note"_s)->focusTarget()->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 20; ++i) {
        QVERIFY2(QApplication::focusWidget()->objectName() != u"reset"_s,
                 qPrintable(QApplication::focusWidget()->accessibleName()));
        press(Qt::Key_Tab, {});
    }
    auto *reset = editor(u"count"_s)->findChild<QToolButton *>(u"reset"_s);
    QVERIFY(reset->isVisible());
    QVERIFY(reset->toolTip().contains(u"Ctrl+Shift+Backspace"_s));
    editor(u"note"_s)->focusTarget()->setFocus(Qt::TabFocusReason);
    QTest::mouseClick(reset, Qt::LeftButton);
    QCOMPARE(editor(u"count"_s)->value()->get<int>(), 3);
    QVERIFY(editor(u"count"_s)->hasFocusInside());
}

void TestFieldKeys::aFieldGoesBackByKeys_data()
{
    QTest::addColumn<QString>("key");
    for (const char *key : {"note", "count", "size"})
        QTest::newRow(key) << QString::fromLatin1(key);
}

void TestFieldKeys::aFieldGoesBackByKeys()
{
    QFETCH(QString, key);
    m_view->setValues(json(R"({"note":"a long word","count":5,"size":"large"})"));
    FieldEditor *field = editor(key);
    QVERIFY(!field->isAtDefault());
    field->focusTarget()->setFocus(Qt::TabFocusReason);
    pressReset();
    QVERIFY(field->isAtDefault());
    QVERIFY(field->hasFocusInside());
    for (const FieldEditor *each : m_view->editors())
        QVERIFY(each == field || each->field().key == u"shots"_s || !each->isAtDefault());
}

void TestFieldKeys::theFieldInACardAloneGoesBack()
{
    m_view->setValues(json(R"({"shots":[{"words":"storm","length":7},{"words":"fog","length":2}]})"));
    const auto cards = m_view->findChildren<EntryFrame *>();
    QCOMPARE(cards.size(), 2);
    auto *words = cards.at(0)->findChild<FieldEditor *>(u"field:words"_s);
    words->focusTarget()->setFocus(Qt::TabFocusReason);
    pressReset();
    const QByteArray left = R"([{"words":"calm","length":7},{"words":"fog","length":2}])";
    QCOMPARE(toBytes(*editor(u"shots"_s)->value()), left);
    pressReset(); // again: it never takes the whole list
    QCOMPARE(toBytes(*editor(u"shots"_s)->value()), left);
}

void TestFieldKeys::aListGoesBackAsAWhole_data()
{
    QTest::addColumn<bool>("byKeys");
    QTest::newRow("by keys, from a handle") << true;
    QTest::newRow("by mouse") << false;
}

void TestFieldKeys::aListGoesBackAsAWhole()
{
    QFETCH(bool, byKeys);
    m_view->setValues(json(R"({"shots":[{"words":"storm","length":7},{"words":"fog","length":2}]})"));
    FieldEditor *list = editor(u"shots"_s);
    QTRY_VERIFY(list->offersReset());
    list->findChildren<EntryFrame *>().at(1)->handle()->setFocus(Qt::TabFocusReason);
    if (byKeys)
        pressReset();
    else // the one of the list stands in its own head
        QTest::mouseClick(list->findChild<QToolButton *>(u"reset"_s, Qt::FindDirectChildrenOnly),
                          Qt::LeftButton);
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(list->isAtDefault());
    QVERIFY(list->findChildren<EntryFrame *>().isEmpty());
    QVERIFY(list->hasFocusInside());
}

void TestFieldKeys::theFocusStaysInTheField()
{
    m_view->setValues(json(R"({"count":5})"));
    FieldEditor *count = editor(u"count"_s);
    QList<QWidget *> stops;
    for (QWidget *each : count->findChildren<QWidget *>()) {
        if (each->focusPolicy() != Qt::NoFocus && each->focusProxy() == nullptr && each->isVisible())
            stops << each;
    }
    QVERIFY(!stops.isEmpty());
    for (QWidget *each : std::as_const(stops)) {
        count->setValue(some(Json(5)));
        each->setFocus(Qt::TabFocusReason);
        QWidget *before = QApplication::focusWidget();
        pressReset();
        QVERIFY(count->isAtDefault());
        QCOMPARE(QApplication::focusWidget(), before);
    }
}

void TestFieldKeys::nothingHappensWhereNothingIsChanged()
{
    auto *area = editor(u"note"_s)->findChild<TextArea *>();
    area->setFocus(Qt::TabFocusReason);
    QVERIFY(editor(u"note"_s)->isAtDefault());
    pressReset();
    QCOMPARE(area->toPlainText(), u"a boat"_s);
    QTest::keyClick(area, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(area, Qt::Key_Backspace, Qt::ControlModifier); // without Shift it is the text's
    QCOMPARE(area->toPlainText(), u"a "_s);
}

void TestFieldKeys::aFoldedDescriptionOpensByKeys()
{
    FieldEditor *field = editor(u"note"_s);
    WrapLabel *text = field->description();
    QVERIFY(text && text->isFolded());
    QVERIFY(text->accessibleDescription().contains(u"Ctrl+Shift+D"_s));
    QVERIFY(text->toolTip().contains(u"Ctrl+Shift+D"_s));
    field->focusTarget()->setFocus(Qt::TabFocusReason);
    const int folded = text->height();
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!text->isFolded());
    QVERIFY(text->toolTip().isEmpty());
    QTRY_VERIFY(text->height() > folded);
    QVERIFY(field->hasFocusInside());
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(text->isFolded());
    QTRY_COMPARE(text->height(), folded);
    // In a low window the text is brought into view.
    m_view->resize(352, 200);
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!text->visibleRegion().isEmpty());
}

void TestFieldKeys::aShortDescriptionSaysNothing()
{
    FieldEditor *field = editor(u"count"_s);
    QVERIFY(field->description());
    QVERIFY(field->description()->accessibleDescription().isEmpty());
    field->focusTarget()->setFocus(Qt::TabFocusReason);
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!field->description()->isFolded());
    editor(u"size"_s)->focusTarget()->setFocus(Qt::TabFocusReason);
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier); // has none
    QCOMPARE(FieldKeys::resetText(), u"Ctrl+Shift+Backspace"_s);
}

QTEST_MAIN(TestFieldKeys)
#include "tst_fieldkeys.moc"
