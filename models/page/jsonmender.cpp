// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/jsonmender.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

bool isTypographicQuote(QChar c)
{
    return QStringView(u"\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033\uFF02").contains(c);
}

bool isQuote(QChar c)
{
    return c == u'"' || isTypographicQuote(c);
}

bool isPlainBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

bool isSpecialBlank(QChar c)
{
    const bool zeroWidth =
        (c >= QChar(0x200B) && c <= QChar(0x200D)) || c == QChar(0x2060) || c == QChar(0xFEFF);
    return !isPlainBlank(c) && (c.isSpace() || zeroWidth);
}

//! \brief Goes over the text once; each method leaves m_at behind what it took.
class Mender
{
public:
    explicit Mender(const QString &text)
        : m_in(text)
    {}

    MendedText mend()
    {
        while (m_at < m_in.size()) {
            if (m_in.at(m_at) == u'{' && isQuote(nextVisible(m_at + 1)))
                takeObject();
            else
                keep();
        }
        return std::move(m_out);
    }

private:
    [[nodiscard]] QChar nextVisible(qsizetype from) const
    {
        while (from < m_in.size() && (isPlainBlank(m_in.at(from)) || isSpecialBlank(m_in.at(from))))
            ++from;
        return from < m_in.size() ? m_in.at(from) : QChar();
    }

    void keep() { put(m_in.at(m_at)); }

    void put(QChar c)
    {
        m_out.text.append(QStringView(&c, 1), m_at);
        ++m_at;
    }

    void takeObject()
    {
        int depth = 0;
        do {
            const QChar c = m_in.at(m_at);
            if (isQuote(c)) {
                if (!takeString())
                    return;
                continue;
            }
            if (c == u'{' || c == u'[')
                ++depth;
            else if (c == u'}' || c == u']')
                --depth;
            if (isSpecialBlank(c)) {
                ++m_out.blanks;
                put(u' ');
            } else {
                keep();
            }
        } while (depth > 0 && m_at < m_in.size());
    }

    void putQuote()
    {
        m_out.quotes += isTypographicQuote(m_in.at(m_at)) ? 1 : 0;
        put(u'"');
    }

    //! False when the line ends first: then this was no string, and no object either.
    bool takeString()
    {
        const bool plain = m_in.at(m_at) == u'"';
        putQuote();
        while (m_at < m_in.size()) {
            const QChar c = m_in.at(m_at);
            if (c == u'\n' || c == u'\r')
                return false;
            if (c == u'\\') {
                takeEscape();
            } else if (plain ? c == u'"' : isQuote(c) && endsString()) {
                putQuote();
                return true;
            } else if (c == u'"') {
                m_out.text.append(u"\\", m_at);
                keep();
            } else {
                keep();
            }
        }
        return false;
    }

    void takeEscape()
    {
        keep();
        if (m_at >= m_in.size())
            return;
        if (isTypographicQuote(m_in.at(m_at)))
            putQuote();
        else
            keep();
    }

    //! Whether what stands here can be the end of a string that began with a typographic quote.
    [[nodiscard]] bool endsString() const
    {
        const QChar next = nextVisible(m_at + 1);
        return next.isNull() || next == u':' || next == u',' || next == u'}' || next == u']';
    }

    const QString &m_in;
    MendedText m_out;
    qsizetype m_at = 0;
};

} // namespace

MendedText mendJson(const QString &text)
{
    return Mender(text).mend();
}

} // namespace maquette
