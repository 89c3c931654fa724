// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <functional>

namespace maquette::test
{

//! \brief What a faked reply holds.
struct FakeAnswer
{
    int status = 200;
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    bool never = false; //!< does not end by itself
};

//! \brief A reply without a network: ends from the event loop, reads its upload device first like Qt does.
class FakeReply final : public QNetworkReply
{
    Q_OBJECT

public:
    FakeReply(QNetworkAccessManager::Operation operation, const QNetworkRequest &request,
              const FakeAnswer &answer, QObject *parent);
    void abort() override;
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;

private:
    void end();

    FakeAnswer m_answer;
    qint64 m_position = 0;
    bool m_headed = false;
};

//! \brief A manager that answers from a function and records what it was asked.
class FakeNetwork : public QNetworkAccessManager
{
    Q_OBJECT

public:
    struct Asked
    {
        Operation operation;
        QNetworkRequest request;
        QByteArray body;
    };
    std::function<FakeAnswer(const Asked &)> answer;
    QList<Asked> asked;

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *outgoing) override;
};

} // namespace maquette::test
