// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDebug>

#include <utility>

namespace Provost {

/// Holds a secret so that it is never printed by accident: qDebug() shows [redacted]; only reveal() gives it out.
template <typename T>
class Redacted
{
public:
    Redacted() = default;
    explicit Redacted(T secret)
        : m_secret(std::move(secret))
    {
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
