// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/api/apiclient.h"

#include <functional>

namespace maquette
{

class HttpRequest;
struct HttpAnswer;

//! \brief A CatalogueCall over one HttpRequest, whose answer of up to some megabytes is read away from the
//! main thread. Without a request it ends with \a refusal, which no network was needed for.
class CataloguePageCall final : public CatalogueCall
{
    Q_OBJECT

public:
    CataloguePageCall(const std::function<HttpRequest *(QObject *)> &make, const Clock &clock,
                      std::optional<Error> refusal, QObject *parent);
    void cancel() override;

private:
    void read(const Result<HttpAnswer> &answer);
    void end(const Result<CataloguePage> &page);

    const Clock &m_clock;
    std::optional<Error> m_refusal;
    HttpRequest *m_request = nullptr;
    bool m_cancelled = false;
};

} // namespace maquette
