// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/model.h"

#include <QSize>
#include <QString>

#include <optional>

namespace maquette
{

//! \brief What one request makes, in all detail: the outputs can be made from it again at any time, with the
//! same bytes. \a first and \a last are names in the MediaStore.
struct Plan
{
    MediaKind kind = MediaKind::Image;
    QString model;
    QString prompt;
    qint64 seed = 0;
    QSize pixels;                           //!< of each output
    int count = 1;                          //!< of outputs
    QString format = QStringLiteral("png"); //!< png, jpeg or webp; mp4; m4a
    int seconds = 0;                        //!< of a clip or a sound
    QString first;
    QString last;

    [[nodiscard]] QString suffix() const; //!< of the file's name
    [[nodiscard]] QByteArray mimeType() const;
    [[nodiscard]] Json toJson() const;
    static std::optional<Plan> fromJson(const Json &json); //!< nothing when it does not make sense
    friend bool operator==(const Plan &, const Plan &) = default;
};

//! \brief A picture that came with a request, fetched and read.
struct GivenPicture
{
    QString key; //!< the field
    FieldRole role = FieldRole::None;
    QString name; //!< in the MediaStore
    QSize pixels;
};

//! Reads from a checked input what to make. Fields that are left out count with their default, as the service
//! does it.
Plan planOf(const Model &model, const Json &input, const QList<GivenPicture> &pictures);

//! The words with which a prompt steers the simulation.
struct PromptCommands
{
    bool fails = false;   //!< "[fail]": the run ends as failed
    bool slow = false;    //!< "[slow]": five times as long
    bool noFunds = false; //!< "[no-funds]": the submit is refused for lack of money
};
PromptCommands commandsOf(const Model &model, const Json &input);
QString promptWords(const Model &model, const Json &input);

} // namespace maquette
