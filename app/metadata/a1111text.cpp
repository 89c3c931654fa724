// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/a1111text.h"

#include "app/metadata/foreignvalues.h"
#include "app/metadata/scrub.h"
#include "models/core/json.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace maquette
{

namespace
{

constexpr qsizetype maxLine = 1024 * 1024;
constexpr qsizetype maxPairs = 2000;
constexpr qsizetype fewestPairs = 3; // as A1111 counts them

using Pair = std::pair<QString, QString>;

QString quoted(const QString &value)
{
    const bool isPlain =
        !value.contains(u',') && !value.contains(u':') && !value.contains(u'\n') && !value.contains(u'"');
    return isPlain ? value : QString::fromUtf8(toBytes(jsonString(value)));
}

QString unquoted(const QString &value)
{
    if (value.size() < 2 || !value.startsWith(u'"') || !value.endsWith(u'"'))
        return value;
    const auto text = parseJson(value.toUtf8());
    return text && text->is_string() ? stringOf(*text) : value;
}

QString inputNumber(const Json &input, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const Json *value = member(input, name);
        if (value && value->is_number())
            return QString::fromStdString(value->dump());
    }
    return {};
}

bool isKeyStart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

bool isKeyPart(QChar c)
{
    return isKeyStart(c) || c == u' ' || c == u'-' || c == u'/';
}

//! Where the value from \a at ends: behind its closing quote, or at the next comma.
qsizetype endOfValue(QStringView line, qsizetype at)
{
    if (at < line.size() && line[at] == u'"') {
        for (qsizetype i = at + 1; i < line.size(); ++i) {
            if (line[i] == u'\\')
                ++i;
            else if (line[i] == u'"' && (i + 1 == line.size() || line[i + 1] == u','))
                return i + 1;
        }
    }
    const qsizetype comma = line.indexOf(u',', at);
    return comma < 0 ? line.size() : comma;
}

//! "Steps: 20, Sampler: Euler a, Lora hashes: \"a: 1, b: 2\"" in its parts.
QList<Pair> pairsOf(QStringView line)
{
    QList<Pair> pairs;
    if (line.size() > maxLine)
        return pairs;
    qsizetype at = 0;
    while (at < line.size() && pairs.size() < maxPairs) {
        while (at < line.size() && (line[at].isSpace() || line[at] == u','))
            ++at;
        qsizetype end = at;
        while (end < line.size() && isKeyPart(line[end]))
            ++end;
        const bool isKey = end < line.size() && line[end] == u':' && end - at >= 2 && isKeyStart(line[at]);
        if (!isKey) {
            const qsizetype comma = line.indexOf(u',', at);
            at = comma < 0 ? line.size() : comma + 1;
            continue;
        }
        qsizetype value = end + 1;
        while (value < line.size() && line[value] == u' ')
            ++value;
        const qsizetype stop = endOfValue(line, value);
        pairs.append({line.mid(at, end - at).toString(),
                      unquoted(line.mid(value, stop - value).trimmed().toString())});
        at = stop + 1;
    }
    return pairs;
}

//! The number of the line with the settings; -1 when there is none.
qsizetype settingsLine(const QStringList &lines)
{
    for (qsizetype i = lines.size() - 1; i >= 0; --i) {
        if (lines[i].startsWith(u"Steps: "_s) && pairsOf(lines[i]).size() >= fewestPairs)
            return i;
    }
    return pairsOf(lines.last()).size() >= fewestPairs ? lines.size() - 1 : -1;
}

void takePrompts(const QStringList &lines, ForeignSettings &settings)
{
    const QString mark = u"Negative prompt:"_s;
    QStringList prompt;
    QStringList negative;
    bool isNegative = false;
    for (const QString &line : lines) {
        const bool begins = line.startsWith(mark);
        isNegative = isNegative || begins;
        (isNegative ? negative : prompt).append(begins ? line.mid(mark.size()).trimmed() : line);
    }
    settings.prompt = prompt.join(u'\n').trimmed();
    settings.negativePrompt = negative.join(u'\n').trimmed();
}

} // namespace

QString a1111Parameters(const WorkMetadata &work, QSize pixels)
{
    QList<Pair> pairs;
    const auto add = [&pairs](const QString &key, const QString &value) {
        if (!value.isEmpty())
            pairs.append({key, value});
    };
    const auto parsed = parseBoundedJson(work.input);
    const Json input = parsed ? *parsed : Json();
    add(u"Steps"_s, inputNumber(input, {"steps", "num_inference_steps"}));
    add(u"CFG scale"_s, inputNumber(input, {"cfg_scale", "guidance_scale", "cfg"}));
    add(u"Seed"_s, work.seed ? QString::number(*work.seed) : QString());
    add(u"Size"_s, pixels.isEmpty() ? QString() : u"%1x%2"_s.arg(pixels.width()).arg(pixels.height()));
    add(u"Model"_s, scrubbed(work.modelName.isEmpty() ? work.modelId.text() : work.modelName));
    add(u"Version"_s, work.software.startsWith(u"Maquette"_s) ? work.software : u"Maquette"_s);

    QStringList parts;
    for (const auto &[key, value] : std::as_const(pairs))
        parts.append(key + u": " + quoted(value));
    QString text = scrubbed(work.prompt);
    if (!work.negativePrompt.isEmpty())
        text += u"\nNegative prompt: " + scrubbed(work.negativePrompt);
    return (text.isEmpty() ? QString() : text + u'\n') + parts.join(u", "_s);
}

bool isOwnA1111(const QString &text)
{
    const qsizetype line = text.lastIndexOf(u'\n') + 1;
    return text.indexOf(u"Version: Maquette"_s, line) >= 0;
}

ForeignSettings readA1111(const QString &text)
{
    ForeignSettings settings;
    settings.program = u"AUTOMATIC1111"_s;
    settings.raw = text.left(maxRawText);
    QStringList lines = text.trimmed().split(u'\n');
    for (QString &line : lines)
        line = line.trimmed();
    const qsizetype line = settingsLine(lines);
    takePrompts(line < 0 ? lines : lines.mid(0, line), settings);
    if (line < 0)
        return settings;
    for (const QString &each : lines.mid(line))
        settings.values += pairsOf(each);
    takeCommonValues(settings, {u"Seed"_s, u"Steps"_s, u"Model"_s, u"Size"_s});
    return settings;
}

} // namespace maquette
