// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/library/scanrig.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QIODevice>
#include <QTest>

namespace maquette::test
{

using namespace Qt::StringLiterals;

const QString kFirst = u"11111111-2222-4333-8444-555555555555"_s;
const QString kSecond = u"66666666-7777-4888-9999-000000000000"_s;

WorkMetadata foxes(const QString &document)
{
    WorkMetadata said;
    said.documentId = document;
    said.modelId = ModelId(u"bytedance/seedream-4-5/text-to-image"_s);
    said.modelName = u"Seedream 4.5"_s;
    said.prompt = u"A red fox in the snow"_s;
    said.input = R"({"prompt":"A red fox in the snow","seed":7})";
    said.seed = 7;
    said.requestId = RequestId(u"r-17"_s);
    said.createdAt = QDateTime::fromMSecsSinceEpoch(1'790'000'000'123, Qt::UTC);
    said.cost = Money::fromMicrodollars(40000);
    said.isSimulated = true;
    said.rating = 4;
    said.colour = 2;
    said.tags = {u"fox"_s, u"snow"_s};
    said.project = u"Winter"_s;
    said.outputIndex = 2;
    said.software = u"Maquette 0.1.0"_s;
    return said;
}

void ScanRig::useHome()
{
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
    qputenv("HOME", m_home.path().toUtf8());
}

void ScanRig::begin(StatementFault fault)
{
    m_fixture.reset();
    m_fixture = std::make_unique<LibraryFixture>(std::move(fault));
    QVERIFY(QDir().mkpath(m_fixture->folder()));
    QVERIFY(m_fixture->load());
}

void ScanRig::write(const QString &path, const QByteArray &bytes) const
{
    QDir().mkpath(QFileInfo(full(path)).path());
    QFile file(full(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QString ScanRig::put(const QString &path, const WorkMetadata &said, int edge) const
{
    write(path, encoded(paintedPicture({edge, 10}), path.endsWith(u"jpg") ? "jpg" : "png"));
    if (!said.documentId.isEmpty() && !embedMetadata(full(path), full(path), said))
        return {};
    return path;
}

ScanOutcome ScanRig::scan()
{
    std::optional<ScanOutcome> ended;
    int scans = 0;
    const QObject context;
    QObject::connect(&library(), &Library::scanEnded, &context, [&](const ScanOutcome &outcome) {
        ended = ended.value_or(outcome);
        ++scans;
    });
    // Also the one that reads through what the first had no time for.
    const auto isOver = [&] {
        return ended && scans > (ended->unhashed > 0 ? 1 : 0) && library().isLoaded();
    };
    if (!library().scan() || !QTest::qWaitFor(isOver, 20000))
        qWarning("The scan did not end");
    return ended.value_or(ScanOutcome());
}

void ScanRig::throwIndexAway()
{
    m_fixture->library.reset();
    m_fixture->store.reset();
    for (const auto *end : {u"", u"-wal", u"-shm"})
        QFile::remove(m_fixture->paths().databaseFile() + QStringView(end));
    auto opened = Store::open(m_fixture->paths().databaseFile());
    QVERIFY(opened.has_value());
    m_fixture->store = *std::move(opened);
    QVERIFY(m_fixture->load());
    QCOMPARE(library().count(), 0);
}

Asset ScanRig::at(const QString &path) const
{
    const AssetPtr work = library().atPath(path);
    return work ? *work : Asset();
}

} // namespace maquette::test
