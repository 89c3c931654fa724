// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pagetext.h"

#include "models/page/jsonobjects.h"
#include "models/page/pageprose.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

QString pageTextWords(const char *source)
{
    return QCoreApplication::translate("PageText", source);
}

constexpr int mostSchemas = 20; // each of them looks through the whole text
constexpr int mostModels = 1000;

enum class Role { Other, Input, Output, Wrapper, Entry, List };

bool isObjectSchema(const Json &value)
{
    const Json *type = member(value, "type");
    return !type || stringOf(*type).toLower() == u"object"_s;
}

bool isList(const Json &value)
{
    const Json *models = member(value, "models");
    return models && models->is_array() && !models->empty() && member(models->front(), "model_id");
}

//! The body of a request can have a field of any name: only objects are properties.
bool hasProperties(const Json &value)
{
    const Json *properties = member(value, "properties");
    if (!properties || !isObjectSchema(value))
        return false;
    return member(value, "type") || (properties->is_object() &&
                                     std::all_of(properties->cbegin(), properties->cend(),
                                                 [](const Json &property) { return property.is_object(); }));
}

Role roleOf(const Json &value)
{
    if (isList(value))
        return Role::List;
    if (member(value, "input_schema"))
        return member(value, "model_id") ? Role::Entry : Role::Wrapper;
    const Json *properties = member(value, "properties");
    const Json *type = member(value, "type");
    if (hasProperties(value)) {
        const bool output =
            properties->is_object() && properties->size() == 1 && properties->contains("output");
        return output ? Role::Output : Role::Input;
    }
    if (type && isObjectSchema(value))
        return Role::Input; // without properties: refused by readModel() in words
    const Json *output = member(value, "output");
    return output && member(*output, "properties") ? Role::Output : Role::Other;
}

//! Whether what breaks off could have been a schema or an entry.
bool looksLikeModel(const BrokenObject &broken)
{
    static const QRegularExpression schema(uR"(^\{\s*"type"\s*:\s*"object")"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return broken.bytes.contains("\"properties\"") || broken.bytes.contains("\"input_schema\"") ||
           broken.bytes.contains("\"models\"") || broken.bytes.contains("\"model_id\"") ||
           schema.match(QString::fromUtf8(broken.bytes.left(200))).hasMatch();
}

bool beginsAsOutput(const BrokenObject &broken)
{
    static const QRegularExpression output(uR"(^\{\s*"output"\s*:)"_s);
    return output.match(QString::fromUtf8(broken.bytes.left(200))).hasMatch();
}

//! \brief One reading of one text, from its first object to its last.
class Reader
{
public:
    Reader(const QString &text, const QString &title)
        : m_text(text)
        , m_title(title)
        , m_objects(findObjects(text))
    {}

    PageOutcome read()
    {
        if (refusesBroken())
            return std::move(m_outcome);
        for (m_at = 0; m_at < m_objects.whole.size(); ++m_at)
            readObject(m_objects.whole.at(m_at));
        finishInputs();
        sayWhatIsMissing();
        if (m_outcome.models.isEmpty() || m_outcome.fault.message.isEmpty())
            return std::move(m_outcome);
        m_outcome.notes.append(
            pageTextWords("One description was left out. %1").arg(m_outcome.fault.message));
        return std::move(m_outcome);
    }

private:
    //! An input schema on its way: the prose before it is known, that behind it not yet.
    struct Input
    {
        FoundModel model;
        qsizetype object = 0;
        qsizetype proseBegin = 0;
        qsizetype begin = 0;
        qsizetype end = 0;
    };

    bool refusesBroken()
    {
        for (const BrokenObject &broken : std::as_const(m_objects.broken)) {
            if (!looksLikeModel(broken))
                continue;
            if (beginsAsOutput(broken) && broken.cutOff) {
                m_outcome.notes.append(pageTextWords("The output schema breaks off and was left out."));
                continue;
            }
            m_outcome.fault = {ErrorKind::BadAnswer,
                               broken.cutOff
                                   ? pageTextWords("The text breaks off inside the model's description.")
                                   : pageTextWords("The model's description is not readable as JSON."),
                               broken.reason, broken.end};
            return true;
        }
        return false;
    }

    void readObject(const JsonObject &object)
    {
        switch (roleOf(object.value)) {
        case Role::Input:
        case Role::Wrapper:
            beginInput(object);
            break;
        case Role::Output:
            takeOutput(object);
            break;
        case Role::Entry:
            m_described.append({object.begin, object.end});
            addEntry(object.value, object);
            break;
        case Role::List:
            m_described.append({object.begin, object.end});
            addList(object);
            break;
        case Role::Other:
            break;
        }
    }

    void beginInput(const JsonObject &object)
    {
        if (m_inputs.size() >= mostSchemas)
            return leaveOut();
        Input input;
        input.object = m_at;
        input.proseBegin = m_inputs.isEmpty() ? 0 : m_inputs.constLast().end;
        input.begin = object.begin;
        input.end = object.end;
        input.model.entry = Json::object();
        if (member(object.value, "input_schema"))
            input.model.entry = object.value;
        else
            input.model.entry["input_schema"] = object.value;
        m_described.append({object.begin, object.end});
        m_inputs.append(std::move(input));
    }

    void takeOutput(const JsonObject &object)
    {
        m_sawOutput = true;
        if (m_inputs.isEmpty() || member(m_inputs.constLast().model.entry, "output_schema"))
            return;
        m_described.append({object.begin, object.end});
        m_inputs.last().model.entry["output_schema"] = object.value;
        m_inputs.last().end = object.end;
    }

    void leaveOut()
    {
        const QString sentence =
            pageTextWords("The text describes very many models; not all of them were read.");
        if (!m_outcome.notes.contains(sentence))
            m_outcome.notes.append(sentence);
    }

    void addEntry(const Json &entry, const JsonObject &object)
    {
        if (m_entries++ >= mostModels)
            return leaveOut();
        FoundModel found;
        found.entry = entry;
        found.source = ModelSource::Catalogue;
        if (const Json *id = member(entry, "model_id"))
            found.ids.append(stringOf(*id));
        const bool inList = &entry != &object.value;
        add(std::move(found), object, inList ? QStringList{u"models"_s} : QStringList());
    }

    void addList(const JsonObject &object)
    {
        int without = 0;
        for (const Json &entry : object.value.at("models")) {
            if (member(entry, "input_schema"))
                addEntry(entry, object);
            else
                ++without;
        }
        if (without == 0)
            return;
        const QString sentence =
            pageTextWords("Models without an input schema were left out: %1.").arg(without);
        m_outcome.notes.append(sentence);
        blame(pageTextWords("This list of models has no input schemas. Ask the catalogue for them with "
                            "include_schema=true."),
              object.begin);
    }

    void finishInputs()
    {
        const bool alone = onlySchemas();
        for (qsizetype i = 0; i < m_inputs.size(); ++i) {
            Input &input = m_inputs[i];
            const qsizetype next = i + 1 < m_inputs.size() ? m_inputs.at(i + 1).begin : m_text.size();
            input.model.source = alone ? ModelSource::Schema : ModelSource::Page;
            findIds(input, next);
            describe(input, m_inputs.size() == 1);
            const bool wrapper = member(m_objects.whole.at(input.object).value, "input_schema");
            add(std::move(input.model), m_objects.whole.at(input.object),
                wrapper ? QStringList() : QStringList{u"input_schema"_s});
        }
    }

    //! The page names its model before its schema, in the lines for the shell.
    void findIds(Input &input, qsizetype next)
    {
        const auto between = [this](qsizetype begin, qsizetype end) {
            return without(m_described, begin, end);
        };
        input.model.ids = modelIdsIn(between(input.proseBegin, input.begin));
        if (m_inputs.size() == 1 || input.model.ids.isEmpty())
            input.model.ids =
                modelIdsIn(m_inputs.size() == 1 ? between(0, m_text.size()) : between(input.end, next));
        if (input.model.ids.isEmpty() && m_inputs.size() > 1)
            input.model.ids = modelIdsIn(between(0, m_text.size()));
        if (!input.model.ids.isEmpty())
            return;
        const QString name = webNameIn(between(0, m_text.size()));
        if (!name.isEmpty())
            input.model.notes.append(
                pageTextWords("The page's address names \"%1\". That is often not the id: look "
                              "for the address that jobs "
                              "are sent to, .../v1/models/ and the id.")
                    .arg(name));
    }

    void describe(Input &input, bool single)
    {
        Json &entry = input.model.entry;
        const QString title = m_title.section(u" | "_s, 0, 0).trimmed();
        if (single && !entry.contains("display_name") && !title.isEmpty() && title.size() <= 80)
            entry["display_name"] = title.toStdString();
        if (input.model.ids.size() == 1 && !entry.contains("categories")) {
            static const QRegularExpression capability(uR"(^[a-z]+-to-(image|video|audio)$)"_s);
            const QString last = input.model.ids.constFirst().section(u'/', -1);
            if (capability.match(last).hasMatch())
                entry["categories"] = Json::array({last.toStdString()});
        }
        QList<Span> objects;
        for (const JsonObject &object : std::as_const(m_objects.whole))
            objects.append({object.begin, object.end});
        const QString price = priceSentenceIn(
            without(objects, single ? 0 : input.proseBegin, single ? m_text.size() : input.begin));
        if (!price.isEmpty() && !entry.contains("pricing_note") && !entry.contains("base_price_usd"))
            entry["pricing_note"] = price.toStdString();
    }

    //! Reads it once; \a root leads from the entry to what \a object is of it.
    void add(FoundModel &&found, const JsonObject &object, const QStringList &root)
    {
        QStringList path;
        const Result<void> done = finish(found, &path);
        if (done) {
            m_outcome.models.append(std::move(found));
            return;
        }
        if (!root.isEmpty() && path.value(0) == root.constFirst())
            path.removeFirst();
        const bool list = root.value(0) == u"models"_s;
        const qsizetype offset = offsetOfPath(object.bytes, list ? root : path);
        blame(done.error().message, object.begin + QString::fromUtf8(object.bytes.left(offset)).size());
    }

    //! The first fault is the one to tell.
    void blame(const QString &message, qsizetype position)
    {
        if (m_outcome.fault.message.isEmpty())
            m_outcome.fault = {ErrorKind::BadAnswer, message, {}, position};
    }

    void sayWhatIsMissing()
    {
        if (!m_outcome.models.isEmpty() || !m_outcome.fault.message.isEmpty())
            return;
        m_outcome.fault.message =
            m_sawOutput
                ? pageTextWords("There is an output schema in this text, but no input schema.")
                : pageTextWords(
                      "There is no input schema in this text. Copy the whole API page of the model, or "
                      "its input schema.");
    }

    //! Whether there is nothing but schemas, and what Markdown puts around them.
    [[nodiscard]] bool onlySchemas() const
    {
        static const QRegularExpression fence(uR"(^[ \t]*```[ \t]*\w*[ \t]*$)"_s,
                                              QRegularExpression::MultilineOption);
        QString rest = without(m_described, 0, m_text.size());
        rest.remove(fence).remove(QChar(0xFEFF));
        return rest.trimmed().isEmpty();
    }

    struct Span
    {
        qsizetype begin;
        qsizetype end;
    };

    //! The text from \a begin to \a end without \a spans, which stand in its order; each leaves a line end.
    [[nodiscard]] QString without(const QList<Span> &spans, qsizetype begin, qsizetype end) const
    {
        QString rest;
        for (const Span &span : spans) {
            if (span.end <= begin || span.begin >= end)
                continue;
            rest += m_text.mid(begin, qMax(qsizetype(0), span.begin - begin)) + u'\n';
            begin = span.end;
        }
        return begin < end ? rest + m_text.mid(begin, end - begin) : rest;
    }

    const QString &m_text;
    const QString &m_title;
    JsonObjects m_objects;
    PageOutcome m_outcome;
    QList<Input> m_inputs;
    QList<Span> m_described;
    qsizetype m_at = 0;
    int m_entries = 0;
    bool m_sawOutput = false;
};

} // namespace

PageOutcome readPageText(const QString &text, const QString &title)
{
    return Reader(text, title).read();
}

} // namespace maquette
