// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/charset.h"

#include <iconv.h>

#include <bit>

namespace maquette
{

namespace
{

//! Nothing when a part cannot be said in the other set.
std::optional<std::string> convert(iconv_t converter, std::string from)
{
    constexpr size_t widest = 4; // bytes for one
    std::string to(from.size() * widest + widest, '\0');
    char *in = from.data();
    size_t inLeft = from.size();
    char *out = to.data();
    size_t outLeft = to.size();
    iconv(converter, nullptr, nullptr, nullptr, nullptr);
    const size_t substituted = iconv(converter, &in, &inLeft, &out, &outLeft);
    if (substituted != 0 || inLeft != 0)
        return std::nullopt;
    to.resize(to.size() - outLeft);
    return to;
}

bool isKnown(iconv_t converter)
{
    return converter != std::bit_cast<iconv_t>(intptr_t(-1));
}

} // namespace

std::unique_ptr<Charset> Charset::open(const QByteArray &name)
{
    if (name.compare("UTF-8", Qt::CaseInsensitive) == 0 || name.compare("UTF8", Qt::CaseInsensitive) == 0)
        return std::unique_ptr<Charset>(new Charset(nullptr, nullptr));
    QByteArray known = name.toUpper();
    if (known.startsWith("ISO8859"))
        known.insert(3, '-');
    else if (known.startsWith("MICROSOFT-CP"))
        known.remove(0, qsizetype(sizeof("MICROSOFT-")) - 1);
    else if (known.startsWith("TIS620"))
        known = "TIS-620";
    const iconv_t encoder = iconv_open(known.constData(), "UTF-8");
    if (!isKnown(encoder))
        return nullptr;
    const iconv_t decoder = iconv_open("UTF-8", known.constData());
    if (!isKnown(decoder)) {
        iconv_close(encoder);
        return nullptr;
    }
    return std::unique_ptr<Charset>(new Charset(encoder, decoder));
}

Charset::Charset(void *encoder, void *decoder)
    : m_encoder(encoder)
    , m_decoder(decoder)
{}

Charset::~Charset()
{
    if (m_encoder == nullptr)
        return;
    iconv_close(m_encoder);
    iconv_close(m_decoder);
}

std::optional<std::string> Charset::encode(const QString &text) const
{
    std::string utf8 = text.toStdString();
    if (m_encoder == nullptr)
        return utf8;
    return convert(m_encoder, std::move(utf8));
}

QString Charset::decode(const std::string &bytes) const
{
    if (m_decoder == nullptr)
        return QString::fromStdString(bytes);
    return QString::fromStdString(convert(m_decoder, bytes).value_or(std::string()));
}

} // namespace maquette
