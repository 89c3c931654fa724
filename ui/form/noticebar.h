// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

class QToolButton;

namespace maquette
{

class WrapLabel;

//! \brief A sentence above the footer of the form, with Undo where something can be undone. Leaves by itself,
//! unless it has the focus or the pointer, or tells of trouble.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void tell(const QString &text, std::function<void()> undo = {});
    void tellTrouble(const QString &text);
    void dismiss();
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void show(const QString &text);

    WrapLabel *m_text;
    QToolButton *m_undo;
    QToolButton *m_close;
    std::function<void()> m_action;
    QTimer m_timer;
};

} // namespace maquette
