// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/downloadbench.h"

#include "tests/support/spyvalue.h"

#include <QCoreApplication>
#include <QFile>
#include <QSignalSpy>

namespace maquette::test
{

Result<qint64> DownloadBench::fetch(const QUrl &url, const QString &path, qint64 most,
                                    std::chrono::milliseconds idle)
{
    DownloadOrder order;
    order.url = url;
    order.target = path.isEmpty() ? target() : path;
    order.maxBytes = most;
    order.idleLimit = idle;
    return fetch(order);
}

Result<qint64> DownloadBench::fetch(const DownloadOrder &order)
{
    const std::unique_ptr<Download> download(m_http.download(order, nullptr));
    QSignalSpy spy(download.get(), &Download::finished);
    download->start();
    if (spy.isEmpty() && !spy.wait(25000))
        return fail(ErrorKind::Internal, QStringLiteral("no end"));
    QCoreApplication::processEvents();
    if (spy.size() != 1)
        return fail(ErrorKind::Internal, QStringLiteral("ended %1 times").arg(spy.size()));
    return valueOf<Result<qint64>>(spy.first().first());
}

QByteArray DownloadBench::content() const
{
    QFile file(target());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
}

} // namespace maquette::test
