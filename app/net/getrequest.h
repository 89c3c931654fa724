// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/exchange.h"

namespace maquette
{

//! \brief One GET held in memory.
class GetRequest final : public Exchange
{
    Q_OBJECT

public:
    GetRequest(std::shared_ptr<Transport> transport, QNetworkRequest request,
               std::chrono::milliseconds deadline, qint64 limit, QObject *parent);
    ~GetRequest() override;
    [[nodiscard]] bool mayHaveArrived() const override;

private:
    QNetworkReply *send() override;
    void release(QNetworkReply *reply) override;

    QNetworkRequest m_request;
};

} // namespace maquette
