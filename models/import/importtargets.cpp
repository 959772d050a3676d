// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/importtargets.h"

#include "directory/attributelabels.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

class TargetList
{
public:
    TargetList(const ResourceType &type, const ServiceDescription &description)
        : m_required(description.profile.requiredOnCreate.value(type.name))
        , m_ownLabels(description.profile.labels.value(type.name))
    {
    }

    void addSchema(const Schema &schema, const QString &prefix)
    {
        for (const Attribute &attribute : schema.attributes)
            add(attribute, prefix);
    }
    QList<ImportTarget> take()
    {
        std::stable_sort(m_targets.begin(), m_targets.end(), [](const ImportTarget &a, const ImportTarget &b) { return a.required > b.required; });
        return std::move(m_targets);
    }
    void add(ImportTarget target) { m_targets << std::move(target); }

private:
    static bool isSettable(const Attribute &attribute)
    {
        return attribute.mutability != Attribute::Mutability::ReadOnly && attribute.name.compare("schemas"_L1, Qt::CaseInsensitive) != 0
            && attribute.name.compare("$ref"_L1, Qt::CaseInsensitive) != 0;
    }
    QString labelOf(const QString &path, const QString &plainPath) const
    {
        if (const QString own = ownLabel(m_ownLabels, path); !own.isEmpty())
            return own;
        if (const QString known = knownAttributeLabel(plainPath); !known.isEmpty())
            return known;
        return humanised(plainPath.section(u'.', -1));
    }
    void add(const Attribute &attribute, const QString &prefix)
    {
        if (!isSettable(attribute))
            return;
        const QString path = prefix + attribute.name;
        const bool required = attribute.required || m_required.contains(path, Qt::CaseInsensitive);
        if (attribute.type != Attribute::Type::Complex || attribute.subAttributes.isEmpty()) {
            m_targets << ImportTarget {.path = path, .label = labelOf(path, attribute.name), .required = required,
                                       .isList = attribute.multiValued};
        } else if (attribute.multiValued) {
            addValues(attribute, path);
        } else if (namesAnother(attribute)) {
            m_targets << ImportTarget {.path = path, .label = labelOf(path, attribute.name), .required = required, .isReference = true};
        } else {
            addParts(attribute, path);
        }
    }
    void addParts(const Attribute &attribute, const QString &path)
    {
        for (const Attribute &part : attribute.subAttributes) {
            const QString partPath = path + u'.' + part.name;
            if (isSettable(part)) {
                m_targets << ImportTarget {.path = partPath, .label = labelOf(partPath, attribute.name + u'.' + part.name),
                                           .required = m_required.contains(partPath, Qt::CaseInsensitive)};
            }
        }
    }
    /// One value of a list, told by its type; the whole list where types say nothing.
    void addValues(const Attribute &attribute, const QString &path)
    {
        const Attribute *type = attribute.subAttribute(u"type");
        const bool hasValue = attribute.subAttribute(u"value") != nullptr;
        const QStringList types = type == nullptr ? QStringList() : type->canonicalValues;
        for (const QString &name : types) {
            const QString chosen = u"%1[type eq \"%2\"]"_s.arg(path, name);
            for (const Attribute &part : attribute.subAttributes) {
                const bool isValue = part.name.compare("value"_L1, Qt::CaseInsensitive) == 0;
                const bool describes = QStringList {u"type"_s, u"primary"_s, u"display"_s}.contains(part.name, Qt::CaseInsensitive);
                if (!isSettable(part) || describes || (hasValue && !isValue))
                    continue;
                m_targets << ImportTarget {.path = chosen + u'.' + part.name,
                                           .label = u"%1 (%2)"_s.arg(labelOf(chosen + u'.' + part.name, attribute.name + u'.' + part.name), name)};
            }
        }
        if (hasValue)
            m_targets << ImportTarget {.path = path + u".value"_s, .label = labelOf(path, attribute.name), .isList = true};
    }

    QStringList m_required;
    QHash<QString, QString> m_ownLabels;
    QList<ImportTarget> m_targets;
};

} // namespace

QList<ImportTarget> importTargets(const ResourceType &type, const ServiceDescription &description)
{
    const ResourceSchema schema = description.schemaOf(type);
    TargetList list(type, description);
    list.addSchema(schema.core(), {});
    if (schema.core().attribute(u"externalId") == nullptr)
        list.add({.path = u"externalId"_s, .label = knownAttributeLabel(u"externalId"_s)});
    for (const Schema &extension : schema.extensions())
        list.addSchema(extension, extension.id + u':');
    if (type.isCalled(u"User") && description.resourceType(u"Group") != nullptr)
        list.add({.path = u"groups"_s, .label = knownAttributeLabel(u"groups"_s), .isList = true});
    list.add({.path = u"id"_s, .label = knownAttributeLabel(u"id"_s)});
    return list.take();
}

bool namesAnother(const Attribute &attribute)
{
    const Attribute *value = attribute.type == Attribute::Type::Complex && !attribute.multiValued ? attribute.subAttribute(u"value") : nullptr;
    if (value == nullptr)
        return false;
    const auto isOfAType = [](const QString &type) { return type.compare("external"_L1, Qt::CaseInsensitive) != 0 && type.compare("uri"_L1, Qt::CaseInsensitive) != 0; };
    return attribute.subAttribute(u"$ref") != nullptr || attribute.name.compare("manager"_L1, Qt::CaseInsensitive) == 0
        || std::any_of(value->referenceTypes.cbegin(), value->referenceTypes.cend(), isOfAType);
}

bool canBeDisabled(const ResourceType &type, const ServiceDescription &description)
{
    const Attribute *active = description.schemaOf(type).find({{}, u"active"_s, {}});
    return active != nullptr && active->mutability != Attribute::Mutability::ReadOnly;
}

QStringList usualKeys()
{
    return {u"userName"_s, u"externalId"_s, u"emails[type eq \"work\"].value"_s, u"displayName"_s, u"id"_s};
}

} // namespace Provost
