// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What MediaEditor finds out about the picture behind its address, and how it shows that.
#include "ui/form/mediaaddress.h"
#include "ui/form/mediaeditor.h"
#include "ui/form/medialine.h"
#include "ui/form/picturewell.h"

#include <QUrl>

namespace maquette
{

namespace
{
constexpr int previewEdge = 256;

QString pixelsText(QSize pixels)
{
    return QStringLiteral("%1 × %2").arg(pixels.width()).arg(pixels.height());
}
} // namespace

void MediaEditor::inspect()
{
    delete m_look;
    showLine();
    m_well->setPicture({});
    if (m_address.isEmpty()) {
        showStatus({}, {}, WrapLabel::Tone::Dim);
        settle({});
        return;
    }
    if (const auto id = assetIn(m_address)) {
        inspectWork(*id);
        return;
    }
    const QString problem = addressProblem(m_address, field().media);
    if (!problem.isEmpty()) {
        showStatus({}, {}, WrapLabel::Tone::Dim);
        settle({{field().key, problem, true}});
    } else if (field().media != MediaKind::Image) {
        showStatus(tr("It is checked by the service."), {}, WrapLabel::Tone::Dim);
        settle({});
    } else {
        lookAt(QUrl(m_address));
    }
}

void MediaEditor::inspectWork(AssetId id)
{
    const std::optional<WorkFacts> work = m_source.work(id);
    if (!work && !m_source.isReady()) {
        showStatus(tr("Opening the library…"), {}, WrapLabel::Tone::Dim);
        setPending(true);
        return;
    }
    if (!work) {
        showStatus({}, {}, WrapLabel::Tone::Dim);
        settle({{field().key, tr("This work is no longer in the library."), true}});
        return;
    }
    showThumbnail(id);
    QStringList parts;
    if (!work->pixels.isEmpty())
        parts += pixelsText(work->pixels);
    if (work->bytes >= 0)
        parts += weightText(work->bytes);
    judge({work->pixels, work->bytes}, parts.join(QStringLiteral(" · ")));
}

void MediaEditor::showThumbnail(AssetId id)
{
    if (assetIn(m_address) == id)
        m_well->setPicture(m_source.thumbnail(id, previewEdge));
}

void MediaEditor::lookAt(const QUrl &url)
{
    showStatus(tr("Looking at it…"), {}, WrapLabel::Tone::Dim);
    setPending(true);
    m_look = m_source.look(url, this, [this](const Result<ImageFacts> &facts) { answered(facts); });
}

void MediaEditor::answered(const Result<ImageFacts> &facts)
{
    if (m_look)
        m_look->deleteLater();
    m_look.clear();
    if (facts) {
        m_well->setPicture(facts->preview);
        judge({facts->pixels, facts->bytes}, pixelsText(facts->pixels) + u" · " + weightText(facts->bytes));
        return;
    }
    const Error &error = facts.error();
    const bool hopeless = error.kind == ErrorKind::DamagedFile || error.kind == ErrorKind::RefusedAddress ||
                          error.kind == ErrorKind::TooLarge || error.kind == ErrorKind::RequestGone;
    showStatus({}, {}, WrapLabel::Tone::Dim);
    const QString text =
        hopeless ? error.message
                 : tr("It could not be looked at from here, so it is not checked: %1").arg(error.message);
    settle({{field().key, text, hopeless}});
}

void MediaEditor::judge(const MediaFacts &facts, const QString &summary)
{
    const QList<FieldProblem> problems = checkMedia(field(), facts);
    const bool blocked =
        std::any_of(problems.begin(), problems.end(), [](const FieldProblem &each) { return each.blocks; });
    if (blocked)
        showStatus(summary, tr("does not fit"), WrapLabel::Tone::Red);
    else
        showStatus(summary, tr("fits"), WrapLabel::Tone::Green);
    settle(problems);
}

void MediaEditor::showStatus(const QString &text, const QString &verdict, WrapLabel::Tone tone)
{
    m_facts->setPlain(verdict.isEmpty() || text.isEmpty() ? text : QString(text + u" ·"));
    m_facts->setTone(WrapLabel::Tone::Dim);
    m_facts->setVisible(!text.isEmpty());
    m_verdict->setTone(tone);
    m_verdict->setPlain(verdict);
    m_verdict->setVisible(!verdict.isEmpty());
    m_well->setAccessibleDescription(QStringList{text, verdict}.join(u' '));
}

void MediaEditor::settle(const QList<FieldProblem> &problems)
{
    m_problems = problems;
    if (!m_address.isEmpty())
        setTouched(true);
    m_pending = false;
    m_well->setBusy(false);
    setProblems(problems);
    emit pendingChanged();
}

void MediaEditor::setPending(bool pending)
{
    m_pending = pending;
    m_problems.clear();
    m_well->setBusy(pending);
    setProblems({});
    emit pendingChanged();
}

} // namespace maquette
