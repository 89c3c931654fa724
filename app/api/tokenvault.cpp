// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/tokenvault.h"

#include "app/base/background.h"
#include "app/base/log.h"

#include <QCoreApplication>
#include <QLibrary>
#include <QPointer>
#include <qt6keychain/keychain.h>
#include <QThreadPool>
#include <QTimer>

namespace maquette
{

namespace
{

Error unavailable(const QString &detail)
{
    return {ErrorKind::KeychainUnavailable,
            QCoreApplication::translate("Token", "The keychain of this desktop cannot be used."),
            redact(detail),
            0,
            0,
            {}};
}

//! QtKeychain looks for the secret service's library, which brings a dozen others along, at its first job and
//! where that is started. What is already in the process is found at once.
bool loadKeychain()
{
    return QLibrary(QStringLiteral("secret-1"), 0).load();
}

//! \brief A VaultCall over one job of QtKeychain, which deletes itself whenever it ends.
class KeychainCall final : public VaultCall
{
public:
    KeychainCall(QKeychain::Job *job, const QString &account, std::chrono::milliseconds deadline,
                 QObject *parent)
        : VaultCall(parent)
        , m_job(job)
    {
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        job->setKey(account + QStringLiteral("/token"));
        connect(job, &QKeychain::Job::finished, this,
                [this](QKeychain::Job *ended) { end(outcomeOf(*ended)); });
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this,
                [this] { end(unavailable(QStringLiteral("no answer in time"))); });
        m_deadline.setInterval(deadline);
        inBackground(*QThreadPool::globalInstance(), this, &loadKeychain, [this](bool) { begin(); });
    }

    ~KeychainCall() override
    {
        if (m_job && !m_begun)
            delete m_job.data(); // it deletes itself only once it was started
    }

private:
    void begin()
    {
        if (m_ended || !m_job)
            return;
        m_begun = true;
        m_deadline.start();
        m_job->start();
    }

    static Result<QString> outcomeOf(const QKeychain::Job &job)
    {
        const auto *read = qobject_cast<const QKeychain::ReadPasswordJob *>(&job);
        if (job.error() == QKeychain::EntryNotFound)
            return QString();
        if (job.error() != QKeychain::NoError)
            return unavailable(job.errorString());
        return read ? read->textData() : QString();
    }

    void end(const Result<QString> &outcome)
    {
        if (m_ended)
            return;
        m_ended = true;
        m_deadline.stop();
        deleteLater();
        emit finished(outcome);
    }

    QPointer<QKeychain::Job> m_job;
    QTimer m_deadline;
    bool m_begun = false;
    bool m_ended = false;
};

QString service()
{
    return QStringLiteral("maquette");
}

} // namespace

KeychainVault::KeychainVault(std::chrono::milliseconds deadline)
    : m_deadline(deadline)
{}

VaultCall *KeychainVault::read(const QString &account, QObject *parent)
{
    return new KeychainCall(new QKeychain::ReadPasswordJob(service()), account, m_deadline, parent);
}

VaultCall *KeychainVault::write(const QString &account, const QString &token, QObject *parent)
{
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setTextData(token);
    return new KeychainCall(job, account, m_deadline, parent);
}

VaultCall *KeychainVault::remove(const QString &account, QObject *parent)
{
    return new KeychainCall(new QKeychain::DeletePasswordJob(service()), account, m_deadline, parent);
}

} // namespace maquette
