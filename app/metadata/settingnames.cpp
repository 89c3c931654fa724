// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/settingnames.h"

#include "app/metadata/workmetadata.h"

#include <QRegularExpression>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

//! As they write it: "512x768", "(512, 768)", "512×768".
bool isSize(const QString &text, QSize size)
{
    static const QRegularExpression two(u"^\\D*(\\d+)\\D+(\\d+)\\D*$"_s);
    const auto numbers = two.match(text);
    return numbers.captured(1).toInt() == size.width() && numbers.captured(2).toInt() == size.height();
}

} // namespace

QString plainSettingName(const QString &name)
{
    QString plain;
    for (const QChar letter : name) {
        if (letter.isLetterOrNumber())
            plain += letter.toLower();
    }
    return plain;
}

bool saysAgain(const ForeignSettings &foreign, const QString &name, const QString &value)
{
    const QString plain = plainSettingName(name);
    if (value.isEmpty() || value == foreign.prompt || value == foreign.negativePrompt ||
        value == foreign.model)
        return true;
    if (plain == u"seed" || plain == u"noiseseed")
        return foreign.seed.has_value();
    if (plain == u"steps")
        return foreign.steps.has_value();
    if (plain == u"model")
        return !foreign.model.isEmpty();
    if (plain == u"width" || plain == u"height")
        return foreign.size.isValid();
    return (plain == u"size" || plain == u"resolution") && foreign.size.isValid() &&
           isSize(value, foreign.size);
}

} // namespace maquette
