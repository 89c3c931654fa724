// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formfiller.h"
#include "formtest.h"
#include "randomvalue.h"
#include "scriptedpictures.h"

#include "models/schema/schema.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formview.h"
#include "ui/form/kinds/seededitor.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QMap>
#include <QTest>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

namespace
{

QString folderGiven; // on the command line

struct Case
{
    QString name;
    Json schema;
};

//! The schemas in a file: one, or those of a catalogue entry, or of a page of the catalogue.
QList<Case> casesIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const Result<Json> read = parseJson(file.readAll());
    if (!read)
        return {};
    const QString base = QFileInfo(path).completeBaseName();
    if (const Json *schema = member(*read, "input_schema"))
        return {{stringMember(*read, "model_id"), *schema}};
    const Json *models = member(*read, "models");
    if (!models || !models->is_array())
        return {{base, *read}};
    QList<Case> cases;
    for (const Json &entry : *models) {
        if (const Json *schema = member(entry, "input_schema"))
            cases.append({stringMember(entry, "model_id"), *schema});
    }
    return cases;
}

QList<Case> casesBelow(const QString &folder)
{
    QList<Case> cases;
    const QStringList files = QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        cases += casesIn(QDir(folder).filePath(file));
    return cases;
}

const char *nameOf(FieldKind kind)
{
    static const char *const names[] = {"text",    "choice", "number", "amount",     "seed",
                                        "boolean", "fixed",  "media",  "media list", "list",
                                        "group",   "tuple",  "map",    "variant",    "json"};
    return names[static_cast<int>(kind)];
}

void countKinds(const Field &field, const QString &place, QMap<QString, int> &kinds, QStringList &raw)
{
    kinds[QString::fromLatin1(nameOf(field.kind))] += 1;
    if (field.kind == FieldKind::Raw)
        raw.append(place);
    for (const Field &part : field.parts)
        countKinds(part, part.key.isEmpty() ? place : place + u'/' + part.key, kinds, raw);
}

//! Whether \a now is \a wanted, but for defaults that nobody changed.
bool isFilled(const Field &field, const Json &wanted, const Json &now)
{
    if (field.kind == FieldKind::Variant) {
        const Field *kind = variantFor(field, wanted);
        return kind != nullptr && isFilled(*kind, wanted, now);
    }
    if (field.kind == FieldKind::List && wanted.is_array() && now.is_array() && wanted.size() == now.size()) {
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (!isFilled(field.entry(), wanted.at(i), now.at(i)))
                return false;
        }
        return true;
    }
    if (field.kind != FieldKind::Group || !wanted.is_object() || !now.is_object())
        return sameJson(wanted, now);
    for (const Field &part : field.parts) {
        const std::string key = part.key.toStdString();
        const Json *own = member(wanted, key);
        const Json *is = member(now, key);
        const Json *given = field.defaultValue ? member(*field.defaultValue, key) : nullptr;
        const bool untouched =
            !own && is &&
            ((part.defaultValue && sameJson(*part.defaultValue, *is)) || (given && sameJson(*given, *is)));
        const bool nothing = own && !is && !part.required && own->is_object() && own->empty();
        if (own && is ? !isFilled(part, *own, *is) : (own || is) && !untouched && !nothing)
            return false;
    }
    return true;
}

//! The rows of fallbacks.md: "schema field".
QSet<QString> excused()
{
    QSet<QString> rows;
    QFile file(QStringLiteral(MAQUETTE_TEST_DATA "/fallbacks.md"));
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        const QStringList cells = line.split(u'|');
        if (cells.size() >= 5 && !cells.at(1).contains(u"---"_s) && cells.at(1).trimmed() != u"schema"_s)
            rows.insert(cells.at(1).trimmed() + u' ' + cells.at(2).trimmed());
    }
    return rows;
}

} // namespace

//! \brief Each schema of a folder as a form: built, filled by hand, checked, and brought back as it was
//! given. `tst_form_corpus DIR` takes another folder than our own.
class TestFormCorpus : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        folders = {QStringLiteral(MAQUETTE_TEST_DATA "/schemas")};
        const QString more = qEnvironmentVariable("MAQUETTE_SCHEMA_CORPUS");
        if (!folderGiven.isEmpty())
            folders = {folderGiven};
        else if (!more.isEmpty())
            folders.append(more);
    }

    void formsHold_data()
    {
        QTest::addColumn<QByteArray>("schema");
        for (const QString &folder : std::as_const(folders)) {
            const QList<Case> cases = casesBelow(folder);
            QVERIFY2(!cases.isEmpty(), qPrintable(u"no schemas in "_s + folder));
            for (const Case &each : cases)
                QTest::newRow(qPrintable(each.name)) << toBytes(each.schema);
        }
    }

    void formsHold()
    {
        QFETCH(QByteArray, schema);
        const auto model = modelOf(schema);
        QVERIFY(model);
        QMap<QString, int> kinds;
        QStringList raw;
        for (const Field &field : model->fields)
            countKinds(field, field.key, kinds, raw);
        for (const QString &place : std::as_const(raw))
            fallbacks.insert(QString::fromUtf8(QTest::currentDataTag()) + u' ' + place);

        QElapsedTimer watch;
        watch.start();
        FormView view(m_pictures);
        view.resize(352, 900);
        view.setModel(model);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const qint64 micros = watch.nsecsElapsed() / 1000;
        for (auto kind = kinds.cbegin(); kind != kinds.cend(); ++kind)
            allKinds[kind.key()] += kind.value();
        slowest = std::max(slowest, micros);
        ++built;
        qInfo("%d fields, %d as JSON, %.1f ms", int(model->fields.size()), int(raw.size()),
              double(micros) / 1000);

        QCOMPARE(nameless(view).join(u'\n'), QString());
        defaultsHold(view, *model);
        if (!QTest::currentTestFailed())
            valuesComeBack(view, *model);
        if (!QTest::currentTestFailed())
            fillsByHand(view, *model);
    }

    void onlyExcusedFallbacks()
    {
        QSet<QString> rows = folders.constFirst().endsWith(u"/data/schemas"_s) ? excused() : QSet<QString>();
        QStringList without = (fallbacks - rows).values();
        QStringList stale = (rows - fallbacks).values();
        without.sort();
        stale.sort();
        QCOMPARE(without.join(u'\n'), QString());
        QCOMPARE(stale.join(u'\n'), QString());
    }

    void cleanupTestCase()
    {
        QStringList parts;
        for (auto kind = allKinds.cbegin(); kind != allKinds.cend(); ++kind)
            parts.append(u"%1 %2"_s.arg(kind.value()).arg(kind.key()));
        qInfo("%d forms; %s; %d fields as JSON; slowest %.1f ms", built, qPrintable(parts.join(u", "_s)),
              int(fallbacks.size()), double(slowest) / 1000);
    }

private:
    //! What a form starts with is what comes back, and nothing of it is an example.
    static void defaultsHold(FormView &view, const Model &model)
    {
        const InputValues first = view.values();
        QCOMPARE(view.setValues(first), QStringList());
        QCOMPARE(toBytes(view.values()), toBytes(first));
        for (const Field &field : model.fields) {
            if (field.exampleDefault)
                QVERIFY2(!first.contains(field.key.toStdString()), "an example is never a value");
        }
    }

    //! Values, form, values: the same for whatever the schema allows; and the checks let it through.
    static void valuesComeBack(FormView &view, const Model &model)
    {
        RandomValue random(7);
        constexpr int rounds = 12;
        for (int round = 0; round < rounds; ++round) {
            const auto input = random.inputOf(model);
            QVERIFY2(input, "no valid input was found");
            const QStringList left = view.setValues(*input);
            QVERIFY2(left.isEmpty(),
                     qPrintable(left.join(u", "_s) + u" of "_s + QString::fromUtf8(toBytes(*input))));
            InputValues back = view.values();
            for (const auto &[key, value] : input->items()) {
                const Json *found = member(back, key);
                QVERIFY2(found && *found == value,
                         qPrintable(QString::fromStdString(key) + u": "_s +
                                    QString::fromUtf8(toBytes(value)) + u" came back as "_s +
                                    QString::fromUtf8(found ? toBytes(*found) : "nothing")));
            }
            const InputValues body = requestInput(model, *input);
            for (const FieldProblem &problem : checkRequest(model, body))
                QVERIFY2(
                    !problem.blocks || !model.validator->check(body).isEmpty(),
                    qPrintable(problem.key + u": "_s + problem.message + QString::fromUtf8(toBytes(body))));
        }
    }

    //! Keys and mouse bring a valid value into each field, and it is what is sent.
    void fillsByHand(FormView &view, const Model &model)
    {
        RandomValue random(11, true);
        constexpr int rounds = 3;
        for (int round = 0; round < rounds && !QTest::currentTestFailed(); ++round) {
            const auto input = random.inputOf(model);
            QVERIFY(input);
            view.reset();
            fillOnce(view, *input);
        }
    }

    static void fillOnce(FormView &view, const InputValues &input)
    {
        for (const auto &[key, value] : input.items()) {
            FieldEditor *editor = view.editor(QString::fromStdString(key));
            const QString trouble = fillByHand(*editor, value);
            QVERIFY2(trouble.isEmpty(), qPrintable(QString::fromStdString(key) + u": "_s + trouble));
            const std::optional<Json> now = editor->value();
            QVERIFY2(now && isFilled(editor->field(), value, *now),
                     qPrintable(QString::fromStdString(key) + u": "_s + QString::fromUtf8(toBytes(value)) +
                                u" was filled in as "_s +
                                QString::fromUtf8(now ? toBytes(*now) : "nothing")));
        }
    }

    ScriptedPictures m_pictures;
    QStringList folders;
    QSet<QString> fallbacks;
    QMap<QString, int> allKinds;
    qint64 slowest = 0;
    int built = 0;
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QStringList arguments = QApplication::arguments();
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (QFileInfo(arguments.at(i)).isDir())
            folderGiven = arguments.takeAt(i--);
    }
    TestFormCorpus test;
    return QTest::qExec(&test, arguments);
}

#include "tst_form_corpus.moc"
