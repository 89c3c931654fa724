// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/upload/bucketupload.h"

#include <QTemporaryFile>

namespace maquette
{

//! \brief Proves that the settings of a bucket work: puts a small object there, reads it back through its
//! link as a stranger would, and removes it.
//!
//! One object per test; deleting it stops it (a small object may then stay in the bucket).
class BucketTest : public QObject
{
    Q_OBJECT

public:
    enum class Stage { Put, Read, Remove };

    BucketTest(HttpClient &http, BucketSettings settings, BucketSecret secret, QObject *parent = nullptr);
    ~BucketTest() override;
    void setPatience(const BucketPatience &patience) { m_patience = patience; }
    void start();

signals:
    void stageChanged(maquette::BucketTest::Stage stage);
    //! Exactly once, from the event loop. A bucket is good too, and \a remark says so, when its objects
    //! cannot be removed, or when this computer reaches it and the service cannot.
    void finished(const maquette::Result<void> &outcome, const QString &remark);

private:
    void put();
    void read(const QUrl &link);
    void remove();
    void settle(const Result<void> &outcome, const QString &remark = {});

    HttpClient &m_http;
    BucketSettings m_settings;
    BucketSecret m_secret;
    BucketPatience m_patience;
    QTemporaryFile m_file;
    QByteArray m_contents;
    QUrl m_object;
    bool m_started = false;
};

} // namespace maquette
