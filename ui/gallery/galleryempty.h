// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/emptypage.h"

namespace maquette
{

//! \brief Stands where the tiles would be: says why there are none, and offers the one step that helps.
class GalleryEmpty : public EmptyPage
{
    Q_OBJECT

public:
    enum class Reason { NothingYet, NoMatch, Unreadable };

    explicit GalleryEmpty(QWidget *parent = nullptr);
    //! \a detail: the error, for Unreadable.
    void explain(Reason reason, const QString &detail = {});
    [[nodiscard]] Reason reason() const { return m_reason; }

private:
    Reason m_reason = Reason::NothingYet;
};

} // namespace maquette
