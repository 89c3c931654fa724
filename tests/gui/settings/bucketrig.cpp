// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bucketrig.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace maquette::test
{

const QString BucketRig::secret = QStringLiteral("top/secret+1 of the bucket");

bool BucketRig::begin()
{
    m_theme = std::make_unique<Theme>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<ScriptedServer>();
    m_server->setHandler([this](const SeenRequest &seen) { return answerTo(seen); });
    m_putStatus = 200;
    m_removeStatus = 204;
    m_hangs = false;
    m_keptBefore.clear();
    return start();
}

void BucketRig::end()
{
    m_window.reset();
    m_bucket.reset();
    m_preferences.reset();
    m_server.reset();
    m_theme.reset();
}

//! As the program does: what the preferences hold is set up at the start, and at every change.
bool BucketRig::start()
{
    m_window.reset();
    m_preferences = std::make_unique<Preferences>(m_folder->filePath(QStringLiteral("maquette.ini")));
    auto vault = std::make_unique<MemoryVault>();
    vault->kept = m_keptBefore;
    m_vault = vault.get();
    m_bucket = std::make_unique<OwnBucket>(m_http, std::move(vault));
    const auto setUp = [this] { m_bucket->setUp(m_preferences->bucket(), m_preferences->preferBucket()); };
    QObject::connect(m_preferences.get(), &Preferences::bucketChanged, m_bucket.get(), setUp);
    setUp();
    m_window = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(m_window.get());
    column->addWidget(new BucketSection(*m_bucket, *m_preferences));
    column->addStretch();
    m_window->resize(560, 620);
    m_window->show();
    m_window->activateWindow();
    return QTest::qWaitForWindowActive(m_window.get());
}

Script BucketRig::answerTo(const SeenRequest &seen)
{
    const auto answer = [](int status, const QByteArray &body = {}) {
        return Script{Step::send(ScriptedServer::answer(status, body, {}, "application/xml"))};
    };
    if (m_hangs)
        return {Step::hang()};
    if (seen.method == "PUT") {
        m_stored = seen.body;
        return answer(m_putStatus, "<Error><Code>SignatureDoesNotMatch</Code></Error>");
    }
    if (seen.method == "GET" && !seen.headers.contains("authorization"))
        return answer(200, m_stored);
    if (seen.method == "DELETE")
        return answer(m_removeStatus);
    return seen.method == "HEAD" ? Script{Step::send("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")}
                                 : answer(404);
}

QString BucketRig::address() const
{
    return QStringLiteral("http://localhost:%1").arg(m_server->port());
}

void BucketRig::fill(const char *name, const QString &text) const
{
    line(name)->setFocus();
    line(name)->selectAll();
    QTest::keyClicks(line(name), text);
    QTest::keyClick(line(name), Qt::Key_Tab);
}

bool BucketRig::fillAll()
{
    fill("bucketEndpoint", address());
    fill("bucketRegion", QStringLiteral("us-east-1"));
    fill("bucketName", QStringLiteral("works"));
    fill("bucketKeyId", QStringLiteral("KEYID"));
    fill("bucketSecret", secret);
    fill("bucketPrefix", QStringLiteral("maquette/"));
    auto *pathStyle = find<QCheckBox>("bucketPathStyle");
    pathStyle->setFocus();
    QTest::keyClick(pathStyle, Qt::Key_Space);
    return QTest::qWaitFor([this] { return m_bucket->secretPlace() == OwnBucket::SecretPlace::Keychain; });
}

} // namespace maquette::test
