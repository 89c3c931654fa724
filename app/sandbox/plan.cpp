// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/plan.h"

#include "app/sandbox/clip.h"
#include "app/sandbox/shape.h"
#include "models/core/sizechoice.h"

#include <QRegularExpression>

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int mostOutputs = 15;
constexpr int longestClip = 20;

//! \brief An input with the model's defaults behind it.
class Values
{
public:
    Values(const Model &model, const Json &input)
        : m_model(model)
        , m_input(input)
    {}

    [[nodiscard]] Json value(const QString &key) const
    {
        const auto given = m_input.find(key.toStdString());
        if (given != m_input.end() && !given->is_null())
            return *given;
        const Field *field = m_model.field(key);
        return field && field->defaultValue && !field->exampleDefault ? *field->defaultValue : Json();
    }
    [[nodiscard]] QString text(const QString &key) const { return stringOf(value(key)); }
    [[nodiscard]] QString text(FieldRole role) const
    {
        const Field *field = m_model.fieldWithRole(role);
        return field ? text(field->key) : QString();
    }
    //! Numbers come as such or spelt ("5").
    [[nodiscard]] std::optional<qint64> number(const QString &key) const
    {
        const Json json = value(key);
        if (json.is_number_integer())
            return json.get<qint64>();
        if (json.is_number())
            return static_cast<qint64>(json.get<double>());
        bool fine = false;
        const qint64 spelt = stringOf(json).toLongLong(&fine);
        return fine ? std::optional(spelt) : std::nullopt;
    }
    [[nodiscard]] std::optional<qint64> number(FieldRole role) const
    {
        const Field *field = m_model.fieldWithRole(role);
        return field ? number(field->key) : std::nullopt;
    }
    [[nodiscard]] bool isTrue(const QString &key) const { return value(key) == Json(true); }
    [[nodiscard]] const Model &model() const { return m_model; }

private:
    const Model &m_model;
    const Json &m_input;
};

int countOf(const Values &values, const QString &prompt)
{
    if (values.isTrue(u"force_single"_s))
        return 1;
    const QString sequential = values.text(u"sequential_image_generation"_s);
    if (!sequential.isEmpty() && sequential != "auto"_L1)
        return 1;
    if (const auto count = values.number(FieldRole::Count))
        return static_cast<int>(std::clamp<qint64>(*count, 1, mostOutputs));
    // A model that may make sets without being told how many takes the number from the prompt.
    if (values.model().field(u"force_single"_s))
        return std::clamp(countInWords(prompt), 1, mostOutputs);
    return 1;
}

QSize stillSize(const Values &values, const QString &prompt)
{
    const auto width = values.number(u"width"_s);
    const auto height = values.number(u"height"_s);
    if (width && height && *width >= 16 && *height >= 16)
        return QSize(static_cast<int>(std::min<qint64>(*width, 8192)),
                     static_cast<int>(std::min<qint64>(*height, 8192)));

    std::optional<QSize> proportions;
    int edge = 0;
    for (const Field &field : values.model().fields) {
        if (field.kind != FieldKind::Choice && field.role != FieldRole::Size)
            continue;
        const QString text = values.text(field.key);
        if (const auto size = parseSizeChoice(text))
            return size->pixels.boundedTo(QSize(8192, 8192));
        if (const int named = edgeOf(text); named > 0)
            edge = named;
        else if (const auto ratio = proportionsOf(text))
            proportions = ratio;
    }
    return sizeOfShape(proportions.value_or(shapeInWords(prompt)), edge > 0 ? edge : 1024);
}

int shortSideOf(const Values &values)
{
    static const QRegularExpression lines(u"^(\\d{3,4})p$"_s, QRegularExpression::CaseInsensitiveOption);
    for (const Field &field : values.model().fields) {
        const auto match = lines.match(values.text(field.key));
        if (match.hasMatch())
            return std::clamp(match.captured(1).toInt(), 240, 1080);
    }
    return 480;
}

const GivenPicture *pictureFor(const QList<GivenPicture> &pictures, FieldRole role)
{
    const auto found = std::find_if(pictures.begin(), pictures.end(),
                                    [role](const GivenPicture &picture) { return picture.role == role; });
    return found == pictures.end() ? nullptr : &*found;
}

void planClip(Plan &plan, const Values &values, const QList<GivenPicture> &pictures)
{
    plan.format = u"mp4"_s;
    plan.seconds =
        static_cast<int>(std::clamp<qint64>(values.number(FieldRole::Duration).value_or(5), 1, longestClip));
    const int shortSide = shortSideOf(values);
    const GivenPicture *first = pictureFor(pictures, FieldRole::FirstFrame);
    if (!first)
        first = pictureFor(pictures, FieldRole::Reference);
    const GivenPicture *last = pictureFor(pictures, FieldRole::LastFrame);
    if (first)
        plan.first = first->name;
    if (last && shortSide < 1080) // the models' pages: the last frame has no effect at 1080p
        plan.last = last->name;
    const QSize shape =
        first ? first->pixels : proportionsOf(values.text(FieldRole::Size)).value_or(QSize(16, 9));
    plan.pixels = clipSize(shape, shortSide);
}

QString formatOf(const Values &values)
{
    const QString asked = values.text(u"output_format"_s).toLower();
    if (asked == "jpeg"_L1 || asked == "jpg"_L1)
        return u"jpeg"_s;
    return asked == "webp"_L1 ? asked : u"png"_s;
}

} // namespace

QString Plan::suffix() const
{
    return format == "jpeg"_L1 ? u"jpg"_s : format;
}

QByteArray Plan::mimeType() const
{
    const QByteArray kindName = kind == MediaKind::Image   ? "image/"
                                : kind == MediaKind::Video ? "video/"
                                                           : "audio/";
    return kindName + (format == "m4a"_L1 ? QByteArrayLiteral("mp4") : format.toLatin1());
}

Json Plan::toJson() const
{
    return Json{{"kind", static_cast<int>(kind)},
                {"model", model.toStdString()},
                {"prompt", prompt.toStdString()},
                {"seed", seed},
                {"width", pixels.width()},
                {"height", pixels.height()},
                {"count", count},
                {"format", format.toStdString()},
                {"seconds", seconds},
                {"first", first.toStdString()},
                {"last", last.toStdString()}};
}

std::optional<Plan> Plan::fromJson(const Json &json)
{
    if (!json.is_object())
        return std::nullopt;
    const auto whole = [&](const char *key) -> qint64 {
        const auto it = json.find(key);
        return it != json.end() && it->is_number_integer() ? it->get<qint64>() : 0;
    };
    const auto text = [&](const char *key) -> QString {
        const auto it = json.find(key);
        return it != json.end() ? stringOf(*it) : QString();
    };
    Plan plan;
    plan.kind = static_cast<MediaKind>(std::clamp<qint64>(whole("kind"), 0, 2));
    plan.model = text("model");
    plan.prompt = text("prompt");
    plan.seed = whole("seed");
    plan.pixels = QSize(static_cast<int>(whole("width")), static_cast<int>(whole("height")));
    plan.count = static_cast<int>(whole("count"));
    plan.format = text("format");
    plan.seconds = static_cast<int>(whole("seconds"));
    plan.first = text("first");
    plan.last = text("last");
    const bool drawn =
        plan.kind == MediaKind::Audio ||
        (!plan.pixels.isEmpty() && plan.pixels.width() <= 8192 && plan.pixels.height() <= 8192);
    const bool timed = plan.kind == MediaKind::Image || (plan.seconds >= 1 && plan.seconds <= longestClip);
    if (!drawn || !timed || plan.count < 1 || plan.count > mostOutputs || plan.format.isEmpty())
        return std::nullopt;
    return plan;
}

Plan planOf(const Model &model, const Json &input, const QList<GivenPicture> &pictures)
{
    const Values values(model, input);
    Plan plan;
    plan.kind = model.makes;
    plan.model = model.id.text();
    plan.prompt = values.text(FieldRole::Prompt);
    plan.seed = values.number(FieldRole::Seed).value_or(0);
    switch (model.makes) {
    case MediaKind::Image:
        plan.pixels = stillSize(values, plan.prompt);
        plan.count = countOf(values, plan.prompt);
        plan.format = formatOf(values);
        break;
    case MediaKind::Video:
        planClip(plan, values, pictures);
        break;
    case MediaKind::Audio:
        plan.format = u"m4a"_s;
        plan.seconds = static_cast<int>(
            std::clamp<qint64>(values.number(FieldRole::Duration).value_or(8), 1, longestClip));
        break;
    }
    return plan;
}

QString promptWords(const Model &model, const Json &input)
{
    return Values(model, input).text(FieldRole::Prompt);
}

PromptCommands commandsOf(const Model &model, const Json &input)
{
    const QString prompt = promptWords(model, input);
    return {prompt.contains("[fail]"_L1), prompt.contains("[slow]"_L1), prompt.contains("[no-funds]"_L1)};
}

} // namespace maquette
