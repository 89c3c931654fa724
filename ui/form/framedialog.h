// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;

namespace maquette
{

class ClipPlayer;
class ClipView;
class WrapLabel;

//! \brief A clip of which one frame is chosen: by the slider, by comma and full stop frame by frame, or by
//! pausing it.
class FrameDialog : public QDialog
{
    Q_OBJECT

public:
    explicit FrameDialog(const QString &file, QWidget *parent = nullptr);
    ~FrameDialog() override;

    [[nodiscard]] ClipPlayer &player() const { return *m_player; }

signals:
    void chosen(qint64 positionMs);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void done(int result) override;

private:
    void build();
    void fault(const QString &reason);
    void use();

    ClipPlayer *m_player;
    ClipView *m_view;
    WrapLabel *m_fault;
    QPushButton *m_use;
};

} // namespace maquette
