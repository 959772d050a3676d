// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/attributename.h"

#include <QList>
#include <QStringList>

#include <tuple>

namespace Provost {

/// One attribute definition with all characteristics of RFC 7643 section 7; what a server leaves out has the RFC's default.
struct Attribute {
    enum class Type : quint8 { String, Boolean, Decimal, Integer, DateTime, Binary, Reference, Complex, Unknown };
    enum class Mutability : quint8 { ReadOnly, ReadWrite, Immutable, WriteOnly };
    enum class Returned : quint8 { Always, Never, Default, Request };
    enum class Uniqueness : quint8 { None, Server, Global };

    QString name;
    Type type = Type::String; ///< compared ignoring case ("String" of Entra); a name we do not know is Unknown
    QString typeName {}; ///< as the server wrote it
    QString description {};
    bool multiValued = false;
    bool required = false;
    bool caseExact = false;
    Mutability mutability = Mutability::ReadWrite;
    Returned returned = Returned::Default;
    Uniqueness uniqueness = Uniqueness::None;
    QStringList canonicalValues {};
    QStringList referenceTypes {}; ///< resource type names, "external", "uri"
    QList<Attribute> subAttributes {};

    [[nodiscard]] const Attribute *subAttribute(QStringView subName) const; ///< case-insensitive; nullptr when absent
    [[nodiscard]] static Attribute fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
    /// Spelled out, for a defaulted one would ask for itself through the list and end up deleted.
    friend bool operator==(const Attribute &a, const Attribute &b)
    {
        const auto all = [](const Attribute &x) {
            return std::tie(x.name, x.type, x.typeName, x.description, x.multiValued, x.required, x.caseExact, x.mutability, x.returned,
                            x.uniqueness, x.canonicalValues, x.referenceTypes, x.subAttributes);
        };
        return all(a) == all(b);
    }
};

/// A schema document of /Schemas (RFC 7643 section 7).
struct Schema {
    QString id; ///< URN
    QString name;
    QString description;
    QList<Attribute> attributes;

    [[nodiscard]] const Attribute *attribute(QStringView attributeName) const; ///< case-insensitive; nullptr when absent
    [[nodiscard]] static Result<Schema> fromJson(const Json &json); ///< error when there is no id
    [[nodiscard]] Json toJson() const;
    /// The schemas of RFC 7643 section 8.7 (User, Group, enterprise User) and RFC 9944's Device, compiled in.
    [[nodiscard]] static const QList<Schema> &shipped();
    friend bool operator==(const Schema &, const Schema &) = default;
};

/// The core schema of a resource type together with its extensions: what an AttributeName means there.
/// The common attributes id, externalId and meta (RFC 7643 section 3.1) are always known.
class ResourceSchema
{
public:
    ResourceSchema() = default;
    ResourceSchema(Schema core, QList<Schema> extensions);
    [[nodiscard]] const Schema &core() const { return m_core; }
    [[nodiscard]] const QList<Schema> &extensions() const { return m_extensions; }
    [[nodiscard]] const Schema *extension(QStringView urn) const;
    /// The definition behind a name (the sub-attribute's when it has one), nullptr when unknown. A name without URN is of the core schema.
    [[nodiscard]] const Attribute *find(const AttributeName &name) const;
    /// The definition of the top attribute, sub-attribute disregarded.
    [[nodiscard]] const Attribute *findTop(const AttributeName &name) const;
    [[nodiscard]] static const QList<Attribute> &commonAttributes();

private:
    Schema m_core;
    QList<Schema> m_extensions;
};

} // namespace Provost
