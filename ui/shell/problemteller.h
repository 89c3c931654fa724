// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/advice.h"
#include "app/base/error.h"
#include "ui/shell/studio.h"

#include <QObject>

namespace maquette
{

class ShellNotice;

//! \brief Puts what goes wrong in the program's parts into notices: what happened, and the next step.
//!
//! Listens to the library, the presets and the scheduler from the start. Lives in the main thread; \a notices
//! outlives it.
class ProblemTeller : public QObject
{
    Q_OBJECT

public:
    ProblemTeller(const Studio &studio, ShellNotice &notices, QObject *parent);

    //! A notice that stays.
    void tellError(const Error &error);
    //! The same for what befell a run: says also what became of the money.
    void tellRunError(const Error &error);
    //! One notice for all model files that could not be read; nothing when all could.
    void tellBrokenModels();

signals:
    void settingsRequested(bool atToken);
    void textRequested(const QString &title, const QString &explanation, const QString &text);

private:
    void tellAdvice(const QString &text, NextStep step);

    Studio m_studio;
    ShellNotice &m_notices;
};

} // namespace maquette
