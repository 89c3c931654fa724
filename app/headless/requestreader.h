// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job.h"
#include "ui/form/requestbuilder.h"

#include <QStringList>

namespace maquette
{

class Catalogue;

//! \brief One generation that a request file asks for, checked and ready to be ordered.
struct RequestedRun
{
    JobOrder order;
    QString source; //!< the file as it was named; "-" for standard input
    int index = 0;  //!< which request of the file, from 0
    int run = 1;    //!< which of its `count`, from 1
};

//! \brief What is wrong with a request; `index` is -1 for the file as a whole, `field` is empty for the
//! request as a whole. Advice does not block.
struct RequestProblem
{
    QString source;
    int index = -1;
    QString field;
    QString message;
    bool blocks = true;
};

//! \brief What all files together ask for.
struct RequestBatch
{
    QList<RequestedRun> runs;
    QList<RequestProblem> problems;

    [[nodiscard]] bool isWrong() const;
};

//! \brief Reads request files: an object `{"model": "...", "input": {...}, "count": 1}` or an array of such.
//!
//! Inputs are made as the form makes them: fields that are left out or null are not sent, required ones with
//! a true default are filled in, and a seed that is not given is drawn anew for each run, so that no two are
//! paid for alike. Unknown keys are a mistake, since a misspelt field would be paid for without its effect.
class RequestReader
{
public:
    static constexpr int mostRuns = 100; //!< of one request

    explicit RequestReader(const Catalogue &catalogue, RequestBuilder::SeedSource seeds = randomSeed);

    //! Blocks while standard input is open.
    [[nodiscard]] RequestBatch read(const QStringList &files) const;

private:
    void readFile(const QString &file, RequestBatch &batch) const;
    void readText(const QString &source, const QByteArray &text, RequestBatch &batch) const;
    void readRequest(const QString &source, int index, const Json &request, RequestBatch &batch) const;
    void build(const RequestProblem &place, const RunPlan &plan, RequestBatch &batch) const;

    const Catalogue &m_catalogue;
    RequestBuilder m_builder;
};

} // namespace maquette
