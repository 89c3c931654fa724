// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of the artist's own bucket.
#include "ui/settings/preferences.h"

namespace maquette
{

namespace
{
const auto keyEndpoint = QStringLiteral("bucket/endpoint");
const auto keyRegion = QStringLiteral("bucket/region");
const auto keyBucket = QStringLiteral("bucket/name");
const auto keyKeyId = QStringLiteral("bucket/keyId");
const auto keyPrefix = QStringLiteral("bucket/prefix");
const auto keyPathStyle = QStringLiteral("bucket/pathStyle");
const auto keyValidity = QStringLiteral("bucket/linkSeconds");
const auto keyPrefer = QStringLiteral("bucket/everyFile");
//! Without an address that holds a password, well-formed or not: the file is readable.
BucketSettings writable(const BucketSettings &settings)
{
    BucketSettings written = settings;
    if (written.endpoint.contains(u'@'))
        written.endpoint.clear();
    return written;
}

} // namespace

BucketSettings Preferences::bucket() const
{
    BucketSettings settings;
    settings.endpoint = m_settings.value(keyEndpoint).toString();
    settings.region = m_settings.value(keyRegion).toString();
    settings.bucket = m_settings.value(keyBucket).toString();
    settings.keyId = m_settings.value(keyKeyId).toString();
    settings.prefix = m_settings.value(keyPrefix).toString();
    settings.pathStyle = m_settings.value(keyPathStyle, false).toBool();
    const std::chrono::seconds validity(m_settings.value(keyValidity).toLongLong());
    if (validity >= shortestLink && validity <= longestLink)
        settings.linkValidity = validity;
    return settings;
}

bool Preferences::preferBucket() const
{
    return m_settings.value(keyPrefer, false).toBool();
}

std::optional<AddressLogin> Preferences::cleanBucket()
{
    BucketSettings settings = bucket();
    if (!settings.endpoint.contains(u'@'))
        return std::nullopt;
    AddressLogin login = takeLogin(settings.endpoint);
    if (settings.keyId.isEmpty())
        settings.keyId = login.name;
    if (settings.keyId != login.name)
        login.password.clear();
    m_settings.setValue(keyEndpoint, settings.endpoint);
    m_settings.setValue(keyKeyId, settings.keyId);
    m_settings.sync();
    emit bucketChanged();
    return login;
}

void Preferences::setBucket(const BucketSettings &entered, bool prefer)
{
    const BucketSettings settings = writable(entered);
    if (settings == bucket() && prefer == preferBucket())
        return;
    if (settings == BucketSettings()) {
        m_settings.remove(QStringLiteral("bucket"));
    } else {
        m_settings.setValue(keyEndpoint, settings.endpoint);
        m_settings.setValue(keyRegion, settings.region);
        m_settings.setValue(keyBucket, settings.bucket);
        m_settings.setValue(keyKeyId, settings.keyId);
        m_settings.setValue(keyPrefix, settings.prefix);
        m_settings.setValue(keyPathStyle, settings.pathStyle);
        m_settings.setValue(keyValidity, qint64(settings.linkValidity.count()));
        m_settings.setValue(keyPrefer, prefer);
    }
    emit bucketChanged();
}

} // namespace maquette
