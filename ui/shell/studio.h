// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace maquette
{

class Account;
class Catalogue;
class CatalogueKeeper;
class Drafts;
class LearnedPrices;
class Ledger;
class Library;
class MediaDesk;
class OwnBucket;
class Preferences;
class Presets;
class Prices;
class PromptHistory;
class Scheduler;
class Speller;
class Theme;
class Thumbnails;

//! \brief What the window works with. All of it must outlive the window.
struct Studio
{
    const Catalogue &catalogue; //!< the keeper's; changes with it
    CatalogueKeeper &keeper;
    Account &account;
    Library &library;
    Thumbnails &thumbnails;
    MediaDesk &mediaDesk;
    OwnBucket &bucket;
    Scheduler &scheduler;
    Drafts &drafts;
    Presets &presets;
    Prices &prices;
    LearnedPrices &learnedPrices;
    Ledger &ledger;
    PromptHistory &promptHistory;
    Preferences &preferences;
    Theme &theme;
    Speller &speller;
    QString promptLists; //!< the usual folder of lists for prompts
    QString indexFile;   //!< of the library
};

} // namespace maquette
