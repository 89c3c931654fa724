// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/inputvalidator.h"

#include "models/core/plainschema.h"

#include <QCoreApplication>

#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

//! The library's path is `<root>`, `[key]`, `[0]`, ...; what a part is, only the input can tell.
QStringList plainPath(const std::vector<std::string> &context, const Json &input)
{
    QStringList path;
    const Json *at = &input;
    for (const std::string &entry : context) {
        if (at == &input && path.isEmpty() && entry == "<root>")
            continue;
        const std::string inner = entry.size() < 2 ? entry : entry.substr(1, entry.size() - 2);
        const bool inArray = at && at->is_array();
        path.append(QString::fromStdString(inArray ? entry : inner));
        if (inArray) {
            const std::size_t index = std::strtoull(inner.c_str(), nullptr, 10);
            at = index < at->size() ? &at->at(index) : nullptr;
        } else if (at) {
            at = member(*at, inner);
        }
    }
    return path;
}

//! \brief The one place that knows the validating library; its exceptions end here.
class SchemaValidator : public InputValidator
{
public:
    explicit SchemaValidator(const Json &plain)
    {
        const nlohmann::json schema = plain;
        const valijson::adapters::NlohmannJsonAdapter adapter(schema);
        valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(adapter, m_schema);
    }

    QList<Misfit> check(const Json &input) const override
    {
        QList<Misfit> misfits;
        try {
            const nlohmann::json document = input;
            const valijson::adapters::NlohmannJsonAdapter adapter(document);
            valijson::ValidationResults results;
            valijson::Validator validator;
            if (validator.validate(m_schema, adapter, &results))
                return misfits;
            valijson::ValidationResults::Error error;
            while (results.popError(error))
                misfits.append({plainPath(error.context, input), QString::fromStdString(error.description)});
            if (misfits.isEmpty())
                misfits.append(Misfit());
        } catch (const std::exception &error) {
            misfits = {{{}, QString::fromUtf8(error.what())}};
        }
        return misfits;
    }

private:
    valijson::Schema m_schema;
};

} // namespace

std::shared_ptr<const InputValidator> InputValidator::compile(const Json &schema, QStringList &warnings)
{
    const PlainSchema plain = plainSchema(schema);
    warnings.append(plain.warnings);
    try {
        return std::make_shared<SchemaValidator>(plain.schema);
    } catch (const std::exception &error) {
        warnings.append(
            QCoreApplication::translate("InputValidator", "The schema cannot be checked as a whole: %1")
                .arg(QString::fromUtf8(error.what())));
        return nullptr;
    }
}

} // namespace maquette
