// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/browser/modelfilter.h"

#include <QWidget>

class QPushButton;

namespace maquette
{

//! \brief The chips below the browser's search: what goes in, what comes out, favourites, own, the price, and
//! the order.
class ModelFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit ModelFilterBar(QWidget *parent = nullptr);

    //! All but the text.
    [[nodiscard]] ModelFilter filter() const;
    //! Lets go of every chip; the order stays.
    void clear();
    void setSort(ModelFilter::Sort sort);

signals:
    void changed();

private:
    QPushButton *addChip(QWidget *group, const QString &text, const QString &name, const QString &tip);
    void addKinds(const QString &title, bool in);
    void showSort();
    void openSorts();
    void setMostPrice(std::optional<Money> price);
    void showMostPrice();
    void openPrices();

    QList<std::pair<Intake, QPushButton *>> m_in;
    QList<std::pair<Intake, QPushButton *>> m_out;
    QPushButton *m_favourites = nullptr;
    QPushButton *m_own = nullptr;
    QPushButton *m_price = nullptr; //!< down while a price is set
    QPushButton *m_order = nullptr;
    std::optional<Money> m_mostPrice;
    ModelFilter::Sort m_sort = ModelFilter::Sort::Recent;
};

} // namespace maquette
