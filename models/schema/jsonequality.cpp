// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/jsonequality.h"

#include "models/schema/exactnumber.h"

namespace maquette
{

namespace
{

using Members = std::vector<const Json::object_t::value_type *>;

Members sortedMembers(const Json &object)
{
    Members members;
    const auto &map = object.get_ref<const Json::object_t &>();
    members.reserve(map.size());
    for (const auto &entry : map)
        members.push_back(&entry);
    std::sort(members.begin(), members.end(),
              [](const auto *a, const auto *b) { return a->first < b->first; });
    return members;
}

bool equalObjects(const Json &a, const Json &b, StepBudget &budget)
{
    if (a.size() != b.size() || !budget.spend(qint64(a.size()) * 8))
        return false;
    const Members ours = sortedMembers(a);
    const Members theirs = sortedMembers(b);
    return std::equal(ours.begin(), ours.end(), theirs.begin(), [&](const auto *one, const auto *other) {
        return one->first == other->first && equalJson(one->second, other->second, budget);
    });
}

std::size_t mixed(std::size_t seed, std::size_t hash)
{
    return seed ^ (hash + 0x9e3779b97f4a7c15ULL + (seed << 6) + (seed >> 2));
}

} // namespace

bool equalJson(const Json &a, const Json &b, StepBudget &budget)
{
    if (!budget.spend())
        return false;
    if (a.is_number() && b.is_number())
        return compareNumbers(a, b) == std::partial_ordering::equivalent;
    if (a.type() != b.type())
        return false;
    if (a.is_object())
        return equalObjects(a, b, budget);
    if (a.is_array())
        return a.size() == b.size() &&
               std::equal(a.begin(), a.end(), b.begin(),
                          [&](const Json &one, const Json &other) { return equalJson(one, other, budget); });
    if (const auto *text = a.get_ptr<const std::string *>())
        budget.spend(qint64(text->size() / 64));
    return a == b;
}

std::size_t jsonHash(const Json &value, StepBudget &budget)
{
    auto hash = static_cast<std::size_t>(value.is_number() ? Json::value_t::number_float : value.type());
    if (!budget.spend())
        return hash;
    if (value.is_number())
        return mixed(hash, std::hash<double>()(value.get<double>()));
    if (const auto *text = value.get_ptr<const std::string *>()) {
        budget.spend(qint64(text->size() / 64));
        return mixed(hash, std::hash<std::string>()(*text));
    }
    if (value.is_boolean())
        return mixed(hash, value.get<bool>() ? 1 : 0);
    if (value.is_object()) {
        std::size_t members = 0; // a sum, because their order does not count
        for (const auto &[key, entry] : value.get_ref<const Json::object_t &>())
            members += mixed(std::hash<std::string>()(key), jsonHash(entry, budget));
        return mixed(hash, members);
    }
    if (value.is_array()) {
        for (const Json &entry : value)
            hash = mixed(hash, jsonHash(entry, budget));
    }
    return hash;
}

} // namespace maquette
