// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/ziparchive.h"

#include <QCoreApplication>

#include <archive.h>
#include <archive_entry.h>
#include <cerrno>
#include <optional>

namespace maquette
{

struct ZipArchive::Private
{
    Sink sink;
    archive *zip = nullptr;
    std::optional<Error> failed; //!< of the sink

    //! What libarchive says, or else the sink.
    [[nodiscard]] Result<void> outcome(la_int64_t code) const
    {
        if (failed)
            return *failed;
        if (code >= ARCHIVE_OK)
            return {};
        const char *words = zip == nullptr ? nullptr : archive_error_string(zip);
        return fail(ErrorKind::Internal,
                    QCoreApplication::translate("Export", "The ZIP file could not be written."),
                    words == nullptr ? QString() : QString::fromUtf8(words));
    }
    static la_ssize_t take(archive *zip, void *self, const void *bytes, size_t length);
};

la_ssize_t ZipArchive::Private::take(archive *zip, void *self, const void *bytes, size_t length)
{
    auto *d = static_cast<Private *>(self);
    const auto written = d->failed ? Result<void>(*d->failed)
                                   : d->sink(QByteArray::fromRawData(static_cast<const char *>(bytes),
                                                                     static_cast<qsizetype>(length)));
    if (written)
        return static_cast<la_ssize_t>(length);
    d->failed = written.error();
    archive_set_error(zip, EIO, "sink");
    return -1;
}

ZipArchive::ZipArchive(std::unique_ptr<Private> state)
    : d(std::move(state))
{}

ZipArchive::~ZipArchive()
{
    if (d->zip != nullptr)
        archive_write_free(d->zip);
}

Result<std::unique_ptr<ZipArchive>> ZipArchive::create(Sink sink)
{
    auto d = std::make_unique<Private>();
    d->sink = std::move(sink);
    d->zip = archive_write_new();
    if (d->zip == nullptr)
        return d->outcome(ARCHIVE_FATAL).error();
    int code = archive_write_set_format_zip(d->zip);
    if (code == ARCHIVE_OK)
        code = archive_write_set_format_option(d->zip, "zip", "hdrcharset", "UTF-8");
    if (code == ARCHIVE_OK)
        code = archive_write_set_bytes_in_last_block(d->zip, 1); // no padding
    if (code == ARCHIVE_OK)
        code = archive_write_open2(d->zip, d.get(), nullptr, &Private::take, nullptr, nullptr);
    if (const auto opened = d->outcome(code); !opened)
        return opened.error();
    return std::unique_ptr<ZipArchive>(new ZipArchive(std::move(d)));
}

Result<void> ZipArchive::begin(const Entry &entry)
{
    constexpr int readable = 0644;
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> head(archive_entry_new(),
                                                                             &archive_entry_free);
    archive_entry_set_pathname_utf8(head.get(), entry.path.toUtf8().constData());
    archive_entry_set_size(head.get(), entry.bytes);
    archive_entry_set_filetype(head.get(), AE_IFREG);
    archive_entry_set_perm(head.get(), readable);
    if (entry.time.isValid())
        archive_entry_set_mtime(head.get(), entry.time.toSecsSinceEpoch(), 0);
    const int code = entry.isPacked ? archive_write_zip_set_compression_deflate(d->zip)
                                    : archive_write_zip_set_compression_store(d->zip);
    return d->outcome(code == ARCHIVE_OK ? archive_write_header(d->zip, head.get()) : code);
}

Result<void> ZipArchive::write(const QByteArray &bytes)
{
    return d->outcome(archive_write_data(d->zip, bytes.constData(), static_cast<size_t>(bytes.size())));
}

Result<void> ZipArchive::close()
{
    return d->outcome(archive_write_close(d->zip));
}

} // namespace maquette
