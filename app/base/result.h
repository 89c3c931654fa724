// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <utility>
#include <variant>

namespace maquette
{

//! \brief Stands for the missing value of a Result<void>.
struct Done
{
    friend bool operator==(Done, Done) = default;
};

//! \brief Wraps an Error on its way into a Result, like std::unexpected.
struct Unexpected
{
    Error error;
};

//! \brief Makes the failed side of a Result in one expression.
inline Unexpected fail(ErrorKind kind, QString message, QString detail = {})
{
    return {Error{kind, std::move(message), std::move(detail), 0, 0, {}}};
}

//! \brief Either a value or an Error; the member names are those of std::expected, which C++20 lacks.
template <typename T>
class [[nodiscard]] Result
{
    using Value = std::conditional_t<std::is_void_v<T>, Done, T>;

public:
    Result() requires std::is_void_v<T> : m_state(std::in_place_index<0>) {}
    Result(Value value)
        : m_state(std::in_place_index<0>, std::move(value))
    {}
    Result(Unexpected unexpected)
        : m_state(std::in_place_index<1>, std::move(unexpected.error))
    {}
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {}

    [[nodiscard]] bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    Value &value() & { return std::get<0>(m_state); }
    const Value &value() const & { return std::get<0>(m_state); }
    Value &&value() && { return std::get<0>(std::move(m_state)); }
    Value &operator*() & { return value(); }
    const Value &operator*() const & { return value(); }
    Value &&operator*() && { return std::move(*this).value(); }
    Value *operator->() { return &value(); }
    const Value *operator->() const { return &value(); }
    [[nodiscard]] Value value_or(Value other) const { return has_value() ? value() : std::move(other); }

    Error &error() { return std::get<1>(m_state); }
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<Value, Error> m_state;
};

} // namespace maquette
