// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files whose settings are shown in the details: dropped on the window, pasted, or chosen.
#include "app/library/library.h"
#include "app/metadata/metadata.h"
#include "models/core/json.h"
#include "tests/integration/app/program.h"
#include "tests/unit/metadata/samplefiles.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formpanel.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/wraplabel.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/inspectorpanel.h"
#include "ui/gallery/settingrow.h"
#include "ui/shell/dropzones.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workspace.h"
#include "ui/theme/theme.h"
#include "ui/viewer/viewer.h"

#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

constexpr int jobMs = 60000;
const ModelId dreamina(u"bytedance/dreamina-4-0/text-to-image"_s);
const ModelId sequential(u"bytedance/seedream-4-0/sequential"_s);
const ModelId seedance(u"bytedance/seedance-1-0/lite/image-to-video"_s);

QImage picture()
{
    QImage image(640, 360, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, 360);
    sky.setColorAt(0, QColor(40, 60, 110));
    sky.setColorAt(1, QColor(230, 150, 90));
    painter.fillRect(image.rect(), sky);
    return image;
}

} // namespace

class TestFileSettings : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_folder->path(), Program::inSandbox());
        QVERIFY(m_program->startWhole());
        m_program->window().resize(1440, 900);
        form().setModel(dreamina);
    }
    void cleanup()
    {
        m_program.reset();
        m_folder.reset();
    }

    void aDropShowsTheSettings();
    void usingThem();
    void ourOwnFileOpensItsModel();
    void mediaFieldsKeepTheirDrops();
    void thePromptTakesNoFiles();
    void zonesAreShownWhileDragging();
    void theGallerysOwnDropsStayItsOwn();
    void whatSaysNothing_data();
    void whatSaysNothing();
    void aWorkOfTheLibraryIsSelected();
    void besideTheViewerToo();
    void pasteAndMenu();
    void pasteInATextFieldIsIts();
    void severalFilesAndLinks();
    void undoIsOfTheForm();
    void screenshots();

private:
    FormPanel &form() { return m_program->workspace().form(); }
    InspectorPanel &inspector() { return m_program->workspace().inspector(); }
    QByteArray state() { return form().state().toBytes(); }
    QString path(const QString &name) const { return m_folder->filePath(name); }

    //! As AUTOMATIC1111 writes it.
    QString foreignFile(const QString &name = u"dusk.png"_s)
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        picture().save(&buffer, "PNG");
        samples::write(path(name),
                       samples::withChunks(bytes, samples::textChunk("parameters", R"(a harbour at dusk
Negative prompt: fog
Steps: 30, Sampler: Euler a, CFG scale: 7, Seed: 1234, Size: 1216x832, Model: sdxl)")));
        return path(name);
    }
    QString ownFile()
    {
        const QString plain = path(u"plain.png"_s);
        picture().save(plain);
        WorkMetadata work;
        work.documentId = u"b0b0b0b0-0000-4000-8000-000000000001"_s;
        work.modelId = sequential;
        work.modelName = u"Seedream 4.0"_s;
        work.prompt = u"3 images of the sea"_s;
        work.input = R"({"text":"3 images of the sea","seed":77,"sequential_image_generation_options":3})";
        work.seed = 77;
        const QString file = path(u"own.png"_s);
        return embedMetadata(plain, file, work) ? file : QString();
    }
    //! As the window system does it: enter, move, drop; whether it was taken.
    bool drop(QWidget *on, const QMimeData &data)
    {
        MainWindow &window = m_program->window();
        const QPoint at = on->mapTo(&window, on->rect().center());
        drag(on, data);
        QDropEvent event(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window.windowHandle(), &event);
        return event.isAccepted();
    }
    bool drag(QWidget *over, const QMimeData &data)
    {
        MainWindow &window = m_program->window();
        const QPoint at = over->mapTo(&window, over->rect().center());
        QDragEnterEvent enter(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window.windowHandle(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window.windowHandle(), &move);
        return move.isAccepted();
    }
    bool drop(QWidget *on, const QStringList &files)
    {
        QMimeData data;
        data.setUrls(urls(files));
        return drop(on, data);
    }
    static QList<QUrl> urls(const QStringList &files)
    {
        QList<QUrl> urls;
        for (const QString &file : files)
            urls += QUrl::fromLocalFile(file);
        return urls;
    }
    template <typename Widget>
    Widget *shown(const QString &name)
    {
        for (Widget *each : m_program->window().findChildren<Widget *>(name)) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    SettingRow *row(const QString &key)
    {
        for (SettingRow *each : inspector().findChildren<SettingRow *>()) {
            if (each->isVisible() && each->line().key == key)
                return each;
        }
        return nullptr;
    }
    QString headline()
    {
        const auto *label = shown<WrapLabel>(u"fileHeadline"_s);
        return label ? label->plain() : QString();
    }
    QString problem()
    {
        const auto *label = shown<WrapLabel>(u"fileProblem"_s);
        return label ? label->plain() : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
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

void TestFileSettings::mediaFieldsKeepTheirDrops()
{
    form().setModel(seedance);
    auto *field = form().findChild<QWidget *>(u"field:first_frame_image_url"_s);
    QVERIFY(field);
    const QString file = foreignFile();
    QVERIFY(drop(field, QStringList{file}));
    QTRY_COMPARE(fileIn(stringMember(form().values(), "first_frame_image_url")), std::optional(file));
    QVERIFY(!shown<QLabel>(u"fileTitle"_s));
}

void TestFileSettings::thePromptTakesNoFiles()
{
    form().setValues(*parseJson(R"({"prompt":"mine"})"));
    QVERIFY(drop(m_program->prompt()->viewport(), QStringList{foreignFile()}));
    QTRY_VERIFY(row(u"prompt"_s));
    QCOMPARE(m_program->prompt()->toPlainText(), u"mine"_s);
    QMimeData words;
    words.setText(u" and words"_s);
    QVERIFY(drop(m_program->prompt()->viewport(), words));
    QVERIFY(m_program->prompt()->toPlainText().contains(u"and words"_s));
}

void TestFileSettings::zonesAreShownWhileDragging()
{
    QMimeData data;
    data.setUrls(urls({foreignFile()}));
    auto *zones = m_program->window().findChild<DropZones *>();
    QVERIFY(zones && !zones->isVisible());
    QVERIFY(drag(&inspector(), data));
    QVERIFY(zones->isVisible());
    QCOMPARE(zones->zones().constFirst().title, u"Show settings"_s);
    const QRect all = zones->zones().constFirst().area;
    QVERIFY(all.contains(zones->pointer()));
    form().setModel(seedance);
    drag(form().findChild<QWidget *>(u"field:first_frame_image_url"_s), data);
    QVERIFY(!all.contains(zones->pointer()));
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(m_program->window().windowHandle(), &leave);
    QVERIFY(!zones->isVisible());
    QVERIFY(drop(&inspector(), data));
    QVERIFY(!zones->isVisible());
    QMimeData words;
    words.setText(u"words"_s);
    QVERIFY(!drag(&inspector(), words));
    QVERIFY(!zones->isVisible());
    QMimeData works;
    works.setUrls(data.urls());
    works.setData(QString::fromLatin1(worksMimeType), "1");
    QVERIFY(!drag(&inspector(), works));
    QVERIFY(!zones->isVisible());
}

void TestFileSettings::theGallerysOwnDropsStayItsOwn()
{
    GalleryPanel &gallery = m_program->workspace().gallery();
    QMimeData data;
    data.setUrls(urls({foreignFile()}));
    drag(&gallery, data);
    auto *zones = m_program->window().findChild<DropZones *>();
    QVERIFY(zones->isVisible());
    QCOMPARE(zones->zones().size(), 1); // a single file shows its settings everywhere
    QDragLeaveEvent gone;
    QCoreApplication::sendEvent(m_program->window().windowHandle(), &gone);
    data.setUrls(urls({m_folder->path()}));
    drag(&gallery, data);
    QVERIFY(zones->isVisible());
    QStringList titles;
    for (const DropZones::Zone &zone : zones->zones())
        titles += zone.title;
    QCOMPARE(titles, QStringList({u"Show settings"_s, u"Import"_s, u"Show settings"_s}));
    QVERIFY(
        zones->zones().at(1).area.contains(gallery.mapTo(&m_program->workspace(), gallery.rect().center())));
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(m_program->window().windowHandle(), &leave);
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

void TestFileSettings::pasteAndMenu()
{
    auto *data = new QMimeData;
    data->setUrls(urls({foreignFile()}));
    QGuiApplication::clipboard()->setMimeData(data);
    shown<QPushButton>(u"emptyStep"_s)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(row(u"prompt"_s));
    QVERIFY(inspector().isAncestorOf(QApplication::focusWidget()));
    QTest::mouseClick(shown<QPushButton>(u"closeFile"_s), Qt::LeftButton);
    QGuiApplication::clipboard()->setText(u"words"_s);
    shown<QPushButton>(u"emptyStep"_s)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_program->notice(), u"There is no file on the clipboard."_s);
    QGuiApplication::clipboard()->setText(path(u"dusk.png"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(row(u"prompt"_s));
    m_program->window().actions().details->setChecked(false);
    QTest::keyClick(&m_program->window(), Qt::Key_I, Qt::ControlModifier | Qt::AltModifier);
    auto *dialog = m_program->find<QFileDialog>("chooseFileSettings");
    QVERIFY(dialog != nullptr);
    emit dialog->fileSelected(ownFile());
    dialog->close();
    QTRY_VERIFY(row(u"text"_s));
    QVERIFY(inspector().isVisible());
}

void TestFileSettings::pasteInATextFieldIsIts()
{
    QGuiApplication::clipboard()->setText(u"pasted words"_s);
    m_program->prompt()->setFocus();
    m_program->prompt()->selectAll();
    QTest::keyClick(m_program->prompt(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_program->prompt()->toPlainText(), u"pasted words"_s);
    m_program->workspace().gallery().focusSearch();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(qobject_cast<QLineEdit *>(QApplication::focusWidget())->text(), u"pasted words"_s);
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
