// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/linkcopy.h"

#include "app/base/background.h"
#include "app/media/localmedia.h"
#include "app/media/mendorigin.h"
#include "app/media/pastedpicture.h"

#include <QFile>
#include <QTemporaryFile>
#include <QThreadPool>

namespace maquette
{

namespace
{

constexpr std::chrono::seconds idleLimit{15};
constexpr std::chrono::seconds copyDeadline{120};

Result<QString> keptCopy(const QString &part, const QString &folder, const QString &address)
{
    const auto looked = lookAtLocal(part);
    if (!looked && looked.error().kind != ErrorKind::DamagedFile)
        return looked.error();
    if (!looked || looked->kind != MediaKind::Image)
        return fail(ErrorKind::DamagedFile, LinkCopy::tr("What the link gives is no whole picture."));
    QFile file(part);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::FileAccess, LinkCopy::tr("The copy cannot be read."), file.errorString());
    const auto kept = keepPasted(file.readAll(), folder);
    if (kept)
        keepOrigin(folder, *kept, {address, {}, {}});
    return kept;
}

} // namespace

LinkCopy::LinkCopy(HttpClient &http, QString address, QString folder, QObject *parent, qint64 limit)
    : QObject(parent)
    , m_http(http)
    , m_address(std::move(address))
    , m_url(m_address)
    , m_folder(std::move(folder))
    , m_mostBytes(limit)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this,
            [this] { settle(fail(ErrorKind::TimedOut, tr("The picture did not arrive in time."))); });
}

LinkCopy::~LinkCopy() = default;

void LinkCopy::start()
{
    if (std::exchange(m_started, true))
        return;
    m_part = std::make_unique<QTemporaryFile>();
    Result<void> good;
    if (m_http.judge(m_url) == AddressVerdict::Refuse)
        good = fail(ErrorKind::RefusedAddress, tr("Only addresses that begin with https:// can be fetched."));
    else if (!m_part->open())
        good = fail(ErrorKind::FileAccess, tr("There is no room for a copy."), m_part->errorString());
    if (good)
        return fetch();
    QMetaObject::invokeMethod(
        this, [this, error = good.error()] { settle(error); }, Qt::QueuedConnection);
}

void LinkCopy::fetch()
{
    m_part->close();
    DownloadOrder order;
    order.url = m_url;
    order.target = m_part->fileName();
    order.maxBytes = m_mostBytes;
    order.idleLimit = idleLimit;
    order.consent.typed = true;
    m_download = m_http.download(order, this);
    connect(m_download, &Download::progressed, this, [this](qint64 received, qint64 total) {
        if (total > 0 && !m_settled)
            emit progressed(double(received) / double(total));
    });
    connect(m_download, &Download::finished, this, [this](const Result<qint64> &bytes) {
        if (m_settled)
            return;
        m_limit.stop();
        if (bytes)
            keep();
        else
            settle(bytes.error());
    });
    m_limit.start(copyDeadline);
    m_download->start();
}

void LinkCopy::keep()
{
    inBackground(
        *QThreadPool::globalInstance(), this,
        [part = m_part->fileName(), folder = m_folder, address = m_address] {
            return keptCopy(part, folder, address);
        },
        [this](const Result<QString> &file) { settle(file); });
}

void LinkCopy::settle(const Result<QString> &file)
{
    if (std::exchange(m_settled, true))
        return;
    m_limit.stop();
    if (m_download)
        m_download->cancel();
    emit finished(file);
}

} // namespace maquette
