// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/galleryempty.h"

namespace maquette
{

GalleryEmpty::GalleryEmpty(QWidget *parent)
    : EmptyPage(parent)
{
    setObjectName(QStringLiteral("galleryEmpty"));
    explain(Reason::NothingYet);
}

void GalleryEmpty::explain(Reason reason, const QString &detail)
{
    m_reason = reason;
    switch (reason) {
    case Reason::NothingYet:
        say(tr("Your works appear here"),
            tr("Write a prompt on the left, or begin with an example. Nothing is sent before you press "
               "Generate."),
            tr("Use the example prompt"));
        break;
    case Reason::NoMatch:
        say(tr("No work matches"),
            tr("Prompts, settings and model names are searched; all words must match."),
            tr("Show all works"));
        break;
    case Reason::Unreadable:
        say(tr("The gallery could not be read"), detail, tr("Try again"));
        break;
    }
}

} // namespace maquette
