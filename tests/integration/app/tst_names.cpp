// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader is told: every widget that can be worked with has a name, in every page and dialog.
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "models/core/catalogue.h"
#include "tests/integration/app/program.h"
#include "tests/support/models.h"
#include "ui/form/formpanel.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/gallery/workactions.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workspace.h"
#include "ui/viewer/viewer.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;

namespace
{

bool isWorkedWith(const QWidget *widget)
{
    if (qobject_cast<const QScrollBar *>(widget) || widget->objectName().startsWith(QLatin1String("qt_")))
        return false;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
           qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSlider *>(widget) ||
           qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QPlainTextEdit *>(widget) ||
           qobject_cast<const QAbstractItemView *>(widget) || widget->focusPolicy() != Qt::NoFocus;
}

//! Parts that belong to a widget that has the name: the line in a spin box, the list of a combo box, a view's
//! viewport.
bool isPart(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    return qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QComboBox *>(parent) ||
           qobject_cast<const QAbstractScrollArea *>(parent) ||
           (parent && parent->inherits("QComboBoxPrivateContainer"));
}

QString nameOf(QWidget *widget)
{
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name).trimmed() : QString();
}

QStringList nameless(QWidget *root)
{
    QStringList found;
    QList<QWidget *> all = root->findChildren<QWidget *>();
    all.prepend(root);
    for (QWidget *widget : all) {
        if (!widget->isVisibleTo(root) || !isWorkedWith(widget) || isPart(widget))
            continue;
        QString path;
        for (const QWidget *up = widget; up && up != root->parentWidget(); up = up->parentWidget())
            path.prepend(QStringLiteral("/%1[%2]").arg(QString::fromLatin1(up->metaObject()->className()),
                                                       up->objectName()));
        if (nameOf(widget).isEmpty())
            found << path + QStringLiteral(" has no name");
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        if (button && button->text().isEmpty() && !button->icon().isNull() && button->toolTip().isEmpty())
            found << path + QStringLiteral(" shows only an icon and has no tool tip");
    }
    return found;
}

} // namespace

#define VERIFY_NAMED(root)                                                                                   \
    do {                                                                                                     \
        const QStringList found = nameless(root);                                                            \
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));                                \
    } while (false)

class TestNames : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_program = std::make_unique<Program>(m_folder.path(), Program::inSandbox());
        QVERIFY(m_program->startWhole());
    }
    void cleanupTestCase() { m_program.reset(); }
    void everyForm_data();
    void everyForm();
    void firstRun();
    void dialogs_data();
    void dialogs();
    void menus();
    void worksAndViewer();

private:
    void write(const QString &prompt)
    {
        m_program->prompt()->setFocus();
        m_program->prompt()->selectAll();
        QTest::keyClicks(m_program->prompt(), prompt);
        QTest::keyClick(m_program->prompt(), Qt::Key_Return, Qt::ControlModifier);
    }
    QTemporaryDir m_folder;
    std::unique_ptr<Program> m_program;
};

void TestNames::everyForm_data()
{
    QTest::addColumn<QString>("model");
    const Catalogue shipped = Catalogue::load({QStringLiteral(":/models")}, QStringLiteral("en"));
    for (const auto &model : test::modelsOf(shipped))
        QTest::newRow(qPrintable(model->id.text())) << model->id.text();
}

void TestNames::everyForm()
{
    QFETCH(QString, model);
    m_program->workspace().form().setModel(ModelId(model));
    VERIFY_NAMED(&m_program->window());
}

void TestNames::firstRun()
{
    const QTemporaryDir folder;
    Program program(folder.path());
    QVERIFY(program.startWhole());
    QVERIFY(program.window().isFirstRun());
    VERIFY_NAMED(&program.window());
}

void TestNames::dialogs_data()
{
    QTest::addColumn<QString>("action");
    for (const auto *action : {"settings", "shortcuts", "about", "request"})
        QTest::newRow(action) << QString::fromLatin1(action);
}

void TestNames::dialogs()
{
    QFETCH(QString, action);
    m_program->workspace().form().takeExample();
    m_program->window().findChild<QAction *>(action)->trigger();
    QTRY_VERIFY(QApplication::activeModalWidget());
    QWidget *dialog = QApplication::activeModalWidget();
    QVERIFY(!dialog->windowTitle().isEmpty());
    VERIFY_NAMED(dialog);
    dialog->close();
    QTRY_VERIFY(!QApplication::activeModalWidget());
}

void TestNames::menus()
{
    const QList<QAction *> tops = m_program->window().menuBar()->actions();
    QVERIFY(tops.size() >= 5);
    QSet<QString> keys;
    for (const ShortcutLine &line : m_program->window().actions().lines())
        QVERIFY2(!line.keys.isEmpty() && !line.what.isEmpty(), qPrintable(line.what));
    for (const QAction *action : m_program->window().findChildren<QAction *>()) {
        for (const QKeySequence &key : action->shortcuts()) {
            QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
            keys.insert(key.toString());
        }
    }
}

void TestNames::worksAndViewer()
{
    Workspace &work = m_program->workspace();
    const Library &library = m_program->studio().library;
    work.form().setModel(ModelId(QStringLiteral("bytedance/dreamina-4-0/text-to-image")));
    write(QStringLiteral("a lighthouse"));
    QTRY_VERIFY(!m_program->studio().scheduler.jobs().isEmpty());
    VERIFY_NAMED(&m_program->window());
    QTRY_COMPARE_WITH_TIMEOUT(library.count(), 1, 60000);
    const AssetId picture = library.newest().constFirst().id;
    emit work.works().useInFieldRequested(
        picture, ModelId(QStringLiteral("bytedance/seedance-1-0/lite/image-to-video")),
        QStringLiteral("first_frame_image_url"));
    QTRY_COMPARE(work.form().reason(), QString());
    write(QStringLiteral("it drifts"));
    QTRY_COMPARE_WITH_TIMEOUT(library.count(), 2, 60000);
    work.gallery().select(picture);
    VERIFY_NAMED(&m_program->window());
    for (const Asset &asset : library.newest()) {
        work.openWork(asset.id);
        QTRY_VERIFY(work.viewerOpen());
        VERIFY_NAMED(&m_program->window());
    }
}

QTEST_MAIN(TestNames)
#include "tst_names.moc"
