// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

class QToolButton;

namespace maquette
{

class EntryFrame;
class MediaSource;
class NamedEditor;

//! \brief An object whose keys the artist names: rows of a name and a value. A row without a name or a value
//! is left out.
class MapEditor : public FieldEditor
{
    Q_OBJECT

public:
    MapEditor(const Field &field, MediaSource &pictures, QWidget *parent);

    [[nodiscard]] QWidget *focusTarget() const override;
    [[nodiscard]] QList<InnerEditor> inner() const override;
    [[nodiscard]] QList<FieldProblem> ownProblems() const override;
    NamedEditor *add(const QString &name, const std::optional<Json> &value);

protected:
    [[nodiscard]] std::optional<Json> controlValue() const override;
    bool setControlValue(const std::optional<Json> &value) override;

private:
    void remove(EntryFrame *frame);
    void changed();
    [[nodiscard]] QList<NamedEditor *> rows() const;

    MediaSource &m_pictures;
    QWidget *m_list;
    QToolButton *m_add;
    QList<EntryFrame *> m_entries;
};

} // namespace maquette
