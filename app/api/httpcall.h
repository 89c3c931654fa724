// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/api/apiclient.h"
#include "app/net/httpclient.h"

#include <functional>

namespace maquette
{

//! \brief An ApiCall over one HttpRequest. Without a request it ends with \a refusal, which no network was
//! needed for.
template <typename Call, typename Outcome>
class HttpCall final : public Call
{
public:
    //! \a read gets the answer and whether the request may have arrived.
    using Reader = std::function<Outcome(const Result<HttpAnswer> &, bool)>;

    HttpCall(std::function<HttpRequest *(QObject *)> make, Reader read, std::optional<Error> refusal,
             QObject *parent)
        : Call(parent)
        , m_read(std::move(read))
        , m_refusal(std::move(refusal))
    {
        if (!m_refusal) {
            m_request = make(this);
            QObject::connect(m_request, &HttpRequest::finished, this,
                             [this](const Result<HttpAnswer> &answer) { end(answer); });
        }
        QMetaObject::invokeMethod(
            this, [this] { begin(); }, Qt::QueuedConnection);
    }

    void cancel() override
    {
        if (m_request)
            m_request->cancel();
    }

private:
    void begin()
    {
        if (m_request)
            m_request->start();
        else
            end(*m_refusal);
    }

    void end(const Result<HttpAnswer> &answer)
    {
        const Outcome outcome = m_read(answer, m_request && m_request->mayHaveArrived());
        this->deleteLater();
        emit this->finished(outcome);
    }

    Reader m_read;
    std::optional<Error> m_refusal;
    HttpRequest *m_request = nullptr;
};

} // namespace maquette
