// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"
#include "panelrig.h"
#include "scriptedpictures.h"

#include "app/jobs/prompthistory.h"
#include "models/core/checks.h"
#include "ui/browser/modellist.h"
#include "ui/browser/modelmarks.h"
#include "ui/form/editorfactory.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formview.h"
#include "ui/form/kinds/rawjsoneditor.h"

#include <QFile>
#include <QTemporaryDir>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

//! What the artist meets when a model's file or its schema is not what it should be: the file is named with
//! its line, the reason and what to do; the other models work; a field of a kind never heard of can be
//! filled.
class TestBadModels : public QObject
{
    Q_OBJECT

private slots:
    void brokenFilesAreTold_data();
    void brokenFilesAreTold();
    void oddFieldsCanBeFilled_data();
    void oddFieldsCanBeFilled();
    void hopelessFieldsDoNotCrash_data();
    void hopelessFieldsDoNotCrash();
    void withoutAModelNothingIsSent();

private:
    ScriptedPictures m_pictures;
};

void TestBadModels::brokenFilesAreTold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("line");
    QTest::newRow("not JSON") << QByteArray("{\n\"model_id\": \"a/b\"\n\"x\": 1}") << 3;
    QTest::newRow("a web page") << QByteArray("<!DOCTYPE html><html></html>") << 1;
    QTest::newRow("empty") << QByteArray() << 1;
    QTest::newRow("cut short") << QByteArray("{\n\"model_id\": \"a/b\",\n\"input_sch") << 3;
    QTest::newRow("bytes") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10) << 1;
    QTest::newRow("no schema") << QByteArray("{\"model_id\": \"a/b\"}") << 1;
    QTest::newRow("schema is text") << QByteArray("{\"model_id\": \"a/b\",\n\"input_schema\": \"{}\"}") << 2;
    QTest::newRow("no properties") << QByteArray("{\"model_id\": \"a/b\",\n\"input_schema\": {}}") << 2;
    QTest::newRow("properties are a list")
        << QByteArray("{\"model_id\": \"a/b\",\n\"input_schema\": {\n\"properties\": [1]}}") << 3;
}

void TestBadModels::brokenFilesAreTold()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, line);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"mine.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const Catalogue catalogue = Catalogue::load({u":/models"_s, folder.path()});
    QCOMPARE(catalogue.entries().size(), std::size_t(5));
    const ModelMarks marks;
    ModelList list(catalogue, marks);
    QCOMPARE(list.rowCount(), 6);
    const QModelIndex row = list.index(5, 0);
    QCOMPARE(row.data().toString(), u"mine.json"_s);
    for (const int role : {int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)}) {
        const QString told = row.data(role).toString();
        QVERIFY2(told.contains(u"line %1:"_s.arg(line)), qPrintable(told));
        QVERIFY2(told.contains(u"Mend or remove the file"_s), qPrintable(told));
    }
    QVERIFY(!row.flags().testFlag(Qt::ItemIsSelectable));
    // It stands there whatever was searched, as long as nothing was.
    ModelFilter filter;
    filter.text = u"seedream"_s;
    list.setFilter(filter);
    QVERIFY(list.rowCount() >= 3);
}

void TestBadModels::oddFieldsCanBeFilled_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("a type never heard of")
        << QByteArray(R"({"type":"quaternion"})") << QByteArray(R"([0.5,1,{"w":9007199254740993}])");
    QTest::newRow("no type") << QByteArray("{}") << QByteArray(R"({"any":[1,2]})");
    QTest::newRow("a type that is a number") << QByteArray(R"({"type":7})") << QByteArray("7");
    QTest::newRow("an object of anything")
        << QByteArray(R"({"type":"object"})") << QByteArray(R"({"a":"b"})");
    QTest::newRow("an array of objects") << QByteArray(R"({"type":"array","items":{"type":"object"}})")
                                         << QByteArray(R"([{"path":"x"},{"path":"y"}])");
    QTest::newRow("true in the place of a schema") << QByteArray("true") << QByteArray(R"("x")");
}

void TestBadModels::oddFieldsCanBeFilled()
{
    QFETCH(QByteArray, property);
    QFETCH(QByteArray, value);
    const auto model = modelOf(R"({"type":"object","required":["prompt"],"properties":{)"
                               R"("prompt":{"type":"string"},"odd":)" +
                               property + "}}");
    QVERIFY(model);
    QCOMPARE(model->fields.size(), 2);
    FormView view(m_pictures);
    view.setModel(model);
    FieldEditor *editor = view.editor(u"odd"_s);
    QVERIFY(qobject_cast<RawJsonEditor *>(editor));
    QVERIFY(!editor->focusTarget()->accessibleName().isEmpty());
    QCOMPARE(view.setValues(json(R"({"prompt":"a","odd":)" + value + "}")), QStringList());
    QCOMPARE(toBytes(view.values()["odd"]), toBytes(json(value)));
    view.check();
    for (const FieldProblem &problem : view.problems())
        QVERIFY2(problem.key != u"odd"_s, qPrintable(problem.message));
}

void TestBadModels::hopelessFieldsDoNotCrash_data()
{
    QTest::addColumn<QByteArray>("property");
    for (const char *property :
         {R"({"type":"string","enum":[]})", R"({"type":"string","enum":5})",
          R"({"type":"integer","enum":["a",null]})", R"({"type":"integer","minimum":9,"maximum":1})",
          R"({"type":"float","minimum":"low","maximum":[]})", R"({"type":"string","maxLength":-1})",
          R"({"type":"string","maxLength":"long"})",
          R"({"type":"string","format":"uri","validations":"none"})",
          R"({"type":"string","format":"uri","validations":[{"rule":"unheard","value":{}},7]})",
          R"({"type":"boolean","default":"perhaps"})", R"({"type":"integer","default":1e300})",
          R"({"$ref":"#/properties/odd"})", R"({"allOf":[{"$ref":"#"}]})", "null", "[]", "5"})
        QTest::newRow(property) << QByteArray(property);
}

void TestBadModels::hopelessFieldsDoNotCrash()
{
    QFETCH(QByteArray, property);
    const auto model =
        modelOf(R"({"type":"object","properties":{"prompt":{"type":"string"},"odd":)" + property + "}}");
    QVERIFY(model);
    FormView view(m_pictures);
    view.resize(352, 600);
    view.setModel(model);
    view.show();
    QVERIFY(view.editor(u"prompt"_s));
    view.setValues(json(R"({"prompt":"a"})"));
    QCOMPARE(toBytes(view.values()["prompt"]), QByteArray("\"a\""));
    view.check();
    for (const FieldProblem &problem : view.problems())
        QVERIFY2(!problem.message.isEmpty() && problem.message.endsWith(u'.'), qPrintable(problem.message));
}

void TestBadModels::withoutAModelNothingIsSent()
{
    PanelRig rig;
    QVERIFY(rig.open());
    const Catalogue none;
    FormPanel bare(none, *rig.drafts, rig.prices, std::make_unique<ScriptedPictures>());
    QSignalSpy orders(&bare, &FormPanel::generateRequested);
    bare.show();
    QTest::keyClick(&bare, Qt::Key_Return, Qt::ControlModifier);
    bare.generate();
    bare.previewRequest();
    bare.undo();
    bare.redo();
    bare.resetForm();
    bare.takeExample();
    bare.usePrompt({}, {});
    bare.useWork(AssetId(7), {}, {});
    QVERIFY(orders.isEmpty());
}

QTEST_MAIN(TestBadModels)
#include "tst_badmodels.moc"
