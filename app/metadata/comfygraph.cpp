// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/comfygraph.h"

#include "app/metadata/comfyworkflow.h"
#include "app/metadata/foreignvalues.h"

#include <QSet>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace maquette
{

namespace
{

constexpr int maxSteps = 5000; // nodes looked at on one way
constexpr qsizetype maxTexts = 20;
constexpr size_t maxEnds = 50;

using Names = std::initializer_list<const char *>;

const Json *node(const Json &graph, const std::string &id)
{
    const Json *found = member(graph, id);
    return found && member(*found, "inputs") && member(*found, "inputs")->is_object() ? found : nullptr;
}

std::string classOf(const Json &node)
{
    return stringMember(node, "class_type").toStdString();
}

bool contains(const std::string &text, const char *part)
{
    return text.find(part) != std::string::npos;
}

//! The node that \a value links to: ["4", 0].
std::string linkOf(const Json &value)
{
    if (!value.is_array() || value.size() != 2 || !value[1].is_number())
        return {};
    return value[0].is_string()           ? value[0].get<std::string>()
           : value[0].is_number_integer() ? value[0].dump()
                                          : std::string();
}

//! \brief Walks a graph upstream, breadth first, no node twice.
class Upstream
{
public:
    explicit Upstream(const Json &graph)
        : m_graph(graph)
    {}

    //! From \a start; \a visit says whether to go on behind the node.
    void walk(const std::string &start, const std::function<bool(const Json &)> &visit) const
    {
        std::vector<std::string> open = {start};
        QSet<QByteArray> seen;
        for (size_t i = 0; i < open.size() && i < maxSteps; ++i) {
            const std::string id = open[i];
            const Json *here = node(m_graph, id);
            if (!here || seen.contains(QByteArray::fromStdString(id)))
                continue;
            seen.insert(QByteArray::fromStdString(id));
            if (!visit(*here))
                continue;
            for (const Json &value : (*here)["inputs"]) {
                if (const std::string link = linkOf(value); !link.empty() && open.size() < maxSteps)
                    open.push_back(link);
            }
        }
    }

private:
    const Json &m_graph;
};

bool isSampler(const Json &node)
{
    const Json &inputs = node["inputs"];
    const std::string kind = classOf(node);
    const bool isConditioned =
        inputs.contains("positive") &&
        (inputs.contains("steps") || inputs.contains("seed") || inputs.contains("noise_seed"));
    return isConditioned ||
           (contains(kind, "Sampler") && (inputs.contains("guider") || inputs.contains("sigmas")));
}

//! The nodes that no other one links to, those that save before the rest.
std::vector<std::string> endsOf(const Json &graph)
{
    QSet<QByteArray> linked;
    for (const Json &each : graph) {
        const Json *inputs = member(each, "inputs");
        if (!inputs)
            continue;
        for (const Json &value : *inputs)
            linked.insert(QByteArray::fromStdString(linkOf(value)));
    }
    std::vector<std::string> ends;
    for (const auto &[id, each] : graph.items()) {
        if (node(graph, id) && !linked.contains(QByteArray::fromStdString(id)))
            ends.push_back(id);
    }
    const auto saves = [&graph](const std::string &id) { return contains(classOf(graph[id]), "Save"); };
    std::stable_partition(ends.begin(), ends.end(), saves);
    ends.resize(std::min(ends.size(), maxEnds));
    return ends;
}

std::string samplerOf(const Json &graph)
{
    std::string found;
    for (const std::string &end : endsOf(graph)) {
        const Json *sampler = nullptr;
        Upstream(graph).walk(end, [&sampler](const Json &each) {
            if (!sampler && isSampler(each))
                sampler = &each;
            return sampler == nullptr;
        });
        for (const auto &[id, each] : graph.items()) {
            if (sampler && &each == sampler)
                return id;
        }
    }
    return found;
}

//! The texts upstream of \a start, nearest first. \a role is "positive" or "negative": a node that has both
//! is followed on its own side alone.
QString textsOf(const Json &graph, const std::string &start, const char *role)
{
    QStringList texts;
    const auto take = [&texts](const Json &value) {
        const QString text = stringOf(value).trimmed();
        if (!text.isEmpty() && !texts.contains(text) && texts.size() < maxTexts)
            texts.append(text);
    };
    const char *other = std::string_view(role) == "positive" ? "negative" : "positive";
    std::vector<std::string> open = {start};
    QSet<QByteArray> seen;
    for (size_t i = 0; i < open.size() && i < maxSteps; ++i) {
        const Json *here = node(graph, open[i]);
        const QByteArray id = QByteArray::fromStdString(open[i]);
        if (!here || seen.contains(id) || contains(classOf(*here), "ZeroOut"))
            continue;
        seen.insert(id);
        const Json &inputs = (*here)["inputs"];
        const bool hasBoth = inputs.contains("positive") && inputs.contains("negative");
        for (const char *name : {"text", "text_g", "text_l", "t5xxl", "clip_l", "prompt", "string", "value",
                                 "text_positive", "positive_prompt", "positive", "wildcard_text"}) {
            if (const Json *value = member(inputs, name);
                value && value->is_string() && !(hasBoth && name != std::string_view(role)))
                take(*value);
        }
        for (const auto &[name, value] : inputs.items()) {
            const bool leadsElsewhere = (hasBoth && name != role) || name == other || name == "clip" ||
                                        name == "model" || name == "vae" || name == "image" ||
                                        name == "latent_image" || name == "control_net";
            if (const std::string link = linkOf(value);
                !leadsElsewhere && !link.empty() && open.size() < maxSteps)
                open.push_back(link);
        }
    }
    return texts.join(u'\n');
}

//! The link of the sampler's \a role, also where a guider stands between.
std::string conditioning(const Json &graph, const Json &sampler, const char *role)
{
    const Json &inputs = sampler["inputs"];
    if (const Json *direct = member(inputs, role))
        return linkOf(*direct);
    const Json *guider = member(inputs, "guider");
    const Json *between = guider ? node(graph, linkOf(*guider)) : nullptr;
    if (!between)
        return {};
    if (const Json *side = member((*between)["inputs"], role))
        return linkOf(*side);
    const Json *only = member((*between)["inputs"], "conditioning");
    return only && std::string_view(role) == "positive" ? linkOf(*only) : std::string();
}

//! The nearest plain value under one of \a names, upstream of the sampler.
Json nearest(const Json &graph, const std::string &sampler, Names names)
{
    Json found;
    Upstream(graph).walk(sampler, [&found, names](const Json &each) {
        for (const char *name : names) {
            const Json *value = member(each["inputs"], name);
            if (found.is_null() && value && (value->is_string() || value->is_number()))
                found = *value;
        }
        return found.is_null();
    });
    return found;
}

void readSampler(const Json &graph, const std::string &sampler, ForeignSettings &settings)
{
    settings.prompt = textsOf(graph, conditioning(graph, graph[sampler], "positive"), "positive");
    settings.negativePrompt = textsOf(graph, conditioning(graph, graph[sampler], "negative"), "negative");
    const auto add = [&](const QString &key, Names names) {
        if (const Json value = nearest(graph, sampler, names); !value.is_null())
            settings.values.append({key, valueText(value)});
    };
    add(u"seed"_s, {"seed", "noise_seed"});
    add(u"steps"_s, {"steps"});
    add(u"cfg"_s, {"cfg"});
    add(u"guidance"_s, {"guidance"});
    add(u"sampler"_s, {"sampler_name"});
    add(u"scheduler"_s, {"scheduler"});
    add(u"denoise"_s, {"denoise"});
    add(u"model"_s, {"ckpt_name", "unet_name", "model_name"});
    add(u"lora"_s, {"lora_name"});
    add(u"width"_s, {"width"});
    add(u"height"_s, {"height"});
    takeCommonValues(settings, {u"seed"_s, u"steps"_s, u"model"_s, {}, u"width"_s, u"height"_s});
}

} // namespace

std::optional<ForeignSettings> readComfy(const QString &prompt, const QString &workflow)
{
    auto graph = parsePythonJson(prompt);
    if (!graph || !graph->is_object()) {
        const auto drawn = parsePythonJson(workflow);
        graph = drawn ? graphOfWorkflow(*drawn) : Json::object();
    }
    const bool hasNodes = std::any_of(graph->begin(), graph->end(),
                                      [](const Json &each) { return member(each, "class_type") != nullptr; });
    if (!hasNodes)
        return {};
    ForeignSettings settings;
    settings.program = u"ComfyUI"_s;
    settings.raw = (prompt.isEmpty() ? workflow : prompt).left(maxRawText);
    if (const std::string sampler = samplerOf(*graph); !sampler.empty())
        readSampler(*graph, sampler, settings);
    return settings;
}

} // namespace maquette
