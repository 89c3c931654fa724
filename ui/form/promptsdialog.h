// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QListWidget;

namespace maquette
{

//! \brief What one click would send, in words.
struct PromptsToSend
{
    QStringList prompts; //!< each of them `runs` times
    int runs = 1;
    QString total; //!< what they cost together; may be empty
    QString price; //!< of one
    QString caution;
    QString reason; //!< why it cannot be sent just now; empty if it can
};

//! \brief The prompts that alternatives come to, read before they are paid for. Accepted: send them.
class PromptsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PromptsDialog(const PromptsToSend &sent, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QListWidget *m_list;
};

} // namespace maquette
