// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "models/core/json.h"

#include <QPoint>
#include <QString>

class QComboBox;
class QWidget;

namespace maquette
{

class FieldEditor;
class MainWindow;

//! \brief Uses the window as a hand would: mouse and key events to its own widgets. Each step answers what
//! went wrong, or nothing.
class WindowDriver
{
public:
    explicit WindowDriver(MainWindow &window);

    static void click(QWidget *widget);
    static void key(QWidget *widget, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    static void type(QWidget *widget, const QString &text);

    //! Through the picker: opens it, types the name, presses Enter.
    [[nodiscard]] QString chooseModel(const QString &name);
    //! Through the field's own control; afterwards the field must hold \a value.
    [[nodiscard]] QString fill(const QString &key, const Json &value);
    [[nodiscard]] QString generate();
    //! The widget of that name in the window; null if it is not there or hidden.
    [[nodiscard]] QWidget *visible(const QString &name) const;

private:
    [[nodiscard]] FieldEditor *editor(const QString &key) const;
    static void chooseRow(QComboBox *box, int row);

    MainWindow &m_window;
};

} // namespace maquette
