// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/inlinetexts.h"

#include "import/sheettexts.h"

#include <QSet>
#include <QtEndian>

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

namespace Provost {
namespace {

// PKWARE's APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16.
constexpr qsizetype localSize = 30;
constexpr qsizetype centralSize = 46;
constexpr qsizetype endSize = 22;
constexpr quint32 isEntry = 0x02014b50;
constexpr quint16 hasDescriptor = 0x0008;
constexpr quint16 isSealed = 0x0001;
constexpr quint16 stored = 0;
constexpr quint16 deflated = 8;
constexpr int mostLooks = 1'000'000; ///< at entries and ends of directories: no workbook has so many parts

template <typename Number>
Number number(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<Number>(bytes.constData() + at);
}

template <typename Number>
void put(QByteArray &bytes, qsizetype at, Number value)
{
    qToLittleEndian(value, bytes.data() + at);
}

/// A part of the archive, which has to outlive it: its entry in the directory at the end, and its content as it is packed. Many entries may point at one content, so
/// nothing is copied.
struct Part {
    QByteArrayView entry {}; ///< with name, extra field and comment
    QByteArrayView packed {};
    QByteArray readable {}; ///< what takes the content's place; empty: it stays
    [[nodiscard]] QByteArrayView name() const { return entry.sliced(centralSize, number<quint16>(entry, 28)); }
    [[nodiscard]] quint16 method() const { return number<quint16>(entry, 10); }
    [[nodiscard]] qint64 unpackedSize() const { return number<quint32>(entry, 24); }
    [[nodiscard]] bool isXml() const { return name().toByteArray().toLower().endsWith(".xml"); }
};

/// The part whose entry stands at `at`; nothing where it reaches beyond the directory's end or the file's, or is sealed.
std::optional<Part> partAt(QByteArrayView zip, qsizetype at, qsizetype end)
{
    if (at + centralSize > end || number<quint32>(zip, at) != isEntry)
        return std::nullopt;
    const qsizetype size = centralSize + number<quint16>(zip, at + 28) + number<quint16>(zip, at + 30) + number<quint16>(zip, at + 32);
    const qsizetype packed = number<quint32>(zip, at + 20);
    const qsizetype local = number<quint32>(zip, at + 42);
    if (at + size > end || local + localSize > zip.size() || (number<quint16>(zip, at + 8) & isSealed) != 0)
        return std::nullopt;
    const qsizetype from = local + localSize + number<quint16>(zip, local + 26) + number<quint16>(zip, local + 28);
    if (from + packed > zip.size())
        return std::nullopt;
    return Part {.entry = zip.sliced(at, size), .packed = zip.sliced(from, packed), .readable = {}};
}

/// Nothing for an archive that is damaged, sealed, or so large that its numbers stand elsewhere (ZIP64), and for one that says things which cannot be true: parts that
/// are larger together than the file share their content, and what is stored is as large as it was.
std::optional<std::vector<Part>> partsOf(QByteArrayView zip)
{
    const qsizetype end = zip.lastIndexOf("PK\x05\x06");
    if (end < 0 || end + endSize > zip.size())
        return std::nullopt;
    const int count = number<quint16>(zip, end + 10);
    qsizetype at = number<quint32>(zip, end + 16);
    qsizetype total = 0;
    std::vector<Part> parts;
    for (int i = 0; i < count; ++i) {
        const auto part = partAt(zip, at, end);
        if (!part || (part->method() == stored && part->unpackedSize() != part->packed.size()))
            return std::nullopt;
        total += part->packed.size();
        if (total > zip.size())
            return std::nullopt;
        at += part->entry.size();
        parts.push_back(*part);
    }
    return parts;
}

QByteArray unpacked(const Part &part)
{
    if (part.method() == stored)
        return part.packed.toByteArray();
    if (part.method() != deflated)
        return {};
    QByteArray text(part.unpackedSize(), Qt::Uninitialized);
    z_stream stream {};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(part.packed.constData())); // it is not written to
    stream.avail_in = uInt(part.packed.size());
    stream.next_out = reinterpret_cast<Bytef *>(text.data());
    stream.avail_out = uInt(text.size());
    const int state = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    return state == Z_STREAM_END && stream.avail_out == 0 ? text : QByteArray();
}

/// The content is stored: it is read once and thrown away.
void describeReadable(QByteArray &entry, const QByteArray &content)
{
    put<quint16>(entry, 10, stored);
    put<quint32>(entry, 16, quint32(crc32(crc32(0, nullptr, 0), reinterpret_cast<const Bytef *>(content.constData()), uInt(content.size()))));
    put<quint32>(entry, 20, quint32(content.size()));
    put<quint32>(entry, 24, quint32(content.size()));
}

QByteArray archiveOf(const std::vector<Part> &parts)
{
    QByteArray zip;
    QByteArray directory;
    for (const Part &part : parts) {
        QByteArray entry = part.entry.toByteArray();
        put<quint16>(entry, 8, quint16(number<quint16>(entry, 8) & ~hasDescriptor));
        put<quint32>(entry, 42, quint32(zip.size()));
        if (!part.readable.isEmpty())
            describeReadable(entry, part.readable);
        zip += "PK\x03\x04";
        zip += entry.mid(6, 24); // from the version to the name's size both are alike
        zip += QByteArray(2, '\0'); // no extra field
        zip += part.name();
        zip += part.readable.isEmpty() ? part.packed : QByteArrayView(part.readable);
        directory += entry;
    }
    QByteArray end(endSize, '\0');
    end.replace(0, 4, "PK\x05\x06");
    put<quint16>(end, 8, quint16(parts.size()));
    put<quint16>(end, 10, quint16(parts.size()));
    put<quint32>(end, 12, quint32(directory.size()));
    put<quint32>(end, 16, quint32(zip.size()));
    return zip + directory + end;
}

} // namespace

/// Programs differ in which end of a directory they take where there are several, and whether they believe its number of entries: all entries in a row are counted.
qint64 unpackedSize(const QByteArray &zip)
{
    int looks = 0;
    qint64 most = 0;
    QSet<quint32> begins;
    for (qsizetype end = zip.indexOf("PK\x05\x06"); end >= 0 && end + endSize <= zip.size(); end = zip.indexOf("PK\x05\x06", end + 1)) {
        const auto begin = number<quint32>(zip, end + 16);
        if (++looks > mostLooks)
            return std::numeric_limits<qint64>::max();
        if (begins.contains(begin))
            continue;
        begins.insert(begin);
        qint64 total = 0;
        for (qsizetype at = begin; at + centralSize <= zip.size() && number<quint32>(zip, at) == isEntry;) {
            if (++looks > mostLooks)
                return std::numeric_limits<qint64>::max();
            total += std::max(qint64(number<quint32>(zip, at + 20)), qint64(number<quint32>(zip, at + 24)));
            at += centralSize + number<quint16>(zip, at + 28) + number<quint16>(zip, at + 30) + number<quint16>(zip, at + 32);
        }
        most = std::max(most, total);
    }
    return most;
}

QByteArray withReadableTexts(const QByteArray &workbook, qint64 mostUnpacked)
{
    auto parts = partsOf(workbook);
    if (!parts)
        return workbook;
    bool isChanged = false;
    for (Part &part : *parts) {
        if (!part.isXml() || part.unpackedSize() > mostUnpacked)
            continue;
        mostUnpacked -= part.unpackedSize();
        part.readable = readablePart(unpacked(part));
        isChanged = isChanged || !part.readable.isEmpty();
    }
    return isChanged ? archiveOf(*parts) : workbook;
}

} // namespace Provost
