// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prompt/promptcompiler.h"

#include "models/prompt/promptmarks.h"
#include "models/prompt/promptnodes.h"

#include <QCoreApplication>

#include <algorithm>

namespace maquette::prompt
{

namespace
{

constexpr int mostPromptDepth = 32;
constexpr int mostListDepth = 12;
constexpr int mostLists = 256;
constexpr qsizetype mostLines = 200'000; //!< of all lists together
constexpr qint64 mostLetters = 8'000'000;
constexpr qint64 mostCells = 1'000'000; //!< of the tables of ways
constexpr int mostOddities = 50;
constexpr qint64 choiceEffort = 64;
constexpr qint64 endless = 1'000'000'000'000; //!< an effort that need not be added up further

QString templateWords(const char *text)
{
    return QCoreApplication::translate("PromptTemplate", text);
}

void addText(Sequence &sequence, QStringView text)
{
    if (sequence.parts.empty() || sequence.parts.back().choice)
        sequence.parts.emplace_back();
    sequence.parts.back().text += text;
    sequence.effort += text.size();
}

void addChoice(Sequence &sequence, std::shared_ptr<const Choice> choice)
{
    const qint64 work = choice->isSimple() ? 0 : qint64(choice->from->options.size()) * choice->most;
    const qint64 each = choice->from->effort + choice->separator.size() + choiceEffort;
    sequence.effort = std::min(sequence.effort + each * std::max(1, choice->most) + work, endless);
    sequence.count = times(sequence.count, choice->count);
    sequence.parts.push_back({{}, std::move(choice)});
}

} // namespace

Sequence Compiler::compile(const QString &text)
{
    m_text = text;
    Source source{text, {}, -1, 0, {}};
    Sequence result;
    if (text.size() <= PromptTemplate::mostEffort) {
        findBraces(source);
        result = sequence(source, 0, text.size(), 0);
    }
    if (text.size() <= PromptTemplate::mostEffort && result.effort <= PromptTemplate::mostEffort)
        return result;
    if (text.contains(u'{') || text.contains(QLatin1String("__")))
        note(
            source, 0, text.size(),
            templateWords("With its alternatives this text could become too long. It is sent as it stands."));
    Sequence plain;
    addText(plain, text);
    return plain;
}

void Compiler::note(const Source &source, qsizetype at, qsizetype length, const QString &message)
{
    if (m_oddities.size() >= mostOddities)
        return;
    const qsizetype position = source.position >= 0 ? source.position : at;
    const qsizetype line = QStringView(m_text).left(position).count(u'\n') + 1;
    const qsizetype column = position - (position > 0 ? m_text.lastIndexOf(u'\n', position - 1) : -1);
    const QString where = source.list.isEmpty()
                              ? templateWords("Line %1, column %2: %3").arg(line).arg(column).arg(message)
                              : templateWords("Line %1, column %2, in the list %4: %3")
                                    .arg(line)
                                    .arg(column)
                                    .arg(message, source.list);
    const PromptOddity oddity{position, source.list.isEmpty() ? length : 1, where};
    if (!m_oddities.contains(oddity))
        m_oddities << oddity;
}

void Compiler::findBraces(Source &source)
{
    const QString &text = source.text;
    QList<qsizetype> open;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (isEscape(text, at)) {
            ++at;
        } else if (c == u'{') {
            open << at;
            source.braces.insert(at, {});
        } else if (c == u'|' && !open.isEmpty()) {
            ++source.braces[open.constLast()].bars;
        } else if (c == u'}' && !open.isEmpty()) {
            source.braces[open.takeLast()].close = at;
        } else if (c == u'}') {
            note(source, at, 1, templateWords("This } closes nothing. It is sent as it stands."));
        }
    }
    for (const qsizetype at : std::as_const(open))
        note(source, at, 1, templateWords("This { is never closed. It is sent as it stands."));
}

bool Compiler::isGroup(const Source &source, qsizetype open) const
{
    const Brace brace = source.braces.value(open);
    return brace.close >= 0 && (brace.bars > 0 || prefixAt(source.text, open + 1, brace.close).given);
}

Sequence Compiler::sequence(const Source &source, qsizetype from, qsizetype to, int depth)
{
    const QString &text = source.text;
    Sequence result;
    qsizetype plain = from; // what has not been added yet begins here
    const auto flush = [&](qsizetype until) {
        if (until > plain)
            addText(result, QStringView(text).sliced(plain, until - plain));
    };
    for (qsizetype at = from; at < to;) {
        const QChar c = text.at(at);
        if (isEscape(text, at) && at + 1 < to) {
            flush(at);
            plain = at + 1;
            at += 2;
        } else if (c == u'{' || c == u'_') {
            Sequence taken;
            qsizetype next = at;
            if (!takePart(source, next, to, depth, taken)) {
                ++at;
                continue;
            }
            flush(at);
            for (Part &part : taken.parts) {
                if (part.choice)
                    addChoice(result, std::move(part.choice));
                else
                    addText(result, part.text);
            }
            at = next;
            plain = at;
        } else {
            ++at;
        }
    }
    flush(to);
    return result;
}

bool Compiler::takePart(const Source &source, qsizetype &at, qsizetype to, int depth, Sequence &sequence)
{
    const QString &text = source.text;
    if (text.at(at) == u'{') {
        if (!isGroup(source, at))
            return false;
        takeGroup(source, at, depth, sequence);
        at = source.braces.value(at).close + 1;
        return true;
    }
    if (at + 1 >= to || text.at(at + 1) != u'_')
        return false;
    const QString name = nameAt(text, at + 2, to);
    if (name.isEmpty())
        return false;
    takeList(source, at, name, sequence);
    at += name.size() + 4;
    return true;
}

std::shared_ptr<Alternatives> Compiler::optionsOf(const Source &source, qsizetype from, qsizetype to,
                                                  int depth)
{
    auto result = std::make_shared<Alternatives>();
    const auto add = [&](qsizetype start, qsizetype end) {
        Option option;
        option.weight = weightAt(source.text, start, end).value_or(1);
        option.sequence = sequence(source, start, end, depth + 1);
        this->add(std::move(option), *result);
    };
    qsizetype start = from;
    for (qsizetype at = from; at < to; ++at) {
        const QChar c = source.text.at(at);
        if (isEscape(source.text, at)) {
            ++at;
        } else if (c == u'{') {
            // Below are other alternatives than these.
            at = std::max(at, source.braces.value(at).close);
        } else if (c == u'|') {
            add(start, at);
            start = at + 1;
        }
    }
    add(start, to);
    return result;
}

void Compiler::takeGroup(const Source &source, qsizetype open, int depth, Sequence &sequence)
{
    const qsizetype close = source.braces.value(open).close;
    const qsizetype length = close + 1 - open;
    const auto asText = [&](const QString &why) {
        note(source, open, length, why);
        addText(sequence, QStringView(source.text).sliced(open, length));
    };
    if (depth >= mostPromptDepth) {
        asText(templateWords("These braces stand in too many others. They are sent as they stand."));
        return;
    }
    const Prefix prefix = prefixAt(source.text, open + 1, close);
    auto choice = std::make_shared<Choice>();
    choice->position = open;
    choice->separator = prefix.separator;
    auto options = optionsOf(source, prefix.end, close, depth);
    finish(source, open, *options);
    choice->from = options;
    const auto &only = options->options.front().sequence.parts;
    if (prefix.given && options->options.size() == 1 && only.size() == 1 && only.front().choice &&
        !only.front().choice->list.isEmpty()) {
        choice->list = only.front().choice->list;
        choice->from = only.front().choice->from;
    }
    const int all = int(std::min<std::size_t>(choice->from->options.size(), mostTaken));
    choice->least = std::min(prefix.least, all);
    choice->most = std::min(prefix.most, all);
    if (prefix.least > all)
        note(source, open, length, templateWords("Only %1 can be taken here. So many are.").arg(all));
    if (!choice->isSimple() && !countWays(*choice)) {
        asText(templateWords("There are too many ways to choose here. It is sent as it stands."));
        return;
    }
    if (choice->isSimple())
        choice->count = choice->from->count;
    addChoice(sequence, std::move(choice));
}

bool Compiler::countWays(Choice &choice)
{
    const auto &options = choice.from->options;
    const qint64 cells = qint64(options.size() + 1) * (choice.most + 1);
    m_cells += cells;
    if (m_cells > mostCells)
        return false;
    choice.ways.assign(std::size_t(cells), 0);
    const auto at = [&](std::size_t option, int taken) -> quint64 & {
        return choice.ways[option * std::size_t(choice.most + 1) + std::size_t(taken)];
    };
    at(options.size(), 0) = 1;
    for (std::size_t i = options.size(); i-- > 0;) {
        at(i, 0) = 1;
        for (int taken = 1; taken <= choice.most; ++taken)
            at(i, taken) = plus(at(i + 1, taken), times(options[i].sequence.count, at(i + 1, taken - 1)));
    }
    choice.count = 0;
    for (int taken = choice.least; taken <= choice.most; ++taken)
        choice.count = plus(choice.count, at(0, taken));
    return true;
}

void Compiler::add(Option option, Alternatives &alternatives) const
{
    for (const Part &part : option.sequence.parts) {
        if (part.choice)
            alternatives.level = std::max(alternatives.level, part.choice->from->level);
    }
    alternatives.options.push_back(std::move(option));
}

void Compiler::finish(const Source &source, qsizetype at, Alternatives &alternatives)
{
    auto &options = alternatives.options;
    const auto isOff = [](const Option &option) { return option.weight <= 0; };
    if (std::all_of(options.cbegin(), options.cend(), isOff)) {
        note(source, at, 1, templateWords("All weights are 0 here. All count the same."));
        for (Option &option : options)
            option.weight = 1;
    }
    options.erase(std::remove_if(options.begin(), options.end(), isOff), options.end());
    double weight = 0;
    for (Option &option : options) {
        weight += option.weight;
        option.weightUpTo = weight;
        option.before = alternatives.count;
        alternatives.count = plus(alternatives.count, option.sequence.count);
        alternatives.effort = std::max(alternatives.effort, option.sequence.effort);
    }
}

void Compiler::takeList(const Source &source, qsizetype at, const QString &name, Sequence &sequence)
{
    const auto alternatives = list(source, at, name);
    if (!alternatives) {
        addText(sequence, QStringView(source.text).sliced(at, name.size() + 4));
        return;
    }
    auto choice = std::make_shared<Choice>();
    choice->position = at;
    choice->list = name;
    choice->from = alternatives;
    choice->count = alternatives->count;
    addChoice(sequence, std::move(choice));
}

std::shared_ptr<const Alternatives> Compiler::list(const Source &source, qsizetype at, const QString &name)
{
    const qsizetype length = name.size() + 4;
    const auto refuse = [&](const QString &why) {
        note(source, at, length, why.arg(name));
        return nullptr;
    };
    const auto known = m_lists.constFind(name);
    if (known != m_lists.cend() && !*known)
        return refuse(templateWords("The list %1 leads back to itself. Its name is sent as it stands."));
    if (source.lists >= mostListDepth)
        return refuse(templateWords("The list %1 stands in too many others. Its name is sent as it stands."));
    const auto found = known != m_lists.cend() ? *known : readList(source, at, name);
    if (!found)
        return nullptr;
    if (found->options.empty())
        return refuse(templateWords("There is nothing in the list %1. Its name is sent as it stands."));
    if (source.lists + found->level > mostListDepth)
        return refuse(templateWords("The list %1 stands in too many others. Its name is sent as it stands."));
    if (found->effort > PromptTemplate::mostEffort)
        return refuse(
            templateWords("A line of the list %1 could become too long. Its name is sent as it stands."));
    return found;
}

std::shared_ptr<const Alternatives> Compiler::readList(const Source &source, qsizetype at,
                                                       const QString &name)
{
    const auto refuse = [&](const QString &why) {
        note(source, at, name.size() + 4, why.arg(name));
        return nullptr;
    };
    if (m_lists.size() >= mostLists)
        return refuse(
            templateWords("There are too many lists to read %1 too. Its name is sent as it stands."));
    const auto lines = m_wildcards ? m_wildcards->alternatives(name) : std::nullopt;
    if (!lines)
        return refuse(templateWords("There is no list %1. Its name is sent as it stands."));
    m_lines += lines->size();
    for (const QString &line : *lines)
        m_letters += line.size();
    if (m_lines > mostLines || m_letters > mostLetters)
        return refuse(templateWords("The lists are too long to read %1 too. Its name is sent as it stands."));
    m_lists.insert(name, nullptr);
    auto result = std::make_shared<Alternatives>();
    Source inside{{}, name, source.position >= 0 ? source.position : at, source.lists + 1, {}};
    for (const QString &line : *lines) {
        Option option;
        qsizetype start = 0;
        option.weight = weightAt(line, start, line.size()).value_or(1);
        inside.text = line;
        inside.braces.clear();
        findBraces(inside);
        option.sequence = sequence(inside, start, line.size(), 0);
        add(std::move(option), *result);
    }
    if (!result->options.empty())
        finish(inside, 0, *result);
    ++result->level;
    m_lists.insert(name, result);
    return result;
}

} // namespace maquette::prompt
