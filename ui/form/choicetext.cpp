// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/choicetext.h"

#include "models/core/sizechoice.h"
#include "ui/form/aspecticon.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace maquette
{

QString choiceText(const Json &choice)
{
    if (!choice.is_string())
        return choice.is_number() ? numberText(choice) : QString::fromUtf8(toBytes(choice));
    QString text = stringOf(choice);
    if (!parseSizeChoice(text))
        return text;
    static const QRegularExpression size(QStringLiteral("^\\s*(\\d+)\\s*[xX*:×]\\s*(\\d+)"));
    return text.replace(size, QStringLiteral("\\1×\\2"));
}

QIcon choiceIcon(const Field &field, const Json &choice)
{
    const auto isSize = [](const Json &each) { return each.is_string() && proportionsOf(stringOf(each)); };
    if (!std::any_of(field.choices.begin(), field.choices.end(), isSize))
        return {};
    return QIcon(new AspectIcon(choice.is_string() ? proportionsOf(stringOf(choice)) : std::nullopt));
}

QString numberText(const Json &number)
{
    if (number.is_number_unsigned())
        return QString::number(number.get<quint64>());
    if (number.is_number_integer())
        return QString::number(number.get<qint64>());
    if (number.is_number_float())
        return QString::number(number.get<double>(), 'g', QLocale::FloatingPointShortest);
    return {};
}

} // namespace maquette
