// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

class QToolButton;

namespace maquette
{

class EntryFrame;
class MediaSource;

//! \brief A list of entries of one kind that can be added, copied, moved and removed: rows of single
//! controls, or cards where an entry is a form of its own (shots, elements, key frames).
class EntriesEditor : public FieldEditor
{
    Q_OBJECT

public:
    EntriesEditor(const Field &field, MediaSource &pictures, QWidget *parent);

    [[nodiscard]] QWidget *focusTarget() const override;
    [[nodiscard]] QList<InnerEditor> inner() const override;
    [[nodiscard]] const QList<EntryFrame *> &entries() const { return m_entries; }
    //! The new entry, with the values of \a value; null when there is no room for one more.
    EntryFrame *add(const std::optional<Json> &value, qsizetype at);
    void remove(qsizetype index);
    void move(qsizetype from, qsizetype to);

protected:
    [[nodiscard]] std::optional<Json> controlValue() const override;
    bool setControlValue(const std::optional<Json> &value) override;

private:
    EntryFrame *make(qsizetype at);
    void connectEntry(EntryFrame *frame);
    void dragTo(EntryFrame *frame, int globalY);
    void changed();
    void showCount();
    [[nodiscard]] bool mayAdd() const;
    //! Nothing: the entry is left out.
    [[nodiscard]] std::optional<Json> valueOf(const FieldEditor &editor) const;

    MediaSource &m_pictures;
    QWidget *m_list;
    QToolButton *m_add;
    QList<EntryFrame *> m_entries;
};

} // namespace maquette
