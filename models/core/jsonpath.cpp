// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/jsonpath.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

bool isPlain(const QString &key)
{
    return !key.isEmpty() && std::none_of(key.cbegin(), key.cend(), [](QChar c) {
        return c.isSpace() || c == u'.' || c == u'[' || c == u']' || c == u'"';
    });
}

} // namespace

QString pathText(const JsonPath &path)
{
    QString text;
    for (const JsonStep &step : path) {
        if (step.index >= 0)
            text += u"[%1]"_s.arg(step.index);
        else if (!isPlain(step.key))
            text += u'[' + QString::fromUtf8(toBytes(jsonString(step.key))) + u']';
        else
            text += (text.isEmpty() ? QString() : u"."_s) + step.key;
    }
    return text;
}

const Json *valueAt(const Json &value, const JsonPath &path)
{
    const Json *at = &value;
    for (const JsonStep &step : path) {
        if (step.index < 0)
            at = member(*at, step.key.toStdString());
        else if (at->is_array() && std::size_t(step.index) < at->size())
            at = &at->at(std::size_t(step.index));
        else
            at = nullptr;
        if (!at)
            return nullptr;
    }
    return at;
}

} // namespace maquette
