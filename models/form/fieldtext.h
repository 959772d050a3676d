// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/fieldproblem.h"
#include "form/fieldspec.h"

#include <QLocale>

#include <optional>

namespace Provost {

/// What a person typed, as a value, or why it is none.
struct ParsedField {
    Json value {}; ///< Undefined: emptied
    std::optional<FieldProblem> problem {};
};

/// Every digit survives: numbers are never a double. Blank text empties. Decimals take the locale's sign and the dot.
[[nodiscard]] ParsedField parseField(const FieldSpec &spec, const QString &text, const QLocale &locale = {});
/// The value as it is edited: the very digits with the locale's decimal sign, JSON indented.
[[nodiscard]] QString editText(const FieldSpec &spec, const Json &value, const QLocale &locale = {});

/// A dateTime in its parts. What is edited is the wall clock of the zone it came in.
struct DateTimeParts {
    QString wall {}; ///< "2024-02-11 08:15:00.1234567"
    QString zone {}; ///< "Z", "+01:00"
};
[[nodiscard]] DateTimeParts dateTimeParts(const QString &value);
/// Takes `2024-02-11`, `2024-02-11 08:15`, with `T`, seconds and any fraction, and the locale's short forms.
[[nodiscard]] ParsedField joinDateTime(const DateTimeParts &parts, const QLocale &locale = {});

} // namespace Provost
