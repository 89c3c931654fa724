// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/nametemplate.h"

#include "app/export/words.h"
#include "app/library/filenames.h"
#include "app/metadata/scrub.h"
#include "models/core/json.h"

#include <QFileInfo>
#include <QLocale>

namespace maquette
{

namespace
{

constexpr int maxPieceBytes = 60;
constexpr int maxPartBytes = 180;
constexpr int maxWidth = 9;
constexpr qsizetype maxInputs = 200;
const QString inputHead = QStringLiteral("input.");

bool isSeparator(QChar c)
{
    return QStringLiteral("_-., ").contains(c);
}

//! Of objects by key and of arrays by place from 0; null when there is no such value.
const Json *valueAt(const Json &input, const QString &path)
{
    const Json *at = &input;
    for (const QString &key : path.split(u'.')) {
        bool isPlace = false;
        const uint place = key.toUInt(&isPlace);
        if (at->is_array())
            at = isPlace && place < at->size() ? &(*at)[place] : nullptr;
        else
            at = member(*at, key.toStdString());
        if (at == nullptr)
            return nullptr;
    }
    return at;
}

QString textOf(const Json *value)
{
    if (value == nullptr || value->is_null() || value->is_structured())
        return {};
    if (value->is_string())
        return namePiece(stringOf(*value), maxPieceBytes);
    return filePart(QString::fromUtf8(toBytes(*value)), maxPieceBytes);
}

void collect(const Json &value, const QString &path, QStringList &names)
{
    if (names.size() >= maxInputs)
        return;
    if (!value.is_structured()) {
        if (!path.isEmpty() && !value.is_null())
            names.append(path);
        return;
    }
    const QString head = path.isEmpty() ? path : QString(path + u'.');
    if (value.is_object()) {
        for (auto each = value.begin(); each != value.end(); ++each)
            collect(each.value(), head + QString::fromStdString(each.key()), names);
        return;
    }
    for (size_t i = 0; i < value.size(); ++i)
        collect(value[i], head + QString::number(i), names);
}

//! Longer than any name.
constexpr qsizetype mostText = 2000;

void cutTexts(Json &value)
{
    if (value.is_structured()) {
        for (Json &each : value)
            cutTexts(each);
    } else if (value.is_string() && value.get_ref<const std::string &>().size() > mostText) {
        value = stringOf(value).left(mostText).toStdString();
    }
}

QString positive(int value)
{
    return value > 0 ? QString::number(value) : QString();
}

//! What \a key stands for; empty when the work does not have it.
QString fact(const QString &key, const Asset &work)
{
    const QDateTime made = work.createdAt.toLocalTime();
    if (key == u"date")
        return made.isValid() ? dayFolder(work.createdAt) : QString();
    if (key == u"time")
        return made.isValid() ? QLocale::c().toString(made, QStringLiteral("HHmmss")) : QString();
    if (key == u"model")
        return namePiece(work.modelName.isEmpty() ? work.model.text() : work.modelName, maxPieceBytes);
    if (key == u"prompt")
        return promptWords(scrubbed(work.prompt.left(2 * mostText)));
    if (key == u"seed")
        return work.seed ? QString::number(*work.seed) : QString();
    if (key == u"rating")
        return positive(work.rating);
    if (key == u"project")
        return namePiece(work.projectName, maxPieceBytes);
    if (key == u"width")
        return positive(work.pixels.width());
    if (key == u"height")
        return positive(work.pixels.height());
    if (key == u"name")
        return filePart(QFileInfo(work.path).completeBaseName(), maxPartBytes);
    if (key == u"request")
        return namePiece(work.request.text(), maxPieceBytes);
    return work.job.isNull() ? QString() : QString::number(work.job.number()); // "job"
}

//! \brief A path that is put together piece by piece.
class PathWriter
{
public:
    void literal(const QString &text)
    {
        for (const QChar c : text) {
            if (c == u'/') {
                close();
            } else if (!m_swallows || !isSeparator(c)) {
                m_swallows = false;
                m_part += c;
            }
        }
    }
    void value(const QString &text)
    {
        if (!text.isEmpty()) {
            m_part += text;
            m_swallows = false;
            m_closed = m_part.size();
            return;
        }
        qsizetype end = m_part.size();
        while (end > m_closed && isSeparator(m_part.at(end - 1)))
            --end;
        m_swallows = m_part.isEmpty();
        m_part.truncate(end);
    }
    QString take()
    {
        close();
        return m_path.isEmpty() ? QStringLiteral("work") : m_path.join(u'/');
    }

private:
    void close()
    {
        const QString part = filePart(m_part, maxPartBytes);
        if (!part.isEmpty())
            m_path.append(part);
        m_part.clear();
        m_closed = 0;
        m_swallows = false;
    }

    QStringList m_path;
    QString m_part;
    qsizetype m_closed = 0; //!< where the last value ended: its own marks stay
    bool m_swallows = false;
};

} // namespace

NameTemplate::NameTemplate(const QString &text)
{
    if (text.trimmed().isEmpty())
        complain(0, text.size(), exportWords("A name is needed, such as {name}."));
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype open = text.indexOf(u'{', at);
        const qsizetype literalEnd = open < 0 ? text.size() : open;
        const QString literal = text.mid(at, literalEnd - at);
        if (const qsizetype stray = literal.indexOf(u'}'); stray >= 0)
            complain(at + stray, 1, exportWords("This bracket closes nothing."));
        if (!literal.isEmpty())
            m_parts.append({false, literal, 0, at, literal.size()});
        if (open < 0)
            return;
        const qsizetype close = text.indexOf(u'}', open);
        if (close < 0) {
            complain(open, text.size() - open, exportWords("The closing bracket is missing."));
            return;
        }
        readPlaceholder(text, open, close + 1);
        at = close + 1;
    }
}

void NameTemplate::complain(qsizetype start, qsizetype length, const QString &message)
{
    m_problems.append({start, length, message});
}

void NameTemplate::readPlaceholder(const QString &text, qsizetype start, qsizetype end)
{
    const QString inside = text.mid(start + 1, end - start - 2);
    const qsizetype colon = inside.indexOf(u':');
    Part part{true, inside.left(colon < 0 ? inside.size() : colon), 0, start, end - start};
    const bool isInput = part.text.startsWith(inputHead) && part.text.size() > inputHead.size();
    if (!isInput && !placeholders().contains(part.text)) {
        complain(
            start, end - start,
            exportWords("There is no placeholder {%1}. For what was sent, write {input.%1}.").arg(part.text));
        return;
    }
    if (colon >= 0) {
        bool isNumber = false;
        part.width = inside.mid(colon + 1).toInt(&isNumber);
        if (part.text != u"number" || !isNumber || part.width < 1 || part.width > maxWidth) {
            complain(start + 1 + colon, end - start - 2 - colon,
                     exportWords("Only {number} takes a count of digits, from 1 to 9: {number:4}."));
            return;
        }
    }
    m_readsInput = m_readsInput || isInput;
    m_parts.append(part);
}

QList<TemplateProblem> NameTemplate::unknownInputs(const QSet<QString> &known) const
{
    QList<TemplateProblem> problems;
    for (const Part &part : m_parts) {
        const QString name = part.text.mid(inputHead.size());
        if (part.isPlaceholder && part.text.startsWith(inputHead) && !known.contains(name))
            problems.append({part.start, part.length,
                             exportWords("None of these works was made with an input “%1”.").arg(name)});
    }
    return problems;
}

QString NameTemplate::nameFor(const Asset &work, qsizetype number, qsizetype total) const
{
    const auto input = m_readsInput ? parseJson(scrubbedInput(work.input)) : Result<Json>(Json());
    PathWriter path;
    for (const Part &part : m_parts) {
        if (!part.isPlaceholder) {
            path.literal(part.text);
        } else if (part.text == u"number") {
            const int usual = static_cast<int>(QString::number(total).size());
            const int digits = part.width > 0 ? part.width : usual;
            path.value(QString::number(number).rightJustified(digits, u'0'));
        } else if (part.text.startsWith(inputHead)) {
            path.value(input ? textOf(valueAt(*input, part.text.mid(inputHead.size()))) : QString());
        } else {
            path.value(fact(part.text, work));
        }
    }
    return path.take();
}

QStringList NameTemplate::placeholders()
{
    return {QStringLiteral("name"),  QStringLiteral("number"), QStringLiteral("date"),
            QStringLiteral("time"),  QStringLiteral("model"),  QStringLiteral("prompt"),
            QStringLiteral("seed"),  QStringLiteral("rating"), QStringLiteral("project"),
            QStringLiteral("width"), QStringLiteral("height"), QStringLiteral("request"),
            QStringLiteral("job")};
}

QStringList NameTemplate::inputsOf(const QByteArray &input)
{
    QStringList names;
    if (const auto json = parseJson(input); json && json->is_object())
        collect(*json, {}, names);
    return names;
}

QByteArray NameTemplate::shortened(const QByteArray &input)
{
    auto json = parseJson(scrubbedInput(input));
    if (!json)
        return {};
    cutTexts(*json);
    return toBytes(*json);
}

} // namespace maquette
