// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/result.h"
#include "app/jobs/jobtiming.h"

#include <QByteArray>
#include <QObject>

#include <memory>

namespace maquette
{

class Clock;
class Store;

//! \brief What stands in the form of each model, kept over restarts and crashes. Main thread.
//!
//! Changes are gathered and written at most twice a second; what is still unwritten is handed to the Store by
//! the destructor, so destroy this before the Store.
class Drafts : public QObject
{
    Q_OBJECT

public:
    Drafts(Store &store, const Clock &clock, QObject *parent = nullptr, const JobTiming &timing = {});
    ~Drafts() override;

    //! Reads all; ends with loaded(), also when the database could not be read (then with nothing in it).
    void load();
    [[nodiscard]] bool isLoaded() const;
    //! The values as they were saved (JSON); empty when there are none.
    [[nodiscard]] QByteArray values(const ModelId &model) const;
    //! Also makes \a model the last one. What is saved before loaded() wins over what is read.
    void save(const ModelId &model, const QByteArray &values);
    //! The model that was chosen or edited last; empty at the first start.
    [[nodiscard]] ModelId lastModel() const;
    void setLastModel(const ModelId &model);

signals:
    void loaded();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
