// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/comfygraph.h"

#include "app/metadata/comfyworkflow.h"
#include "app/metadata/foreignvalues.h"

#include <QSet>

#include <algorithm>
#include <functional>
#include <set>

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
    void walk(const std::string &start,
              const std::function<bool(const std::string &, const Json &)> &visit) const
    {
        std::vector<std::string> open = {start};
        QSet<QByteArray> seen;
        for (size_t i = 0; i < open.size() && i < maxSteps; ++i) {
            const std::string id = open[i];
            const Json *here = node(m_graph, id);
            if (!here || seen.contains(QByteArray::fromStdString(id)))
                continue;
            seen.insert(QByteArray::fromStdString(id));
            if (!visit(id, *here))
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
    for (const std::string &end : endsOf(graph)) {
        std::string sampler;
        Upstream(graph).walk(end, [&sampler](const std::string &id, const Json &each) {
            if (sampler.empty() && isSampler(each))
                sampler = id;
            return sampler.empty();
        });
        if (!sampler.empty())
            return sampler;
    }
    return {};
}

//! \brief Collects the texts upstream of one node, nearest first, for one side: "positive" or "negative".
class TextWalk
{
public:
    TextWalk(const Json &graph, std::string_view role)
        : m_graph(graph)
        , m_role(role)
    {}

    QString from(const std::string &start)
    {
        m_open = {start};
        QSet<QByteArray> seen;
        for (size_t i = 0; i < m_open.size() && i < maxSteps; ++i) {
            const QByteArray id = QByteArray::fromStdString(m_open[i]);
            const Json *here = node(m_graph, m_open[i]);
            if (!here || seen.contains(id) || contains(classOf(*here), "ZeroOut"))
                continue;
            seen.insert(id);
            take((*here)["inputs"]);
            follow((*here)["inputs"]);
        }
        return m_texts.join(u'\n');
    }

private:
    //! Whether an input of this name is for the other side. A node that has both sides is followed on its
    //! own.
    bool isElsewhere(std::string_view name, bool hasBoth) const
    {
        const bool isSide = name.find("positive") != name.npos || name.find("negative") != name.npos;
        return isSide ? name.find(m_role) == name.npos : hasBoth;
    }

    static bool hasBoth(const Json &inputs)
    {
        return inputs.contains("positive") && inputs.contains("negative");
    }

    void take(const Json &inputs)
    {
        for (const char *name : {"text", "text_g", "text_l", "t5xxl", "clip_l", "prompt", "string", "value",
                                 "positive", "negative", "text_positive", "text_negative", "positive_prompt",
                                 "negative_prompt", "wildcard_text"}) {
            const Json *value = member(inputs, name);
            if (!value || isElsewhere(name, hasBoth(inputs)))
                continue;
            const QString text = stringOf(*value).trimmed();
            if (!text.isEmpty() && !m_texts.contains(text) && m_texts.size() < maxTexts)
                m_texts.append(text);
        }
    }

    void follow(const Json &inputs)
    {
        static const std::set<std::string_view> others = {"clip",         "model",       "vae", "image",
                                                          "latent_image", "control_net", "mask"};
        for (const auto &[name, value] : inputs.items()) {
            const std::string link = linkOf(value);
            if (!link.empty() && others.count(name) == 0 && !isElsewhere(name, hasBoth(inputs)) &&
                m_open.size() < maxSteps)
                m_open.push_back(link);
        }
    }

    const Json &m_graph;
    std::string_view m_role;
    std::vector<std::string> m_open;
    QStringList m_texts;
};

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
    Upstream(graph).walk(sampler, [&found, names](const std::string &, const Json &each) {
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
    settings.prompt = TextWalk(graph, "positive").from(conditioning(graph, graph[sampler], "positive"));
    settings.negativePrompt =
        TextWalk(graph, "negative").from(conditioning(graph, graph[sampler], "negative"));
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
