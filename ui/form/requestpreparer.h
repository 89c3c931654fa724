// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/requestbuilder.h"

#include <QObject>

#include <functional>

namespace maquette
{

class MediaSource;

//! \brief Puts the address or data of works of the gallery in the place of their ids, one after the other,
//! and then hands the plan back. One plan at a time; cancel() and destruction drop it without an answer.
class RequestPreparer : public QObject
{
    Q_OBJECT

public:
    using Then = std::function<void(const RunPlan &)>;

    RequestPreparer(MediaSource &pictures, QObject *parent);

    //! \a then is called at once when no work is in the plan. Does nothing while busy.
    void prepare(RunPlan plan, Then then);
    [[nodiscard]] bool isBusy() const { return m_step != nullptr; }
    void cancel();

signals:
    void busyChanged();
    //! The work of \a field could not be made ready; the plan is dropped.
    void failed(const QString &field, const maquette::Error &error);

private:
    void next();
    void take(const CarriedWork &work, const Result<QString> &address);

    MediaSource &m_pictures;
    RunPlan m_plan;
    Then m_then;
    QObject *m_step = nullptr;
};

} // namespace maquette
