// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery/galleryrig.h"

#include "tests/support/madecatalogue.h"

#include <QAction>
#include <QMenu>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

Catalogue catalogueOf(int made)
{
    const auto live = LiveCatalogue::of(madeCatalogue(std::max(made, 1)), u"runcomfy"_s,
                                        QDateTime::currentDateTimeUtc(), nullptr);
    return Catalogue::merge(DescriptorSet::read({u":/models"_s}, {}), {}, made > 0 ? &*live : nullptr, {});
}

QList<QAction *> leavesOf(const QMenu &menu)
{
    QList<QAction *> leaves;
    for (QAction *action : menu.actions()) {
        if (action->menu())
            leaves += leavesOf(*action->menu());
        else if (!action->isSeparator())
            leaves += action;
    }
    return leaves;
}

} // namespace

//! \brief "Use as", when the service has hundreds of models.
class TestUseMenu : public QObject
{
    Q_OBJECT

private slots:
    void fewStandInOneList();
    void manyStandByMaker();
    void thoseOfTheFormStandFirst();
};

void TestUseMenu::fewStandInOneList()
{
    GalleryRig rig;
    const Catalogue catalogue = catalogueOf(0);
    WorkActions actions(*rig.fixture.library, catalogue);
    const std::unique_ptr<QMenu> menu(actions.createUseMenu(MediaKind::Image, nullptr, {}));
    QVERIFY(!menu->isEmpty());
    QCOMPARE(leavesOf(*menu), menu->actions());
}

void TestUseMenu::manyStandByMaker()
{
    GalleryRig rig;
    const Catalogue catalogue = catalogueOf(200);
    WorkActions actions(*rig.fixture.library, catalogue);
    const auto uses = actions.uses(MediaKind::Image);
    QVERIFY(uses.size() > 50);
    QStringList used;
    const std::unique_ptr<QMenu> menu(
        actions.createUseMenu(MediaKind::Image, nullptr, [&used](const ModelId &model, const QString &key) {
            used.append(model.text() + u':' + key);
        }));
    QVERIFY2(menu->actions().size() < 20, qPrintable(QString::number(menu->actions().size())));
    QVERIFY(menu->actions().constFirst()->objectName().startsWith(u"use:bytedance/"_s));
    const QList<QAction *> leaves = leavesOf(*menu);
    QCOMPARE(leaves.size(), uses.size());
    leaves.constLast()->trigger();
    QCOMPARE(used.size(), 1);
    QVERIFY2(used.constFirst().startsWith(u"made/"_s), qPrintable(used.constFirst()));
}

void TestUseMenu::thoseOfTheFormStandFirst()
{
    GalleryRig rig;
    const Catalogue catalogue = catalogueOf(200);
    WorkActions actions(*rig.fixture.library, catalogue);
    const auto uses = actions.uses(MediaKind::Image);
    const ModelId form = uses.constLast().model;
    actions.setFormModel(form);
    const auto ofForm =
        std::count_if(uses.begin(), uses.end(), [&](const auto &use) { return use.model == form; });
    QString used;
    const std::unique_ptr<QMenu> menu(actions.createUseMenu(
        MediaKind::Image, nullptr, [&used](const ModelId &model, const QString &) { used = model.text(); }));
    for (qsizetype i = 0; i < ofForm; ++i)
        QVERIFY(menu->actions().at(i)->objectName().startsWith(u"use:"_s + form.text() + u':'));
    QVERIFY(menu->actions().at(ofForm)->isSeparator());
    QCOMPARE(leavesOf(*menu).size(), uses.size()); // each once
    menu->actions().constFirst()->trigger();
    QCOMPARE(used, form.text());
}

QTEST_MAIN(TestUseMenu)
#include "tst_usemenu.moc"
