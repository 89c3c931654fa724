// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/editorfactory.h"

#include "ui/form/booleaneditor.h"
#include "ui/form/choiceeditor.h"
#include "ui/form/mediaeditor.h"
#include "ui/form/numbereditor.h"
#include "ui/form/prompteditor.h"
#include "ui/form/rawjsoneditor.h"
#include "ui/form/seededitor.h"
#include "ui/form/wideinteger.h"

#include <algorithm>
#include <array>

namespace maquette
{

namespace
{
constexpr int never = -1;
constexpr int lastResort = 0;
constexpr int usual = 50;
constexpr int special = 70;

struct Entry
{
    int (*rank)(const Field &);
    FieldEditor *(*make)(const Field &, MediaSource &, QWidget *);
};

template <FieldKind kind>
int ofKind(const Field &field)
{
    return field.kind == kind ? usual : never;
}

int choiceRank(const Field &field)
{
    return field.kind == FieldKind::Choice && !field.choices.isEmpty() ? usual : never;
}

int numberRank(const Field &field)
{
    const bool bounded = field.minimum && field.maximum && *field.minimum < *field.maximum;
    return field.kind == FieldKind::Number && bounded ? usual : never;
}

int seedRank(const Field &field)
{
    if (field.kind == FieldKind::Seed)
        return usual;
    return field.kind == FieldKind::Number && field.integer && field.role == FieldRole::Seed ? special
                                                                                             : never;
}

//! An unbroken list of more than six whole numbers is quicker to set on a slider.
int countRank(const Field &field)
{
    constexpr int fewest = 7;
    if (field.kind != FieldKind::Choice || field.choices.size() < fewest)
        return never;
    std::optional<WideInteger> before;
    for (const Json &choice : field.choices) {
        const auto number = choice.is_number_integer() ? WideInteger::fromJson(choice) : std::nullopt;
        if (!number || (before && *number != before->plus(1)))
            return never;
        before = number;
    }
    return special;
}

int anything(const Field &)
{
    return lastResort;
}

template <typename Editor>
FieldEditor *plain(const Field &field, MediaSource &, QWidget *parent)
{
    return new Editor(field, parent);
}

FieldEditor *media(const Field &field, MediaSource &pictures, QWidget *parent)
{
    return new MediaEditor(field, pictures, parent);
}

constexpr std::array entries{
    Entry{ofKind<FieldKind::Text>, plain<PromptEditor>},
    Entry{choiceRank, plain<ChoiceEditor>},
    Entry{countRank, plain<NumberEditor>},
    Entry{numberRank, plain<NumberEditor>},
    Entry{seedRank, plain<SeedEditor>},
    Entry{ofKind<FieldKind::Boolean>, plain<BooleanEditor>},
    Entry{ofKind<FieldKind::Media>, media},
    Entry{anything, plain<RawJsonEditor>},
};
} // namespace

FieldEditor *EditorFactory::make(const Field &field, MediaSource &pictures, QWidget *parent)
{
    const auto best = std::max_element(entries.begin(), entries.end(), [&](const Entry &a, const Entry &b) {
        return a.rank(field) < b.rank(field);
    });
    return best->make(field, pictures, parent);
}

} // namespace maquette
