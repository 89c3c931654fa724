// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"

#include "models/schema/dialect.h"
#include "models/schema/schema.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>

namespace maquette::formtest
{

const Catalogue &catalogue()
{
    static const Catalogue all = Catalogue::load({QStringLiteral(":/models")});
    return all;
}

std::shared_ptr<const Model> shipped(const QString &id)
{
    return catalogue().find(ModelId(id));
}

std::shared_ptr<const Model> modelOf(const QByteArray &schema)
{
    auto model = std::make_shared<Model>();
    model->id = ModelId(QStringLiteral("test/made/here"));
    model->displayName = QStringLiteral("Made here");
    model->inputSchema = json(schema);
    const Result<SchemaReading> reading = readSchema(model->inputSchema);
    if (reading)
        model->fields = reading->fields;
    model->validator = Schema::compile(standardSchema(model->inputSchema, model->warnings), model->warnings);
    return model;
}

Json json(const QByteArray &text)
{
    const Result<Json> parsed = parseJson(text);
    return parsed ? *parsed : Json();
}

QStringList nameless(const QWidget &root)
{
    QStringList found;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        const bool own = !widget->objectName().startsWith(QLatin1String("qt_"));
        const bool active = widget->focusPolicy() != Qt::NoFocus || qobject_cast<QAbstractButton *>(widget);
        if (!own || !active)
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (interface == nullptr || interface->text(QAccessible::Name).isEmpty())
            found += QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
    }
    return found;
}

} // namespace maquette::formtest
