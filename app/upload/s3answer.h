// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/upload/bucketsettings.h"

namespace maquette
{

//! What an answer of \a status 300 and more means, in plain words, for the bucket of \a settings. Kinds:
//! BucketRefused, and those of a server that has trouble (RateLimited, ServerFault, TimedOut), which pass.
//! \a now: this machine's clock, to say how wrong it is.
Error errorOfAnswer(const HttpAnswer &answer, const BucketSettings &settings, const QDateTime &now);
//! The `Code` of an S3 error; empty when the body is none.
QString s3Code(const QByteArray &body);
//! Whether trying again may help.
bool mayPass(const Error &error);

} // namespace maquette
