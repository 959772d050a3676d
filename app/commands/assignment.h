// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/patch.h"
#include "scim/schema.h"

namespace Provost {

/// PATH=VALUE of the command line as an operation: the value typed as the schema has it, errors that name the place.
///
/// A secret (a password, whatever is write-only) is never taken from the argument, which every process on the machine can read: its VALUE is
/// `@env:VARIABLE`, `@FILE`, or `@-` for a line of standard input.
class Assignment
{
public:
    enum class Kind : quint8 { Set, Add, Remove };

    /// `knowsAll`: the schema is the provider's own, so that an attribute it does not have is a mistake.
    Assignment(const ResourceSchema &schema, bool knowsAll);

    [[nodiscard]] Result<PatchOperation> read(Kind kind, const QString &text) const;
    /// The first '=' outside brackets and quotes; -1: none.
    [[nodiscard]] static qsizetype separatorIn(QStringView text);

private:
    struct Target {
        const Attribute *attribute = nullptr; ///< what the value is of; nullptr: unknown
        bool isOneOfMany = false; ///< one value of a multi-valued attribute, chosen by a filter
    };
    [[nodiscard]] Result<Target> targetOf(const AttributePath &path) const;
    [[nodiscard]] static Result<Json> typed(const QString &text, const Target &target);
    [[nodiscard]] static Result<Json> scalar(const QString &text, const Attribute &attribute);

    const ResourceSchema &m_schema;
    bool m_knowsAll;
};

} // namespace Provost
