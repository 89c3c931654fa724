// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include "app/api/endpoint.h"
#include "app/net/addressrules.h"

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

ParsedOptions printOut(const QString &text)
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

//! Adds the files of the `--run` at \a at, which then is the last of them; false when there is none.
bool takeFiles(const QStringList &arguments, qsizetype &at, QStringList &files)
{
    const qsizetype before = files.size();
    if (const QString first = arguments.at(at).section(QLatin1Char('='), 1); !first.isEmpty())
        files += first;
    const auto isFile = [](const QString &argument) {
        return argument == QStringLiteral("-") ||
               (!argument.isEmpty() && !argument.startsWith(QLatin1Char('-')));
    };
    while (at + 1 < arguments.size() && isFile(arguments.at(at + 1)))
        files += arguments.at(++at);
    return files.size() > before;
}

//! Takes the `--allow-host` at \a at, which then is its last argument; what is wrong with it, or empty.
QString takeHost(const QStringList &arguments, qsizetype &at, QStringList &hosts)
{
    const QString &argument = arguments.at(at);
    const qsizetype equals = argument.indexOf(QLatin1Char('='));
    const QString value = equals < 0 ? arguments.value(++at) : argument.mid(equals + 1);
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(value, QUrl::StrictMode);
    if (!url.isValid() || hostOf(url).isEmpty() || value.startsWith(QStringLiteral("--")))
        return tr("--allow-host needs the name of a host, such as cdn.example.org.");
    hosts << hostOf(url);
    return {};
}

//! Takes the option at \a at, which then is its last argument; what is wrong with it, or empty.
QString takeValue(const QStringList &arguments, qsizetype &at, Options &options)
{
    const std::pair<QString, QString Options::*> valued[] = {
        {QStringLiteral("--profile"), &Options::profile},
        {QStringLiteral("--library"), &Options::library},
        {QStringLiteral("--api-base"), &Options::apiBase},
        {QStringLiteral("--tour"), &Options::tour}};
    const QString &argument = arguments.at(at);
    const qsizetype equals = argument.indexOf(QLatin1Char('='));
    const QString name = equals < 0 ? argument : argument.left(equals);
    const auto *option = std::find_if(std::begin(valued), std::end(valued),
                                      [&](const auto &known) { return known.first == name; });
    // The value is not repeated in the message: it may be a token that was typed in the wrong place.
    if (option == std::end(valued))
        return argument.startsWith(QLatin1Char('-'))
                   ? tr("there is no option \"%1\".").arg(name)
                   : tr("only options are understood, and argument %1 is none.").arg(at + 1);
    const QString value = equals < 0 ? arguments.value(++at) : argument.mid(equals + 1);
    if (value.isEmpty() || (equals < 0 && value.startsWith(QStringLiteral("--"))))
        return tr("%1 needs a value.").arg(name);
    if (!(options.*(option->second)).isEmpty())
        return tr("%1 is given twice.").arg(name);
    options.*(option->second) = value;
    return {};
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
    if (options.run.count(QStringLiteral("-")) > 1)
        return tr("--run: standard input (\"-\") can be read once only.");
    if (options.isHeadless() && (!options.tour.isEmpty() || (options.resume && !options.run.isEmpty())))
        return tr("--run, --resume and --tour exclude each other: do one after the other.");
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
    return tr(
        "Maquette, a studio for the RunComfy Model API.\n"
        "\n"
        "Usage: maquette [options]\n"
        "\n"
        "  --sandbox        start with the sandbox on this machine; nothing is charged\n"
        "  --profile DIR    settings, database and cache in DIR\n"
        "  --library DIR    pictures and clips in DIR\n"
        "  --api-base URL   another address for the API: https, or http on this machine;\n"
        "                   then nothing goes to any other host that you do not allow\n"
        "  --allow-host HOST\n"
        "                   results that lie on HOST, which is none of the service's, are fetched\n"
        "                   too; may be given several times\n"
        "  --tour DIR       generate with every model in the sandbox, driven through the real\n"
        "                   window; outputs in DIR/outputs, pictures of the window in DIR/screens\n"
        "  --run FILE...    without a window: generate what the request files ask for (\"-\" is standard\n"
        "                   input), each {\"model\": \"...\", \"input\": {...}, \"count\": 1} or an array "
        "of\n"
        "                   such; one JSON line for each event on standard output\n"
        "  --resume         without a window: collect every run that is unfinished at the server;\n"
        "                   sends nothing new\n"
        "  --help           this text\n"
        "  --version        the version\n"
        "\n"
        "The API token is entered once in the settings, or taken from RUNCOMFY_TOKEN,\n"
        "RUNCOMFY_API_TOKEN, RUNCOMFY_API_KEY or YOUR_API_TOKEN. It is no option, because the\n"
        "arguments of a program can be read by others.\n"
        "\n"
        "Exit codes: 0 all went well; 1 the start or the tour failed, or works cannot be saved; 2 the\n"
        "options or a request are wrong and nothing was sent. With --run and --resume also: 3 a run may\n"
        "have been charged and nobody knows; 4 a run failed; 5 a run was refused by the service,\n"
        "uncharged; 6 no token, or not accepted; 7 the profile is in use; 8 stopped, runs at the server\n"
        "go on; 9 held back, not sent.\n"
        "Where several apply: 3 before 4, 5, 6, 9 and 8.\n");
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
    Options &options = parsed.options;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (argument == QStringLiteral("--help") || argument == QStringLiteral("-h"))
            return printOut(usage());
        if (argument == QStringLiteral("--version") || argument == QStringLiteral("-v"))
            return printOut(QStringLiteral("maquette " MAQUETTE_VERSION "\n"));
        if (const int length = qtOptionLength(argument); length > 0) {
            i += length - 1;
        } else if (argument == QStringLiteral("--sandbox")) {
            options.sandbox = true;
        } else if (argument == QStringLiteral("--resume")) {
            options.resume = true;
        } else if (argument.section(QLatin1Char('='), 0, 0) == QStringLiteral("--allow-host")) {
            if (const QString problem = takeHost(arguments, i, options.hosts); !problem.isEmpty())
                return refuse(problem);
        } else if (argument == QStringLiteral("--run") || argument.startsWith(QStringLiteral("--run="))) {
            if (!takeFiles(arguments, i, options.run))
                return refuse(tr("--run needs a request file, or \"-\" for standard input."));
        } else if (const QString problem = takeValue(arguments, i, options); !problem.isEmpty()) {
            return refuse(problem);
        }
    }
    if (const QString problem = checked(options); !problem.isEmpty())
        return refuse(problem);
    return parsed;
}

} // namespace maquette
