// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/prompt/wildcards.h"

#include <QList>
#include <QRandomGenerator>
#include <QString>

#include <memory>

namespace maquette
{

namespace prompt
{
struct Sequence;
} // namespace prompt

//! \brief Something in a prompt that may not mean what was meant. The text is taken as plain text there.
struct PromptOddity
{
    qsizetype position = 0; //!< in UTF-16 units of the prompt; what a list holds is told at its name
    qsizetype length = 1;
    QString message; //!< one sentence; names line and column, from 1

    friend bool operator==(const PromptOddity &, const PromptOddity &) = default;
};

//! \brief What was chosen at one place. One that stands inside another comes after it.
struct PromptChoice
{
    qsizetype position = 0; //!< of the group or of the list's name in the prompt
    QString list;           //!< the list's name; empty for a group
    int alternative = 0;    //!< from 0, in the order written, without those of weight 0
    QString text;           //!< what it came to, cut after 64 units

    friend bool operator==(const PromptChoice &, const PromptChoice &) = default;
};

//! \brief One text that a prompt with alternatives stands for.
struct ExpandedPrompt
{
    QString text;
    QList<PromptChoice> chosen;
    QByteArray name; //!< tells the combinations of one prompt apart
};

//! Which of the combinations are made.
enum class PromptMode {
    Every,    //!< in order; what stands last in the text changes first
    Distinct, //!< at random, no combination twice; weights count
    Each      //!< at random, each on its own, so that one may come again
};

//! \brief A prompt with alternatives. A value; cheap to copy.
//!
//! What it reads:
//!  - `{red|green|}` one of the alternatives, which may be empty and hold further groups;
//!  - `{2$$a|b|c}` two of them, `{1-2$$ and $$a|b|c}` one or two with a separator (else ", "), `{-2$$..}` up
//!  to
//!    two, `{2-$$..}` two or more; `{2$$__list__}` two of a list;
//!  - `{3::a|b}` and in lists `3::a`: a weight, 1 where there is none;
//!  - `__name__`, `__folder/name__` one line of a list, which may hold groups and names of lists;
//!  - `\{ \| \} \_` these characters themselves.
//!
//! All else stays byte for byte: other backslashes (a path of Windows), a `|` outside a group, blanks around
//! alternatives, `(word:1.2)`, `[a|b]`. Where the known tools differ:
//!  - braces without `|` and without `2$$` are plain text (Dynamic Prompts and ComfyUI drop them), because
//!    prompts in JSON and `{{emphasis}}` are common; groups inside them are read. Commas in braces
//!    (Midjourney) divide nothing;
//!  - several are taken in the order written, so that "a, b" and "b, a" are one combination and are paid for
//!    once (Dynamic Prompts mixes the order);
//!  - weights decide only what is drawn at random; a weight of 0 switches an alternative off everywhere;
//!  - variables `${x=..}`, `__a*__` and comments in the prompt are not read;
//!  - the same alternative written twice counts twice.
//!
//! Bounded against hostile texts: 32 groups in each other, 12 lists in each other, 100 to be taken, and what
//! one result may take (see mostEffort); what is beyond is plain text and an oddity.
class PromptTemplate
{
public:
    static constexpr int mostResults = 10'000;
    //! Letters and steps of one result: about its length.
    static constexpr qint64 mostEffort = 200'000;

    PromptTemplate();
    //! \a wildcards may be null, and is not used afterwards.
    static PromptTemplate parse(const QString &text, const Wildcards *wildcards = nullptr);

    //! \a text so that parse() takes it letter for letter; itself where it already does.
    static QString escaped(const QString &text, const Wildcards *wildcards = nullptr);

    [[nodiscard]] const QString &source() const { return m_source; }
    //! All combinations; stops at the largest number of 64 bits.
    [[nodiscard]] quint64 count() const;
    //! Whether nothing is chosen: there is one result.
    [[nodiscard]] bool isPlain() const;
    [[nodiscard]] const QList<PromptOddity> &oddities() const { return m_oddities; }

    //! Up to \a limit results, but no more than mostResults, and fewer of very long ones.
    [[nodiscard]] QList<ExpandedPrompt> expand(PromptMode mode, int limit, QRandomGenerator &random) const;
    //! Combination \a index, below count().
    [[nodiscard]] ExpandedPrompt at(quint64 index) const;
    [[nodiscard]] ExpandedPrompt draw(QRandomGenerator &random) const;
    //! How many expand() gives at most.
    [[nodiscard]] int bound(int limit) const;
    //! What one result takes: at most mostEffort, or the length of a longer plain text.
    [[nodiscard]] qint64 effort() const;

private:
    QString m_source;
    std::shared_ptr<const prompt::Sequence> m_parts;
    QList<PromptOddity> m_oddities;
};

} // namespace maquette
