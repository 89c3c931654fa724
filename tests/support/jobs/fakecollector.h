// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/collector.h"

#include <functional>

namespace maquette::test
{

//! \brief A Collector that saves nothing and remembers what it was asked for.
class FakeCollector : public Collector
{
public:
    [[nodiscard]] Collection *collect(const CollectRequest &request, QObject *parent) override;

    [[nodiscard]] QString folder() const override { return usedFolder; }
    void lookForRoom(const QList<QDateTime> &times, QObject *context,
                     std::function<void(const Result<qint64> &)> answer) override;

    QString usedFolder = QStringLiteral("/pictures/project");
    QList<CollectRequest> requests;
    //! Called when a collection starts: what the journal looks like just then can be judged here.
    std::function<void(const CollectRequest &)> onStart;
    //! How the next collections fail, in order; then all succeed.
    QList<Error> failures;
    bool hangs = false; //!< collections never end
    qint64 needed = 0;  //!< told with each failure
    bool neededIsAll = true;
    Result<qint64> room = qint64{1} << 40;
    QList<QList<QDateTime>> looks; //!< the times of each
};

} // namespace maquette::test
