// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/catalogue.h"

#include <QWidget>

class QGridLayout;
class QPushButton;

namespace maquette
{

class ScrollColumn;
class WrapLabel;

//! \brief The right half of the model browser: all that is known of the highlighted model, and what can be
//! done with it.
class ModelDetails : public QWidget
{
    Q_OBJECT

public:
    static constexpr int usualWidth = 272;

    explicit ModelDetails(QWidget *parent = nullptr);

    //! Null shows nothing. \a fields below 0: not known.
    void show(const ModelEntry *entry, qsizetype fields, bool favourite);
    [[nodiscard]] ModelId model() const { return m_id; }
    //! Everything that is shown, for tests and for reading aloud.
    [[nodiscard]] QString text() const;

signals:
    void favouriteToggled(const maquette::ModelId &model);
    void removeRequested(const maquette::ModelId &model);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *addButton(const QString &text, const QString &name);
    void buildFacts(QGridLayout &facts);
    void showFacts(const ModelEntry &entry, qsizetype fields);

    ModelId m_id;
    QString m_page;
    ScrollColumn *m_column;
    WrapLabel *m_name;
    WrapLabel *m_maker;
    WrapLabel *m_description;
    QWidget *m_facts;
    QList<WrapLabel *> m_values; //!< way, price, note, fields, origin, id
    QPushButton *m_favourite;
    QPushButton *m_open;
    QPushButton *m_remove;
};

} // namespace maquette
