// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/kill/victim.h"

#include "app/jobs/job.h"
#include "app/jobs/rescuefile.h"

#include <QDirIterator>
#include <QImageReader>
#include <QProcessEnvironment>
#include <QTest>

#include <csignal>
#include <thread>

namespace maquette::test
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int longest = 30'000;

QString placeInMemory()
{
    const QString memory = u"/dev/shm"_s;
    return QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
}

bool wasSent(const JobRow &row)
{
    return row.submittedAt.isValid();
}

bool wasTaken(const QList<Taken> &taken, const RequestId &request)
{
    return std::any_of(taken.cbegin(), taken.cend(),
                       [&](const Taken &run) { return QString::fromLatin1(run.id) == request.text(); });
}

} // namespace

QString promptIn(const QByteArray &input)
{
    const Result<Json> json = parseJson(input);
    return json ? stringMember(*json, "prompt") : QString();
}

Victim::Victim()
    : m_folder(std::make_unique<QTemporaryDir>(placeInMemory() + u"/maquette-kill-XXXXXX"_s))
{}

void Victim::setServer(const QUrl &url, const QByteArray &token)
{
    m_url = url.toString();
    m_token = QString::fromLatin1(token);
}

void Victim::start(QProcess &child, const QStringList &tasks) const
{
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto it = m_environment.cbegin(); it != m_environment.cend(); ++it)
        environment.insert(it.key(), it.value());
    child.setProcessEnvironment(environment);
    child.start(QStringLiteral(MAQUETTE_KILLCHILD), QStringList{path(), m_url, m_token} + tasks);
    child.waitForStarted();
}

int Victim::end(QProcess &child, bool killed)
{
    if (killed && child.state() != QProcess::NotRunning)
        ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
    const bool ended = QTest::qWaitFor([&child] { return child.state() == QProcess::NotRunning; }, longest);
    m_output = QString::fromUtf8(child.readAllStandardOutput());
    if (!ended) {
        child.kill();
        child.waitForFinished();
        return -2;
    }
    if (child.exitStatus() == QProcess::NormalExit)
        return child.exitCode();
    return child.exitCode() == SIGKILL ? -1 : -2;
}

int Victim::run(const QStringList &tasks)
{
    QProcess child;
    start(child, tasks);
    return end(child, false);
}

int Victim::runAndKill(const QStringList &tasks, std::chrono::microseconds after)
{
    QProcess child;
    start(child, tasks);
    // Nothing is waited for here: the moment itself is what is tried.
    std::this_thread::sleep_for(after);
    return end(child, true);
}

int Victim::runAndKill(const QStringList &tasks, const std::function<bool()> &seen)
{
    QProcess child;
    start(child, tasks);
    const bool came =
        QTest::qWaitFor([&] { return seen() || child.state() == QProcess::NotRunning; }, longest);
    return end(child, came);
}

QString Victim::lookAt(const std::function<Result<void>(Database &)> &look) const
{
    const QTemporaryDir folder(placeInMemory() + u"/maquette-look-XXXXXX"_s);
    const QString copy = folder.filePath(u"m.sqlite"_s);
    if (!QFile::exists(database()))
        return {};
    QFile::copy(database(), copy);
    if (QFile::exists(database() + u"-wal"_s))
        QFile::copy(database() + u"-wal"_s, copy + u"-wal"_s);
    const auto opened = Database::open(copy);
    if (!opened)
        return opened.error().message;
    const Result<void> done = look(**opened);
    return done ? QString() : QString(done.error().message + u' ' + done.error().detail);
}

QList<JobRow> Victim::rows() const
{
    QList<JobRow> rows;
    static_cast<void>(lookAt([&rows](Database &database) -> Result<void> {
        const auto most = database.readInteger(u"SELECT max(id) FROM jobs"_s);
        if (!most)
            return {}; // killed before there were tables
        for (qint64 id = 1; id <= most->value_or(0); ++id) {
            const auto row = JobRepository(database).find(JobId(id));
            if (row && *row)
                rows += **row;
        }
        return {};
    }));
    return rows;
}

QStringList Victim::events() const
{
    QStringList kinds;
    static_cast<void>(lookAt([&kinds](Database &database) -> Result<void> {
        static_cast<void>(database.read(u"SELECT kind FROM job_events ORDER BY id"_s, {},
                                        [&kinds](const Row &row) { kinds += row.text(0); }));
        return {};
    }));
    return kinds;
}

int Victim::knownParts() const
{
    int known = 0;
    static_cast<void>(lookAt([&known](Database &database) -> Result<void> {
        const auto count =
            database.readInteger(u"SELECT count(*) FROM downloads WHERE validator<>'' AND state<>2"_s);
        known = count ? int(count->value_or(0)) : 0;
        return {};
    }));
    return known;
}

QStringList Victim::rescued() const
{
    QStringList ids;
    for (const RescuedRequest &request : RescueFile(database() + u".requests"_s).read())
        ids += request.request.text();
    return ids;
}

QString Victim::wholeness() const
{
    return lookAt([](Database &database) -> Result<void> {
        QStringList found;
        const auto done = database.read(u"PRAGMA integrity_check"_s, {},
                                        [&found](const Row &row) { found += row.text(0); });
        if (done && found != QStringList{u"ok"_s})
            return fail(ErrorKind::DatabaseDamaged, found.join(u", "_s));
        return done;
    });
}

bool Victim::isWhole(const QString &name) const
{
    if (m_expected.isEmpty())
        return !QImageReader(name).read().isNull();
    QFile file(name);
    return file.open(QIODevice::ReadOnly) && file.readAll() == m_expected;
}

QString Victim::damagedFile() const
{
    QDirIterator each(library(), QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString file = each.next();
        if (!file.endsWith(u".part") && !isWhole(file))
            return file;
    }
    return {};
}

QStringList Victim::parts() const
{
    QStringList found;
    QDirIterator each(library(), {u"*.part"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext())
        found += each.next();
    return found;
}

QString Victim::fault(const QList<Taken> &taken) const
{
    if (const QString broken = wholeness(); !broken.isEmpty())
        return u"integrity_check: "_s + broken;
    if (const QString file = damagedFile(); !file.isEmpty())
        return u"does not decode: "_s + file;
    QHash<QString, int> sent;
    QHash<QString, QString> held;
    for (const JobRow &row : rows()) {
        const QString prompt = promptIn(row.input);
        if (wasSent(row))
            ++sent[prompt];
        if (row.request.isEmpty())
            continue;
        if (held.contains(row.request.text()))
            return u"two jobs hold "_s + row.request.text();
        // What a person has entered need not be a run at all; it is being asked for.
        if (row.state == int(JobState::Unknown) && !wasTaken(taken, row.request))
            continue;
        held.insert(row.request.text(), prompt);
    }
    QHash<QString, int> seen;
    for (const Taken &run : taken) {
        ++seen[run.prompt];
        const QString holder = held.take(QString::fromLatin1(run.id));
        if (!holder.isEmpty() && holder != run.prompt)
            return u"another job holds "_s + QString::fromLatin1(run.id);
    }
    if (!held.isEmpty())
        return u"the server never took "_s + held.cbegin().key();
    for (auto it = seen.cbegin(); it != seen.cend(); ++it) {
        if (it.value() > sent.value(it.key())) {
            return u"%1 submits of \"%2\" were taken, the journal knows of %3"_s.arg(it.value())
                .arg(it.key())
                .arg(sent.value(it.key()));
        }
    }
    return {};
}

QString Victim::missing(const QList<Taken> &taken) const
{
    if (const QString broken = fault(taken); !broken.isEmpty())
        return broken;
    QHash<QString, JobRow> holders;
    for (const JobRow &row : rows()) {
        if (!row.request.isEmpty())
            holders.insert(row.request.text(), row);
    }
    QHash<qint64, QStringList> files;
    const QString unread = lookAt([&files](Database &database) {
        return database.read(u"SELECT job, path FROM assets WHERE removed_at IS NULL"_s, {},
                             [&files](const Row &row) { files[row.integer(0)] += row.text(1); });
    });
    if (!unread.isEmpty() && !taken.isEmpty())
        return unread;
    for (const Taken &run : taken) {
        if (!run.gives)
            continue;
        const auto holder = holders.constFind(QString::fromLatin1(run.id));
        if (holder == holders.cend())
            return u"nobody has "_s + QString::fromLatin1(run.id);
        if (holder->state != int(JobState::Saved))
            return u"%1 is paid and in state %2"_s.arg(QString::fromLatin1(run.id)).arg(holder->state);
        const QStringList saved = files.value(holder->id.number());
        if (saved.size() != 1 || !isWhole(library() + u'/' + saved.constFirst()))
            return u"%1 has %2 files"_s.arg(QString::fromLatin1(run.id)).arg(saved.size());
    }
    return {};
}

QStringList Victim::adoptions(const QList<Taken> &taken) const
{
    QStringList held;
    const QList<JobRow> all = rows();
    for (const JobRow &row : all)
        held += row.request.text();
    QStringList tasks;
    for (const JobRow &row : all) {
        if (row.state != int(JobState::Unknown) || row.dismissed)
            continue;
        for (const Taken &run : taken) {
            if (run.prompt != promptIn(row.input) || held.contains(QString::fromLatin1(run.id)))
                continue;
            held += QString::fromLatin1(run.id);
            tasks += u"adopt=%1:%2"_s.arg(row.id.number()).arg(QString::fromLatin1(run.id));
            break;
        }
    }
    return tasks;
}

} // namespace maquette::test
