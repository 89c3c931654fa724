// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace maquette
{

class TextArea;

//! \brief A widget that has services for the text fields inside it, however deep.
class TextHost
{
public:
    virtual ~TextHost() = default;

    //! Called once for each, before it is first shown. False: there are no services here (yet).
    virtual bool welcome(TextArea &area) = 0;
};

} // namespace maquette
