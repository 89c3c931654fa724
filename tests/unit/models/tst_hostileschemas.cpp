// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelpromises.h"

#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int rounds = 200;

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Values that schemas do not expect, and the words that they do.
Json odd(QRandomGenerator &random)
{
    static const QList<Json> values{Json(),
                                    Json(true),
                                    Json(-1),
                                    Json(0.5),
                                    Json(18446744073709551615ULL),
                                    Json(1e308),
                                    Json(""),
                                    Json("string"),
                                    Json("integer"),
                                    Json("array"),
                                    Json("FLOAT"),
                                    Json("#/input_schema"),
                                    Json("width_pixels<"),
                                    Json(std::string("\xFF\x00x", 3)),
                                    Json("https://example.org/a.png"),
                                    Json::array(),
                                    Json::object(),
                                    Json::array({1, "2", nullptr}),
                                    Json::object({{"$ref", "#"}}),
                                    Json::object({{"type", "float"}})};
    return values.at(random.bounded(int(values.size())));
}

std::string oddKey(QRandomGenerator &random)
{
    static const QList<std::string> keys{"type",     "enum",       "$ref",      "anyOf",  "items",
                                         "default",  "format",     "const",     "not",    "validations",
                                         "minimum",  "multipleOf", "",          "prompt", "pattern",
                                         "required", "title",      "properties"};
    return keys.at(random.bounded(int(keys.size())));
}

//! Changes one place of \a json: walks down at random, then replaces, removes or adds.
void mutate(Json &json, QRandomGenerator &random)
{
    Json *at = &json;
    while (at->is_structured() && !at->empty() && random.bounded(5) != 0) {
        auto it = at->begin();
        std::advance(it, random.bounded(int(at->size())));
        at = &*it;
    }
    if (at->is_object() && random.bounded(2) == 0)
        (*at)[oddKey(random)] = odd(random);
    else if (at->is_array() && random.bounded(2) == 0)
        at->push_back(odd(random));
    else
        *at = odd(random);
}

} // namespace

//! \brief Descriptors and inputs changed at random (from a fixed seed): whatever they hold, nothing crashes,
//! and what is promised of fields and requests holds.
class HostileSchemasTest : public QObject
{
    Q_OBJECT

private slots:
    void keepPromises_data();
    void keepPromises();
    void cutTextsAreRefusedOrRead_data() { keepPromises_data(); }
    void cutTextsAreRefusedOrRead();

private:
    static const char *brokenPromiseOf(const Model &model, QRandomGenerator &random);
};

void HostileSchemasTest::keepPromises_data()
{
    QTest::addColumn<QByteArray>("descriptor");
    QDirIterator it(QStringLiteral(MAQUETTE_SOURCE_DIR "/models"), {u"*.json"_s}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        QTest::newRow(qPrintable(path.section(u'/', -3))) << readFile(path);
    }
}

const char *HostileSchemasTest::brokenPromiseOf(const Model &model, QRandomGenerator &random)
{
    Json values = Json::object();
    for (const Field &field : model.fields)
        values[field.key.toStdString()] = odd(random);
    return brokenPromise(model, values);
}

void HostileSchemasTest::keepPromises()
{
    QFETCH(QByteArray, descriptor);
    const auto original = parseJson(descriptor);
    QVERIFY(original.has_value());
    QRandomGenerator random(20261121);
    int read = 0;
    for (int round = 0; round < rounds; ++round) {
        Json entry = *original;
        for (int change = random.bounded(1, 6); change > 0; --change)
            mutate(entry, random);
        const auto model = readModel(entry, u"it"_s);
        if (!model) {
            QVERIFY(!model.error().message.isEmpty());
            continue;
        }
        ++read;
        const char *broken = brokenPromiseOf(*model, random);
        QVERIFY2(!broken, QByteArray(broken).append(": ").append(toBytes(entry)));
    }
    QVERIFY2(read > rounds / 4, qPrintable(QString::number(read)));
}

void HostileSchemasTest::cutTextsAreRefusedOrRead()
{
    QFETCH(QByteArray, descriptor);
    for (qsizetype length = 0; length < descriptor.trimmed().size(); length += 37) {
        int line = 0;
        const auto json = parseJson(descriptor.left(length), &line);
        QVERIFY(!json.has_value());
        QCOMPARE(line, int(descriptor.left(length).count('\n')) + 1);
    }
}

QTEST_GUILESS_MAIN(HostileSchemasTest)
#include "tst_hostileschemas.moc"
