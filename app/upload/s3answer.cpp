// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/upload/s3answer.h"

#include "app/base/log.h"
#include "app/net/httpdate.h"
#include "app/upload/words.h"

#include <QXmlStreamReader>

namespace maquette
{

namespace
{

//! \brief What is read of `<Error>`; the rest can hold what was signed, and is left there.
struct S3Fault
{
    QString code;
    QString message;
    QString region;
    bool isXml = false;
};

//! \brief The sentences for the codes that an artist can do something about
//! (docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; MinIO's own begin with XMinio).
struct Known
{
    const char *code;
    const char *sentence;
};

constexpr Known knownCodes[] = {
    {"InvalidAccessKeyId",
     QT_TRANSLATE_NOOP("Bucket", "The storage service does not know this access key id.")},
    {"SignatureDoesNotMatch",
     QT_TRANSLATE_NOOP("Bucket", "The secret key is not the one of this access key id.")},
    {"InvalidToken", QT_TRANSLATE_NOOP("Bucket", "The session token is not valid.")},
    {"ExpiredToken", QT_TRANSLATE_NOOP("Bucket", "The session token has expired.")},
    {"NoSuchBucket", QT_TRANSLATE_NOOP("Bucket", "There is no bucket called “%1”.")},
    {"InvalidBucketName", QT_TRANSLATE_NOOP("Bucket", "“%1” is no name for a bucket there.")},
    {"AccessDenied", QT_TRANSLATE_NOOP("Bucket", "This key may not do that in the bucket “%1”.")},
    {"AllAccessDisabled", QT_TRANSLATE_NOOP("Bucket", "The bucket “%1” is closed to everybody.")},
    {"AccountProblem", QT_TRANSLATE_NOOP("Bucket", "There is a problem with the account of the bucket.")},
    {"QuotaExceeded", QT_TRANSLATE_NOOP("Bucket", "The bucket “%1” is full.")},
    {"InsufficientStorage", QT_TRANSLATE_NOOP("Bucket", "The bucket “%1” is full.")},
    {"XMinioStorageFull", QT_TRANSLATE_NOOP("Bucket", "The bucket “%1” is full.")},
    {"XMinioAdminBucketQuotaExceeded", QT_TRANSLATE_NOOP("Bucket", "The bucket “%1” is full.")},
    {"EntityTooLarge", QT_TRANSLATE_NOOP("Bucket", "The file is larger than the bucket takes at once.")},
    {"XAmzContentSHA256Mismatch",
     QT_TRANSLATE_NOOP("Bucket", "The file changed while it was sent. Send it again.")},
    {"BadDigest", QT_TRANSLATE_NOOP("Bucket", "The file changed while it was sent. Send it again.")},
};

S3Fault readFault(const QByteArray &body)
{
    constexpr qsizetype longest = 64 * 1024;
    constexpr qsizetype longestText = 300;
    S3Fault fault;
    QXmlStreamReader xml(body.left(longest));
    if (!xml.readNextStartElement() || xml.name() != u"Error")
        return fault;
    fault.isXml = true;
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString();
        const QString text =
            xml.readElementText(QXmlStreamReader::SkipChildElements).simplified().left(longestText);
        if (name == u"Code")
            fault.code = text;
        else if (name == u"Message")
            fault.message = text;
        else if (name == u"Region")
            fault.region = text;
    }
    return fault;
}

QString clockSentence(const HttpAnswer &answer, const QDateTime &now)
{
    const QDateTime theirs = parseHttpDate(answer.date);
    if (!theirs.isValid())
        return bucketWords(
            "The clock of this computer is wrong, so the storage service refuses its requests.");
    const qint64 minutes = qAbs(theirs.secsTo(now)) / 60;
    return (theirs < now ? bucketWords("The clock of this computer is %1 minutes fast: set it right.")
                         : bucketWords("The clock of this computer is %1 minutes slow: set it right."))
        .arg(minutes);
}

QString regionSentence(const S3Fault &fault)
{
    if (fault.region.isEmpty())
        return bucketWords("The bucket is in another region, or at another address, than the settings say.");
    return bucketWords("The bucket is in the region %1; the settings name another one.").arg(fault.region);
}

QString sentenceFor(const S3Fault &fault, const HttpAnswer &answer, const BucketSettings &settings,
                    const QDateTime &now)
{
    if (fault.code == u"RequestTimeTooSkewed")
        return clockSentence(answer, now);
    if (fault.code == u"PermanentRedirect" || fault.code == u"TemporaryRedirect" ||
        fault.code == u"AuthorizationHeaderMalformed")
        return regionSentence(fault);
    for (const Known &known : knownCodes) {
        if (fault.code == QLatin1String(known.code))
            return bucketWords(known.sentence).replace(QStringLiteral("%1"), settings.bucket);
    }
    if (answer.status < 400)
        return bucketWords(
            "The storage service sends the request on to another address. Enter the one it belongs "
            "to.");
    if (answer.status == 507)
        return bucketWords("The bucket “%1” is full.").arg(settings.bucket);
    if (answer.status == 403)
        return bucketWords("This key may not do that in the bucket “%1”.").arg(settings.bucket);
    if (answer.status == 404 && fault.code != u"NoSuchKey")
        return bucketWords("There is no bucket called “%1”.").arg(settings.bucket);
    if (!fault.isXml)
        return bucketWords("What answers at this address is no S3 service (status %1).").arg(answer.status);
    return bucketWords("The storage service refused it: %1.")
        .arg(fault.code.isEmpty() ? QString::number(answer.status) : fault.code);
}

ErrorKind kindFor(const S3Fault &fault, int status)
{
    if (status == 429 || fault.code == u"SlowDown")
        return ErrorKind::RateLimited;
    if (fault.code == u"RequestTimeout")
        return ErrorKind::TimedOut;
    const bool full = status == 507 || fault.code == u"XMinioStorageFull";
    return status >= 500 && !full ? ErrorKind::ServerFault : ErrorKind::BucketRefused;
}

} // namespace

QString s3Code(const QByteArray &body)
{
    return readFault(body).code;
}

Error errorOfAnswer(const HttpAnswer &answer, const BucketSettings &settings, const QDateTime &now)
{
    const S3Fault fault = readFault(answer.body);
    Error error;
    error.kind = kindFor(fault, answer.status);
    error.message = error.kind == ErrorKind::BucketRefused
                        ? sentenceFor(fault, answer, settings, now)
                        : bucketWords("The storage service has trouble just now.");
    error.detail = redact(QStringLiteral("HTTP %1 %2 %3")
                              .arg(QString::number(answer.status), fault.code, fault.message)
                              .trimmed());
    error.httpStatus = answer.status;
    return error;
}

bool mayPass(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::ConnectionLost:
    case ErrorKind::TimedOut:
    case ErrorKind::RateLimited:
    case ErrorKind::ServerFault:
        return true;
    default:
        return false;
    }
}

} // namespace maquette
