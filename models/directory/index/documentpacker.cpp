// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/documentpacker.h"

#include "directory/index/shortform.h"

#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

// A stored document: its kind in a byte, its size in four, and what OutlinePacking made of it; or 0 and the document.
constexpr qsizetype headSize = 5;
constexpr qsizetype longestPacked = 512 * 1024 * 1024; ///< longer than any answer
constexpr qsizetype mostRepeated = 255; ///< LZ4 makes no more of a byte
constexpr qint64 mostKinds = 255;
constexpr qsizetype shortestOutline = 200; ///< what is shorter tells little of the others
constexpr qsizetype longestOutline = 8 * 1024;

QByteArray plain(const QByteArray &document)
{
    return '\0' + document;
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

DocumentPacker::DocumentPacker(IndexSql &sql)
    : m_sql(sql)
{
}

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

OutlinePacking *DocumentPacker::packingFor(qint64 kind)
{
    const auto [known, isNew] = m_packings.try_emplace(kind);
    if (isNew) {
        const QByteArray outline = m_sql.single(u"SELECT bytes FROM outline WHERE kind = ?"_s, {kind}).toByteArray();
        if (!outline.isEmpty())
            known->second = std::make_unique<OutlinePacking>(outline);
    }
    return known->second.get();
}

bool DocumentPacker::knows(qint64 kind)
{
    return packingFor(kind) != nullptr;
}

void DocumentPacker::learn(qint64 kind, const QList<QByteArray> &documents)
{
    if (kind < 1 || kind > mostKinds || documents.isEmpty() || knows(kind))
        return;
    const auto longest = std::max_element(documents.cbegin(), documents.cend(), [](const QByteArray &a, const QByteArray &b) { return a.size() < b.size(); });
    const QByteArray outline = outlineOf(*longest);
    if (outline.size() >= shortestOutline && m_sql.run(u"INSERT INTO outline VALUES (?, ?)"_s, {kind, outline}))
        m_packings[kind] = std::make_unique<OutlinePacking>(outline);
}

QByteArray DocumentPacker::packed(qint64 kind, const QByteArray &document)
{
    OutlinePacking *packing = document.size() > longestPacked ? nullptr : packingFor(kind);
    if (packing == nullptr)
        return plain(document);
    QByteArray result(headSize, Qt::Uninitialized);
    packing->pack(document, result);
    if (document.size() >= longDocument) // of the room for what cannot be packed most is left
        result.squeeze();
    if (result.size() > document.size())
        return plain(document);
    result[0] = char(quint8(kind));
    qToLittleEndian(quint32(document.size()), result.data() + 1);
    return result;
}

QByteArray DocumentPacker::unpacked(const QByteArray &stored)
{
    if (stored.startsWith('\0'))
        return stored.sliced(1);
    OutlinePacking *packing = stored.size() >= headSize ? packingFor(quint8(stored.front())) : nullptr;
    if (packing != nullptr) {
        const auto size = qFromLittleEndian<quint32>(stored.constData() + 1);
        const bool isPossible = size <= longestPacked && qsizetype(size) <= stored.size() * mostRepeated; // or a damaged file asks for any amount of memory
        const QByteArray document = isPossible ? packing->unpacked(QByteArrayView(stored).sliced(headSize), qsizetype(size)) : QByteArray();
        if (!document.isNull())
            return document;
    }
    m_sql.noteDamage(u"a document cannot be unpacked"_s);
    return {};
}

} // namespace Provost
