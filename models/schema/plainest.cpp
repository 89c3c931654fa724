// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/violationwords.h"

namespace maquette
{

namespace
{

bool isKind(const Violation &violation)
{
    return violation.keyword == Keyword::Type || violation.keyword == Keyword::Enum ||
           violation.keyword == Keyword::Const || violation.keyword == Keyword::Never;
}

//! \brief How far a branch is from accepting; less is nearer.
struct Distance
{
    bool otherKind = false; //!< it wants another kind of value at the very place
    qsizetype violations = 0;
    qsizetype shallowness = 0;

    friend auto operator<=>(const Distance &, const Distance &) = default;
};

Distance distanceOf(const QList<Violation> &branch, qsizetype depth)
{
    Distance distance;
    qsizetype deepest = 0;
    for (const Violation &violation : branch) {
        distance.otherKind = distance.otherKind || (violation.path.size() <= depth && isKind(violation));
        deepest = std::max(deepest, violation.path.size());
    }
    distance.violations = branch.size();
    distance.shallowness = -deepest;
    return distance;
}

//! The one violation of each branch, if all are of these keywords and at the very place.
QList<Violation> onlyOnes(const QList<QList<Violation>> &branches, qsizetype depth,
                          std::initializer_list<Keyword> keywords)
{
    QList<Violation> ones;
    for (const QList<Violation> &branch : branches) {
        const bool single = branch.size() == 1 && branch.constFirst().path.size() == depth;
        if (!single ||
            std::find(keywords.begin(), keywords.end(), branch.constFirst().keyword) == keywords.end())
            return {};
        ones.append(branch.constFirst());
    }
    return ones;
}

Violation merged(const QList<Violation> &ones, Keyword keyword)
{
    Violation all = ones.constFirst();
    all.keyword = keyword;
    all.expected = Json::array();
    for (const Violation &one : ones) {
        const Json entries = one.keyword != Keyword::Const && one.expected.is_array()
                                 ? one.expected
                                 : Json::array({one.expected});
        for (const Json &entry : entries) {
            if (std::find(all.expected.begin(), all.expected.end(), entry) == all.expected.end())
                all.expected.push_back(entry);
        }
    }
    return all;
}

QList<Violation> plainestOf(const Violation &violation)
{
    const bool open = violation.keyword == Keyword::AnyOf || violation.keyword == Keyword::OneOf;
    if (!open || violation.matched > 0 || violation.expected.is_array() || violation.branches.isEmpty())
        return {violation};
    QList<QList<Violation>> branches;
    for (const QList<Violation> &branch : violation.branches)
        branches.append(plainest(branch));
    const qsizetype depth = violation.path.size();
    if (const auto types = onlyOnes(branches, depth, {Keyword::Type}); !types.isEmpty())
        return {merged(types, Keyword::Type)};
    if (const auto values = onlyOnes(branches, depth, {Keyword::Enum, Keyword::Const}); !values.isEmpty())
        return {merged(values, Keyword::Enum)};
    const auto nearest =
        std::min_element(branches.cbegin(), branches.cend(), [&](const auto &a, const auto &b) {
            return distanceOf(a, depth) < distanceOf(b, depth);
        });
    return nearest->isEmpty() ? QList<Violation>{violation} : *nearest;
}

} // namespace

QList<Violation> plainest(const QList<Violation> &violations)
{
    QList<Violation> plain;
    for (const Violation &violation : violations)
        plain.append(plainestOf(violation));
    return plain;
}

} // namespace maquette
