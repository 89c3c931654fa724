// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "browserrig.h"

#include "ui/browser/addmodeldialog.h"
#include "ui/browser/fieldlist.h"
#include "ui/browser/pagetextedit.h"
#include "ui/form/linkbutton.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QScrollBar>

using namespace maquette;
using namespace maquette::test;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray schema = R"({
  "type": "object",
  "required": ["prompt"],
  "properties": {
    "prompt": {"type": "string", "title": "Prompt"},
    "duration": {"type": "integer", "minimum": 5, "maximum": 10, "title": "Duration"},
    "image_url": {"type": "string", "format": "image_uri", "title": "Picture"}
  }
})";

} // namespace

//! \brief Adding models from the text of their pages, by keys and mouse.
class AddModelDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_rig = std::make_unique<BrowserRig>();
        m_dialog = std::make_unique<AddModelDialog>(m_rig->keeper);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
        m_added = std::make_unique<QSignalSpy>(m_dialog.get(), &AddModelDialog::added);
    }
    void cleanup()
    {
        m_added.reset();
        m_dialog.reset();
        m_rig.reset();
    }
    void aPageIsPastedAndKept();
    void aSchemaWantsAnId();
    void theTitleOfASchemaIsItsName_data();
    void theTitleOfASchemaIsItsName();
    void theFieldsAreSeenWithoutScrolling();
    void theNameCanBeChanged();
    void severalHaveCheckMarks();
    void ofSeveralTheOneWithoutAnIdIsShown();
    void refusedWithThePlace();
    void typingIsReadAfterAPause();
    void filesAreDropped();
    void hostileFilesAreRefused_data();
    void hostileFilesAreRefused();
    void tooLargeIsRefused();
    void largestTextIsTaken_data();
    void largestTextIsTaken();
    void hostileTextDoesNotHang();
    void replacesOnlyWhenAsked();
    void everythingHasAName();

private:
    template <typename Part>
    [[nodiscard]] Part *part(const char *name) const
    {
        return m_dialog->findChild<Part *>(QLatin1String(name));
    }
    [[nodiscard]] PageTextEdit *text() const { return part<PageTextEdit>("pageText"); }
    [[nodiscard]] QPushButton *add() const { return part<QPushButton>("add"); }
    [[nodiscard]] QWidget *found() const { return part<QWidget>("foundModels"); }
    [[nodiscard]] QString refusal() const
    {
        auto *label = part<WrapLabel>("refusal");
        return label->isVisible() ? label->plain() : QString();
    }
    void paste(const QString &words)
    {
        QGuiApplication::clipboard()->setText(words);
        QTest::mouseClick(part<QPushButton>("fromClipboard"), Qt::LeftButton);
    }
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_rig->folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }
    void drop(QWidget *on, const QMimeData &data)
    {
        const QPoint middle = on->rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(on, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(on, &event);
    }
    static QString page()
    {
        QFile file(QStringLiteral(MAQUETTE_TEST_DATA "/api-pages/003_fe4d68d725111600.txt"));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    Theme m_theme;
    std::unique_ptr<BrowserRig> m_rig;
    std::unique_ptr<AddModelDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_added;
};

void AddModelDialogTest::aPageIsPastedAndKept()
{
    QVERIFY(!add()->isEnabled());
    QGuiApplication::clipboard()->setText(page());
    QTest::keyClick(text(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(found()->isVisible());
    const ModelId id(u"bytedance/seedance-1-0/lite/image-to-video"_s);
    QCOMPARE(part<QComboBox>("modelId")->currentText(), id.text());
    QVERIFY(part<WrapLabel>("idProblem")->plain().contains(u"wins over"_s)); // a shipped one
    QVERIFY(m_dialog->findChild<FieldList *>()->model()->rowCount() >= 3);
    QVERIFY(!part<WrapLabel>("foundNotes")->plain().isEmpty());
    QTest::mouseClick(add(), Qt::LeftButton);
    QTRY_COMPARE(m_added->count(), 1);
    QCOMPARE(m_added->constFirst().constFirst().value<QList<ModelId>>(), QList<ModelId>{id});
    QVERIFY(m_rig->keeper.catalogue().entry(id)->own);
    QVERIFY(!m_dialog->isVisible());
}

void AddModelDialogTest::aSchemaWantsAnId()
{
    paste(QString::fromUtf8(schema));
    QTRY_VERIFY(found()->isVisible());
    QVERIFY(!add()->isEnabled());
    QVERIFY(part<WrapLabel>("idProblem")->plain().startsWith(u"Enter the model's id"_s));
    QLineEdit *id = part<QComboBox>("modelId")->lineEdit();
    id->setFocus();
    QTest::keyClicks(id, u"me"_s);
    QVERIFY(!add()->isEnabled());
    QCOMPARE(part<WrapLabel>("idProblem")->tone(), WrapLabel::Tone::Red);
    QTest::keyClicks(id, u"/clip"_s);
    QVERIFY(add()->isEnabled());
    QTest::keyClick(id, Qt::Key_Return);
    QTRY_COMPARE(m_added->count(), 1);
    const ModelEntry *entry = m_rig->keeper.catalogue().entry(ModelId(u"me/clip"_s));
    QVERIFY(entry && entry->own);
}

void AddModelDialogTest::theTitleOfASchemaIsItsName_data()
{
    QTest::addColumn<QByteArray>("title");
    QTest::addColumn<QString>("name");
    QTest::newRow("a title") << QByteArray("\"Clay  to clip\"") << u"Clay to clip"_s;
    QTest::newRow("of a generator") << QByteArray("\"Input\"") << QString();
    QTest::newRow("none") << QByteArray() << QString();
    QTest::newRow("no text") << QByteArray("{\"a\": 1}") << QString();
}

void AddModelDialogTest::theTitleOfASchemaIsItsName()
{
    QFETCH(QByteArray, title);
    QFETCH(QString, name);
    QByteArray titled = schema;
    if (!title.isEmpty())
        titled.replace("\"required\"", QByteArray("\"title\": " + title + ", \"required\""));
    paste(QString::fromUtf8(titled));
    QTRY_VERIFY(found()->isVisible() || !refusal().isEmpty());
    QCOMPARE(part<QLineEdit>("modelName")->text(), name);
    if (name.isEmpty())
        return;
    QLineEdit *id = part<QComboBox>("modelId")->lineEdit();
    id->setFocus();
    QTest::keyClicks(id, u"me/clip"_s);
    QTest::keyClick(id, Qt::Key_Return);
    QTRY_COMPARE(m_added->count(), 1);
    QCOMPARE(m_rig->keeper.catalogue().entry(ModelId(u"me/clip"_s))->displayName, name);
}

void AddModelDialogTest::theFieldsAreSeenWithoutScrolling()
{
    const auto fields = [](int count) {
        QStringList properties;
        for (int i = 0; i < count; ++i)
            properties << u"\"field_%1\": {\"type\": \"string\"}"_s.arg(i);
        return u"{\"type\": \"object\", \"properties\": {%1}}"_s.arg(properties.join(u','));
    };
    auto *list = m_dialog->findChild<FieldList *>();
    for (const int count : {1, 3, 5, 8}) {
        paste(fields(count));
        QTRY_COMPARE(list->model()->rowCount(), count);
        for (int i = 0; i < 8; ++i) // a layout request for each level
            QApplication::processEvents();
        QCOMPARE(list->verticalScrollBar()->maximum(), 0);
        const QRect last = list->visualRect(list->model()->index(count - 1, 0));
        QVERIFY2(list->viewport()->rect().contains(last), qPrintable(QString::number(count)));
        QVERIFY2(count < 3 || list->viewport()->height() - last.bottom() < last.height(),
                 qPrintable(u"%1: %2, %3"_s.arg(count).arg(list->viewport()->height()).arg(last.bottom())));
    }
    const int highest = list->height();
    paste(fields(60));
    QTRY_COMPARE(list->model()->rowCount(), 60);
    QApplication::processEvents();
    QCOMPARE(list->height(), highest);
}

void AddModelDialogTest::theNameCanBeChanged()
{
    paste(page());
    QTRY_VERIFY(found()->isVisible());
    auto *name = part<QLineEdit>("modelName");
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"My dance"_s);
    QTest::mouseClick(add(), Qt::LeftButton);
    QTRY_COMPARE(m_added->count(), 1);
    const auto id = m_added->constFirst().constFirst().value<QList<ModelId>>().constFirst();
    QCOMPARE(m_rig->keeper.catalogue().entry(id)->displayName, u"My dance"_s);
}

void AddModelDialogTest::severalHaveCheckMarks()
{
    const QList<Json> two = ownEntries();
    paste(QString::fromUtf8("[" + toBytes(two.at(0)) + ",\n" + toBytes(two.at(1)) + "]"));
    QTRY_VERIFY(found()->isVisible());
    auto *list = m_dialog->findChild<QListWidget *>();
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 2);
    QCOMPARE(add()->text(), u"Add 2 models"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(part<QLineEdit>("modelName")->text(), u"Voice"_s);
    QTest::keyClick(list, Qt::Key_Up);
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(add()->text(), u"Add"_s);
    QTest::mouseClick(add(), Qt::LeftButton);
    QTRY_COMPARE(m_added->count(), 1);
    QVERIFY(m_rig->keeper.catalogue().entry(ModelId(u"me/voice/text-to-audio"_s)));
    QVERIFY(!m_rig->keeper.catalogue().entry(ModelId(u"me/film/image-to-video"_s)));
}

void AddModelDialogTest::ofSeveralTheOneWithoutAnIdIsShown()
{
    const QByteArray one = toBytes(ownEntries().constFirst());
    paste(QString::fromUtf8("[" + one + ",\n" + one + "]"));
    QTRY_VERIFY(found()->isVisible());
    auto *list = m_dialog->findChild<QListWidget *>();
    if (list->count() < 2)
        QSKIP("the page reader takes equal ones for one");
    QTest::mouseClick(add(), Qt::LeftButton);
    QCOMPARE(list->currentRow(), 1);
    QVERIFY(part<WrapLabel>("addFault")->plain().contains(u"Two of them"_s));
    QLineEdit *id = part<QComboBox>("modelId")->lineEdit();
    QTest::keyClicks(id, u"-2"_s);
    QVERIFY(!part<WrapLabel>("addFault")->isVisible());
    QTest::mouseClick(add(), Qt::LeftButton);
    QTRY_COMPARE(m_added->count(), 1);
    QCOMPARE(m_added->constFirst().constFirst().value<QList<ModelId>>().size(), 2);
}

void AddModelDialogTest::refusedWithThePlace()
{
    QByteArray broken = schema;
    broken.replace("\"maximum\": 10,", "\"maximum\": }10,");
    paste(QString::fromUtf8(broken));
    QTRY_VERIFY(!refusal().isEmpty());
    QVERIFY(!add()->isEnabled());
    const QString place = part<WrapLabel>("refusedPlace")->plain();
    QVERIFY2(place.startsWith(u"Line 6, column "_s), qPrintable(place));
    QCOMPARE(text()->textCursor().blockNumber(), 5);
    QCOMPARE(QApplication::focusWidget(), text());
    text()->moveCursor(QTextCursor::Start);
    QTest::mouseClick(part<LinkButton>("showPlace"), Qt::LeftButton);
    QCOMPARE(text()->textCursor().blockNumber(), 5);
    paste(QString::fromUtf8(schema)); // and mended
    QTRY_VERIFY(found()->isVisible());
    QVERIFY(refusal().isEmpty());
}

void AddModelDialogTest::typingIsReadAfterAPause()
{
    text()->setFocus();
    QTest::keyClicks(text(), u"{\"type\":"_s);
    const int cursor = text()->textCursor().position();
    QTRY_VERIFY(!refusal().isEmpty());
    QCOMPARE(text()->textCursor().position(), cursor); // it stays where somebody types
    text()->selectAll();
    QTest::keyClick(text(), Qt::Key_Delete);
    QTRY_VERIFY(part<WrapLabel>("addHint")->isVisible());
    QVERIFY(!add()->isEnabled());
}

void AddModelDialogTest::filesAreDropped()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(write(u"schema.json"_s, schema))});
    drop(text()->viewport(), data);
    QTRY_VERIFY(found()->isVisible());
    QCOMPARE(text()->toPlainText().toUtf8(), schema);
    QMimeData other;
    other.setUrls({QUrl::fromLocalFile(write(u"page.txt"_s, page().toUtf8()))});
    drop(m_dialog.get(), other); // anywhere
    QTRY_COMPARE(part<QComboBox>("modelId")->currentText(), u"bytedance/seedance-1-0/lite/image-to-video"_s);
    QMimeData words;
    words.setText(u"nothing of use"_s);
    drop(m_dialog.get(), words);
    QTRY_VERIFY(!refusal().isEmpty());
}

void AddModelDialogTest::hostileFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    QTest::newRow("large") << QByteArray(5 * 1024 * 1024, 'x');
    QTest::newRow("many letters") << QByteArray(2 * 1024 * 1024, 'x');
}

void AddModelDialogTest::hostileFilesAreRefused()
{
    QFETCH(QByteArray, bytes);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(write(u"file.json"_s, bytes))});
    drop(text()->viewport(), data);
    QTRY_VERIFY(!refusal().isEmpty());
    QVERIFY(text()->toPlainText().isEmpty());
    QMimeData folder;
    folder.setUrls({QUrl::fromLocalFile(m_rig->folder.path())});
    drop(text()->viewport(), folder);
    QTRY_VERIFY2(refusal().contains(u"cannot be read"_s), qPrintable(refusal()));
}

void AddModelDialogTest::tooLargeIsRefused()
{
    paste(QString(PageTextEdit::largestText + 1, u'x'));
    QVERIFY(refusal().contains(u"too large"_s));
    QVERIFY(text()->toPlainText().isEmpty());
    paste(QString(PageTextEdit::mostLines + 1, u'\n') + u'x');
    QVERIFY(refusal().contains(u"too large"_s));
    paste(u" \n "_s);
    QVERIFY(refusal().contains(u"no text"_s));
}

void AddModelDialogTest::largestTextIsTaken_data()
{
    QTest::addColumn<QString>("piece");
    QTest::newRow("one line") << u"{\"a\": "_s;
    QTest::newRow("lines") << u"[\"a\", 1, true],     \n"_s;
    QTest::newRow("words") << u"a page of many words in each line\n"_s;
}

void AddModelDialogTest::largestTextIsTaken()
{
    QFETCH(QString, piece);
    QElapsedTimer timer;
    timer.start();
    paste(u"x"_s + piece.repeated((PageTextEdit::largestText - 10) / piece.size()));
    QTRY_VERIFY_WITH_TIMEOUT(!refusal().isEmpty(), 30'000);
    qInfo() << timer.elapsed() << "ms";
    QVERIFY(!text()->toPlainText().isEmpty());
}

void AddModelDialogTest::hostileTextDoesNotHang()
{
    paste(QString(u"{\"properties\":"_s).repeated(20'000));
    paste(QString(u"[\n"_s).repeated(40'000));
    QTRY_VERIFY_WITH_TIMEOUT(!refusal().isEmpty(), 20'000);
    paste(QString::fromUtf8(schema));
    QTRY_VERIFY_WITH_TIMEOUT(found()->isVisible(), 20'000);
}

void AddModelDialogTest::replacesOnlyWhenAsked()
{
    Json entry = ownEntries().constFirst();
    const ModelId id(stringMember(entry, "model_id"));
    QVERIFY(m_rig->add({entry}));
    entry["display_name"] = "Film 2";
    paste(QString::fromUtf8(toBytes(entry)));
    QTRY_VERIFY(found()->isVisible());
    QVERIFY(part<WrapLabel>("idProblem")->plain().contains(u"replaced"_s));
    const auto ask = [this]() -> QMessageBox * {
        QTest::mouseClick(add(), Qt::LeftButton);
        return m_dialog->findChild<QMessageBox *>();
    };
    QMessageBox *box = ask();
    QVERIFY(box);
    QTest::keyClick(box, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog->findChild<QMessageBox *>());
    QCOMPARE(m_rig->keeper.catalogue().entry(id)->displayName, u"Film"_s);
    box = ask();
    QVERIFY(box);
    for (QAbstractButton *button : box->buttons()) {
        if (button->text() == u"Replace"_s)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_COMPARE(m_added->count(), 1);
    QCOMPARE(m_rig->keeper.catalogue().entry(id)->displayName, u"Film 2"_s);
}

void AddModelDialogTest::everythingHasAName()
{
    const QList<Json> two = ownEntries();
    paste(QString::fromUtf8("[" + toBytes(two.at(0)) + "," + toBytes(two.at(1)) + "]"));
    QTRY_VERIFY(found()->isVisible());
    QCOMPARE(nameless(*m_dialog).join(u'\n'), QString());
}

QTEST_MAIN(AddModelDialogTest)
#include "tst_addmodeldialog.moc"
