// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/foreignvalues.h"

#include <QCoreApplication>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr qsizetype maxValue = 4000; // characters
constexpr qsizetype maxValues = 2000;
constexpr qsizetype maxJsonBytes = 8 * 1024 * 1024;
constexpr int maxMembers = 2000; // ComfyUI's largest graphs have some hundred nodes

QString find(const ForeignSettings &settings, const QString &key)
{
    const auto found = std::find_if(settings.values.cbegin(), settings.values.cend(),
                                    [&key](const auto &each) { return each.first == key; });
    return key.isEmpty() || found == settings.values.cend() ? QString() : found->second;
}

std::optional<qint64> numberOf(const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

QByteArray withoutNonNumbers(const QByteArray &json)
{
    QByteArray clean;
    qsizetype done = 0;
    for (qsizetype at = 0; at < json.size();) {
        if (json[at] == '"') {
            at = endOfJsonString(json, at);
            continue;
        }
        const QByteArrayView rest = QByteArrayView(json).sliced(at);
        const qsizetype length = rest.startsWith("NaN")         ? 3
                                 : rest.startsWith("-Infinity") ? 9
                                 : rest.startsWith("Infinity")  ? 8
                                                                : 0;
        if (length == 0) {
            ++at;
            continue;
        }
        clean += json.mid(done, at - done) + "null";
        at += length;
        done = at;
    }
    return clean + json.mid(done);
}

//! Whether an object of \a json has too many members.
bool isCrowded(const QByteArray &json)
{
    QList<int> members;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (c == '"')
            at = endOfJsonString(json, at) - 1;
        else if (c == '{' || c == '[')
            members.append(0);
        else if ((c == '}' || c == ']') && !members.isEmpty())
            members.removeLast();
        else if (c == ':' && !members.isEmpty() && ++members.last() > maxMembers)
            return true;
    }
    return false;
}

} // namespace

qsizetype endOfJsonString(const QByteArray &json, qsizetype start)
{
    for (qsizetype at = start + 1; at < json.size(); ++at) {
        if (json[at] == '\\')
            ++at;
        else if (json[at] == '"')
            return at + 1;
    }
    return json.size();
}

void takeCommonValues(ForeignSettings &settings, const CommonKeys &keys)
{
    settings.seed = numberOf(find(settings, keys.seed));
    if (const auto steps = numberOf(find(settings, keys.steps)); steps && *steps >= 0 && *steps < 1'000'000)
        settings.steps = static_cast<int>(*steps);
    settings.model = find(settings, keys.model);
    const QStringList sides = keys.size.isEmpty()
                                  ? QStringList{find(settings, keys.width), find(settings, keys.height)}
                                  : find(settings, keys.size).split(u'x');
    if (sides.size() != 2)
        return;
    const int width = sides.first().trimmed().toInt();
    const int height = sides.last().trimmed().toInt();
    if (width > 0 && height > 0)
        settings.size = QSize(width, height);
}

QString valueText(const Json &value)
{
    const QString text = value.is_string() ? stringOf(value) : QString::fromUtf8(toBytes(value));
    return text.left(maxValue);
}

void addValues(ForeignSettings &settings, const Json &object, const QStringList &without)
{
    if (!object.is_object())
        return;
    for (const auto &[key, value] : object.items()) {
        const QString name = QString::fromStdString(key).left(maxValue);
        if (!value.is_null() && !without.contains(name) && settings.values.size() < maxValues)
            settings.values.append({name, valueText(value)});
    }
}

Result<Json> parseBoundedJson(const QByteArray &text)
{
    if (text.size() > maxJsonBytes || isCrowded(text))
        return fail(ErrorKind::TooLarge,
                    QCoreApplication::translate("Metadata", "These settings are too long."));
    return parseJson(text);
}

Result<Json> parsePythonJson(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    auto json = parseBoundedJson(bytes);
    return json ? json : parseBoundedJson(withoutNonNumbers(bytes));
}

} // namespace maquette
