// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/mendorigin.h"

#include "app/media/mediaroute.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <future>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief What the records of copies tell, and of which files and addresses.
class TestMendOrigin : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(folder()));
        m_original = write(m_root->filePath(u"wide.png"_s), "original");
        m_made = write(folder() + u"/0123.png"_s, "copy");
    }

    void aCopyIsKnownByItsName()
    {
        QVERIFY(!originOfFile(folder(), m_made));
        QVERIFY(keepOrigin(folder(), m_made, origin()));
        const auto found = originOfFile(folder(), m_made);
        QVERIFY(found);
        QCOMPARE(found->value, u"maquette-file:"_s + m_original);
        QCOMPARE(found->file, m_original);
        QVERIFY(found->isThere);
        QVERIFY(found->cut);
        QCOMPARE(found->cut->file, m_original);
        QCOMPARE(found->cut->part, QRect(1, 2, 30, 40));
        QVERIFY(QFile::remove(m_made));
        QVERIFY(originOfFile(folder(), m_made));
        // Another file of that name is none of ours.
        QVERIFY(!originOfFile(folder(), m_root->filePath(u"0123.png"_s)));
    }

    void aCopyIsKnownByItsContents()
    {
        QVERIFY(keepOrigin(folder(), m_made, origin()));
        const auto hash =
            QString::fromLatin1(QCryptographicHash::hash("copy", QCryptographicHash::Sha256).toHex());
        for (const QString &address :
             QStringList{u"data:image/png;base64,"_s + QString::fromLatin1(QByteArray("copy").toBase64()),
                         u"https://s3.example.com/works/"_s + hash + u".png?X-Amz-Signature=1"_s})
            QVERIFY2(originOfAddress(folder(), address), qPrintable(address));
        for (const QString &address :
             QStringList{u"data:image/png;base64,"_s + QString::fromLatin1(QByteArray("copies").toBase64()),
                         u"data:image/png"_s, u"data:,"_s, QString(), u"https://example.com/"_s,
                         u"https://example.com/"_s + hash.toUpper(), u"https://example.com/0123.png"_s})
            QVERIFY2(!originOfAddress(folder(), address), qPrintable(address));
    }

    void whatIsGoneIsSaid()
    {
        QVERIFY(keepOrigin(folder(), m_made, origin()));
        QVERIFY(QFile::remove(m_original));
        const auto found = originOfFile(folder(), m_made);
        QVERIFY(found);
        QVERIFY(!found->isThere);
        QVERIFY(!found->cut);
        // Whether a work is there is not seen here.
        QVERIFY(keepOrigin(folder(), m_made, {u"maquette-asset:5"_s, {}, {}}));
        QVERIFY(originOfFile(folder(), m_made)->isThere);
    }

    void theOriginalCountsAsUsed()
    {
        const QString pasted = write(folder() + u"/pasted-1.png"_s, "pasted");
        const QDateTime old = QDateTime::currentDateTimeUtc().addDays(-200);
        {
            QFile file(pasted);
            QVERIFY(file.open(QIODevice::ReadWrite) &&
                    file.setFileTime(old, QFileDevice::FileModificationTime));
        }
        QVERIFY(keepOrigin(folder(), m_made, {u"maquette-file:"_s + pasted, pasted, {}}));
        QVERIFY(originOfFile(folder(), m_made));
        QVERIFY(QFileInfo(pasted).lastModified() > old.addDays(100));
    }

    void tooManyRecordsGo()
    {
        QVERIFY(keepOrigin(folder(), m_made, origin()));
        const QString record = folder() + u"/origins/0123.png.json"_s;
        QVERIFY(QFile::exists(record));
        const QDateTime old = QDateTime::currentDateTimeUtc().addDays(-1);
        for (int i = 0; i < 8010; ++i) {
            QFile file(folder() + u"/origins/%1.json"_s.arg(i));
            QVERIFY(file.open(QIODevice::WriteOnly) &&
                    file.setFileTime(old, QFileDevice::FileModificationTime));
        }
        trimOrigins(folder());
        QCOMPARE(QDir(folder() + u"/origins"_s).entryList(QDir::Files).size(), 8000);
        QVERIFY(QFile::exists(record));
    }

    void aPipeIsNotRead()
    {
        QVERIFY(QDir().mkpath(folder() + u"/origins"_s));
        const QByteArray pipe = QFile::encodeName(folder() + u"/origins/0123.png.json"_s);
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        auto found =
            std::async(std::launch::async, [this] { return originOfFile(folder(), m_made).has_value(); });
        const bool ended = found.wait_for(std::chrono::seconds(5)) == std::future_status::ready;
        if (!ended)
            ::close(::open(pipe.constData(), O_RDWR | O_NONBLOCK)); // lets it go
        QVERIFY(ended);
        QVERIFY(!found.get());
    }

    void whatNoRequestCanHoldIsNotReadAsACopy()
    {
        const auto addressOf = [this](qint64 bytes) -> QString {
            QFile file(m_made);
            if (!file.open(QIODevice::WriteOnly) || !file.resize(bytes) ||
                !keepOrigin(folder(), m_made, origin()))
                return {};
            return u"data:image/png;base64,"_s + QString::fromLatin1(QByteArray(bytes, '\0').toBase64());
        };
        QVERIFY(originOfAddress(folder(), addressOf(3'000'000)));
        const QString address = addressOf(maxInlineRequest / 4 * 3);
        QVERIFY(address.size() > maxInlineRequest);
        QVERIFY(!originOfAddress(folder(), address));
    }

    void whereNothingCanBeWrittenNothingIsKept()
    {
        QVERIFY(!keepOrigin(folder(), folder() + u"/no.png"_s, origin()));
        write(folder() + u"/origins"_s, "a file in the folder's place");
        QVERIFY(!keepOrigin(folder(), m_made, origin()));
        QVERIFY(!originOfFile(folder(), m_made));
        trimOrigins(folder());
    }

private:
    [[nodiscard]] QString folder() const { return m_root->filePath(u"inputs"_s); }
    [[nodiscard]] MendOrigin origin() const
    {
        return {u"maquette-file:"_s + m_original, m_original,
                MendOrigin::Cut{m_original, QRect(1, 2, 30, 40)}};
    }
    static QString write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }

    std::unique_ptr<QTemporaryDir> m_root;
    QString m_original;
    QString m_made;
};

QTEST_GUILESS_MAIN(TestMendOrigin)
#include "tst_mendorigin.moc"
