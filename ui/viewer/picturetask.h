// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewer/pyramid.h"

#include <atomic>
#include <functional>
#include <memory>

namespace maquette
{

//! \brief One file to decode: values only, so that it can travel to a worker thread.
struct PictureTask
{
    QString file;
    QSize room; //!< device pixels that the picture is fitted into first; empty: it is not
    //! Set from any thread when nobody waits for it any more.
    std::shared_ptr<std::atomic_bool> calledOff = std::make_shared<std::atomic_bool>(false);
};

using PictureRead = std::function<Result<Pyramid>(const PictureTask &)>;

//! Opens and decodes the file; gives up at the next bytes that it reads once it is called off. FileAccess,
//! TooLarge, DamagedFile, Cancelled; only a file that is missing has the kind FileAccess and no detail.
Result<Pyramid> readPictureFile(const PictureTask &task);

} // namespace maquette
