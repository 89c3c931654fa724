// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/modelsearch.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

ModelEntry entry(const QString &name, const QString &id, const QString &description = {},
                 const QStringList &categories = {})
{
    ModelEntry made;
    made.id = ModelId(id);
    made.displayName = name;
    made.description = description;
    made.categories = categories;
    return made;
}

const std::vector<ModelEntry> models{
    entry(u"Blue Flux"_s, u"a/blue"_s, u"Paints with ink."_s),
    entry(u"Flux Pro"_s, u"b/flux-pro"_s, u"Sharp."_s, {u"text-to-image"_s}),
    entry(u"Écume"_s, u"c/ecume"_s, u"Clips of the sea; like flux."_s, {u"image-to-video"_s}),
    entry(u"STRASSE"_s, u"d/strasse"_s, u"İstanbul, ﬁne"_s),
};

} // namespace

//! \brief What is found by what is typed, and in which order.
class ModelSearchTest : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
};

void ModelSearchTest::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qsizetype>>("places");
    const auto row = [](const char *name, const QString &text, const QList<qsizetype> &places) {
        QTest::newRow(name) << text << places;
    };
    row("nothing typed", {}, {0, 1, 2, 3});
    row("blank", u"  "_s, {0, 1, 2, 3});
    row("begins first", u"flux"_s, {1, 0, 2});
    row("case", u"FLUX pro"_s, {1});
    row("words in any order", u"pro flux"_s, {1});
    row("every word", u"flux sea"_s, {2});
    row("accent left out", u"ecume"_s, {2});
    row("accent typed", u"flúx"_s, {1, 0, 2});
    row("id", u"b/flux"_s, {1});
    row("category", u"image-to-video"_s, {2});
    row("category in words", u"image video"_s, {2});
    row("description", u"ink"_s, {0});
    row("sharp s", u"straße"_s, {3});
    row("ligature", u"fine"_s, {3});
    row("nothing there", u"zzz"_s, {});
}

void ModelSearchTest::finds()
{
    QFETCH(QString, text);
    QTEST(ModelSearch(models).find(text), "places");
}

QTEST_GUILESS_MAIN(ModelSearchTest)
#include "tst_modelsearch.moc"
