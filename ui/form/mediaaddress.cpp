// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/mediaaddress.h"

#include "models/core/mediavalues.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QMimeData>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <iterator>

namespace maquette
{

namespace
{
QString addressWords(const char *text)
{
    return QCoreApplication::translate("MediaAddress", text);
}

constexpr QLatin1String scheme("maquette-asset:");
constexpr QLatin1String placeholder("https://gallery.invalid/work/");
constexpr QLatin1String fileScheme("maquette-file:");
constexpr QLatin1String filePlaceholder("https://disk.invalid/");

//! What stands for a value of our own until its true address is known; the value itself else.
QString standIn(const QString &value)
{
    if (const auto id = assetIn(value))
        return placeholderFor(*id);
    if (const auto file = fileIn(value))
        return QString(filePlaceholder +
                       QString::fromLatin1(file->toUtf8().toBase64(QByteArray::Base64UrlEncoding)));
    return value;
}

QString standsFor(const QString &address)
{
    if (const auto id = assetInPlaceholder(address))
        return assetValue(*id);
    if (address.startsWith(filePlaceholder))
        return fileValue(QString::fromUtf8(QByteArray::fromBase64(
            address.mid(filePlaceholder.size()).toLatin1(), QByteArray::Base64UrlEncoding)));
    return address;
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1") ||
           host == QLatin1String("::1");
}

QLatin1String mediaKindName(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Image:
        return QLatin1String("image");
    case MediaKind::Video:
        return QLatin1String("video");
    case MediaKind::Audio:
        return QLatin1String("audio");
    }
    return QLatin1String("image");
}

//! What was pasted and what was made to fit are named by hashes, which say nothing.
QString fileText(const QString &file)
{
    static const QRegularExpression s_ours(
        QStringLiteral("^(pasted-)?([0-9a-f]{6})[0-9a-f]{58}(-flat)?\\.[a-z0-9]{1,5}$"));
    const QString name = QFileInfo(file).fileName();
    const auto ours = s_ours.match(name);
    if (!ours.hasMatch())
        return name;
    return ours.hasCaptured(1) ? addressWords("picture %1").arg(ours.captured(2))
                               : addressWords("changed copy %1").arg(ours.captured(2));
}

QString dataProblem(const QString &address, MediaKind kind)
{
    const qsizetype comma = address.indexOf(u',');
    const QString head = address.left(comma).toLower();
    if (comma < 0 || !head.endsWith(QLatin1String(";base64")))
        return addressWords("This data address is incomplete.");
    if (!head.startsWith(QString(QLatin1String("data:") + mediaKindName(kind) + u'/')))
        return addressWords("This data address holds something else than this field takes.");
    return {};
}
} // namespace

QString assetValue(AssetId id)
{
    return QString(scheme + QString::number(id.number()));
}

std::optional<AssetId> assetIn(const QString &value)
{
    if (!value.startsWith(scheme))
        return std::nullopt;
    bool isNumber = false;
    const qint64 number = value.mid(scheme.size()).toLongLong(&isNumber);
    return isNumber && number > 0 ? std::optional(AssetId(number)) : std::nullopt;
}

QString fileValue(const QString &path)
{
    return QString(fileScheme + path);
}

std::optional<QString> fileIn(const QString &value)
{
    const bool file = value.startsWith(fileScheme) && value.size() > fileScheme.size();
    return file ? std::optional(value.mid(fileScheme.size())) : std::nullopt;
}

QString placeholderFor(AssetId id)
{
    return QString(placeholder + QString::number(id.number()));
}

std::optional<AssetId> assetInPlaceholder(const QString &address)
{
    if (!address.startsWith(placeholder))
        return std::nullopt;
    return assetIn(QString(scheme + address.mid(placeholder.size())));
}

InputValues withPlaceholders(const Model &model, InputValues values)
{
    eachMedia(model, values, [](const Field &, Json &value, const JsonPath &) {
        value = jsonString(standIn(stringOf(value)));
    });
    return values;
}

InputValues carriedValues(const Model &from, const Model &to, const InputValues &values)
{
    InputValues carried = carryOver(from, to, withPlaceholders(from, values));
    eachMedia(to, carried, [](const Field &, Json &value, const JsonPath &) {
        value = jsonString(standsFor(stringOf(value)));
    });
    return carried;
}

QList<AssetId> worksIn(const QMimeData &data)
{
    QList<AssetId> works;
    const QList<QByteArray> ids = data.data(QLatin1String(worksMimeType)).split(' ');
    for (const QByteArray &id : ids) {
        const qint64 number = id.trimmed().toLongLong();
        if (number > 0)
            works.append(AssetId(number));
    }
    return works;
}

QString addressProblem(const QString &address, MediaKind kind)
{
    if (address.startsWith(QLatin1String("data:"), Qt::CaseInsensitive))
        return dataProblem(address, kind);
    if (const QString path = typedPath(address); !path.isEmpty())
        return QFileInfo(path).isFile() ? addressWords("Press Enter to take this file.")
                                        : addressWords("There is no such file.");
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.scheme().isEmpty() || url.host().isEmpty())
        return addressWords("This is not a complete address: those begin with https://");
    if (!url.userInfo().isEmpty())
        return addressWords("An address with a user name or password cannot be used.");
    if (url.scheme() == QLatin1String("https") ||
        (url.scheme() == QLatin1String("http") && isLoopback(url.host())))
        return {};
    return addressWords("Only addresses that begin with https:// can be used.");
}

QString typedPath(const QString &text)
{
    if (text.startsWith(QLatin1String("file:"), Qt::CaseInsensitive))
        return QUrl(text).toLocalFile();
    if (text.startsWith(QLatin1String("~/")))
        return QDir::homePath() + text.mid(1);
    return text.startsWith(u'/') && !text.startsWith(QLatin1String("//")) ? text : QString();
}

bool isTypedOn(const QString &from, const QString &to)
{
    if (const auto file = fileIn(to))
        return *file == typedPath(from);
    if (assetIn(to))
        return false;
    if (to.size() == 1)
        return true; // the first letter, over whatever was there
    if (assetIn(from) || fileIn(from) || std::abs(to.size() - from.size()) > 1)
        return false;
    const auto [a, b] = std::mismatch(from.begin(), from.end(), to.begin(), to.end());
    const auto [c, d] = std::mismatch(from.rbegin(), std::make_reverse_iterator(a), to.rbegin(),
                                      std::make_reverse_iterator(b));
    return c.base() - a <= 1 && d.base() - b <= 1;
}

QString addressText(const QString &address)
{
    if (const auto file = fileIn(address))
        return fileText(*file);
    if (!address.startsWith(QLatin1String("data:"), Qt::CaseInsensitive))
        return address;
    const qsizetype comma = address.indexOf(u',');
    const QString type = address.mid(5, address.indexOf(u';') - 5).left(40);
    const qint64 letters = address.size() - comma - 1;
    return addressWords("%1, %2").arg(type, weightText(letters * 3 / 4));
}

QString weightText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat); // as MediaRoute's sentence
}

QString pixelsText(QSize pixels)
{
    return QStringLiteral("%1 × %2").arg(pixels.width()).arg(pixels.height());
}

} // namespace maquette
