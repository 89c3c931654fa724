// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/filelook.h"

#include <QFile>

#include <sys/stat.h>

namespace maquette
{

namespace
{

FileLook lookOf(const struct stat &facts)
{
    constexpr qint64 second = 1'000'000'000;
    return {true, facts.st_dev, facts.st_ino, facts.st_size,
            facts.st_mtim.tv_sec * second + facts.st_mtim.tv_nsec};
}

} // namespace

FileLook FileLook::at(const QString &file)
{
    struct stat facts = {};
    return stat(QFile::encodeName(file).constData(), &facts) == 0 ? lookOf(facts) : FileLook();
}

FileLook FileLook::of(int handle)
{
    struct stat facts = {};
    return fstat(handle, &facts) == 0 ? lookOf(facts) : FileLook();
}

} // namespace maquette
