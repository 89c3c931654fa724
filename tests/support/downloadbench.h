// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/net/httpclient.h"

#include <QTemporaryDir>

namespace maquette::test
{

//! \brief Downloads into a folder of its own, one at a time, and waits for the one end.
class DownloadBench
{
public:
    //! Into target() or \a path; an error too when it does not end, or ends twice.
    Result<qint64> fetch(const DownloadOrder &order);
    Result<qint64> fetch(const QUrl &url, const QString &path = {}, qint64 most = 1 << 30,
                         std::chrono::milliseconds idle = std::chrono::seconds(20));
    [[nodiscard]] QString target() const { return m_folder.filePath(QStringLiteral("a.part")); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QByteArray content() const; //!< of target()
    [[nodiscard]] HttpClient &http() { return m_http; }

private:
    SystemClock m_clock;
    HttpClient m_http{m_clock};
    QTemporaryDir m_folder;
};

} // namespace maquette::test
