// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/library/libraryfixture.h"

#include "app/store/jobrepository.h"
#include "tests/support/fetchrules.h"

#include <QBuffer>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImageWriter>
#include <QIODevice>
#include <QPainter>
#include <QSignalSpy>
#include <QtEndian>
#include <QTest>
#include <QUrl>

namespace maquette::test
{

namespace
{
constexpr int patience = 20000;
}

QImage paintedPicture(QSize size, bool transparent)
{
    QImage image(size, transparent ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    image.fill(transparent ? Qt::transparent : Qt::white);
    QPainter painter(&image);
    QLinearGradient gradient(0, 0, size.width(), size.height());
    gradient.setColorAt(0, Qt::darkBlue);
    gradient.setColorAt(1, Qt::yellow);
    painter.fillRect(QRect(QPoint(0, 0), size / 2), gradient);
    painter.fillRect(QRect(QPoint(size.width() / 2, size.height() / 2), size / 2), Qt::red);
    return image;
}

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QBuffer buffer;
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    return writer.write(image) ? buffer.data() : QByteArray();
}

QByteArray heavyPicture(int side)
{
    QImage noise(side, side, QImage::Format_RGB32);
    quint32 state = 1;
    for (int y = 0; y < side; ++y) {
        auto *row = reinterpret_cast<QRgb *>(noise.scanLine(y));
        for (int x = 0; x < side; ++x)
            row[x] = 0xFF000000U | ((state = state * 1664525U + 1013904223U) >> 8);
    }
    return encoded(noise, "png", 90);
}

QByteArray testFile(const QString &name)
{
    QFile file(QStringLiteral(MAQUETTE_TEST_DATA "/library/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray pngPromising(quint32 width, quint32 height)
{
    QByteArray png = encoded(paintedPicture({8, 8}), "png");
    qToBigEndian(width, png.data() + 16);
    qToBigEndian(height, png.data() + 20);
    quint32 crc = 0xFFFFFFFF;
    for (int i = 12; i < 29; ++i) {
        crc ^= static_cast<quint8>(png.at(i));
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
    }
    qToBigEndian(crc ^ 0xFFFFFFFF, png.data() + 29);
    return png;
}

LibraryFixture::LibraryFixture(StatementFault fault)
{
    m_paths.data = m_folder.path();
    m_paths.cache = m_folder.filePath(QStringLiteral("cache"));
    m_paths.library = m_folder.filePath(QStringLiteral("Pictures/Maquette"));
    auto opened = Store::open(m_paths.databaseFile(), std::move(fault));
    if (opened)
        store = std::move(*opened);
    http = std::make_unique<HttpClient>(clock);
    http->setFetchRule(onlyWhere(isSafeAddress));
}

LibraryFixture::~LibraryFixture()
{
    library.reset();
    http.reset();
    store.reset();
}

bool LibraryFixture::load()
{
    library = std::make_unique<Library>(*store, *http, clock, m_paths);
    QSignalSpy loaded(library.get(), &Library::loaded);
    library->load();
    return loaded.wait(patience);
}

JobId LibraryFixture::makeJob()
{
    JobRow row;
    row.endpoint = QStringLiteral("test");
    row.model = ModelId(QStringLiteral("bytedance/seedream-4-5/text-to-image"));
    row.input = "{}";
    row.inputHash = "00";
    row.createdAt = clock.now();
    JobId made;
    QObject context;
    store->run<JobId>(
        &context, [row](Database &database) { return JobRepository(database).insert(row); },
        [&made](const Result<JobId> &id) { made = id.value_or(JobId(-1)); });
    return QTest::qWaitFor([&] { return !made.isNull(); }, patience) ? made : JobId();
}

CollectRequest LibraryFixture::request(JobId job, const QList<QUrl> &outputs, MediaKind kind) const
{
    CollectRequest request;
    request.job = job;
    request.model = ModelId(QStringLiteral("bytedance/seedream-4-5/text-to-image"));
    request.modelName = QStringLiteral("Seedream 4.5");
    request.prompt = QStringLiteral("A red fox in the snow, at dawn");
    request.input = R"({"prompt":"A red fox in the snow, at dawn"})";
    request.request = RequestId(QStringLiteral("r-1"));
    request.seed = 7;
    request.cost = Money::fromMicrodollars(40000);
    request.createdAt = clock.now();
    for (const QUrl &url : outputs)
        request.outputs.append({static_cast<int>(request.outputs.size()), url, kind});
    return request;
}

Collected LibraryFixture::collect(const CollectRequest &wanted)
{
    Collected collected;
    const std::unique_ptr<Collection> collection(library->collect(wanted, nullptr));
    QObject::connect(collection.get(), &Collection::outputSaved, collection.get(),
                     [&](int index, AssetId) { collected.saved.append(index); });
    QObject::connect(collection.get(), &Collection::finished, collection.get(),
                     [&](const CollectSummary &summary) {
                         ++collected.finishes;
                         collected.summary = summary;
                     });
    collection->start();
    if (!QTest::qWaitFor([&] { return collected.finishes > 0; }, patience))
        qWarning("The collection did not finish");
    return collected;
}

AssetId LibraryFixture::landed(const QByteArray &body, MediaKind kind)
{
    Served served;
    served.body = body;
    const QUrl url = server.put(QStringLiteral("/landed-%1").arg(++m_served), served);
    const Collected collected = collect(request(makeJob(), {url}, kind));
    return collected.summary.assets.value(0);
}

QByteArray LibraryFixture::bytesOf(AssetId id) const
{
    const AssetPtr asset = library->find(id);
    if (!asset)
        return {};
    QFile file(library->absolutePath(*asset));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList LibraryFixture::files() const
{
    QStringList found;
    QDirIterator each(folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext())
        found.append(QDir(folder()).relativeFilePath(each.next()));
    found.sort();
    return found;
}

} // namespace maquette::test
