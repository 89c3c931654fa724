// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Prompts, names from schemas and texts of a server are shown letter for letter: none is ever read as HTML,
// which could hide words, fake a button, or read files of this machine as pictures.
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "tests/integration/app/program.h"
#include "ui/form/formpanel.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/gallery/galleryview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/workspace.h"
#include "ui/viewer/viewer.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;

namespace
{

constexpr int patience = 60000;
const QString hostile = QStringLiteral("<b>mark</b> <img src='file:///etc/hostname'>");

bool isForeign(const QString &text)
{
    return text.contains(QLatin1String("mark")) &&
           (text.contains(QLatin1String("<b>")) || text.contains(QLatin1String("<img")));
}

void judgeModel(const QAbstractItemModel *model, const QString &where, QStringList &found)
{
    for (int row = 0; model && row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QString tip = model->index(row, column).data(Qt::ToolTipRole).toString();
            if (isForeign(tip))
                found << QStringLiteral("%1: tip of row %2: %3").arg(where).arg(row).arg(tip);
        }
    }
}

//! Where Qt would take a foreign text below \a root for HTML; \a seen counts the foreign texts that were met.
QStringList readAsHtml(const QWidget *root, int &seen)
{
    QStringList found;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        const QString where = QStringLiteral("%1 %2").arg(
            QString::fromLatin1(widget->metaObject()->className()), widget->objectName());
        if (isForeign(widget->toolTip()))
            found << QStringLiteral("%1: tip %2").arg(where, widget->toolTip());
        seen += widget->toolTip().contains(QLatin1String("mark")) ? 1 : 0;
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && isForeign(label->text())) {
            ++seen;
            if (label->textFormat() != Qt::PlainText)
                found << QStringLiteral("%1: label %2").arg(where, label->text());
        }
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
            judgeModel(view->model(), where, found);
    }
    return found;
}

} // namespace

#define VERIFY_PLAIN(root, least)                                                                            \
    do {                                                                                                     \
        int seen = 0;                                                                                        \
        const QStringList found = readAsHtml(root, seen);                                                    \
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));                                \
        QVERIFY2(seen >= (least), qPrintable(QStringLiteral("only %1 foreign texts were seen").arg(seen)));  \
    } while (false)

class TestPlainText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_program.reset(); }
    void form();
    void modelPicker();
    void runsAndWorks();
    void queueAndRequest_data();
    void queueAndRequest();

private:
    void write(const QString &prompt);

    QTemporaryDir m_folder;
    std::unique_ptr<Program> m_program;
};

void TestPlainText::initTestCase()
{
    const Paths paths = Paths::standard(m_folder.filePath(QStringLiteral("profile")));
    QVERIFY(QDir().mkpath(paths.userModels));
    QString text = QStringLiteral(
        R"({"model_id": "me/own/text-to-image", "display_name": "@ model", "description": "@",
            "categories": ["text-to-image"],
            "input_schema": {"type": "object", "required": ["prompt"], "properties": {
              "prompt": {"type": "string", "title": "@ Prompt", "description": "@"},
              "style": {"type": "string", "title": "@ Style", "enum": ["@ one", "two"], "default": "@ one"},
              "image_url": {"type": "string", "format": "image_uri", "title": "@ Picture", "description": "@"},
              "steps": {"type": "integer", "title": "@ Steps", "minimum": 1, "maximum": 50, "default": 20}}},
            "output_schema": {"type": "object"}})");
    text.replace(QLatin1Char('@'), hostile);
    QSaveFile file(paths.userModels + QStringLiteral("/mine.json"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0 && file.commit());
    QFile broken(paths.userModels + QStringLiteral("/<b>mark<b>.json"));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{") > 0);
    broken.close();
    m_program = std::make_unique<Program>(m_folder.path(), Program::inSandbox());
    QVERIFY(m_program->startWhole());
    m_program->workspace().form().setModel(ModelId(QStringLiteral("me/own/text-to-image")));
    QVERIFY(m_program->prompt());
}

void TestPlainText::write(const QString &prompt)
{
    m_program->prompt()->setPlainText(prompt);
    m_program->prompt()->setFocus();
    QTest::keyClick(m_program->prompt(), Qt::Key_Return, Qt::ControlModifier);
}

void TestPlainText::form()
{
    VERIFY_PLAIN(&m_program->window(), 4);
}

void TestPlainText::modelPicker()
{
    QTest::keyClick(&m_program->window(), Qt::Key_M, Qt::ControlModifier);
    QWidget *picker = nullptr;
    QTRY_VERIFY((picker = QApplication::activePopupWidget()) || (picker = QApplication::activeModalWidget()));
    int seen = 0;
    const QStringList found = readAsHtml(picker, seen);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    picker->close();
}

void TestPlainText::runsAndWorks()
{
    const Library &library = m_program->studio().library;
    write(hostile + QStringLiteral(" [fail]"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_program->studio().scheduler.jobs().isEmpty() &&
                                 m_program->studio().scheduler.jobs().constFirst().state == JobState::Failed,
                             patience);
    GalleryView &view = m_program->workspace().gallery().view();
    m_program->workspace().gallery().focusGallery();
    QTest::keyClick(&view, Qt::Key_Home);
    QTRY_VERIFY(m_program->find<QLabel>("jobState"));
    VERIFY_PLAIN(&m_program->window(), 6);

    write(hostile);
    QTRY_COMPARE_WITH_TIMEOUT(library.count(), 1, patience);
    const AssetId picture = library.newest().constFirst().id;
    m_program->workspace().gallery().select(picture);
    VERIFY_PLAIN(&m_program->window(), 6);
    m_program->workspace().openWork(picture);
    QTRY_VERIFY(m_program->workspace().viewerOpen());
    VERIFY_PLAIN(&m_program->window(), 6);
    QTest::keyClick(m_program->workspace().viewer(), Qt::Key_Escape);
    QTRY_VERIFY(!m_program->workspace().viewerOpen());
}

void TestPlainText::queueAndRequest_data()
{
    QTest::addColumn<QString>("action");
    for (const auto *action : {"queueAction", "request"})
        QTest::newRow(action) << QString::fromLatin1(action);
}

void TestPlainText::queueAndRequest()
{
    QFETCH(QString, action);
    m_program->prompt()->setPlainText(hostile);
    auto *trigger = m_program->window().findChild<QAction *>(action);
    QVERIFY(trigger);
    trigger->trigger();
    QTRY_VERIFY(!m_program->window().findChildren<QDialog *>().isEmpty());
    for (QDialog *dialog : m_program->window().findChildren<QDialog *>()) {
        int seen = 0;
        const QStringList found = readAsHtml(dialog, seen);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
        dialog->close();
    }
}

QTEST_MAIN(TestPlainText)
#include "tst_plaintext.moc"
