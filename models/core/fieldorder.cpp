// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/fieldorder.h"

#include "models/core/fieldnames.h"

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

bool comesSortedWithoutTitles(const Json &properties)
{
    QString last;
    for (const auto &[key, property] : properties.items()) {
        const QString name = QString::fromStdString(key);
        if (member(property, "title") || name < last)
            return false;
        last = name;
    }
    return true;
}

bool namesAny(const QStringList &words, const QStringList &wanted)
{
    return std::any_of(words.cbegin(), words.cend(),
                       [&](const QString &word) { return wanted.contains(word); });
}

FieldSection sectionOf(const Field &field)
{
    static const QStringList output{u"fps"_s,    u"quality"_s, u"format"_s, u"width"_s,     u"height"_s,
                                    u"length"_s, u"ratio"_s,   u"size"_s,   u"background"_s};
    if (takesMedia(field))
        return FieldSection::Media;
    switch (field.role) {
    case FieldRole::Prompt:
        return FieldSection::Lead;
    case FieldRole::Size:
    case FieldRole::Count:
    case FieldRole::Duration:
    case FieldRole::Resolution:
        return FieldSection::Output;
    default:
        break;
    }
    if (field.required && field.kind == FieldKind::List)
        return FieldSection::Lead;
    return namesAny(wordsOfKey(field.key), output) ? FieldSection::Output : FieldSection::Settings;
}

//! What most artists leave as it is, by the words of its key.
bool isRare(const Field &field)
{
    static const QStringList words{
        u"negative"_s,  u"watermark"_s, u"safety"_s,   u"tolerance"_s,    u"checker"_s,      u"expansion"_s,
        u"extend"_s,    u"enhance"_s,   u"optimize"_s, u"guidance"_s,     u"cfg"_s,          u"steps"_s,
        u"scheduler"_s, u"sampler"_s,   u"sync"_s,     u"search"_s,       u"acceleration"_s, u"format"_s,
        u"shift"_s,     u"rate"_s,      u"bitrate"_s,  u"interpolation"_s};
    if (field.required || takesMedia(field) || field.role == FieldRole::Prompt)
        return false;
    return field.kind == FieldKind::Raw || namesAny(wordsOfKey(field.key), words);
}

int rank(const Field &field)
{
    if (field.section == FieldSection::Lead)
        return field.role == FieldRole::Prompt ? 0 : 1;
    if (field.required)
        return takesMedia(field) ? 2 : 3;
    if (takesMedia(field))
        return 4 + static_cast<int>(field.media); // pictures, clips, sound
    return field.section == FieldSection::Output ? 7 : 8;
}

} // namespace

void orderFields(QList<Field> &fields, const Json &properties)
{
    for (Field &field : fields) {
        field.section = sectionOf(field);
        field.rare = isRare(field);
    }
    if (comesSortedWithoutTitles(properties))
        std::stable_sort(fields.begin(), fields.end(),
                         [](const Field &a, const Field &b) { return rank(a) < rank(b); });
}

} // namespace maquette
