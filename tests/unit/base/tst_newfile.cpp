// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/newfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/xattr.h>

using namespace maquette;

//! Its failures on the disk are in tst_filework.
class TestNewFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void nothingIsLeftWithoutCommit();
    void itReplacesOnlyWhatWasSeen();
    void itComesFirstOrNotAtAll();
    void readersKeepWhatTheyOpened();
    void rightsAndAttributesStay();
    void aLinkStaysALink();
    void leftoversAreKnown();

private:
    [[nodiscard]] QString path(const QString &name = QStringLiteral("a.png")) const
    {
        return m_folder->filePath(name);
    }
    static QByteArray bytesOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool put(const QString &name, const QByteArray &bytes)
    {
        QFile file(name);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    [[nodiscard]] QStringList entries() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    [[nodiscard]] std::unique_ptr<NewFile> written(const QByteArray &bytes) const
    {
        auto file = NewFile::create(path());
        return file && (*file)->write(bytes) ? *std::move(file) : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestNewFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestNewFile::nothingIsLeftWithoutCommit()
{
    QVERIFY(put(path(), "old"));
    auto file = written("new");
    QVERIFY(file);
    QCOMPARE(file->look().bytes, 3);
    file.reset();
    QCOMPARE(entries(), QStringList{QStringLiteral("a.png")});
    QCOMPARE(bytesOf(path()), QByteArray("old"));
    QVERIFY(written("new")->commit());
    QCOMPARE(entries(), QStringList{QStringLiteral("a.png")});
    QCOMPARE(bytesOf(path()), QByteArray("new"));
    QVERIFY(!NewFile::create(m_folder->path()));
    QVERIFY(!NewFile::create(path(QStringLiteral("no/such/file"))));
}

void TestNewFile::itReplacesOnlyWhatWasSeen()
{
    QVERIFY(put(path(), "old"));
    const FileLook seen = FileLook::at(path());
    QVERIFY(put(path(), "edited"));
    QCOMPARE(written("new")->commitOver(seen).value(), false);
    QCOMPARE(bytesOf(path()), QByteArray("edited"));
    const FileLook edited = FileLook::at(path());
    QVERIFY(QFile::remove(path()));
    QCOMPARE(written("new")->commitOver(edited).value(), false); // gone stays gone
    QVERIFY(entries().isEmpty());
    QVERIFY(put(path(), "again"));
    const auto file = written("new");
    const FileLook look = file->look();
    QCOMPARE(file->commitOver(FileLook::at(path())).value(), true);
    QCOMPARE(bytesOf(path()), QByteArray("new"));
    QCOMPARE(FileLook::at(path()), look);
}

void TestNewFile::itComesFirstOrNotAtAll()
{
    const FileLook none = FileLook::at(path());
    QVERIFY(!none.exists);
    QCOMPARE(written("first")->commitOver(none).value(), true);
    QCOMPARE(written("second")->commitOver(none).value(), false);
    QCOMPARE(bytesOf(path()), QByteArray("first"));
    QCOMPARE(entries().size(), 1);
}

void TestNewFile::readersKeepWhatTheyOpened()
{
    QVERIFY(put(path(), "old"));
    QFile reader(path());
    QVERIFY(reader.open(QIODevice::ReadOnly));
    QVERIFY(written("new")->commitOver(FileLook::at(path())).value());
    QCOMPARE(reader.readAll(), QByteArray("old"));
    QCOMPARE(entries().size(), 1);
}

void TestNewFile::rightsAndAttributesStay()
{
    QVERIFY(put(path(), "old"));
    const QByteArray name = QFile::encodeName(path());
    QCOMPARE(chmod(name.constData(), 0640), 0);
    const bool hasAttributes = setxattr(name.constData(), "user.xdg.tags", "sea", 3, 0) == 0;
    QVERIFY(written("new")->commitOver(FileLook::at(path())).value());
    struct stat facts = {};
    QCOMPARE(stat(name.constData(), &facts), 0);
    QCOMPARE(int(facts.st_mode & 0777), 0640);
    std::array<char, 8> value{};
    if (hasAttributes) {
        QCOMPARE(getxattr(name.constData(), "user.xdg.tags", value.data(), value.size()), ssize_t(3));
        QCOMPARE(QByteArray(value.data(), 3), QByteArray("sea"));
    }
}

void TestNewFile::aLinkStaysALink()
{
    QVERIFY(put(path(QStringLiteral("real.png")), "old"));
    QVERIFY(QFile::link(path(QStringLiteral("real.png")), path()));
    QVERIFY(written("new")->commitOver(FileLook::at(path())).value());
    QVERIFY(QFileInfo(path()).isSymLink());
    QCOMPARE(bytesOf(path(QStringLiteral("real.png"))), QByteArray("new"));
}

void TestNewFile::leftoversAreKnown()
{
    QVERIFY(NewFile::isLeftover(QStringLiteral(".0123456789abcdef0123456789abcdef.part")));
    QVERIFY(!NewFile::isLeftover(QStringLiteral("0123456789abcdef0123456789abcdef.part")));
    QVERIFY(!NewFile::isLeftover(QStringLiteral(".mine.part")));
}

QTEST_GUILESS_MAIN(TestNewFile)
#include "tst_newfile.moc"
