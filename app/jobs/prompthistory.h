// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/result.h"
#include "app/jobs/jobtiming.h"

#include <QDateTime>
#include <QList>
#include <QObject>

#include <memory>

namespace maquette
{

class Scheduler;
class Store;

//! \brief What is looked for in the history of prompts.
struct PromptSearch
{
    QString words; //!< each begins a word of the prompt or of the negative one, accents or not; empty: all
    bool starredOnly = false;
    int most = 100;

    friend bool operator==(const PromptSearch &, const PromptSearch &) = default;
};

//! \brief A prompt that was used. What is not said of all its uses is of the last.
struct PastPrompt
{
    qint64 id = 0;
    QString text;
    QString negative; //!< the last that was not blank
    ModelId model;
    QString modelName;
    JobId job;
    int uses = 0; //!< runs
    QDateTime firstUsed;
    QDateTime lastUsed;
    bool starred = false;
    bool written = false; //!< with alternatives: `{red|blue}` stands for red or blue, not for itself

    friend bool operator==(const PastPrompt &, const PastPrompt &) = default;
};

//! \brief Every prompt that was ever sent, over all models, to be found as one types. Main thread.
//!
//! It is filled from the journal a moment after jobs came into it, in steps of their own: an order never
//! waits for more than one short step, and what fails here is tried again and fails no job. Prompts of an
//! earlier session that were not taken in then are taken in now. Destroy before the Store.
class PromptHistory : public QObject
{
    Q_OBJECT

public:
    explicit PromptHistory(Store &store, QObject *parent = nullptr, const JobTiming &timing = {});
    ~PromptHistory() override;

    //! Takes in the prompts of the jobs that are ordered from now on, and of those that are missing.
    void follow(Scheduler &scheduler);
    //! There are jobs that are not in the history yet.
    void catchUp();

    //! Ends with found(), unless another question comes first: only the newest is answered.
    void search(const PromptSearch &search);
    void setStarred(qint64 id, bool starred);
    //! removed() follows, if it was there.
    void remove(qint64 id);
    //! What removed() has given comes back.
    void restore(const PastPrompt &prompt);
    void clear(bool starredToo);

signals:
    void found(const maquette::PromptSearch &search, const QList<maquette::PastPrompt> &prompts);
    //! There is another answer to what was searched for.
    void changed();
    void removed(const maquette::PastPrompt &prompt);
    void failed(const maquette::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
