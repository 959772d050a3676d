// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

#include "store/secretvault.h"

using namespace Provost;

/// The first byte chooses: a vault file as a stranger may leave it, or what is inside of one that opens.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const SealKey key = SealKey::make("passphrase", "VALT", {.logN = 1, .r = 1}).value();
    if (size == 0)
        return 0;
    const QByteArray bytes = bytesOf(data + 1, size - 1);
    if (data[0] % 2 == 0) {
        const auto header = SealHeader::read(bytes, "VALT");
        require(!header || header->toBytes() == bytes.first(SealHeader::size));
        const QByteArray whole = key.seal("inside").value();
        // our own file with these bytes laid over it, which opens only when nothing has changed
        QByteArray overlaid = whole;
        for (qsizetype i = 0; i < std::min(bytes.size(), overlaid.size()); ++i)
            overlaid[i] = char(overlaid.at(i) ^ bytes.at(i));
        require(key.open(overlaid).ok() == (overlaid == whole));
        return 0;
    }
    const auto document = SecretVault::documentFrom(SecretBytes(QByteArrayView(bytes)));
    if (!document)
        return 0;
    const Json all = document->value(u"secrets");
    for (const auto &[id, entry] : all.members()) {
        const auto secrets = SecretVault::secretsFrom(entry);
        require(!secrets || SecretVault::secretsFrom(SecretVault::toJson(*secrets)).value() == *secrets);
    }
    return 0;
}
