// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>

#include <optional>

namespace maquette
{

//! \brief A regular expression of ECMA-262 (with Unicode, as JSON Schema asks for), matched by PCRE2. A match
//! that would take too long gives up. Immutable, usable from any thread.
class EcmaPattern
{
public:
    enum class Match { Yes, No, Unknown };

    //! Absent for what is no pattern of ECMA-262 and for what PCRE2 cannot do (a look behind of any length).
    static std::optional<EcmaPattern> compile(const QString &source);

    //! Anywhere in \a text. Unknown when it gave up, as it does for texts longer than 10,000 UTF-16 units.
    [[nodiscard]] Match match(const QString &text) const;

private:
    explicit EcmaPattern(const QRegularExpression &expression);

    QRegularExpression m_expression;
};

//! \a source as PCRE2 wants it; absent for what is no pattern of ECMA-262.
std::optional<QString> pcrePattern(const QString &source);

} // namespace maquette
