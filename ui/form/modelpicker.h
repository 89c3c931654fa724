// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/catalogue.h"

#include <QFrame>

class QLineEdit;
class QListView;

namespace maquette
{

class ModelList;
class WrapLabel;

//! \brief The list of models that opens under the form's header: type to search, arrows and Enter to choose,
//! Escape to leave. Closed by choosing or by a click beside it.
class ModelPicker : public QFrame
{
    Q_OBJECT

public:
    explicit ModelPicker(const Catalogue &catalogue, QWidget *parent = nullptr);

    //! Opens below \a anchor, as wide as that; \a current is marked.
    void openUnder(const QWidget *anchor, const ModelId &current, const QList<ModelId> &recent);

signals:
    void picked(const maquette::ModelId &model);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void filter(const QString &text);
    void pick(const QModelIndex &index);
    void selectRow(int row);
    [[nodiscard]] int heightFor(const QWidget *anchor) const;

    ModelList *m_models;
    QLineEdit *m_search;
    QListView *m_list;
    WrapLabel *m_nothing;
};

} // namespace maquette
