// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptedpictures.h"

namespace maquette
{

std::optional<WorkFacts> ScriptedPictures::work(AssetId id) const
{
    const auto found = works.find(id.number());
    return found == works.end() ? std::nullopt : std::optional(*found);
}

QImage ScriptedPictures::thumbnail(AssetId id, int edge)
{
    QImage picture(edge, edge * 9 / 16, QImage::Format_RGB32);
    picture.fill(QColor::fromHsv(int(id.number() * 47 % 360), 120, 180));
    return picture;
}

QObject *ScriptedPictures::look(const QUrl &url, QObject *parent, LookAnswer answer)
{
    looked += url;
    m_look = new QObject(parent);
    m_lookAnswer = std::move(answer);
    return m_look;
}

QObject *ScriptedPictures::check(const QUrl &url, const Field &field, bool anew, QObject *parent,
                                 CheckAnswer answer)
{
    if (checksLinks)
        return m_desk.check(url, field, anew, parent, std::move(answer));
    return look(url, parent, [answer = std::move(answer)](const Result<ImageFacts> &facts) {
        if (!facts)
            return answer(facts.error());
        LinkFacts link;
        link.figures = {facts->pixels, facts->bytes, -1};
        link.preview = facts->preview;
        answer(link);
    });
}

QObject *ScriptedPictures::link(AssetId id, QObject *parent, LinkAnswer answer)
{
    linked += id;
    m_link = new QObject(parent);
    m_linkAnswer = std::move(answer);
    return m_link;
}

QObject *ScriptedPictures::keepFrame(AssetId clip, qint64 positionMs, QObject *parent, FrameAnswer answer)
{
    framesKept.append({clip, positionMs});
    m_frame = new QObject(parent);
    m_frameAnswer = std::move(answer);
    return m_frame;
}

bool ScriptedPictures::answerFrame(const Result<AssetId> &frame)
{
    if (!m_frame)
        return false;
    m_frame.clear();
    const FrameAnswer answer = std::move(m_frameAnswer);
    answer(frame);
    return true;
}

bool ScriptedPictures::answerLook(const Result<ImageFacts> &facts)
{
    if (!m_look)
        return false;
    m_look.clear();
    const LookAnswer answer = std::move(m_lookAnswer);
    answer(facts);
    return true;
}

bool ScriptedPictures::answerLink(const Result<QString> &address)
{
    if (!m_link)
        return false;
    m_link.clear();
    const LinkAnswer answer = std::move(m_linkAnswer);
    answer(address);
    return true;
}

ImageFacts ScriptedPictures::facts(QSize pixels, qint64 bytes)
{
    ImageFacts facts;
    facts.preview = QImage(pixels.scaled(256, 256, Qt::KeepAspectRatio), QImage::Format_RGB32);
    facts.preview.fill(QColor(200, 120, 60));
    facts.pixels = pixels;
    facts.bytes = bytes;
    facts.format = QStringLiteral("png");
    return facts;
}

} // namespace maquette
