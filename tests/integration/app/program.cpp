// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/app/program.h"

#include "app/jobs/drafts.h"
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "models/core/catalogue.h"
#include "ui/form/formpanel.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shellnotice.h"
#include "ui/shell/workspace.h"

#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

namespace maquette
{

Program::Program(const QString &folder, Options options)
    : m_options(std::move(options))
{
    if (m_options.profile.isEmpty())
        m_options.profile = folder + QStringLiteral("/profile");
    if (m_options.library.isEmpty())
        m_options.library = folder + QStringLiteral("/library");
    // A token of whoever runs the tests must not be used.
    for (const char *variable :
         {"RUNCOMFY_TOKEN", "RUNCOMFY_API_TOKEN", "RUNCOMFY_API_KEY", "YOUR_API_TOKEN"})
        qunsetenv(variable);
}

Program::~Program() = default;

Options Program::inSandbox()
{
    Options options;
    options.sandbox = true;
    return options;
}

Result<void> Program::start()
{
    m_composition = std::make_unique<Composition>(m_options);
    const Result<void> started = m_composition->start();
    if (started)
        window().show();
    return started;
}

bool Program::startWhole()
{
    if (!start())
        return false;
    QSignalSpy recovered(&studio().scheduler, &Scheduler::recovered);
    window().activateWindow();
    return QTest::qWaitForWindowActive(&window()) && (recovered.count() > 0 || recovered.wait()) &&
           QTest::qWaitFor([this] { return studio().library.isLoaded() && studio().drafts.isLoaded(); });
}

void Program::stop()
{
    m_composition.reset();
}

MainWindow &Program::window() const
{
    return m_composition->window();
}

Workspace &Program::workspace() const
{
    return window().workspace();
}

const Studio &Program::studio() const
{
    return m_composition->studio();
}

QWidget *Program::parent() const
{
    return &window();
}

QPlainTextEdit *Program::prompt() const
{
    const auto model = studio().catalogue.find(workspace().form().model());
    const Field *field = model ? model->fieldWithRole(FieldRole::Prompt) : nullptr;
    auto *editor = field ? window().findChild<QWidget *>(QStringLiteral("field:") + field->key) : nullptr;
    return editor ? editor->findChild<QPlainTextEdit *>() : nullptr;
}

QString Program::notice() const
{
    return workspace().notices().text();
}

} // namespace maquette
