// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/money.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace maquette
{

//! \brief A work that another one was made from.
struct ParentWork
{
    QString documentId;       //!< the parent's WorkMetadata::documentId
    QString field;            //!< of the input that held it: "first_frame"
    std::optional<int> frame; //!< of a clip, from 0

    friend bool operator==(const ParentWork &, const ParentWork &) = default;
};

//! \brief All that a file says of the work it holds. Empty texts, 0 ratings and invalid times are "not said".
struct WorkMetadata
{
    QString documentId; //!< a UUID without braces; stays with the work through copies and renames
    ModelId modelId;
    QString modelName;
    QString prompt;
    QString negativePrompt;
    QByteArray input; //!< the JSON that was sent, byte for byte
    std::optional<qint64> seed;
    RequestId requestId;
    QDateTime createdAt; //!< UTC, to the millisecond
    std::optional<Money> cost;
    bool isSimulated = false; //!< made by the sandbox: cost nothing
    bool isGenerated = true;  //!< gets the AI label; false for a photo that was imported
    int rating = 0;           //!< 0 to 5
    int colour = 0;           //!< 0 to 5: none, red, yellow, green, blue, purple
    QStringList tags;
    QString project;
    QList<ParentWork> parents; //!< the first is the main one
    int outputIndex = 0;       //!< among the outputs of its request
    //! SHA-256 of the file before anything was written into it, 64 hex digits: by that the same file is known
    //! when it comes again.
    QString originalHash;
    //! Name and version: "Maquette 0.1.0". Empty for what another program made: its own name stays.
    QString software;

    friend bool operator==(const WorkMetadata &, const WorkMetadata &) = default;
};

//! \brief How much is written. In none of them ever a token, an account, a path of this machine, the query of
//! a link or the bytes of a data: link (see scrub.h).
enum class MetadataProfile {
    Everything, //!< what other programs wrote into the file stays
    PromptOnly, //!< the prompt and the AI label; all else that the file said goes
    LabelOnly   //!< the AI label; all else that the file said goes
};

//! \brief What another program wrote of how it made a picture.
struct ForeignSettings
{
    QString program; //!< "ComfyUI"
    QString prompt;
    QString negativePrompt;
    std::optional<qint64> seed; //!< ComfyUI's go up to 2^64: those over 2^63 stand in values alone
    QString model;
    QSize size; //!< as it was asked for; invalid when it is not said
    std::optional<int> steps;
    QList<std::pair<QString, QString>> values; //!< all settings in the program's order, those above included
    QString raw;                               //!< as it was written, at most maxRawText characters

    friend bool operator==(const ForeignSettings &, const ForeignSettings &) = default;
};

inline constexpr qsizetype maxRawText = 64 * 1024;

//! \brief What stands in a file and in its sidecar.
struct FoundMetadata
{
    WorkMetadata work;  //!< for a file of another program: its rating, colour, tags, time and the like
    bool isOwn = false; //!< Maquette wrote it, with all that it knew
    std::optional<ForeignSettings> foreign;
    QSize pixels;    //!< of a PNG, JPEG or WebP, as its header says
    QString sidecar; //!< the file that was read beside it, empty when there is none
};

} // namespace maquette
