// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/xmpwork.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace maquette
{

namespace
{

constexpr std::array colours = {u"", u"Red", u"Yellow", u"Green", u"Blue", u"Purple"};
constexpr int maxParents = 1000;

int colourOf(const QString &label)
{
    const auto same = [&label](const char16_t *name) {
        return label.compare(QStringView(name), Qt::CaseInsensitive) == 0;
    };
    const auto found = std::find_if(colours.cbegin(), colours.cend(), same);
    return found == colours.cend() ? 0 : static_cast<int>(found - colours.cbegin());
}

std::optional<qint64> wholeNumber(const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

int ratingOf(const QString &text)
{
    const double rating = text.toDouble();
    return std::isfinite(rating) ? static_cast<int>(std::clamp(rating, 0.0, 5.0)) : 0; // -1 is "rejected"
}

QDateTime timeOf(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

QString withoutScheme(QString documentId)
{
    const QString scheme = QStringLiteral("xmp.did:");
    return documentId.startsWith(scheme) ? documentId.mid(scheme.size()) : documentId;
}

ParentWork parentFrom(const XmpProperty &reference)
{
    const auto text = [&reference](const char16_t *space, const char16_t *name) {
        const XmpProperty *member = reference.member(space, name);
        return member ? member->text : QString();
    };
    ParentWork parent{
        withoutScheme(text(xmpspace::reference, u"documentID")), text(xmpspace::own, u"Field"), {}};
    bool isNumber = false;
    const int frame = text(xmpspace::own, u"Frame").toInt(&isNumber);
    if (isNumber)
        parent.frame = frame;
    return parent;
}

QList<ParentWork> parentsFrom(const XmpPacket &packet)
{
    QList<ParentWork> parents;
    if (const XmpProperty *all = packet.find(xmpspace::mm, u"Ingredients")) {
        for (const XmpProperty &each : all->members.mid(0, maxParents))
            parents.append(parentFrom(each));
    } else if (const XmpProperty *one = packet.find(xmpspace::mm, u"DerivedFrom")) {
        parents.append(parentFrom(*one));
    }
    parents.removeIf([](const ParentWork &each) { return each.documentId.isEmpty(); });
    return parents;
}

QString hashFrom(const QString &text)
{
    constexpr qsizetype digits = 64;
    const auto isDigit = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    return text.size() == digits && std::all_of(text.cbegin(), text.cend(), isDigit) ? text : QString();
}

QByteArray inputFrom(const XmpPacket &packet)
{
    const QString packed = packet.text(xmpspace::own, u"InputBase64");
    return packed.isEmpty() ? packet.text(xmpspace::own, u"Input").toUtf8()
                            : QByteArray::fromBase64(packed.toLatin1());
}

} // namespace

QString colourLabel(int colour)
{
    return colour > 0 && colour < static_cast<int>(colours.size())
               ? QString::fromUtf16(colours.at(static_cast<size_t>(colour)))
               : QString();
}

WorkMetadata workFromXmp(const XmpPacket &packet)
{
    const auto own = [&packet](const char16_t *name) { return packet.text(xmpspace::own, name); };
    WorkMetadata work;
    work.documentId = withoutScheme(packet.text(xmpspace::mm, u"DocumentID"));
    work.modelId = ModelId(own(u"ModelId"));
    work.modelName = packet.text(xmpspace::iptc, u"AISystemUsed");
    work.prompt = packet.text(xmpspace::iptc, u"AIPromptInformation");
    work.negativePrompt = own(u"NegativePrompt");
    work.input = inputFrom(packet);
    work.seed = wholeNumber(own(u"Seed"));
    work.requestId = RequestId(own(u"RequestId"));
    work.createdAt = timeOf(packet.text(xmpspace::xmp, u"CreateDate"));
    if (const auto cost = wholeNumber(own(u"CostMicrodollars")))
        work.cost = Money::fromMicrodollars(*cost);
    work.isSimulated = own(u"Simulated") == u"True";
    work.isGenerated = packet.text(xmpspace::iptc, u"DigitalSourceType") == QStringView(aiLabel);
    work.rating = ratingOf(packet.text(xmpspace::xmp, u"Rating"));
    work.colour = colourOf(packet.text(xmpspace::xmp, u"Label"));
    if (const XmpProperty *tags = packet.find(xmpspace::dc, u"subject")) {
        for (const XmpProperty &each : tags->members)
            work.tags.append(each.text);
    }
    work.project = own(u"Project");
    work.parents = parentsFrom(packet);
    work.outputIndex =
        static_cast<int>(std::clamp<qint64>(wholeNumber(own(u"OutputIndex")).value_or(0), 0, 1'000'000));
    work.originalHash = hashFrom(own(u"OriginalSha256"));
    work.software = packet.text(xmpspace::xmp, u"CreatorTool");
    return work;
}

bool isOwnXmp(const XmpPacket &packet)
{
    return packet.has(xmpspace::own);
}

XmpPacket joined(const XmpPacket &embedded, const XmpPacket &sidecar)
{
    const auto written = [](const XmpPacket &packet) {
        return timeOf(packet.text(xmpspace::xmp, u"MetadataDate"));
    };
    if (isOwnXmp(sidecar)) {
        const bool isOlder = isOwnXmp(embedded) && written(embedded).isValid() &&
                             written(sidecar).isValid() && written(sidecar) < written(embedded);
        return isOlder ? embedded : sidecar;
    }
    XmpPacket both = sidecar;
    both.add(embedded);
    return both;
}

} // namespace maquette
