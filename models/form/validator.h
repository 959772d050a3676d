// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/fieldproblem.h"
#include "form/fieldspec.h"

namespace Provost {

/// What is wrong with `value` in this field; `original` is what the directory holds. Whether it is taken by somebody else cannot be seen here.
[[nodiscard]] QList<FieldProblem> checkField(const FieldSpec &spec, const Json &value, bool creating, const Json &original = {});

/// Why an object cannot be edited, or what should be known before it is; made from the profile's rules.
struct ObjectNote {
    QString code {}; ///< one the window has words for, else
    QString reason {}; ///< these, English
    QStringList attributes {}; ///< lower-case paths; empty: the whole object
    friend bool operator==(const ObjectNote &, const ObjectNote &) = default;
};
[[nodiscard]] QList<ObjectNote> readOnlyNotes(const ServerProfile &profile, const ResourceType &type, const Json &resource);
[[nodiscard]] QList<ObjectNote> warningNotes(const ServerProfile &profile, const ResourceType &type, const Json &resource, bool creating);

/// How long guessing a password would take, in powers of two; characters that repeat or follow each other count for little.
[[nodiscard]] double passwordBits(const QString &password);
/// One of 20 characters (or what `rule` asks for) from the system's random numbers, with capitals, small letters, digits and signs, none of them easily
/// taken for another (no l, 1, I, O, 0).
[[nodiscard]] QString makePassword(const ServerProfile::ValueRule &rule);

} // namespace Provost
