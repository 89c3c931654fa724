// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/net/addressrules.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QHostAddress;
class QNetworkAccessManager;
class QSslConfiguration;

namespace maquette
{

class AddressCheck;
class Clock;

//! \brief One HTTP request's header line beyond those that are always sent.
struct Header
{
    QByteArray name;
    QByteArray value;
};

//! \brief A whole answer, whatever its status; a body over the request's limit ends as TooLarge.
struct HttpAnswer
{
    int status = 0;
    QByteArray body;
    QByteArray contentType;
    QByteArray retryAfter;  //!< raw, empty if absent
    QByteArray location;    //!< raw, where a redirect points; nothing here follows it
    QByteArray date = {};   //!< raw
    qint64 wholeBytes = -1; //!< of the whole body, of which a range or a beginning may be here; -1: not told
};

//! \brief One request with exactly one finished(). Delete it at any time: nothing is emitted any more, the
//! connection is closed.
class HttpRequest : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void start() = 0;
    //! finished() follows from the event loop with ErrorKind::Cancelled.
    virtual void cancel() = 0;
    //! False only when it is certain that not one byte of the body left this machine. GETs: true once
    //! started.
    [[nodiscard]] virtual bool mayHaveArrived() const = 0;

signals:
    void finished(const maquette::Result<maquette::HttpAnswer> &answer);
};

//! \brief What is known of a file that was begun earlier.
struct ResumePoint
{
    QByteArray validator; //!< an ETag or a Last-Modified that is strong, as it was sent
    qint64 length = 0;    //!< of the whole file
};

//! \brief One file to be fetched.
struct DownloadOrder
{
    QUrl url;
    QString target;
    qint64 maxBytes = 0;
    std::chrono::milliseconds idleLimit{0}; //!< longest time without a kilobyte more
    FetchConsent consent;
    bool keeps =
        false; //!< what was fetched stays when it breaks off, to be gone on with: see Download::isKept()
    std::optional<ResumePoint> resume; //!< the target, as far as it is there, is the beginning of this
    //! With `resume`, when the file has to be begun anew after all: called before the first byte of another
    //! one is written; goes on when \a goOn is called.
    std::function<void(std::function<void()> goOn)> beforeAnew;
};

//! \brief A file fetched into `<target>`; finished() means that all bytes the server sent are there and
//! fsynced. Only with a Content-Length is it proven that these are all: Qt 6.4 takes a connection that breaks
//! among chunks for the end, and without either nobody can tell. The caller checks that the file decodes.
class Download : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void start() = 0;
    virtual void cancel() = 0;
    //! After a good finished(): the server had named the length, and it fits.
    [[nodiscard]] virtual bool isLengthProven() const { return false; }
    //! After cancel() or a finished() with an error: the file stands there, and can be gone on with.
    [[nodiscard]] virtual bool isKept() const { return false; }

signals:
    //! The file is begun from 0, and could be gone on with by this; before the first progressed().
    void begun(const maquette::ResumePoint &point);
    void progressed(qint64 received, qint64 total); //!< total -1 while unknown; at most 10 a second
    void finished(const maquette::Result<qint64> &bytes);
};

//! \brief One file to be sent.
struct UploadOrder
{
    QString file;
    qint64 bytes = 0;                       //!< that are sent of it
    std::chrono::milliseconds idleLimit{0}; //!< longest time without a byte more
};

//! \brief One PUT of a file with exactly one finished(), for which see HttpRequest. Read on another thread,
//! never held whole; Qt sends it once, trying again is the caller's.
class Upload : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void start() = 0;
    virtual void cancel() = 0;

signals:
    void progressed(qint64 sent, qint64 total); //!< at most 10 a second
    //! An answer of any status; FileAccess when the file cannot be read or became shorter.
    void finished(const maquette::Result<maquette::HttpAnswer> &answer);
};

//! Finds out what a host stands for; an empty list when there is no answer. No answer once \a context is
//! gone.
using NameLookUp = std::function<void(const QString &name, QObject *context,
                                      std::function<void(const QList<QHostAddress> &)> answer)>;

//! \brief HTTP over one QNetworkAccessManager (main thread). Nothing here follows a redirect on its own,
//! keeps cookies, caches, or sends anything twice (a GET that meets a dead kept-alive connection excepted:
//! Qt asks again). HTTP/1.1 throughout (design.md section 3). The system's proxies are honoured, never for
//! loopback. Outlives its requests.
class HttpClient : public QObject
{
    Q_OBJECT

public:
    explicit HttpClient(const Clock &clock, QObject *parent = nullptr);
    //! The seam for tests: \a manager is owned by the caller.
    HttpClient(const Clock &clock, QNetworkAccessManager &manager, QObject *parent = nullptr);
    ~HttpClient() override;

    [[nodiscard]] const Clock &clock() const;
    //! TLS settings of every request started from now on, such as another certificate authority.
    void setSslConfiguration(const QSslConfiguration &configuration);

    //! Leaves as one request, whatever the server does (design.md section 3). Deadline over all: \a deadline.
    [[nodiscard]] HttpRequest *postOnce(const QUrl &url, const QByteArray &body, const QList<Header> &headers,
                                        std::chrono::milliseconds deadline, QObject *parent);
    //! One GET. Never follows redirects; retries are the caller's.
    [[nodiscard]] HttpRequest *get(const QUrl &url, const QList<Header> &headers,
                                   std::chrono::milliseconds deadline, QObject *parent,
                                   qint64 limit = 32 * 1024 * 1024);
    //! One GET of which at most \a most bytes of the body are read; that there are more is no error.
    [[nodiscard]] HttpRequest *peek(const QUrl &url, const QList<Header> &headers,
                                    std::chrono::milliseconds deadline, QObject *parent, qint64 most);
    [[nodiscard]] HttpRequest *head(const QUrl &url, const QList<Header> &headers,
                                    std::chrono::milliseconds deadline, QObject *parent);
    [[nodiscard]] HttpRequest *remove(const QUrl &url, const QList<Header> &headers,
                                      std::chrono::milliseconds deadline, QObject *parent);
    [[nodiscard]] Upload *put(const QUrl &url, const UploadOrder &order, const QList<Header> &headers,
                              QObject *parent);
    //! At most six run at the same moment, the others wait for their turn without running out of time.
    //! Files are written and synced on threads of their own.
    //! Streams to its target with a 1 MiB read buffer; follows at most 10 redirects, each of which the rule
    //! allows; never sends headers of ours but Accept and User-Agent. Over its most bytes: TooLarge. On error
    //! the file is removed, unless it is kept.
    [[nodiscard]] Download *download(const DownloadOrder &order, QObject *parent);
    [[nodiscard]] Download *download(const QUrl &url, const QString &target, qint64 maxBytes,
                                     std::chrono::milliseconds idleLimit, QObject *parent);

    //! For requests started from now on. Default: https anywhere, http on loopback, whatever a name resolves
    //! to.
    void setFetchRule(FetchRule rule);
    //! The rule's word; also looks at an address that is written out, not at what a name resolves to.
    [[nodiscard]] AddressVerdict judge(const QUrl &url) const;
    //! By itself: nobody has to be asked.
    [[nodiscard]] bool mayFetch(const QUrl &url) const { return judge(url) == AddressVerdict::Fetch; }
    //! For a GET of another's file; download() does it by itself. To be started.
    [[nodiscard]] AddressCheck *checkAddress(const QUrl &url, const FetchConsent &consent, QObject *parent);
    //! The seam for tests.
    void setLookUp(NameLookUp lookUp);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! Seconds or an HTTP date (RFC 9110 10.2.3); nothing for nonsense; clamped to [0, 1 h].
std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value, const Clock &clock);

} // namespace maquette

Q_DECLARE_METATYPE(maquette::Result<maquette::HttpAnswer>)
Q_DECLARE_METATYPE(maquette::Result<qint64>)
