// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prompt/promptwalk.h"

#include <algorithm>
#include <utility>

namespace maquette::prompt
{

namespace
{
constexpr qsizetype longestLabel = 64;
} // namespace

template <typename Through>
void Walk::through(const Choice &choice, std::size_t option, const Through &walk)
{
    const qsizetype outer = m_position;
    const qsizetype position = outer >= 0 ? outer : choice.position;
    if (!choice.list.isEmpty())
        m_position = position;
    const qsizetype place = m_result.chosen.size();
    const qsizetype start = m_result.text.size();
    m_result.name += QByteArray::number(qulonglong(option), 36) + ' ';
    m_result.chosen.append({position, choice.list, int(option), {}});
    walk(choice.from->options[option].sequence);
    m_result.chosen[place].text =
        m_result.text.sliced(start, std::min(longestLabel, m_result.text.size() - start));
    m_position = outer;
}

void Walk::combination(const Sequence &sequence, quint64 index)
{
    // What stands last changes first: its number is the remainder.
    std::vector<quint64> numbers(sequence.parts.size(), 0);
    for (std::size_t i = sequence.parts.size(); i-- > 0;) {
        if (const auto &choice = sequence.parts[i].choice) {
            numbers[i] = index % choice->count;
            index /= choice->count;
        }
    }
    for (std::size_t i = 0; i < sequence.parts.size(); ++i) {
        const Part &part = sequence.parts[i];
        if (part.choice)
            combinationOf(*part.choice, numbers[i]);
        else
            m_result.text += part.text;
    }
}

void Walk::combinationOf(const Choice &choice, quint64 index)
{
    if (!choice.isSimple()) {
        severalOf(choice, index);
        return;
    }
    const auto &options = choice.from->options;
    const auto after = std::upper_bound(options.cbegin(), options.cend(), index,
                                        [](quint64 number, const Option &o) { return number < o.before; });
    const auto option = std::size_t(after - options.cbegin()) - 1;
    through(choice, option,
            [&](const Sequence &sequence) { combination(sequence, index - options[option].before); });
}

void Walk::severalOf(const Choice &choice, quint64 index)
{
    int left = choice.least;
    while (left < choice.most && index >= choice.waysAt(0, left))
        index -= choice.waysAt(0, left++);
    const auto &options = choice.from->options;
    m_result.name += QByteArray::number(left, 36) + ':';
    bool first = true;
    for (std::size_t i = 0; left > 0 && i < options.size(); ++i) {
        const quint64 rest = choice.waysAt(i + 1, left - 1);
        const quint64 with = times(options[i].sequence.count, rest);
        if (index >= with) {
            index -= with;
            continue;
        }
        if (!std::exchange(first, false))
            m_result.text += choice.separator;
        through(choice, i, [&](const Sequence &sequence) { combination(sequence, index / rest); });
        index %= rest;
        --left;
    }
}

void Walk::draw(const Sequence &sequence, QRandomGenerator &random)
{
    for (const Part &part : sequence.parts) {
        if (part.choice)
            drawOf(*part.choice, random);
        else
            m_result.text += part.text;
    }
}

void Walk::drawOf(const Choice &choice, QRandomGenerator &random)
{
    const std::vector<std::size_t> drawn = drawSeveral(choice, random);
    if (!choice.isSimple())
        m_result.name += QByteArray::number(qulonglong(drawn.size()), 36) + ':';
    bool first = true;
    for (const std::size_t option : drawn) {
        if (!std::exchange(first, false))
            m_result.text += choice.separator;
        through(choice, option, [&](const Sequence &sequence) { draw(sequence, random); });
    }
}

std::vector<std::size_t> Walk::drawSeveral(const Choice &choice, QRandomGenerator &random)
{
    const auto &options = choice.from->options;
    if (choice.isSimple()) {
        const double mark = random.generateDouble() * options.back().weightUpTo;
        const auto found =
            std::upper_bound(options.cbegin(), options.cend(), mark,
                             [](double value, const Option &o) { return value < o.weightUpTo; });
        return {std::min(std::size_t(found - options.cbegin()), options.size() - 1)};
    }
    std::vector<std::size_t> left(options.size());
    for (std::size_t i = 0; i < left.size(); ++i)
        left[i] = i;
    std::vector<std::size_t> drawn;
    for (int more = random.bounded(choice.least, choice.most + 1); more > 0; --more) {
        double all = 0;
        for (const std::size_t option : left)
            all += options[option].weight;
        double mark = random.generateDouble() * all;
        std::size_t at = 0;
        while (at + 1 < left.size() && mark >= options[left[at]].weight)
            mark -= options[left[at++]].weight;
        drawn.push_back(left[at]);
        left.erase(left.begin() + std::ptrdiff_t(at));
    }
    std::sort(drawn.begin(), drawn.end());
    return drawn;
}

} // namespace maquette::prompt
