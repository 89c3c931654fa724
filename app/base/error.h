// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace maquette
{

//! \brief The closed list of what can go wrong; each kind has one retry policy and one advice (see advice.h).
enum class ErrorKind {
    Offline,          //!< no connection could be made; nothing left this machine
    TimedOut,         //!< one of our own deadlines passed
    ConnectionLost,   //!< the connection broke while an answer was awaited or read
    TlsFailed,        //!< the certificate or handshake was refused
    RateLimited,      //!< HTTP 429; see retryAfter
    ServerFault,      //!< HTTP 5xx
    BadAnswer,        //!< HTML, truncated or senseless JSON, a redirect, a 2xx without what it must hold
    TokenRejected,    //!< contract 4: 400004, 401
    NotPermitted,     //!< contract 4: 403001, 403003
    NoFunds,          //!< contract 4: 400002, 402
    ModelUnknown,     //!< contract 4: 400001
    InputRejected,    //!< contract 4: 400/422 schema mismatch
    RequestGone,      //!< contract 4: 404001, unknown or expired request or result link
    NotReady,         //!< contract 4: 400005 on a result; keep polling
    GenerationFailed, //!< the run itself ended in `failed`
    NoOutput,         //!< the run succeeded and holds nothing that can be fetched
    RefusedAddress,   //!< a URL that the rules of safety forbid to fetch
    DamagedFile,      //!< wrong length, wrong type, or it does not decode
    TooLarge,         //!< over a limit of bytes or pixels
    DiskFull,
    FileAccess,    //!< missing, read-only or otherwise unusable file or folder
    DatabaseNewer, //!< written by a newer Maquette
    DatabaseDamaged,
    DatabaseFailed,
    KeychainUnavailable,
    NotConfirmed, //!< a cancel without a clear outcome
    Cancelled,    //!< by the artist
    InvalidInput, //!< does not fit the model's schema, found on this machine
    Internal,
    ProfileInUse, //!< another Maquette has the profile open
    Paused,       //!< the artist has paused the queue
    OverLimit,    //!< a limit that the artist has set on spending holds it
    ForeignHost,  //!< a file of a result lies on a host that only a person may allow; `detail` is the host
    FileTooLarge, //!< a file of a result is over our limits; `detail` is its link
    AlreadyHere,  //!< a run with this request id stands in the journal
    BucketRefused //!< the artist's own bucket said no (key, clock, rights, room): `message` says which
};

//! \brief What went wrong, as a value: `message` is one plain sentence for the artist, `detail` the evidence
//! for a report. Neither ever holds the token. `code` is the service's own `error_code`, or 0.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString message;
    QString detail;
    int httpStatus = 0;
    int code = 0;
    std::optional<std::chrono::milliseconds> retryAfter;

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace maquette
