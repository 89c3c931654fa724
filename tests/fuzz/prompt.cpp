// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A prompt with alternatives. Behind the first line that is just ----, the lists it may name: each begins
// with a line
// `[name]`.
#include "models/prompt/prompttemplate.h"
#include "tests/fuzz/fuzzing.h"

#include <QHash>
#include <QSet>

using namespace maquette;
using namespace maquette::fuzz;

namespace
{

class Lists : public Wildcards
{
public:
    explicit Lists(const QString &text)
    {
        QString name;
        for (const QString &line : text.split(QLatin1Char('\n'))) {
            if (line.startsWith(QLatin1Char('[')) && line.endsWith(QLatin1Char(']')))
                name = line.sliced(1, line.size() - 2);
            else
                m_lists[name] << line;
        }
    }
    [[nodiscard]] std::optional<QStringList> alternatives(const QString &name) const override
    {
        const auto found = m_lists.constFind(name);
        return found == m_lists.cend() ? std::nullopt : std::optional(*found);
    }

private:
    QHash<QString, QStringList> m_lists;
};

void checkOddities(const PromptTemplate &read, const QString &text)
{
    require(read.oddities().size() <= 50, "no more is said than anybody reads");
    for (const PromptOddity &oddity : read.oddities()) {
        require(oddity.position >= 0 && oddity.length >= 0 &&
                    oddity.position + oddity.length <= std::max<qsizetype>(1, text.size()),
                "an oddity has its place in the text");
        require(!oddity.message.isEmpty(), "an oddity is said in words");
    }
}

void checkResult(const ExpandedPrompt &result, const PromptTemplate &read)
{
    require(result.text.size() <= std::max(PromptTemplate::mostEffort, read.effort()),
            "a result has a bound");
    require(read.isPlain() == result.chosen.isEmpty() || !read.isPlain(),
            "nothing is chosen in a plain text");
    for (const PromptChoice &choice : result.chosen) {
        require(choice.position >= 0 && choice.position < read.source().size(), "a choice has its place");
        require(choice.alternative >= 0, "a choice is one of the alternatives");
    }
}

void checkExpansions(const PromptTemplate &read)
{
    constexpr int few = 20;
    QRandomGenerator random(1);
    require(read.count() > 0, "there is always one result");
    require(!read.isPlain() || read.count() == 1, "a plain text is one");
    const auto wanted = qsizetype(std::min<quint64>(quint64(read.bound(few)), read.count()));
    for (const PromptMode mode : {PromptMode::Every, PromptMode::Distinct, PromptMode::Each}) {
        const auto results = read.expand(mode, few, random);
        require(results.size() == (mode == PromptMode::Each ? read.bound(few) : wanted),
                "as many come as were counted");
        QSet<QByteArray> seen;
        for (const ExpandedPrompt &result : results) {
            checkResult(result, read);
            require(mode == PromptMode::Each || !seen.contains(result.name), "no combination comes twice");
            seen.insert(result.name);
        }
    }
    checkResult(read.at(read.count() - 1), read);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Halves halves = splitAt(bytesOf(data, size), "\n----\n");
    const QString text = QString::fromUtf8(halves.first);
    const Lists lists(QString::fromUtf8(halves.second));
    const PromptTemplate read = PromptTemplate::parse(text, &lists);
    checkOddities(read, text);
    checkExpansions(read);
    const bool special = text.contains(QLatin1Char('{')) || text.contains(QLatin1Char('_')) ||
                         text.contains(QLatin1Char('\\'));
    require(special || read.at(0).text == text, "a text without any of it stays");
    return 0;
}
