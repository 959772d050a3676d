// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/outlinepacking.h"

#include <lz4.h>

#include <utility>

namespace Provost {

OutlinePacking::OutlinePacking(QByteArray outline)
    : m_outline(std::move(outline))
    , m_outlined(std::make_unique<LZ4_stream_t>())
    , m_packing(std::make_unique<LZ4_stream_t>())
{
    LZ4_initStream(m_outlined.get(), sizeof(LZ4_stream_t));
    LZ4_loadDict(m_outlined.get(), m_outline.constData(), int(m_outline.size()));
}

OutlinePacking::~OutlinePacking() = default;

void OutlinePacking::pack(QByteArrayView text, QByteArray &into)
{
    *m_packing = *m_outlined;
    const qsizetype before = into.size();
    const int most = LZ4_compressBound(int(text.size()));
    into.resize(before + most);
    const int size = LZ4_compress_fast_continue(m_packing.get(), text.data(), into.data() + before, int(text.size()), most, 1);
    into.truncate(before + size);
}

QByteArray OutlinePacking::unpacked(QByteArrayView packed, qsizetype size) const
{
    QByteArray text(size, Qt::Uninitialized);
    const int read = LZ4_decompress_safe_usingDict(packed.data(), text.data(), int(packed.size()), int(size), m_outline.constData(), int(m_outline.size()));
    return read == size ? text : QByteArray();
}

} // namespace Provost
