// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/catalogue.h"
#include "models/page/modelpage.h"
#include "models/page/ownmodels.h"
#include "tests/support/tinydisk.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>
#include <unistd.h>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

const QDate day(2026, 9, 23);

Json entryOf(const QString &id, const QString &name = u"One"_s)
{
    Json entry =
        *parseJson(R"({"input_schema": {"type": "object", "properties": {"prompt": {"type": "string"}}}})");
    entry["model_id"] = id.toStdString();
    entry["display_name"] = name.toStdString();
    return entry;
}

} // namespace

//! \brief The folder for own models: kept, found again by the catalogue, replaced only when told, removed.
class OwnModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void keepsAPage();
    void refusesToReplace();
    void replacesWhereItLies();
    void leavesSharedFilesAlone();
    void neverLeavesTheFolder_data();
    void neverLeavesTheFolder();
    void keepsHiddenNames();
    void removes();
    void saysThatTheDiskIsFull();
    void saysThatAFileIsTooLargeForTheDisk();
    void saysThatTheFolderIsClosed();
    void clashesOfFilesAndFolders();
    void writesWhatIsDeepInOneLine();

private:
    [[nodiscard]] OwnModels models() const { return OwnModels(root()); }
    [[nodiscard]] QString root() const { return m_folder->filePath(u"models"_s); }
    [[nodiscard]] QStringList files() const
    {
        QStringList found;
        QDirIterator it(m_folder->path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                        QDirIterator::Subdirectories);
        while (it.hasNext())
            found.append(it.next().mid(m_folder->path().size() + 1));
        found.sort();
        return found;
    }
    void write(const QString &name, const QByteArray &text) const
    {
        QDir().mkpath(root());
        QFile file(root() + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void OwnModelsTest::keepsAPage()
{
    const QDir pages(QStringLiteral(MAQUETTE_TEST_DATA "/api-pages"));
    for (const QFileInfo &page : pages.entryInfoList({u"*.txt"_s})) {
        QFile file(page.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto reading = readModelPage(QString::fromUtf8(file.readAll()));
        QVERIFY(reading.has_value());
        const FoundModel &found = reading->models.constFirst();
        const auto path = models().add(found.entry, found.source, day);
        QVERIFY2(path.has_value(), path ? "" : qPrintable(path.error().detail));
        QCOMPARE(*path, root() + u'/' + found.ids.constFirst() + u".json"_s);
    }
    const Catalogue catalogue = Catalogue::load({root()});
    QVERIFY(catalogue.broken().isEmpty());
    QCOMPARE(catalogue.entries().size(), std::size_t(5));
    const QList<OwnModel> own = models().list();
    QCOMPARE(own.size(), 5);
    for (const OwnModel &model : own) {
        QCOMPARE(model.added, day);
        QCOMPARE(model.source, u"page"_s);
        QVERIFY(model.alone);
        QCOMPARE(catalogue.find(model.id)->file, model.file);
    }
}

void OwnModelsTest::refusesToReplace()
{
    QVERIFY(models().add(entryOf(u"a/b"_s), ModelSource::Schema, day));
    const auto again = models().add(entryOf(u"a/b"_s, u"Two"_s), ModelSource::Schema, day);
    QVERIFY(!again.has_value());
    QCOMPARE(again.error().kind, ErrorKind::FileAccess);
    QCOMPARE(models().list().constFirst().displayName, u"One"_s);
    QVERIFY(
        models().add(entryOf(u"a/b"_s, u"Two"_s), ModelSource::Catalogue, day, OwnModels::IfThere::Replace));
    QCOMPARE(models().list().constFirst().displayName, u"Two"_s);
    QCOMPARE(models().list().constFirst().source, u"catalogue"_s);

    // A file that is broken may be somebody's work too.
    write(u"c.json"_s, "{");
    QVERIFY(QDir(root()).mkdir(u"x"_s));
    write(u"x/y.json"_s, "{");
    const auto broken = models().add(entryOf(u"x/y"_s), ModelSource::Schema, day);
    QVERIFY(!broken.has_value());
    QCOMPARE(broken.error().kind, ErrorKind::FileAccess);
    QVERIFY(models().add(entryOf(u"x/y"_s), ModelSource::Schema, day, OwnModels::IfThere::Replace));
}

void OwnModelsTest::replacesWhereItLies()
{
    write(u"mine.json"_s, toBytes(entryOf(u"a/b"_s)));
    QVERIFY(!models().add(entryOf(u"a/b"_s, u"Two"_s), ModelSource::Page, day));
    const auto path =
        models().add(entryOf(u"a/b"_s, u"Two"_s), ModelSource::Page, day, OwnModels::IfThere::Replace);
    QVERIFY(path.has_value());
    QCOMPARE(*path, root() + u"/mine.json"_s);
    QCOMPARE(files(), (QStringList{u"models"_s, u"models/mine.json"_s}));
}

void OwnModelsTest::leavesSharedFilesAlone()
{
    Json list = Json::object();
    list["models"] = Json::array({entryOf(u"a/b"_s), entryOf(u"c/d"_s)});
    write(u"all.json"_s, toBytes(list));
    QCOMPARE(models().list().size(), 2);
    const auto added = models().add(entryOf(u"a/b"_s), ModelSource::Page, day, OwnModels::IfThere::Replace);
    QVERIFY(!added.has_value());
    QVERIFY(added.error().message.contains(u"describes other models too"_s));
    QVERIFY(!models().remove(ModelId(u"c/d"_s)));
    QCOMPARE(models().list().size(), 2);
}

void OwnModelsTest::neverLeavesTheFolder_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id :
         {"a/../../b", "../b", "/etc/b", "a//b", "a/.", "a/b/", "a\\b/c", "a/b\nc", "", "a", "a/%2E"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void OwnModelsTest::neverLeavesTheFolder()
{
    QFETCH(QString, id);
    QVERIFY(!models().add(entryOf(id), ModelSource::Page, day, OwnModels::IfThere::Replace));
    QCOMPARE(files(), QStringList());
}

void OwnModelsTest::keepsHiddenNames()
{
    for (const QString &id : {u".a/.b"_s, u"..a/...b"_s, u"a/_b"_s})
        QVERIFY(models().add(entryOf(id), ModelSource::Page, day));
    const Catalogue catalogue = Catalogue::load({root()});
    QCOMPARE(catalogue.entries().size(), std::size_t(3));
    QVERIFY(catalogue.find(ModelId(u"..a/...b"_s)));
}

void OwnModelsTest::removes()
{
    QVERIFY(models().add(entryOf(u"a/b/c"_s), ModelSource::Page, day));
    QVERIFY(models().add(entryOf(u"a/d"_s), ModelSource::Page, day));
    QVERIFY(models().remove(ModelId(u"a/b/c"_s)));
    QCOMPARE(files(), (QStringList{u"models"_s, u"models/a"_s, u"models/a/d.json"_s}));
    QVERIFY(!models().remove(ModelId(u"a/b/c"_s)));
    QVERIFY(models().remove(ModelId(u"a/d"_s)));
    QCOMPARE(files(), QStringList{u"models"_s});
}

void OwnModelsTest::saysThatTheDiskIsFull()
{
    test::TinyDisk disk(root(), 256 * 1024);
    if (!disk.isMounted())
        QSKIP("This system lets nobody mount a disk of his own.");
    QVERIFY(models().add(entryOf(u"a/b"_s), ModelSource::Page, day));
    QVERIFY(disk.fill());
    const QStringList before = files();
    const auto fresh = models().add(entryOf(u"x/y"_s), ModelSource::Page, day);
    const auto again =
        models().add(entryOf(u"a/b"_s, u"Two"_s), ModelSource::Page, day, OwnModels::IfThere::Replace);
    QVERIFY(!fresh.has_value() && !again.has_value());
    QCOMPARE(fresh.error().kind, ErrorKind::DiskFull);
    QCOMPARE(again.error().kind, ErrorKind::DiskFull);
    QCOMPARE(files(), before);
    QVERIFY(disk.free());
    QVERIFY(models().add(entryOf(u"x/y"_s), ModelSource::Page, day));

    QVERIFY(disk.setReadOnly(true));
    const auto closed = models().add(entryOf(u"x/z"_s), ModelSource::Page, day);
    const auto kept = models().remove(ModelId(u"a/b"_s));
    QVERIFY(!closed.has_value() && !kept.has_value());
    QCOMPARE(closed.error().kind, ErrorKind::FileAccess);
    QCOMPARE(kept.error().kind, ErrorKind::FileAccess);
    QCOMPARE(models().list().size(), 2);
}

void OwnModelsTest::saysThatAFileIsTooLargeForTheDisk()
{
    QVERIFY(models().add(entryOf(u"a/b"_s), ModelSource::Page, day));
    const QStringList before = files();
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit usual{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
    rlimit small = usual;
    small.rlim_cur = 16;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto fresh = models().add(entryOf(u"x/y"_s), ModelSource::Page, day);
    const auto again =
        models().add(entryOf(u"a/b"_s, u"Two"_s), ModelSource::Page, day, OwnModels::IfThere::Replace);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &usual), 0);
    QVERIFY(!fresh.has_value() && !again.has_value());
    QCOMPARE(fresh.error().kind, ErrorKind::DiskFull);
    QCOMPARE(again.error().kind, ErrorKind::DiskFull);
    QVERIFY(fresh.error().message.contains(u"no room"_s));
    QCOMPARE(files(), before);
    QCOMPARE(models().list().constFirst().displayName, u"One"_s);
}

void OwnModelsTest::saysThatTheFolderIsClosed()
{
    // Neither root nor anyone else can make a folder where a file is, or in /proc.
    const auto none = OwnModels(u"/proc/models"_s).add(entryOf(u"a/b"_s), ModelSource::Page, day);
    QVERIFY(!none.has_value());
    QCOMPARE(none.error().kind, ErrorKind::FileAccess);
    QVERIFY(!none.error().detail.isEmpty());
    if (geteuid() == 0)
        return;
    QVERIFY(models().add(entryOf(u"a/b"_s), ModelSource::Page, day));
    QVERIFY(QFile::setPermissions(root() + u"/a"_s, QFile::ReadOwner | QFile::ExeOwner));
    const auto closed = models().add(entryOf(u"a/c"_s), ModelSource::Page, day);
    const auto kept = models().remove(ModelId(u"a/b"_s));
    QVERIFY(QFile::setPermissions(root() + u"/a"_s, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(!closed.has_value() && !kept.has_value());
    QCOMPARE(closed.error().kind, ErrorKind::FileAccess);
    QCOMPARE(kept.error().kind, ErrorKind::FileAccess);
}

void OwnModelsTest::clashesOfFilesAndFolders()
{
    QVERIFY(models().add(entryOf(u"a/b"_s), ModelSource::Page, day));
    const auto below = models().add(entryOf(u"a/b.json/c"_s), ModelSource::Page, day);
    QVERIFY(!below.has_value());
    QCOMPARE(below.error().kind, ErrorKind::FileAccess);
    QVERIFY(models().add(entryOf(u"x/y.json/z"_s), ModelSource::Page, day));
    const auto above = models().add(entryOf(u"x/y"_s), ModelSource::Page, day, OwnModels::IfThere::Replace);
    QVERIFY(!above.has_value());
    QCOMPARE(models().list().size(), 2);
}

//! Indents of what is deep would make it larger than what the catalogue reads.
void OwnModelsTest::writesWhatIsDeepInOneLine()
{
    Json entry = entryOf(u"a/b"_s);
    Json deep = Json::array();
    for (int i = 0; i < 900; ++i)
        deep.push_back(i);
    Json more = Json::array();
    for (int i = 0; i < 60; ++i)
        more.push_back(deep);
    for (int i = 0; i < 190; ++i)
        more = Json::array({more});
    entry["input_schema"]["properties"]["prompt"]["default"] = more;
    QVERIFY(models().add(entry, ModelSource::Page, day));
    QCOMPARE(Catalogue::load({root()}).entries().size(), std::size_t(1));
    QVERIFY(QFileInfo(models().fileFor(ModelId(u"a/b"_s))).size() < 1 << 20);
}

int main(int argc, char **argv)
{
    test::enterMountNamespace();
    QCoreApplication application(argc, argv);
    OwnModelsTest test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ownmodels.moc"
