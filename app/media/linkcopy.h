// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/httpclient.h"

#include <QPointer>
#include <QTimer>

#include <memory>

class QTemporaryFile;

namespace maquette
{

//! \brief Fetches the picture behind a web address and keeps it as a file, as if it had been pasted.
//!
//! Goes where ImageProbe would go and no further: the rule for addresses that were typed, each redirect
//! judged again, at most 64 MiB, never the token. What is no whole picture is not kept. One object per copy;
//! deleting it stops it.
class LinkCopy : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 mostBytes = 64LL * 1024 * 1024;

    //! \a address: what stood in the field, and will be the way back. \a folder: MediaDesk's.
    //! \a limit: of bytes.
    LinkCopy(HttpClient &http, QString address, QString folder, QObject *parent = nullptr,
             qint64 limit = mostBytes);
    ~LinkCopy() override;
    void start();

signals:
    void progressed(double share); //!< 0 to 1, where the server says how much there is
    //! Exactly once, from the event loop: the file. RefusedAddress, DamagedFile, TooLarge, TimedOut,
    //! DiskFull, FileAccess, or a network's.
    void finished(const maquette::Result<QString> &file);

private:
    void fetch();
    void keep();
    void settle(const Result<QString> &file);

    HttpClient &m_http;
    QString m_address;
    QUrl m_url;
    QString m_folder;
    std::unique_ptr<QTemporaryFile> m_part;
    QPointer<Download> m_download;
    QTimer m_limit;
    qint64 m_mostBytes;
    bool m_started = false;
    bool m_settled = false;
};

} // namespace maquette
