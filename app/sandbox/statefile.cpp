// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/statefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{
Unexpected cannotUse(const QString &what, const QString &why)
{
    return fail(ErrorKind::FileAccess,
                QCoreApplication::translate("Sandbox", "The sandbox cannot use its folder %1.").arg(what),
                why);
}
} // namespace

Result<QList<Json>> StateFile::open(const QString &folder, int most)
{
    if (!QDir().mkpath(folder))
        return cannotUse(folder, u"cannot be created"_s);
    m_lock = std::make_unique<QLockFile>(folder + "/lock"_L1);
    m_lock->setStaleLockTime(0);
    if (!m_lock->tryLock(200)) {
        const bool taken = m_lock->error() == QLockFile::LockFailedError;
        return cannotUse(folder, taken ? u"another sandbox is using it"_s : u"it cannot be written to"_s);
    }
    m_file.setFileName(folder + "/requests.jsonl"_L1);
    if (!m_file.open(QIODevice::ReadWrite))
        return cannotUse(folder, m_file.errorString());
    QList<Json> facts;
    bool damaged = false;
    while (!m_file.atEnd()) {
        const QByteArray line = m_file.readLine();
        Result<Json> fact = parseJson(line);
        if (fact && fact->is_object() && line.endsWith('\n'))
            facts.append(std::move(*fact));
        else
            damaged = true;
    }
    if (facts.size() > most) {
        facts.remove(0, facts.size() - most);
        damaged = true;
    }
    if (damaged) {
        if (Result<void> written = rewrite(facts); !written)
            return written.error();
    }
    return facts;
}

Result<void> StateFile::rewrite(const QList<Json> &facts)
{
    const QString name = m_file.fileName();
    m_file.close();
    QSaveFile fresh(name);
    bool fine = fresh.open(QIODevice::WriteOnly);
    for (const Json &fact : facts)
        fine = fine && fresh.write(toBytes(fact) + '\n') > 0;
    if (!fine || !fresh.commit() || !m_file.open(QIODevice::ReadWrite))
        return cannotUse(name, fresh.errorString());
    return {};
}

Result<void> StateFile::append(const Json &fact)
{
    const std::lock_guard lock(m_mutex);
    const QByteArray line = toBytes(fact) + '\n';
    m_file.seek(m_file.size());
    if (m_file.write(line) != line.size() || !m_file.flush())
        return cannotUse(m_file.fileName(), m_file.errorString());
    return {};
}

} // namespace maquette
