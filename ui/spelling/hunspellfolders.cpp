// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/hunspellfolders.h"

#include "ui/spelling/hunspelldictionary.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace maquette
{

namespace
{

const QString affixes = QStringLiteral(".aff");
const QString wordsSuffix = QStringLiteral(".dic");

} // namespace

HunspellFolders::HunspellFolders(QStringList folders)
    : m_folders(std::move(folders))
{}

QStringList HunspellFolders::systemFolders()
{
    QStringList folders;
    for (const QString &data : QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation))
        folders << data + QStringLiteral("/hunspell") << data + QStringLiteral("/myspell/dicts");
    for (const QString &usual :
         {QStringLiteral("/usr/share/hunspell"), QStringLiteral("/usr/share/myspell/dicts")}) {
        if (!folders.contains(usual))
            folders << usual;
    }
    return folders;
}

QStringList HunspellFolders::languages() const
{
    QStringList found;
    for (const QString &folder : m_folders) {
        const QDir place(folder);
        for (const QString &file : place.entryList({u'*' + wordsSuffix}, QDir::Files | QDir::Readable)) {
            const QString language = file.chopped(wordsSuffix.size());
            // hyph_en_US.dic and th_en_US.dic are of other programs, and have no affixes
            if (!found.contains(language) && QFileInfo::exists(place.filePath(language + affixes)))
                found << language;
        }
    }
    found.sort();
    return found;
}

std::unique_ptr<SpellDictionary> HunspellFolders::load(const QString &language) const
{
    if (language.contains(u'/'))
        return nullptr;
    for (const QString &folder : m_folders) {
        const QString base = folder + u'/' + language;
        if (QFileInfo::exists(base + affixes) && QFileInfo::exists(base + wordsSuffix))
            return HunspellDictionary::open(base + affixes, base + wordsSuffix, language);
    }
    return nullptr;
}

} // namespace maquette
