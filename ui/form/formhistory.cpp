// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/formhistory.h"

#include "app/base/clock.h"
#include "models/core/valuewalk.h"
#include "ui/form/mediaaddress.h"

#include <algorithm>
#include <utility>

namespace maquette
{

namespace
{

bool same(const std::optional<Json> &a, const std::optional<Json> &b)
{
    return a.has_value() == b.has_value() && (!a || sameJson(*a, *b));
}

//! Where the one text or number stands that differs; nothing when more does, or something else.
std::optional<JsonPath> typedPlace(const Json &before, const Json &after)
{
    if ((before.is_string() && after.is_string()) || (before.is_number() && after.is_number()))
        return JsonPath();
    if (!before.is_structured() || before.type() != after.type() || before.size() != after.size())
        return std::nullopt;
    const Json *from = nullptr;
    const Json *to = nullptr;
    JsonStep step;
    qsizetype index = 0;
    for (const auto &[key, each] : before.items()) {
        const Json *other = before.is_array() ? &after.at(std::size_t(index)) : member(after, key);
        if (!other)
            return std::nullopt;
        if (!sameJson(each, *other)) {
            if (from)
                return std::nullopt;
            from = &each;
            to = other;
            step = before.is_array() ? JsonStep{{}, index} : JsonStep{QString::fromStdString(key), -1};
        }
        ++index;
    }
    const auto below = from ? typedPlace(*from, *to) : std::nullopt;
    return below ? std::optional(JsonPath{step} + *below) : std::nullopt;
}

//! Whether a field is chosen in at once and not letter by letter.
bool isChosen(const Field *field)
{
    return field != nullptr && (field->kind == FieldKind::Choice || field->kind == FieldKind::Boolean ||
                                field->kind == FieldKind::Fixed || field->kind == FieldKind::MediaList);
}

bool isTyped(const Field *field, const std::optional<Json> &before, const std::optional<Json> &after)
{
    const bool media = field != nullptr && field->kind == FieldKind::Media;
    if (!media)
        return !isChosen(field);
    return isTypedOn(before ? stringOf(*before) : QString(), after ? stringOf(*after) : QString());
}

//! Whether Enter put the file there whose path had been typed.
bool isTakenPath(const std::optional<Json> &before, const std::optional<Json> &after, const JsonPath &place)
{
    const Json *from = before ? valueAt(*before, place) : nullptr;
    const Json *to = after ? valueAt(*after, place) : nullptr;
    const auto file = from != nullptr && to != nullptr ? fileIn(stringOf(*to)) : std::nullopt;
    return file && *file == typedPath(stringOf(*from));
}

//! A field that was empty, or is now, is typed in as well.
std::optional<JsonPath> typedPlace(const std::optional<Json> &before, const std::optional<Json> &after)
{
    if (before && after)
        return typedPlace(*before, *after);
    const std::optional<Json> &there = before ? before : after;
    return there && (there->is_string() || there->is_number()) ? std::optional(JsonPath()) : std::nullopt;
}

} // namespace

FormHistory::FormHistory(const Clock &clock, std::chrono::milliseconds pause)
    : m_clock(clock)
    , m_pause(pause)
{}

const FormHistory::Record *FormHistory::current() const
{
    const auto found = m_opened.isEmpty() ? m_records.cend() : m_records.constFind(m_opened.constLast());
    return found == m_records.cend() ? nullptr : &*found;
}

FormHistory::Record *FormHistory::current()
{
    return const_cast<Record *>(std::as_const(*this).current());
}

void FormHistory::open(const std::shared_ptr<const Model> &model, const FormState &state)
{
    const bool isNew = !m_records.contains(model->id);
    Record &record = m_records[model->id];
    record.model = model;
    record.open = false;
    if (isNew)
        record.present = state;
    m_opened.removeAll(model->id);
    m_opened << model->id;
    while (m_opened.size() > mostModels)
        m_records.remove(m_opened.takeFirst());
    note(state);
    seal();
}

QList<FormHistory::Change> FormHistory::changesBetween(const Record &record, const FormState &to)
{
    QStringList keys;
    for (const Field &field : record.model->fields)
        keys << field.key;
    for (const Json *values : {&record.present.values, &to.values}) {
        for (const auto &[key, value] : values->items())
            keys << QString::fromStdString(key);
    }
    keys << record.present.texts.keys() << to.texts.keys();
    keys.removeDuplicates();
    const auto valueIn = [](const FormState &state, const QString &key) {
        const Json *value = member(state.values, key.toStdString());
        return value ? std::optional<Json>(std::in_place, *value) : std::nullopt;
    };
    const auto textIn = [](const FormState &state, const QString &key) {
        return state.texts.contains(key)
                   ? std::optional<Json>(std::in_place, jsonString(state.texts.value(key)))
                   : std::nullopt;
    };
    QList<Change> changes;
    for (const QString &key : std::as_const(keys)) {
        const Change value{Part::Values, key, valueIn(record.present, key), valueIn(to, key)};
        if (!same(value.before, value.after))
            changes << value;
        const Change text{Part::Texts, key, textIn(record.present, key), textIn(to, key)};
        if (!same(text.before, text.after))
            changes << text;
    }
    return changes;
}

FormHistory::Step FormHistory::stepOf(const Model &model, QList<Change> changes)
{
    Step step{std::move(changes), {}, false, 0};
    const Change &first = step.changes.constFirst();
    // A value of JSON that breaks off in the middle goes over to the texts: still one field being typed in.
    const bool oneField = std::all_of(step.changes.cbegin(), step.changes.cend(),
                                      [&first](const Change &change) { return change.key == first.key; });
    const auto place = typedPlace(first.before, first.after);
    if (oneField && step.changes.size() > 1) {
        step.typed = true;
    } else if (oneField && place && isTyped(model.field(first.key), first.before, first.after)) {
        step.typed = true;
        step.inner = *place;
    }
    measure(step);
    return step;
}

void FormHistory::measure(Step &step)
{
    step.bytes = 0;
    for (const Change &change : std::as_const(step.changes))
        step.bytes +=
            (change.before ? sizeOf(*change.before) : 0) + (change.after ? sizeOf(*change.after) : 0);
}

void FormHistory::note(const FormState &state)
{
    Record *record = current();
    if (record == nullptr)
        return;
    QList<Change> changes = changesBetween(*record, state);
    record->present = state;
    if (changes.isEmpty())
        return;
    Step step = stepOf(*record->model, std::move(changes));
    while (record->steps.size() > record->done) {
        record->bytes -= record->steps.back().bytes;
        record->steps.pop_back();
        record->open = false;
    }
    const bool typed = step.typed;
    if (grows(*record, step))
        grow(*record, step);
    else
        push(*record, std::move(step));
    record->open = typed && !record->steps.empty();
    record->lastTyped = m_clock.elapsed();
}

bool FormHistory::grows(const Record &record, const Step &step) const
{
    if (!record.open || record.steps.empty())
        return false;
    const Step &last = record.steps.back();
    const Change &change = step.changes.constFirst();
    const bool samePlace =
        step.typed && last.typed && last.changes.constFirst().key == change.key && last.inner == step.inner;
    return samePlace && (m_clock.elapsed() - record.lastTyped <= m_pause ||
                         isTakenPath(change.before, change.after, step.inner));
}

void FormHistory::grow(Record &record, const Step &step)
{
    Step &last = record.steps.back();
    record.bytes -= last.bytes;
    for (const Change &change : step.changes) {
        const auto known = std::find_if(last.changes.begin(), last.changes.end(),
                                        [&change](const Change &c) { return c.part == change.part; });
        if (known == last.changes.end())
            last.changes << change;
        else
            known->after = change.after;
    }
    last.changes.removeIf([](const Change &change) { return same(change.before, change.after); });
    measure(last);
    record.bytes += last.bytes;
    if (last.changes.isEmpty()) {
        record.steps.pop_back();
        record.done = record.steps.size();
    }
}

void FormHistory::push(Record &record, Step step)
{
    record.bytes += step.bytes;
    record.steps.push_back(std::move(step));
    while (record.steps.size() > mostSteps || (record.bytes > mostBytes && record.steps.size() > 1)) {
        record.bytes -= record.steps.front().bytes;
        record.steps.pop_front();
    }
    record.done = record.steps.size();
}

void FormHistory::seal()
{
    if (Record *record = current())
        record->open = false;
}

bool FormHistory::canUndo() const
{
    const Record *record = current();
    return record != nullptr && record->done > 0;
}

bool FormHistory::canRedo() const
{
    const Record *record = current();
    return record != nullptr && record->done < record->steps.size();
}

FormStep FormHistory::lead(Record &record, const Step &step, bool back)
{
    record.open = false;
    FormState &state = record.present;
    for (const Change &change : step.changes) {
        const std::optional<Json> &value = back ? change.before : change.after;
        if (change.part == Part::Texts && value)
            state.texts.insert(change.key, stringOf(*value));
        else if (change.part == Part::Texts)
            state.texts.remove(change.key);
        else if (value)
            state.values[change.key.toStdString()] = *value;
        else
            state.values.erase(change.key.toStdString());
    }
    return {state, step.changes.constFirst().key, step.inner};
}

std::optional<FormStep> FormHistory::undo()
{
    if (!canUndo())
        return std::nullopt;
    Record *record = current();
    return lead(*record, record->steps[--record->done], true);
}

std::optional<FormStep> FormHistory::redo()
{
    if (!canRedo())
        return std::nullopt;
    Record *record = current();
    return lead(*record, record->steps[record->done++], false);
}

} // namespace maquette
