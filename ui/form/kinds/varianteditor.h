// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

class QComboBox;
class QVBoxLayout;

namespace maquette
{

class MediaSource;

//! \brief A value of one of several kinds: which kind, and below it the editor of that kind. What stood in
//! the others is there again when they are chosen again.
class VariantEditor : public FieldEditor
{
    Q_OBJECT

public:
    VariantEditor(const Field &field, MediaSource &pictures, QWidget *parent);

    [[nodiscard]] QWidget *focusTarget() const override;
    [[nodiscard]] QList<InnerEditor> inner() const override;
    //! What a kind is called: its title, else what it takes.
    [[nodiscard]] static QString nameOf(const Field &kind);

protected:
    [[nodiscard]] std::optional<Json> controlValue() const override;
    bool setControlValue(const std::optional<Json> &value) override;

private:
    [[nodiscard]] FieldEditor *current() const;
    FieldEditor *editorAt(qsizetype part);
    void choose(qsizetype part);
    void show(qsizetype part);

    MediaSource &m_pictures;
    QComboBox *m_kinds;
    QVBoxLayout *m_rows = nullptr;
    QList<FieldEditor *> m_editors; //!< made when first chosen
    qsizetype m_part = -1;          //!< -1: not set
    int m_offset = 0;               //!< 1 with a row for "not set"
};

} // namespace maquette
