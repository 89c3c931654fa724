// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include "app/api/endpoint.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace maquette
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Options", text);
}

ParsedOptions refuse(const QString &why)
{
    ParsedOptions parsed;
    parsed.run = false;
    parsed.exitCode = ParsedOptions::usageError;
    parsed.text = tr("maquette: %1\nTry \"maquette --help\" for what can be asked for.\n").arg(why);
    return parsed;
}

ParsedOptions print(const QString &text)
{
    ParsedOptions parsed;
    parsed.run = false;
    parsed.text = text;
    return parsed;
}

//! How many arguments a single-dash option of Qt takes up with itself, or 0 for none of Qt's.
int qtOptionLength(const QString &argument)
{
    static const QStringList withValue{
        QStringLiteral("-platform"),        QStringLiteral("-platformpluginpath"),
        QStringLiteral("-platformtheme"),   QStringLiteral("-plugin"),
        QStringLiteral("-qwindowgeometry"), QStringLiteral("-qwindowicon"),
        QStringLiteral("-qwindowtitle"),    QStringLiteral("-display"),
        QStringLiteral("-session"),         QStringLiteral("-geometry"),
        QStringLiteral("-fontengine"),      QStringLiteral("-style")};
    if (withValue.contains(argument))
        return 2;
    return argument == QStringLiteral("-reverse") ? 1 : 0;
}

//! Empty when the folder is there or can be made; else why not.
QString folderProblem(const QString &option, const QString &folder)
{
    const QFileInfo info(folder);
    if (info.exists() && !info.isDir())
        return tr("%1: \"%2\" is a file, not a folder.").arg(option, folder);
    if (!QDir().mkpath(folder))
        return tr("%1: the folder \"%2\" cannot be made.").arg(option, folder);
    if (!QFileInfo(folder).isWritable())
        return tr("%1: the folder \"%2\" cannot be written to.").arg(option, folder);
    return {};
}

QString checked(const Options &options)
{
    const std::pair<QString, QString> folders[] = {{QStringLiteral("--profile"), options.profile},
                                                   {QStringLiteral("--library"), options.library},
                                                   {QStringLiteral("--tour"), options.tour}};
    for (const auto &[option, folder] : folders) {
        if (folder.isEmpty())
            continue;
        // A library that is gone is told in the window, where it can be mended.
        if (option == QStringLiteral("--library") && !QFileInfo(folder).isFile())
            continue;
        if (const QString problem = folderProblem(option, folder); !problem.isEmpty())
            return problem;
    }
    if (!options.apiBase.isEmpty()) {
        if (options.sandbox || !options.tour.isEmpty())
            return tr("--api-base and the sandbox exclude each other: choose one.");
        if (const auto endpoint = Endpoint::custom(options.apiBase); !endpoint)
            return tr("--api-base: %1").arg(endpoint.error().message);
    }
    return {};
}

} // namespace

QString usage()
{
    return tr("Maquette, a studio for the RunComfy Model API.\n"
              "\n"
              "Usage: maquette [options]\n"
              "\n"
              "  --sandbox        start with the sandbox on this machine; nothing is charged\n"
              "  --profile DIR    settings, database and cache in DIR\n"
              "  --library DIR    pictures and clips in DIR\n"
              "  --api-base URL   another address for the API: https, or http on this machine;\n"
              "                   then nothing goes to any other host\n"
              "  --tour DIR       generate with every model in the sandbox, driven through the real\n"
              "                   window; outputs in DIR/outputs, pictures of the window in DIR/screens\n"
              "  --help           this text\n"
              "  --version        the version\n"
              "\n"
              "The API token is entered once in the settings, or taken from RUNCOMFY_TOKEN,\n"
              "RUNCOMFY_API_TOKEN, RUNCOMFY_API_KEY or YOUR_API_TOKEN. It is no option, because the\n"
              "arguments of a program can be read by others.\n"
              "\n"
              "Exit codes: 0 all went well; 1 the start or the tour failed; 2 the options are wrong.\n");
}

void isolateTour(Options &options, const QString &scratch)
{
    if (options.tour.isEmpty())
        return;
    options.sandbox = true;
    if (options.profile.isEmpty())
        options.profile = scratch + QStringLiteral("/profile");
    if (options.library.isEmpty())
        options.library = scratch + QStringLiteral("/library");
}

ParsedOptions parseOptions(const QStringList &arguments)
{
    ParsedOptions parsed;
    const std::pair<QString, QString Options::*> valued[] = {
        {QStringLiteral("--profile"), &Options::profile},
        {QStringLiteral("--library"), &Options::library},
        {QStringLiteral("--api-base"), &Options::apiBase},
        {QStringLiteral("--tour"), &Options::tour}};
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (argument == QStringLiteral("--help") || argument == QStringLiteral("-h"))
            return print(usage());
        if (argument == QStringLiteral("--version") || argument == QStringLiteral("-v"))
            return print(QStringLiteral("maquette " MAQUETTE_VERSION "\n"));
        if (const int length = qtOptionLength(argument); length > 0) {
            i += length - 1;
            continue;
        }
        if (argument == QStringLiteral("--sandbox")) {
            parsed.options.sandbox = true;
            continue;
        }
        const qsizetype equals = argument.indexOf(QLatin1Char('='));
        const QString name = equals < 0 ? argument : argument.left(equals);
        const auto *option = std::find_if(std::begin(valued), std::end(valued),
                                          [&](const auto &known) { return known.first == name; });
        // The value is not repeated in the message: it may be a token that was typed in the wrong place.
        if (option == std::end(valued))
            return argument.startsWith(QLatin1Char('-'))
                       ? refuse(tr("there is no option \"%1\".").arg(name))
                       : refuse(tr("only options are understood, and argument %1 is none.").arg(i + 1));
        QString value = equals < 0 ? arguments.value(++i) : argument.mid(equals + 1);
        if (value.isEmpty() || (equals < 0 && value.startsWith(QStringLiteral("--"))))
            return refuse(tr("%1 needs a value.").arg(name));
        if (!(parsed.options.*(option->second)).isEmpty())
            return refuse(tr("%1 is given twice.").arg(name));
        parsed.options.*(option->second) = value;
    }
    if (const QString problem = checked(parsed.options); !problem.isEmpty())
        return refuse(problem);
    return parsed;
}

} // namespace maquette
