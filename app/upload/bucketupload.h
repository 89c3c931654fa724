// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/upload/bucketsettings.h"

#include <QPointer>
#include <QTimer>

#include <atomic>
#include <memory>

namespace maquette
{

//! \brief One file on its way into the bucket.
struct BucketOrder
{
    QString file;
    QByteArray contentType; //!< "image/png"
    QString extension;      //!< "png"; anything but letters and digits is left out
};

//! \brief How patient an upload is; tests are less so.
struct BucketPatience
{
    std::chrono::milliseconds answer = std::chrono::seconds(30); //!< to small questions
    std::chrono::milliseconds idle = std::chrono::seconds(60);   //!< without a byte more of the file
    std::chrono::milliseconds pause = std::chrono::seconds(1);   //!< before the second try; doubles each time
    int tries = 4;
};

//! \brief Puts one file into the artist's bucket and gives a link under which anybody can read it for a
//! while.
//!
//! The object's name is the hash of its contents, so what is there already is not sent again, and sending
//! twice does no harm: a try that fails by the network or the server is repeated. No redirect is followed:
//! neither key nor signature goes to another host. One object per upload, main thread; deleting it stops it.
class BucketUpload : public QObject
{
    Q_OBJECT

public:
    //! \a settings has no problems (problemsOf()).
    BucketUpload(HttpClient &http, BucketSettings settings, BucketSecret secret, BucketOrder order,
                 QObject *parent = nullptr);
    ~BucketUpload() override;
    void setPatience(const BucketPatience &patience) { m_patience = patience; }
    void start();
    //! finished() follows from the event loop with ErrorKind::Cancelled.
    void cancel();
    //! The file was there already; after a good finished().
    [[nodiscard]] bool wasThere() const { return m_wasThere; }

signals:
    //! At most 10 a second; begins anew when a try is repeated.
    void progressed(qint64 sent, qint64 total);
    //! Exactly once, from the event loop: the link. BucketRefused, FileAccess, Cancelled, or a network's.
    void finished(const maquette::Result<QUrl> &link);

private:
    struct Hashed
    {
        QByteArray sha256; //!< hex
        qint64 bytes = 0;
    };
    using Stop = std::shared_ptr<std::atomic_bool>;
    using Handler = void (BucketUpload::*)(const Result<HttpAnswer> &);
    static Result<Hashed> hashed(const QString &file, const Stop &stop);

    void hash();
    void look();
    void looked(const Result<HttpAnswer> &answer);
    void askWhy();
    void answeredWhy(const Result<HttpAnswer> &answer);
    void send();
    void sent(const Result<HttpAnswer> &answer);
    void ask(HttpRequest *request, Handler handler);
    [[nodiscard]] QList<Header> signedFor(const QByteArray &verb, const QList<Header> &headers) const;
    //! Runs \a step again after a pause, or ends with \a error.
    void tryAgain(const Error &error, void (BucketUpload::*step)());
    [[nodiscard]] Error errorOf(const Result<HttpAnswer> &answer) const;
    void settle(const Result<QUrl> &link);

    HttpClient &m_http;
    BucketSettings m_settings;
    BucketSecret m_secret;
    BucketOrder m_order;
    BucketPatience m_patience;
    Stop m_stop = std::make_shared<std::atomic_bool>(false);
    Hashed m_hashed;
    QUrl m_object;
    QPointer<QObject> m_request;
    QTimer m_pause;
    int m_failures = 0;
    bool m_started = false;
    bool m_settled = false;
    bool m_wasThere = false;
};

} // namespace maquette

Q_DECLARE_METATYPE(maquette::Result<QUrl>)
