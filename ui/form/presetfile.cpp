// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/presetfile.h"

#include "models/core/descriptor.h"
#include "models/core/mediavalues.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr char presetFormat[] = "maquette-preset";
constexpr qsizetype mostPresetNotes = 100;

QString presetFileWords(const char *text)
{
    return QCoreApplication::translate("PresetFile", text);
}

bool isHere(const QString &host)
{
    static const QRegularExpression s_private(
        uR"(^(localhost|.*\.(local|localhost|lan|internal)|127\..*|10\..*|192\.168\..*|169\.254\..*|172\.(1[6-9]|2\d|3[01])\..*|0\.0\.0\.0|::1|f[cd].*:.*|fe80:.*)$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return !host.contains(u'.') && !host.contains(u':') ? true : s_private.match(host).hasMatch();
}

bool hasKey(const QUrl &url)
{
    static const QRegularExpression s_secret(
        u"token|secret|signature|password|credential|api_?key|^(sig|key|auth|access_?key.*)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    return std::any_of(items.cbegin(), items.cend(),
                       [](const auto &item) { return s_secret.match(item.first).hasMatch(); });
}

QString addressFault(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::TolerantMode);
    if (url.scheme() != u"https" && url.scheme() != u"http")
        return {};
    if (!url.userInfo().isEmpty())
        return presetFileWords("it is an address with a password");
    if (isHere(url.host()))
        return presetFileWords("it is an address on this machine or in its network");
    return hasKey(url) ? presetFileWords("it is an address with an access key") : QString();
}

//! Why a text means something on this machine alone, or to its owner; empty when it may be passed on.
QString privacyFault(const QString &text)
{
    static const QRegularExpression s_path(uR"(^\s*(~/|/\S*/|[A-Za-z]:[\\/]|\\\\)\S*\s*$)"_s);
    const QString start = text.left(40).trimmed().toLower();
    if (start.startsWith(u"maquette-asset:"))
        return presetFileWords("it is a work of this gallery");
    const bool file = start.startsWith(u"file:") || start.startsWith(u"maquette-file:");
    if (file || s_path.match(text.left(4096)).hasMatch())
        return presetFileWords("it is a file of this machine");
    if (start.startsWith(u"data:") && text.left(200).contains(u";base64"))
        return presetFileWords("it is the content of a file");
    return addressFault(text.left(4096));
}

void note(FilePreset &preset, const QString &text)
{
    if (preset.notes.size() < mostPresetNotes && !preset.notes.contains(text))
        preset.notes << text;
}

QString fieldTitle(const JsonPath &path, const Model *model)
{
    const Field *field = model && !path.isEmpty() ? model->field(path.constFirst().key) : nullptr;
    return field && path.size() == 1 ? field->title : pathText(path);
}

//! Whether \a value may stay.
bool cleanValue(Json &value, const JsonPath &path, const Model *model, FilePreset &preset)
{
    if (value.is_string()) {
        const QString why = privacyFault(stringOf(value));
        if (!why.isEmpty())
            note(preset, presetFileWords("%1 is left out: %2.").arg(fieldTitle(path, model), why));
        return why.isEmpty();
    }
    if (!value.is_structured())
        return true;
    Json kept = value.is_array() ? Json::array() : Json::object();
    qsizetype index = 0;
    for (auto &[key, each] : value.items()) {
        const QString name = QString::fromStdString(key);
        const JsonStep step = value.is_array() ? JsonStep{{}, index} : JsonStep{name, -1};
        ++index;
        if (!cleanValue(each, path + JsonPath{step}, model, preset))
            continue;
        if (value.is_array())
            kept.push_back(std::move(each));
        else
            kept[key] = std::move(each);
    }
    value = std::move(kept);
    return true;
}

std::optional<FilePreset> presetIn(const Json &entry)
{
    FilePreset preset;
    preset.model = ModelId(stringMember(entry, "model"));
    preset.modelName = stringMember(entry, "model_name").simplified().left(Presets::longestName);
    preset.name = Presets::tidyName(stringMember(entry, "name"));
    const Json *form = member(entry, "form");
    if (!isModelId(preset.model.text()) || !form || !form->is_object())
        return std::nullopt;
    if (preset.name.isEmpty())
        preset.name = presetFileWords("Preset");
    preset.state = FormState::fromBytes(toBytes(*form));
    if (!preset.state.values.is_object())
        preset.state.values = Json::object();
    PresetFile::clean(preset, nullptr);
    return preset;
}

Result<Json> fileOf(const QByteArray &bytes)
{
    if (bytes.size() > PresetFile::mostBytes)
        return fail(ErrorKind::TooLarge, presetFileWords("The file is too large to be one of presets."));
    Result<Json> parsed = parseJson(bytes);
    if (!parsed)
        return fail(ErrorKind::BadAnswer, presetFileWords("This is no file of presets."),
                    parsed.error().detail);
    if (stringMember(*parsed, "format") != QLatin1String(presetFormat))
        return fail(ErrorKind::BadAnswer, presetFileWords("This is no file of presets."));
    // Comparing it as JSON would take the largest numbers for negative ones.
    const Json *written = member(*parsed, "version");
    const quint64 version = written && written->is_number_unsigned() ? written->get<quint64>() : 0;
    if (version == 0)
        return fail(ErrorKind::BadAnswer,
                    presetFileWords("This file of presets does not say how it is to be read."));
    if (version > PresetFile::version)
        return fail(ErrorKind::InvalidInput,
                    presetFileWords("This file of presets was written by a newer Maquette."));
    return parsed;
}

} // namespace

void PresetFile::clean(FilePreset &preset, const Model *model)
{
    FormState &state = preset.state;
    state.lastSeeds.clear();
    if (model) {
        // Whatever is no address in a field of media is the name of a file.
        eachMedia(*model, state.values, [](const Field &, Json &value, const JsonPath &) {
            const QString text = stringOf(value);
            if (!text.trimmed().isEmpty() && privacyFault(text).isEmpty() && !text.startsWith(u"http"_s))
                value = "file:";
        });
    }
    if (!cleanValue(state.values, {}, model, preset))
        state.values = Json::object();
    static const QRegularExpression s_own(u"maquette-asset:|file:|;base64|https?://"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    state.texts.removeIf([&](const std::pair<const QString &, QString &> &text) {
        const bool own = s_own.match(text.second).hasMatch();
        if (own)
            note(preset, presetFileWords("%1 is left out: it is not finished and holds an address.")
                             .arg(fieldTitle({{text.first, -1}}, model)));
        return own;
    });
}

QByteArray PresetFile::write(const QList<FilePreset> &presets)
{
    Json list = Json::array();
    for (const FilePreset &preset : presets) {
        Json entry = Json::object();
        entry["model"] = jsonString(preset.model.text());
        entry["model_name"] = jsonString(preset.modelName);
        entry["name"] = jsonString(preset.name);
        entry["form"] = parseJson(preset.state.toBytes()).value_or(Json::object());
        list.push_back(std::move(entry));
    }
    Json whole = Json::object();
    whole["format"] = presetFormat;
    whole["version"] = version;
    whole["presets"] = std::move(list);
    return toIndentedBytes(whole) + '\n';
}

Result<PresetFileContents> PresetFile::read(const QByteArray &bytes)
{
    const Result<Json> file = fileOf(bytes);
    if (!file)
        return file.error();
    const Json *list = member(*file, "presets");
    PresetFileContents contents;
    if (!list || !list->is_array() || list->empty())
        return fail(ErrorKind::BadAnswer, presetFileWords("There is no preset in this file."));
    int number = 0;
    for (const Json &entry : *list) {
        if (++number > mostPresets) {
            contents.notes << presetFileWords("The file holds more than %1 presets. The others are left out.")
                                  .arg(mostPresets);
            break;
        }
        if (auto preset = presetIn(entry))
            contents.presets << *std::move(preset);
        else if (contents.notes.size() < mostPresetNotes)
            contents.notes << presetFileWords("Number %1 in the file is no preset.").arg(number);
    }
    return contents;
}

PresetAddition PresetFile::add(const QList<FilePreset> &found, Presets &presets)
{
    PresetAddition addition;
    for (const FilePreset &preset : found) {
        const QString name = presets.freeName(preset.model, preset.name);
        const auto saved = presets.save(preset.model, name, preset.state.toBytes());
        if (!saved) {
            addition.faults << presetFileWords("%1: %2").arg(preset.name, saved.error().message);
            continue;
        }
        addition.changes << *saved;
        addition.renamed += name != preset.name ? 1 : 0;
    }
    return addition;
}

} // namespace maquette
