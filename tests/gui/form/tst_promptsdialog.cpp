// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"

#include "ui/form/promptrowdelegate.h"
#include "ui/form/promptsdialog.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QListWidget>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

//! \brief The list of the prompts that will be sent: numbered, readable as a whole, by eye and by ear.
class TestPromptsDialog : public QObject
{
    Q_OBJECT

private slots:
    void rowsAreNumbered();
    void longOnesAreShownWhole();
    void shots_data();
    void shots();

private:
    static PromptsToSend several(int count)
    {
        PromptsToSend sent;
        for (int i = 0; i < count; ++i)
            sent.prompts << (i % 3 == 1
                                 ? u"A lighthouse on a cliff at the blue hour, heavy sea, long exposure, "
                                   "muted film colours, grain, seen from the water by a small boat"_s
                                 : u"A lighthouse"_s);
        sent.total = u"$0.36"_s;
        sent.price = u"$0.03 each"_s;
        return sent;
    }
    //! The ink in \a part of the list, as numbers of pixels that are not the ground.
    static int ink(const QListWidget *list, const QRect &part)
    {
        const QImage shown = list->viewport()->grab(part).toImage();
        int count = 0;
        for (int y = 0; y < shown.height(); ++y) {
            for (int x = 0; x < shown.width(); ++x)
                count += shown.pixel(x, y) != shown.pixel(0, 0) ? 1 : 0;
        }
        return count;
    }

    Theme m_theme;
};

void TestPromptsDialog::rowsAreNumbered()
{
    PromptsDialog dialog(several(12));
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    auto *list = dialog.findChild<QListWidget *>();
    list->setCurrentRow(-1);
    list->clearFocus();
    const int wide = PromptRowDelegate::numberWidth(12);
    QVERIFY(wide > PromptRowDelegate::numberWidth(9));
    const auto part = [&](int row, int from, int width) {
        const QRect place = list->visualItemRect(list->item(row));
        return QRect(place.left() + from, place.top() + 2, width, place.height() - 4);
    };
    for (const int row : {0, 8, 11}) {
        list->scrollToItem(list->item(row));
        QVERIFY(ink(list, part(row, metrics::small, wide)) > 4);
        QCOMPARE(ink(list, part(row, 0, metrics::small - 1)), 0);
        QCOMPARE(ink(list, part(row, metrics::small + wide + 1, metrics::medium - 2)), 0);
    }
    list->scrollToItem(list->item(0)); // right-aligned: the room of the tens is empty
    QCOMPARE(ink(list, part(0, metrics::small, wide / 2 - 1)), 0);
    QCOMPARE(list->item(2)->data(Qt::AccessibleTextRole).toString(), u"3: A lighthouse"_s);
    QCOMPARE(nameless(dialog).join(u'\n'), QString());
}

void TestPromptsDialog::longOnesAreShownWhole()
{
    PromptsToSend sent = several(2);
    sent.prompts << u"word "_s.repeated(400) << QString(3000, u'x') << QString();
    PromptsDialog dialog(sent);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    auto *list = dialog.findChild<QListWidget *>();
    const auto height = [list](int row) { return list->visualItemRect(list->item(row)).height(); };
    QVERIFY(height(1) > height(0));
    QVERIFY(height(2) > 4 * height(0));
    QVERIFY(height(3) > 4 * height(0));
    QVERIFY(height(4) > 0);
    const int narrow = height(1);
    dialog.resize(900, 480);
    QTRY_VERIFY(height(1) < narrow);
}

void TestPromptsDialog::shots_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

//! Pictures for a person to look at: MAQUETTE_SHOTS names the folder.
void TestPromptsDialog::shots()
{
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    if (folder.isEmpty())
        QSKIP("MAQUETTE_SHOTS is not set");
    QFETCH(bool, dark);
    m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    PromptsDialog dialog(several(12));
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    dialog.findChild<QListWidget *>()->setCurrentRow(1);
    QVERIFY(
        dialog.grab().save(folder + u'/' + QString::fromLatin1(QTest::currentDataTag()) + u"-prompts.png"_s));
}

QTEST_MAIN(TestPromptsDialog)
#include "tst_promptsdialog.moc"
