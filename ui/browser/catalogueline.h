// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace maquette
{

class Catalogue;
class CatalogueKeeper;
class LinkButton;
class WrapLabel;

//! \brief The quiet line below the model browser: how many models, of when, and how to get more of them.
class CatalogueLine : public QWidget
{
    Q_OBJECT

public:
    explicit CatalogueLine(const Catalogue &catalogue, QWidget *parent = nullptr);

    //! Must outlive this; without one nothing can be fetched.
    void setKeeper(CatalogueKeeper &keeper);
    void showState();
    [[nodiscard]] QString text() const;

signals:
    void addRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    //! In a narrow window a long sentence stands above the links, not beside them.
    void chooseDirection();

    const Catalogue &m_catalogue;
    CatalogueKeeper *m_keeper = nullptr;
    QBoxLayout *m_row;
    WrapLabel *m_state;
    LinkButton *m_refresh;
    LinkButton *m_add;
};

} // namespace maquette
