// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/prompt/promptnodes.h"
#include "models/prompt/prompttemplate.h"

#include <QHash>

namespace maquette::prompt
{

//! \brief Reads a prompt, and the lists it names, into parts. Used once, then dropped.
class Compiler
{
public:
    explicit Compiler(const Wildcards *wildcards)
        : m_wildcards(wildcards)
    {}

    [[nodiscard]] Sequence compile(const QString &text);
    [[nodiscard]] const QList<PromptOddity> &oddities() const { return m_oddities; }

private:
    struct Brace
    {
        qsizetype close = -1; //!< -1: never closed
        int bars = 0;
    };

    //! \brief A text that is being read: the prompt, or a line of a list.
    struct Source
    {
        QString text;
        QString list;            //!< empty for the prompt itself
        qsizetype position = -1; //!< in the prompt, of what led here
        int lists = 0;           //!< that stand around it
        QHash<qsizetype, Brace> braces;
    };

    void findBraces(Source &source);
    [[nodiscard]] bool isGroup(const Source &source, qsizetype open) const;
    [[nodiscard]] Sequence sequence(const Source &source, qsizetype from, qsizetype to, int depth);
    //! Whether something other than plain text began at \a at; then \a at is behind it.
    [[nodiscard]] bool takePart(const Source &source, qsizetype &at, qsizetype to, int depth,
                                Sequence &sequence);
    void takeGroup(const Source &source, qsizetype open, int depth, Sequence &sequence);
    [[nodiscard]] std::shared_ptr<Alternatives> optionsOf(const Source &source, qsizetype from, qsizetype to,
                                                          int depth);
    void takeList(const Source &source, qsizetype at, const QString &name, Sequence &sequence);
    //! Null, with an oddity, when it cannot be used here.
    [[nodiscard]] std::shared_ptr<const Alternatives> list(const Source &source, qsizetype at,
                                                           const QString &name);
    [[nodiscard]] std::shared_ptr<const Alternatives> readList(const Source &source, qsizetype at,
                                                               const QString &name);
    [[nodiscard]] bool countWays(Choice &choice);
    void add(Option option, Alternatives &alternatives) const;
    void finish(const Source &source, qsizetype at, Alternatives &alternatives);
    void note(const Source &source, qsizetype at, qsizetype length, const QString &message);

    const Wildcards *m_wildcards;
    QList<PromptOddity> m_oddities;
    QHash<QString, std::shared_ptr<const Alternatives>> m_lists; //!< null while it is being read
    QString m_text;
    qsizetype m_lines = 0;
    qint64 m_letters = 0;
    qint64 m_cells = 0;
};

} // namespace maquette::prompt
