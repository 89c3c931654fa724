// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/schemachange.h"

#include "models/core/fitting.h"

#include <QCoreApplication>
#include <QLocale>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

using Kind = SchemaChange::Kind;

constexpr qsizetype mostNamed = 4;

QString changeWords(const char *source)
{
    return QCoreApplication::translate("SchemaChange", source);
}

QString number(double value)
{
    return QLocale().toString(value, 'g', 12);
}

QString anyOf(QStringList names)
{
    if (names.size() == 1)
        return names.constFirst();
    const QString last = names.takeLast();
    return changeWords("%1 or %2").arg(names.join(u", "_s), last);
}

//! "4 to 12", "5 or 10", "11 choices"; empty where nothing short can be said.
QString allowed(const Field &field)
{
    if (field.kind == FieldKind::Choice) {
        QStringList names;
        for (const Json &choice : field.choices)
            names.append(shownValue(choice));
        return names.size() <= mostNamed ? anyOf(names) : changeWords("one of %1 values").arg(names.size());
    }
    if (field.kind != FieldKind::Number && field.kind != FieldKind::Amount && field.kind != FieldKind::Seed)
        return {};
    if (field.minimum && field.maximum)
        return changeWords("%1 to %2").arg(number(*field.minimum), number(*field.maximum));
    if (field.minimum)
        return changeWords("%1 and more").arg(number(*field.minimum));
    return field.maximum ? changeWords("up to %1").arg(number(*field.maximum)) : changeWords("any number");
}

bool sameChoices(const QList<Json> &a, const QList<Json> &b)
{
    return std::equal(a.cbegin(), a.cend(), b.cbegin(), b.cend(), sameJson);
}

QStringList missingIn(const QList<Json> &choices, const QList<Json> &all)
{
    QStringList missing;
    for (const Json &choice : choices) {
        if (std::none_of(all.cbegin(), all.cend(), [&](const Json &each) { return sameJson(each, choice); }))
            missing.append(shownValue(choice));
    }
    return missing;
}

QString someOf(const QStringList &names)
{
    if (names.size() <= mostNamed)
        return names.join(u", "_s);
    return changeWords("%1 and %2 more")
        .arg(names.mid(0, mostNamed).join(u", "_s))
        .arg(names.size() - mostNamed);
}

//! \brief Compares two fields that stand for the same setting, and gathers sentences.
class FieldComparison
{
public:
    FieldComparison(const Field &before, const Field &after, QList<SchemaChange> &changes)
        : m_before(before)
        , m_after(after)
        , m_changes(changes)
    {}

    void run()
    {
        compareValues();
        compareDefaults();
        if (m_before.required != m_after.required)
            add(Kind::RequiredChanged, m_after.required
                                           ? changeWords("%1 is required now.").arg(title())
                                           : changeWords("%1 is no longer required.").arg(title()));
    }

private:
    [[nodiscard]] const QString &title() const { return m_after.title; }

    void add(Kind kind, const QString &text) { m_changes.append({kind, m_after.key, {}, text}); }

    void compareValues()
    {
        const QString was = allowed(m_before);
        const QString now = allowed(m_after);
        if (m_before.kind != m_after.kind && (was.isEmpty() || now.isEmpty()))
            return add(Kind::TypeChanged, changeWords("%1 takes another kind of value now.").arg(title()));
        if (m_before.kind == FieldKind::Choice && m_after.kind == FieldKind::Choice)
            return compareChoices(was, now);
        if (was != now)
            return add(Kind::LimitsChanged, changeWords("%1 now allows %2 (was %3).").arg(title(), now, was));
        compareRest();
    }

    void compareChoices(const QString &was, const QString &now)
    {
        if (sameChoices(m_before.choices, m_after.choices))
            return;
        const QStringList fresh = missingIn(m_after.choices, m_before.choices);
        const QStringList gone = missingIn(m_before.choices, m_after.choices);
        if (!fresh.isEmpty() && !gone.isEmpty() && m_before.choices.size() <= mostNamed &&
            m_after.choices.size() <= mostNamed)
            return add(Kind::ChoicesChanged,
                       changeWords("%1 now allows %2 (was %3).").arg(title(), now, was));
        if (!fresh.isEmpty())
            add(Kind::ChoicesChanged, changeWords("%1 has new choices: %2.").arg(title(), someOf(fresh)));
        if (!gone.isEmpty())
            add(Kind::ChoicesChanged, changeWords("%1 no longer offers %2.").arg(title(), someOf(gone)));
    }

    void compareRest()
    {
        const auto hardLength = [](const Field &field) {
            return field.lengthIsAdvice ? std::nullopt : field.maxLength;
        };
        const auto was = hardLength(m_before);
        const auto now = hardLength(m_after);
        if (was != now)
            add(Kind::LimitsChanged,
                now ? changeWords("%1 may be %2 characters long now.").arg(title(), QLocale().toString(*now))
                    : changeWords("%1 may be of any length now.").arg(title()));
        const bool otherMedia = m_after.kind == FieldKind::Media && m_before.media != m_after.media;
        const bool otherRules = !std::equal(
            m_before.validations.cbegin(), m_before.validations.cend(), m_after.validations.cbegin(),
            m_after.validations.cend(), [](const Validation &a, const Validation &b) {
                return a.metric == b.metric && a.lessThan == b.lessThan && a.value == b.value;
            });
        if (otherMedia)
            add(Kind::TypeChanged, changeWords("%1 takes another kind of file now.").arg(title()));
        else if (otherRules)
            add(Kind::LimitsChanged, changeWords("%1 has other limits for its file now.").arg(title()));
        if (!isComparedByParts(m_after.kind) && rulesOf(m_before) != rulesOf(m_after))
            add(Kind::LimitsChanged, changeWords("%1 allows something else now.").arg(title()));
    }

    //! The schema without the words in it and what is compared elsewhere, whatever the order of its keys.
    static nlohmann::json rulesOf(const Field &field)
    {
        nlohmann::json rules(field.schema);
        if (rules.is_object()) {
            for (const char *key : {"title", "description", "default", "required"})
                rules.erase(key);
        }
        return rules;
    }

    static bool isComparedByParts(FieldKind kind)
    {
        return kind == FieldKind::Text || kind == FieldKind::Choice || kind == FieldKind::Number ||
               kind == FieldKind::Amount || kind == FieldKind::Seed || kind == FieldKind::Boolean ||
               kind == FieldKind::Media;
    }

    void compareDefaults()
    {
        const auto trueDefault = [](const Field &field) {
            return field.exampleDefault ? std::optional<Json>() : field.defaultValue;
        };
        const auto was = trueDefault(m_before);
        const auto now = trueDefault(m_after);
        if (was && now && !sameJson(*was, *now))
            add(Kind::DefaultChanged, changeWords("%1 starts with %2 now (was %3).")
                                          .arg(title(), shownValue(*now), shownValue(*was)));
    }

    const Field &m_before;
    const Field &m_after;
    QList<SchemaChange> &m_changes;
};

QList<const Field *> onlyIn(const Model &model, const Model &other)
{
    QList<const Field *> fields;
    for (const Field &field : model.fields) {
        if (!other.field(field.key))
            fields.append(&field);
    }
    return fields;
}

bool maySucceed(const Field &old, const Field &fresh)
{
    const bool sameRole = old.role == fresh.role && old.role != FieldRole::None;
    const bool sameTitle = old.title.compare(fresh.title, Qt::CaseInsensitive) == 0;
    return old.kind == fresh.kind && (sameRole || sameTitle) &&
           (old.kind != FieldKind::Media || old.media == fresh.media);
}

//! The one of \a fields that may be \a field under another key; null for none or several.
const Field *onlyMatch(const Field &field, const QList<const Field *> &fields)
{
    const Field *found = nullptr;
    for (const Field *each : fields) {
        if (!maySucceed(field, *each))
            continue;
        if (found)
            return nullptr;
        found = each;
    }
    return found;
}

QString priceText(const Model &model)
{
    const QString amount = toText(*model.basePrice, QLocale());
    return model.priceUnit.isEmpty() ? amount : changeWords("%1 per %2").arg(amount, model.priceUnit);
}

//! A price that becomes known surprises nobody.
void comparePrices(const Model &before, const Model &after, QList<SchemaChange> &changes)
{
    const bool same = before.basePrice == after.basePrice && before.priceUnit == after.priceUnit;
    if (!before.basePrice || same)
        return;
    const QString text =
        after.basePrice
            ? changeWords("The price is now %1 (was %2).").arg(priceText(after), priceText(before))
            : changeWords("The service does not say any more what it costs.");
    changes.append({Kind::PriceChanged, {}, {}, text});
}

} // namespace

QList<SchemaChange> changesBetween(const Model &before, const Model &after)
{
    QList<SchemaChange> changes;
    const QList<const Field *> gone = onlyIn(before, after);
    const QList<const Field *> fresh = onlyIn(after, before);
    QStringList renamed;
    for (const Field &field : after.fields) {
        if (const Field *twin = before.field(field.key)) {
            FieldComparison(*twin, field, changes).run();
            continue;
        }
        const Field *old = onlyMatch(field, gone);
        if (old && onlyMatch(*old, fresh) == &field) {
            renamed.append(old->key);
            changes.append({Kind::FieldRenamed, field.key, old->key,
                            old->title == field.title
                                ? changeWords("%1 goes by another name at the service now.").arg(field.title)
                                : changeWords("%1 is now called %2.").arg(old->title, field.title)});
            FieldComparison(*old, field, changes).run();
            continue;
        }
        changes.append({Kind::FieldAdded,
                        field.key,
                        {},
                        field.required ? changeWords("%1 is new, and required.").arg(field.title)
                                       : changeWords("%1 is new.").arg(field.title)});
    }
    for (const Field *field : gone) {
        if (!renamed.contains(field->key))
            changes.append(
                {Kind::FieldRemoved, field->key, {}, changeWords("%1 is gone.").arg(field->title)});
    }
    comparePrices(before, after, changes);
    return changes;
}

} // namespace maquette
