// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/madecatalogue.h"

#include "models/core/catalogue.h"

#include <QRandomGenerator>

namespace maquette::test
{

namespace
{

const Catalogue &shipped()
{
    static const Catalogue all = Catalogue::load({QStringLiteral(":/models")});
    return all;
}

//! Without titles and with sorted keys, as the live catalogue has them.
Json liveSchema(const Json &schema, QRandomGenerator &random)
{
    nlohmann::json sorted(schema);
    sorted.erase("title");
    for (auto &[key, property] : sorted["properties"].items()) {
        property.erase("title");
        if (property.contains("maximum") && property["maximum"].is_number_integer() &&
            property["maximum"].get<qint64>() < 1'000'000)
            property["maximum"] = property["maximum"].get<qint64>() + random.bounded(5);
    }
    return Json::parse(sorted.dump());
}

QString nameOf(QRandomGenerator &random)
{
    static const QStringList first{
        QStringLiteral("Aurora"),  QStringLiteral("Brume"), QStringLiteral("Écume"),
        QStringLiteral("Kestrel"), QStringLiteral("Lumen"), QStringLiteral("Nacre"),
        QStringLiteral("Orchard"), QStringLiteral("Sable"), QStringLiteral("Tundra")};
    static const QStringList second{QStringLiteral("Flash"), QStringLiteral("Pro"), QStringLiteral("Lite"),
                                    QStringLiteral("Turbo"), QStringLiteral("Max"), QStringLiteral("Edit")};
    return QStringLiteral("%1 %2.%3 %4")
        .arg(first.at(random.bounded(int(first.size()))))
        .arg(random.bounded(1, 6))
        .arg(random.bounded(0, 10))
        .arg(second.at(random.bounded(int(second.size()))));
}

} // namespace

Json shippedDescription(const QString &id)
{
    return parseJson(shipped().description(ModelId(id))).value_or(Json());
}

Json madeEntry(const QString &id, quint32 seed)
{
    QRandomGenerator random(seed);
    const auto &entries = shipped().entries();
    const ModelEntry &pattern = entries[std::size_t(random.bounded(int(entries.size())))];
    const Json source = shippedDescription(pattern.id.text());
    Json entry = Json::object();
    entry["model_id"] = jsonString(id);
    entry["display_name"] = jsonString(nameOf(random));
    entry["description"] = jsonString(QStringLiteral("Makes pictures and clips number %1, made up for tests; "
                                                     "sharp, fast and with a long memory for style.")
                                          .arg(random.bounded(100'000)));
    entry["categories"] = source["categories"];
    entry["kind"] = "model";
    entry["base_price_usd"] = random.bounded(1, 200) / 1000.0;
    entry["price_unit"] = pattern.makes == MediaKind::Video ? "second" : "output";
    entry["pricing_note"] = "";
    entry["model_url"] = jsonString(QStringLiteral("https://www.runcomfy.com/models/") + id);
    entry["input_schema"] = liveSchema(source["input_schema"], random);
    return entry;
}

QList<CatalogueItem> madeCatalogue(int count, quint32 seed)
{
    QList<CatalogueItem> items;
    for (int i = 0; i < count; ++i) {
        const QString id = QStringLiteral("made/model-%1/text-to-image").arg(i, 5, 10, QLatin1Char('0'));
        items.append({ModelId(id), toBytes(madeEntry(id, seed * 100'003 + quint32(i)))});
    }
    return items;
}

QByteArray pageOf(const QList<CatalogueItem> &items, qsizetype offset, qsizetype limit,
                  const QByteArray &total)
{
    QByteArray list;
    for (const CatalogueItem &item : items.mid(offset, limit))
        list += (list.isEmpty() ? "" : ",") + item.json;
    const QByteArray whole = total.isEmpty() ? QByteArray::number(items.size()) : total;
    return R"({"models":[)" + list + R"(],"total":)" + whole + R"(,"limit":)" + QByteArray::number(limit) +
           R"(,"offset":)" + QByteArray::number(offset) + "}";
}

} // namespace maquette::test
