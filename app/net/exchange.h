// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/transport.h"

#include <QPointer>
#include <QTimer>

namespace maquette
{

//! \brief One request held in memory with its answer: deadline, limit, one finished(), which comes from the
//! event loop and never from inside a call. The verb is the subclass's.
class Exchange : public HttpRequest
{
    Q_OBJECT

public:
    Exchange(std::shared_ptr<Transport> transport, std::chrono::milliseconds deadline, qint64 limit,
             QObject *parent);
    ~Exchange() override;
    void start() final;
    void cancel() final;

protected:
    [[nodiscard]] const Transport &transport() const { return *m_transport; }
    [[nodiscard]] bool isStarted() const { return m_started; }
    //! Hands the request to a manager. The reply's parent decides how long it lives after release().
    virtual QNetworkReply *send() = 0;
    //! The exchange is decided: nothing of it may leave any more. \a reply is already disconnected.
    virtual void release(QNetworkReply *reply) = 0;
    //! False where an answer names a length and has no body.
    [[nodiscard]] virtual bool awaitsBody() const { return true; }
    //! Whether the beginning of an answer over the limit is an answer too.
    [[nodiscard]] virtual bool takesBeginning() const { return false; }
    //! To be called by the destructor of each subclass, while release() is still its own.
    void drop();

private:
    void readSome();
    void handleEnd();
    [[nodiscard]] bool isCutShort() const;
    void settle(const Result<HttpAnswer> &answer);

    std::shared_ptr<Transport> m_transport;
    std::chrono::milliseconds m_deadline;
    qint64 m_limit;
    QTimer m_timer;
    QPointer<QNetworkReply> m_reply;
    QByteArray m_body;
    bool m_started = false;
    bool m_settled = false;
};

} // namespace maquette
