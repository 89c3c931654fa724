// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

class QStandardItemModel;

namespace maquette
{

struct Model;

//! \brief The fields of a form as a list: what each is called, and what it takes.
class FieldList : public QTreeView
{
    Q_OBJECT

public:
    explicit FieldList(QWidget *parent = nullptr);

    void show(const Model *model);
    //! As high as its rows, up to a few.
    [[nodiscard]] QSize sizeHint() const override;

private:
    QStandardItemModel *m_fields;
};

} // namespace maquette
