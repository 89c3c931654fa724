// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/scannedfile.h"

#include "app/library/filestate.h"
#include "app/library/filework.h"
#include "app/library/mediacheck.h"
#include "app/library/plainfile.h"
#include "app/library/videofile.h"
#include "app/metadata/metadata.h"
#include "app/metadata/settingnames.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QImageReader>
#include <QTimeZone>

#include <cerrno>
#include <nlohmann/json.hpp>

namespace maquette
{

namespace
{

Result<void> readPictureFacts(QFile &file, FileType type, Asset &work)
{
    file.seek(0);
    QImageReader reader(&file, factsOf(type).decoder);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty())
        return fail(ErrorKind::DamagedFile, reader.errorString());
    const bool isTurned = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
    work.pixels = isTurned ? size.transposed() : size;
    return {};
}

Result<void> readClipFacts(const QString &file, Asset &work)
{
    const auto facts = VideoFile::probe(file);
    if (!facts)
        return facts.error();
    work.pixels = facts->pixels;
    work.durationMs = facts->durationMs;
    return {};
}

Result<void> readSoundFacts(const QString &file, Asset &work)
{
    const auto duration = VideoFile::probeSound(file);
    if (!duration)
        return duration.error();
    work.durationMs = *duration;
    return {};
}

Result<void> readFacts(const QString &path, Asset &work)
{
    constexpr qint64 sniffed = 4096;
    PlainFile file(path);
    if (const auto opened = file.openPlain(); !opened)
        return opened.error();
    if (file.size() > maxWorkBytes)
        return fail(ErrorKind::TooLarge,
                    QCoreApplication::translate("Library", "The file is larger than 2 GiB."));
    const FileType type = sniffFileType(file.peek(sniffed));
    const FileTypeFacts facts = factsOf(type);
    if (!facts.usable) {
        return fail(ErrorKind::DamagedFile,
                    QCoreApplication::translate(
                        "Library", "The file is neither a picture nor a clip that Maquette knows."));
    }
    work.kind = facts.kind;
    if (const auto whole = checkComplete(file, type); !whole)
        return whole.error();
    return facts.kind == MediaKind::Image   ? readPictureFacts(file, type, work)
           : facts.kind == MediaKind::Video ? readClipFacts(path, work)
                                            : readSoundFacts(path, work);
}

//! Under the names that models use for them.
QByteArray inputOf(const ForeignSettings &settings)
{
    nlohmann::ordered_json input = nlohmann::ordered_json::object();
    const auto add = [&input](const char *name, const QString &value) {
        if (!value.isEmpty())
            input[name] = value.toStdString();
    };
    add("prompt", settings.prompt);
    add("negative_prompt", settings.negativePrompt);
    if (settings.seed)
        input["seed"] = *settings.seed;
    if (settings.steps)
        input["steps"] = *settings.steps;
    if (settings.size.isValid()) {
        input["width"] = settings.size.width();
        input["height"] = settings.size.height();
    }
    for (const auto &[name, value] : settings.values) {
        const std::string key = name.toStdString();
        if (!input.contains(key) && !saysAgain(settings, name, value))
            input[key] = value.toStdString();
    }
    if (!settings.program.isEmpty() && !input.contains("program"))
        input["program"] = settings.program.toStdString();
    return QByteArray::fromStdString(
        input.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

void takeOwn(const WorkMetadata &said, Asset &work)
{
    work.document = said.documentId;
    work.index = said.outputIndex;
    work.model = said.modelId;
    work.modelName = said.modelName;
    work.prompt = said.prompt;
    work.input = said.input;
    work.seed = said.seed;
    work.cost = said.cost;
    work.request = said.requestId;
    work.simulated = said.isSimulated;
    if (!said.originalHash.isEmpty())
        work.origin = said.originalHash;
}

void takeForeign(const ForeignSettings &said, Asset &work)
{
    work.modelName = said.model.isEmpty() ? said.program : said.model;
    work.prompt = said.prompt;
    work.seed = said.seed;
    work.input = inputOf(said);
}

void takeMetadata(const FoundMetadata &found, ScannedFile &file)
{
    Asset &work = file.work;
    file.isOwn = found.isOwn;
    if (found.isOwn) {
        takeOwn(found.work, work);
        file.parents = found.work.parents;
    } else if (found.foreign) {
        file.program = found.foreign->program;
        takeForeign(*found.foreign, work);
    }
    if (found.work.createdAt.isValid())
        work.createdAt = found.work.createdAt;
    work.rating = found.work.rating;
    work.colour = found.work.colour;
    work.tags = found.work.tags;
    work.projectName = found.work.project;
    if (work.pixels.isEmpty() && found.pixels.isValid())
        work.pixels = found.pixels;
}

} // namespace

Result<ScannedFile> scanFile(const QString &root, const QString &path, HashWanted hash)
{
    const QString full = root + u'/' + path;
    // Also for the time: what is written meanwhile is noticed at the next look.
    const FileState quick{{}, stampOfFile(full), QFileInfo(full).size()};
    if (!QFileInfo(full).isFile())
        return fileError(full, ENOENT);
    const auto found = readMetadata(full);
    if (!found)
        return found.error();
    const bool isNamed = found->isOwn && !found->work.documentId.isEmpty();
    const auto state =
        isNamed && hash == HashWanted::UnlessNamed ? Result<FileState>(quick) : stateOfFile(full);
    if (!state)
        return state.error();
    ScannedFile file;
    file.work.path = path;
    file.work.bytes = state->bytes;
    file.work.stamp = state->stamp;
    file.work.hash = file.work.picture = file.work.origin = state->hash;
    file.work.createdAt = QDateTime::fromMSecsSinceEpoch(state->stamp, QTimeZone::utc());
    const Result<void> facts = readFacts(full, file.work);
    file.isWhole = facts.has_value();
    if (!facts)
        file.problem = facts.error().message;
    takeMetadata(*found, file);
    return file;
}

} // namespace maquette
