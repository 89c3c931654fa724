// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/groups.h"

#include <QApplication>
#include <QStringList>

#include <cstdio>
#include <functional>
#include <map>

namespace
{

using maquette::bench::measureBusy;
using maquette::bench::measureCatalogue;
using maquette::bench::measureDownload;
using maquette::bench::measureForm;
using maquette::bench::measureJobs;
using maquette::bench::measureLanding;
using maquette::bench::measureLibrary;
using maquette::bench::measurePosters;
using maquette::bench::measurePrompts;
using maquette::bench::measureRebuild;
using maquette::bench::measureStart;
using maquette::bench::measureThumbs;
using maquette::bench::measureUnfinished;
using maquette::bench::measureViewer;

const std::map<QString, std::function<bool(const QStringList &)>> &groups()
{
    static const std::map<QString, std::function<bool(const QStringList &)>> all{
        {QStringLiteral("start"), measureStart},       {QStringLiteral("catalogue"), measureCatalogue},
        {QStringLiteral("form"), measureForm},         {QStringLiteral("landing"), measureLanding},
        {QStringLiteral("download"), measureDownload}, {QStringLiteral("busy"), measureBusy},
        {QStringLiteral("jobs"), measureJobs},         {QStringLiteral("unfinished"), measureUnfinished},
        {QStringLiteral("prompts"), measurePrompts},   {QStringLiteral("thumbs"), measureThumbs},
        {QStringLiteral("posters"), measurePosters},   {QStringLiteral("viewer"), measureViewer},
        {QStringLiteral("library"), measureLibrary},   {QStringLiteral("rebuild"), measureRebuild},
    };
    return all;
}

int usage()
{
    std::fputs(
        "usage: maquette-bench [group] [options]\n\n"
        "Without a group all are measured. One JSON line for each figure: name, value, unit, "
        "reference and ratio\n"
        "(the bare reference of the same run), budget, better.\n\n"
        "  start [ROUNDS]      start to a usable window, against an empty QMainWindow; with 400 models kept, "
        "against five\n"
        "  catalogue [MODELS]  one key press of a search over 5,000 models, against a look at their names; "
        "a catalogue of\n"
        "                      400 that joins\n"
        "  form [ROUNDS]       the largest of the five forms, built and laid out\n"
        "  landing [ROUNDS]    last byte of a 4096x4096 PNG to its thumbnail, against one decode\n"
        "  download [MIB]      a download of 500 MiB, against curl; memory\n"
        "  busy [DOWNLOADS]    longest time the main thread was away while 20 downloads and their "
        "thumbnails run\n"
        "  jobs [JOBS] [ROUNDS]  200 jobs at a server that answers at once, against a script with curl; "
        "the journal's\n"
        "                      commits, against plain ones\n"
        "  unfinished [JOBS]   10,000 unfinished jobs read at start, against one SELECT\n"
        "  prompts [PROMPTS]   20,000 prompts searched as one types, each key against one plain FTS query\n"
        "  thumbs [FILES]      30 pictures of all sizes and formats, against vipsthumbnail; a screen of 200 "
        "from "
        "the cache,\n"
        "                      against plain reads; how long the main thread was away\n"
        "  posters [CLIPS]     24 clips, against ffmpegthumbnailer\n"
        "  library [--works N] a made library of 100,000 works: opened warm, against an empty window; "
        "memory; "
        "frames while\n"
        "                      scrolling and each key of a search, 99th percentile beside the median\n"
        "  rebuild [FILES]     the index built from 600 files, against exiftool and exiv2 reading them; a "
        "look that finds\n"
        "                      nothing new, against listing the folders\n"
        "  viewer [ROUNDS] [SIDE]  key press to a sharp 4096x4096 PNG, against one plain decode; to a "
        "neighbour\n",
        stderr);
    return 2;
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QStringList arguments = QApplication::arguments().mid(1);
    if (arguments.isEmpty()) {
        bool fine = true;
        for (const auto &[name, measure] : groups())
            fine = measure({}) && fine;
        return fine ? 0 : 1;
    }
    const auto group = groups().find(arguments.takeFirst());
    if (group == groups().end())
        return usage();
    return group->second(arguments) ? 0 : 1;
}
