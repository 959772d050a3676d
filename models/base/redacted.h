// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/wipe.h"

#include <QDebug>

#include <utility>

namespace Provost {

/// Holds a secret so that it is never printed by accident: qDebug() shows [redacted]; only reveal() gives it out. The last that holds it wipes it from memory.
template <typename T>
class Redacted
{
public:
    Redacted() = default;
    explicit Redacted(T secret)
        : m_secret(std::move(secret))
    {
    }
    ~Redacted() { wipe(m_secret); }
    Redacted(const Redacted &) = default;
    Redacted(Redacted &&) noexcept = default;
    Redacted &operator=(Redacted other) noexcept // which takes the former one with it
    {
        std::swap(m_secret, other.m_secret);
        return *this;
    }
    [[nodiscard]] const T &reveal() const { return m_secret; }
    [[nodiscard]] bool isEmpty() const { return m_secret.isEmpty(); }
    friend bool operator==(const Redacted &, const Redacted &) = default;
    friend QDebug operator<<(QDebug debug, const Redacted &)
    {
        QDebugStateSaver saver(debug);
        return debug.noquote() << QStringLiteral("[redacted]");
    }

private:
    T m_secret;
};

} // namespace Provost
