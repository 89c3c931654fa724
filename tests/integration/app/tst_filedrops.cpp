// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/app/filesettingsrig.h"

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief Who takes a file that is dropped or pasted, and the zones that say so.
class TestFileDrops : public FileSettingsRig
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }

    void mediaFieldsKeepTheirDrops();
    void thePromptTakesNoFiles();
    void zonesAreShownWhileDragging();
    void theGallerysOwnDropsStayItsOwn();
    void pasteAndMenu();
    void pasteInATextFieldIsIts();
};

void TestFileDrops::mediaFieldsKeepTheirDrops()
{
    form().setModel(seedance);
    auto *field = form().findChild<QWidget *>(u"field:first_frame_image_url"_s);
    QVERIFY(field);
    const QString file = foreignFile();
    QVERIFY(drop(field, QStringList{file}));
    QTRY_COMPARE(fileIn(stringMember(form().values(), "first_frame_image_url")), std::optional(file));
    QVERIFY(!shown<QLabel>(u"fileTitle"_s));
}

void TestFileDrops::thePromptTakesNoFiles()
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

void TestFileDrops::zonesAreShownWhileDragging()
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

void TestFileDrops::theGallerysOwnDropsStayItsOwn()
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

void TestFileDrops::pasteAndMenu()
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

void TestFileDrops::pasteInATextFieldIsIts()
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

QTEST_MAIN(TestFileDrops)
#include "tst_filedrops.moc"
