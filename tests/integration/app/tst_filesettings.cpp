// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files whose settings are shown in the details: dropped on the window, pasted, or chosen.
#include "tests/integration/app/filesettingsrig.h"

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief The settings that stand in a file: read, shown, used.
class TestFileSettings : public FileSettingsRig
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }

    void aDropShowsTheSettings();
    void usingThem();
    void ourOwnFileOpensItsModel();
    void whatSaysNothing_data();
    void whatSaysNothing();
    void aWorkOfTheLibraryIsSelected();
    void besideTheViewerToo();
    void severalFilesAndLinks();
    void undoIsOfTheForm();
    void screenshots();
};

void TestFileSettings::aDropShowsTheSettings()
{
    form().setValues(*parseJson(R"({"prompt":"mine"})"));
    const QByteArray before = state();
    const QString file = foreignFile();
    QVERIFY(drop(&inspector(), QStringList{file}));
    QTRY_VERIFY(row(u"prompt"_s));
    QVERIFY2(headline().contains(u"640 × 360 PNG"_s), qPrintable(headline()));
    QCOMPARE(shown<QLabel>(u"fileTitle"_s)->text(), u"dusk.png"_s);
    for (const QString &key : {u"negative_prompt"_s, u"seed"_s, u"size"_s, u"Steps"_s, u"Sampler"_s})
        QVERIFY2(row(key), qPrintable(key));
    QVERIFY(row(u"prompt"_s)->isUsable() && !row(u"Sampler"_s)->isUsable());
    QCOMPARE(state(), before);
    QVERIFY(!form().canUndo() || state() == before);
    QTest::mouseClick(shown<QPushButton>(u"closeFile"_s), Qt::LeftButton);
    QVERIFY(!shown<QLabel>(u"fileTitle"_s));
    QVERIFY(QFile::exists(file));
}

void TestFileSettings::usingThem()
{
    form().setValues(*parseJson(R"({"prompt":"mine"})"));
    const QByteArray before = state();
    QVERIFY(drop(&form(), QStringList{foreignFile()}));
    QTRY_VERIFY(row(u"prompt"_s));
    QTest::mouseClick(shown<QPushButton>(u"useAllButSeed"_s) ? shown<QPushButton>(u"useAllButSeed"_s)
                                                             : shown<QPushButton>(u"useAll"_s),
                      Qt::LeftButton);
    QCOMPARE(stringMember(form().values(), "prompt"), u"a harbour at dusk"_s);
    QVERIFY(stringMember(form().values(), "width×height").contains(u"3:2"_s));
    form().undo();
    QCOMPARE(state(), before);
    row(u"prompt"_s)->setFocus();
    QTest::keyClick(row(u"prompt"_s), Qt::Key_Return);
    QCOMPARE(stringMember(form().values(), "prompt"), u"a harbour at dusk"_s);
    form().undo();
    QCOMPARE(state(), before);
}

void TestFileSettings::ourOwnFileOpensItsModel()
{
    const QString file = ownFile();
    QVERIFY(!file.isEmpty());
    QVERIFY(drop(&inspector(), QStringList{file}));
    QTRY_VERIFY(row(u"text"_s));
    QVERIFY2(headline().startsWith(u"Made with Maquette"_s), qPrintable(headline()));
    QCOMPARE(form().model(), dreamina);
    QTest::mouseClick(shown<QPushButton>(u"openModel"_s), Qt::LeftButton);
    QCOMPARE(form().model(), sequential);
    QCOMPARE(toBytes(form().values()["seed"]), QByteArray("77"));
    QTRY_COMPARE(shown<WrapLabel>(u"settingsSummary"_s)->plain(), u"The form has the same settings."_s);
}

void TestFileSettings::whatSaysNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    QByteArray plain;
    QBuffer buffer(&plain);
    buffer.open(QIODevice::WriteOnly);
    picture().save(&buffer, "PNG");
    QTest::newRow("a picture") << u"a.png"_s << plain << u"does not say how it was made"_s;
    QTest::newRow("cut off") << u"a.png"_s << plain.left(60) << u"cannot be read"_s;
    QTest::newRow("words") << u"a.png"_s << QByteArray("just words, no picture at all")
                           << u"no picture or clip"_s;
    QTest::newRow("svg") << u"a.svg"_s << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>")
                         << u"no picture or clip"_s;
    QTest::newRow("empty") << u"a.png"_s << QByteArray() << u"no picture or clip"_s;
    QTest::newRow("gone") << QString() << QByteArray() << QString();
    QByteArray bomb("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\0\0\0", 29);
    QTest::newRow("a bomb") << u"a.png"_s << bomb + QByteArray(200, 'x') << u"cannot be read"_s;
    QTest::newRow("noise") << u"a.jpg"_s << QByteArray("\xff\xd8\xff\xe1\xff\xff") + QByteArray(5000, '\x8f')
                           << u"cannot be read"_s;
}

void TestFileSettings::whatSaysNothing()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, said);
    const QByteArray before = state();
    const QString file = path(name.isEmpty() ? u"gone.png"_s : name);
    if (!name.isEmpty())
        samples::write(file, bytes);
    QVERIFY(drop(&inspector(), QStringList{file}));
    QTRY_VERIFY(!problem().isEmpty());
    QVERIFY2(problem().contains(said), qPrintable(problem()));
    QVERIFY(!shown<QPushButton>(u"useAll"_s));
    QCOMPARE(state(), before);
}

void TestFileSettings::aWorkOfTheLibraryIsSelected()
{
    QTest::keyClicks(m_program->prompt(), u"a boat"_s);
    QTest::keyClick(m_program->prompt(), Qt::Key_Return, Qt::ControlModifier);
    Library &library = m_program->studio().library;
    QTRY_COMPARE_WITH_TIMEOUT(library.count(), 1, jobMs);
    const Asset work = library.newest(1).constFirst();
    inspector().setSelection({});
    QVERIFY(drop(&inspector(), QStringList{library.absolutePath(work)}));
    QTRY_COMPARE(m_program->workspace().gallery().selectedWorks(), QList<AssetId>{work.id});
    QVERIFY(!shown<QLabel>(u"fileTitle"_s));
    QVERIFY(row(u"prompt"_s));
}

void TestFileSettings::besideTheViewerToo()
{
    QTest::keyClicks(m_program->prompt(), u"a boat"_s);
    QTest::keyClick(m_program->prompt(), Qt::Key_Return, Qt::ControlModifier);
    Library &library = m_program->studio().library;
    QTRY_COMPARE_WITH_TIMEOUT(library.count(), 1, jobMs);
    Workspace &work = m_program->workspace();
    work.openWork(library.newest(1).constFirst().id);
    QVERIFY(work.viewerOpen());
    QTRY_VERIFY(row(u"prompt"_s));
    QTest::keyClicks(m_program->prompt(), u" at sea"_s);
    QTRY_VERIFY(row(u"prompt"_s)->isUsable());
    QTest::mouseClick(shown<QPushButton>(u"useAll"_s), Qt::LeftButton);
    QCOMPARE(m_program->prompt()->toPlainText(), u"a boat"_s);
    QVERIFY(work.viewerOpen());
    // What falls on the picture is shown beside it.
    QVERIFY(drop(work.viewer(), QStringList{foreignFile()}));
    QTRY_VERIFY(row(u"Sampler"_s));
    QVERIFY(work.viewerOpen());
}

void TestFileSettings::severalFilesAndLinks()
{
    QVERIFY(drop(&inspector(), QStringList{foreignFile(), ownFile()}));
    QTRY_VERIFY(row(u"prompt"_s));
    QVERIFY2(m_program->notice().contains(u"the first of 2 files"_s), qPrintable(m_program->notice()));
    QMimeData link;
    link.setUrls({QUrl(u"https://example.com/a.png"_s)});
    QVERIFY(drop(&inspector(), link));
    QVERIFY2(m_program->notice().contains(u"save the picture first"_s), qPrintable(m_program->notice()));
}

void TestFileSettings::undoIsOfTheForm()
{
    QTest::keyClicks(m_program->prompt(), u"a boat"_s);
    QTest::keyClick(m_program->prompt(), Qt::Key_Return, Qt::ControlModifier);
    Library &library = m_program->studio().library;
    QTRY_COMPARE_WITH_TIMEOUT(library.count(), 1, jobMs);
    const AssetId id = library.newest(1).constFirst().id;
    GalleryPanel &gallery = m_program->workspace().gallery();
    QTRY_COMPARE(gallery.order(), QList<AssetId>{id});
    gallery.select(id);
    gallery.focusGallery();
    QTRY_COMPARE(gallery.selectedWorks(), QList<AssetId>{id});
    QTRY_VERIFY(m_program->window().findChild<QAction *>(u"rating3"_s)->isEnabled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_3);
    QTRY_COMPARE(library.find(id)->rating, 3);
    m_program->prompt()->setFocus();
    QTest::keyClicks(m_program->prompt(), u" at sea"_s);
    QTRY_VERIFY(row(u"prompt"_s) && row(u"prompt"_s)->isUsable());
    row(u"prompt"_s)->setFocus();
    QTest::keyClick(row(u"prompt"_s), Qt::Key_Return);
    QCOMPARE(m_program->prompt()->toPlainText(), u"a boat"_s);
    // The keyboard is among the works, and yet the last thing that was done was done to the form.
    m_program->window().actions().undo->trigger();
    QCOMPARE(m_program->prompt()->toPlainText(), u"a boat at sea"_s);
    QCOMPARE(library.find(id)->rating, 3);
    // After that undo among the works means the works again.
    gallery.focusGallery();
    m_program->window().actions().undo->trigger();
    QTRY_COMPARE(library.find(id)->rating, 0);
    QCOMPARE(m_program->prompt()->toPlainText(), u"a boat at sea"_s);
}

void TestFileSettings::screenshots()
{
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    if (folder.isEmpty())
        QSKIP("MAQUETTE_SHOTS names no folder");
    QVERIFY(QDir().mkpath(folder));
    const auto shoot = [&](const QString &name) {
        for (const char *theme : {"themeDark", "themeLight"}) {
            m_program->window().findChild<QAction *>(QString::fromLatin1(theme))->trigger();
            for (int i = 0; i < 10; ++i)
                QCoreApplication::processEvents();
            QVERIFY(m_program->window().grab().save(
                u"%1/files-%2-%3.png"_s.arg(folder, name, QString::fromLatin1(theme).mid(5).toLower())));
        }
    };
    form().setModel(seedance);
    form().setValues(*parseJson(R"({"prompt":"mine"})"));
    QVERIFY(drop(&inspector(), QStringList{foreignFile()}));
    QTRY_VERIFY(row(u"prompt"_s));
    shoot(u"foreign"_s);
    QMimeData data;
    data.setUrls(urls({foreignFile()}));
    drag(&form(), data);
    shoot(u"zone"_s);
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(m_program->window().windowHandle(), &leave);
    m_program->workspace().gallery().setAcceptDrops(true);
    drag(&form(), data);
    shoot(u"zones"_s);
    QCoreApplication::sendEvent(m_program->window().windowHandle(), &leave);
    samples::write(path(u"bad.png"_s), "no picture");
    QVERIFY(drop(&inspector(), QStringList{path(u"bad.png"_s)}));
    QTRY_VERIFY(!problem().isEmpty());
    shoot(u"problem"_s);
}

QTEST_MAIN(TestFileSettings)
#include "tst_filesettings.moc"
