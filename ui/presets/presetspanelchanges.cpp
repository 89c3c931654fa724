// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel does to the presets, and takes back.
#include "ui/form/noticebar.h"
#include "ui/presets/presetspanel.h"
#include "ui/presets/presettexts.h"
#include "ui/presets/presetview.h"

#include <QApplication>
#include <QLineEdit>

namespace maquette
{

ModelId PresetsPanel::model() const
{
    return m_list->owner() ? m_list->owner()->id : ModelId();
}

QString PresetsPanel::current() const
{
    return m_list->nameAt(m_view->currentIndex().row());
}

void PresetsPanel::select(const QString &name)
{
    m_list->refresh();
    const QModelIndex index = m_list->index(m_list->rowOf(name));
    if (!index.isValid())
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void PresetsPanel::saveTyped()
{
    const QString name = Presets::tidyName(m_name->text());
    save(name);
    if (!m_presets.find(model(), name))
        return;
    m_name->clear();
    m_search->clear();
    select(name);
}

void PresetsPanel::save(const QString &name)
{
    if (!m_list->owner())
        return;
    FormState state = m_present();
    state.lastSeeds.clear(); // they belong to a run
    const Result<PresetChange> saved = m_presets.save(model(), name, state.toBytes());
    if (!saved) {
        tellTrouble(saved.error().message);
        return;
    }
    select(name);
    tell(saved->before ? tr("%1 now holds the present settings.").arg(quotedName(name))
                       : tr("%1 is saved.").arg(quotedName(name)),
         {*saved});
}

void PresetsPanel::rename(const QString &name, const QString &to)
{
    const Result<PresetChange> renamed = m_presets.rename(model(), name, to);
    if (!renamed) {
        tellTrouble(renamed.error().message);
        return;
    }
    select(renamed->after->name);
    if (renamed->after->name != name)
        tell(tr("%1 is called %2 now.").arg(quotedName(name), quotedName(renamed->after->name)), {*renamed});
}

void PresetsPanel::remove(const QString &name)
{
    const std::optional<PresetChange> removed = m_presets.remove(model(), name);
    if (!removed)
        return;
    m_list->refresh();
    tell(tr("%1 is removed.").arg(quotedName(name)), {*removed});
    if (m_list->rowCount() == 0) // the list is hidden, and the focus with it
        m_name->setFocus(Qt::OtherFocusReason);
}

void PresetsPanel::move(const QString &name, qsizetype place)
{
    const QList<Preset> presets = m_presets.list(model());
    if (place < 0 || place >= presets.size() || presets.at(place).name == name)
        return;
    if (const std::optional<PresetChange> moved = m_presets.move(model(), name, place))
        keep({*moved});
    select(name);
}

void PresetsPanel::moveBy(int step)
{
    if (m_list->isWhole() && !current().isEmpty())
        move(current(), m_view->currentIndex().row() + step);
}

int PresetsPanel::keep(const QList<PresetChange> &changes)
{
    m_notice->dismiss(); // its Undo belongs to an older step
    return m_steps.keep(changes);
}

void PresetsPanel::undo(int number)
{
    const std::optional<QString> back = m_steps.undo(number);
    if (!back)
        return;
    m_notice->dismiss();
    select(*back);
    if (QApplication::focusWidget() == nullptr || !isAncestorOf(QApplication::focusWidget()))
        (m_view->isVisible() ? static_cast<QWidget *>(m_view) : m_name)->setFocus(Qt::OtherFocusReason);
}

void PresetsPanel::tell(const QString &text, const QList<PresetChange> &changes)
{
    if (changes.isEmpty())
        m_notice->tell(text);
    else
        m_notice->tell(text, [this, number = keep(changes)] { undo(number); });
}

void PresetsPanel::tellTrouble(const QString &text)
{
    m_notice->tellTrouble(text);
}

} // namespace maquette
