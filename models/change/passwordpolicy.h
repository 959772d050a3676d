// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/redacted.h"
#include "base/result.h"

#include <QList>
#include <QString>

namespace Provost {

/// What an initial password must be like, and how one is made.
struct PasswordPolicy {
    enum class Class : quint8 { Lower, Upper, Digit, Symbol };
    int length = 16; ///< of those that are made; also the least
    int classes = 3; ///< of the four that must be in it; made ones have all that are allowed
    bool lower = true, upper = true, digits = true, symbols = true; ///< allowed
    QString symbolSet = QStringLiteral("!#$%*+-=?@^_~"); ///< none that a shell, CSV or XML would read
    bool ambiguous = false; ///< 0 O 1 l I and the like may be in it

    enum class Fault : quint8 { TooShort, TooFewClasses };
    [[nodiscard]] QList<Fault> faultsOf(const QString &password) const;

    /// From OpenSSL's generator, every character as likely as any other, but that none begins as a formula does in a spreadsheet. Validation error for a policy that cannot be met.
    [[nodiscard]] Result<Redacted<QString>> generate() const;
    [[nodiscard]] double bits() const; ///< of surprise in a password that generate() makes
    friend bool operator==(const PasswordPolicy &, const PasswordPolicy &) = default;

private:
    [[nodiscard]] QList<QString> alphabets() const;
};

/// How hard a password is to guess, from 0 (at once) to 4 (not by anybody): its length, its kinds of characters, repetition, and `known` words in it
/// (the user's own names).
[[nodiscard]] int passwordStrength(const QString &password, const QStringList &known = {});

} // namespace Provost
