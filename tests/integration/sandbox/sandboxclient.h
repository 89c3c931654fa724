// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

//! \brief What came back from the server.
struct Answer
{
    int status = 0;
    QByteArray body;
    QByteArray type;
    maquette::Json json; //!< null when the body is none

    [[nodiscard]] QString text(const char *key) const
    {
        return json.is_object() && json.contains(key) ? maquette::stringOf(json[key]) : QString();
    }
    [[nodiscard]] int code() const
    {
        return json.is_object() && json.contains("error_code") ? json["error_code"].get<int>() : 0;
    }
};

//! \brief Talks to a sandbox as an app would, one call at a time, each waited for.
class SandboxClient
{
public:
    SandboxClient(const QUrl &base, QString token);

    Answer get(const QString &path);
    Answer getPublic(const QUrl &url, const QList<QPair<QByteArray, QByteArray>> &headers = {});
    Answer post(const QString &path, const QByteArray &body);
    Answer submit(const QString &model, const maquette::Json &input);
    Answer status(const QString &id)
    {
        return get(QStringLiteral("/v1/requests/") + id + QStringLiteral("/status"));
    }
    Answer result(const QString &id)
    {
        return get(QStringLiteral("/v1/requests/") + id + QStringLiteral("/result?include_cost=true"));
    }
    Answer cancel(const QString &id)
    {
        return post(QStringLiteral("/v1/requests/") + id + QStringLiteral("/cancel"), {});
    }
    //! Submits, waits for the end, returns the addresses of the outputs; empty when anything went wrong.
    QList<QUrl> run(const QString &model, const maquette::Json &input);
    //! Polls until the result says \a state; false after 20 seconds.
    bool waitForState(const QString &id, const QString &state);

    QString token;

private:
    Answer wait(QNetworkReply *reply);
    [[nodiscard]] QNetworkRequest request(const QString &path) const;

    QUrl m_base;
    QNetworkAccessManager m_network;
};
