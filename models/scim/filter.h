// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/attributename.h"

#include <memory>
#include <vector>

namespace Provost {

class ResourceSchema;
struct Attribute;
struct FilterSplit;
struct ServerProfile;

enum class CompareOp : quint8 { Eq, Ne, Co, Sw, Ew, Gt, Ge, Lt, Le };

[[nodiscard]] QString compareOpText(CompareOp op); ///< "eq"
[[nodiscard]] std::optional<CompareOp> compareOpFromText(QStringView text); ///< any case

/// A SCIM filter as a tree (RFC 7644 section 3.4.2.2). Copyable value; the default one is empty and matches everything.
class Filter
{
public:
    enum class Kind : quint8 { Everything, Compare, Present, And, Or, Not, ValuePath };

    Filter() = default;
    [[nodiscard]] static Filter compare(AttributeName name, CompareOp op, Json value); ///< value: string, number, bool or null
    [[nodiscard]] static Filter present(AttributeName name);
    [[nodiscard]] static Filter allOf(std::vector<Filter> operands); ///< one operand: itself; none: Everything
    [[nodiscard]] static Filter anyOf(std::vector<Filter> operands);
    [[nodiscard]] static Filter negated(Filter operand);
    [[nodiscard]] static Filter valuePath(AttributeName name, Filter inner); ///< name[inner]

    /// Error::Validation with `position` = the offending character and words that say what was expected. Text over 64 KiB and nesting
    /// over 100 are refused. Operators in any case. Empty or blank text is Everything. `fault` gets what the words stand for.
    [[nodiscard]] static Result<Filter> parse(QStringView text, FilterFault *fault = nullptr);
    /// Canonical text: parse(toString()) is equal to *this; values are escaped as JSON, so none can break out.
    [[nodiscard]] QString toString() const;

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isEverything() const { return m_kind == Kind::Everything; }
    [[nodiscard]] const AttributeName &name() const { return m_name; } ///< of Compare, Present, ValuePath
    [[nodiscard]] CompareOp op() const { return m_op; }
    [[nodiscard]] const Json &value() const { return m_value; }
    [[nodiscard]] const std::vector<Filter> &operands() const { return m_operands; } ///< And, Or: two or more; Not, ValuePath: one

    /// Evaluates against a resource (or, inside a value path, an element). With a schema: caseExact, dateTime and number
    /// comparison by type; without: strings ignore case, and ISO dates compare as instants.
    [[nodiscard]] bool matches(const Json &resource, const ResourceSchema *schema = nullptr) const;
    /// The same for what stands inside a value path's brackets: `element` is one value of `attribute`.
    [[nodiscard]] bool matchesElement(const Json &element, const Attribute *attribute = nullptr) const;

    /// What of this filter the provider can do, and what is left to be done here with its answer; both hold for a match.
    /// The provider's part lets through at least all that match: clauses of `and`, what every branch of an `or` has, what a `not` comes
    /// to once it is drawn inwards, and of `a[b eq "x"]` the `a.b eq "x"`.
    [[nodiscard]] FilterSplit restrictedTo(const ServerProfile &profile, const QString &resourceType) const;

    friend bool operator==(const Filter &, const Filter &) = default;

private:
    Kind m_kind = Kind::Everything;
    CompareOp m_op = CompareOp::Eq;
    AttributeName m_name;
    Json m_value;
    std::vector<Filter> m_operands;
};

struct FilterSplit {
    Filter server {};
    Filter local {};
    friend bool operator==(const FilterSplit &, const FilterSplit &) = default;
};

} // namespace Provost
