// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/prompt/promptnodes.h"
#include "models/prompt/prompttemplate.h"

namespace maquette::prompt
{

//! \brief One way through the alternatives, and the text it gives.
class Walk
{
public:
    //! Combination number \a index, below the sequence's count.
    void combination(const Sequence &sequence, quint64 index);
    void draw(const Sequence &sequence, QRandomGenerator &random);
    [[nodiscard]] ExpandedPrompt take() { return std::move(m_result); }

private:
    //! Notes the choice of an option while \a walk goes through it.
    template <typename Through>
    void through(const Choice &choice, std::size_t option, const Through &walk);
    void combinationOf(const Choice &choice, quint64 index);
    void severalOf(const Choice &choice, quint64 index);
    void drawOf(const Choice &choice, QRandomGenerator &random);
    [[nodiscard]] static std::vector<std::size_t> drawSeveral(const Choice &choice, QRandomGenerator &random);

    ExpandedPrompt m_result;
    qsizetype m_position = -1; //!< of the list that is being walked through
};

} // namespace maquette::prompt
