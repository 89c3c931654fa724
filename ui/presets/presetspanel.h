// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/formstate.h"
#include "ui/presets/presetlist.h"
#include "ui/presets/presetsteps.h"

#include <QFrame>
#include <QPointer>

#include <functional>

class QLineEdit;
class QMenu;
class QPushButton;

namespace maquette
{

class LinkButton;
class NoticeBar;
class PresetDelegate;
class PresetView;
class WrapLabel;

//! \brief The presets of the model in the form, in a panel that lies over the window below the form's head:
//! save, find, apply, rename, put in order, remove.
//!
//! A part of the window and no popup, so that files can be dropped onto it from another program. It closes
//! by Escape, by a click beside it, and when the focus goes elsewhere in the window. All that changes the
//! list can be taken back by Undo, or by Ctrl+Z until it shows another model.
class PresetsPanel : public QFrame
{
    Q_OBJECT

public:
    using PresentState = std::function<FormState()>;

    //! \a presets must outlive this; \a present gives the settings that are to be saved.
    PresetsPanel(Presets &presets, PresentState present, QWidget *window);
    ~PresetsPanel() override;

    //! Lies below \a anchor and is as wide; a click on \a opener, which is there to open and close it, does
    //! not close it.
    void openUnder(QWidget *anchor, QWidget *opener, std::shared_ptr<const Model> model);
    void setOwner(std::shared_ptr<const Model> model);
    //! Gives the focus back to where it was.
    void dismiss();
    //! Says \a text here; \a changes are what Undo takes back, none for a sentence alone.
    void tell(const QString &text, const QList<PresetChange> &changes = {});
    void tellTrouble(const QString &text);
    //! Where files may be dropped: this, and what in it would take them for text.
    [[nodiscard]] QList<QWidget *> dropPlaces();

signals:
    void applyRequested(const QString &name);
    void exportRequested(const QStringList &names);
    void importRequested();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void build();
    void buildList();
    void connectParts();
    void place();
    void showState();
    void onFocusChanged(const QWidget *now);
    [[nodiscard]] bool isOutside(const QObject *widget) const;
    [[nodiscard]] bool listKey(const QKeyEvent &event);
    [[nodiscard]] bool dotsClicked(const QMouseEvent &event);
    [[nodiscard]] ModelId model() const;
    [[nodiscard]] QString current() const;
    void select(const QString &name);
    void apply(const QModelIndex &index);
    void saveTyped();
    void save(const QString &name);
    void rename(const QString &name, const QString &to);
    void remove(const QString &name);
    void move(const QString &name, qsizetype place);
    void moveBy(int step);
    //! In its row.
    void editName(const QString &name);
    void openMenu(const QModelIndex &index, const QPoint &place);
    int keep(const QList<PresetChange> &changes);
    void undo(int number);

    Presets &m_presets;
    PresentState m_present;
    PresetList *m_list;
    QLineEdit *m_name;
    QPushButton *m_save;
    QLineEdit *m_search;
    PresetView *m_view;
    PresetDelegate *m_delegate;
    QWidget *m_emptyPlace;
    WrapLabel *m_empty;
    NoticeBar *m_notice;
    LinkButton *m_import;
    LinkButton *m_export;
    QPointer<QWidget> m_anchor;
    QPointer<QWidget> m_opener;
    QPointer<QWidget> m_before; //!< had the focus
    QString m_keptName;         //!< highlighted before the list changed
    int m_keptRow = 0;
    PresetSteps m_steps;
};

} // namespace maquette
