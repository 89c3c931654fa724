// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/cataloguepagecall.h"

#include "app/api/replies.h"
#include "app/base/background.h"
#include "app/base/clock.h"

#include <QCoreApplication>

namespace maquette
{

namespace
{

//! \brief The clock as it stood when an answer came, for another thread.
class StoppedClock : public Clock
{
public:
    explicit StoppedClock(const Clock &clock)
        : m_now(clock.now())
        , m_elapsed(clock.elapsed())
    {}
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds elapsed() const override { return m_elapsed; }

private:
    QDateTime m_now;
    std::chrono::milliseconds m_elapsed;
};

} // namespace

CataloguePageCall::CataloguePageCall(const std::function<HttpRequest *(QObject *)> &make, const Clock &clock,
                                     std::optional<Error> refusal, QObject *parent)
    : CatalogueCall(parent)
    , m_clock(clock)
    , m_refusal(std::move(refusal))
{
    if (!m_refusal) {
        m_request = make(this);
        connect(m_request, &HttpRequest::finished, this, &CataloguePageCall::read);
    }
    const auto begin = [this] {
        if (m_request)
            m_request->start();
        else
            end(*m_refusal);
    };
    QMetaObject::invokeMethod(this, begin, Qt::QueuedConnection);
}

void CataloguePageCall::cancel()
{
    m_cancelled = true;
    if (m_request)
        m_request->cancel();
}

void CataloguePageCall::read(const Result<HttpAnswer> &answer)
{
    const auto clock = std::make_shared<StoppedClock>(m_clock);
    inBackground(
        *QThreadPool::globalInstance(), this, [answer, clock] { return readCatalogue(answer, *clock); },
        [this](const Result<CataloguePage> &page) { end(page); });
}

void CataloguePageCall::end(const Result<CataloguePage> &page)
{
    deleteLater();
    if (m_cancelled && page)
        emit finished(Error{
            ErrorKind::Cancelled, QCoreApplication::translate("Api", "This was cancelled."), {}, 0, 0, {}});
    else
        emit finished(page);
}

} // namespace maquette
