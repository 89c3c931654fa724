// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/net/httpclient.h"
#include "tests/bench/figure.h"
#include "tests/bench/fileserver.h"
#include "tests/bench/groups.h"

#include <QCommandLineParser>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

namespace maquette::bench
{

namespace
{

constexpr qint64 chunk = 1024 * 1024;
constexpr int rounds = 5;

//! Milliseconds, or a negative number for a failure.
double downloadOnce(HttpClient &http, const QUrl &url, const QString &target, qint64 expected)
{
    std::optional<Result<qint64>> outcome;
    const double taken = milliseconds([&] {
        const std::unique_ptr<Download> download(
            http.download(url, target, 2 * expected, std::chrono::seconds(30), nullptr));
        QObject::connect(download.get(), &Download::finished, &http,
                         [&](const Result<qint64> &bytes) { outcome = bytes; });
        download->start();
        waitFor([&] { return outcome.has_value(); }, std::chrono::minutes(5));
    });
    const bool whole = outcome && *outcome && **outcome == expected && QFile(target).size() == expected;
    return whole ? taken : -1;
}

double curlOnce(const QUrl &url, const QString &target)
{
    int code = -1;
    const double taken = milliseconds([&] {
        code = QProcess::execute(QStringLiteral("curl"),
                                 {QStringLiteral("-sS"), QStringLiteral("-o"), target, url.toString()});
        // The client makes its file safe before it says "finished"; so must its reference.
        QProcess::execute(QStringLiteral("sync"), {target});
    });
    return code == 0 ? taken : -1;
}

} // namespace

bool measureDownload(const QStringList &options)
{
    const qint64 megabytes = options.isEmpty() ? 500 : options.first().toLongLong();
    const QTemporaryDir folder;
    FileServer server;
    QByteArray body(chunk, Qt::Uninitialized);
    for (qsizetype i = 0; i < body.size(); ++i)
        body[i] = static_cast<char>((i * 2654435761U) >> 13);
    server.serve("/big.bin", body, "application/octet-stream", megabytes);
    const qint64 small = std::max<qint64>(1, megabytes / 10);
    server.serve("/small.bin", body, "application/octet-stream", small);
    const SystemClock clock;
    HttpClient http(clock);
    const QString ours = folder.filePath(QStringLiteral("ours.bin"));
    const QString theirs = folder.filePath(QStringLiteral("theirs.bin"));
    const QUrl url = server.url("/big.bin");
    const QUrl smallUrl = server.url("/small.bin");
    const auto failed = [] {
        std::fputs("download: a transfer failed\n", stderr);
        return false;
    };
    if (downloadOnce(http, smallUrl, ours, small * chunk) < 0 || curlOnce(url, theirs) < 0)
        return failed();
    resetPeak();
    if (downloadOnce(http, smallUrl, ours, small * chunk) < 0)
        return failed();
    const double smallPeak = peakMemory();
    resetPeak();
    const Pair pair = alternate(
        rounds, [&] { return downloadOnce(http, url, ours, megabytes * chunk); },
        [&] { return curlOnce(url, theirs); });
    if (!pair.valid())
        return failed();
    const auto speed = [megabytes](double taken) { return static_cast<double>(megabytes) * 1000 / taken; };
    print({QStringLiteral("download.speed"), speed(pair.value), QStringLiteral("MiB/s"),
           speed(pair.reference), 0.9, Figure::BudgetOf::Ratio, true});
    // Against the peak of a download a tenth as long: flat means that length does not matter.
    print({QStringLiteral("download.memory"), peakMemory(), QStringLiteral("MiB"), smallPeak, 1.1});
    return true;
}

} // namespace maquette::bench
