// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "browserrig.h"

#include "ui/browser/addmodeldialog.h"
#include "ui/browser/pagetextedit.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QStackedWidget>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief Paints the model browser and the dialog that adds models in both looks; writes the pictures to
//! $MAQUETTE_SHOTS if that is set.
class BrowserShots : public QObject
{
    Q_OBJECT

private slots:
    void browser_data();
    void browser();
    void dialog_data() { browser_data(); }
    void dialog();

private:
    static void save(QWidget &widget, const QString &name);
    Theme m_theme;
};

void BrowserShots::save(QWidget &widget, const QString &name)
{
    for (int i = 0; i < 8; ++i) // a layout request for each level
        QApplication::processEvents();
    const QPixmap picture = widget.grab();
    QVERIFY(!picture.isNull());
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    if (!folder.isEmpty())
        QVERIFY(picture.save(folder + u'/' + name + u".png"_s));
}

void BrowserShots::browser_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void BrowserShots::browser()
{
    QFETCH(bool, dark);
    m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    const QString look = QString::fromLatin1(QTest::currentDataTag());
    for (const int width : {780, 400}) {
        BrowserRig rig(QSize(width, 700));
        QList<Json> entries = ownEntries();
        for (int i = 0; i < 12; ++i)
            entries += namedEntry(u"kling/kling-2-%1/image-to-video"_s.arg(i), u"Kling 2.%1 Master"_s.arg(i),
                                  0.05 + 0.1 * i,
                                  R"({"prompt":{"type":"string"},"first_frame_image":{"type":"string"}})");
        QVERIFY(rig.add(entries));
        rig.marks.setFavourite(ModelId(u"kling/kling-2-3/image-to-video"_s), true);
        rig.marks.setFavourite(ModelId(u"bytedance/dreamina-4-0/text-to-image"_s), true);
        rig.marks.use(ModelId(u"me/film/image-to-video"_s));
        rig.open(ModelId(u"me/film/image-to-video"_s));
        const QString size = width > 600 ? u"wide"_s : u"narrow"_s;
        save(*rig.browser, look + u"_browser_"_s + size);
        QTest::mouseClick(rig.button(u"In: image"_s), Qt::LeftButton);
        QTest::mouseClick(rig.button(u"Out: video"_s), Qt::LeftButton);
        QTest::keyClicks(rig.search(), u"kling"_s);
        save(*rig.browser, look + u"_browser_filtered_"_s + size);
        rig.search()->clear();
        QTest::mouseClick(rig.button(u"In: audio"_s), Qt::LeftButton);
        save(*rig.browser, look + u"_browser_empty_"_s + size);
        rig.keeper.refresh(); // there is no token
        rig.open();
        save(*rig.browser, look + u"_browser_trouble_"_s + size);
    }
}

void BrowserShots::dialog()
{
    QFETCH(bool, dark);
    m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    const QString look = QString::fromLatin1(QTest::currentDataTag());
    BrowserRig rig;
    AddModelDialog dialog(rig.keeper);
    dialog.show();
    save(dialog, look + u"_add_empty"_s);
    auto *text = dialog.findChild<PageTextEdit *>();
    auto *found = dialog.findChild<QWidget *>(u"foundModels"_s);
    QFile page(QStringLiteral(MAQUETTE_TEST_DATA "/api-pages/003_fe4d68d725111600.txt"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    text->replaceText(QString::fromUtf8(page.readAll()));
    QTRY_VERIFY(found->isVisible());
    save(dialog, look + u"_add_found"_s);
    QList<QByteArray> entries;
    for (const Json &entry : ownEntries())
        entries += toBytes(entry);
    text->replaceText(QString::fromUtf8("[" + entries.join(",\n") + "]"));
    QTRY_COMPARE(dialog.findChild<QPushButton *>(u"add"_s)->text(), u"Add 2 models"_s);
    save(dialog, look + u"_add_several"_s);
    text->replaceText(u"{\n  \"type\": \"object\",\n  \"properties\": {\"prompt\": {\"type\": }}\n}"_s);
    QTRY_VERIFY(dialog.findChild<QWidget *>(u"refusal"_s)->isVisible());
    save(dialog, look + u"_add_refused"_s);
}

QTEST_MAIN(BrowserShots)
#include "tst_browsershots.moc"
