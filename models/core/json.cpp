// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/json.h"

#include <QCoreApplication>

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

//! \brief Reads without building anything: finds the first error and its place, and bounds the depth.
class Inspector : public nlohmann::json_sax<Json>
{
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool key(string_t &) override { return true; }
    bool start_object(std::size_t) override { return enter(); }
    bool end_object() override { return leave(); }
    bool start_array(std::size_t) override { return enter(); }
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t position, const std::string &,
                     const nlohmann::detail::exception &error) override
    {
        m_position = position;
        m_reason = QString::fromUtf8(error.what());
        return false;
    }

    [[nodiscard]] bool tooDeep() const { return m_tooDeep; }
    [[nodiscard]] std::size_t position() const { return m_position; }
    [[nodiscard]] const QString &reason() const { return m_reason; }

private:
    bool enter()
    {
        m_tooDeep = ++m_depth > maxJsonDepth;
        return !m_tooDeep;
    }
    bool leave()
    {
        --m_depth;
        return true;
    }

    int m_depth = 0;
    bool m_tooDeep = false;
    std::size_t m_position = 0;
    QString m_reason;
};

struct Place
{
    int line = 1;
    qsizetype column = 1;
};

Place placeOfOffset(const QByteArray &text, qsizetype offset)
{
    const QByteArray before = text.left(qBound(qsizetype(0), offset, text.size()));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    return {static_cast<int>(before.count('\n')) + 1, QString::fromUtf8(before.mid(lineStart)).size() + 1};
}

//! Where the brackets go deeper than allowed: strings are the only place where one does not count.
qsizetype depthOffset(const QByteArray &text)
{
    int depth = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            if (++depth > maxJsonDepth)
                return i;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return text.size();
}

} // namespace

QString plainReason(const QString &what)
{
    qsizetype start = what.indexOf(u"parse error"_s);
    start = start < 0 ? what.indexOf(u"] "_s) : what.indexOf(u": "_s, start);
    return what.mid(start < 0 ? 0 : start + 2).simplified().left(200);
}

Result<Json> parseJson(const QByteArray &text, int *errorLine)
{
    Inspector inspector;
    if (Json::sax_parse(text.constBegin(), text.constEnd(), &inspector))
        return Json::parse(text.constBegin(), text.constEnd(), nullptr, false);

    // The parser counts the byte that it could not use; its index is one less.
    const auto position = static_cast<qsizetype>(inspector.position());
    const Place place =
        placeOfOffset(text, inspector.tooDeep() ? depthOffset(text) : qMax(position - 1, qsizetype(0)));
    if (errorLine)
        *errorLine = place.line;
    const QString reason =
        inspector.tooDeep() ? u"nested deeper than %1"_s.arg(maxJsonDepth) : plainReason(inspector.reason());
    return fail(ErrorKind::BadAnswer, QCoreApplication::translate("Json", "This is not readable as JSON."),
                u"line %1, column %2: %3"_s.arg(place.line).arg(place.column).arg(reason));
}

QByteArray toBytes(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

QByteArray toIndentedBytes(const Json &json)
{
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace));
}

QString utf16Of(const std::string &utf8)
{
    const QString text = QString::fromStdString(utf8);
    return utf8.starts_with("\xEF\xBB\xBF") ? QString(QChar(QChar::ByteOrderMark) + text) : text;
}

QString stringOf(const Json &json)
{
    const auto *text = json.get_ptr<const std::string *>();
    return text ? utf16Of(*text) : QString();
}

Json jsonString(const QString &text)
{
    return Json(text.toStdString());
}

bool isOneOf(const std::string &key, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [&](const char *name) { return key == name; });
}

bool sameJson(const Json &a, const Json &b)
{
    if (a.is_number_integer() && b.is_number_integer()) {
        const auto negative = [](const Json &n) { return !n.is_number_unsigned() && n.get<qint64>() < 0; };
        return negative(a) == negative(b) && a == b;
    }
    return a == b;
}

const Json *member(const Json &object, const std::string &key)
{
    if (!object.is_object())
        return nullptr;
    const auto it = object.find(key);
    return it == object.end() ? nullptr : &*it;
}

QString stringMember(const Json &object, const std::string &key)
{
    const Json *value = member(object, key);
    return value ? stringOf(*value) : QString();
}

} // namespace maquette
