// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formtest.h"
#include "scriptedpictures.h"
#include "tests/unit/spelling/fakedictionaries.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/findbar.h"
#include "ui/form/formview.h"
#include "ui/form/spellmarks.h"
#include "ui/form/textarea.h"
#include "ui/form/texthost.h"
#include "ui/form/texttools.h"
#include "ui/settings/preferences.h"
#include "ui/spelling/speller.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QVBoxLayout>

namespace maquette
{

//! \brief A window with text tools around the form of one schema; open() and close() are a start and an end.
class ToolRig
{
public:
    ToolRig()
        : source(std::make_shared<FakeDictionaries>())
    {}
    ~ToolRig() { close(); }

    bool open(const QByteArray &schema)
    {
        preferences = std::make_unique<Preferences>(folder.filePath(QStringLiteral("maquette.ini")));
        speller = std::make_unique<Speller>(source, folder.filePath(QStringLiteral("words.txt")));
        QObject::connect(preferences.get(), &Preferences::spellingChanged, speller.get(),
                         [this] { speller->setChoice(preferences->spelling()); });
        speller->setChoice(preferences->spelling());
        tools = std::make_unique<TextTools>(*preferences, *speller);
        window = std::make_unique<Window>(*tools);
        auto *column = new QVBoxLayout(window.get());
        column->setContentsMargins(0, 0, 0, 0);
        view = new FormView(pictures);
        column->addWidget(view);
        view->setModel(formtest::modelOf(schema));
        view->setValues(formtest::json(R"({"shots":[{"text":"old"}]})"));
        window->resize(352, 620);
        window->show();
        window->activateWindow();
        return QTest::qWaitForWindowActive(window.get());
    }
    void close()
    {
        window.reset();
        tools.reset();
        speller.reset();
        preferences.reset();
    }

    //! The text field of a field of the form, or of what is inside it, with the focus.
    [[nodiscard]] TextArea *area(const QString &key) const
    {
        auto *found = view->editor(key)->findChild<TextArea *>();
        if (found != nullptr)
            found->setFocus();
        return found;
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers held = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, held);
    }
    static void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    QTemporaryDir folder;
    std::shared_ptr<FakeDictionaries> source;
    std::unique_ptr<Preferences> preferences;
    std::unique_ptr<Speller> speller;
    std::unique_ptr<TextTools> tools;
    ScriptedPictures pictures;
    FormView *view = nullptr;

private:
    class Window : public QWidget, public TextHost
    {
    public:
        explicit Window(TextTools &tools)
            : m_tools(tools)
        {}
        bool welcome(TextArea &area) override
        {
            m_tools.adopt(area);
            return true;
        }

    private:
        TextTools &m_tools;
    };

public:
    std::unique_ptr<QWidget> window;
};

} // namespace maquette
