// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/json.h"

namespace maquette
{

namespace
{

//! \brief Walks over valid JSON text and remembers where the values of a path of keys begin.
class PathFinder
{
public:
    PathFinder(const QByteArray &text, const QStringList &path)
        : m_text(text)
        , m_path(path)
    {}

    qsizetype find()
    {
        enterValue();
        m_best = m_at;
        for (const QString &key : m_path) {
            if (!enterMember(key))
                break;
            m_best = m_at;
        }
        return m_best;
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char here() const { return atEnd() ? '\0' : m_text.at(m_at); }

    void enterValue()
    {
        while (!atEnd() && QByteArrayView(" \t\r\n:,\xEF\xBB\xBF").contains(here()))
            ++m_at;
    }

    QByteArray takeString()
    {
        const qsizetype start = m_at++;
        while (!atEnd() && here() != '"')
            m_at += here() == '\\' ? 2 : 1;
        ++m_at;
        return m_text.mid(start, m_at - start);
    }

    void skipValue()
    {
        int depth = 0;
        do {
            const char c = here();
            if (c == '"') {
                takeString();
                continue;
            }
            if (c == '{' || c == '[')
                ++depth;
            else if (c == '}' || c == ']')
                --depth;
            if (depth < 0)
                return;
            ++m_at;
        } while (!atEnd() && (depth > 0 || !QByteArrayView(",}] \t\r\n").contains(here())));
    }

    bool enterMember(const QString &key)
    {
        if (here() != '{')
            return false;
        ++m_at;
        for (enterValue(); here() == '"'; enterValue()) {
            const Json name = Json::parse(takeString().toStdString(), nullptr, false);
            enterValue();
            if (stringOf(name) == key)
                return true;
            skipValue();
        }
        return false;
    }

    const QByteArray &m_text;
    const QStringList &m_path;
    qsizetype m_at = 0;
    qsizetype m_best = 0;
};

} // namespace

qsizetype offsetOfPath(const QByteArray &text, const QStringList &path)
{
    return PathFinder(text, path).find();
}

int lineOfPath(const QByteArray &text, const QStringList &path)
{
    return static_cast<int>(text.left(offsetOfPath(text, path)).count('\n')) + 1;
}

} // namespace maquette
