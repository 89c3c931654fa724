// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"

#include <QSignalSpy>
#include <QTest>

using namespace maquette;

SandboxClient::SandboxClient(const QUrl &base, QString givenToken)
    : token(std::move(givenToken))
    , m_base(base)
{}

QNetworkRequest SandboxClient::request(const QString &path) const
{
    QNetworkRequest request(QUrl(m_base.toString() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
    return request;
}

Answer SandboxClient::wait(QNetworkReply *reply)
{
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(60'000);
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->readAll();
    answer.type = reply->rawHeader("Content-Type");
    if (const Result<Json> json = parseJson(answer.body))
        answer.json = *json;
    delete reply;
    return answer;
}

Answer SandboxClient::get(const QString &path)
{
    return wait(m_network.get(request(path)));
}

Answer SandboxClient::getPublic(const QUrl &url, const QList<QPair<QByteArray, QByteArray>> &headers)
{
    QNetworkRequest request(url);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    return wait(m_network.get(request));
}

Answer SandboxClient::post(const QString &path, const QByteArray &body)
{
    return wait(m_network.post(request(path), body));
}

Answer SandboxClient::submit(const QString &model, const Json &input)
{
    return post(QStringLiteral("/v1/models/") + model, toBytes(input));
}

bool SandboxClient::waitForState(const QString &id, const QString &state)
{
    return QTest::qWaitFor([&] { return result(id).text("status") == state; }, 20'000);
}

QList<QUrl> SandboxClient::run(const QString &model, const Json &input)
{
    const QString id = submit(model, input).text("request_id");
    if (id.isEmpty() || !waitForState(id, QStringLiteral("succeeded")))
        return {};
    const Json output = result(id).json["output"];
    QList<QUrl> urls;
    if (output.contains("images")) {
        for (const Json &url : output["images"])
            urls << QUrl(stringOf(url));
    }
    if (output.contains("video"))
        urls << QUrl(stringOf(output["video"]));
    return urls;
}
