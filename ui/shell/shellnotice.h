// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QTimer;

namespace maquette
{

//! \brief A quiet line that floats over the lower edge of its parent, says one thing and goes by itself.
//!
//! A notice with an action stays longer; one that tells of a problem stays until it is closed. The next
//! notice takes the place of the last. Escape inside it closes it.
class ShellNotice : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Passing, Problem };

    explicit ShellNotice(QWidget *parent);

    void tell(const QString &text, Kind kind = Kind::Passing);
    void tell(const QString &text, const QString &actionText, std::function<void()> action,
              Kind kind = Kind::Passing);
    void dismiss();
    //! How many pixels above the lower edge it floats, besides its margin.
    void setLift(int pixels);
    [[nodiscard]] QString text() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void place();
    void act();

    QLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_close;
    QTimer *m_timer;
    std::function<void()> m_do;
    int m_lift = 0;
    Kind m_kind = Kind::Passing;
};

} // namespace maquette
