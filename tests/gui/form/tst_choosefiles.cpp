// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"
#include "scriptedpictures.h"

#include "ui/form/fieldeditor.h"
#include "ui/form/formview.h"
#include "ui/form/mediaaddress.h"

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QPointer>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

//! \brief Files of this computer, chosen for a media field in a dialog that may outlast the field.
class TestChooseFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void init();
    void cleanup() { m_view.reset(); }

    void whatIsChosenStandsInTheField_data() { fields(); }
    void whatIsChosenStandsInTheField();
    void theFieldMayGoMeanwhile_data() { fields(); }
    void theFieldMayGoMeanwhile();

private:
    static void fields();
    [[nodiscard]] QToolButton *browseOf(const QString &key) const
    {
        return m_view->editor(key)->findChild<QToolButton *>(u"browse"_s);
    }

    ScriptedPictures m_pictures;
    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<FormView> m_view;
};

void TestChooseFiles::init()
{
    m_file = m_folder.filePath(u"a.png"_s);
    QImage image(64, 48, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QVERIFY(image.save(m_file));
    m_view = std::make_unique<FormView>(m_pictures);
    m_view->setModel(modelOf(R"({"type":"object","properties":{
        "image_url":{"type":"string","format":"image_uri"},
        "images":{"type":"array","format":"image_uris","maxItems":3}}})"));
    m_view->show();
}

void TestChooseFiles::fields()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("one") << u"image_url"_s;
    QTest::newRow("several") << u"images"_s;
}

void TestChooseFiles::whatIsChosenStandsInTheField()
{
    QFETCH(QString, key);
    browseOf(key)->click();
    auto *dialog = m_view->findChild<QFileDialog *>(u"chooseMedia"_s);
    QVERIFY(dialog && dialog->isVisible());
    dialog->setDirectory(m_folder.path());
    dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(u"a.png"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(m_view->editor(key)->value());
    const Json value = *m_view->editor(key)->value();
    QCOMPARE(fileIn(stringOf(value.is_array() ? value.front() : value)).value_or(QString()), m_file);
}

void TestChooseFiles::theFieldMayGoMeanwhile()
{
    QFETCH(QString, key);
    bool gone = false;
    QPointer<QFileDialog> dialog;
    QTimer::singleShot(0, this, [&] { // while a dialog waits in a loop of its own, if it does
        for (QWidget *each : QApplication::topLevelWidgets())
            dialog = dialog ? dialog.data() : qobject_cast<QFileDialog *>(each);
        m_view.reset(); // as a new schema does that comes in the background
        gone = true;
    });
    browseOf(key)->click();
    QTRY_VERIFY(gone);
    QVERIFY(!dialog);
}

QTEST_MAIN(TestChooseFiles)
#include "tst_choosefiles.moc"
