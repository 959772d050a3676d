// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/formspec.h"

#include "directory/attributelabels.h"
#include "directory/columns.h"
#include "scim/rulekey.h"

#include <QCoreApplication>

#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// What profiles call attributes (`labels`), here for the translators.
[[maybe_unused]] constexpr std::array profileLabels {QT_TRANSLATE_NOOP("Attribute", "Employee type"),
                                                     QT_TRANSLATE_NOOP("Attribute", "Member or guest")};

bool isOneOf(const QString &word, std::initializer_list<QLatin1StringView> words)
{
    return std::any_of(words.begin(), words.end(), [&word](QLatin1StringView one) { return word.compare(one, Qt::CaseInsensitive) == 0; });
}

/// `referenceTypes` without "external" and "uri", which name no list to choose from (RFC 7643 section 7).
QStringList resourceTypesOf(const Attribute *attribute)
{
    QStringList types;
    for (const QString &type : attribute ? attribute->referenceTypes : QStringList()) {
        if (!isOneOf(type, {"external"_L1, "uri"_L1}))
            types << type;
    }
    return types;
}

/// The resource types that the `value` of a complex attribute is an id of; none where it is no reference.
QStringList targetsOf(const Attribute &attribute)
{
    QStringList types = resourceTypesOf(attribute.subAttribute(u"$ref"));
    if (types.isEmpty())
        types = resourceTypesOf(attribute.subAttribute(u"value"));
    if (types.isEmpty() && isOneOf(attribute.name, {"manager"_L1})) // RFC 7643 section 4.3; some schemas leave it out
        types << u"User"_s;
    return types;
}

class SpecMaker
{
public:
    SpecMaker(const ServiceDescription &description, const ResourceType &type)
        : m_profile(description.profile)
        , m_required(lowered(m_profile.requiredOnCreate.value(type.name)))
        , m_createOnly(lowered(m_profile.createOnly.value(type.name)))
        , m_readOnly(lowered(m_profile.readOnly.value(type.name)))
        , m_rules(m_profile.values.value(type.name))
        , m_labels(m_profile.labels.value(type.name))
    {
    }
    [[nodiscard]] FormSection section(const Schema &schema, bool core) const;
    void addTop(QList<FieldSpec> &fields, const Attribute &attribute, const QString &urn) const;

private:
    static QStringList lowered(QStringList paths)
    {
        for (QString &path : paths)
            path = path.toLower();
        return paths;
    }
    [[nodiscard]] FieldSpec field(const Attribute &attribute, const AttributeName &name) const;
    [[nodiscard]] FieldSpec part(const Attribute &sub, const AttributeName &of) const;
    [[nodiscard]] FieldSpec reference(const Attribute &attribute, const AttributeName &name) const;
    void addParts(FieldSpec &values, const Attribute &attribute) const;
    void applyProfile(FieldSpec &spec) const;
    [[nodiscard]] bool concerns(const QStringList &paths, const AttributeName &name) const;
    static FieldKind kindOf(const Attribute &attribute);

    const ServerProfile &m_profile;
    QStringList m_required, m_createOnly, m_readOnly;
    QHash<QString, ServerProfile::ValueRule> m_rules;
    QHash<QString, QString> m_labels;
};

FieldKind SpecMaker::kindOf(const Attribute &attribute)
{
    switch (attribute.type) {
    case Attribute::Type::Boolean:
        return FieldKind::Boolean;
    case Attribute::Type::Integer:
        return FieldKind::Integer;
    case Attribute::Type::Decimal:
        return FieldKind::Decimal;
    case Attribute::Type::DateTime:
        return FieldKind::DateTime;
    case Attribute::Type::Binary:
        return FieldKind::Binary;
    case Attribute::Type::Complex:
    case Attribute::Type::Unknown:
        return FieldKind::Json;
    case Attribute::Type::String:
    case Attribute::Type::Reference:
        break;
    }
    if (attribute.mutability == Attribute::Mutability::WriteOnly)
        return FieldKind::Password;
    if (!attribute.canonicalValues.isEmpty())
        return FieldKind::Choice;
    static constexpr std::initializer_list<QLatin1StringView> long_ {"description"_L1, "note"_L1, "notes"_L1, "comment"_L1, "comments"_L1, "about"_L1, "medicalNote"_L1};
    return isOneOf(attribute.name, long_) ? FieldKind::Text : FieldKind::Line;
}

/// A path of the profile means the field, or the complex attribute it is a part of.
bool SpecMaker::concerns(const QStringList &paths, const AttributeName &name) const
{
    const AttributeName whole {name.schema, name.attribute, {}};
    return paths.contains(name.toString().toLower()) || paths.contains(whole.toString().toLower());
}

void SpecMaker::applyProfile(FieldSpec &spec) const
{
    const QString path = spec.path().toLower();
    spec.requiredOnCreate = m_required.contains(path);
    spec.createOnly = concerns(m_createOnly, spec.name);
    spec.unsupported = concerns(m_readOnly, spec.name);
    spec.canBeEmptied = !concerns(m_profile.patchRules.noRemove, spec.name);
    spec.rule = m_rules.value(ruleKey(spec.name));
    if (!spec.rule.oneOf.isEmpty()) {
        spec.choices = spec.rule.oneOf;
        spec.choicesOnly = true;
        if (spec.kind == FieldKind::Line)
            spec.kind = FieldKind::Choice;
    }
    if (const QString own = ownLabel(m_labels, path); !own.isEmpty())
        spec.label = own;
}

FieldSpec SpecMaker::field(const Attribute &attribute, const AttributeName &name) const
{
    FieldSpec spec {.name = name, .kind = kindOf(attribute), .type = attribute.type, .label = attributeLabel(name), .description = attribute.description};
    spec.required = attribute.required;
    spec.readOnly = attribute.mutability == Attribute::Mutability::ReadOnly;
    spec.immutable = attribute.mutability == Attribute::Mutability::Immutable;
    spec.writeOnly = attribute.mutability == Attribute::Mutability::WriteOnly;
    spec.onRequest = attribute.returned == Attribute::Returned::Request;
    spec.caseExact = attribute.caseExact;
    spec.unique = attribute.uniqueness != Attribute::Uniqueness::None && !attribute.multiValued;
    spec.choices = attribute.canonicalValues;
    if (attribute.multiValued) {
        spec.kind = FieldKind::Values;
        addParts(spec, attribute);
    }
    applyProfile(spec);
    return spec;
}

FieldSpec SpecMaker::part(const Attribute &sub, const AttributeName &of) const
{
    FieldSpec spec {.name = {{}, sub.name, {}}, .kind = kindOf(sub), .type = sub.type};
    spec.label = attributeLabel({of.schema, of.attribute, sub.name});
    if (const QString plain = attributeLabel({{}, sub.name, {}}); spec.label.contains(u": "_s))
        spec.label = plain; // the line above says what it is a part of
    spec.description = sub.description;
    spec.required = sub.required;
    spec.readOnly = sub.mutability == Attribute::Mutability::ReadOnly;
    spec.immutable = sub.mutability == Attribute::Mutability::Immutable;
    spec.caseExact = sub.caseExact;
    spec.choices = sub.canonicalValues;
    if (sub.multiValued)
        spec.kind = FieldKind::Json;
    spec.rule = m_rules.value(ruleKey(AttributeName {of.schema, of.attribute, sub.name}));
    return spec;
}

void SpecMaker::addParts(FieldSpec &values, const Attribute &attribute) const
{
    if (attribute.type != Attribute::Type::Complex)
        return;
    const QStringList targets = targetsOf(attribute);
    for (const Attribute &sub : attribute.subAttributes) {
        const bool derived = !targets.isEmpty() && isOneOf(sub.name, {"$ref"_L1, "display"_L1, "displayName"_L1});
        if (derived || (sub.mutability == Attribute::Mutability::ReadOnly && values.kind == FieldKind::Values))
            continue;
        FieldSpec made = part(sub, values.name);
        if (!targets.isEmpty() && isOneOf(sub.name, {"value"_L1})) {
            made.kind = FieldKind::Reference;
            made.referenceTypes = targets;
        }
        values.parts << made;
    }
    if (values.parts.isEmpty()) // a complex attribute without known parts
        values.kind = FieldKind::Json;
}

FieldSpec SpecMaker::reference(const Attribute &attribute, const AttributeName &name) const
{
    FieldSpec spec = field(attribute, {name.schema, name.attribute, u"value"_s});
    spec.kind = FieldKind::Reference;
    spec.type = Attribute::Type::String;
    spec.label = attributeLabel(name);
    spec.choices.clear();
    spec.referenceTypes = targetsOf(attribute);
    for (const QStringView part : {u"displayName", u"display"}) {
        if (spec.displayPart.isEmpty() && attribute.subAttribute(part))
            spec.displayPart = attribute.subAttribute(part)->name;
    }
    applyProfile(spec);
    const Attribute *value = attribute.subAttribute(u"value");
    spec.readOnly = spec.readOnly || (value && value->mutability == Attribute::Mutability::ReadOnly);
    return spec;
}

void SpecMaker::addTop(QList<FieldSpec> &fields, const Attribute &attribute, const QString &urn) const
{
    if (isOneOf(attribute.name, {"id"_L1, "meta"_L1, "schemas"_L1}) && urn.isEmpty())
        return;
    const AttributeName name {urn, attribute.name, {}};
    const bool complex = attribute.type == Attribute::Type::Complex && !attribute.subAttributes.isEmpty();
    const bool neverSeen = attribute.returned == Attribute::Returned::Never && attribute.mutability == Attribute::Mutability::ReadOnly;
    if (neverSeen || (attribute.multiValued && urn.isEmpty() && isOneOf(attribute.name, {"members"_L1, "groups"_L1})))
        return;
    if (!complex || attribute.multiValued) {
        fields << field(attribute, name);
        return;
    }
    if (attribute.subAttribute(u"value") && !targetsOf(attribute).isEmpty()) {
        fields << reference(attribute, name);
        return;
    }
    const QString whole = attributeLabel(name);
    const QString before = QCoreApplication::translate("Attribute", "%1: %2").arg(whole, QString());
    for (const Attribute &sub : attribute.subAttributes) {
        FieldSpec spec = field(sub, {urn, attribute.name, sub.name});
        if (spec.label.startsWith(before) && attribute.subAttributes.size() > 1) {
            spec.group = whole;
            spec.shortLabel = spec.label.sliced(before.size());
        }
        spec.required = sub.required && attribute.required;
        spec.readOnly = spec.readOnly || attribute.mutability == Attribute::Mutability::ReadOnly;
        spec.immutable = spec.immutable || attribute.mutability == Attribute::Mutability::Immutable;
        spec.onRequest = spec.onRequest || attribute.returned == Attribute::Returned::Request;
        fields << spec;
    }
}

FormSection SpecMaker::section(const Schema &schema, bool core) const
{
    FormSection section {.schema = schema.id, .title = schema.name};
    for (const Attribute &attribute : schema.attributes)
        addTop(section.fields, attribute, core ? QString() : schema.id);
    if (core && !schema.attribute(u"externalId"))
        addTop(section.fields, *std::find_if(ResourceSchema::commonAttributes().cbegin(), ResourceSchema::commonAttributes().cend(),
                                             [](const Attribute &one) { return one.name == "externalId"_L1; }), {});
    return section;
}

} // namespace

FormSpec FormSpec::make(const ServiceDescription &description, const ResourceType &type)
{
    FormSpec spec {.type = type};
    const ResourceSchema schema = description.schemaOf(type);
    const SpecMaker maker(description, spec.type);
    spec.sections << maker.section(schema.core(), true);
    for (const Schema &extension : schema.extensions())
        spec.sections << maker.section(extension, false);
    spec.sections.removeIf([](const FormSection &section) { return section.fields.isEmpty(); });
    return spec;
}

QList<FieldSpec> FormSpec::fields() const
{
    QList<FieldSpec> all;
    for (const FormSection &section : sections)
        all << section.fields;
    return all;
}

const FieldSpec *FormSpec::find(const AttributeName &name) const
{
    for (const FormSection &section : sections) {
        for (const FieldSpec &field : section.fields) {
            if (field.name == name)
                return &field;
        }
    }
    return nullptr;
}

} // namespace Provost
