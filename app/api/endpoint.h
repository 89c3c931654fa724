// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>
#include <QUrl>

namespace maquette
{

//! \brief Where the API stands. `name` is written with each job, so that a job is only ever asked about where
//! it was sent.
struct Endpoint
{
    QString name; //!< "runcomfy", "sandbox", or the origin of a custom base
    QUrl base;    //!< without `/v1`
    QUrl balance; //!< whole URL of the balance call
    bool sandbox = false;
    bool onlyThisHost = false; //!< `--api-base`: nothing goes to any other host

    static Endpoint runComfy();
    static Endpoint simulated(const QUrl &base);
    //! https, or http on loopback; a trailing `/` or `/v1` is taken off; InvalidInput says what is wrong.
    static Result<Endpoint> custom(const QString &url);
};

//! \a base with \a path, which begins with a slash and is not encoded, behind its own path.
QUrl below(const QUrl &base, const QString &path);

} // namespace maquette
