// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/mendorigin.h"

#include "app/media/mediaroute.h"
#include "app/media/mendcache.h"
#include "models/core/json.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr qsizetype hashLetters = 64;

QString recordsIn(const QString &folder)
{
    return folder + QStringLiteral("/origins");
}

QString recordOf(const QString &key)
{
    return key + QStringLiteral(".json");
}

QByteArray written(const MendOrigin &origin)
{
    Json record = Json::object();
    record["from"] = jsonString(origin.value);
    record["file"] = jsonString(origin.file);
    if (origin.cut) {
        const QRect &part = origin.cut->part;
        record["cut"]["file"] = jsonString(origin.cut->file);
        record["cut"]["part"] = Json::array({part.x(), part.y(), part.width(), part.height()});
    }
    return toBytes(record);
}

std::optional<MendOrigin::Cut> cutIn(const Json &record)
{
    const Json *cut = member(record, "cut");
    const Json *part = cut != nullptr ? member(*cut, "part") : nullptr;
    if (part == nullptr || !part->is_array() || part->size() != 4)
        return std::nullopt;
    int numbers[4] = {};
    for (std::size_t i = 0; i < 4; ++i) {
        constexpr int most = 1'000'000;
        const Json &number = part->at(i);
        if (!number.is_number_unsigned() || number.get<quint64>() > most)
            return std::nullopt;
        numbers[i] = number.get<int>();
    }
    const QRect rect(numbers[0], numbers[1], numbers[2], numbers[3]);
    const QString file = stringMember(*cut, "file");
    return !rect.isEmpty() && QFileInfo(file).isFile() ? std::optional(MendOrigin::Cut{file, rect})
                                                       : std::nullopt;
}

std::optional<MendOrigin> readOrigin(const QString &folder, const QString &key)
{
    constexpr qint64 most = 64 * 1024;
    QFile file(recordsIn(folder) + u'/' + recordOf(key));
    // Opening a pipe would wait for a writer.
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly) || file.size() > most)
        return std::nullopt;
    const Result<Json> record = parseJson(file.read(most));
    if (!record || !record->is_object() || stringMember(*record, "from").isEmpty())
        return std::nullopt;
    MendOrigin origin;
    origin.value = stringMember(*record, "from");
    origin.file = stringMember(*record, "file");
    origin.isThere = origin.file.isEmpty() || QFileInfo(origin.file).isFile();
    origin.cut = cutIn(*record);
    touch(file.fileName());
    touchIn(folder, origin.file);
    if (origin.cut)
        touchIn(folder, origin.cut->file);
    return origin;
}

bool isHash(const QString &text)
{
    return text.size() == hashLetters && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

//! Of the contents, as which the copy stands in a request; empty for an address of anything else.
QString hashBehind(const QString &address)
{
    if (!address.startsWith(QLatin1String("data:"), Qt::CaseInsensitive)) {
        // BucketUpload names what it sends by its contents.
        const QString name = QUrl(address).fileName().section(u'.', 0, 0);
        return isHash(name) ? name : QString();
    }
    const qsizetype comma = address.indexOf(u',');
    if (comma < 0 || address.size() > maxInlineRequest)
        return {};
    const QByteArray bytes = QByteArray::fromBase64(QStringView(address).mid(comma + 1).toLatin1());
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

bool keepOrigin(const QString &folder, const QString &made, const MendOrigin &origin)
{
    const Result<QString> hash = cacheName(made, {});
    if (!hash)
        return false;
    const QByteArray record = written(origin);
    const QStringList keys{QFileInfo(made).fileName(), *hash};
    return std::all_of(keys.begin(), keys.end(), [&](const QString &key) {
        return keepInCache(recordsIn(folder), recordOf(key), record, Durability::MadeAgain).has_value();
    });
}

std::optional<MendOrigin> originOfFile(const QString &folder, const QString &file)
{
    const QFileInfo made(file);
    return made.absolutePath() == QDir(folder).absolutePath() ? readOrigin(folder, made.fileName())
                                                              : std::nullopt;
}

std::optional<MendOrigin> originOfAddress(const QString &folder, const QString &address)
{
    const QString hash = hashBehind(address);
    return hash.isEmpty() ? std::nullopt : readOrigin(folder, hash);
}

void trimOrigins(const QString &folder)
{
    constexpr qsizetype most = 8000;                                                     // two for each copy
    const auto records = QDir(recordsIn(folder)).entryInfoList(QDir::Files, QDir::Time); // newest first
    for (qsizetype i = most; i < records.size(); ++i)
        QFile::remove(records.at(i).filePath());
}

} // namespace maquette
