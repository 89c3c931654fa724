// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/comfyworkflow.h"

#include <map>

namespace maquette
{

namespace
{

constexpr size_t maxNodes = 2000;
constexpr size_t maxLinks = 100'000;

//! The values of the usual nodes in the editor's order; an empty name is none of interest.
const std::map<std::string, std::vector<const char *>> &valueNames()
{
    static const std::map<std::string, std::vector<const char *>> names = {
        {"KSampler", {"seed", "", "steps", "cfg", "sampler_name", "scheduler", "denoise"}},
        {"KSamplerAdvanced", {"", "noise_seed", "", "steps", "cfg", "sampler_name", "scheduler"}},
        {"SamplerCustom", {"", "noise_seed", "", "cfg"}},
        {"RandomNoise", {"noise_seed"}},
        {"BasicScheduler", {"scheduler", "steps", "denoise"}},
        {"KSamplerSelect", {"sampler_name"}},
        {"CFGGuider", {"cfg"}},
        {"FluxGuidance", {"guidance"}},
        {"CLIPTextEncode", {"text"}},
        {"CLIPTextEncodeFlux", {"clip_l", "t5xxl", "guidance"}},
        {"CheckpointLoaderSimple", {"ckpt_name"}},
        {"UNETLoader", {"unet_name"}},
        {"LoraLoader", {"lora_name"}},
        {"LoraLoaderModelOnly", {"lora_name"}},
        {"EmptyLatentImage", {"width", "height"}},
        {"EmptySD3LatentImage", {"width", "height"}}};
    return names;
}

std::string idOf(const Json &id)
{
    return id.is_string() ? id.get<std::string>() : id.is_number_integer() ? id.dump() : std::string();
}

//! From each link's number to the node that it comes from: [number, from, slot, to, slot, kind].
std::map<std::string, std::string> originsOf(const Json &workflow)
{
    std::map<std::string, std::string> origins;
    const Json *links = member(workflow, "links");
    if (!links || !links->is_array())
        return origins;
    for (const Json &link : *links) {
        if (link.is_array() && link.size() >= 5 && origins.size() < maxLinks)
            origins[idOf(link[0])] = idOf(link[1]);
    }
    return origins;
}

void setValues(Json &inputs, const std::string &kind, const Json &values)
{
    const auto known = valueNames().find(kind);
    if (known != valueNames().end()) {
        for (size_t i = 0; i < known->second.size() && i < values.size(); ++i) {
            if (*known->second[i] != '\0')
                inputs[known->second[i]] = values[i];
        }
        return;
    }
    const bool isText = kind.find("Text") != std::string::npos || kind.find("Prompt") != std::string::npos ||
                        kind.find("String") != std::string::npos;
    for (const Json &value : values) {
        if (isText && value.is_string() && !inputs.contains("text"))
            inputs["text"] = value;
    }
}

Json inputsOf(const Json &node, const std::string &kind, const std::map<std::string, std::string> &origins)
{
    Json inputs = Json::object();
    if (const Json *values = member(node, "widgets_values"); values && values->is_array())
        setValues(inputs, kind, *values);
    const Json *linked = member(node, "inputs");
    if (!linked || !linked->is_array())
        return inputs;
    for (const Json &each : *linked) {
        const Json *link = member(each, "link");
        const auto origin = link ? origins.find(idOf(*link)) : origins.end();
        if (origin != origins.end() && !origin->second.empty())
            inputs[stringMember(each, "name").toStdString()] = Json::array({origin->second, 0});
    }
    return inputs;
}

} // namespace

Json graphOfWorkflow(const Json &workflow)
{
    Json graph = Json::object();
    const Json *nodes = member(workflow, "nodes");
    if (!nodes || !nodes->is_array())
        return graph;
    const auto origins = originsOf(workflow);
    for (const Json &node : *nodes) {
        const Json *id = member(node, "id");
        const std::string kind = stringMember(node, "type").toStdString();
        if (!id || idOf(*id).empty() || kind.empty() || graph.size() >= maxNodes)
            continue;
        Json entry = Json::object();
        entry["class_type"] = kind;
        entry["inputs"] = inputsOf(node, kind, origins);
        graph[idOf(*id)] = std::move(entry);
    }
    return graph;
}

} // namespace maquette
