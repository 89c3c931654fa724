// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/pagefinder.h"

#include "app/base/background.h"
#include "models/core/descriptor.h"
#include "ui/browser/pagetextedit.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace maquette
{

namespace
{

constexpr qint64 largestFile = PageTextEdit::largestText * 4; // bytes of one character in UTF-8

PageFindings findIn(const QString &text)
{
    PageFindings findings;
    auto reading = readModelPage(text, &findings.place);
    if (!reading) {
        findings.error = reading.error();
        return findings;
    }
    findings.notes = reading->notes;
    findings.models = reading->models;
    for (const FoundModel &found : std::as_const(findings.models)) {
        const QString id = found.ids.isEmpty() ? QStringLiteral("own/model") : found.ids.constFirst();
        auto model = readDescription(found.entryFor(id));
        findings.forms.append(model ? std::make_shared<const Model>(*std::move(model)) : nullptr);
    }
    return findings;
}

//! \brief A file's text, or why there is none.
struct FileText
{
    QString text;
    QString refusal;
};

FileText textOf(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    // A pipe or a device would never end.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {{}, PageFinder::tr("%1 cannot be read. Is it a text file?").arg(name)};
    const QByteArray bytes = file.read(largestFile + 1);
    if (bytes.size() > largestFile)
        return {{}, PageFinder::tr("%1 is larger than 4 MB. A model's API page is far smaller.").arg(name)};
    const auto encoding = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(encoding.value_or(QStringConverter::Utf8));
    const QString text = decoder.decode(bytes);
    if (text.contains(QChar(u'\0')))
        return {{}, PageFinder::tr("%1 is not a text file. Save the page as text, HTML or JSON.").arg(name)};
    return {text, {}};
}

} // namespace

void PageFinder::read(const QString &text)
{
    ++m_asked;
    m_next = text;
    if (!m_busy)
        start();
}

void PageFinder::forget()
{
    ++m_asked;
    m_next.reset();
}

void PageFinder::start()
{
    m_busy = true;
    const auto work = [text = *std::exchange(m_next, {})] { return findIn(text); };
    inBackground(*QThreadPool::globalInstance(), this, work,
                 [this, asked = m_asked](const PageFindings &findings) {
                     m_busy = false;
                     if (m_next)
                         start();
                     else if (asked == m_asked)
                         emit found(findings);
                 });
}

void PageFinder::readFile(const QString &path)
{
    forget();
    inBackground(
        *QThreadPool::globalInstance(), this, [path] { return textOf(path); },
        [this, asked = ++m_files](const FileText &read) {
            if (asked != m_files)
                return;
            if (read.refusal.isEmpty())
                emit fileRead(read.text);
            else
                emit fileRefused(read.refusal);
        });
}

} // namespace maquette
