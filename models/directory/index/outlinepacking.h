// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

union LZ4_stream_u;

namespace Provost {

/// Packs texts of some kilobytes that are alike, by LZ4: what is repeated, in the text or from an outline that is known to both sides, is told by where it was. A tenth of what zlib takes of a text so short.
class OutlinePacking
{
public:
    explicit OutlinePacking(QByteArray outline);
    ~OutlinePacking();
    OutlinePacking(const OutlinePacking &) = delete;
    OutlinePacking &operator=(const OutlinePacking &) = delete;
    /// Appended to `into`; `text` is below 2 GiB.
    void pack(QByteArrayView text, QByteArray &into);
    /// Null where `packed` is not what pack() made of a text of `size` bytes.
    [[nodiscard]] QByteArray unpacked(QByteArrayView packed, qsizetype size) const;

private:
    const QByteArray m_outline;
    const std::unique_ptr<LZ4_stream_u> m_outlined; ///< has taken in the outline: packing begins with a copy
    const std::unique_ptr<LZ4_stream_u> m_packing;
};

} // namespace Provost
