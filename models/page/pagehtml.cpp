// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pagehtml.h"

#include <QHash>
#include <QSet>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype longestEntity = 12;
constexpr qsizetype longestTitle = 300;

bool isLatinLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

const QHash<QString, char32_t> &entities()
{
    static const QHash<QString, char32_t> table{
        {u"quot"_s, U'"'},       {u"amp"_s, U'&'},        {u"lt"_s, U'<'},         {u"gt"_s, U'>'},
        {u"apos"_s, U'\''},      {u"nbsp"_s, U'\u00A0'},  {u"times"_s, U'\u00D7'}, {u"ndash"_s, U'\u2013'},
        {u"mdash"_s, U'\u2014'}, {u"lsquo"_s, U'\u2018'}, {u"rsquo"_s, U'\u2019'}, {u"ldquo"_s, U'\u201C'},
        {u"rdquo"_s, U'\u201D'}, {u"hellip"_s, U'\u2026'}};
    return table;
}

//! What `&name;` stands for; 0 for what is none, or may not stand in a text.
char32_t codeOf(const QString &name)
{
    if (!name.startsWith(u'#'))
        return entities().value(name, 0);
    const bool hex = name.size() > 1 && name.at(1).toLower() == u'x';
    bool good = false;
    const uint code = name.mid(hex ? 2 : 1).toUInt(&good, hex ? 16 : 10);
    const bool text = good && (code >= 0x20 || code == '\n' || code == '\t') && code <= 0x10FFFF &&
                      (code < 0xD800 || code > 0xDFFF);
    return text ? code : 0;
}

//! \brief Goes over HTML once, from its begin to its end.
class HtmlReader
{
public:
    explicit HtmlReader(const QString &html)
        : m_html(html)
    {}

    HtmlText read()
    {
        while (m_at < m_html.size()) {
            const QChar c = m_html.at(m_at);
            if (c == u'<' && takeTag())
                continue;
            if (c == u'&' && takeEntity())
                continue;
            put(QStringView(m_html).mid(m_at, 1), m_at);
            ++m_at;
        }
        const QString heading = m_heading.simplified();
        return {std::move(m_text), heading.isEmpty() ? m_title.simplified() : heading};
    }

private:
    void put(QStringView piece, qsizetype origin)
    {
        if (m_inTitle) {
            if (m_title.size() < longestTitle)
                m_title.append(piece);
            return;
        }
        if (m_inHeading && m_heading.size() < longestTitle)
            m_heading.append(piece);
        m_text.append(piece, origin);
    }

    bool takeEntity()
    {
        const QStringView near = QStringView(m_html).mid(m_at, longestEntity);
        const qsizetype length = near.indexOf(u';');
        const char32_t code = length < 2 ? 0 : codeOf(near.mid(1, length - 1).toString());
        if (code == 0)
            return false;
        put(QString::fromUcs4(&code, 1), m_at);
        m_at += length + 1;
        return true;
    }

    //! Everything up to and with \a mark, or to the end of all.
    void skipPast(const QString &mark)
    {
        const qsizetype end = m_html.indexOf(mark, m_at, Qt::CaseInsensitive);
        m_at = end < 0 ? m_html.size() : end + mark.size();
    }

    //! Where the tag ends that has begun: `>` may stand in the quotes of an attribute.
    qsizetype endOfTag()
    {
        QChar quote;
        for (qsizetype i = m_at + 1; m_quotesMatter && i < m_html.size(); ++i) {
            const QChar c = m_html.at(i);
            if (!quote.isNull())
                quote = c == quote ? QChar() : quote;
            else if (c == u'"' || c == u'\'')
                quote = c;
            else if (c == u'>')
                return i;
        }
        // Quotes that do not close: looked for once, else a hostile text could ask for it at every tag.
        m_quotesMatter = false;
        return m_html.indexOf(u'>', m_at);
    }

    bool takeTag()
    {
        const QStringView rest = QStringView(m_html).mid(m_at);
        if (rest.startsWith(u"<!--"_s)) {
            skipPast(u"-->"_s);
            return true;
        }
        const QChar first = rest.size() > 1 ? rest.at(1) : QChar();
        if (!isLatinLetter(first) && first != u'/' && first != u'!' && first != u'?')
            return false;
        const qsizetype begin = m_at;
        const qsizetype end = endOfTag();
        if (end < 0) {
            m_at = m_html.size();
            return true;
        }
        m_at = end + 1;
        enter(begin, first == u'/');
        return true;
    }

    void enter(qsizetype begin, bool closing)
    {
        qsizetype i = begin + (closing ? 2 : 1);
        QString name;
        for (; i < m_html.size() && m_html.at(i).isLetterOrNumber() && name.size() < longestEntity; ++i)
            name.append(m_html.at(i).toLower());
        if (!closing && (name == u"script"_s || name == u"style"_s || name == u"template"_s)) {
            skipPast(QString(u"</"_s + name));
            skipPast(u">"_s);
        } else if (name == u"title"_s) {
            m_inTitle = !closing && m_title.isEmpty();
        } else if (isBlock(name)) {
            m_inHeading = name == u"h1"_s && !closing && m_heading.isEmpty();
            m_text.append(u"\n", begin);
        }
    }

    static bool isBlock(const QString &name)
    {
        static const QSet<QString> blocks{
            u"address"_s, u"article"_s, u"aside"_s,  u"blockquote"_s, u"body"_s,   u"br"_s,
            u"button"_s,  u"div"_s,     u"footer"_s, u"h1"_s,         u"h2"_s,     u"h3"_s,
            u"h4"_s,      u"h5"_s,      u"h6"_s,     u"head"_s,       u"header"_s, u"hr"_s,
            u"li"_s,      u"main"_s,    u"nav"_s,    u"ol"_s,         u"p"_s,      u"pre"_s,
            u"section"_s, u"table"_s,   u"td"_s,     u"th"_s,         u"tr"_s,     u"ul"_s};
        return blocks.contains(name);
    }

    const QString &m_html;
    SourceText m_text;
    QString m_title;
    QString m_heading;
    qsizetype m_at = 0;
    bool m_inTitle = false;
    bool m_inHeading = false;
    bool m_quotesMatter = true;
};

} // namespace

bool isHtml(const QString &text)
{
    const QStringView start = QStringView(text).trimmed();
    if (start.size() < 2 || start.at(0) != u'<')
        return false;
    const bool tag = isLatinLetter(start.at(1)) || start.at(1) == u'!' || start.at(1) == u'?';
    return tag && start.contains(u"</"_s);
}

HtmlText textOfHtml(const QString &html)
{
    return HtmlReader(html).read();
}

} // namespace maquette
