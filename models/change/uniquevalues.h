// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/schema.h"

#include <QSet>

#include <deque>
#include <vector>

namespace Provost {

class ObjectEdits;

/// An attribute that no two objects of a type may share.
struct UniqueName {
    AttributeName name {};
    bool caseExact = false;
};

/// userName, whatever the schema says (RFC 7643 section 4.1.1), and what the schema says to be unique (section 2.2); what the provider alone writes is its own affair.
[[nodiscard]] QList<UniqueName> uniqueNames(const ResourceSchema &schema);

/// Of these, what a plan takes from an object, and what it gives to it: with the type and the attribute, in one spelling.
struct UniqueValues {
    QSet<QString> freed {};
    QSet<QString> taken {};
};

/// Of an object whose edits are settled. Nothing is freed by one that was not read.
[[nodiscard]] UniqueValues uniqueValuesOf(const ObjectEdits &object);
/// By object; of what is taken only what another one frees, for nothing else is waited for. Empty where nothing is freed, as in a file of newcomers.
[[nodiscard]] std::vector<UniqueValues> handedOver(const std::deque<ObjectEdits> &objects);

} // namespace Provost
