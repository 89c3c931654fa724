// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/jsonobjects.h"

#include <QCoreApplication>

#include <iterator>
#include <string>
#include <vector>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int mostParts = 1000; // the service's own lists end at 500
constexpr int mostBroken = 1000;
constexpr int mostWhole = 10000;

QString objectWords(const char *source)
{
    return QCoreApplication::translate("JsonObjects", source);
}

//! \brief Lets the decoder take one character after the other, and knows how many it took.
class Feed
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    Feed(const char *at, const char **reached)
        : m_at(at)
        , m_reached(reached)
    {}

    reference operator*() const { return *m_at; }
    Feed &operator++()
    {
        *m_reached = ++m_at;
        return *this;
    }
    friend bool operator==(const Feed &a, const Feed &b) { return a.m_at == b.m_at; }

private:
    const char *m_at;
    const char **m_reached;
};

//! \brief Reads without building anything, and stops at what is too deep or too long.
class Recogniser : public nlohmann::json_sax<Json>
{
public:
    bool null() override { return part(); }
    bool boolean(bool) override { return part(); }
    bool number_integer(number_integer_t) override { return part(); }
    bool number_unsigned(number_unsigned_t) override { return part(); }
    bool number_float(number_float_t, const string_t &) override { return part(); }
    bool string(string_t &) override { return part(); }
    bool binary(binary_t &) override { return part(); }
    bool key(string_t &) override { return true; }
    bool start_object(std::size_t) override { return enter(); }
    bool end_object() override { return leave(); }
    bool start_array(std::size_t) override { return enter(); }
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &error) override
    {
        m_reason = plainReason(QString::fromUtf8(error.what()));
        return false;
    }

    [[nodiscard]] const QString &reason() const { return m_reason; }

private:
    bool part()
    {
        if (m_parts.empty() || ++m_parts.back() <= mostParts)
            return true;
        m_reason = objectWords("a list or an object has more than %1 parts").arg(mostParts);
        return false;
    }

    bool enter()
    {
        if (!part())
            return false;
        m_parts.push_back(0);
        if (m_parts.size() <= std::size_t(maxJsonDepth))
            return true;
        m_reason = objectWords("nested deeper than %1").arg(maxJsonDepth);
        return false;
    }

    bool leave()
    {
        m_parts.pop_back();
        return true;
    }

    std::vector<int> m_parts;
    QString m_reason;
};

//! How many UTF-16 units \a bytes of whole characters are.
qsizetype unitsOf(QByteArrayView bytes)
{
    qsizetype units = 0;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        units += (byte & 0xC0) == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1;
    }
    return units;
}

//! \brief Goes through the text from object to object.
class Finder
{
public:
    explicit Finder(const QByteArray &text)
        : m_text(text)
    {}

    JsonObjects find()
    {
        qsizetype at = 0;
        while (m_found.broken.size() < mostBroken && m_found.whole.size() < mostWhole &&
               (at = nextStart(at)) >= 0)
            at = read(at);
        return std::move(m_found);
    }

private:
    //! A brace that a name follows; `{request_id}` and the code of a program are none.
    [[nodiscard]] qsizetype nextStart(qsizetype from) const
    {
        for (qsizetype at = m_text.indexOf('{', from); at >= 0; at = m_text.indexOf('{', at + 1)) {
            qsizetype next = at + 1;
            while (next < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text.at(next)))
                ++next;
            if (next < m_text.size() && m_text.at(next) == '"')
                return at;
        }
        return -1;
    }

    qsizetype read(qsizetype start)
    {
        const char *reached = m_text.constData() + start;
        const char *end = m_text.constData() + m_text.size();
        const char *unused = nullptr;
        Recogniser recogniser;
        const bool good = Json::sax_parse(Feed(reached, &reached), Feed(end, &unused), &recogniser,
                                          Json::input_format_t::json, false);
        const qsizetype stop = reached - m_text.constData();
        const qsizetype begin = unitsUpTo(start);
        if (good) {
            const QByteArray bytes = m_text.mid(start, stop - start);
            m_found.whole.append({Json::parse(bytes.constBegin(), bytes.constEnd(), nullptr, false), bytes,
                                  begin, unitsUpTo(stop)});
            return stop;
        }
        // What it could not use was taken too, and may be where the next one begins.
        const QString &reason = recogniser.reason();
        const bool ended =
            reason.contains(u"unexpected end of input"_s) || reason.contains(u"closing quote"_s);
        const bool cutOff = ended && stop >= m_text.size();
        qsizetype last = cutOff ? stop : qMax(stop - 1, start);
        while (last > start && last < m_text.size() && (m_text.at(last) & 0xC0) == 0x80)
            --last;
        m_found.broken.append({m_text.mid(start, last - start), reason, begin, unitsUpTo(last), cutOff});
        return qMax(last, start + 1);
    }

    //! Counts on from where it was asked last: it is asked in the text's order.
    qsizetype unitsUpTo(qsizetype offset)
    {
        m_units += unitsOf(QByteArrayView(m_text).sliced(m_counted, offset - m_counted));
        m_counted = offset;
        return m_units;
    }

    const QByteArray &m_text;
    JsonObjects m_found;
    qsizetype m_counted = 0;
    qsizetype m_units = 0;
};

} // namespace

JsonObjects findObjects(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return Finder(bytes).find();
}

} // namespace maquette
