// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/settingscompare.h"

#include <QCoreApplication>

namespace maquette
{

//! \brief What is said of settings and of what the form has in their place, as plain text.
struct SettingTexts
{
    Q_DECLARE_TR_FUNCTIONS(maquette::SettingTexts)

public:
    //! Objects and lists a line for each of their values, indented; long ones are cut.
    static QString readable(const Json &value);
    static QString value(const SettingLine &line);
    //! What is copied of it: the text, or the JSON.
    static QString copied(const SettingLine &line);
    //! "Form: 0.7"; empty when there is nothing to say.
    static QString note(const SettingLine &line);
    //! How the settings as a whole stand to the form.
    static QString summary(const SettingsCompare &compare);
    //! What is said when they were used.
    static QString told(const SettingsCompare &compare, const SettingsUse &use, bool withSeed);
    static QString toldOne(const SettingsCompare &compare, const QString &key);
    //! One of several media, or the only one: a work's place is shown as a picture, the others by a name.
    static QStringList addresses(const SettingLine &line);
};

} // namespace maquette
