// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace maquette
{

//! \brief A column that scrolls up and down only, and only when it must.
//!
//! Its bar stands in the right margin of the content: what is in the column keeps its width, and with that
//! its height, when the bar comes. So whether it is needed does not depend on whether it is there.
class ScrollColumn : public QScrollArea
{
    Q_OBJECT

public:
    explicit ScrollColumn(QWidget *parent = nullptr);

    //! Takes \a content, which must have a layout, as setWidget() does; \a margins are the layout's from now
    //! on.
    void setContent(QWidget *content, QMargins margins);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void chooseBar();
    void fitMargins();

    QMargins m_margins;
};

} // namespace maquette
