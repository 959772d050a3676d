// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/fieldspec.h"

namespace Provost {

/// The form of one resource type: a section per schema, the fields in the schema's order. A value.
struct FormSpec {
    ResourceType type {};
    QList<FormSection> sections {};

    /// `id`, `meta` and `schemas` are no fields; memberships have editors of their own.
    [[nodiscard]] static FormSpec make(const ServiceDescription &description, const ResourceType &type);
    [[nodiscard]] QList<FieldSpec> fields() const; ///< of all sections
    [[nodiscard]] const FieldSpec *find(const AttributeName &name) const; ///< nullptr when there is none
};

} // namespace Provost
