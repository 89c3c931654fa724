// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exportnames.h"

#include "app/library/filenames.h"

#include <QDir>
#include <QDirIterator>

namespace maquette
{

namespace
{

QString folded(const QString &path)
{
    return path.normalized(QString::NormalizationForm_C).toCaseFolded();
}

} // namespace

QStringList filesIn(const QString &folder, bool deep)
{
    constexpr qsizetype most = 200'000;
    QStringList paths;
    const QDir root(folder);
    QDirIterator files(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                       deep ? QDirIterator::Subdirectories : QDirIterator::NoIteratorFlags);
    while (files.hasNext() && paths.size() < most)
        paths.append(root.relativeFilePath(files.next()));
    return paths;
}

ExportNames::ExportNames(const QStringList &existing, ExportPlan::Taken taken)
    : m_taken(taken)
{
    for (const QString &path : existing)
        m_existing.insert(folded(path));
}

std::optional<QString> ExportNames::take(const QString &path, const QString &extension)
{
    const auto named = [&](int attempt) { return QString(numberedName(path, attempt) + u'.' + extension); };
    const QString usual = folded(named(1));
    if (m_taken == ExportPlan::Taken::Skip && m_existing.contains(usual)) {
        ++m_collisions;
        return std::nullopt;
    }
    const bool minds = m_taken != ExportPlan::Taken::Overwrite;
    const auto isFree = [&](const QString &name) {
        const QString sidecar = name + QStringLiteral(".xmp");
        return !m_given.contains(name) && (!minds || (!m_existing.contains(name) && !m_existing.contains(sidecar)));
    };
    int attempt = m_last.value(usual, 0) + 1;
    while (!isFree(folded(named(attempt))))
        ++attempt;
    m_last.insert(usual, attempt);
    m_given.insert(folded(named(attempt)));
    if (attempt > 1)
        ++m_collisions;
    return named(attempt);
}

} // namespace maquette
