// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/paths.h"
#include "app/base/result.h"
#include "app/options.h"

#include <QObject>

#include <memory>

namespace maquette
{

class MainWindow;
struct Studio;

//! \brief The program with its window: ties Parts to ui.
//!
//! start() does what the first picture of the window needs; the rest (network, keychain, journal, sandbox)
//! begins when the window has been painted. Destruction ends the parts in the order that loses nothing.
class Composition : public QObject
{
    Q_OBJECT

public:
    explicit Composition(const Options &options, QObject *parent = nullptr);
    ~Composition() override;

    //! Makes the window, hidden. On an error nothing was overwritten; problemFile() is what could not be
    //! used.
    [[nodiscard]] Result<void> start();
    [[nodiscard]] QString problemFile() const;
    [[nodiscard]] MainWindow &window() const;
    [[nodiscard]] const Studio &studio() const;
    [[nodiscard]] bool usesSandbox() const;

    //! Where generations go from now on; the choice is kept unless the command line made it.
    void useSandbox(bool on);

private:
    void makeTheme();
    void makeStudio();
    void makeWindow();
    void connectPreferences();
    void begin();
    [[nodiscard]] bool startsInSandbox() const;
    void chooseService();
    void holdLibrary();
    void setUpBucket();
    //! Of a password in its address.
    void cleanBucket();

    struct Private;
    std::unique_ptr<Private> d;
};

//! The places of this start: the command line first, then the artist's choice of a library folder.
Paths pathsFor(const Options &options);

} // namespace maquette
