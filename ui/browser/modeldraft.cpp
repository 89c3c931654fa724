// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/modeldraft.h"

#include "models/catalogue/modelentry.h"
#include "models/core/descriptor.h"
#include "ui/browser/modeltexts.h"

#include <QCoreApplication>

namespace maquette
{

namespace
{
QString draftWords(const char *text)
{
    return QCoreApplication::translate("ModelDraft", text);
}

//! The title of a bare schema, unless it is one of those that generators give to every schema.
QString schemaTitle(const FoundModel &found)
{
    constexpr qsizetype longest = 200;
    const Json *schema = member(found.entry, "input_schema");
    const QString title =
        schema != nullptr && schema->is_object() ? stringMember(*schema, "title").simplified() : QString();
    static const QStringList usual{QStringLiteral("input"), QStringLiteral("inputs"),
                                   QStringLiteral("input schema"), QStringLiteral("request"),
                                   QStringLiteral("schema")};
    return usual.contains(title.toLower()) ? QString() : title.left(longest);
}
} // namespace

ModelDraft ModelDraft::of(const FoundModel &found, const std::shared_ptr<const Model> &form,
                          const QString &known)
{
    ModelDraft draft;
    draft.found = found;
    draft.form = form;
    draft.id = found.ids.value(0);
    draft.name = stringMember(found.entry, "display_name").simplified();
    if (draft.name.isEmpty())
        draft.name = known;
    if (draft.name.isEmpty() && form && !found.ids.isEmpty())
        draft.name = form->displayName;
    if (draft.name.isEmpty())
        draft.name = schemaTitle(found);
    return draft;
}

Json ModelDraft::entry() const
{
    Json entry = found.entryFor(id.trimmed());
    if (const QString given = name.simplified(); !given.isEmpty())
        entry["display_name"] = given.toStdString();
    return entry;
}

QString ModelDraft::problem() const
{
    const QString given = id.trimmed();
    if (given.isEmpty())
        return draftWords("Enter the model's id, as its page has it: maker/model/what-it-does.");
    if (!isModelId(given))
        return draftWords(
            "An id has parts between slashes, such as kling/kling-2-1/image-to-video, with letters, "
            "digits, - . and _ only.");
    return {};
}

QString ModelDraft::wayText() const
{
    return form ? maquette::wayText(entryOf(*form, found.entry)) : QString();
}

} // namespace maquette
