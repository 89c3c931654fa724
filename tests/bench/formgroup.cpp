// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/descriptor.h"
#include "tests/bench/figure.h"
#include "tests/bench/groups.h"
#include "tests/bench/parts.h"
#include "tests/support/models.h"
#include "ui/form/formpanel.h"
#include "ui/form/formview.h"
#include "ui/form/librarypictures.h"
#include "ui/form/textarea.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <cstdio>

namespace maquette::bench
{

namespace
{

constexpr int usualRounds = 9;
constexpr double budgetMs = 16;
constexpr double largeBudgetMs = 50;
constexpr double switchBudgetMs = 50;
constexpr double keyBudgetMs = 2;
constexpr double pressBudgetMs = 8; //!< half a frame
constexpr QSize column(352, 760);

//! Polishes and lays out until nothing is left of either; paints nothing.
void layOut()
{
    constexpr int levels = 8;
    for (int level = 0; level < levels; ++level) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::PolishRequest);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
}

double buildOnce(MediaSource &pictures, const std::shared_ptr<const Model> &model, QWidget &host)
{
    std::unique_ptr<FormView> view;
    return milliseconds([&] {
        view = std::make_unique<FormView>(pictures, &host);
        view->setModel(model);
        view->resize(column);
        view->show();
        layOut();
    });
}

//! The same fields as Qt's bare widgets: two labels and a line each.
double bareOnce(const std::shared_ptr<const Model> &model, QWidget &host)
{
    std::unique_ptr<QScrollArea> area;
    return milliseconds([&] {
        area = std::make_unique<QScrollArea>(&host);
        auto *fields = new QWidget;
        auto *rows = new QVBoxLayout(fields);
        for (const Field &field : model->fields) {
            rows->addWidget(new QLabel(field.title));
            rows->addWidget(new QLineEdit);
            rows->addWidget(new QLabel(field.description));
        }
        area->setWidgetResizable(true);
        area->setWidget(fields);
        area->resize(column);
        area->show();
        layOut();
    });
}

//! From any other model to \a model in the whole left column, as the artist does it.
double switchOnce(FormPanel &panel, const ModelId &model, const ModelId &other)
{
    panel.setModel(other);
    layOut();
    return milliseconds([&] {
        panel.setModel(model);
        layOut();
    });
}

//! An entry of a catalogue, of \a count fields of every usual kind.
QByteArray madeEntry(int count)
{
    static const QByteArrayList kinds{R"("type":"string","enum":["a","b","c"],"default":"a")",
                                      R"("type":"integer","minimum":1,"maximum":50,"default":20)",
                                      R"("type":"float","minimum":0,"maximum":1,"default":0.5)",
                                      R"("type":"boolean","default":false)",
                                      R"("type":"string")",
                                      R"("type":"string","format":"image_uri")",
                                      R"("type":"integer")"};
    QByteArray schema = R"({"type":"object","required":["prompt"],"properties":{"prompt":{"type":"string"})";
    for (int i = 1; i < count; ++i)
        schema += ",\"setting_" + QByteArray::number(i) + "\":{" + kinds.at(i % kinds.size()) +
                  R"(,"description":"One of many, with a line of words about it that is not short."})";
    schema += "}}";
    return R"({"model_id":"bench/made/text-to-image","input_schema":)" + schema + "}";
}

std::shared_ptr<const Model> madeModel(int count)
{
    const Result<Json> entry = parseJson(madeEntry(count));
    const Result<Model> model = readModel(*entry);
    return std::make_shared<const Model>(*model);
}

//! What a key press costs: all values of the form read and checked. Beside it, the values written as text.
Pair keyOnce(MediaSource &pictures, const std::shared_ptr<const Model> &model, QWidget &host, int rounds)
{
    FormView view(pictures, &host);
    view.setModel(model);
    view.resize(column);
    view.show();
    layOut();
    view.setValues(view.values());
    const InputValues values = view.values();
    QByteArray text;
    return alternate(
        rounds, [&] { return milliseconds([&] { view.check(); }); },
        [&] { return milliseconds([&] { text = toBytes(values); }); });
}

//! One letter typed into \a text, until all that it sets off on this thread is done, painting included.
double pressOnce(QWidget &text)
{
    return milliseconds([&text] {
        QKeyEvent press(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("a"));
        QCoreApplication::sendEvent(&text, &press);
        QCoreApplication::processEvents();
    });
}

//! What typing costs in the whole left column with all that belongs to it: undo, alternatives, check, price.
//! Beside it, the same letters in Qt's bare text field.
bool measurePress(Parts &parts, int rounds)
{
    QFile file(parts.folder.filePath(QStringLiteral("made.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(madeEntry(75)) < 0)
        return false;
    file.close();
    const Catalogue made = Catalogue::load({parts.folder.path()});
    FormPanel panel(made, *parts.drafts, *parts.prices, *parts.library, *parts.thumbnails, *parts.mediaDesk);
    panel.setLearnedPrices(*parts.learnedPrices);
    panel.setPurse(*parts.account, *parts.scheduler);
    panel.setPromptLists(parts.folder.filePath(QStringLiteral("lists")), *parts.preferences);
    panel.setPresets(*parts.presets);
    panel.resize(column);
    panel.show();
    auto *prompt = panel.findChild<TextArea *>();
    if (prompt == nullptr)
        return false;
    QPlainTextEdit bare;
    bare.resize(column.width(), prompt->height());
    bare.show();
    layOut();
    QCoreApplication::processEvents();
    const Pair press = alternate(
        rounds * 5, [&] { return pressOnce(*prompt); }, [&] { return pressOnce(bare); });
    print({QStringLiteral("form.press75"), press.value, QStringLiteral("ms"), press.reference, pressBudgetMs,
           Figure::BudgetOf::Value});
    return prompt->toPlainText().size() >= rounds * 5;
}

void measureLarge(MediaSource &pictures, QWidget &host, int rounds)
{
    const auto ofValue = Figure::BudgetOf::Value;
    for (const auto &[count, budget] : {std::pair(30, budgetMs), std::pair(75, largeBudgetMs)}) {
        const auto model = madeModel(count);
        buildOnce(pictures, model, host);
        const Pair built = alternate(
            rounds, [&] { return buildOnce(pictures, model, host); }, [&] { return bareOnce(model, host); });
        print({QStringLiteral("form.built%1").arg(count), built.value, QStringLiteral("ms"), built.reference,
               budget, ofValue});
    }
    const Pair key = keyOnce(pictures, madeModel(75), host, rounds * 5);
    print(
        {QStringLiteral("form.key75"), key.value, QStringLiteral("ms"), key.reference, keyBudgetMs, ofValue});
}

} // namespace

bool measureForm(const QStringList &options)
{
    const int rounds = options.isEmpty() ? usualRounds : options.first().toInt();
    Parts parts;
    if (!parts.open() || parts.keeper->catalogue().entries().empty()) {
        std::fputs("form: no models, or the library could not be opened\n", stderr);
        return false;
    }
    LibraryPictures pictures(*parts.library, *parts.thumbnails, *parts.mediaDesk);
    QWidget host;
    host.resize(column);
    host.show();
    FormPanel panel(parts.keeper->catalogue(), *parts.drafts, *parts.prices, *parts.library,
                    *parts.thumbnails, *parts.mediaDesk);
    panel.resize(column);
    panel.show();
    Pair largest;
    Pair slowest;
    ModelId before = parts.keeper->catalogue().entries().back().id;
    for (const auto &model : test::modelsOf(parts.keeper->catalogue())) {
        buildOnce(pictures, model, host); // fonts and icons are there from then on
        const Pair built = alternate(
            rounds, [&] { return buildOnce(pictures, model, host); }, [&] { return bareOnce(model, host); });
        if (built.value > largest.value)
            largest = built;
        const Pair switched = alternate(
            rounds, [&] { return switchOnce(panel, model->id, before); },
            [&] { return bareOnce(model, host); });
        if (switched.value > slowest.value)
            slowest = switched;
        before = model->id;
    }
    const auto ofValue = Figure::BudgetOf::Value;
    print({QStringLiteral("form.built"), largest.value, QStringLiteral("ms"), largest.reference, budgetMs,
           ofValue});
    print({QStringLiteral("form.switched"), slowest.value, QStringLiteral("ms"), slowest.reference,
           switchBudgetMs, ofValue});
    measureLarge(pictures, host, rounds);
    return measurePress(parts, rounds);
}

} // namespace maquette::bench
