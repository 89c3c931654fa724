// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/gallery/inspectortexts.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace maquette
{

class ValueLabel;

//! \brief Titles and values in two columns. Its labels are kept from one work to the next.
class FactsGrid : public QWidget
{
    Q_OBJECT

public:
    //! Titles get what they want between these; the values are worth more than the rest.
    static constexpr int narrowestTitle = 72;
    static constexpr int widestTitle = 124;

    explicit FactsGrid(QWidget *parent = nullptr);
    void setFacts(const QList<Fact> &facts);
    [[nodiscard]] QString valueOf(const QString &title) const; //!< as copied; empty when there is none

protected:
    void resizeEvent(QResizeEvent *event) override;

signals:
    void copied(const QString &title);

private:
    struct Line
    {
        QLabel *title;
        ValueLabel *value;
        QToolButton *copy;
    };
    void addLine();
    void fitTitles();
    QGridLayout *m_grid;
    QList<Line> m_lines;
    QStringList m_names; //!< of the lines in use
    int m_used = 0;
};

} // namespace maquette
