// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/library.h"
#include "app/metadata/metadata.h"
#include "tests/integration/app/program.h"
#include "ui/form/formpanel.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/workspace.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief The whole program writes what it knows of a work into its file, or beside it once that is asked
//! for.
class TestSettingsInFiles : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_program = std::make_unique<Program>(m_folder.path(), Program::inSandbox());
        QVERIFY(m_program->startWhole());
    }
    void cleanup() { m_program.reset(); }
    void aRatedWorkSaysSo();
    void theSwitchKeepsOriginals();

private:
    static constexpr int jobMs = 60000;
    [[nodiscard]] Library &library() const { return m_program->studio().library; }
    [[nodiscard]] FoundMetadata said(const Asset &work) const
    {
        const auto found = readMetadata(library().absolutePath(work));
        return found ? *found : FoundMetadata();
    }
    //! The work that comes of it.
    Asset generate(const QString &prompt)
    {
        const qsizetype before = library().count();
        m_program->workspace().form().setModel(ModelId(u"bytedance/dreamina-4-0/text-to-image"_s));
        QPlainTextEdit *editor = m_program->prompt();
        editor->setFocus();
        editor->selectAll();
        QTest::keyClicks(editor, prompt);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(library().count() > before, jobMs); }();
        return library().newest(1).value(0);
    }
    void shoot(SettingsDialog &dialog) const;

    QTemporaryDir m_folder;
    std::unique_ptr<Program> m_program;
};

void TestSettingsInFiles::aRatedWorkSaysSo()
{
    const Asset work = generate(u"a lighthouse in fog"_s);
    GalleryPanel &gallery = m_program->workspace().gallery();
    QTRY_COMPARE(gallery.order(), QList<AssetId>{work.id});
    gallery.select(work.id);
    gallery.focusGallery();
    QTRY_COMPARE(gallery.selectedWorks(), QList<AssetId>{work.id});
    QTRY_VERIFY(m_program->window().findChild<QAction *>(u"rating4"_s)->isEnabled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_4);
    QTRY_COMPARE(library().find(work.id)->rating, 4);
    QTRY_COMPARE_WITH_TIMEOUT(said(work).work.rating, 4, jobMs);
    const FoundMetadata found = said(work);
    QVERIFY(found.isOwn && found.sidecar.isEmpty());
    QCOMPARE(found.work.prompt, u"a lighthouse in fog"_s);
    QCOMPARE(found.work.modelId, work.model);
    QCOMPARE(found.work.documentId, work.document);
    QCOMPARE(found.work.input, work.input);
    QVERIFY(found.work.isSimulated && found.work.isGenerated);
}

//! Painted for a person to look at, into $MAQUETTE_SHOTS if that is set.
void TestSettingsInFiles::shoot(SettingsDialog &dialog) const
{
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    if (folder.isEmpty())
        return;
    for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        m_program->studio().preferences.setTheme(mode);
        QCoreApplication::processEvents();
        dialog.grab().save(folder + u"/settings-library-%1.png"_s.arg(Theme::nameOf(mode)));
    }
}

void TestSettingsInFiles::theSwitchKeepsOriginals()
{
    m_program->window().findChild<QAction *>(u"settings"_s)->trigger();
    auto *dialog = m_program->window().findChild<SettingsDialog *>();
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    auto *keeps = dialog->findChild<QCheckBox *>(u"keepsOriginals"_s);
    QVERIFY(keeps && !keeps->isChecked());
    keeps->setFocus();
    dialog->findChild<QScrollArea *>()->ensureWidgetVisible(keeps, 0, 200);
    QTest::keyClick(keeps, Qt::Key_Space);
    QVERIFY(m_program->studio().preferences.keepsOriginals());
    shoot(*dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);

    const Asset work = generate(u"a red fox"_s);
    const QString file = library().absolutePath(work);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(sidecarOf(file)), jobMs);
    QCOMPARE(said(work).work.prompt, u"a red fox"_s);
    QCOMPARE(said(work).sidecar, sidecarOf(file));
    QFile original(file);
    QVERIFY(original.open(QIODevice::ReadOnly));
    QVERIFY(!readMetadata(original.readAll(), {}).isOwn);
    QCOMPARE(library().find(work.id)->hash, work.hash);
}

QTEST_MAIN(TestSettingsInFiles)
#include "tst_settingsinfiles.moc"
