// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/ecmapattern.h"
#include "models/schema/unicodeproperty.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr char32_t none = 0xFFFFFFFF;

const QString blanks =
    uR"(\x{9}-\x{d}\x{20}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff})"_s;
const QString noBlanks =
    uR"(\x{0}-\x{8}\x{e}-\x{1f}\x{21}-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027})"_s
    uR"(\x{202a}-\x{202e}\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff})"_s;

bool isPatternDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool isLetter(char32_t c)
{
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool isHexDigit(char32_t c)
{
    return isPatternDigit(c) || (c >= U'a' && c <= U'f') || (c >= U'A' && c <= U'F');
}

QString literal(char32_t c)
{
    if (isLetter(c) || isPatternDigit(c))
        return QString(QChar(char16_t(c)));
    return u"\\x{%1}"_s.arg(uint(c), 0, 16);
}

//! \brief Reads a pattern of ECMA-262 once, from left to right, and writes the same for PCRE2. Whatever is
//! not known to be the same in both ends it: a pattern that is not checked is better than one misread.
class PatternTranslator
{
public:
    explicit PatternTranslator(const QString &source)
        : m_source(source.toUcs4())
    {}

    std::optional<QString> run()
    {
        while (m_ok && !atEnd())
            takeTerm();
        if (!m_ok || m_open != 0 || m_highestReference > m_groups)
            return std::nullopt;
        return m_out;
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_source.size(); }
    [[nodiscard]] char32_t peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_source.size() ? char32_t(m_source.at(m_at + ahead)) : none;
    }
    char32_t next() { return atEnd() ? none : char32_t(m_source.at(m_at++)); }
    bool skip(QStringView text)
    {
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (peek(i) != text.at(i).unicode())
                return false;
        }
        m_at += text.size();
        return true;
    }
    void fail() { m_ok = false; }

    void write(const QString &text, bool repeatable)
    {
        m_out += text;
        m_repeatable = repeatable;
    }

    void takeTerm()
    {
        const char32_t c = peek();
        if (c == U'(')
            return openGroup();
        if (c == U'[')
            return takeClass();
        if (c == U'*' || c == U'+' || c == U'?' || c == U'{')
            return takeQuantifier();
        ++m_at;
        if (c == U'\\')
            return takeEscape();
        if (c == U')') {
            if (--m_open < 0)
                return fail();
            return write(u")"_s, true);
        }
        if (c == U'|' || c == U'^')
            return write(c == U'|' ? u"|"_s : u"^"_s, false);
        if (c == U'$')
            return write(u"\\z"_s, false);
        if (c == U'.')
            return write(uR"([^\n\r\x{2028}\x{2029}])"_s, true);
        takeLiteral(c);
    }

    void takeLiteral(char32_t c)
    {
        // Half a surrogate pair is no character that PCRE2 could look for.
        c >= 0xD800 && c <= 0xDFFF ? fail() : write(literal(c), true);
    }

    void openGroup()
    {
        ++m_at;
        ++m_open;
        if (peek() != U'?') {
            ++m_groups;
            return write(u"("_s, false);
        }
        for (const QString &kind : {u"?:"_s, u"?="_s, u"?!"_s, u"?<="_s, u"?<!"_s}) {
            if (skip(kind))
                return write(u'(' + kind, false);
        }
        if (!skip(u"?<"))
            return fail();
        ++m_groups;
        const QString name = takeName();
        write(u"(?<"_s + name + u'>', false);
    }

    //! Up to the `>`; names that only ECMA-262 allows are not known here.
    QString takeName()
    {
        QString name;
        while (isLetter(peek()) || peek() == U'_' || (isPatternDigit(peek()) && !name.isEmpty()))
            name += QChar(char16_t(next()));
        if (name.isEmpty() || name.size() > 32 || next() != U'>')
            fail();
        return name;
    }

    QString takeDigits()
    {
        QString digits;
        while (isPatternDigit(peek()))
            digits += QChar(char16_t(next()));
        return digits;
    }

    void takeQuantifier()
    {
        const qsizetype start = m_at;
        QString quantifier = QString(QChar(char16_t(next())));
        if (quantifier == u"{"_s) {
            const QString least = takeDigits();
            const bool ranged = !least.isEmpty() && peek() == U',';
            if (ranged)
                ++m_at;
            const QString most = ranged ? takeDigits() : QString();
            if (least.isEmpty() || next() != U'}') {
                m_at = start + 1;
                return write(literal(U'{'), true);
            }
            quantifier += least + (ranged ? u","_s : QString()) + most + u'}';
        }
        if (!m_repeatable)
            return fail();
        if (peek() == U'?') {
            ++m_at;
            quantifier += u'?';
        }
        write(quantifier, false);
    }

    void takeEscape()
    {
        const char32_t c = next();
        if (c == U'b' || c == U'B')
            return write(c == U'b' ? u"\\b"_s : u"\\B"_s, false);
        if (c == U'k') {
            const QString name = next() == U'<' ? takeName() : QString();
            return name.isEmpty() ? fail() : write(u"(?(<%1>)\\k<%1>)"_s.arg(name), true);
        }
        if (c >= U'1' && c <= U'9') {
            --m_at;
            const int group = takeDigits().left(4).toInt();
            m_highestReference = std::max(m_highestReference, group);
            // In ECMA-262 a group that took no part matches nothing at all, and so matches.
            return write(u"(?(%1)\\g{%1})"_s.arg(group), true);
        }
        if (const QString set = setOf(c); !set.isEmpty())
            return write(u'[' + set + u']', true);
        if (m_ok)
            takeLiteral(escaped(c));
    }

    //! What stands inside of a class for \d, \s, \w, \p{...} and their opposites; empty for any other.
    QString setOf(char32_t c)
    {
        switch (c) {
        case U'd':
            return u"0-9"_s;
        case U'D':
            return uR"(\D)"_s;
        case U'w':
            return u"0-9A-Za-z_"_s;
        case U'W':
            return uR"(\W)"_s;
        case U's':
            return blanks;
        case U'S':
            return noBlanks;
        case U'p':
        case U'P':
            return takeProperty(c == U'P');
        default:
            return {};
        }
    }

    QString takeProperty(bool negated)
    {
        QString written;
        if (next() == U'{') {
            while (isLetter(peek()) || isPatternDigit(peek()) || peek() == U'_' || peek() == U'=')
                written += QChar(char16_t(next()));
        }
        const QString name = next() == U'}' ? pcreProperty(written) : QString();
        if (name.isEmpty())
            fail();
        return (negated ? u"\\P{"_s : u"\\p{"_s) + name + u'}';
    }

    //! The character that an escape stands for, which has been read up to \a c.
    char32_t escaped(char32_t c)
    {
        switch (c) {
        case U'n':
            return U'\n';
        case U'r':
            return U'\r';
        case U't':
            return U'\t';
        case U'v':
            return 0x0B;
        case U'f':
            return 0x0C;
        case U'0':
            return isPatternDigit(peek()) ? broken() : 0;
        case U'c':
            return isLetter(peek()) ? next() % 32 : broken();
        case U'x':
            return takeHex(2);
        case U'u':
            return takeUnicode();
        default:
            break;
        }
        // Any other letter is nothing in ECMA-262, and something else in each other engine.
        return c == none || isLetter(c) || isPatternDigit(c) ? broken() : c;
    }

    char32_t broken()
    {
        fail();
        return 0;
    }

    char32_t takeHex(int digits)
    {
        QString text;
        while (text.size() < digits && isHexDigit(peek()))
            text += QChar(char16_t(next()));
        return text.size() == digits ? text.toUInt(nullptr, 16) : broken();
    }

    char32_t takeUnicode()
    {
        if (peek() == U'{') {
            ++m_at;
            char32_t code = 0;
            do
                code = code * 16 + takeHex(1);
            while (m_ok && peek() != U'}' && code <= 0x10FFFF);
            return next() == U'}' && code <= 0x10FFFF ? code : broken();
        }
        const char32_t code = takeHex(4);
        if (code < 0xD800 || code > 0xDBFF || !skip(u"\\u"))
            return code;
        const char32_t low = takeHex(4);
        return low >= 0xDC00 && low <= 0xDFFF ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) : broken();
    }

    void takeClass()
    {
        ++m_at;
        const bool negated = skip(u"^");
        QString inside;
        while (m_ok && !atEnd() && peek() != U']') {
            const qsizetype start = m_at;
            QString set;
            const char32_t from = takeClassAtom(set);
            if (set.isEmpty() && peek() == U'-' && peek(1) != U']' && peek(1) != none) {
                ++m_at;
                const char32_t to = takeClassAtom(set);
                if (!set.isEmpty() || to < from)
                    return fail();
                inside += literal(from) + u'-' + literal(to);
            } else {
                inside += set.isEmpty() ? literal(from) : set;
            }
            Q_ASSERT(m_at > start);
        }
        if (next() != U']')
            return fail();
        if (inside.isEmpty())
            return write(negated ? u"(?s:.)"_s : u"(?!)"_s, true);
        write((negated ? u"[^"_s : u"["_s) + inside + u']', true);
    }

    //! A character, or else \a set is what stands for many.
    char32_t takeClassAtom(QString &set)
    {
        char32_t c = next();
        if (c == U'\\') {
            c = next();
            if (c == U'b')
                return 0x08;
            set = setOf(c);
            if (!set.isEmpty() || !m_ok)
                return 0;
            if (c == U'-')
                return c;
            c = escaped(c);
        }
        if (c >= 0xD800 && c <= 0xDFFF)
            return broken();
        return c;
    }

    const QList<uint> m_source;
    qsizetype m_at = 0;
    QString m_out;
    bool m_ok = true;
    bool m_repeatable = false; //!< a quantifier may follow
    int m_open = 0;
    int m_groups = 0;
    int m_highestReference = 0;
};

} // namespace

std::optional<QString> pcrePattern(const QString &source)
{
    if (!source.isValidUtf16())
        return std::nullopt;
    return PatternTranslator(source).run();
}

} // namespace maquette
