// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/foreignsettings.h"

#include "app/metadata/a1111text.h"
#include "app/metadata/comfygraph.h"
#include "app/metadata/foreignvalues.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace maquette
{

namespace
{

using Found = std::optional<ForeignSettings>;

ForeignSettings begun(const QString &program, const QString &raw)
{
    ForeignSettings settings;
    settings.program = program;
    settings.raw = raw.left(maxRawText);
    return settings;
}

//! {"sui_image_params": {"prompt": ..., "negativeprompt": ..., "model": ..., ...}}
Found readSwarm(const Json &json, const QString &raw)
{
    const Json *values = member(json, "sui_image_params");
    if (!values)
        return {};
    ForeignSettings settings = begun(u"SwarmUI"_s, raw);
    settings.prompt = stringMember(*values, "prompt");
    settings.negativePrompt = stringMember(*values, "negativeprompt");
    addValues(settings, *values, {u"prompt"_s, u"negativeprompt"_s});
    takeCommonValues(settings, {u"seed"_s, u"steps"_s, u"model"_s, {}, u"width"_s, u"height"_s});
    return settings;
}

//! Fooocus's own scheme; its size is a text "(1152, 896)".
Found readFooocus(const Json &json, const QString &raw)
{
    if (!json.is_object() || !json.contains("prompt") ||
        (!json.contains("base_model") && !json.contains("performance")))
        return {};
    ForeignSettings settings = begun(u"Fooocus"_s, raw);
    settings.prompt = stringMember(json, "prompt");
    settings.negativePrompt = stringMember(json, "negative_prompt");
    addValues(settings, json, {u"prompt"_s, u"negative_prompt"_s});
    takeCommonValues(settings, {u"seed"_s, u"steps"_s, u"base_model"_s, {}, u"width"_s, u"height"_s});
    static const QRegularExpression pair(u"^\\((\\d{1,6}), *(\\d{1,6})\\)$"_s);
    if (const auto size = pair.match(stringMember(json, "resolution")); size.hasMatch())
        settings.size = QSize(size.captured(1).toInt(), size.captured(2).toInt());
    return settings;
}

Found readParameters(const QString &text, const QString &scheme, const QString &software)
{
    if (text.trimmed().isEmpty())
        return {};
    if (text.trimmed().startsWith(u'{')) {
        const auto json = parsePythonJson(text);
        if (!json)
            return {};
        const Found swarm = readSwarm(*json, text);
        return swarm ? swarm : readFooocus(*json, text);
    }
    ForeignSettings settings = readA1111(text);
    if (!scheme.isEmpty() || software.startsWith(u"Fooocus"_s))
        settings.program = u"Fooocus"_s;
    return settings;
}

//! A part's text with its weight, or the text itself: "prompt": "a fox" or [{"prompt": "a fox",
//! "weight": 1.0}].
QString promptOf(const Json &image)
{
    const Json *prompt = member(image, "prompt");
    if (prompt && prompt->is_array() && !prompt->empty())
        return stringMember(prompt->front(), "prompt");
    return prompt ? stringOf(*prompt) : QString();
}

//! "a fox [ugly, blurred]": what stands in brackets at the end is unwanted.
void splitPrompt(const QString &text, ForeignSettings &settings)
{
    const QString trimmed = text.trimmed();
    const qsizetype open = trimmed.indexOf(u'[');
    const bool hasNegative = open >= 0 && trimmed.endsWith(u']');
    settings.prompt = (hasNegative ? trimmed.left(open) : trimmed).trimmed();
    if (hasNegative)
        settings.negativePrompt = trimmed.mid(open + 1, trimmed.size() - open - 2).trimmed();
}

Found readInvoke(const QString &text)
{
    const auto json = parsePythonJson(text);
    if (!json || !json->is_object())
        return {};
    ForeignSettings settings = begun(u"InvokeAI"_s, text);
    settings.prompt = stringMember(*json, "positive_prompt");
    settings.negativePrompt = stringMember(*json, "negative_prompt");
    addValues(settings, *json, {u"positive_prompt"_s, u"negative_prompt"_s});
    takeCommonValues(settings, {u"seed"_s, u"steps"_s, u"model"_s, {}, u"width"_s, u"height"_s});
    if (const Json *model = member(*json, "model"); model && model->is_object()) {
        const QString name = stringMember(*model, "name"); // since version 4
        settings.model = name.isEmpty() ? stringMember(*model, "model_name") : name;
    }
    return settings;
}

Found readOldInvoke(const QString &text)
{
    const auto json = parsePythonJson(text);
    const Json *image = json ? member(*json, "image") : nullptr;
    if (!image)
        return {};
    ForeignSettings settings = begun(u"InvokeAI"_s, text);
    splitPrompt(promptOf(*image), settings);
    addValues(settings, *image, {u"prompt"_s});
    addValues(settings, *json, {u"image"_s});
    takeCommonValues(settings, {u"seed"_s, u"steps"_s, u"model_weights"_s, {}, u"width"_s, u"height"_s});
    return settings;
}

//! "a fox" -s 50 -S 42 -W 512 -H 512 -C 7.5 -A k_lms
Found readDream(const QString &text)
{
    const qsizetype open = text.indexOf(u'"');
    const qsizetype close = text.lastIndexOf(u'"');
    if (open < 0 || close <= open)
        return {};
    ForeignSettings settings = begun(u"InvokeAI"_s, text);
    splitPrompt(text.mid(open + 1, close - open - 1), settings);
    const QStringList words = text.mid(close + 1).left(4000).split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i + 1 < words.size(); ++i) {
        const bool names = words[i].size() == 2 && words[i].startsWith(u'-') && words[i][1].isLetter();
        if (names)
            settings.values.append({words[i].mid(1), words[i + 1]});
    }
    takeCommonValues(settings, {u"S"_s, u"s"_s, {}, {}, u"W"_s, u"H"_s});
    return settings;
}

QString afterMark(const QString &text, const QString &mark)
{
    return text.startsWith(mark) ? text.mid(mark.size()) : QString();
}

bool isOwn(const QString &parameters, const QString &prompt)
{
    return isOwnA1111(parameters) || (!prompt.isEmpty() && parameters.trimmed() == prompt.trimmed());
}

} // namespace

Found readForeign(const RawMetadata &raw, const ExifFacts &exif, const QString &prompt)
{
    const auto text = [&raw](QStringView name) {
        for (const NamedText &each : raw.texts) {
            if (each.name == name)
                return each.text;
        }
        return QString();
    };
    Found found;
    const auto attempt = [&found](const QString &given, const auto &read) {
        if (!found && !given.isEmpty())
            found = read(given);
    };
    const QString software = text(u"Software").isEmpty() ? exif.software : text(u"Software");
    const QString scheme = text(u"fooocus_scheme").isEmpty() ? exif.scheme : text(u"fooocus_scheme");
    const auto parameters = [&](const QString &given) {
        return isOwn(given, prompt) ? Found() : readParameters(given, scheme, software);
    };
    attempt(text(u"invokeai_metadata"), readInvoke);
    attempt(text(u"sd-metadata"), readOldInvoke);
    attempt(text(u"Dream"), readDream);
    attempt(text(u"parameters"), parameters);
    attempt(text(u"prompt") + text(u"workflow"),
            [&text](const QString &) { return readComfy(text(u"prompt"), text(u"workflow")); });
    attempt(afterMark(exif.model, u"prompt:"_s) + afterMark(exif.make, u"workflow:"_s),
            [&exif](const QString &) {
                return readComfy(afterMark(exif.model, u"prompt:"_s), afterMark(exif.make, u"workflow:"_s));
            });
    attempt(exif.userComment, [&parameters](const QString &given) { // cameras and people write there too
        const Found read = parameters(given);
        return read && read->values.isEmpty() && read->negativePrompt.isEmpty() ? Found() : read;
    });
    const auto asJson = [&](const QString &given) {
        return given.startsWith(u'{') ? parameters(given) : Found();
    };
    attempt(exif.model, asJson); // old SwarmUI
    attempt(text(u"Comment"), asJson);
    attempt(QString::fromUtf8(raw.comment), asJson);
    return found;
}

} // namespace maquette
