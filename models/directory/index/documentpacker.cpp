// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/documentpacker.h"

#include <QtEndian>

#include <zlib.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

// A stored document: its kind in a byte, its size in four, and what zlib made of it; or 0 and the document.
constexpr qsizetype headSize = 5;
constexpr qsizetype longestPacked = 64 * 1024; ///< groups of many members stay as they are: nobody should wait for them to be unpacked
constexpr qint64 mostKinds = 255;
constexpr qsizetype shortestOutline = 200; ///< what is shorter tells little of the others
constexpr qsizetype longestOutline = 8 * 1024;
constexpr int level = 1; ///< the quickest
constexpr int rawDeflate = -15; ///< the largest window, no header: there is one of our own

QByteArray plain(const QByteArray &document)
{
    return '\0' + document;
}

const Bytef *inputOf(const QByteArray &bytes)
{
    return reinterpret_cast<const Bytef *>(bytes.constData());
}

/// Behind the string that begins at `from`.
qsizetype endOfString(const QByteArray &json, qsizetype from)
{
    for (qsizetype at = from + 1; at < json.size(); ++at) {
        if (json[at] == '\\')
            ++at;
        else if (json[at] == '"')
            return at + 1;
    }
    return json.size();
}

bool isName(const QByteArray &json, qsizetype end)
{
    while (end < json.size() && QByteArrayView(" \t\r\n").contains(json[end]))
        ++end;
    return end < json.size() && json[end] == ':';
}

} // namespace

/// zlib's working memory, which takes longer to make than a document takes to pack.
class DocumentPacker::Streams
{
public:
    Streams()
    {
        m_isSound = deflateInit2(&m_deflate, level, Z_DEFLATED, rawDeflate, MAX_MEM_LEVEL - 1, Z_DEFAULT_STRATEGY) == Z_OK;
        m_isSound = inflateInit2(&m_inflate, rawDeflate) == Z_OK && m_isSound;
    }
    ~Streams()
    {
        deflateEnd(&m_deflate);
        inflateEnd(&m_inflate);
    }
    Streams(const Streams &) = delete;
    Streams &operator=(const Streams &) = delete;

    /// Behind `headSize` bytes that are left free; empty: not possible.
    QByteArray deflated(const QByteArray &document, const QByteArray &outline)
    {
        const bool isReady = m_isSound && deflateReset(&m_deflate) == Z_OK && deflateSetDictionary(&m_deflate, inputOf(outline), uInt(outline.size())) == Z_OK;
        if (!isReady)
            return {};
        QByteArray result(headSize + qsizetype(deflateBound(&m_deflate, uLong(document.size()))), Qt::Uninitialized);
        m_deflate.next_in = const_cast<Bytef *>(inputOf(document)); // zlib reads it only
        m_deflate.avail_in = uInt(document.size());
        m_deflate.next_out = reinterpret_cast<Bytef *>(result.data()) + headSize;
        m_deflate.avail_out = uInt(result.size() - headSize);
        if (deflate(&m_deflate, Z_FINISH) != Z_STREAM_END)
            return {};
        result.truncate(headSize + qsizetype(m_deflate.total_out));
        result.squeeze();
        return result;
    }

    bool inflated(const QByteArray &stored, const QByteArray &outline, QByteArray &document)
    {
        const bool isReady = m_isSound && inflateReset(&m_inflate) == Z_OK && inflateSetDictionary(&m_inflate, inputOf(outline), uInt(outline.size())) == Z_OK;
        if (!isReady)
            return false;
        m_inflate.next_in = const_cast<Bytef *>(inputOf(stored)) + headSize;
        m_inflate.avail_in = uInt(stored.size() - headSize);
        m_inflate.next_out = reinterpret_cast<Bytef *>(document.data());
        m_inflate.avail_out = uInt(document.size());
        return inflate(&m_inflate, Z_FINISH) == Z_STREAM_END && m_inflate.avail_out == 0;
    }

private:
    z_stream m_deflate {};
    z_stream m_inflate {};
    bool m_isSound = false;
};

DocumentPacker::DocumentPacker(IndexSql &sql)
    : m_sql(sql)
    , m_streams(std::make_unique<Streams>())
{
}

DocumentPacker::~DocumentPacker() = default;

void DocumentPacker::makeTables()
{
    m_sql.run(u"CREATE TABLE IF NOT EXISTS outline (kind INTEGER PRIMARY KEY, bytes BLOB)"_s);
}

QByteArray DocumentPacker::outlineOf(const QByteArray &document)
{
    QByteArray outline;
    for (qsizetype at = 0; at < document.size() && outline.size() < longestOutline;) {
        const char c = document[at];
        if (c != '"') {
            outline += c >= '0' && c <= '9' ? '0' : c;
            ++at;
            continue;
        }
        const qsizetype end = endOfString(document, at);
        const QByteArrayView text = QByteArrayView(document).sliced(at, end - at);
        if (isName(document, end) || text.startsWith("\"urn:"))
            outline += text;
        else
            outline += "\"\"";
        at = end;
    }
    return outline;
}

QByteArray DocumentPacker::outlineFor(qint64 kind)
{
    auto known = m_outlines.constFind(kind);
    if (known == m_outlines.constEnd())
        known = m_outlines.insert(kind, m_sql.single(u"SELECT bytes FROM outline WHERE kind = ?"_s, {kind}).toByteArray());
    return *known;
}

bool DocumentPacker::knows(qint64 kind)
{
    return !outlineFor(kind).isEmpty();
}

void DocumentPacker::learn(qint64 kind, const QList<QByteArray> &documents)
{
    if (kind < 1 || kind > mostKinds || documents.isEmpty() || knows(kind))
        return;
    const auto longest = std::max_element(documents.cbegin(), documents.cend(), [](const QByteArray &a, const QByteArray &b) { return a.size() < b.size(); });
    const QByteArray outline = outlineOf(*longest);
    if (outline.size() >= shortestOutline && m_sql.run(u"INSERT INTO outline VALUES (?, ?)"_s, {kind, outline}))
        m_outlines.insert(kind, outline);
}

QByteArray DocumentPacker::packed(qint64 kind, const QByteArray &document)
{
    const QByteArray outline = document.size() > longestPacked ? QByteArray() : outlineFor(kind);
    if (outline.isEmpty())
        return plain(document);
    QByteArray result = m_streams->deflated(document, outline);
    if (result.isEmpty() || result.size() > document.size())
        return plain(document);
    result[0] = char(quint8(kind));
    qToLittleEndian(quint32(document.size()), result.data() + 1);
    return result;
}

QByteArray DocumentPacker::unpacked(const QByteArray &stored)
{
    if (isPlain(stored))
        return plainDocument(stored).toByteArray();
    if (stored.size() >= headSize) {
        const auto size = qFromLittleEndian<quint32>(stored.constData() + 1);
        QByteArray document(std::min<qsizetype>(size, longestPacked), Qt::Uninitialized);
        if (m_streams->inflated(stored, outlineFor(quint8(stored.front())), document))
            return document;
    }
    m_sql.noteDamage(u"a document cannot be unpacked"_s);
    return {};
}

} // namespace Provost
