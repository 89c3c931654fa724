// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/exchange.h"
#include "app/net/onceuploaddevice.h"

namespace maquette
{

//! \brief A POST that leaves this machine as one request, whatever the server does. By default on a
//! connection of its own, so that a kept-alive one that died meanwhile cannot take the body with it.
class PostOnce final : public Exchange
{
    Q_OBJECT

public:
    PostOnce(std::shared_ptr<Transport> transport, QNetworkRequest request, const QByteArray &body,
             std::chrono::milliseconds deadline, QObject *parent);
    ~PostOnce() override;
    [[nodiscard]] bool mayHaveArrived() const override;

private:
    QNetworkReply *send() override;
    void release(QNetworkReply *reply) override;

    QNetworkRequest m_request;
    bool m_hasBody;
    bool m_bodyRead = false;
    OnceUploadDevice *m_device; //!< null after release()
    QPointer<QNetworkAccessManager> m_ownManager;
};

} // namespace maquette
