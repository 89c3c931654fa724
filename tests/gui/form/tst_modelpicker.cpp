// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"

#include "ui/form/modellist.h"
#include "ui/form/modelpicker.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace maquette;
using namespace maquette::formtest;

//! \brief The list of models and the popup that searches it.
class TestModelPicker : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QFile broken(m_folder.filePath(QStringLiteral("broken.json")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{\n  \"model_id\": \"a/b/c\",\n  \"input_schema\": {,\n}\n");
        broken.close();
        m_catalogue = Catalogue::load({QStringLiteral(":/models"), m_folder.path()});
        QCOMPARE(m_catalogue.broken().size(), 1);
    }

    void theModelIsSound()
    {
        ModelList list(m_catalogue);
        const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(list.rowCount(), 6);
        list.setFilter(QStringLiteral("seed"));
        list.setFilter(QStringLiteral("video"));
        QCOMPARE(list.rowCount(), 1);
        list.setFilter(QStringLiteral("no such thing"));
        QCOMPARE(list.rowCount(), 0);
        list.setFilter({});
        list.setRecent({m_catalogue.entries().back().id});
        QCOMPARE(list.rowOf(m_catalogue.entries().back().id), 0);
    }

    void rowsSayWhatAModelMakes()
    {
        const ModelEntry *model =
            m_catalogue.entry(ModelId(QStringLiteral("bytedance/dreamina-4-0/text-to-image")));
        QCOMPARE(makesText(*model), QStringLiteral("text → image · bytedance"));
    }

    void aBrokenFileIsNamedWithItsLine()
    {
        ModelList list(m_catalogue);
        const QModelIndex last = list.index(list.rowCount() - 1, 0);
        QCOMPARE(last.data().toString(), QStringLiteral("broken.json"));
        QVERIFY2(last.data(ModelList::DetailRole).toString().contains(QStringLiteral("line 3")),
                 qPrintable(last.data(ModelList::DetailRole).toString()));
        QVERIFY(!last.flags().testFlag(Qt::ItemIsSelectable));
        QVERIFY(last.data(Qt::ToolTipRole).toString().contains(m_folder.path()));
    }

    void arrowsEnterAndEscape()
    {
        QWidget anchor;
        anchor.resize(352, 60);
        anchor.show();
        ModelPicker picker(m_catalogue);
        QSignalSpy picked(&picker, &ModelPicker::picked);
        picker.openUnder(&anchor, m_catalogue.entries().front().id, {});
        QVERIFY(picker.isVisible());
        auto *search = picker.findChild<QLineEdit *>();
        auto *list = picker.findChild<QListView *>();
        QCOMPARE(list->currentIndex().row(), 0);
        QTest::keyClick(search, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::keyClick(search, Qt::Key_PageDown);
        QVERIFY(list->currentIndex().row() < 5);
        QTest::keyClick(search, Qt::Key_Up);
        const auto expected = list->currentIndex().data(ModelList::IdRole).value<ModelId>();
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked.constFirst().constFirst().value<ModelId>().text(), expected.text());
        QVERIFY(!picker.isVisible());
        picker.openUnder(&anchor, expected, {});
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(!picker.isVisible());
        QCOMPARE(picked.count(), 1);
    }

    void aClickPicks()
    {
        QWidget anchor;
        anchor.resize(352, 60);
        anchor.show();
        ModelPicker picker(m_catalogue);
        QSignalSpy picked(&picker, &ModelPicker::picked);
        picker.openUnder(&anchor, {}, {});
        auto *list = picker.findChild<QListView *>();
        const QModelIndex third = list->model()->index(2, 0);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(third).center());
        QCOMPARE(picked.count(), 1);
    }

    void nothingFoundIsSaid()
    {
        QWidget anchor;
        anchor.show();
        ModelPicker picker(m_catalogue);
        QSignalSpy picked(&picker, &ModelPicker::picked);
        picker.openUnder(&anchor, {}, {});
        auto *search = picker.findChild<QLineEdit *>();
        QTest::keyClicks(search, QStringLiteral("zzz"));
        QVERIFY(!picker.findChild<QListView *>()->isVisible());
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(picked.count(), 0);
        QCOMPARE(nameless(picker).join(u'\n'), QString());
    }

private:
    QTemporaryDir m_folder;
    Catalogue m_catalogue;
};

QTEST_MAIN(TestModelPicker)
#include "tst_modelpicker.moc"
