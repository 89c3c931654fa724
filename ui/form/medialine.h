// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QMimeData;

namespace maquette
{

//! \brief The address line of a media field. What is pasted is handed out whole instead of being typed in,
//! for it may be a work, a file, or megabytes of a data address. What is too long is shown with its middle
//! left out, until the line is edited.
class MediaLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit MediaLine(QWidget *parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override;
    //! True while the line shows a name in place of an address: what is typed then takes its place whole, for
    //! a name that is typed into means nothing.
    [[nodiscard]] bool showsName() const { return m_showsName; }
    void setShowsName(bool on) { m_showsName = on; }

signals:
    void pasteRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    [[nodiscard]] QRect textRect() const;
    bool m_showsName = false;
};

} // namespace maquette
