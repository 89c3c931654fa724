// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace maquette
{

//! \brief Lets files of presets be dropped onto widgets that have no other use for them.
class PresetDrop : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    //! \a widget must live in the same thread; it may go first.
    void watch(QWidget *widget);

signals:
    void dropped(const QStringList &files);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace maquette
