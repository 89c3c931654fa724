// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/catalogue.h"

#include <QFrame>
#include <QTimer>

class QLineEdit;
class QListView;

namespace maquette
{

class CatalogueKeeper;
class CatalogueLine;
class LinkButton;
class ModelDetails;
class ModelFilterBar;
class ModelList;
class ModelMarks;
class WrapLabel;

//! \brief The models, below the form's header: type to search, chips to narrow, arrows and Enter to choose.
//! Where the window has room the highlighted model is told of at the side.
//!
//! Escape clears the text, then the chips, then closes; so does choosing, and a click beside it.
class ModelBrowser : public QFrame
{
    Q_OBJECT

public:
    //! Both must outlive this.
    ModelBrowser(const Catalogue &catalogue, ModelMarks &marks, QWidget *parent = nullptr);

    //! Must outlive this.
    void setKeeper(CatalogueKeeper &keeper);
    //! Opens below \a anchor, with \a current highlighted.
    void openUnder(const QWidget *anchor, const ModelId &current);

signals:
    void picked(const maquette::ModelId &model);
    void addRequested();
    void removeRequested(const maquette::ModelId &model);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void buildList();
    void buildNothing();
    void connectParts();
    [[nodiscard]] bool moves(int key);
    void filter();
    void clearFilter();
    void pick(const QModelIndex &index);
    //! Whether \a event was for a star of the list; a press toggles it.
    bool starClicked(const QMouseEvent &event);
    void selectRow(int row);
    void toggleFavourite(const ModelId &model);
    //! What can be done with the model of \a index, at \a place of the list.
    void openMenu(const QModelIndex &index, const QPoint &place);
    void remove(const ModelId &model);
    //! With the same model highlighted after the rows have changed.
    void renew();
    void showDetails();
    void place(const QWidget &anchor);
    [[nodiscard]] ModelId highlighted() const;

    const Catalogue &m_catalogue;
    ModelMarks &m_marks;
    ModelList *m_models;
    QLineEdit *m_search;
    ModelFilterBar *m_chips;
    QListView *m_list;
    QWidget *m_nothing;
    WrapLabel *m_nothingText;
    LinkButton *m_clear;
    ModelDetails *m_details;
    CatalogueLine *m_line;
    QTimer m_detailsTimer; //!< a held arrow key does not read a model for each row
    bool m_wide = false;
};

} // namespace maquette
