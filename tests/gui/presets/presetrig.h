// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formtest.h"
#include "panelrig.h"
#include "ui/form/noticebar.h"
#include "ui/presets/presetlist.h"
#include "ui/presets/presetspanel.h"
#include "ui/presets/presetview.h"

#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace maquette::test
{

//! \brief A form with its presets in a window of its own; close() and open() are a restart.
class PresetRig : public PanelRig
{
public:
    const ModelId model{QStringLiteral("bytedance/dreamina-4-0/text-to-image")};

    bool start(QSize size = {520, 760})
    {
        if (!open())
            return false;
        panel->resize(size);
        panel->setModel(model);
        return QTest::qWaitFor([this] { return presets->isLoaded(); });
    }
    void fill(const char *values) const { panel->setValues(formtest::json(values)); }
    [[nodiscard]] QByteArray values() const { return toBytes(panel->values()); }
    //! Saved behind the window's back.
    void add(const QString &name, const QByteArray &state = "{}") const
    {
        QVERIFY(presets->save(panel->model(), name, state));
    }
    void addSome() const
    {
        for (const char *name : {"A", "B", "C", "D"})
            add(QString::fromLatin1(name), QByteArray(R"({"prompt":")") + name + R"("})");
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (const Preset &preset : presets->list(panel->model()))
            names << preset.name;
        return names;
    }
    [[nodiscard]] QString order() const { return names().join(QString()); }
    //! By its key: what the action of the window does.
    void openByKey() const { panel->openPresets(); }
    [[nodiscard]] QToolButton *button() const
    {
        return panel->findChild<QToolButton *>(QStringLiteral("presetsButton"));
    }
    [[nodiscard]] PresetsPanel *list() const { return panel->findChild<PresetsPanel *>(); }
    [[nodiscard]] PresetView *view() const { return list()->findChild<PresetView *>(); }
    [[nodiscard]] QLineEdit *name() const { return edit("presetName"); }
    [[nodiscard]] QLineEdit *search() const { return edit("presetSearch"); }
    [[nodiscard]] QLineEdit *edit(const char *objectName) const
    {
        return list()->findChild<QLineEdit *>(QString::fromLatin1(objectName));
    }
    [[nodiscard]] NoticeBar *said() const { return list()->findChild<NoticeBar *>(); }
    //! The form's own.
    [[nodiscard]] NoticeBar *formSaid() const
    {
        for (auto *notice : panel->findChildren<NoticeBar *>()) {
            if (!list() || !list()->isAncestorOf(notice))
                return notice;
        }
        return nullptr;
    }
    static void undo(const NoticeBar *notice)
    {
        auto *button = notice->findChild<QToolButton *>(QStringLiteral("undo"));
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    [[nodiscard]] QStringList rows() const
    {
        QStringList shown;
        for (int row = 0; row < view()->model()->rowCount(); ++row)
            shown << view()->model()->index(row, 0).data().toString();
        return shown;
    }
    [[nodiscard]] QString highlighted() const { return view()->currentIndex().data().toString(); }
    [[nodiscard]] QVariant told(int row, int role) const { return view()->model()->index(row, 0).data(role); }
    [[nodiscard]] QPoint rowCenter(int row) const
    {
        return view()->visualRect(view()->model()->index(row, 0)).center();
    }
    void key(int key, Qt::KeyboardModifiers with = {}) const
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), with);
    }
    //! Each letter goes to what has the focus by then.
    static void type(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClicks(QApplication::focusWidget(), letter);
    }
    //! Offscreen, a window that has closed does not hand the keyboard on.
    void activate() const
    {
        panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(panel.get()));
    }
    [[nodiscard]] QAction *menuEntry(const QString &text) const
    {
        const auto *menu = list()->findChild<QMenu *>(QStringLiteral("presetMenu"));
        for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
            if (action->text().section(u'\t', 0, 0).remove(u'&') == text)
                return action;
        }
        return nullptr;
    }
    void openMenuByKey() const
    {
        key(Qt::Key_F10, Qt::ShiftModifier);
        QVERIFY(list()->findChild<QMenu *>(QStringLiteral("presetMenu")));
    }
    void pick(const QString &text) const
    {
        auto *menu = list()->findChild<QMenu *>(QStringLiteral("presetMenu"));
        QAction *entry = menuEntry(text);
        QVERIFY(menu && entry);
        QPointer<QMenu> gone(menu);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(entry).center());
        QTRY_VERIFY(!gone);
        activate();
    }
};

} // namespace maquette::test
