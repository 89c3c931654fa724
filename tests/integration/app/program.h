// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition.h"
#include "ui/shell/studio.h"

#include <QString>
#include <QWidget>

#include <memory>

class QPlainTextEdit;

namespace maquette
{

class MainWindow;
class Workspace;

//! \brief The whole program on a folder of its own, as main() starts it, without the process.
class Program
{
public:
    //! Profile and library below \a folder unless \a options name them.
    explicit Program(const QString &folder, Options options = {});
    ~Program();

    //! Makes and shows the window; what start() says otherwise.
    [[nodiscard]] Result<void> start();
    //! start(), and waits until library and drafts are there and the jobs are back.
    [[nodiscard]] bool startWhole();
    void stop();

    [[nodiscard]] Composition &composition() const { return *m_composition; }
    [[nodiscard]] MainWindow &window() const;
    [[nodiscard]] Workspace &workspace() const;
    [[nodiscard]] const Studio &studio() const;
    [[nodiscard]] Options options() const { return m_options; }

    template <typename Kind>
    [[nodiscard]] Kind *find(const char *name) const
    {
        return parent()->findChild<Kind *>(QString::fromLatin1(name));
    }
    //! The prompt of the form as it stands.
    [[nodiscard]] QPlainTextEdit *prompt() const;
    //! What the notice at the bottom says; empty for none.
    [[nodiscard]] QString notice() const;

    static Options inSandbox();

private:
    [[nodiscard]] QWidget *parent() const;

    Options m_options;
    std::unique_ptr<Composition> m_composition;
};

} // namespace maquette
