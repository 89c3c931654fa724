// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/downloadrepository.h"

#include "app/store/bind.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

const QString kInsert =
    u"INSERT INTO downloads (job, output, url, kind, target, length, validator, boot, state, updated_at) "
    u"VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (job, output) DO UPDATE SET "_s;

QVariantList downloadValues(const DownloadRow &row)
{
    return {bind::id(row.job),
            bind::integer(row.index),
            bind::text(row.url.toString(QUrl::FullyEncoded)),
            bind::integer(qint64(row.kind)),
            bind::text(row.target),
            bind::optional(row.length),
            bind::text(row.validator),
            bind::text(row.boot),
            bind::integer(qint64(row.state)),
            bind::integer(row.updatedAt.toMSecsSinceEpoch())};
}

DownloadRow toDownload(const Row &row)
{
    DownloadRow download;
    download.job = JobId(row.integer(0));
    download.index = int(row.integer(1));
    download.url = QUrl(row.text(2));
    download.kind = MediaKind(row.integer(3));
    download.target = row.text(4);
    download.length = row.optionalInteger(5);
    download.validator = row.text(6);
    download.boot = row.text(7);
    download.state = DownloadState(row.integer(8));
    download.updatedAt = row.time(9);
    return download;
}

} // namespace

Result<void> DownloadRepository::plan(const QList<DownloadRow> &rows)
{
    for (const DownloadRow &row : rows) {
        // A link that is only signed anew leads to the same file; another one to another.
        const auto done = m_database.execute(
            kInsert + u"validator = CASE WHEN substr(url, 1, instr(url || '?', '?')) = "
                      u"substr(excluded.url, 1, instr(excluded.url || '?', '?')) THEN validator ELSE '' END, "
                      u"url=excluded.url, kind=excluded.kind"_s,
            downloadValues(row));
        if (!done)
            return done;
    }
    return {};
}

Result<void> DownloadRepository::write(const DownloadRow &row)
{
    return m_database.execute(
        kInsert +
            u"url=excluded.url, kind=excluded.kind, target=excluded.target, length=excluded.length, "
            u"validator=excluded.validator, boot=excluded.boot, state=excluded.state, updated_at=excluded.updated_at"_s,
        downloadValues(row));
}

Result<QList<DownloadRow>> DownloadRepository::byJob(JobId job)
{
    return select(u"job=?"_s, {bind::id(job)});
}

Result<QList<DownloadRow>> DownloadRepository::unfinished()
{
    return select(u"state<>?"_s, {bind::integer(qint64(DownloadState::Landed))});
}

Result<QList<DownloadRow>> DownloadRepository::goneOnWith(const QString &boot)
{
    // 5: saved, 7: cancelled (app/jobs/job.h).
    return select(
        u"state<>? AND validator<>'' AND boot=? AND EXISTS (SELECT 1 FROM jobs WHERE jobs.id=downloads.job "
        u"AND jobs.dismissed=0 AND jobs.state NOT IN (5, 7))"_s,
        {bind::integer(qint64(DownloadState::Landed)), bind::text(boot)});
}

Result<QList<DownloadRow>> DownloadRepository::select(const QString &where, const QVariantList &values)
{
    QList<DownloadRow> rows;
    const auto done = m_database.read(
        u"SELECT job, output, url, kind, target, length, validator, boot, state, updated_at FROM downloads WHERE "_s +
            where + u" ORDER BY job, output"_s,
        values, [&rows](const Row &row) { rows << toDownload(row); });
    if (!done)
        return done.error();
    return rows;
}

} // namespace maquette
