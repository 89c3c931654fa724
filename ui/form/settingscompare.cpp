// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/settingscompare.h"

#include "models/core/fitting.h"
#include "models/core/unset.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/optionaljson.h"

#include <algorithm>

namespace maquette
{

namespace
{

std::optional<Json> valueIn(const InputValues &values, const QString &key)
{
    const Json *value = member(values, key.toStdString());
    return value ? some(*value) : std::nullopt;
}

//! What the field would send, whether it stands in the form or is left out there.
std::optional<Json> sent(const Field &field, const std::optional<Json> &value)
{
    auto body = value ? requestValue(field, *value) : std::nullopt;
    if (!body && hasTrueDefault(field))
        return *field.defaultValue;
    return body;
}

bool sendsSame(const Field &field, const std::optional<Json> &a, const std::optional<Json> &b)
{
    const auto first = sent(field, a);
    const auto second = sent(field, b);
    return first.has_value() == second.has_value() && (!first || sameJson(*first, *second));
}

//! \brief Where a value goes in another model.
struct Place
{
    const Field *field = nullptr;
    std::optional<Json> value; //!< nothing: the field takes nothing like it
};

bool fits(const Model &model, const Field &field, const Json &value)
{
    Json alone = Json::object();
    alone[field.key.toStdString()] = value;
    alone = withPlaceholders(model, std::move(alone));
    const QList<FieldProblem> problems = checkValue(field, alone[field.key.toStdString()]);
    return std::none_of(problems.cbegin(), problems.cend(), [](const FieldProblem &p) { return p.blocks; });
}

Place placeIn(const Model &to, const Model &from, const QString &key, const Json &value)
{
    Json alone = Json::object();
    alone[key.toStdString()] = value;
    const InputValues carried = carriedValues(from, to, alone);
    for (const auto &[name, fitting] : carried.items())
        return {to.field(QString::fromStdString(name)), some(fitting)};
    const Field *source = from.field(key);
    const Field *target = to.field(key);
    if (target == nullptr && source != nullptr && source->role != FieldRole::None)
        target = to.fieldWithRole(source->role);
    if (target == nullptr)
        target = fieldLike(to, key);
    if (target == nullptr || takesMedia(*target) || (source != nullptr && takesMedia(*source)))
        return {};
    return {target, nearestFitting(*target, value)};
}

} // namespace

void SettingsCompare::setGiven(const GivenSettings &given)
{
    m_given = given;
    makeLines();
    findPlaces();
}

void SettingsCompare::setForm(const std::shared_ptr<const Model> &model, const Writing &writing)
{
    m_form = model;
    m_writing = writing;
    makeLines();
    findPlaces();
}

bool SettingsCompare::isSameModel() const
{
    return m_form && m_given.isInstalled && m_form->id == m_given.model;
}

void SettingsCompare::makeLines()
{
    m_lines.clear();
    const Model *model = m_given.fields.get();
    const auto add = [this](const QString &key, const Field *field, const Json &value) {
        SettingLine line;
        line.key = key;
        line.title = field && !field->title.isEmpty() ? field->title : key;
        line.kind = field ? field->kind : FieldKind::Raw;
        line.role = field ? field->role : FieldRole::None;
        line.value = some(value);
        m_lines.append(line);
    };
    for (const Field &field : model ? model->fields : QList<Field>()) {
        if (const Json *value = member(m_given.values, field.key.toStdString()))
            add(field.key, &field, *value);
    }
    for (const auto &[name, value] : m_given.values.items()) {
        const QString key = QString::fromStdString(name);
        if (model == nullptr || model->field(key) == nullptr)
            add(key, nullptr, value);
    }
    if (isSameModel() && !m_given.isEmpty())
        addAbsent();
}

//! What the form could send and this did not stands where the form has it.
void SettingsCompare::addAbsent()
{
    qsizetype at = 0;
    for (const Field &field : m_form->fields) {
        if (at < m_lines.size() && m_lines.at(at).key == field.key) {
            ++at;
            continue;
        }
        if (m_given.values.contains(field.key.toStdString()))
            continue;
        SettingLine line;
        line.key = field.key;
        line.title = field.title;
        line.kind = field.kind;
        line.role = field.role;
        m_lines.insert(at++, line);
    }
}

void SettingsCompare::findPlaces()
{
    if (!m_form)
        return;
    const InputValues written =
        m_writing && m_given.fields ? m_writing(*m_given.fields, m_given.values) : m_given.values;
    QStringList taken;
    for (SettingLine &line : m_lines)
        findPlace(line, written, taken);
}

void SettingsCompare::findPlace(SettingLine &line, const InputValues &written, QStringList &taken) const
{
    line.against = SettingLine::Against::Nowhere;
    const auto value = valueIn(written, line.key);
    Place place;
    if (isSameModel()) {
        place = {m_form->field(line.key), value};
        const bool misfits = place.field && value && !isUnset(*place.field, *value) &&
                             !takesMedia(*place.field) && !fits(*m_form, *place.field, *value);
        if (const auto nearest = misfits ? nearestFitting(*place.field, *value) : std::nullopt)
            place.value = nearest;
    } else if (value && m_given.fields) {
        place = placeIn(*m_form, *m_given.fields, line.key, *value);
    }
    if (place.field == nullptr || taken.contains(place.field->key))
        return;
    line.formKey = place.field->key;
    line.formTitle = place.field->title;
    if (!place.value && !isSameModel())
        return;
    taken += line.formKey;
    line.offered = place.value;
    line.isFitted = value && place.value && !sameJson(*value, *place.value);
    line.against = SettingLine::Against::Differs;
}

bool SettingsCompare::update(const InputValues &now)
{
    bool isChanged = false;
    for (SettingLine &line : m_lines) {
        const Field *field = m_form && !line.formKey.isEmpty() ? m_form->field(line.formKey) : nullptr;
        const bool isPlaced =
            line.against == SettingLine::Against::Same || line.against == SettingLine::Against::Differs;
        if (field == nullptr || !isPlaced)
            continue;
        const auto there = valueIn(now, line.formKey);
        const auto against = sendsSame(*field, there, line.offered) ? SettingLine::Against::Same
                                                                    : SettingLine::Against::Differs;
        const bool same =
            there.has_value() == line.formValue.has_value() && (!there || sameJson(*there, *line.formValue));
        if (same && against == line.against)
            continue;
        line.formValue = there;
        line.against = against;
        isChanged = true;
    }
    return isChanged;
}

qsizetype SettingsCompare::count(SettingLine::Against against) const
{
    return std::count_if(m_lines.cbegin(), m_lines.cend(), [&](const SettingLine &line) {
        return line.against == against && (line.value || against == SettingLine::Against::Differs);
    });
}

SettingsUse SettingsCompare::useAll(bool withSeed) const
{
    SettingsUse use;
    for (const SettingLine &line : m_lines) {
        if (line.against != SettingLine::Against::Differs || (!withSeed && line.role == FieldRole::Seed))
            continue;
        if (line.offered)
            use.values[line.formKey.toStdString()] = *line.offered;
        else
            use.cleared += line.formKey;
    }
    return use;
}

SettingsUse SettingsCompare::useOne(const QString &key) const
{
    SettingsUse use;
    for (const SettingLine &line : m_lines) {
        if (line.key != key || line.against != SettingLine::Against::Differs)
            continue;
        if (line.offered)
            use.values[line.formKey.toStdString()] = *line.offered;
        else
            use.cleared += line.formKey;
    }
    return use;
}

bool SettingsCompare::hasSeed() const
{
    return std::any_of(m_lines.cbegin(), m_lines.cend(), [](const SettingLine &line) {
        return line.role == FieldRole::Seed && line.against != SettingLine::Against::Nowhere;
    });
}

} // namespace maquette
