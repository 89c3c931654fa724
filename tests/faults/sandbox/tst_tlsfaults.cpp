// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/sandbox/sandboxbench.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

//! A PEM file with a certificate for \a names, signed by itself, and its key; good for \a days from now.
bool makeIdentity(const QString &path, const QString &names, int days = 2)
{
    const QString key = path + u".key"_s;
    const QString request = path + u".request"_s;
    const QString extensions = path + u".extensions"_s;
    QFile file(extensions);
    if (!file.open(QIODevice::WriteOnly) || file.write("subjectAltName=" + names.toUtf8() + '\n') <= 0)
        return false;
    file.close();
    const QStringList ask = u"req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes "
                            "-subj /CN=maquette.example"_s.split(u' ');
    const QStringList sign = u"x509 -req -days %1"_s.arg(days).split(u' ');
    if (QProcess::execute(u"openssl"_s, ask + QStringList{u"-keyout"_s, key, u"-out"_s, request}) != 0 ||
        QProcess::execute(u"openssl"_s, sign + QStringList{u"-in"_s, request, u"-signkey"_s, key,
                                                           u"-extfile"_s, extensions, u"-out"_s, path}) != 0)
        return false;
    QFile from(key);
    QFile to(path);
    return from.open(QIODevice::ReadOnly) && to.open(QIODevice::Append) && to.write(from.readAll()) > 0;
}

//! \brief One run whose submit is struck.
struct Ordered
{
    FaultCase fault;
    bool taken;
    QString prompt;
};

QList<Ordered> allOrders()
{
    QList<Ordered> all;
    for (const FaultCase &fault : faultCases()) {
        if (!faultTrait(fault.kind).operations.contains(ApiOperation::Submit))
            continue;
        // That it was not taken, in the service's own words, is believed.
        const bool refused = fault.kind == FaultKind::Answer && fault.fields["status"].get<int>() == 404;
        for (const bool taken : refused ? QList{false} : QList{true, false})
            all << Ordered{fault, taken, u"run <%1>"_s.arg(all.size())};
    }
    return all;
}

} // namespace

//! The money rule over TLS, and certificates that are not to be trusted.
class TestTlsFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_bench = std::make_unique<SandboxBench>(); }
    void cleanup() { m_bench.reset(); }
    void everyEndOfASubmit();
    void nothingLeavesForAWrongCertificate_data();
    void nothingLeavesForAWrongCertificate();
    void aRunOutlivesAWrongCertificate();
    void paidFilesOutliveAWrongCertificate();

private:
    bool serve(const QString &identity, const QList<Json> &entries = {});
    void trust(const QString &identity);

    QTemporaryDir m_folder;
    QString m_good;
    QString m_elsewhere;
    QString m_expired;
    std::unique_ptr<SandboxBench> m_bench;
};

void TestTlsFaults::initTestCase()
{
    m_good = m_folder.filePath(u"good.pem"_s);
    m_elsewhere = m_folder.filePath(u"elsewhere.pem"_s);
    m_expired = m_folder.filePath(u"expired.pem"_s);
    QVERIFY(makeIdentity(m_good, u"IP:127.0.0.1"_s) &&
            makeIdentity(m_elsewhere, u"DNS:elsewhere.example"_s) &&
            makeIdentity(m_expired, u"IP:127.0.0.1"_s, -1));
}

bool TestTlsFaults::serve(const QString &identity, const QList<Json> &entries)
{
    SandboxOptions options;
    options.speed = 1000;
    options.certificateFile = identity;
    options.faults = planOf(entries);
    return m_bench->serve(options);
}

void TestTlsFaults::trust(const QString &identity)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(identity.isEmpty() ? QList<QSslCertificate>()
                                             : QSslCertificate::fromPath(identity, QSsl::Pem));
    m_bench->http->setSslConfiguration(tls);
}

void TestTlsFaults::everyEndOfASubmit()
{
    const QList<Ordered> all = allOrders();
    QList<Json> entries;
    for (const Ordered &ordered : all) {
        Json entry = ordered.fault.entry(ApiOperation::Submit, ordered.taken);
        entry["prompt"] = ordered.prompt.toStdString();
        entries << entry;
    }
    QVERIFY(serve(m_good, entries));
    trust(m_good);
    QVERIFY(m_bench->start());
    m_bench->scheduler->setLimit(20);
    for (const Ordered &ordered : all)
        m_bench->order(ordered.prompt);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->last.size() == all.size() && m_bench->isSettled(), 60000);
    QVERIFY(m_bench->restart());
    int saved = 0;
    for (const Ordered &ordered : all) {
        const Job job = m_bench->job(ordered.prompt);
        const QByteArray what = ordered.fault.name() + (ordered.taken ? ", taken: " : ", lost: ") +
                                QByteArray::number(int(job.state));
        QVERIFY2(m_bench->arrived(ordered.prompt) == 1, what.constData());
        QVERIFY2(m_bench->taken(ordered.prompt).size() == (ordered.taken ? 1 : 0), what.constData());
        const bool kept = job.state == JobState::Unknown || job.state == JobState::Saved;
        const bool notSaved = job.state == JobState::Unknown || job.state == JobState::Failed;
        QVERIFY2(ordered.taken ? kept : notSaved, what.constData());
        saved += job.state == JobState::Saved ? 1 : 0;
    }
    QVERIFY(saved > 0);
    QCOMPARE(m_bench->works().size(), saved);
    QVERIFY2(m_bench->brokenFiles().isEmpty(), qPrintable(m_bench->brokenFiles().join(u' ')));
}

void TestTlsFaults::nothingLeavesForAWrongCertificate_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("trusted");
    QTest::newRow("signed by nobody that is known") << m_good << QString();
    QTest::newRow("of another host") << m_elsewhere << m_elsewhere;
    QTest::newRow("of another server") << m_good << m_elsewhere;
    QTest::newRow("run out") << m_expired << m_expired;
}

void TestTlsFaults::nothingLeavesForAWrongCertificate()
{
    QFETCH(QString, shown);
    QFETCH(QString, trusted);
    QVERIFY(serve(shown));
    trust(trusted);
    QVERIFY(m_bench->start());
    m_bench->order(u"secret"_s);
    QTRY_VERIFY(m_bench->job(u"secret"_s).error.has_value());
    const Job job = m_bench->job(u"secret"_s);
    QCOMPARE(job.error->kind, ErrorKind::TlsFailed);
    QVERIFY(job.state == JobState::Failed || job.state == JobState::Waiting);
    QVERIFY(!job.error->message.isEmpty());
    QVERIFY(m_bench->restart());
    QCOMPARE(m_bench->server().counts().submits, 0);
}

//! It was ordered while all was well; then somebody stands between, and in the end goes away.
void TestTlsFaults::aRunOutlivesAWrongCertificate()
{
    SandboxOptions options;
    options.speed = 3;
    options.certificateFile = m_good;
    options.stateFolder = m_bench->folder.filePath(u"state"_s);
    QVERIFY(m_bench->serve(options));
    trust(m_good);
    QVERIFY(m_bench->start());
    m_bench->order(u"one"_s);
    QVERIFY(m_bench->waitFor(JobState::Running));
    options.port = m_bench->server().baseUrl().port();
    options.certificateFile = m_elsewhere;
    QVERIFY(m_bench->serve(options));
    const auto refused = [this] {
        const auto error = m_bench->only().error;
        return error && error->kind == ErrorKind::TlsFailed;
    };
    QTRY_VERIFY(refused());
    QCOMPARE(m_bench->only().state, JobState::Running);
    QVERIFY(m_bench->restart());
    QTRY_VERIFY(refused());
    QVERIFY(!m_bench->only().isFinished());
    options.certificateFile = m_good;
    QVERIFY(m_bench->serve(options));
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->submits(), 1);
}

void TestTlsFaults::paidFilesOutliveAWrongCertificate()
{
    QVERIFY(serve(m_good, {Json{{"on", "result"}, {"fault", "delay"}, {"ms", 300}}}));
    trust(m_good);
    QVERIFY(m_bench->start());
    m_bench->order(u"one"_s);
    QTRY_COMPARE(m_bench->struck(), 1);
    trust({}); // the result comes over the connection that stands, its files over others
    QTRY_VERIFY(m_bench->only().error && m_bench->only().error->kind == ErrorKind::TlsFailed);
    for (int i = 0; i < 2 * m_bench->timing.collectTries; ++i) {
        QTRY_VERIFY(!m_bench->only().error);
        QTRY_VERIFY(m_bench->only().error.has_value());
        QCOMPARE(m_bench->only().state, JobState::Collecting);
    }
    QVERIFY(m_bench->works().isEmpty());
    trust(m_good);
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->server().counts().submits, 1);
}

QTEST_GUILESS_MAIN(TestTlsFaults)
#include "tst_tlsfaults.moc"
