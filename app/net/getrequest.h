// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/exchange.h"

namespace maquette
{

//! \brief One GET held in memory, whole or its beginning.
class GetRequest final : public Exchange
{
    Q_OBJECT

public:
    enum class Reads { Whole, Beginning };

    GetRequest(std::shared_ptr<Transport> transport, QNetworkRequest request,
               std::chrono::milliseconds deadline, qint64 limit, QObject *parent, Reads reads = Reads::Whole);
    ~GetRequest() override;
    [[nodiscard]] bool mayHaveArrived() const override;

private:
    QNetworkReply *send() override;
    void release(QNetworkReply *reply) override;
    [[nodiscard]] bool takesBeginning() const override { return m_reads == Reads::Beginning; }

    QNetworkRequest m_request;
    Reads m_reads;
};

} // namespace maquette
