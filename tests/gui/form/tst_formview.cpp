// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"
#include "scriptedpictures.h"

#include "tests/support/models.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formview.h"
#include "ui/form/kinds/mediaeditor.h"
#include "ui/form/kinds/rawjsoneditor.h"
#include "ui/form/textarea.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QLayout>
#include <QScrollBar>
#include <QSignalSpy>

using namespace maquette;
using namespace maquette::formtest;

//! \brief The forms of whole models: order, width, Tab order, values, and every schema of a catalogue.
class TestFormView : public QObject
{
    Q_OBJECT

private slots:
    void everyModelHasEveryFieldInOrder_data()
    {
        QTest::addColumn<QString>("id");
        for (const auto &model : test::modelsOf(catalogue()))
            QTest::newRow(qPrintable(model->id.text())) << model->id.text();
        QCOMPARE(catalogue().entries().size(), size_t(5));
    }
    void everyModelHasEveryFieldInOrder()
    {
        QFETCH(QString, id);
        FormView view(m_pictures);
        const auto model = shipped(id);
        show(view, model);
        QCOMPARE(view.editors().size(), model->fields.size());
        int bottom = -1;
        for (qsizetype i = 0; i < model->fields.size(); ++i) {
            const FieldEditor *editor = view.editors().at(i);
            QCOMPARE(editor->field().key, model->fields.at(i).key);
            QCOMPARE(editor->objectName(), QString(QStringLiteral("field:") + model->fields.at(i).key));
            QVERIFY(editor->y() > bottom);
            bottom = editor->geometry().bottom();
            QVERIFY2(qobject_cast<const RawJsonEditor *>(editor) == nullptr,
                     "none of these needs the last resort");
            QVERIFY2(editor->width() <= 320, "fits the column");
        }
        QVERIFY(!view.horizontalScrollBar()->isVisible());
        QCOMPARE(view.widget()->width(), view.viewport()->width());
        QCOMPARE(nameless(view).join(u'\n'), QString());
    }

    void tabFollowsTheEye_data() { everyModelHasEveryFieldInOrder_data(); }
    void tabFollowsTheEye()
    {
        QFETCH(QString, id);
        FormView view(m_pictures);
        show(view, shipped(id));
        view.setValues(json("{\"prompt\":\"x\",\"text\":\"x\"}"));
        view.editors().constFirst()->focusTarget()->setFocus();
        qsizetype before = 0;
        QSet<QWidget *> seen;
        for (int step = 0; step < 60; ++step) {
            QWidget *now = view.focusWidget();
            if (now == nullptr || seen.contains(now) || !view.widget()->isAncestorOf(now))
                break;
            seen += now;
            qsizetype field = 0; // Tab stays in a field until it goes on to the next one
            while (field < view.editors().size() && !view.editors().at(field)->isAncestorOf(now))
                ++field;
            QVERIFY2(field == before || field == before + 1, qPrintable(now->accessibleName()));
            before = field;
            QTest::keyClick(now, Qt::Key_Tab);
        }
        for (FieldEditor *editor : view.editors())
            QVERIFY2(seen.contains(editor->focusTarget()), qPrintable(editor->field().key));
    }

    void longWordsNeverWidenTheForm()
    {
        const auto model = modelOf(
            "{\"type\":\"object\",\"properties\":{\"a\":{\"title\":"
            "\"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft\","
            "\"description\":\"https://example.com/a/very/long/address/that/has/no/blank/in/it/at/all/and/"
            "goes/on/and/"
            "on\",\"type\":\"string\",\"enum\":["
            "\"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft\"]},\"b\":{"
            "\"title\":\"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft\","
            "\"type\":\"boolean\"},\"c\":{\"title\":"
            "\"Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz\",\"type\":\"integer\","
            "\"minimum\":-9000000000000000000,\"maximum\":9000000000000000000},\"image_url\":{\"title\":"
            "\"Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz\",\"type\":\"string\","
            "\"format\":\"image_uri\"}}}");
        FormView view(m_pictures);
        show(view, model);
        QCOMPARE(view.widget()->width(), view.viewport()->width());
        QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
        for (const FieldEditor *editor : view.editors())
            QVERIFY2(editor->geometry().right() < 352 - 15, qPrintable(editor->field().key));
    }

    void valuesRoundTripByteForByte()
    {
        FormView view(m_pictures);
        show(view, shipped(QStringLiteral("bytedance/dreamina-4-0/text-to-image")));
        const Json given = json(
            "{\"prompt\":\"a – b "
            "“c”\\nd\",\"width×height\":\"6198x2656(21:9)\",\"scale\":0.123456789,\"force_single\":true}");
        QVERIFY(view.setValues(given).isEmpty());
        QCOMPARE(toBytes(view.values()), toBytes(given));
    }

    void valuesThatDoNotFitAreToldAndReset()
    {
        FormView view(m_pictures);
        show(view, shipped(QStringLiteral("bytedance/dreamina-4-0/text-to-image")));
        const QStringList left = view.setValues(json("{\"prompt\":\"x\",\"scale\":\"much\",\"of_yore\":1}"));
        QCOMPARE(left, QStringList({QStringLiteral("scale"), QStringLiteral("of_yore")}));
        QCOMPARE(toBytes(view.values()["scale"]), QByteArray("0.5"));
    }

    void anUnfinishedJsonTextSurvivesInTheState()
    {
        const auto model = modelOf("{\"type\":\"object\",\"properties\":{\"loras\":{\"type\":\"array\"}}}");
        FormView view(m_pictures);
        show(view, model);
        auto *area = view.findChild<TextArea *>();
        area->setFocus();
        QTest::keyClicks(area, QStringLiteral("[{\"path\":"));
        const FormState state = FormState::fromBytes(view.state().toBytes());
        FormView other(m_pictures);
        show(other, model);
        other.setState(state);
        QCOMPARE(other.findChild<TextArea *>()->toPlainText(), QStringLiteral("[{\"path\":"));
        other.check();
        QVERIFY(!other.problems().isEmpty());
    }

    void problemsAppearAfterTyping()
    {
        FormView view(m_pictures);
        show(view, shipped(QStringLiteral("bytedance/dreamina-4-0/text-to-image")));
        QCOMPARE(view.problems().size(), 1);
        FieldEditor *prompt = view.editor(QStringLiteral("prompt"));
        QVERIFY(prompt->shownProblem().isEmpty());
        QSignalSpy checked(&view, &FormView::checked);
        prompt->focusTarget()->setFocus();
        QTest::keyClicks(prompt->focusTarget(), QString(801, u'x'));
        QTRY_VERIFY(checked.count() > 0);
        QTRY_VERIFY(prompt->shownProblem().contains(QStringLiteral("800")));
    }

    void theNumberInThePromptIsCompared()
    {
        FormView view(m_pictures);
        show(view, shipped(QStringLiteral("bytedance/seedream-4-0/sequential")));
        view.setValues(
            json("{\"text\":\"Generate 3 images of the sea\",\"sequential_image_generation_options\":5}"));
        view.check();
        FieldEditor *count = view.editor(QStringLiteral("sequential_image_generation_options"));
        QCOMPARE(count->shownProblem(), QStringLiteral("The prompt says 3, this field says 5."));
        for (const FieldProblem &problem : view.problems())
            QVERIFY(!problem.blocks);
    }

    void fieldsKeepTheirHeightsWhenTheFormScrolls()
    {
        FormView view(m_pictures);
        show(view, shipped(QStringLiteral("bytedance/seedream-4-0/sequential")));
        const auto heights = [&view] {
            QApplication::processEvents();
            QList<int> all;
            for (const FieldEditor *editor : view.editors())
                all += editor->height() - editor->layout()->heightForWidth(editor->width());
            return all;
        };
        const QList<int> exact(view.editors().size(), 0);
        QCOMPARE(heights(), exact);
        view.resize(352, 400);
        QVERIFY(view.verticalScrollBar()->maximum() > 0);
        QCOMPARE(heights(), exact);
        view.showAllProblems();
        QCOMPARE(heights(), exact);
        view.setValues(json("{\"text\":\"Generate 3 images\",\"seed\":5}"));
        view.check();
        QCOMPARE(heights(), exact);
        view.reset();
        QCOMPARE(heights(), exact);
    }

    void building()
    {
        QBENCHMARK
        {
            FormView view(m_pictures);
            view.resize(352, 900);
            view.setModel(shipped(QStringLiteral("bytedance/seedream-5/lite/text-to-image")));
            view.widget()->layout()->activate();
        }
    }

    void theCatalogueBuildsAndRoundTrips()
    {
        const QString file = qEnvironmentVariable("MAQUETTE_TEST_CATALOGUE");
        if (file.isEmpty())
            QSKIP("MAQUETTE_TEST_CATALOGUE names no catalogue");
        QFile catalogueFile(file);
        QVERIFY(catalogueFile.open(QIODevice::ReadOnly));
        const Json all = json(catalogueFile.readAll());
        int built = 0;
        for (const Json &entry : all["models"]) {
            const auto model = modelOf(toBytes(entry["input_schema"]));
            FormView view(m_pictures);
            show(view, model);
            QCOMPARE(view.editors().size(), model->fields.size());
            const QByteArray once = toBytes(view.values());
            view.setValues(view.values());
            QCOMPARE(toBytes(view.values()), once);
            QVERIFY(!view.values().dump().empty());
            for (const Field &field : model->fields) {
                if (field.exampleDefault)
                    QVERIFY2(!view.values().contains(field.key.toStdString()), "an example is never a value");
            }
            QCOMPARE(view.widget()->width(), view.viewport()->width());
            QCOMPARE(nameless(view).join(u'\n'), QString());
            ++built;
        }
        QVERIFY(built > 100);
    }

    void longDescriptionsFold()
    {
        const QString words = QStringLiteral("This is what the field does, at some length. ").repeated(12);
        WrapLabel label(words);
        label.setFolding();
        label.resize(300, label.heightForWidth(300));
        QVERIFY(label.isFolded());
        const int folded = label.heightForWidth(300);
        QCOMPARE(folded, 2 * label.fontMetrics().lineSpacing());
        QCOMPARE(label.accessibleName(), words);
        label.show();
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        QTest::mouseClick(&label, Qt::LeftButton);
        QVERIFY(!label.isFolded() && label.heightForWidth(300) > 2 * folded);
        QTest::mouseClick(&label, Qt::LeftButton);
        QCOMPARE(label.heightForWidth(300), folded);
        QCOMPARE(label.cursor().shape(), Qt::PointingHandCursor);
        label.resize(5000, folded);
        QTRY_COMPARE(label.cursor().shape(), Qt::ArrowCursor);
        QVERIFY(label.heightForWidth(5000) < folded && !label.isFolded()); // in a wide place all is shown
        // Without a hint of its own it leaves alone what its owner says of it.
        label.setToolTip(QStringLiteral("tip"));
        label.setAccessibleDescription(QStringLiteral("described"));
        label.resize(300, folded);
        QTRY_COMPARE(label.cursor().shape(), Qt::PointingHandCursor);
        QCOMPARE(label.toolTip(), QStringLiteral("tip"));
        QCOMPARE(label.accessibleDescription(), QStringLiteral("described"));
        WrapLabel shortOne(QStringLiteral("Three words only."));
        shortOne.setFolding();
        QCOMPARE(shortOne.heightForWidth(300), shortOne.fontMetrics().lineSpacing());
        QVERIFY(!shortOne.isFolded());
    }

    void scrollsOnlyWhatDoesNotFit()
    {
        for (const auto &model : test::modelsOf(catalogue())) {
            FormView view(m_pictures);
            show(view, model);
            const QWidget *column = view.widget();
            for (int height = 1300; height >= 300; height -= 7) {
                view.resize(352, height);
                QCoreApplication::processEvents();
                const bool fits = column->height() <= view.viewport()->height();
                QVERIFY2(view.verticalScrollBar()->isVisible() == !fits,
                         qPrintable(QStringLiteral("%1 at %2").arg(model->id.text()).arg(height)));
                if (!fits) {
                    const int right = column->layout()->contentsMargins().right();
                    QVERIFY(column->layout()->heightForWidth(352 - 16 + right) > height);
                }
            }
        }
    }

private:
    static void show(FormView &view, const std::shared_ptr<const Model> &model)
    {
        view.resize(352, 900);
        view.setModel(model);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
    }

    ScriptedPictures m_pictures;
};

QTEST_MAIN(TestFormView)
#include "tst_formview.moc"
