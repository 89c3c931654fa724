// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/transport.h"

#include <QPointer>
#include <QTimer>

namespace maquette
{

class FileBody;

//! \brief One PUT of a file, on a connection of its own.
class FileUpload final : public Upload
{
    Q_OBJECT

public:
    FileUpload(std::shared_ptr<Transport> transport, QNetworkRequest request, UploadOrder order,
               QObject *parent);
    ~FileUpload() override;
    void start() override;
    void cancel() override;

private:
    void handleEnd();
    void handleProgress(qint64 sent, qint64 total);
    void settle(const Result<HttpAnswer> &answer);
    void drop();

    std::shared_ptr<Transport> m_transport;
    QNetworkRequest m_request;
    UploadOrder m_order;
    QTimer m_idle;
    QPointer<QNetworkAccessManager> m_ownManager;
    QPointer<QNetworkReply> m_reply;
    FileBody *m_body = nullptr; //!< null after drop()
    qint64 m_sent = 0;
    bool m_started = false;
    bool m_settled = false;
};

} // namespace maquette
