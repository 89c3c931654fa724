// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/unicodeproperty.h"

#include <QHash>
#include <QRegularExpression>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

//! The general categories by ECMA-262's long names; PCRE2 knows the short ones and everything else.
QString shortCategory(const QString &name)
{
    static const QHash<QString, QString> names{
        {u"Letter"_s, u"L"_s},
        {u"Cased_Letter"_s, u"L&"_s},
        {u"LC"_s, u"L&"_s},
        {u"Uppercase_Letter"_s, u"Lu"_s},
        {u"Lowercase_Letter"_s, u"Ll"_s},
        {u"Titlecase_Letter"_s, u"Lt"_s},
        {u"Modifier_Letter"_s, u"Lm"_s},
        {u"Other_Letter"_s, u"Lo"_s},
        {u"Mark"_s, u"M"_s},
        {u"Combining_Mark"_s, u"M"_s},
        {u"Nonspacing_Mark"_s, u"Mn"_s},
        {u"Spacing_Mark"_s, u"Mc"_s},
        {u"Enclosing_Mark"_s, u"Me"_s},
        {u"Number"_s, u"N"_s},
        {u"Decimal_Number"_s, u"Nd"_s},
        {u"digit"_s, u"Nd"_s},
        {u"Letter_Number"_s, u"Nl"_s},
        {u"Other_Number"_s, u"No"_s},
        {u"Punctuation"_s, u"P"_s},
        {u"punct"_s, u"P"_s},
        {u"Connector_Punctuation"_s, u"Pc"_s},
        {u"Dash_Punctuation"_s, u"Pd"_s},
        {u"Open_Punctuation"_s, u"Ps"_s},
        {u"Close_Punctuation"_s, u"Pe"_s},
        {u"Initial_Punctuation"_s, u"Pi"_s},
        {u"Final_Punctuation"_s, u"Pf"_s},
        {u"Other_Punctuation"_s, u"Po"_s},
        {u"Symbol"_s, u"S"_s},
        {u"Math_Symbol"_s, u"Sm"_s},
        {u"Currency_Symbol"_s, u"Sc"_s},
        {u"Modifier_Symbol"_s, u"Sk"_s},
        {u"Other_Symbol"_s, u"So"_s},
        {u"Separator"_s, u"Z"_s},
        {u"Space_Separator"_s, u"Zs"_s},
        {u"Line_Separator"_s, u"Zl"_s},
        {u"Paragraph_Separator"_s, u"Zp"_s},
        {u"Other"_s, u"C"_s},
        {u"Control"_s, u"Cc"_s},
        {u"cntrl"_s, u"Cc"_s},
        {u"Format"_s, u"Cf"_s},
        {u"Surrogate"_s, u"Cs"_s},
        {u"Private_Use"_s, u"Co"_s},
        {u"Unassigned"_s, u"Cn"_s},
    };
    return names.value(name, name);
}

} // namespace

QString pcreProperty(const QString &written)
{
    static const QRegularExpression form(u"\\A(?:(\\w+)=)?(\\w+)\\z"_s);
    const auto parts = form.match(written);
    if (!parts.hasMatch())
        return {};
    const QString kind = parts.captured(1);
    const QString name = parts.captured(2);
    if (kind.isEmpty() || kind == u"gc"_s || kind == u"General_Category"_s)
        return shortCategory(name);
    if (kind == u"sc"_s || kind == u"Script"_s)
        return u"sc:"_s + name;
    if (kind == u"scx"_s || kind == u"Script_Extensions"_s)
        return u"scx:"_s + name;
    return {};
}

} // namespace maquette
