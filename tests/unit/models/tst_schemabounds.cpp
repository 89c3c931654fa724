// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/schema.h"
#include "tests/support/schemas.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

//! Each level doubles the work: 2^60 without a bound.
QByteArray doubling(const QByteArray &keyword)
{
    QByteArray schema = R"({"definitions":{)";
    for (int i = 0; i < 60; ++i) {
        const QByteArray next = R"({"$ref":"#/definitions/d)" + QByteArray::number(i + 1) + "\"}";
        schema += "\"d" + QByteArray::number(i) + "\":{\"" + keyword + "\":[" + next + ',' + next + "]},";
    }
    return schema + R"("d60":{"type":"string"}},"$ref":"#/definitions/d0"})";
}

} // namespace

//! \brief Schemas and values made to take for ever, all memory or the stack.
class SchemaBoundsTest : public QObject
{
    Q_OBJECT

private slots:
    void boundsSchemas_data();
    void boundsSchemas();
    void boundsChecks_data();
    void boundsChecks();
    void boundsPatterns_data();
    void boundsPatterns();
    void reachesDeepValues();
    void givesUpBelowItsDepth();
    void worksFromManyThreads();
};

void SchemaBoundsTest::boundsSchemas_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::newRow("deep") << QByteArray("{\"items\":").repeated(190) + "{}" + QByteArray(190, '}');
    QTest::newRow("many") << "{\"anyOf\":[" + QByteArray("{},").repeated(20000) + "{}]}";
    QByteArray chain = R"({"$ref":"#/definitions/d0","definitions":{)";
    for (int i = 0; i < 12000; ++i)
        chain += "\"d" + QByteArray::number(i) + R"(":{"$ref":"#/definitions/d)" + QByteArray::number(i + 1) +
                 "\"},";
    QTest::newRow("chain") << chain + "\"d12000\":false}}";
    QTest::newRow("patterns") << "{\"anyOf\":[" + QByteArray("{\"pattern\":\"a\"},").repeated(300) + "{}]}";
    QTest::newRow("long pattern") << "{\"pattern\":\"" + QByteArray(6000, 'a') + "\"}";
}

void SchemaBoundsTest::boundsSchemas()
{
    QFETCH(QByteArray, schema);
    QStringList warnings;
    const auto made = Schema::compile(json(schema), warnings);
    QCOMPARE(warnings.size(), 1);
    QVERIFY(made->accepts(json(R"({"x":{"a":{"b":1}}})")));
    QVERIFY(made->accepts(json("\"a\"")));
}

void SchemaBoundsTest::boundsChecks_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    for (const char *keyword : {"oneOf", "anyOf", "allOf"}) {
        const bool all = QByteArray(keyword) == "allOf";
        QTest::newRow(keyword) << doubling(keyword) << QByteArray(all ? "\"a\"" : "5");
        QTest::addRow("not %s", keyword) << "{\"not\":" + doubling(keyword).replace("#/", "#/not/") + "}"
                                         << QByteArray(all ? "\"a\"" : "5");
    }
    QByteArray texts;
    QByteArray numbers;
    for (int i = 0; i < 100000; ++i) {
        texts += (i == 0 ? "\"t" : ",\"t") + QByteArray::number(i) + '"';
        numbers += (i == 0 ? "" : ",") + QByteArray::number(i);
    }
    QTest::newRow("choices") << R"({"items":{"enum":[)" + numbers + "]}}" << '[' + texts + ']';
    QTest::newRow("hashes") << QByteArray(R"({"items":{"uniqueItems":true}})")
                            << '[' + QByteArray('[' + numbers + "],").repeated(9) + "[]]";
    QByteArray names;
    for (int i = 0; i < 5000; ++i)
        names += (i == 0 ? "\"" : ",\"") + QByteArray::number(i) + "\":1";
    QByteArray patterns;
    for (int i = 0; i < 10; ++i)
        patterns += (i == 0 ? "\"" : ",\"") + QByteArray(i, 'x') + "(a|b)*c\":false";
    QTest::newRow("patterns of names") << "{\"patternProperties\":{" + patterns + "}}" << '{' + names + '}';
}

void SchemaBoundsTest::boundsChecks()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, value);
    QStringList warnings;
    const auto made = Schema::compile(json(schema), warnings);
    QCOMPARE(warnings, QStringList());
    const Json instance = json(value);
    bool complete = true;
    const QList<Violation> violations = made->check(instance, &complete);
    QVERIFY(!complete);
    QVERIFY2(violations.isEmpty() || QByteArray(QTest::currentDataTag()) == "choices",
             "what is left undecided refuses nothing");
    QVERIFY(made->accepts(instance) || !violations.isEmpty());
}

void SchemaBoundsTest::boundsPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    for (const char *pattern : {"^(a+)+$", "(a|aa)+$", "^(a|a)*$", "(?:a|b)+?[!?]{2}", "(?=.*[!?]{2})a",
                                "(a?){200}a{200}!!", "((a{1,100}){1,100}){1,100}", "(x+x+)+y"})
        QTest::newRow(pattern) << QString::fromLatin1(pattern);
}

//! Two hundred of them, each on a text of its own: the budget of steps ends it, however long one takes.
void SchemaBoundsTest::boundsPatterns()
{
    QFETCH(QString, pattern);
    Json schema = Json::object();
    schema["items"]["pattern"] = pattern.toStdString();
    QStringList warnings;
    const auto made = Schema::compile(schema, warnings);
    Json values = Json::array();
    for (std::size_t i = 0; i < 200; ++i)
        values.push_back(std::string(9000 + i, 'a') + "!");
    QElapsedTimer timer;
    timer.start();
    bool complete = true;
    QVERIFY(std::size_t(made->check(values, &complete).size()) < values.size());
    QVERIFY(!complete);
    QVERIFY2(timer.elapsed() < 10000, qPrintable(QString::number(timer.elapsed())));
}

void SchemaBoundsTest::reachesDeepValues()
{
    QStringList warnings;
    const auto made = Schema::compile(json(R"({"items":{"$ref":"#"},"type":"array"})"), warnings);
    const Json good = json(QByteArray(190, '[') + QByteArray(190, ']'));
    const Json bad = json(QByteArray(190, '[') + '1' + QByteArray(190, ']'));
    bool complete = false;
    QVERIFY(made->check(good, &complete).isEmpty());
    QVERIFY(complete);
    const QList<Violation> violations = made->check(bad);
    QCOMPARE(violations.size(), 1);
    QCOMPARE(violations.at(0).path.size(), 190);
}

//! Each level of the value passes through three schemas.
void SchemaBoundsTest::givesUpBelowItsDepth()
{
    QStringList warnings;
    const auto made =
        Schema::compile(json(R"({"allOf":[{"allOf":[{"items":{"$ref":"#"},"type":"array"}]}]})"), warnings);
    bool complete = true;
    QVERIFY(made->check(json(QByteArray(190, '[') + '1' + QByteArray(190, ']')), &complete).isEmpty());
    QVERIFY(!complete);
}

void SchemaBoundsTest::worksFromManyThreads()
{
    QStringList warnings;
    const auto made = Schema::compile(
        json(R"({"items":{"pattern":"^[a-z]+[0-9]$","maxLength":4},"uniqueItems":true})"), warnings);
    const Json good = json(R"(["a1","b2","abc3"])");
    const Json bad = json(R"(["a1","b","abcd3"])");
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int round = 0; round < 500; ++round)
                wrong += int(!made->accepts(good)) + int(made->check(bad).size() != 2);
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(SchemaBoundsTest)
#include "tst_schemabounds.moc"
