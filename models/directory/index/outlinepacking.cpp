// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/outlinepacking.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace Provost {

namespace {

// A step: a byte with the sizes of what is new and of what is repeated, each in four bits (15: more of it in bytes behind, up to one that is not 255), what is new, and how far back the rest is, in two
// bytes. The last step has nothing that is repeated.
constexpr qsizetype shortestMatch = 4;
constexpr qsizetype mostInHead = 15;
constexpr qsizetype farthest = 0xFFFF;
constexpr quint8 more = 0xFF;
constexpr qsizetype patience = 5; ///< the longer nothing is repeated, the farther apart are the places where that is looked for: by a byte for each so many bits of tries

quint32 fourAt(const char *text)
{
    quint32 four = 0;
    std::memcpy(&four, text, sizeof(four));
    return four;
}

size_t placeOf(quint32 four, int bits)
{
    return size_t((four * 2654435761U) >> (32 - bits));
}

char *putRest(char *at, qsizetype rest)
{
    for (; rest >= more; rest -= more)
        *at++ = char(more);
    *at++ = char(quint8(rest));
    return at;
}

/// Takes packed bytes; what is not there is a fault.
class Reader
{
public:
    explicit Reader(QByteArrayView packed)
        : m_at(packed.data())
        , m_end(m_at + packed.size())
    {
    }
    [[nodiscard]] qsizetype left() const { return m_end - m_at; }
    [[nodiscard]] bool isFaulty() const { return m_isFaulty; }
    quint8 byte()
    {
        m_isFaulty = m_isFaulty || m_at == m_end;
        return m_isFaulty ? quint8(0) : quint8(*m_at++);
    }
    qsizetype size(quint8 inHead)
    {
        qsizetype size = inHead;
        if (inHead < mostInHead)
            return size;
        quint8 next = more;
        while (next == more) {
            next = byte();
            size += next;
        }
        return size;
    }
    const char *bytes(qsizetype size)
    {
        const char *at = m_at;
        m_isFaulty = m_isFaulty || size > left();
        m_at += m_isFaulty ? 0 : size;
        return at;
    }

private:
    const char *m_at;
    const char *m_end;
    bool m_isFaulty = false;
};

} // namespace

OutlinePacking::OutlinePacking(const QByteArray &outline)
    : m_outlineSize(outline.size())
    , m_text(outline.cbegin(), outline.cend())
{
    for (qsizetype at = 0; at + shortestMatch <= m_outlineSize; ++at)
        m_outlined[placeOf(fourAt(m_text.data() + at), tableBits)] = quint32(at);
}

qsizetype OutlinePacking::endOfMatch(qsizetype at, qsizetype earlier, qsizetype end) const
{
    const char *text = m_text.data();
    while (at + qsizetype(sizeof(quint64)) <= end) {
        quint64 here = 0;
        quint64 there = 0;
        std::memcpy(&here, text + at, sizeof(here));
        std::memcpy(&there, text + earlier, sizeof(there));
        if (here != there) {
            const auto differing = here ^ there;
            return at + (std::endian::native == std::endian::little ? std::countr_zero(differing) : std::countl_zero(differing)) / 8;
        }
        at += qsizetype(sizeof(quint64));
        earlier += qsizetype(sizeof(quint64));
    }
    for (; at < end && text[at] == text[earlier]; ++at)
        ++earlier;
    return at;
}

void OutlinePacking::pack(QByteArrayView text, QByteArray &into)
{
    const qsizetype end = m_outlineSize + text.size();
    if (qsizetype(m_text.size()) < end)
        m_text.resize(size_t(end));
    if (!text.isEmpty())
        std::memcpy(m_text.data() + m_outlineSize, text.data(), size_t(text.size()));
    m_table = m_outlined;

    const qsizetype before = into.size();
    into.resize(before + text.size() + text.size() / more + 16); // if nothing at all is repeated
    char *out = into.data() + before;
    const char *bytes = m_text.data();
    qsizetype isNew = m_outlineSize; // from here
    const auto put = [&](qsizetype upTo, qsizetype matched, qsizetype back) {
        const qsizetype size = upTo - isNew;
        const qsizetype rest = matched - shortestMatch;
        *out++ = char(quint8(std::min(size, mostInHead) << 4 | (matched > 0 ? std::min(rest, mostInHead) : 0)));
        if (size >= mostInHead)
            out = putRest(out, size - mostInHead);
        std::memcpy(out, bytes + isNew, size_t(size));
        out += size;
        if (matched == 0)
            return;
        *out++ = char(quint8(back));
        *out++ = char(quint8(back >> 8));
        if (rest >= mostInHead)
            out = putRest(out, rest - mostInHead);
        isNew = upTo + matched;
    };
    qsizetype tries = 0;
    for (qsizetype at = m_outlineSize; at + shortestMatch <= end;) {
        const quint32 four = fourAt(bytes + at);
        quint32 &last = m_table[placeOf(four, tableBits)];
        qsizetype earlier = last;
        last = quint32(at);
        if (earlier >= at || at - earlier > farthest || fourAt(bytes + earlier) != four) {
            at += 1 + (tries++ >> patience);
            continue;
        }
        qsizetype upTo = at;
        while (upTo > isNew && earlier > 0 && bytes[upTo - 1] == bytes[earlier - 1]) {
            --upTo;
            --earlier;
        }
        const qsizetype behind = endOfMatch(at + shortestMatch, earlier + (at - upTo) + shortestMatch, end);
        put(upTo, behind - upTo, upTo - earlier);
        tries = 0;
        if (behind + shortestMatch <= end)
            m_table[placeOf(fourAt(bytes + behind - 2), tableBits)] = quint32(behind - 2);
        at = behind;
    }
    put(end, 0, 0);
    into.truncate(out - into.constData());
}

QByteArray OutlinePacking::unpacked(QByteArrayView packed, qsizetype size)
{
    const qsizetype end = m_outlineSize + size;
    if (qsizetype(m_text.size()) < end)
        m_text.resize(size_t(end));
    Reader reader(packed);
    char *text = m_text.data();
    qsizetype at = m_outlineSize;
    while (!reader.isFaulty()) {
        const quint8 head = reader.byte();
        const qsizetype added = reader.size(head >> 4);
        const char *bytes = reader.bytes(added);
        if (reader.isFaulty() || added > end - at)
            break;
        std::memcpy(text + at, bytes, size_t(added));
        at += added;
        if (reader.left() == 0)
            return at == end && (head & mostInHead) == 0 ? QByteArray(text + m_outlineSize, size) : QByteArray();
        const qsizetype low = reader.byte();
        const qsizetype back = low | qsizetype(reader.byte()) << 8;
        const qsizetype matched = reader.size(head & mostInHead) + shortestMatch;
        if (reader.isFaulty() || back < 1 || back > at || matched > end - at)
            break;
        if (back >= matched) {
            std::memcpy(text + at, text + at - back, size_t(matched));
            at += matched;
            continue;
        }
        for (const qsizetype last = at + matched; at < last; ++at) // it reaches into itself
            text[at] = text[at - back];
    }
    return {};
}

} // namespace Provost
