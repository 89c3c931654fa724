// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"
#include "tests/support/schemas.h"
#include "ui/form/formhistory.h"

#include <QRandomGenerator>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr char schema[] = R"({"type":"object","properties":{
    "prompt":{"type":"string","title":"Prompt"},
    "size":{"type":"string","enum":["small","large","huge"]},
    "strength":{"type":"number","minimum":0,"maximum":1},
    "fast":{"type":"boolean"},
    "image_url":{"type":"string","format":"image_uri"},
    "shots":{"type":"array","items":{"type":"object","properties":{"prompt":{"type":"string"}}}},
    "extra":{"type":"object"}}})";

FormState stateOf(const QByteArray &values)
{
    FormState state;
    state.values = json(values);
    return state;
}

} // namespace

//! \brief Undo over a whole form.
class TestFormHistory : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void typingIsOneStep();
    void aPauseDividesSteps();
    void anotherFieldDividesSteps();
    void sealDividesSteps();
    void choicesAreStepsOfTheirOwn();
    void addressesAreTyped();
    void aPathTypedInAnEntryAndItsEnterAreOneStep();
    void picturesAreStepsOfTheirOwn();
    void slidingIsOneStep();
    void nestedTextsAreTyped();
    void unfinishedJsonIsTyped();
    void typedBackIsNoStep();
    void aChangeAfterUndoEndsRedo();
    void severalFieldsAtOnceAreOneStep();
    void lastSeedsAreNoStep();
    void eachModelHasItsOwn();
    void otherValuesOnReturnAreAStep();
    void stepsAreBounded();
    void memoryIsBounded();
    void modelsAreBounded();
    void anyWayBackAndForth();

private:
    void open(const QByteArray &values) { m_history->open(m_model, stateOf(values)); }
    void note(const QByteArray &values) { m_history->note(stateOf(values)); }
    //! What undo leads to, and the key; empty if there is none.
    static QString told(const std::optional<FormStep> &step)
    {
        return step ? step->key + u' ' + QString::fromUtf8(toBytes(step->state.values)) : QString();
    }
    static std::shared_ptr<const Model> named(const QString &id)
    {
        Model model = modelOf(schema);
        model.id = ModelId(id);
        return std::make_shared<const Model>(model);
    }

    ManualClock m_clock;
    std::shared_ptr<const Model> m_model;
    std::unique_ptr<FormHistory> m_history;
};

void TestFormHistory::init()
{
    m_model = named(u"a/b"_s);
    m_history = std::make_unique<FormHistory>(m_clock);
    QVERIFY(!m_history->canUndo() && !m_history->canRedo());
    note("{}");
    QVERIFY(!m_history->undo() && !m_history->redo());
}

void TestFormHistory::typingIsOneStep()
{
    open(R"({"prompt":""})");
    for (const char *text : {"a", "a c", "a cl", "a cli"}) {
        note(QByteArray(R"({"prompt":")") + text + "\"}");
        m_clock.advance(std::chrono::milliseconds(1400));
    }
    QCOMPARE(told(m_history->undo()), uR"(prompt {"prompt":""})"_s);
    QVERIFY(!m_history->canUndo());
    QCOMPARE(told(m_history->redo()), uR"(prompt {"prompt":"a cli"})"_s);
    QVERIFY(!m_history->canRedo());
}

void TestFormHistory::aPauseDividesSteps()
{
    open("{}");
    note(R"({"prompt":"a"})");
    m_clock.advance(std::chrono::milliseconds(1600));
    note(R"({"prompt":"ab"})");
    QCOMPARE(told(m_history->undo()), uR"(prompt {"prompt":"a"})"_s);
    QCOMPARE(told(m_history->undo()), u"prompt {}"_s);
}

void TestFormHistory::anotherFieldDividesSteps()
{
    open("{}");
    note(R"({"prompt":"a"})");
    note(R"({"prompt":"a","strength":0.5})");
    note(R"({"prompt":"ab","strength":0.5})");
    QCOMPARE(told(m_history->undo()), uR"(prompt {"prompt":"a","strength":0.5})"_s);
    QCOMPARE(told(m_history->undo()), uR"(strength {"prompt":"a"})"_s);
    QCOMPARE(told(m_history->undo()), u"prompt {}"_s);
}

void TestFormHistory::sealDividesSteps()
{
    open("{}");
    note(R"({"prompt":"a"})");
    m_history->seal();
    note(R"({"prompt":"ab"})");
    QCOMPARE(told(m_history->undo()), uR"(prompt {"prompt":"a"})"_s);
}

void TestFormHistory::choicesAreStepsOfTheirOwn()
{
    open(R"({"size":"small","fast":false})");
    note(R"({"size":"large","fast":false})");
    note(R"({"size":"huge","fast":false})");
    note(R"({"size":"huge","fast":true})");
    QCOMPARE(told(m_history->undo()), uR"(fast {"size":"huge","fast":false})"_s);
    QCOMPARE(told(m_history->undo()), uR"(size {"size":"large","fast":false})"_s);
    QCOMPARE(told(m_history->undo()), uR"(size {"size":"small","fast":false})"_s);
}

void TestFormHistory::addressesAreTyped()
{
    const auto at = [](const QString &value) {
        return QString(uR"({"image_url":"%1"})"_s).arg(value).toUtf8();
    };
    const auto back = [this] { return told(m_history->undo()).section(u'"', -2, -2); };
    open(at(u"maquette-asset:7"_s));
    for (const auto *text : {u"h", u"ht", u"htp", u"ht", u"htt", u"hxtt", u"htt", u"http"})
        note(at(QString::fromUtf16(text)));
    QCOMPARE(back(), u"maquette-asset:7"_s);
    QVERIFY(!m_history->canUndo());
    QVERIFY(m_history->redo());
    note(at(u"https://example.com/a.png"_s)); // pasted
    QCOMPARE(back(), u"http"_s);
    QCOMPARE(back(), u"maquette-asset:7"_s);
    for (const auto *text : {u"/", u"/a", u"/a.", u"/a.p"})
        note(at(QString::fromUtf16(text)));
    m_clock.advance(std::chrono::minutes(1));
    note(at(u"maquette-file:/a.p"_s)); // Enter takes it, however late
    QCOMPARE(back(), u"maquette-asset:7"_s);
    QVERIFY(!m_history->canUndo());
    for (const auto *text : {u"/", u"/a"})
        note(at(QString::fromUtf16(text)));
    m_clock.advance(std::chrono::minutes(1));
    note(at(u"/a."_s)); // a pause in the typing divides it
    QCOMPARE(back(), u"/a"_s);
    QCOMPARE(back(), u"maquette-asset:7"_s);
    note(at(u"h"_s));
    note("{}"); // and erased
    QCOMPARE(back(), u"maquette-asset:7"_s);
}

void TestFormHistory::aPathTypedInAnEntryAndItsEnterAreOneStep()
{
    const auto at = [](const char *value) -> QByteArray {
        return QByteArray(R"({"shots":[{"prompt":"a","image_url":")") + value + "\"}]}";
    };
    open(at(""));
    for (const char *text : {"/", "/a"})
        note(at(text));
    m_clock.advance(std::chrono::minutes(1));
    note(at("maquette-file:/a"));
    QCOMPARE(told(m_history->undo()), u"shots "_s + QString::fromUtf8(at("")));
    QVERIFY(!m_history->canUndo());
}

void TestFormHistory::picturesAreStepsOfTheirOwn()
{
    const QStringList values{u"maquette-asset:7"_s,          u"maquette-asset:8"_s,
                             u"maquette-file:/a.png"_s,      u"maquette-file:/b.png"_s,
                             u"https://example.com/a.png"_s, u"https://example.com/b1.png"_s};
    const auto at = [](const QString &value) {
        return QString(uR"({"image_url":"%1"})"_s).arg(value).toUtf8();
    };
    open("{}");
    for (const QString &value : values)
        note(at(value));
    for (qsizetype i = values.size() - 2; i >= 0; --i)
        QCOMPARE(told(m_history->undo()), u"image_url "_s + QString::fromUtf8(at(values.at(i))));
    QCOMPARE(told(m_history->undo()), u"image_url {}"_s);
    QVERIFY(!m_history->canUndo());
}

void TestFormHistory::slidingIsOneStep()
{
    open(R"({"strength":0.1})");
    for (int i = 2; i < 9; ++i)
        note(R"({"strength":0.)" + QByteArray::number(i) + '}');
    QCOMPARE(told(m_history->undo()), uR"(strength {"strength":0.1})"_s);
}

void TestFormHistory::nestedTextsAreTyped()
{
    open(R"({"shots":[{"prompt":"a"},{"prompt":"b"}]})");
    note(R"({"shots":[{"prompt":"a"},{"prompt":"bc"}]})");
    note(R"({"shots":[{"prompt":"a"},{"prompt":"bcd"}]})");
    note(R"({"shots":[{"prompt":"ax"},{"prompt":"bcd"}]})");
    note(R"({"shots":[{"prompt":"ax"}]})");
    const auto removed = m_history->undo();
    QVERIFY(removed && removed->inner.isEmpty());
    const auto first = m_history->undo();
    QVERIFY(first);
    QCOMPARE(pathText(first->inner), u"[0].prompt"_s);
    QCOMPARE(told(m_history->undo()), uR"(shots {"shots":[{"prompt":"a"},{"prompt":"b"}]})"_s);
    QVERIFY(!m_history->canUndo());
}

void TestFormHistory::unfinishedJsonIsTyped()
{
    open("{}");
    FormState half = stateOf("{}");
    half.texts.insert(u"extra"_s, u"{\"a\":"_s);
    m_history->note(half);
    note(R"({"extra":{"a":1}})");
    note(R"({"extra":{"a":12}})");
    QCOMPARE(told(m_history->undo()), uR"(extra {"extra":{"a":1}})"_s);
    const auto back = m_history->undo();
    QCOMPARE(told(back), u"extra {}"_s);
    QVERIFY(back->state.texts.isEmpty() && !m_history->canUndo());
}

void TestFormHistory::typedBackIsNoStep()
{
    open(R"({"prompt":"a"})");
    note(R"({"prompt":"ab"})");
    note(R"({"prompt":"a"})");
    QVERIFY(!m_history->canUndo());
    note(R"({"prompt":"ac"})");
    QCOMPARE(told(m_history->undo()), uR"(prompt {"prompt":"a"})"_s);
}

void TestFormHistory::aChangeAfterUndoEndsRedo()
{
    open("{}");
    note(R"({"prompt":"a"})");
    m_history->undo();
    note("{}"); // what the form says when undo has filled it
    QVERIFY(m_history->canRedo());
    note(R"({"fast":true})");
    QVERIFY(!m_history->canRedo());
    QCOMPARE(told(m_history->undo()), u"fast {}"_s);
    QVERIFY(!m_history->canUndo());
}

void TestFormHistory::severalFieldsAtOnceAreOneStep()
{
    open(R"({"prompt":"a","size":"small"})");
    note(R"({"fast":true,"size":"large"})");
    QCOMPARE(told(m_history->undo()), uR"(prompt {"size":"small","prompt":"a"})"_s);
    QCOMPARE(told(m_history->redo()), uR"(prompt {"size":"large","fast":true})"_s);
}

void TestFormHistory::lastSeedsAreNoStep()
{
    open(R"({"prompt":"a"})");
    note(R"({"prompt":"b"})");
    FormState state = stateOf(R"({"prompt":"b"})");
    state.lastSeeds.insert(u"seed"_s, WideInteger::fromSigned(5));
    m_history->note(state);
    const auto back = m_history->undo();
    QVERIFY(back && back->state.lastSeeds == state.lastSeeds);
    QVERIFY(!m_history->canUndo());
}

void TestFormHistory::eachModelHasItsOwn()
{
    open("{}");
    note(R"({"prompt":"a"})");
    m_history->open(named(u"a/c"_s), stateOf("{}"));
    QVERIFY(!m_history->canUndo());
    note(R"({"prompt":"c"})");
    open(R"({"prompt":"a"})");
    QCOMPARE(told(m_history->undo()), u"prompt {}"_s);
    m_history->open(named(u"a/c"_s), stateOf(R"({"prompt":"c"})"));
    QCOMPARE(told(m_history->undo()), u"prompt {}"_s);
}

void TestFormHistory::otherValuesOnReturnAreAStep()
{
    open(R"({"prompt":"a"})");
    m_history->open(named(u"a/c"_s), stateOf("{}"));
    open(R"({"prompt":"carried over"})");
    note(R"({"prompt":"carried over, and more"})");
    QCOMPARE(told(m_history->undo()), uR"(prompt {"prompt":"carried over"})"_s);
    QCOMPARE(told(m_history->undo()), uR"(prompt {"prompt":"a"})"_s);
}

void TestFormHistory::stepsAreBounded()
{
    open(R"({"fast":false})");
    for (int i = 0; i < 1000; ++i)
        note(i % 2 == 0 ? R"({"fast":true})" : R"({"fast":false})");
    std::size_t steps = 0;
    while (m_history->undo())
        ++steps;
    QCOMPARE(steps, FormHistory::mostSteps);
    while (m_history->redo())
        --steps;
    QCOMPARE(steps, 0u);
}

void TestFormHistory::memoryIsBounded()
{
    const auto write = [this](std::size_t letters, char letter) {
        FormState state;
        state.values["prompt"] = std::string(letters, letter);
        m_history->note(state);
        m_history->seal();
    };
    open("{}");
    int steps = 0;
    for (int i = 0; i < 100; ++i)
        write(1'000'000, char('a' + i % 26));
    while (m_history->undo())
        ++steps;
    QVERIFY2(steps >= 5 && steps <= 9, qPrintable(QString::number(steps)));
    write(30'000'000, 'x');
    QVERIFY(m_history->canUndo());
}

void TestFormHistory::modelsAreBounded()
{
    open("{}");
    note(R"({"prompt":"a"})");
    for (int i = 0; i < 30; ++i)
        m_history->open(named(u"a/%1"_s.arg(i)), stateOf("{}"));
    open(R"({"prompt":"a"})");
    QVERIFY(!m_history->canUndo());
}

void TestFormHistory::anyWayBackAndForth()
{
    QRandomGenerator random(5);
    open("{}");
    QList<FormState> seen{stateOf("{}")};
    for (int i = 0; i < 150; ++i) {
        FormState next = seen.constLast();
        const int part = random.bounded(4);
        const std::string keys[] = {"prompt", "size", "fast", "extra"};
        if (random.bounded(4) == 0)
            next.values.erase(keys[part]);
        else
            next.values[keys[part]] = std::to_string(random.bounded(1000));
        if (random.bounded(5) == 0)
            next.texts.insert(u"extra"_s, QString::number(random.bounded(1000)));
        m_history->note(next);
        m_history->seal();
        if (!sameJson(next.values, seen.constLast().values) || next.texts != seen.constLast().texts)
            seen << next;
    }
    const auto equal = [](const FormState &a, const FormState &b) {
        Json left = a.values;
        for (const auto &[key, value] : b.values.items()) {
            if (!left.contains(key) || left.at(key) != value)
                return false;
            left.erase(key);
        }
        return left.empty() && a.texts == b.texts;
    };
    for (qsizetype at = seen.size() - 1; at-- > 0;) {
        const auto back = m_history->undo();
        QVERIFY(back && equal(back->state, seen.at(at)));
    }
    QVERIFY(!m_history->canUndo());
    for (qsizetype at = 1; at < seen.size(); ++at) {
        const auto forth = m_history->redo();
        QVERIFY(forth && equal(forth->state, seen.at(at)));
    }
}

QTEST_GUILESS_MAIN(TestFormHistory)
#include "tst_formhistory.moc"
