// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"
#include "tests/support/jobs/apidouble.h"

#include <QProcess>
#include <QTemporaryDir>

namespace maquette::test
{

//! \brief The real program as a process without a window, and what it said.
class HeadlessProcess
{
public:
    //! Without any token, display or secret service of whoever runs the tests.
    HeadlessProcess();
    ~HeadlessProcess();

    void setToken(const QByteArray &token) { m_token = token; }
    bool start(const QStringList &arguments, const QByteArray &input = {});
    //! Turns the event loop until the program has ended; its exit code, -1 when it did not end by itself.
    int exitCode();
    int run(const QStringList &arguments, const QByteArray &input = {});
    bool waitFor(const QByteArray &event, int count = 1);
    //! On standard error; false when it ends without them.
    bool waitForWords(const QString &text);
    void signal(int number);
    [[nodiscard]] bool wasKilled() const;
    [[nodiscard]] QProcess &process() { return *m_process; }

    [[nodiscard]] QList<Json> lines() const { return m_lines; }
    //! All of the name \a event.
    [[nodiscard]] QList<Json> events(const QByteArray &event) const;
    //! Their names in order.
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] QString words() const { return m_words; }
    //! What is wrong with what it said so far: a line that is no event, a token, a missing or second "done".
    [[nodiscard]] QString fault() const;

private:
    bool waitUntil(const std::function<bool()> &seen);
    void read();

    std::unique_ptr<QProcess> m_process;
    QByteArray m_token;
    QByteArray m_all;
    QList<Json> m_lines;
    QString m_words;
    QStringList m_badLines;
};

//! \brief A profile, a library, and a service on this machine whose runs give a real picture; one small model
//! of its own, `test/small/text-to-image`, beside the shipped ones.
class HeadlessRig
{
public:
    HeadlessRig();

    //! What the service says when a file is fetched.
    static QByteArray fileAnswer();
    [[nodiscard]] QString path(const QString &name) const { return folder.filePath(name); }
    //! --profile, --library and --api-base, then \a more.
    [[nodiscard]] QStringList arguments(const QStringList &more) const;
    [[nodiscard]] QStringList inSandbox(const QStringList &more) const;
    //! Writes \a text as a file and gives its path.
    QString file(const QString &name, const QByteArray &text) const;
    //! A request file with one small run.
    QString oneRun(int number = 1) const;
    static QByteArray request(int number = 1, int count = 1);
    [[nodiscard]] QString database() const;
    //! The files below the library folder that are works; all must be whole pictures.
    [[nodiscard]] QStringList works() const;
    //! State and request id of every job in the journal, oldest first; nobody may have the profile.
    [[nodiscard]] QStringList journal() const;
    //! Leaves a run in the journal that was ordered in an earlier session and never sent.
    [[nodiscard]] bool leaveWaiting();

    QTemporaryDir folder;
    ApiDouble api;
    HeadlessProcess program;
};

//! The number that a line has under \a key, or -1.
int numberIn(const Json &line, const char *key);
QString textIn(const Json &line, const char *key);

} // namespace maquette::test
