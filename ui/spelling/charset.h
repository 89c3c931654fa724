// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <string>

namespace maquette
{

//! \brief Text to and from a character set that has a name, such as KOI8-R: many dictionaries are in one, and
//! Qt 6.4 knows UTF and Latin-1 only.
class Charset
{
public:
    //! Null for a name that nobody knows.
    static std::unique_ptr<Charset> open(const QByteArray &name);
    ~Charset();
    Charset(const Charset &) = delete;
    Charset &operator=(const Charset &) = delete;

    //! Nothing when a letter is not in the set.
    [[nodiscard]] std::optional<std::string> encode(const QString &text) const;
    //! Empty when the bytes are not in the set.
    [[nodiscard]] QString decode(const std::string &bytes) const;

private:
    Charset(void *encoder, void *decoder);

    void *m_encoder; //!< iconv_t; null: UTF-8, which needs none
    void *m_decoder;
};

} // namespace maquette
