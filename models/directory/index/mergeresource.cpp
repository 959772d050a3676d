// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/mergeresource.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

bool isContainer(const QString &key, const Json &value)
{
    return key.startsWith("urn:"_L1, Qt::CaseInsensitive) && value.isObject();
}

/// The same attribute values with no more sub-attributes than `part` shows: then `known` says the same and more.
bool saysTheSame(const Json &known, const Json &part)
{
    if (part.isArray()) {
        return known.isArray() && known.size() == part.size()
            && std::equal(known.items().begin(), known.items().end(), part.items().begin(), part.items().end(), saysTheSame);
    }
    if (part.isObject()) {
        return known.isObject() && std::all_of(part.members().begin(), part.members().end(), [&known](const Json::Member &member) {
                   return saysTheSame(known.value(member.first), member.second);
               });
    }
    return known == part;
}

bool isOf(const AttributeName &name, const QString &urn, const QString &attribute)
{
    const bool sameSchema = name.schema.isEmpty() ? urn.isEmpty() : name.schema.compare(urn, Qt::CaseInsensitive) == 0;
    return sameSchema && (name.attribute.isEmpty() || name.attribute.compare(attribute, Qt::CaseInsensitive) == 0);
}

bool isNamed(const QStringList &paths, const QString &urn, const QString &attribute, const Schema &core)
{
    return std::any_of(paths.begin(), paths.end(), [&](const QString &path) {
        auto name = AttributeName::parse(path);
        if (!name)
            return false;
        if (name->schema.compare(core.id, Qt::CaseInsensitive) == 0 && !name->attribute.isEmpty())
            name->schema.clear();
        return isOf(*name, urn, attribute);
    });
}

class Merger
{
public:
    Merger(const Coverage &coverage, const ResourceSchema &schema)
        : m_coverage(coverage)
        , m_schema(schema)
    {
    }

    /// `urn` empty: the resource itself, else what is inside an extension.
    [[nodiscard]] Json merged(const Json &known, const Json &answer, const QString &urn) const
    {
        Json result = answer;
        if (result.isUndefined())
            result = Json::object();
        for (const Json::Member &member : known.members()) {
            const QString &key = member.first;
            if (urn.isEmpty() && isContainer(key, member.second)) {
                const Json inner = merged(member.second, answer.value(key), key);
                if (inner.size() > 0)
                    result.set(key, inner);
                continue;
            }
            const Json part = answer.value(key);
            if (part.isUndefined() ? !isCovered(urn, key) : !isWholly(urn, key) && saysTheSame(member.second, part))
                result.set(key, member.second);
            else if (!part.isUndefined() && !isWholly(urn, key) && part.isObject() && member.second.isObject())
                result.set(key, together(member.second, part));
        }
        return result;
    }

private:
    /// Absent from the answer means that it is empty.
    [[nodiscard]] bool isCovered(const QString &urn, const QString &attribute) const
    {
        if (!m_coverage.attributes.isEmpty())
            return isNamed(m_coverage.attributes, urn, attribute, m_schema.core());
        if (isNamed(m_coverage.excluded, urn, attribute, m_schema.core()))
            return false;
        const Attribute *definition = m_schema.find({urn, attribute, {}});
        return definition == nullptr || definition->returned != Attribute::Returned::Request;
    }

    /// All its sub-attributes were asked for.
    [[nodiscard]] bool isWholly(const QString &urn, const QString &attribute) const
    {
        const QStringList &lists = m_coverage.attributes.isEmpty() ? m_coverage.excluded : m_coverage.attributes;
        return std::none_of(lists.begin(), lists.end(), [&](const QString &path) {
            const auto name = AttributeName::parse(path);
            return name && !name->subAttribute.isEmpty() && isOf(*name, urn, attribute);
        });
    }

    [[nodiscard]] static Json together(Json known, const Json &part)
    {
        for (const Json::Member &member : part.members())
            known.set(member.first, member.second);
        return known;
    }

    const Coverage &m_coverage;
    const ResourceSchema &m_schema;
};

} // namespace

Resource mergedResource(const Resource &known, const Resource &answer, const Coverage &coverage, const ResourceSchema &schema)
{
    if (known.isNull() || known.bytes() == answer.bytes())
        return answer;
    const Json merged = Merger(coverage, schema).merged(known.json(), answer.json(), {});
    return merged == answer.json() ? answer : Resource(merged.toBytes(), answer.id());
}

} // namespace Provost
