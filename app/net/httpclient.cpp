// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"

#include "app/net/addresscheck.h"
#include "app/net/downloadturns.h"
#include "app/net/filedownload.h"
#include "app/net/fileupload.h"
#include "app/net/getrequest.h"
#include "app/net/postonce.h"
#include "app/net/verbrequest.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QThreadPool>

namespace maquette
{

namespace
{

constexpr int downloadsAtOnce = 6; // as many connections as browsers make to one host
constexpr int diskThreads = 4;

//! \brief The system's proxies, but none on the way to this machine itself.
class ProxyChoice : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.url()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return QNetworkProxyFactory::systemProxyForQuery(query);
    }
};

QNetworkAccessManager *makeManager(QObject *parent)
{
    auto *manager = new QNetworkAccessManager(parent);
    manager->setProxyFactory(new ProxyChoice);
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return manager;
}

void addHeaders(QNetworkRequest &request, const QList<Header> &headers)
{
    for (const Header &header : headers)
        request.setRawHeader(header.name, header.value);
}

} // namespace

struct HttpClient::Private
{
    std::shared_ptr<Transport> transport = std::make_shared<Transport>();
    QThreadPool disk;
    DownloadTurns turns{downloadsAtOnce};

    explicit Private(const Clock &clock)
    {
        disk.setMaxThreadCount(diskThreads);
        transport->clock = &clock;
        transport->disk = &disk;
        transport->turns = &turns;
        transport->rule.judge = [](const QUrl &url) {
            return isSafeAddress(url) ? AddressVerdict::Fetch : AddressVerdict::Refuse;
        };
        transport->lookUp = lookUpHost;
    }
};

HttpClient::HttpClient(const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(clock))
{
    d->transport->calls = makeManager(this);
    d->transport->makeManager = [this] { return makeManager(this); };
}

HttpClient::HttpClient(const Clock &clock, QNetworkAccessManager &manager, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(clock))
{
    d->transport->calls = &manager;
}

HttpClient::~HttpClient()
{
    const QObjectList remaining = children();
    qDeleteAll(remaining);
    // A request that outlives this against the rule must find nothing rather than something dead.
    d->transport->disk = nullptr;
    d->transport->turns = nullptr;
    d->disk.waitForDone();
}

const Clock &HttpClient::clock() const
{
    return *d->transport->clock;
}

void HttpClient::setSslConfiguration(const QSslConfiguration &configuration)
{
    d->transport->tls = configuration;
}

HttpRequest *HttpClient::postOnce(const QUrl &url, const QByteArray &body, const QList<Header> &headers,
                                  std::chrono::milliseconds deadline, QObject *parent)
{
    QNetworkRequest request = plainRequest(*d->transport, url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    addHeaders(request, headers);
    return new PostOnce(d->transport, std::move(request), body, deadline, parent);
}

HttpRequest *HttpClient::get(const QUrl &url, const QList<Header> &headers,
                             std::chrono::milliseconds deadline, QObject *parent, qint64 limit)
{
    QNetworkRequest request = plainRequest(*d->transport, url);
    addHeaders(request, headers);
    return new GetRequest(d->transport, std::move(request), deadline, limit, parent);
}

HttpRequest *HttpClient::peek(const QUrl &url, const QList<Header> &headers,
                              std::chrono::milliseconds deadline, QObject *parent, qint64 most)
{
    QNetworkRequest request = plainRequest(*d->transport, url);
    addHeaders(request, headers);
    return new GetRequest(d->transport, std::move(request), deadline, most, parent,
                          GetRequest::Reads::Beginning);
}

HttpRequest *HttpClient::head(const QUrl &url, const QList<Header> &headers,
                              std::chrono::milliseconds deadline, QObject *parent)
{
    QNetworkRequest request = plainRequest(*d->transport, url);
    addHeaders(request, headers);
    return new VerbRequest(d->transport, VerbRequest::Verb::Head, std::move(request), deadline, parent);
}

HttpRequest *HttpClient::remove(const QUrl &url, const QList<Header> &headers,
                                std::chrono::milliseconds deadline, QObject *parent)
{
    QNetworkRequest request = plainRequest(*d->transport, url);
    addHeaders(request, headers);
    return new VerbRequest(d->transport, VerbRequest::Verb::Delete, std::move(request), deadline, parent);
}

Upload *HttpClient::put(const QUrl &url, const UploadOrder &order, const QList<Header> &headers,
                        QObject *parent)
{
    QNetworkRequest request = plainRequest(*d->transport, url);
    addHeaders(request, headers);
    return new FileUpload(d->transport, std::move(request), order, parent);
}

Download *HttpClient::download(const DownloadOrder &order, QObject *parent)
{
    return new FileDownload(d->transport, order, parent);
}

Download *HttpClient::download(const QUrl &url, const QString &target, qint64 maxBytes,
                               std::chrono::milliseconds idleLimit, QObject *parent)
{
    DownloadOrder order;
    order.url = url;
    order.target = target;
    order.maxBytes = maxBytes;
    order.idleLimit = idleLimit;
    return download(order, parent);
}

void HttpClient::setFetchRule(FetchRule rule)
{
    d->transport->rule = std::move(rule);
}

AddressVerdict HttpClient::judge(const QUrl &url) const
{
    return judgeAddress(d->transport->rule, url);
}

AddressCheck *HttpClient::checkAddress(const QUrl &url, const FetchConsent &consent, QObject *parent)
{
    return new AddressCheck(d->transport, url, consent, parent);
}

void HttpClient::setLookUp(NameLookUp lookUp)
{
    d->transport->lookUp = std::move(lookUp);
}

} // namespace maquette
