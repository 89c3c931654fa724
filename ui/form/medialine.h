// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QMimeData;

namespace maquette
{

//! \brief The address line of a media field. What is pasted is handed out whole instead of being typed in,
//! for it may be a work, a file, or megabytes of a data address.
class MediaLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit MediaLine(QWidget *parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void pasteRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
};

} // namespace maquette
