// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/modelfilter.h"
#include "ui/browser/modelmarks.h"
#include "ui/browser/modeltexts.h"
#include "ui/settings/preferences.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief What is said of models and of the catalogue; the filters' words; favourites and recent models kept.
class ModelTextsTest : public QObject
{
    Q_OBJECT

private slots:
    void emptyResultsSayWhy();
    void catalogueSaysOfWhenItIs();
    void onlyWebPagesAreOpened_data();
    void onlyWebPagesAreOpened();
    void marksComeBack();
    void recentAreFew();
};

void ModelTextsTest::emptyResultsSayWhy()
{
    ModelFilter filter;
    QVERIFY(!filter.hasChips());
    filter.takes = Intake::Video;
    filter.makes = Intake::Image;
    QCOMPARE(filter.emptyText(), u"No model takes a video and makes a picture."_s);
    filter.makes |= Intake::Video;
    QCOMPARE(filter.emptyText(), u"No model takes a video and makes a picture or a video."_s);
    filter = {};
    filter.text = u"  flower  power "_s;
    QCOMPARE(filter.emptyText(), u"No model matches “flower power”."_s);
    filter.own = true;
    filter.favourites = true;
    QCOMPARE(filter.emptyText(), u"No model is your own, is a favourite and matches “flower power”."_s);
}

void ModelTextsTest::catalogueSaysOfWhenItIs()
{
    const QLocale locale = QLocale::c();
    const QDateTime now(QDate(2026, 9, 20), QTime(12, 0));
    const QDateTime before(QDate(2026, 9, 20), QTime(9, 12));
    QCOMPARE(catalogueText(384, before, now, {}, locale), u"384 models · fetched today 09:12"_s);
    QCOMPARE(catalogueText(384, before, now.addDays(1), {}, locale), u"384 models · fetched 20 Sep"_s);
    QCOMPARE(catalogueText(384, before, now.addDays(200), {}, locale), u"384 models · fetched 20 Sep 2026"_s);
    QCOMPARE(catalogueText(1, {}, now, {}, locale), u"1 model"_s);
    Error error;
    error.kind = ErrorKind::Offline;
    QCOMPARE(catalogueText(384, before, now.addDays(1), error, locale), u"Offline: 384 models of 20 Sep"_s);
    error.kind = ErrorKind::TokenRejected;
    error.message = u"Enter an API token first."_s;
    QVERIFY(catalogueText(5, {}, now, error, locale).startsWith(u"5 models. Enter an API token first."_s));
}

void ModelTextsTest::onlyWebPagesAreOpened_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<bool>("opens");
    QTest::newRow("web") << u"https://www.runcomfy.com/models/a/b"_s << true;
    QTest::newRow("none") << QString() << false;
    QTest::newRow("a file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("a program") << u"javascript:alert(1)"_s << false;
    QTest::newRow("without a host") << u"https:///x"_s << false;
    QTest::newRow("another's name") << u"https://runcomfy.com@evil.example/"_s << false;
    QTest::newRow("relative") << u"/models/a"_s << false;
}

void ModelTextsTest::onlyWebPagesAreOpened()
{
    QFETCH(QString, page);
    QFETCH(bool, opens);
    ModelEntry entry;
    entry.page = page;
    QCOMPARE(!pageOf(entry).isEmpty(), opens);
}

void ModelTextsTest::marksComeBack()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"maquette.ini"_s);
    const ModelId one(u"a/b/c"_s);
    const ModelId unknown(u"gone/for, now/0"_s);
    {
        Preferences preferences(file);
        ModelMarks marks(&preferences);
        QSignalSpy changed(&marks, &ModelMarks::changed);
        marks.setFavourite(unknown, true);
        marks.setFavourite(one, true);
        marks.setFavourite(one, true);
        QCOMPARE(changed.count(), 2);
        marks.use(one);
        marks.use(unknown);
    }
    {
        Preferences preferences(file);
        ModelMarks marks;
        marks.keepIn(preferences);
        QCOMPARE(marks.favourites(), (QList<ModelId>{unknown, one}));
        QCOMPARE(marks.recent(), (QList<ModelId>{unknown, one}));
        marks.setFavourite(unknown, false);
        marks.setFavourite(one, false);
    }
    const Preferences last(file);
    QVERIFY(last.favouriteModels().isEmpty());
    QCOMPARE(last.recentModels().size(), 2);
}

void ModelTextsTest::recentAreFew()
{
    ModelMarks marks;
    for (int i = 0; i < 20; ++i)
        marks.use(ModelId(u"a/b/%1"_s.arg(i)));
    marks.use(ModelId(u"a/b/17"_s));
    QVERIFY(marks.recent().size() < 10);
    QCOMPARE(marks.recent().constFirst(), ModelId(u"a/b/17"_s));
    QCOMPARE(marks.recent().count(ModelId(u"a/b/17"_s)), 1);
}

QTEST_MAIN(ModelTextsTest)
#include "tst_modeltexts.moc"
