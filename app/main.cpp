// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"
#include "app/headless/headless.h"
#include "app/options.h"
#include "app/startmark.h"
#include "app/store/opening.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/problemwindow.h"
#include "ui/shell/studio.h"
#include "ui/tour/tour.h"

#include <QApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace maquette;

namespace
{

QStringList argumentsOf(int count, char **values)
{
    QStringList arguments;
    for (int i = 1; i < count; ++i)
        arguments << QString::fromLocal8Bit(values[i]);
    return arguments;
}

void print(const QString &text, FILE *stream)
{
    std::fputs(text.toLocal8Bit().constData(), stream);
}

//! False when no window can be shown; the tour needs none.
bool prepareDisplay(const Options &options)
{
    const bool display = qEnvironmentVariableIsSet("DISPLAY") ||
                         qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
                         qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
    if (!display && !options.tour.isEmpty())
        qputenv("QT_QPA_PLATFORM", "offscreen");
    return display || !options.tour.isEmpty();
}

int runTour(const Composition &composition, const QString &folder)
{
    Tour tour(composition.window(), composition.studio(), folder);
    QObject::connect(&tour, &Tour::finished, qApp, &QCoreApplication::exit, Qt::QueuedConnection);
    tour.start();
    return QApplication::exec();
}

int runProblem(const Error &error, const QString &file, bool tour)
{
    print(QStringLiteral("maquette: ") + error.message + QLatin1Char('\n'), stderr);
    if (tour)
        return 1;
    ProblemWindow window(error, file);
    QObject::connect(&window, &ProblemWindow::newIndexRequested, &window, [&window, file] {
        if (const Result<QString> aside = setDatabaseAside(file); !aside)
            return window.tell(aside.error().message);
        QProcess::startDetached(QApplication::applicationFilePath(), QApplication::arguments().mid(1));
        QApplication::quit();
    });
    QApplication::setQuitOnLastWindowClosed(true);
    window.show();
    QApplication::exec();
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    ParsedOptions parsed = parseOptions(argumentsOf(argc, argv));
    if (!parsed.run) {
        print(parsed.text, parsed.exitCode == 0 ? stdout : stderr);
        return parsed.exitCode;
    }
    Options &options = parsed.options;
    if (options.isHeadless())
        return runHeadless(options, argc, argv);
    if (!prepareDisplay(options)) {
        print(QStringLiteral("maquette: there is no display. Without one there are --run, --resume and "
                             "--tour; see --help.\n"),
              stderr);
        return 1;
    }
    if (!qEnvironmentVariableIsSet("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", "gstreamer");
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("maquette"));
    QApplication::setApplicationDisplayName(QStringLiteral("Maquette"));
    QApplication::setApplicationVersion(QStringLiteral(MAQUETTE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("maquette"));
    QApplication::setQuitOnLastWindowClosed(false);

    const QTemporaryDir scratch;
    const bool tour = !options.tour.isEmpty();
    isolateTour(options, scratch.path());
    Composition composition(options);
    if (const Result<void> started = composition.start(); !started)
        return runProblem(started.error(), composition.problemFile(), tour);
    const StartMark mark(composition.window());
    QObject::connect(&composition.window(), &MainWindow::closed, &application, &QCoreApplication::quit);
    composition.window().show();
    return tour ? runTour(composition, options.tour) : QApplication::exec();
}
