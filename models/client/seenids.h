// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace Provost {

/// Which ids a walk has seen, in 16 bytes each instead of their text: a million ids take about 30 MB.
class SeenIds
{
public:
    [[nodiscard]] bool insert(const QString &id); ///< false when it was there
    [[nodiscard]] qsizetype size() const { return m_fingerprints.size(); }
    void clear() { m_fingerprints.clear(); }

private:
    struct Fingerprint {
        size_t a;
        size_t b;
        friend bool operator==(const Fingerprint &, const Fingerprint &) = default;
        friend size_t qHash(const Fingerprint &print, size_t seed) { return print.a ^ seed; }
    };
    QSet<Fingerprint> m_fingerprints;
};

} // namespace Provost
