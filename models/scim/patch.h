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

/// A change between two states of a resource that no operation can make.
struct UnsaidChange {
    enum class Reason : quint8 {
        ReadOnly, ///< the provider's own, by its schema or its profile
        Immutable, ///< RFC 7643 section 7: set once
        CreateOnly, ///< by the profile: given when the resource is made, or never
        Required, ///< cannot be without a value (RFC 7644 section 3.5.2.2)
        NotRemovable, ///< by the profile: cannot be without a value once it had one
        NotAddressable, ///< a server's own invention whose name cannot stand in a path
    };
    AttributeName name;
    Reason reason = Reason::ReadOnly;
    [[nodiscard]] QString toString() const; ///< a technical phrase, English
    friend bool operator==(const UnsaidChange &, const UnsaidChange &) = default;
};

struct PatchDifference;

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

    /// The smallest list of operations, of the shapes `profile` accepts, that makes `before` into `after`, and what of `after` they
    /// leave out because nothing can change it: apply(before, patch) is `after` but for that. Unlike parts that the provider alone writes
    /// are passed over without a word where `after` has not got them, or other parts change along.
    [[nodiscard]] static PatchDifference difference(const Json &before, const Json &after, const ResourceSchema &schema,
                                                    const ServerProfile &profile, const QString &resourceType);
    /// The operations alone; the resource type is the one the core schema is named for.
    [[nodiscard]] static Patch diff(const Json &before, const Json &after, const ResourceSchema &schema, const ServerProfile &profile);

    /// The same as requests that `profile` takes: membership in batches and alone where it wants that, in order.
    [[nodiscard]] std::vector<Patch> packedFor(const ServerProfile &profile) const;

    friend bool operator==(const Patch &, const Patch &) = default;
};

struct PatchDifference {
    Patch patch {};
    std::vector<UnsaidChange> unsaid {};
};

} // namespace Provost
