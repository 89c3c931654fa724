// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presetrig.h"

#include "ui/theme/theme.h"

#include <QApplication>

using namespace maquette;
using namespace maquette::formtest;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief Paints the presets in both looks; writes the pictures to $MAQUETTE_SHOTS if that is set.
class TestPresetShots : public QObject
{
    Q_OBJECT

private slots:
    void shots_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("dark") << true << false;
        QTest::newRow("light") << false << false;
        QTest::newRow("mirrored") << false << true;
    }
    void shots()
    {
        QFETCH(bool, dark);
        QFETCH(bool, mirrored);
        m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        PresetRig rig;
        QVERIFY(rig.start({352, 760}));
        rig.panel->setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        rig.fill(
            R"({"prompt":"A lighthouse on a cliff at the blue hour, heavy sea, long exposure","scale":0.7})");
        save(rig, u"closed"_s);
        rig.openByKey();
        save(rig, u"empty"_s);
        rig.type(u"Lighthouse, blue hour"_s);
        rig.key(Qt::Key_Return);
        rig.add(u"Portrait, soft light from a north window with a very long name"_s,
                R"({"prompt":"A portrait of an old fisherman","scale":0.4,"force_single":true})");
        rig.add(u"Old settings"_s, R"({"prompt":"Fog over the harbour","scale":7,"gone":true})");
        rig.add(u"מגדלור ישן"_s, R"({"prompt":"מגדלור על צוק"})");
        rig.add(u"<b>Plain</b>"_s);
        rig.presets->markUsed(rig.model, u"Old settings"_s);
        rig.name()->setText(u"Old settings"_s);
        save(rig, u"few"_s);
        rig.view()->setFocus();
        rig.key(Qt::Key_Home);
        rig.key(Qt::Key_Down);
        rig.key(Qt::Key_Down);
        rig.name()->clear();
        save(rig, u"misfit"_s);
        rig.key(Qt::Key_F2);
        save(rig, u"rename"_s);
        rig.key(Qt::Key_Escape);
        for (int i = 0; i < 20; ++i)
            rig.add(u"Study %1"_s.arg(i + 1), R"({"prompt":"Boats in fog","scale":0.2})");
        save(rig, u"many"_s);
        rig.search()->setText(u"nothing like it"_s);
        save(rig, u"nothing"_s);
        rig.search()->clear();
        rig.view()->setFocus();
        rig.key(Qt::Key_Home);
        rig.key(Qt::Key_Down);
        rig.key(Qt::Key_Down);
        rig.key(Qt::Key_Return);
        save(rig, u"applied"_s);
    }

private:
    static void save(const PresetRig &rig, const QString &name)
    {
        for (int i = 0; i < 8; ++i) // a layout request for each level
            QApplication::processEvents();
        const QPixmap picture = rig.panel->grab();
        QVERIFY(!picture.isNull());
        const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
        if (!folder.isEmpty())
            QVERIFY(picture.save(
                u"%1/presets-%2-%3.png"_s.arg(folder, QLatin1String(QTest::currentDataTag()), name)));
    }

    Theme m_theme;
};

QTEST_MAIN(TestPresetShots)
#include "tst_presetshots.moc"
