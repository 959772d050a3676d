// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/catalog.h"
#include "practice/parameters.h"

#include <QList>

namespace Provost::Practice {

/// `attributes` and `excludedAttributes` (RFC 7644 section 3.9) over the `returned` characteristic (RFC 7643 section 7).
class Projection
{
public:
    Projection() = default; ///< what is returned by default
    /// Comma-separated lists; both at once are refused with 400. What the dialect does not know is what is returned by default.
    [[nodiscard]] static Result<Projection> parse(const Parameters &parameters, const Dialect &dialect);

    [[nodiscard]] bool isDefault() const { return m_names.isEmpty(); }
    [[nodiscard]] bool isInclusive() const { return m_inclusive; } ///< made from `attributes`
    [[nodiscard]] bool names(QStringView attribute) const; ///< is the attribute, or a part of it, in the list?
    [[nodiscard]] bool namesAllOf(QStringView schema) const; ///< is the schema as a whole in the list?
    /// Does the answer hold any of a core attribute, which is worth knowing before it is computed?
    [[nodiscard]] bool wants(QStringView attribute) const;
    /// What is left of a whole resource, hidden attributes included.
    [[nodiscard]] Json apply(const Json &resource, const Collection &collection) const;

private:
    enum class Fate : quint8 { Keep, Drop, Enter };
    [[nodiscard]] Fate fateOf(const AttributeName &name, const Attribute &attribute) const;
    [[nodiscard]] Json applyTo(const Json &value, const AttributeName &name, const Attribute &attribute) const;
    [[nodiscard]] Json applyToParts(const Json &object, const AttributeName &top, const QList<Attribute> &attributes) const;
    [[nodiscard]] bool lists(const AttributeName &name) const;
    [[nodiscard]] bool listsPartOf(const AttributeName &name) const;

    bool m_inclusive = false;
    QList<AttributeName> m_names;
};

} // namespace Provost::Practice
