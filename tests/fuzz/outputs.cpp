// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The files that a result's `output` offers; an input is that JSON.
#include "app/api/replies.h"
#include "tests/fuzz/fuzzing.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace maquette;
using namespace maquette::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr qsizetype mostOutputs = 200;
    const QByteArray text = "{\"output\":" + bytesOf(data, size) + '}';
    const QJsonDocument document = QJsonDocument::fromJson(text);
    const QList<OutputLink> links = outputsOf(document.object().value(QLatin1String("output")));
    require(links.size() <= mostOutputs, "the number of files is bounded");
    QSet<QUrl> seen;
    for (const OutputLink &link : links) {
        require(link.index == seen.size(), "files are counted from 0");
        require(link.url.isValid() && !link.url.host().isEmpty(), "a file has an address with a host");
        require(link.url.scheme() == QLatin1String("https") || link.url.scheme() == QLatin1String("http"),
                "a file is on the web");
        seen.insert(link.url);
        require(seen.size() == link.index + 1, "no file is named twice");
    }
    const QJsonDocument rewritten = QJsonDocument::fromJson(document.toJson());
    const QList<OutputLink> again = outputsOf(rewritten.object().value(QLatin1String("output")));
    require(again.size() == links.size(), "the same JSON written otherwise names the same files");
    for (qsizetype i = 0; i < links.size(); ++i) {
        require(again.at(i).url == links.at(i).url && again.at(i).kind == links.at(i).kind,
                "the same JSON written otherwise names the same files in the same order");
    }
    return 0;
}
