// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDebug>

#include <type_traits>
#include <utility>

namespace Provost {

/// Overwrites bytes that nobody else shares, in a way that no compiler leaves out.
void cleanse(QByteArray &bytes);

/// Holds a secret so that it is never printed by accident: qDebug() shows [redacted]; only reveal() gives it out. Bytes are overwritten when the last
/// of the copies goes.
template <typename T>
class Redacted
{
public:
    Redacted() = default;
    explicit Redacted(T secret)
        : m_secret(std::move(secret))
    {
    }
    Redacted(const Redacted &) = default;
    Redacted(Redacted &&) noexcept = default;
    Redacted &operator=(Redacted other) noexcept // what was held goes with `other`
    {
        m_secret.swap(other.m_secret);
        return *this;
    }
    ~Redacted()
    {
        if constexpr (std::is_same_v<T, QByteArray>)
            cleanse(m_secret);
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
