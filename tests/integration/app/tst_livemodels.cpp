// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Models that only the service's catalogue knows: in the window, and without one.
#include "app/api/endpoint.h"
#include "app/catalogue/cataloguekeeper.h"
#include "models/core/schemachange.h"
#include "tests/integration/app/headlessprogram.h"
#include "tests/integration/app/program.h"
#include "tests/support/madecatalogue.h"

#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestLiveModels : public QObject
{
    Q_OBJECT

private slots:
    void aRunWithoutAWindowKnowsThem();
    void anotherServicesModelsAreUnknown();
    void theSandboxIsFetchedAndChangesNothing();
};

namespace
{

//! As a window would have kept it for \a service.
bool keep(const HeadlessRig &rig, const QString &service, const QString &id)
{
    CataloguePlaces places;
    places.kept = rig.path(u"profile/data/catalogue"_s);
    Json entry = madeEntry(id);
    entry["input_schema"] =
        *parseJson(R"({"properties":{"prompt":{"type":"string"}},"required":["prompt"]})");
    const auto live = LiveCatalogue::of({{ModelId(id), toBytes(entry)}}, service,
                                        QDateTime::currentDateTimeUtc().addDays(-30), nullptr);
    return live && places.writeLive(*live);
}

const QByteArray request = R"({"model":"live/only/text-to-image","input":{"prompt":"waves"}})";

} // namespace

void TestLiveModels::aRunWithoutAWindowKnowsThem()
{
    HeadlessRig rig;
    QVERIFY(keep(rig, Endpoint::custom(rig.api.url().toString())->name, u"live/only/text-to-image"_s));
    rig.program.setToken(rig.api.token);
    const int code = rig.program.run(rig.arguments({u"--run"_s, rig.file(u"r.json"_s, request)}));
    QVERIFY2(code == 0, qPrintable(rig.program.words()));
    QCOMPARE(rig.api.submits(), 1);
    for (const SeenRequest &seen : rig.api.server().requests())
        QVERIFY2(!seen.target.startsWith("/v1/models?"), seen.target); // however old: nothing is fetched
}

void TestLiveModels::anotherServicesModelsAreUnknown()
{
    HeadlessRig rig;
    QVERIFY(keep(rig, u"runcomfy"_s, u"live/only/text-to-image"_s));
    rig.program.setToken(rig.api.token);
    QCOMPARE(rig.program.run(rig.arguments({u"--run"_s, rig.file(u"r.json"_s, request)})), 2);
    QCOMPARE(rig.api.submits(), 0);
}

//! The sandbox describes the shipped models: what it says must not look like a change.
void TestLiveModels::theSandboxIsFetchedAndChangesNothing()
{
    QTemporaryDir folder;
    Program program(folder.path(), Program::inSandbox());
    QVERIFY(program.startWhole());
    CatalogueKeeper &keeper = program.studio().keeper;
    QTRY_VERIFY(keeper.isLoaded());
    const Catalogue before = keeper.catalogue();
    QSignalSpy refreshed(&keeper, &CatalogueKeeper::refreshed);
    QSignalSpy failed(&keeper, &CatalogueKeeper::refreshFailed);
    QTRY_VERIFY_WITH_TIMEOUT(refreshed.size() > 0, 20'000); // by itself
    QCOMPARE(failed.size(), 0);
    QCOMPARE(keeper.catalogue().entries().size(), before.entries().size());
    for (const ModelEntry &entry : keeper.catalogue().entries()) {
        QVERIFY(entry.live && entry.listed && entry.shipped);
        const auto was = before.find(entry.id);
        const auto now = keeper.catalogue().find(entry.id);
        QVERIFY(was && now);
        QVERIFY2(changesBetween(*was, *now).isEmpty(), qPrintable(entry.id.text()));
        QCOMPARE(now->fields.size(), was->fields.size());
        for (qsizetype i = 0; i < now->fields.size(); ++i) {
            QCOMPARE(now->fields.at(i).key, was->fields.at(i).key);
            QCOMPARE(now->fields.at(i).title, was->fields.at(i).title);
            QCOMPARE(now->fields.at(i).description, was->fields.at(i).description);
        }
    }
}

QTEST_MAIN(TestLiveModels)
#include "tst_livemodels.moc"
