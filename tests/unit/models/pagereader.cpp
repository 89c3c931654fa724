// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagereader.h"

#include <QRegularExpression>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

//! The JSON object that begins at \a start.
QByteArray objectAt(const QByteArray &text, qsizetype start)
{
    int depth = 0;
    bool quoted = false;
    for (qsizetype i = start; i < text.size(); ++i) {
        const char c = text.at(i);
        if (quoted) {
            i += c == '\\' ? 1 : 0;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return text.mid(start, i - start + 1);
        }
    }
    return {};
}

} // namespace

Result<ApiPage> readPage(const QByteArray &text)
{
    const qsizetype start = text.indexOf("\n{\n\"type\": \"object\"") + 1;
    if (start <= 0)
        return fail(ErrorKind::BadAnswer, u"no schema"_s);
    const QByteArray input = objectAt(text, start);
    const QByteArray output = objectAt(text, start + input.size());
    static const QRegularExpression url(u"/v1/models/(\\S+) "_s);
    const auto inputJson = parseJson(input);
    const auto outputJson = parseJson(output);
    if (!inputJson)
        return inputJson.error();
    if (!outputJson)
        return outputJson.error();
    return ApiPage{url.match(QString::fromUtf8(text)).captured(1), *inputJson, *outputJson};
}

} // namespace maquette
