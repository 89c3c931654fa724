// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/prompthistory.h"
#include "formtest.h"

#include "panelrig.h"
#include "ui/form/alternativesbar.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formfooter.h"
#include "ui/form/formview.h"
#include "ui/form/noticebar.h"
#include "ui/form/promptsdialog.h"
#include "ui/form/textarea.h"
#include "ui/settings/preferences.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

namespace
{
const auto dreamina = u"bytedance/dreamina-4-0/text-to-image"_s;
} // namespace

//! \brief Alternatives in a prompt, from the keys to the orders: what is shown is what is sent.
class TestAlternatives : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qRegisterMetaType<QList<JobOrder>>(); }
    void init()
    {
        m_rig = std::make_unique<PanelRig>();
        QVERIFY(m_rig->open());
        m_preferences = std::make_unique<Preferences>(m_rig->folder.filePath(u"settings.ini"_s));
        write(u"moods.txt"_s, "calm\nstormy\n");
        panel()->setPromptLists(lists(), *m_preferences);
        panel()->setModel(ModelId(dreamina));
        QTRY_COMPARE(panel()->model().text(), dreamina);
        m_orders = std::make_unique<QSignalSpy>(panel(), &FormPanel::generateRequested);
    }
    void cleanup()
    {
        m_orders.reset();
        m_rig->close(); // before the preferences that it follows
        m_preferences.reset();
        m_rig.reset();
    }

    void nothingIsShownWithoutAny()
    {
        type(u"a {plain} prompt, (word:1.2)"_s);
        QVERIFY(bar()->isHidden());
        QCOMPARE(button()->text(), u"Generate"_s);
        press();
        QCOMPARE(sent(), QStringList(u"a {plain} prompt, (word:1.2)"_s));
    }

    void everyCombinationIsShownAndSent()
    {
        type(u"a {red|blue} boat at {dusk|dawn|noon}"_s);
        QVERIFY(bar()->isVisible());
        QCOMPARE(bar()->text(), u"All 6 combinations"_s);
        QCOMPARE(button()->text(), u"Generate 6"_s);
        press();
        QCOMPARE(sent(),
                 QStringList({u"a red boat at dusk"_s, u"a red boat at dawn"_s, u"a red boat at noon"_s,
                              u"a blue boat at dusk"_s, u"a blue boat at dawn"_s, u"a blue boat at noon"_s}));
        QCOMPARE(area()->toPlainText(), u"a {red|blue} boat at {dusk|dawn|noon}"_s);
    }

    void runsMultiply()
    {
        type(u"{a|b}"_s);
        panel()->setRuns(2);
        QCOMPARE(button()->text(), u"Generate 4"_s);
        press();
        QCOMPARE(sent(), QStringList({u"a"_s, u"b"_s, u"a"_s, u"b"_s}));
    }

    void listsAreRead()
    {
        type(u"a __moods__ sea"_s);
        QCOMPARE(bar()->text(), u"All 2 combinations"_s);
        press();
        QCOMPARE(sent(), QStringList({u"a calm sea"_s, u"a stormy sea"_s}));
    }

    void aListThatIsMissingIsSaidBeforePaying()
    {
        type(u"a __nothing__ sea"_s);
        QTRY_VERIFY(!editor()->shownProblem().isEmpty());
        QVERIFY2(editor()->shownProblem().contains(u"nothing"), qPrintable(editor()->shownProblem()));
        QVERIFY(button()->isEnabled()); // as text it can be sent
    }

    void manyAreReadFirst()
    {
        type(u"{a|b|c|d|e} {1|2|3|4|5}"_s);
        spin()->setValue(25);
        QCOMPARE(button()->text(), u"Generate 25"_s);
        QTest::keyClick(area(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(sent().isEmpty());
        auto *dialog = panel()->findChild<PromptsDialog *>();
        QVERIFY(dialog != nullptr);
        auto *list = dialog->findChild<QListWidget *>();
        QCOMPARE(list->count(), 25);
        QCOMPARE(list->item(24)->text(), u"e 5"_s);
        // The same keys again, and Enter: nothing is paid by habit.
        QTest::keyClick(list, Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(sent().isEmpty());
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"sendPrompts"_s), Qt::LeftButton);
        QCOMPARE(sent().size(), 25);
    }

    void whatWasShownIsWhatIsSent()
    {
        type(u"{a|b|c|d|e|f|g|h} {1|2|3|4|5|6|7|8}"_s);
        choose(AlternativesChoice::Way::Distinct);
        spin()->setValue(20);
        QTest::keyClick(area(), Qt::Key_Return, Qt::ControlModifier);
        auto *dialog = panel()->findChild<PromptsDialog *>();
        QVERIFY(dialog != nullptr);
        QStringList shown;
        for (int i = 0; i < dialog->findChild<QListWidget *>()->count(); ++i)
            shown << dialog->findChild<QListWidget *>()->item(i)->text();
        QCOMPARE(QSet<QString>(shown.begin(), shown.end()).size(), 20);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"sendPrompts"_s), Qt::LeftButton);
        QCOMPARE(sent(), shown);
        QTRY_VERIFY(panel()->findChild<PromptsDialog *>() == nullptr);
        // The next click draws others.
        panel()->generate();
        dialog = panel()->findChild<PromptsDialog *>();
        QVERIFY(dialog != nullptr);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"sendPrompts"_s), Qt::LeftButton);
        QVERIFY(sent().mid(20) != shown);
    }

    void aListThatGrewMeanwhileIsShownAnew()
    {
        type(u"a __moods__ sea"_s);
        QCOMPARE(button()->text(), u"Generate 2"_s);
        write(u"moods.txt"_s, "calm\nstormy\ngolden\ngrey\n");
        press();
        QVERIFY(sent().isEmpty());
        QVERIFY2(told().contains(u"have changed"), qPrintable(told()));
        QCOMPARE(button()->text(), u"Generate 4"_s);
        panel()->generate();
        QCOMPARE(sent().size(), 4);
    }

    void aFormThatChangedUnderTheDialogIsNotSent()
    {
        type(u"{a|b|c|d|e} {1|2|3|4|5}"_s);
        spin()->setValue(25);
        panel()->generate();
        auto *dialog = panel()->findChild<PromptsDialog *>();
        QVERIFY(dialog != nullptr);
        panel()->setValues(json(R"({"prompt":"{a|b|c|d|e} {1|2|3|4|6}"})"));
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"sendPrompts"_s), Qt::LeftButton);
        QVERIFY(sent().isEmpty());
        QVERIFY2(told().contains(u"have changed"), qPrintable(told()));
    }

    void whatCannotBeSentCanBeRead()
    {
        panel()->setModel(ModelId(u"bytedance/seedance-1-0/lite/image-to-video"_s));
        type(u"{a|b}"_s);
        QTest::mouseClick(bar()->findChild<QAbstractButton *>(u"readPrompts"_s), Qt::LeftButton);
        auto *dialog = panel()->findChild<PromptsDialog *>();
        QVERIFY(dialog != nullptr);
        QVERIFY(!dialog->findChild<QPushButton *>(u"sendPrompts"_s)->isEnabled());
    }

    void whatWasSentIsSentAgain_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::newRow("braces") << u"say {a|b}"_s;
        QTest::newRow("list") << u"a __moods__ sea"_s;
        QTest::newRow("backslashes") << uR"(C:\{a|b} \{ \_x_)"_s;
        QTest::newRow("plain") << u"a {plain} one_two"_s;
    }
    void whatWasSentIsSentAgain()
    {
        QFETCH(QString, prompt);
        Json input = json("{}");
        input["prompt"] = jsonString(prompt);
        panel()->useSettings(ModelId(dreamina), toBytes(input), {});
        QCOMPARE(button()->text(), u"Generate"_s);
        press();
        QCOMPARE(sent(), QStringList(prompt));
        PastPrompt past;
        past.text = prompt;
        panel()->usePrompt(ModelId(dreamina), past);
        panel()->generate();
        QCOMPARE(sent(), QStringList({prompt, prompt}));
        QCOMPARE(written(), QStringList({QString(), QString()}));
    }

    void whatWasWrittenComesBackWithItsAlternatives()
    {
        type(u"a {red|blue} car"_s);
        press();
        QCOMPARE(written(), QStringList({u"a {red|blue} car"_s, u"a {red|blue} car"_s}));
        type({});
        PastPrompt past;
        past.text = written().constFirst();
        past.written = true;
        panel()->usePrompt(ModelId(dreamina), past);
        panel()->generate();
        QCOMPARE(sent(), QStringList({u"a red car"_s, u"a blue car"_s, u"a red car"_s, u"a blue car"_s}));
    }

    //! All were chosen and not all are made, or a list is missing: that is read first, however few they are.
    void whatNobodyMeantIsReadFirst_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<bool>("read");
        QTest::newRow("all") << u"{a|b|c} sea"_s << false;
        QTest::newRow("more than the most") << u"{1|2|3|4|5|6} {a|b|c|d}"_s << true;
        QTest::newRow("a list that is missing") << u"{a|b} __nolist__"_s << true;
    }
    void whatNobodyMeantIsReadFirst()
    {
        QFETCH(QString, prompt);
        QFETCH(bool, read);
        type(prompt);
        press();
        QCOMPARE(panel()->findChild<PromptsDialog *>() != nullptr, read);
        QCOMPARE(m_orders->isEmpty(), read);
    }

    void theyCanBeSwitchedOff()
    {
        type(u"{a|b}"_s);
        choose(AlternativesChoice::Way::Plain);
        QVERIFY(bar()->isVisible());
        QCOMPARE(button()->text(), u"Generate"_s);
        press();
        QCOMPARE(sent(), QStringList(u"{a|b}"_s));
        QCOMPARE(Preferences(m_rig->folder.filePath(u"settings.ini"_s)).alternatives().way,
                 AlternativesChoice::Way::Plain);
    }

    void lengthIsOfWhatIsSent()
    {
        const QString half(500, u'x'); // 800 are allowed
        type(u"{"_s + half + u'|' + half + u"y}"_s);
        QTRY_VERIFY2(button()->isEnabled(), qPrintable(panel()->reason()));
        press();
        QCOMPARE(sent(), QStringList({half, half + u'y'}));
    }

    void oneThatIsTooLongStopsAll()
    {
        type(u"{short|"_s + QString(900, u'x') + u"}"_s);
        QTRY_VERIFY2(button()->isEnabled(), qPrintable(panel()->reason()));
        press();
        QVERIFY(sent().isEmpty());
        const QString told = panel()->findChild<NoticeBar *>()->text();
        QVERIFY2(told.contains(u"1 of the 2 prompts"), qPrintable(told));
    }

    void braceByBackslashIsABrace()
    {
        type(uR"(\{a\|b\})"_s);
        press();
        QCOMPARE(sent(), QStringList(u"{a|b}"_s));
    }

    void keysReachAllOfIt()
    {
        type(u"{a|b}"_s);
        QVERIFY2(nameless(*bar()).isEmpty(), qPrintable(nameless(*bar()).join(u", "_s)));
        auto *way = bar()->findChild<QComboBox *>();
        way->setFocus();
        QTest::keyClick(way, Qt::Key_Down);
        QCOMPARE(m_preferences->alternatives().way, AlternativesChoice::Way::Distinct);
        QTest::keyClick(way, Qt::Key_Tab);
        QCOMPARE(qApp->focusWidget(), spin());
    }

private:
    [[nodiscard]] FormPanel *panel() const { return m_rig->panel.get(); }
    [[nodiscard]] TextArea *area() const { return panel()->findChild<TextArea *>(); }
    [[nodiscard]] AlternativesBar *bar() const { return panel()->findChild<AlternativesBar *>(); }
    [[nodiscard]] QPushButton *button() const { return panel()->findChild<QPushButton *>(u"generate"_s); }
    [[nodiscard]] QSpinBox *spin() const { return bar()->findChild<QSpinBox *>(); }
    [[nodiscard]] FieldEditor *editor() const
    {
        return panel()->findChild<FormView *>()->editor(u"prompt"_s);
    }
    [[nodiscard]] QString lists() const { return m_rig->folder.filePath(u"lists"_s); }
    void write(const QString &name, const QByteArray &lines)
    {
        QVERIFY(QDir().mkpath(lists()));
        QFile file(lists() + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(lines);
    }
    void type(const QString &text)
    {
        panel()->focusPrompt();
        QTest::keyClicks(area(), text);
        QCoreApplication::processEvents();
    }
    void choose(AlternativesChoice::Way way)
    {
        auto *box = bar()->findChild<QComboBox *>();
        box->setFocus();
        while (box->currentIndex() < int(way))
            QTest::keyClick(box, Qt::Key_Down);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QString told() const { return panel()->findChild<NoticeBar *>()->text(); }
    void press() { QTest::mouseClick(button(), Qt::LeftButton); }
    [[nodiscard]] QStringList sent() const
    {
        QStringList prompts;
        for (const QList<QVariant> &each : *m_orders) {
            for (const JobOrder &order : each.constFirst().value<QList<JobOrder>>())
                prompts << stringMember(json(order.input), "prompt");
        }
        return prompts;
    }

    [[nodiscard]] QStringList written() const
    {
        QStringList prompts;
        for (const QList<QVariant> &each : *m_orders) {
            for (const JobOrder &order : each.constFirst().value<QList<JobOrder>>())
                prompts << order.written;
        }
        return prompts;
    }

    std::unique_ptr<PanelRig> m_rig;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<QSignalSpy> m_orders;
};

QTEST_MAIN(TestAlternatives)
#include "tst_alternatives.moc"
