// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/givensettings.h"

#include "app/metadata/settingnames.h"
#include "app/metadata/workmetadata.h"
#include "models/core/catalogue.h"
#include "models/core/fieldroles.h"
#include "ui/form/mediaaddress.h"

#include <QCoreApplication>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

QString givenWords(const char *text)
{
    return QCoreApplication::translate("GivenSettings", text);
}

//! \brief What a key may stand for: by its name and by what stands there.
Field fieldFor(const QString &key, const Json &value)
{
    Field field;
    field.key = key;
    field.title = key;
    field.kind = value.is_boolean()  ? FieldKind::Boolean
                 : value.is_number() ? FieldKind::Amount
                 : value.is_string() ? FieldKind::Text
                                     : FieldKind::Raw;
    const Json none = Json::object();
    if (const auto media = value.is_string() ? mediaOf(key, none) : std::nullopt) {
        field.kind = FieldKind::Media;
        field.media = *media;
    } else if (const auto list = value.is_array() ? mediaListOf(key, none) : std::nullopt) {
        field.kind = FieldKind::MediaList;
        field.media = *list;
    } else if (value.is_string()) {
        Field choice = field;
        choice.kind = FieldKind::Choice;
        choice.choices = {value};
        choice.role = roleOf(choice, {});
        if (choice.role != FieldRole::None)
            return choice;
    }
    field.role = roleOf(field, {});
    return field;
}

std::shared_ptr<const Model> modelByNames(const InputValues &values)
{
    auto model = std::make_shared<Model>();
    for (const auto &[key, value] : values.items())
        model->fields.append(fieldFor(QString::fromStdString(key), value));
    return model;
}

//! Each row is one meaning.
const QList<QStringList> &meanings()
{
    static const QList<QStringList> rows{
        {u"steps"_s, u"numsteps"_s, u"numinferencesteps"_s, u"inferencesteps"_s, u"samplingsteps"_s},
        {u"cfg"_s, u"cfgscale"_s, u"guidancescale"_s, u"guidance"_s, u"classifierfreeguidance"_s},
        {u"sampler"_s, u"samplername"_s, u"samplingmethod"_s},
        {u"scheduler"_s, u"schedulername"_s, u"scheduletype"_s},
        {u"denoise"_s, u"denoisingstrength"_s, u"strength"_s},
        {u"clipskip"_s}};
    return rows;
}

//! \brief Adds what another program wrote, each setting once.
class ForeignValues
{
public:
    explicit ForeignValues(GivenSettings &settings)
        : m_settings(settings)
    {}

    void add(const QString &key, const QString &title, FieldRole role, FieldKind kind, const Json &value)
    {
        if (m_settings.values.contains(key.toStdString()))
            return;
        m_settings.values[key.toStdString()] = value;
        Field field;
        field.key = key;
        field.title = title;
        field.kind = kind;
        field.role = role;
        if (kind == FieldKind::Choice)
            field.choices = {value};
        m_fields->fields.append(field);
    }

    void finish() { m_settings.fields = m_fields; }

private:
    GivenSettings &m_settings;
    std::shared_ptr<Model> m_fields = std::make_shared<Model>();
};

//! Whether a text would mean a file of this computer, or a work of this library.
bool isLocal(const Json &value)
{
    const QString text = stringOf(value).trimmed();
    return assetIn(text) || fileIn(text) || assetInPlaceholder(text) ||
           text.startsWith(u"maquette-"_s, Qt::CaseInsensitive) ||
           text.startsWith(u"file:"_s, Qt::CaseInsensitive);
}

//! What came from elsewhere must not name what lies here: it would be sent.
Json withoutLocal(const Json &value)
{
    if (!value.is_structured())
        return value;
    Json rest = value.is_array() ? Json::array() : Json::object();
    for (const auto &[key, each] : value.items()) {
        if (isLocal(each))
            continue;
        if (value.is_array())
            rest.push_back(withoutLocal(each));
        else
            rest[key] = withoutLocal(each);
    }
    return rest;
}

void takeForeign(const ForeignSettings &foreign, GivenSettings &settings)
{
    settings.modelName = foreign.model;
    ForeignValues values(settings);
    if (!foreign.prompt.isEmpty())
        values.add(u"prompt"_s, givenWords("Prompt"), FieldRole::Prompt, FieldKind::Text,
                   jsonString(foreign.prompt));
    if (!foreign.negativePrompt.isEmpty())
        values.add(u"negative_prompt"_s, givenWords("Negative prompt"), FieldRole::NegativePrompt,
                   FieldKind::Text, jsonString(foreign.negativePrompt));
    if (foreign.seed)
        values.add(u"seed"_s, givenWords("Seed"), FieldRole::Seed, FieldKind::Seed, Json(*foreign.seed));
    if (foreign.size.isValid()) {
        const QString size = u"%1x%2"_s.arg(foreign.size.width()).arg(foreign.size.height());
        values.add(u"size"_s, givenWords("Size"), FieldRole::Size, FieldKind::Choice, jsonString(size));
    }
    for (const auto &[name, value] : foreign.values) {
        const bool isSteps = plainSettingName(name) == u"steps"; // which has no row of its own here
        if (!name.isEmpty() && (isSteps || !saysAgain(foreign, name, value)))
            values.add(name, name, FieldRole::None, FieldKind::Text, jsonString(value));
    }
    values.finish();
}

void takePrompts(const WorkMetadata &work, GivenSettings &settings)
{
    if (!work.prompt.isEmpty())
        settings.values["prompt"] = jsonString(work.prompt);
    if (!work.negativePrompt.isEmpty())
        settings.values["negative_prompt"] = jsonString(work.negativePrompt);
    if (work.seed)
        settings.values["seed"] = *work.seed;
    settings.fields = modelByNames(settings.values);
}

} // namespace

GivenSettings settingsOfInput(const ModelId &model, const QString &modelName, const QByteArray &input,
                              const Catalogue &catalogue)
{
    GivenSettings settings;
    settings.model = model;
    settings.modelName = modelName.isEmpty() ? model.text() : modelName;
    if (const Result<Json> parsed = parseJson(input); parsed && parsed->is_object())
        settings.values = *parsed;
    settings.fields = catalogue.find(model);
    settings.isInstalled = settings.fields != nullptr;
    if (!settings.isInstalled && !settings.isEmpty())
        settings.fields = modelByNames(settings.values);
    return settings;
}

GivenSettings settingsOfFile(const FoundMetadata &found, const Catalogue &catalogue)
{
    const WorkMetadata &work = found.work;
    GivenSettings settings = settingsOfInput(work.modelId, work.modelName, work.input, catalogue);
    settings.values = withoutLocal(settings.values);
    if (!settings.isEmpty())
        return settings;
    if (found.foreign)
        takeForeign(*found.foreign, settings);
    else
        takePrompts(work, settings);
    settings.isInstalled = false;
    return settings;
}

void putParent(GivenSettings &settings, AssetId parent, const QString &field)
{
    const std::string key = field.toStdString();
    if (parent.isNull() || !settings.values.contains(key))
        return;
    Json &value = settings.values[key];
    const Json work = jsonString(assetValue(parent));
    // Which of several it was is not known.
    if (!value.is_array())
        value = work;
    else if (value.size() == 1)
        value = Json::array({work});
}

const Field *fieldLike(const Model &model, const QString &name)
{
    const QString plain = plainSettingName(name);
    for (const QStringList &row : meanings()) {
        if (!row.contains(plain))
            continue;
        for (const Field &field : model.fields) {
            if (row.contains(plainSettingName(field.key)))
                return &field;
        }
    }
    return nullptr;
}

} // namespace maquette
