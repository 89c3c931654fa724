// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/largelibrary.h"

#include "app/store/assetrepository.h"
#include "app/store/jobrepository.h"
#include "app/store/wordrepository.h"
#include "tests/bench/figure.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QUuid>

#include <unistd.h>

namespace maquette::bench
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int pictures = 240;
constexpr int perDay = 300;
constexpr int perTransaction = 5000;

const QStringList &vocabulary()
{
    static const QStringList s_words = [] {
        QStringList words;
        const QStringList heads{u"light"_s, u"sea"_s,  u"red"_s,  u"old"_s,  u"night"_s, u"stone"_s,
                                u"wind"_s,  u"snow"_s, u"gold"_s, u"deep"_s, u"far"_s,   u"still"_s};
        const QStringList tails{u"house"_s, u"side"_s, u"wood"_s, u"ness"_s, u"fall"_s, u"light"_s,
                                u"work"_s,  u"land"_s, u"mark"_s, u"room"_s, u"way"_s,  u"field"_s};
        for (const QString &head : heads) {
            words.append(head);
            for (const QString &tail : tails)
                words.append(head + tail);
        }
        return words;
    }();
    return s_words;
}

//! Some words in every prompt, most in few: as people write.
QString promptOf(int number)
{
    constexpr int length = 30;
    const QStringList &words = vocabulary();
    QString prompt = u"A lighthouse"_s;
    quint32 state = quint32(number) * 2654435761U + 1;
    for (int i = 0; i < length; ++i) {
        state = state * 1664525U + 1013904223U;
        const quint32 place = (state >> 8) % quint32(words.size());
        prompt += u' ' + words.at(qsizetype(quint64(place) * place / quint64(words.size())));
    }
    return prompt;
}

QString nameOf(int number)
{
    return u"works/%1/work-%2.jpg"_s.arg(number / perDay).arg(number);
}

} // namespace

LargeLibrary::LargeLibrary()
{
    m_paths.data = m_folder.filePath(u"data"_s);
    m_paths.cache = m_folder.filePath(u"cache"_s);
    m_paths.library = m_folder.filePath(u"library"_s);
}

QStringList LargeLibrary::words()
{
    return {u"lighthouse"_s, u"seaside"_s, u"stonework"_s, u"zebra"_s, u"deepwood"_s};
}

bool LargeLibrary::makePictures()
{
    for (int i = 0; i < pictures; ++i) {
        QImage image(1024, 768, QImage::Format_RGB32);
        QPainter painter(&image);
        QLinearGradient sky(0, 0, 1024, 768);
        sky.setColorAt(0, QColor::fromHsv(i * 67 % 360, 120, 90));
        sky.setColorAt(1, QColor::fromHsv((i * 67 + 80) % 360, 160, 220));
        painter.fillRect(image.rect(), sky);
        for (int dot = 0; dot < 60; ++dot) {
            painter.setBrush(QColor::fromHsv((i + dot * 31) % 360, 200, 200));
            painter.drawEllipse(QPoint((dot * 173 + i * 41) % 1024, (dot * 97) % 768), 20 + dot % 30, 20);
        }
        painter.end();
        if (!image.save(m_folder.filePath(u"picture-%1.jpg"_s.arg(i)), "jpg", 85))
            return false;
    }
    return true;
}

//! Each a name of its own for one of the pictures, so that a hundred thousand take seconds to make.
bool LargeLibrary::makeFiles(int count) const
{
    for (int number = 0; number < count; ++number) {
        const QString file = m_paths.library + u'/' + nameOf(number);
        if (number % perDay == 0 && !QDir().mkpath(QFileInfo(file).path()))
            return false;
        const QString picture = m_folder.filePath(u"picture-%1.jpg"_s.arg(number % pictures));
        if (::link(QFile::encodeName(picture).constData(), QFile::encodeName(file).constData()) != 0)
            return false;
    }
    return true;
}

Result<void> LargeLibrary::insertRows(Database &database, int count) const
{
    const QDateTime first = QDateTime::currentDateTimeUtc().addDays(-count / perDay - 1);
    constexpr int models = 12;
    constexpr qint64 minute = 60;
    for (int number = 0; number < count; ++number) {
        AssetRow row;
        row.path = nameOf(number);
        row.pixels = QSize(1024, 768);
        row.bytes = 60'000;
        row.createdAt = first.addSecs(number * minute * 4);
        row.model = ModelId(u"maker/model-%1/text-to-image"_s.arg(number % models));
        row.modelName = u"Model %1"_s.arg(number % models);
        row.prompt = promptOf(number);
        row.input = R"({"prompt":")" + row.prompt.toUtf8() + R"(","size":"2K","seed":)" +
                    QByteArray::number(number) + '}';
        row.cost = Money::fromMicrodollars(30'000);
        row.document = QUuid::createUuid().toString(QUuid::WithoutBraces);
        row.hash = row.picture = QString::number(number % pictures).rightJustified(64, u'0');
        row.rating = number % 6;
        if (number % 10 == 0)
            row.durationMs = 5000;
        if (const auto inserted = AssetRepository(database).insert(row); !inserted)
            return inserted.error();
    }
    return {};
}

bool LargeLibrary::make(int count)
{
    if (!QDir().mkpath(m_paths.data))
        return false;
    auto opened = Store::open(m_paths.databaseFile());
    if (!opened || !makePictures() || !makeFiles(count))
        return false;
    m_store = *std::move(opened);
    QObject context;
    bool fine = true;
    bool done = false;
    m_store->run<void>(
        &context, [this, count](Database &database) { return insertRows(database, count); },
        [&fine](const Result<void> &outcome) { fine = outcome.has_value(); });
    for (int words = 0; words < count; words += perTransaction) {
        m_store->run<QList<AssetId>>(
            &context,
            [](Database &database) { return WordRepository(database).indexMissing(perTransaction); },
            [&fine](const Result<QList<AssetId>> &outcome) { fine = fine && outcome.has_value(); });
    }
    m_store->run<void>(
        &context, [](Database &) { return Result<void>(); }, [&done](const Result<void> &) { done = true; });
    return waitFor([&] { return done; }, std::chrono::minutes(30)) && fine;
}

CollectRequest LargeLibrary::request(const QUrl &url)
{
    CollectRequest request;
    QObject context;
    m_store->run<JobId>(
        &context,
        [now = m_clock.now()](Database &database) -> Result<JobId> {
            JobRow row;
            row.model = ModelId(u"bench/noise"_s);
            row.input = "{}";
            row.createdAt = now;
            return JobRepository(database).insert(row);
        },
        [&request](const Result<JobId> &id) { request.job = id.value_or(JobId(-1)); });
    waitFor([&request] { return !request.job.isNull(); }, std::chrono::seconds(10));
    request.model = ModelId(u"bench/noise"_s);
    request.modelName = u"Bench"_s;
    request.prompt = u"noise"_s;
    request.createdAt = m_clock.now();
    request.outputs = {{0, url, MediaKind::Image}};
    return request;
}

std::unique_ptr<Library> LargeLibrary::open()
{
    return std::make_unique<Library>(*m_store, m_http, m_clock, m_paths);
}

} // namespace maquette::bench
