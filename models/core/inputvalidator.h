// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

#include <memory>

namespace maquette
{

//! \brief A place where an input does not fit its schema: `path` leads there ("loras", "[0]", "scale"), empty
//! for the input as a whole.
struct Misfit
{
    QStringList path;
    QString reason; //!< of the validating library, in English
};

//! \brief A whole input schema, made ready for checking once: the net under the checks of single fields, for
//! what they do not know (nested values, `anyOf`, ...). Never throws. Immutable, usable from any thread.
class InputValidator
{
public:
    //! Null when nothing of \a schema can be used; what had to be left out is added to \a warnings.
    static std::shared_ptr<const InputValidator> compile(const Json &schema, QStringList &warnings);

    InputValidator(const InputValidator &) = delete;
    InputValidator &operator=(const InputValidator &) = delete;
    virtual ~InputValidator() = default;
    [[nodiscard]] virtual QList<Misfit> check(const Json &input) const = 0;

protected:
    InputValidator() = default;
};

} // namespace maquette
