// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prompt/prompttemplate.h"

#include "models/prompt/promptcompiler.h"
#include "models/prompt/promptsampling.h"
#include "models/prompt/promptwalk.h"

namespace maquette
{

PromptTemplate::PromptTemplate()
    : m_parts(std::make_shared<prompt::Sequence>())
{}

PromptTemplate PromptTemplate::parse(const QString &text, const Wildcards *wildcards)
{
    prompt::Compiler compiler(wildcards);
    PromptTemplate result;
    result.m_source = text;
    result.m_parts = std::make_shared<prompt::Sequence>(compiler.compile(text));
    result.m_oddities = compiler.oddities();
    return result;
}

QString PromptTemplate::escaped(const QString &text, const Wildcards *wildcards)
{
    const auto isTaken = [&](const QString &written) {
        const PromptTemplate read = parse(written, wildcards);
        return read.isPlain() && read.at(0).text == text;
    };
    QString written = text;
    for (const QStringView marks : {QStringView(u""), QStringView(u"{|}"), QStringView(u"{|}_")}) {
        written.clear();
        for (const QChar letter : text) {
            if (marks.contains(letter))
                written += u'\\';
            written += letter;
        }
        if (isTaken(written))
            break;
    }
    return written;
}

quint64 PromptTemplate::count() const
{
    return m_parts->count;
}

bool PromptTemplate::isPlain() const
{
    return std::none_of(m_parts->parts.cbegin(), m_parts->parts.cend(),
                        [](const prompt::Part &part) { return part.choice != nullptr; });
}

qint64 PromptTemplate::effort() const
{
    return m_parts->effort;
}

int PromptTemplate::bound(int limit) const
{
    return prompt::boundFor(effort(), limit);
}

ExpandedPrompt PromptTemplate::at(quint64 index) const
{
    prompt::Walk walk;
    walk.combination(*m_parts, index);
    return walk.take();
}

ExpandedPrompt PromptTemplate::draw(QRandomGenerator &random) const
{
    prompt::Walk walk;
    walk.draw(*m_parts, random);
    return walk.take();
}

QList<ExpandedPrompt> PromptTemplate::expand(PromptMode mode, int limit, QRandomGenerator &random) const
{
    return prompt::sample(
        mode, bound(limit), count(), random, [this](quint64 index) { return at(index); },
        [this, &random] { return draw(random); }, [](const ExpandedPrompt &result) { return result.name; });
}

} // namespace maquette
