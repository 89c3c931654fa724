// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jobs/fakecollector.h"

#include <QTimer>

namespace maquette::test
{

namespace
{

class FakeCollection : public Collection
{
public:
    FakeCollection(FakeCollector &collector, const CollectRequest &request, QObject *parent)
        : Collection(parent)
        , m_collector(collector)
        , m_request(request)
    {}

    void start() override
    {
        if (m_collector.onStart)
            m_collector.onStart(m_request);
        if (!m_collector.hangs)
            QTimer::singleShot(0, this, [this] { end(); });
    }

    void cancel() override {}

private:
    void end()
    {
        CollectSummary summary;
        if (!m_collector.failures.isEmpty()) {
            summary.failures.append({0, m_collector.failures.takeFirst()});
            summary.needed = m_collector.needed;
            summary.neededIsAll = m_collector.neededIsAll;
        } else {
            for (const OutputLink &output : m_request.outputs) {
                const AssetId id(m_request.job.number() * 100 + output.index);
                summary.assets << id;
                ++summary.saved;
                emit outputSaved(output.index, id);
            }
            emit progressed(10, 10);
        }
        emit finished(summary);
    }

    FakeCollector &m_collector;
    CollectRequest m_request;
};

} // namespace

void FakeCollector::lookForRoom(const QList<QDateTime> &times, QObject *context,
                                std::function<void(const Result<qint64> &)> answer)
{
    looks << times;
    QTimer::singleShot(0, context, [room = room, answer = std::move(answer)] { answer(room); });
}

Collection *FakeCollector::collect(const CollectRequest &request, QObject *parent)
{
    requests << request;
    return new FakeCollection(*this, request, parent);
}

} // namespace maquette::test
