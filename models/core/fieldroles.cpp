// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/fieldroles.h"

#include "models/core/fieldnames.h"
#include "models/core/sizechoice.h"

#include <QRegularExpression>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

bool hasAny(const QStringList &words, const QStringList &wanted)
{
    return std::any_of(wanted.cbegin(), wanted.cend(), [&](const QString &w) { return words.contains(w); });
}

std::optional<MediaKind> kindOfWords(const QStringList &words)
{
    if (hasAny(words, {u"video"_s, u"videos"_s}))
        return MediaKind::Video;
    if (hasAny(words, {u"audio"_s, u"audios"_s}))
        return MediaKind::Audio;
    if (hasAny(words, {u"image"_s, u"images"_s, u"mask"_s, u"frame"_s, u"img"_s, u"photo"_s}))
        return MediaKind::Image;
    return std::nullopt;
}

//! "image_url", "mask_url", "284_image", "promptImage", "start_frame": the name ends in what it takes.
std::optional<MediaKind> mediaByName(const QString &key)
{
    QStringList words = wordsOfKey(key);
    while (!words.isEmpty() && words.constLast().at(0).isDigit())
        words.removeLast();
    if (words.isEmpty())
        return std::nullopt;
    const QString last = words.constLast();
    if (last == u"url"_s || last == u"uri"_s || last == u"urls"_s || last == u"uris"_s)
        return kindOfWords(words);
    return kindOfWords({last}) ? kindOfWords(words) : std::nullopt;
}

//! "image_uri", "video_uris", and longer ones that ask for more than the address.
std::optional<MediaKind> mediaFormat(const QString &format)
{
    if (format.startsWith(u"image_uri"_s) || format.startsWith(u"mask_uri"_s))
        return MediaKind::Image;
    if (format.startsWith(u"video_uri"_s))
        return MediaKind::Video;
    return format.startsWith(u"audio_uri"_s) ? std::optional(MediaKind::Audio) : std::nullopt;
}

bool hasPixelRules(const Json &property)
{
    const Json *rules = member(property, "validations");
    if (!rules || !rules->is_array())
        return false;
    return std::any_of(rules->begin(), rules->end(), [](const Json &rule) {
        const QString metric = stringMember(rule, "validation_rule");
        return metric.startsWith(u"width"_s) || metric.startsWith(u"height"_s);
    });
}

FieldRole mediaRole(const QStringList &words, MediaKind kind)
{
    if (kind != MediaKind::Image)
        return FieldRole::Reference;
    if (words.contains(u"mask"_s))
        return FieldRole::Mask;
    if (hasAny(words, {u"last"_s, u"end"_s, u"tail"_s, u"final"_s}))
        return FieldRole::LastFrame;
    if (hasAny(words, {u"first"_s, u"start"_s, u"begin"_s}))
        return FieldRole::FirstFrame;
    return FieldRole::Reference;
}

FieldRole textRole(const QStringList &words, const QString &title)
{
    const bool negative = words.contains(u"negative"_s);
    if (hasAny(words, {u"prompt"_s, u"prompts"_s}) || words == QStringList{u"text"_s} ||
        title.compare(u"prompt"_s, Qt::CaseInsensitive) == 0)
        return negative ? FieldRole::NegativePrompt : FieldRole::Prompt;
    return FieldRole::None;
}

bool looksLikeResolutions(const QList<Json> &choices)
{
    static const QRegularExpression pattern(uR"(^\d{1,4}[pPkK]$)"_s);
    return std::any_of(choices.cbegin(), choices.cend(),
                       [](const Json &value) { return pattern.match(stringOf(value)).hasMatch(); });
}

FieldRole choiceRole(const QStringList &words, const QList<Json> &choices)
{
    const auto sizes = std::count_if(choices.cbegin(), choices.cend(), [](const Json &value) {
        return proportionsOf(stringOf(value)).has_value();
    });
    const bool named = hasAny(words, {u"ratio"_s, u"size"_s, u"aspect"_s, u"dimensions"_s}) ||
                       words == QStringList{u"width"_s, u"height"_s};
    if (sizes > 0 && (named || sizes * 2 >= choices.size()))
        return FieldRole::Size;
    if (looksLikeResolutions(choices) && hasAny(words, {u"resolution"_s, u"quality"_s, u"size"_s}))
        return FieldRole::Resolution;
    return FieldRole::None;
}

FieldRole amountRole(const QStringList &words, const QString &title)
{
    const QString key = words.join(u'_');
    if (words.contains(u"seed"_s))
        return FieldRole::Seed;
    static const QStringList counts{
        u"n"_s,           u"max_images"_s,       u"num_images"_s,
        u"image_count"_s, u"number_of_images"_s, u"num_outputs"_s,
        u"batch_size"_s,  u"num_samples"_s,      u"sequential_image_generation_options"_s};
    static const QRegularExpression counted(uR"(\b(number|count) of (output )?(images|outputs|videos)\b)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    if (counts.contains(key) || counted.match(title).hasMatch())
        return FieldRole::Count;
    if (key == u"duration"_s || key == u"video_duration"_s || key == u"video_length"_s ||
        key == u"duration_seconds"_s)
        return FieldRole::Duration;
    return FieldRole::None;
}

} // namespace

std::optional<MediaKind> mediaOf(const QString &key, const Json &rules)
{
    const QString format = stringMember(rules, "format").toLower();
    if (const auto kind = mediaFormat(format))
        return kind;
    if (!format.isEmpty() && format != u"uri"_s && format != u"url"_s)
        return std::nullopt;
    if (const auto named = mediaByName(key))
        return named;
    return hasPixelRules(rules) ? std::optional(MediaKind::Image) : std::nullopt;
}

std::optional<MediaKind> mediaListOf(const QString &key, const Json &rules)
{
    if (const auto kind = mediaFormat(stringMember(rules, "format").toLower()))
        return kind;
    const Json *items = member(rules, "items");
    const QString type = items ? stringMember(*items, "type").toLower() : u"string"_s;
    if (type != u"string"_s || (items && member(*items, "enum")))
        return std::nullopt;
    return mediaOf(key, items ? *items : Json::object());
}

FieldRole roleOf(const Field &field, const QString &title)
{
    const QStringList words = wordsOfKey(field.key);
    switch (field.kind) {
    case FieldKind::Media:
    case FieldKind::MediaList:
        return mediaRole(words, field.media);
    case FieldKind::Text:
        return textRole(words, title);
    case FieldKind::Choice:
        if (const FieldRole role = amountRole(words, title); role != FieldRole::None)
            return role;
        return choiceRole(words, field.choices);
    case FieldKind::Number:
    case FieldKind::Seed:
        return amountRole(words, title);
    case FieldKind::Amount:
    case FieldKind::Boolean:
    case FieldKind::Fixed:
    case FieldKind::List:
    case FieldKind::Group:
    case FieldKind::Tuple:
    case FieldKind::Map:
    case FieldKind::Variant:
    case FieldKind::Raw:
        break;
    }
    return FieldRole::None;
}

bool isProse(const Field &field)
{
    static const QStringList names{u"lyrics"_s, u"caption"_s, u"tags"_s, u"text"_s};
    return field.role == FieldRole::Prompt || field.role == FieldRole::NegativePrompt ||
           (field.kind == FieldKind::Text && hasAny(wordsOfKey(field.key), names));
}

} // namespace maquette
