// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/xmpwriter.h"

#include "app/metadata/exivheaders.h"
#include "app/metadata/exivlibrary.h"
#include "app/metadata/jpeg.h"
#include "app/metadata/rawmetadata.h"
#include "app/metadata/scrub.h"
#include "app/metadata/xmppacket.h"
#include "app/metadata/xmpprefixes.h"
#include "app/metadata/xmpwork.h"

#include <QCoreApplication>

#include <map>
#include <mutex>
#include <set>

namespace maquette
{

namespace
{

using Exiv2::XmpData;
using Exiv2::XmpKey;

constexpr qsizetype reserve = 2000;              // what a packet needs around its texts
constexpr qsizetype maxMerged = 4000;            // properties: Exiv2's time grows with their square
constexpr qsizetype maxPlainInput = 1024 * 1024; // beyond, each quote as "&quot;" is too long

std::string plain(const QString &text)
{
    return text.toStdString();
}

//! XML has no words for some characters, and Exiv2 none for DEL.
QString writable(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isPair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair)
            clean += c, clean += text[++i];
        else if ((c >= u' ' || c == u'\n' || c == u'\t' || c == u'\r') && c != u'\x7f' && c < u'\xfffe' &&
                 !c.isSurrogate())
            clean += c;
    }
    return clean;
}

void setText(XmpData &data, const std::string &key, const QString &text)
{
    if (text.isEmpty())
        return;
    Exiv2::XmpTextValue value;
    value.value_ = plain(writable(text)); // its read() takes "type=..." for something else
    data.add(XmpKey(key), &value);
}

void setScrubbed(XmpData &data, const std::string &key, const QString &text)
{
    setText(data, key, scrubbed(text));
}

//! "Xmp.xmpMM.Ingredients" of "Xmp.xmpMM.Ingredients[1]/stRef:documentID".
std::string rootOf(const std::string &key)
{
    return key.substr(0, key.find_first_of("[/"));
}

//! At once: XmpData::erase() copies all that stands behind.
template <typename Goes>
void removeRoots(XmpData &data, const Goes &goes)
{
    XmpData kept;
    for (const auto &each : std::as_const(data)) {
        if (!goes(rootOf(each.key())))
            kept.add(each);
    }
    data = kept;
}

//! \brief Puts what is known of a work into Exiv2's properties, in place of what was there.
class WorkWriter
{
public:
    WorkWriter(XmpData &data, const WorkMetadata &work)
        : m_data(data)
        , m_work(work)
    {}

    void writeLabel()
    {
        if (m_work.isGenerated)
            replace("Xmp.Iptc4xmpExt.DigitalSourceType", QString::fromUtf16(aiLabel));
    }

    //! Takes out all that Maquette had written, so that what is not known any more does not stay. A
    //! description that was edited since, or is another program's, is not ours.
    void removeOurs(const XmpPacket &old)
    {
        const QString description = old.text(xmpspace::dc, u"description");
        m_keepsDescription =
            !description.isEmpty() && description != old.text(xmpspace::iptc, u"AIPromptInformation");
        if (!isOwnXmp(old))
            return;
        static const std::set<std::string> ours = {"Xmp.Iptc4xmpExt.DigitalSourceType",
                                                   "Xmp.Iptc4xmpExt.AIPromptInformation",
                                                   "Xmp.Iptc4xmpExt.AISystemUsed",
                                                   "Xmp.xmpMM.DocumentID",
                                                   "Xmp.xmp.CreatorTool",
                                                   "Xmp.xmp.CreateDate",
                                                   "Xmp.xmp.MetadataDate"};
        removeRoots(m_data, [this](const std::string &root) {
            return ours.count(root) > 0 || (root == "Xmp.dc.description" && !m_keepsDescription);
        });
    }

    void writePrompt()
    {
        replace("Xmp.Iptc4xmpExt.AIPromptInformation", m_work.prompt);
        const QString prompt = writable(scrubbed(m_work.prompt));
        if (prompt.isEmpty() || m_keepsDescription)
            return;
        removeRoots(m_data, [](const std::string &root) { return root == "Xmp.dc.description"; });
        Exiv2::LangAltValue value;
        value.value_["x-default"] = plain(prompt);
        m_data.add(XmpKey("Xmp.dc.description"), &value);
    }

    void writeRest(const QDateTime &writtenAt)
    {
        removeOwn();
        replace("Xmp.xmpMM.DocumentID",
                m_work.documentId.isEmpty() ? QString() : QStringLiteral("xmp.did:") + m_work.documentId);
        replace("Xmp.Iptc4xmpExt.AISystemUsed", m_work.modelName);
        replace("Xmp.xmp.CreatorTool", m_work.software);
        replace("Xmp.xmp.CreateDate", timeText(m_work.createdAt));
        replace("Xmp.xmp.MetadataDate", timeText(writtenAt));
        if (m_work.rating > 0)
            setText(m_data, "Xmp.xmp.Rating", QString::number(m_work.rating));
        setText(m_data, "Xmp.xmp.Label", colourLabel(m_work.colour));
        writeTags();
        writeParents();
        writeOwn();
    }

private:
    static QString timeText(const QDateTime &time)
    {
        return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
    }

    //! An empty text leaves what another program said.
    void replace(const std::string &key, const QString &text)
    {
        if (text.isEmpty())
            return;
        removeRoots(m_data, [&key](const std::string &root) { return root == key; });
        setScrubbed(m_data, key, text);
    }

    void removeOwn()
    {
        static const std::set<std::string> ours = {"Xmp.xmp.Rating", "Xmp.xmp.Label", "Xmp.dc.subject",
                                                   "Xmp.xmpMM.Ingredients", "Xmp.xmpMM.DerivedFrom"};
        removeRoots(m_data, [](const std::string &root) {
            return ours.count(root) > 0 || root.compare(0, 13, "Xmp.maquette.") == 0;
        });
    }

    void writeTags()
    {
        Exiv2::XmpArrayValue tags(Exiv2::xmpBag);
        for (const QString &tag : m_work.tags) {
            if (const QString text = writable(scrubbed(tag)); !text.isEmpty())
                tags.read(plain(text));
        }
        if (tags.count() > 0)
            m_data.add(XmpKey("Xmp.dc.subject"), &tags);
    }

    void writeParent(const std::string &place, const ParentWork &parent)
    {
        setScrubbed(m_data, place + "/stRef:documentID", QStringLiteral("xmp.did:") + parent.documentId);
        setScrubbed(m_data, place + "/maquette:Field", parent.field);
        if (parent.frame)
            setText(m_data, place + "/maquette:Frame", QString::number(*parent.frame));
    }

    void writeParents()
    {
        QList<ParentWork> parents = m_work.parents;
        parents.removeIf([](const ParentWork &each) { return each.documentId.isEmpty(); });
        if (parents.isEmpty())
            return;
        writeParent("Xmp.xmpMM.DerivedFrom", parents.first());
        const std::string all = "Xmp.xmpMM.Ingredients";
        Exiv2::XmpTextValue bag;
        bag.setXmpArrayType(Exiv2::XmpValue::xaBag);
        m_data.add(XmpKey(all), &bag);
        for (qsizetype i = 0; i < parents.size(); ++i)
            writeParent(all + '[' + std::to_string(i + 1) + ']', parents[i]);
    }

    void writeOwn()
    {
        const auto set = [this](const char *name, const QString &text) {
            setScrubbed(m_data, std::string("Xmp.maquette.") + name, text);
        };
        set("Format", QStringLiteral("1"));
        set("ModelId", m_work.modelId.text());
        set("NegativePrompt", m_work.negativePrompt);
        set("Seed", m_work.seed ? QString::number(*m_work.seed) : QString());
        set("RequestId", m_work.requestId.text());
        set("CostMicrodollars", m_work.cost ? QString::number(m_work.cost->microdollars()) : QString());
        set("Simulated", m_work.isSimulated ? QStringLiteral("True") : QString());
        set("Project", m_work.project);
        set("OutputIndex", m_work.outputIndex > 0 ? QString::number(m_work.outputIndex) : QString());
        const QByteArray input = scrubbedInput(m_work.input);
        const QString text = QString::fromUtf8(input);
        if (input.size() <= maxPlainInput && text.toUtf8() == input && writable(text) == text)
            setText(m_data, "Xmp.maquette.Input", text);
        else
            setText(m_data, "Xmp.maquette.InputBase64", QString::fromLatin1(input.toBase64()));
    }

    XmpData &m_data;
    const WorkMetadata &m_work;
    bool m_keepsDescription = false;
};

Result<QByteArray> encoded(const XmpData &data, bool isSidecar)
{
    std::string packet;
    const int style =
        Exiv2::XmpParser::useCompactFormat | (isSidecar ? Exiv2::XmpParser::omitPacketWrapper : 0);
    const int failed =
        data.empty() ? 0 : Exiv2::XmpParser::encode(packet, data, static_cast<uint16_t>(style), 1);
    if (failed != 0)
        return fail(ErrorKind::Internal,
                    QCoreApplication::translate("Metadata", "The metadata could not be written."),
                    QStringLiteral("Exiv2: %1").arg(failed));
    return QByteArray::fromStdString(packet);
}

//! Moves the longest properties of \a data out until the rest is under \a limit.
XmpData takeLongest(XmpData &data, qsizetype limit)
{
    std::map<std::string, qsizetype> lengths;
    qsizetype all = reserve;
    for (const auto &each : data) {
        // A character can become "&quot;".
        const qsizetype length = qsizetype(6 * each.toString().size() + each.key().size() + 100);
        lengths[rootOf(each.key())] += length;
        all += length;
    }
    std::multimap<qsizetype, std::string> byLength;
    for (const auto &[root, length] : lengths)
        byLength.emplace(-length, root);
    std::set<std::string> moved;
    for (const auto &[length, root] : byLength) {
        if (all < limit)
            break;
        moved.insert(root);
        all += length;
    }
    XmpData extended;
    for (const auto &each : data) {
        if (moved.count(rootOf(each.key())) > 0)
            extended.add(each);
    }
    removeRoots(data, [&moved](const std::string &root) { return moved.count(root) > 0; });
    return extended;
}

Result<XmpPackets> packed(XmpData &data, const XmpOrder &order)
{
    XmpPackets packets;
    auto packet = encoded(data, order.isSidecar);
    if (packet && order.limit > 0 && packet->size() > order.limit) {
        const auto extended = encoded(takeLongest(data, order.limit), true);
        if (!extended)
            return extended.error();
        packets.extended = *extended;
        data["Xmp.xmpNote.HasExtendedXMP"] = extendedXmpName(packets.extended).toStdString();
        packet = encoded(data, order.isSidecar);
    }
    if (!packet)
        return packet.error();
    if (packet->size() + packets.extended.size() > maxMetadataBytes)
        return fail(ErrorKind::TooLarge,
                    QCoreApplication::translate("Metadata",
                                                "These settings are too long to be written into a file."));
    packets.packet = order.isSidecar && !packet->isEmpty()
                         ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + *packet
                         : *packet;
    return packets;
}

//! Adds what \a packet says to \a data and to \a read. One that our own reader refuses, or that says more
//! than any program writes, says nothing: Exiv2's would follow it to any depth and for any time.
void take(const QByteArray &packet, XmpData &data, XmpPacket &read)
{
    const auto plain = XmpPacket::read(packet);
    XmpData decoded;
    if (!plain || plain->size() > maxMerged ||
        Exiv2::XmpParser::decode(decoded, withSafePrefixes(packet).toStdString()) != 0)
        return;
    read.add(*plain);
    for (const auto &each : decoded)
        data.add(each);
}

Result<XmpPackets> compose(const XmpOrder &order)
{
    const bool isAll = order.profile == MetadataProfile::Everything;
    XmpData data;
    WorkWriter writer(data, order.work);
    if (isAll) {
        XmpPacket old;
        take(order.old, data, old);
        take(order.oldExtended, data, old);
        removeRoots(data, [](const std::string &root) { return root == "Xmp.xmpNote.HasExtendedXMP"; });
        writer.removeOurs(old);
    }
    writer.writeLabel();
    if (order.profile != MetadataProfile::LabelOnly)
        writer.writePrompt();
    if (isAll)
        writer.writeRest(order.writtenAt);
    return packed(data, order);
}

} // namespace

Result<XmpPackets> writeXmp(const XmpOrder &order)
{
    prepareExiv2();
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    try {
        resetXmpNamespaces();
        return compose(order);
    } catch (const std::exception &problem) {
        return fail(ErrorKind::Internal,
                    QCoreApplication::translate("Metadata", "The metadata could not be written."),
                    QString::fromUtf8(problem.what()));
    }
}

} // namespace maquette
