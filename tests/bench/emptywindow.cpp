// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bare reference of a start: a window with nothing in it, and no library but Widgets.
#include "app/startmark.h"

#include <QApplication>
#include <QMainWindow>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1440, 900); // as large as Maquette's
    const maquette::StartMark mark(window);
    window.show();
    return QApplication::exec();
}
