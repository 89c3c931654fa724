// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/net/httpclient.h"

#include <QJsonObject>
#include <QJsonValue>

namespace maquette
{

//! \brief What a call was about, which decides what a bare 404 or 400 means.
enum class CallSubject { Submit, Model, Request, Account };

//! \brief An answer after the first look at it (contract 4).
struct ReadAnswer
{
    QJsonObject object;          //!< empty when the body is not a JSON object
    bool isObject = false;       //!< the body is a JSON object
    bool isServiceError = false; //!< and reads as the service's own error
    std::optional<Error> error;  //!< set unless the status is 2xx, the body an object, `error_code` absent
};

ReadAnswer readAnswer(const HttpAnswer &answer, CallSubject subject, const Clock &clock);

//! One plain sentence out of what a server wrote: tags and control characters gone, secrets too, then cut
//! to 300 characters.
QString plainText(const QString &text);

//! \a words of a server, which may lack it, with a full stop.
QString asSentence(const QString &words);

//! The words inside any JSON that stands for an error: a string, an object of the usual keys, an array.
QString errorText(const QJsonValue &value);

//! \a body for `Error::detail`: redacted, at most 4,000 characters.
QString evidence(int status, const QByteArray &body);

} // namespace maquette
