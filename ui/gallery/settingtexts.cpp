// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/settingtexts.h"

#include "models/core/fitting.h"
#include "ui/form/choicetext.h"
#include "ui/form/mediaaddress.h"
#include "ui/gallery/inspectortexts.h"

namespace maquette
{

namespace
{

constexpr qsizetype longestSetting = 20000;
constexpr qsizetype longestForm = 400;
constexpr int deepest = 12;

void append(QString &text, const Json &value, int depth);

void appendMember(QString &text, const QString &name, const Json &value, int depth)
{
    if (text.size() > longestSetting)
        return;
    if (!text.isEmpty())
        text += u'\n';
    text += QString(2 * depth, QChar::Nbsp) + name;
    if (value.is_structured() && !value.empty() && depth < deepest)
        append(text, value, depth + 1);
    else
        text += u' ' + InspectorTexts::valueText(value);
}

void append(QString &text, const Json &value, int depth)
{
    int number = 0;
    for (const auto &[key, each] : value.items()) {
        ++number;
        appendMember(text,
                     value.is_array() ? QString::number(number) + u'.' : QString::fromStdString(key) + u':',
                     each, depth);
    }
}

QString shortText(const Json &value)
{
    QString text = value.is_structured() ? SettingTexts::readable(value) : InspectorTexts::valueText(value);
    if (value.is_string() && assetIn(stringOf(value)))
        text = SettingTexts::tr("a work of the gallery");
    else if (value.is_string() && fileIn(stringOf(value)))
        text = fileIn(stringOf(value))->section(u'/', -1);
    return text.size() > longestForm ? QString(text.left(longestForm).trimmed() + u'…') : text;
}

QString formPart(const SettingLine &line)
{
    if (!line.formValue && line.role == FieldRole::Seed)
        return SettingTexts::tr("random");
    const bool empty = !line.formValue || line.formValue->is_null() ||
                       (line.formValue->is_string() && stringOf(*line.formValue).trimmed().isEmpty()) ||
                       (line.formValue->is_structured() && line.formValue->empty());
    return empty ? SettingTexts::tr("empty") : shortText(*line.formValue);
}

QString countedFields(qsizetype count)
{
    return count == 1 ? SettingTexts::tr("1 field") : SettingTexts::tr("%1 fields").arg(count);
}

} // namespace

QString SettingTexts::readable(const Json &value)
{
    if (!value.is_structured())
        return InspectorTexts::valueText(value);
    if (value.empty())
        return value.is_array() ? tr("none") : tr("nothing");
    QString text;
    append(text, value, 0);
    return text.size() > longestSetting ? QString(text.left(longestSetting) + u'…') : text;
}

QStringList SettingTexts::addresses(const SettingLine &line)
{
    const bool isMedia = line.kind == FieldKind::Media || line.kind == FieldKind::MediaList;
    QStringList all;
    if (!isMedia || !line.value)
        return all;
    if (line.value->is_string())
        all += stringOf(*line.value);
    for (const Json &each : line.value->is_array() ? *line.value : Json::array()) {
        if (each.is_string())
            all += stringOf(each);
    }
    all.removeAll(QString());
    return all;
}

QString SettingTexts::value(const SettingLine &line)
{
    if (!line.value)
        return tr("not sent");
    if (line.value->is_string() && stringOf(*line.value).isEmpty())
        return tr("empty");
    if (line.kind == FieldKind::Text && line.value->is_string())
        return stringOf(*line.value).left(longestSetting);
    QStringList names;
    for (const QString &address : addresses(line)) {
        if (!assetIn(address))
            names += addressText(address);
    }
    if (line.kind == FieldKind::Media || line.kind == FieldKind::MediaList)
        return names.join(u'\n');
    return readable(*line.value);
}

QString SettingTexts::copied(const SettingLine &line)
{
    if (!line.value)
        return {};
    return line.value->is_string() ? stringOf(*line.value) : QString::fromUtf8(toIndentedBytes(*line.value));
}

QString SettingTexts::note(const SettingLine &line)
{
    using Against = SettingLine::Against;
    if (line.against == Against::Nowhere && line.value && !line.formTitle.isEmpty())
        return tr("%1 does not take this").arg(line.formTitle);
    if (line.against != Against::Differs)
        return {};
    const bool renamed = !line.formTitle.isEmpty() && line.formTitle.compare(line.title, Qt::CaseInsensitive);
    QString text =
        renamed ? tr("Form, %1: %2").arg(line.formTitle, formPart(line)) : tr("Form: %1").arg(formPart(line));
    if (line.isFitted && line.offered && line.kind != FieldKind::Text)
        text += u'\n' + tr("Fits as %1").arg(shortText(*line.offered));
    return text;
}

QString SettingTexts::summary(const SettingsCompare &compare)
{
    using Against = SettingLine::Against;
    if (!compare.form() || compare.given().isEmpty())
        return {};
    const qsizetype differing = compare.count(Against::Differs);
    const qsizetype carried = differing + compare.count(Against::Same);
    if (compare.isSameModel())
        return differing == 0 ? tr("The form has the same settings.")
                              : (differing == 1 ? tr("1 field differs from the form.")
                                                : tr("%1 fields differ from the form.").arg(differing));
    const QString &form = compare.form()->displayName;
    const qsizetype left = compare.count(Against::Nowhere);
    const QString &name = compare.given().modelName;
    const QString open = name.isEmpty() ? tr("The form is open on %1.").arg(form)
                                        : tr("Made with %1, the form is open on %2.").arg(name, form);
    const QString fit = left == 0 ? tr("All of it fits there.")
                                  : tr("%1 of %2 fit there.").arg(carried).arg(countedFields(carried + left));
    const QString differ = differing == 0 ? tr("The form has them already.") : QString();
    return QStringList{open, fit, carried > 0 ? differ : QString()}.join(u' ').trimmed();
}

QString SettingTexts::told(const SettingsCompare &compare, const SettingsUse &use, bool withSeed)
{
    const qsizetype count = qsizetype(use.values.size()) + use.cleared.size();
    QString text = withSeed ? tr("%1 set.").arg(countedFields(count))
                            : tr("%1 set, the seed is as it was.").arg(countedFields(count));
    QStringList fitted;
    for (const SettingLine &line : compare.lines()) {
        const bool isUsed = line.isFitted && line.offered && line.kind != FieldKind::Text &&
                            use.values.contains(line.formKey.toStdString());
        if (isUsed && line.value)
            fitted +=
                tr("%1 %2 → %3").arg(line.formTitle, shownValue(*line.value), shownValue(*line.offered));
    }
    if (!fitted.isEmpty())
        text += u' ' + tr("Made to fit: %1.").arg(fitted.join(QStringLiteral(", ")));
    return text;
}

QString SettingTexts::toldOne(const SettingsCompare &compare, const QString &key)
{
    for (const SettingLine &line : compare.lines()) {
        if (line.key == key)
            return line.offered ? tr("%1 is set.").arg(line.formTitle)
                                : tr("%1 is as the model has it.").arg(line.formTitle);
    }
    return {};
}

} // namespace maquette
