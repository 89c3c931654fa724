// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/exchange.h"

namespace maquette
{

//! \brief One request without a body that may be sent again by Qt without harm: HEAD or DELETE.
class VerbRequest final : public Exchange
{
    Q_OBJECT

public:
    enum class Verb { Head, Delete };

    VerbRequest(std::shared_ptr<Transport> transport, Verb verb, QNetworkRequest request,
                std::chrono::milliseconds deadline, QObject *parent);
    ~VerbRequest() override;
    [[nodiscard]] bool mayHaveArrived() const override;

private:
    QNetworkReply *send() override;
    void release(QNetworkReply *reply) override;
    [[nodiscard]] bool awaitsBody() const override;

    Verb m_verb;
    QNetworkRequest m_request;
};

} // namespace maquette
