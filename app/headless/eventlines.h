// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/headless/requestreader.h"
#include "models/core/json.h"

#include <cstdio>

namespace maquette
{

//! \brief What a run without a window tells: an event a line as JSON for programs, and words for people.
//! Everything passes redact(). A reader that is gone is no reason to stop.
class EventLines
{
public:
    EventLines(std::FILE *events, std::FILE *words);

    //! `{"event": NAME, "time": ..., FACTS...}`, written at once.
    void write(const char *name, const Json &facts = Json::object());
    void say(const QString &text);

private:
    std::FILE *m_events;
    std::FILE *m_words;
};

//! The facts by which a run is found again: job, request_id, model, source, index, run; only what is known.
Json factsOf(const Job &job, const RequestedRun *origin);
//! error, detail, http_status, error_code, money, next_step: only what there is.
void addError(Json &facts, const Error &error, const Job *job);
Json factsOf(const RequestProblem &problem);
//! "Seedream 4.5, run 12".
QString nameOf(const Job &job);
//! "request.json, request 2, prompt: Write a prompt."
QString sentenceOf(const RequestProblem &problem);

} // namespace maquette
