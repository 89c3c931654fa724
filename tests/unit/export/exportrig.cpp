// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/export/exportrig.h"

#include "app/store/assetrepository.h"

#include <QColorSpace>
#include <QDate>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QIODevice>
#include <QMap>
#include <QSignalSpy>
#include <QTest>
#include <QTime>
#include <QUuid>

#include <archive.h>
#include <archive_entry.h>

namespace maquette::test
{

namespace
{

constexpr int patience = 120000;

bool writeTo(const QString &name, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(name).path());
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

QByteArray bytesOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QMap<QString, QByteArray> contentsOf(const QString &folder)
{
    QMap<QString, QByteArray> contents;
    QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString file = each.next();
        contents.insert(QDir(folder).relativeFilePath(file), bytesOf(file));
    }
    return contents;
}

QMap<QString, QByteArray> contentsOfZip(const QString &file)
{
    QMap<QString, QByteArray> contents;
    const std::unique_ptr<archive, decltype(&archive_read_free)> zip(archive_read_new(), &archive_read_free);
    archive_read_support_format_zip_seekable(zip.get());
    if (archive_read_open_filename(zip.get(), QFile::encodeName(file).constData(), 65536) != ARCHIVE_OK)
        return {};
    archive_entry *entry = nullptr;
    int code = ARCHIVE_OK;
    while ((code = archive_read_next_header(zip.get(), &entry)) == ARCHIVE_OK) {
        QByteArray bytes(archive_entry_size(entry), Qt::Uninitialized);
        if (archive_read_data(zip.get(), bytes.data(), static_cast<size_t>(bytes.size())) != bytes.size())
            return {};
        contents.insert(QString::fromUtf8(archive_entry_pathname_utf8(entry)), bytes);
    }
    return code == ARCHIVE_EOF ? contents : QMap<QString, QByteArray>();
}

QByteArray wideColoured(QSize size, const char *format)
{
    QImage image = paintedPicture(size);
    image.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
    return encoded(image, format, 95);
}

ExportRig::ExportRig() = default;

Asset ExportRig::work(const QString &path) const
{
    Asset row;
    row.path = path;
    row.createdAt = QDateTime(QDate(2026, 11, 21), QTime(7, 12, 33), Qt::UTC);
    row.model = ModelId(QStringLiteral("bytedance/seedream-4-5/text-to-image"));
    row.modelName = QStringLiteral("Seedream 4.5");
    row.prompt = QStringLiteral("A red fox in the snow, at dawn");
    row.input = R"({"prompt":"A red fox in the snow, at dawn","aspect_ratio":"16:9","style":{"name":"ink"}})";
    row.seed = 7;
    row.request = RequestId(QStringLiteral("r-1"));
    row.document = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return row;
}

QList<AssetId> ExportRig::insert(const QList<Asset> &rows)
{
    std::optional<QList<AssetId>> ids;
    QObject context;
    m_fixture.store->run<QList<AssetId>>(
        &context,
        [rows](Database &database) -> Result<QList<AssetId>> {
            QList<AssetId> made;
            for (const Asset &row : rows) {
                const auto id = AssetRepository(database).insert(row);
                if (!id)
                    return id.error();
                made.append(*id);
            }
            return made;
        },
        [&ids](const Result<QList<AssetId>> &made) { ids = made.value_or(QList<AssetId>()); });
    return QTest::qWaitFor([&] { return ids.has_value(); }, patience) ? *ids : QList<AssetId>();
}

AssetId ExportRig::add(const QByteArray &bytes, const Asset &row)
{
    if (!writeTo(m_fixture.folder() + u'/' + row.path, bytes))
        qFatal("no file");
    Asset known = row;
    known.bytes = bytes.size();
    return insert({known}).value(0);
}

QList<AssetId> ExportRig::addMany(int count, const QByteArray &bytes)
{
    QList<Asset> rows;
    for (int i = 0; i < count; ++i) {
        Asset row = work(QStringLiteral("2026-11-21/work-%1.png").arg(i));
        row.seed = i;
        row.createdAt = row.createdAt.addSecs(-i);
        row.bytes = bytes.size();
        if (!writeTo(m_fixture.folder() + u'/' + row.path, bytes))
            qFatal("no file");
        rows.append(row);
    }
    return insert(rows);
}

ExportOutcome ExportRig::run(const ExportPlan &plan, const QList<AssetId> &works)
{
    ExportRun run(library(), works, plan);
    std::optional<ExportOutcome> outcome;
    QObject::connect(&run, &ExportRun::finished, [&](const ExportOutcome &how) { outcome = how; });
    run.start();
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }, patience))
        qFatal("The export did not end");
    return *outcome;
}

ExportPlan ExportRig::toFolder() const
{
    ExportPlan plan;
    plan.target = target();
    return plan;
}

ExportPlan ExportRig::toZip() const
{
    ExportPlan plan;
    plan.isZip = true;
    plan.target = zip();
    return plan;
}

QMap<QString, QByteArray> ExportRig::originals() const
{
    QMap<QString, QByteArray> all = contentsOf(m_fixture.folder());
    for (auto each = all.begin(); each != all.end(); ++each) {
        const QFileInfo file(m_fixture.folder() + u'/' + each.key());
        *each += QByteArray::number(file.lastModified().toMSecsSinceEpoch());
    }
    return all;
}

} // namespace maquette::test
