// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/inspectortexts.h"

#include "ui/form/choicetext.h"
#include "ui/gallery/worktexts.h"

#include <QLocale>

namespace maquette
{

namespace
{

bool isPromptField(const Field *field, const std::string &key)
{
    return field ? field->role == FieldRole::Prompt : key == "prompt";
}

Fact factOf(const Field *field, const std::string &key, const Json &value)
{
    Fact fact;
    fact.title = field && !field->title.isEmpty() ? field->title : QString::fromStdString(key);
    fact.value = InspectorTexts::valueText(value);
    fact.full = value.is_string() ? stringOf(value) : QString::fromUtf8(toBytes(value));
    if (value.is_boolean())
        fact.full = fact.value;
    return fact;
}

} // namespace

QString InspectorTexts::valueText(const Json &value)
{
    if (value.is_boolean())
        return value.get<bool>() ? tr("yes") : tr("no");
    if (!value.is_string())
        return QString::fromUtf8(toBytes(value));
    const QString text = stringOf(value);
    if (!text.startsWith(QStringLiteral("data:")))
        return choiceText(value).simplified();
    constexpr qint64 base64In = 4;
    constexpr qint64 base64Out = 3;
    const qint64 bytes = (text.size() - text.indexOf(u',') - 1) * base64Out / base64In;
    return tr("sent along, %1").arg(QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat));
}

QList<Fact> InspectorTexts::inputFacts(const QByteArray &input, const Model *model)
{
    QList<Fact> facts;
    const Result<Json> parsed = parseJson(input);
    if (!parsed || !parsed->is_object())
        return facts;
    if (model != nullptr) {
        for (const Field &field : model->fields) {
            const std::string key = field.key.toStdString();
            if (parsed->contains(key) && !isPromptField(&field, key))
                facts.append(factOf(&field, key, parsed->at(key)));
        }
    }
    for (const auto &[key, value] : parsed->items()) {
        const Field *field = model ? model->field(QString::fromStdString(key)) : nullptr;
        if (field == nullptr && !isPromptField(nullptr, key))
            facts.append(factOf(nullptr, key, value));
    }
    return facts;
}

QList<Fact> InspectorTexts::workFacts(const Asset &asset, const Model *model)
{
    const QLocale locale;
    QList<Fact> facts;
    const QString size =
        QStringList{WorkTexts::pixels(asset.pixels), WorkTexts::format(asset.path)}.join(u' ');
    facts.append({tr("Size"), size.trimmed(), {}, false});
    if (asset.durationMs > 0)
        facts.append({tr("Length"), WorkTexts::duration(asset.durationMs), {}, false});
    if (asset.parentFrame)
        facts.append({tr("Frame"), tr("frame %1 of its clip").arg(*asset.parentFrame), {}, false});
    facts.append(
        {tr("File"), locale.formattedDataSize(asset.bytes, 1, QLocale::DataSizeSIFormat), {}, false});
    const QList<Fact> inputs = inputFacts(asset.input, model);
    facts.append(inputs);
    const Field *seedField = model ? model->fieldWithRole(FieldRole::Seed) : nullptr;
    const bool seedShown = seedField && asset.input.contains(QByteArray('"' + seedField->key.toUtf8() + '"'));
    if (asset.seed && !seedShown)
        facts.append({tr("Seed"), QString::number(*asset.seed), {}, false});
    if (asset.cost) {
        const QString cost = asset.simulated ? tr("%1, simulated") : tr("%1 for the run");
        facts.append({tr("Cost"), cost.arg(toText(*asset.cost, locale)), {}, false});
    }
    if (!asset.request.isEmpty())
        facts.append({tr("Request"), asset.request.text(), {}, true});
    return facts;
}

QString InspectorTexts::headline(const Asset &asset)
{
    QStringList parts{asset.modelName, WorkTexts::moment(asset.createdAt, QDate::currentDate(), QLocale())};
    if (asset.simulated)
        parts += tr("Sandbox");
    else if (asset.cost)
        parts += toText(*asset.cost, QLocale());
    return parts.join(QStringLiteral(" · "));
}

} // namespace maquette
