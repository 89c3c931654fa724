// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace maquette
{

//! \brief The head of the form: the model's name, what it makes, and a chevron; opens the picker.
class ModelHeader : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ModelHeader(QWidget *parent = nullptr);

    void setModelText(const QString &name, const QString &detail);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_name;
    QString m_detail;
};

} // namespace maquette
