// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/workwriter.h"

#include "app/metadata/scrub.h"
#include "app/metadata/xmpwork.h"

#include <set>

namespace maquette
{

namespace
{

using Exiv2::XmpData;
using Exiv2::XmpKey;

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

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

} // namespace

WorkWriter::WorkWriter(XmpData &data, const WorkMetadata &work)
    : m_data(data)
    , m_work(work)
{}

void WorkWriter::writeLabel()
{
    if (m_work.isGenerated)
        replace("Xmp.Iptc4xmpExt.DigitalSourceType", QString::fromUtf16(aiLabel));
}

void WorkWriter::removeOurs(const XmpPacket &old)
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
    // A photo's camera or editor keeps its place.
    const bool keepsTool = m_work.software.isEmpty() &&
                           !old.text(xmpspace::xmp, u"CreatorTool").startsWith(QStringLiteral("Maquette"));
    removeRoots(m_data, [this, keepsTool](const std::string &root) {
        if (root == "Xmp.xmp.CreatorTool" && keepsTool)
            return false;
        return ours.count(root) > 0 || (root == "Xmp.dc.description" && !m_keepsDescription);
    });
}

void WorkWriter::writePrompt()
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

void WorkWriter::writeRest(const QDateTime &writtenAt)
{
    removeLists();
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

//! An empty text leaves what another program said.
void WorkWriter::replace(const std::string &key, const QString &text)
{
    if (text.isEmpty())
        return;
    removeRoots(m_data, [&key](const std::string &root) { return root == key; });
    setScrubbed(m_data, key, text);
}

void WorkWriter::removeLists()
{
    static const std::set<std::string> ours = {"Xmp.xmp.Rating", "Xmp.xmp.Label", "Xmp.dc.subject",
                                               "Xmp.xmpMM.Ingredients", "Xmp.xmpMM.DerivedFrom"};
    removeRoots(m_data, [](const std::string &root) {
        return ours.count(root) > 0 || root.compare(0, 13, "Xmp.maquette.") == 0;
    });
}

void WorkWriter::writeTags()
{
    Exiv2::XmpArrayValue tags(Exiv2::xmpBag);
    for (const QString &tag : m_work.tags) {
        if (const QString text = writable(scrubbed(tag)); !text.isEmpty())
            tags.read(plain(text));
    }
    if (tags.count() > 0)
        m_data.add(XmpKey("Xmp.dc.subject"), &tags);
}

void WorkWriter::writeParent(const std::string &place, const ParentWork &parent)
{
    setScrubbed(m_data, place + "/stRef:documentID", QStringLiteral("xmp.did:") + parent.documentId);
    setScrubbed(m_data, place + "/maquette:Field", parent.field);
    if (parent.frame)
        setText(m_data, place + "/maquette:Frame", QString::number(*parent.frame));
}

void WorkWriter::writeParents()
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

void WorkWriter::writeOwn()
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
    set("OriginalSha256", m_work.originalHash);
    set("OutputIndex", m_work.outputIndex > 0 ? QString::number(m_work.outputIndex) : QString());
    const QByteArray input = scrubbedInput(m_work.input);
    const QString text = QString::fromUtf8(input);
    if (input.size() <= maxPlainInput && text.toUtf8() == input && writable(text) == text)
        setText(m_data, "Xmp.maquette.Input", text);
    else
        setText(m_data, "Xmp.maquette.InputBase64", QString::fromLatin1(input.toBase64()));
}

} // namespace maquette
