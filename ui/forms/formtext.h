// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/editsession.h"

namespace Provost {

/// The words of a form for what models/form says in codes.
struct FormText {
    [[nodiscard]] static QString problem(const FieldProblem &problem);
    [[nodiscard]] static QString problems(const QList<FieldProblem> &problems, const FieldSpec &spec); ///< one line each
    [[nodiscard]] static QString lock(FieldLock lock, const QList<ObjectNote> &notes);
    [[nodiscard]] static QString denial(const std::optional<Denial> &denial); ///< empty: nothing is denied
    [[nodiscard]] static QString note(const ObjectNote &note);
    /// A value as a person reads it: dates local, passwords never, several on lines of their own.
    [[nodiscard]] static QString value(const FieldSpec &spec, const Json &value);
};

} // namespace Provost
