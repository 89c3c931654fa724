// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/fault.h"
#include "app/sandbox/http.h"
#include "app/sandbox/painter.h"
#include "app/sandbox/requestbook.h"
#include "app/sandbox/statefile.h"
#include "models/core/catalogue.h"
#include "models/core/checks.h"

#include <QString>

#include <mutex>

namespace maquette
{

//! \brief What the routes work with; all of it outlives the Api.
struct ApiParts
{
    const Catalogue &catalogue;
    RequestBook &book;
    Painter &studio;
    MediaStore &media;
    StateFile *state = nullptr; //!< null: nothing is kept
};

//! \brief The service's endpoints: turns each request into its answer. answer() is called from many threads.
class Api
{
public:
    Api(ApiParts parts, QString token, double speed);

    void setBase(const QString &base, int wakeFd = -1); //!< before the first answer()
    HttpReply answer(const ServerRequest &request);
    //! What \a request is to a fault plan; nothing when it is no operation of the service. \a withPrompt:
    //! also of a submit, whose body has to be read for it.
    [[nodiscard]] std::optional<Call> callOf(const ServerRequest &request, bool withPrompt);

private:
    struct Checked
    {
        QList<FieldProblem> problems;
        QList<GivenPicture> pictures;
    };
    [[nodiscard]] bool tokenFits(const ServerRequest &request) const;
    HttpReply callAnswer(const ServerRequest &request);
    HttpReply modelAnswer(const ServerRequest &request, const QString &rest);
    HttpReply requestAnswer(const ServerRequest &request, const QString &rest);
    HttpReply submit(const QString &id, const ServerRequest &request);
    [[nodiscard]] Run runOf(const Model &model, const Json &input, const QList<GivenPicture> &pictures) const;
    HttpReply enter(Run run);
    HttpReply cancel(const Run &run);
    [[nodiscard]] QString promptIn(const QString &id, const QByteArray &body) const;
    HttpReply balance();
    HttpReply fileAnswer(const ServerRequest &request);
    Checked check(const Model &model, const Json &input);
    void takePicture(Checked &checked, const Field &field, const Json &value, const JsonPath &path);
    Result<QByteArray> mediaBytes(const QString &address);
    Result<std::shared_ptr<QFile>> outputFile(const QString &path, Run &run);
    void prepare(const Run &run);
    [[nodiscard]] qint64 durationOf(const Plan &plan, bool slow) const;

    ApiParts m_parts;
    QString m_token;
    double m_speed;
    QString m_base;
    int m_wakeFd = -1;
    std::mutex m_checking; // the validators make no promise about threads
    std::mutex m_keeping;  // the order of the kept facts is that of the book
};

} // namespace maquette
