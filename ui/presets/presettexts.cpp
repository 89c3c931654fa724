// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presettexts.h"

#include "ui/form/choicetext.h"
#include "ui/form/valuesummary.h"

#include <QCoreApplication>

namespace maquette
{

namespace
{

constexpr qsizetype longestPart = 80;
constexpr qsizetype mostParts = 12;
constexpr qsizetype mostPresetSentences = 4;

QString presetWords(const char *text)
{
    return QCoreApplication::translate("PresetTexts", text);
}

QString cutLine(const QString &text, qsizetype longest)
{
    const QString line = text.left(4 * longest).simplified();
    return line.size() > longest ? QString(line.left(longest).trimmed() + u'…') : line;
}

bool isDefault(const Field &field, const Json &value)
{
    return field.defaultValue && !field.exampleDefault && sameJson(*field.defaultValue, value);
}

QString mediaPart(const Field &field, const Json &value)
{
    const bool none = value.is_null() || (value.is_string() && stringOf(value).trimmed().isEmpty()) ||
                      (value.is_structured() && value.empty());
    if (none)
        return {};
    return value.is_array() && value.size() > 1 ? presetWords("%1 × %2").arg(field.title).arg(value.size())
                                                : field.title;
}

QString partOf(const Field &field, const Json &value)
{
    if (field.kind == FieldKind::Media || field.kind == FieldKind::MediaList)
        return mediaPart(field, value);
    if (isDefault(field, value))
        return {};
    if (value.is_boolean())
        return value.get<bool>() ? presetWords("%1 on").arg(field.title)
                                 : presetWords("%1 off").arg(field.title);
    if (value.is_number())
        return presetWords("%1 %2").arg(field.title, numberText(value));
    if (value.is_array())
        return value.empty() ? QString() : presetWords("%1 × %2").arg(field.title).arg(value.size());
    const QString said = valueSummary(field, std::optional<Json>(std::in_place, value));
    return value.is_object() && !said.isEmpty() ? presetWords("%1: %2").arg(field.title, said) : said;
}

QString dayText(const QDateTime &time, const QDateTime &now, const QLocale &locale)
{
    const QDate date = time.toLocalTime().date();
    const QDate today = now.toLocalTime().date();
    if (date == today)
        return presetWords("today");
    if (date.daysTo(today) == 1)
        return presetWords("yesterday");
    const bool sameYear = date.year() == today.year();
    return locale.toString(date, sameYear ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy"));
}

} // namespace

QString presetSummary(const Model &model, const InputValues &values)
{
    QStringList texts;
    QStringList others;
    for (const Field &field : model.fields) {
        const Json *value = member(values, field.key.toStdString());
        const QString part =
            value && !value->is_null() ? cutLine(partOf(field, *value), longestPart) : QString();
        if (!part.isEmpty())
            (field.kind == FieldKind::Text ? texts : others) << part;
    }
    const QStringList all = (texts + others).mid(0, mostParts);
    return all.isEmpty() ? presetWords("As the model has it") : all.join(QStringLiteral(" · "));
}

QString presetDate(const Preset &preset, const QDateTime &now, const QLocale &locale)
{
    if (preset.usedAt.isValid())
        return presetWords("used %1").arg(dayText(preset.usedAt, now, locale));
    return preset.createdAt.isValid() ? presetWords("saved %1").arg(dayText(preset.createdAt, now, locale))
                                      : QString();
}

QString misfitText(qsizetype changed)
{
    if (changed == 0)
        return {};
    return changed == 1 ? presetWords("1 setting has changed")
                        : presetWords("%1 settings have changed").arg(changed);
}

QString quotedName(const QString &name)
{
    constexpr qsizetype longest = 40;
    return u'“' + cutLine(name, longest) + u'”';
}

QString fewSentences(const QStringList &notes)
{
    QStringList said = notes.mid(0, mostPresetSentences);
    if (const qsizetype more = notes.size() - said.size(); more > 0)
        said << (more == 1 ? presetWords("And one more.") : presetWords("And %1 more.").arg(more));
    return said.join(u' ');
}

} // namespace maquette
