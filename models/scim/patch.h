// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/attributepath.h"

#include <vector>

namespace Provost {

class ResourceSchema;
struct ServerProfile;

/// One operation of a PatchOp message (RFC 7644 section 3.5.2).
struct PatchOperation {
    enum class Op : quint8 { Add, Replace, Remove };
    Op op = Op::Replace;
    std::optional<AttributePath> path {}; ///< none: the value is an object of attributes
    Json value {}; ///< Undefined for most removes
    friend bool operator==(const PatchOperation &, const PatchOperation &) = default;
};

/// A PatchOp message as a value.
struct Patch {
    std::vector<PatchOperation> operations;

    /// Reads a PatchOp body: `Operations` and op names in any case (Entra's own client sends "Replace"), `schemas` checked.
    /// Error::Scim with httpStatus 400 and scimType invalidSyntax / invalidPath / noTarget, ready to be answered.
    [[nodiscard]] static Result<Patch> fromJson(const Json &body);
    [[nodiscard]] Json toJson() const;

    /// Applies all operations to a copy, or none (RFC 7644: atomic). Errors: noTarget, mutability (readOnly, immutable), invalidValue,
    /// invalidPath. Keeps primary unique, adds no duplicate values, creates from a `[filter]` of eq clauses what is not there on add.
    [[nodiscard]] Result<Json> apply(const Json &resource, const ResourceSchema &schema) const;

    /// The smallest list of operations, of the shapes `profile` accepts, that makes `before` into `after`.
    /// Read-only attributes are passed over. apply(before, diff(before, after)) equals after.
    [[nodiscard]] static Patch diff(const Json &before, const Json &after, const ResourceSchema &schema, const ServerProfile &profile);

    /// The same as requests that `profile` takes: membership in batches and alone where it wants that, in order.
    [[nodiscard]] std::vector<Patch> packedFor(const ServerProfile &profile) const;

    friend bool operator==(const Patch &, const Patch &) = default;
};

} // namespace Provost
