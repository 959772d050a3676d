// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/attributename.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// ATTRNAME of RFC 7643 section 2.1, with the `$` of `$ref` and the leading `_` some servers use.
bool isNameStart(QChar c)
{
    return isLetter(c) || c == u'_' || c == u'$';
}

bool isNameChar(QChar c)
{
    return isLetter(c) || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-' || c == u'$';
}

/// Whole, also where UTF-16 needs two for it.
QString characterAt(QStringView text, qsizetype at)
{
    const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return text.sliced(at, pair ? 2 : 1).toString();
}

/// Dot-separated names; `offset` is where `text` stands in what the operator wrote.
std::optional<FilterFault> checkNames(QStringView text, qsizetype offset)
{
    bool starts = true;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (starts ? !isNameStart(c) : !isNameChar(c) && c != u'.')
            return FilterFault {.problem = FilterProblem::NameCharacter, .position = int(offset + i), .found = characterAt(text, i)};
        starts = c == u'.';
    }
    if (starts)
        return FilterFault {.problem = FilterProblem::NameMissing, .position = int(offset + text.size()), .found = {}};
    return std::nullopt;
}

/// NSS characters of RFC 8141 that may stand in a schema URN; brackets and quotes are the filter's own.
std::optional<FilterFault> checkUrn(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (!isNameChar(c) && !QStringView(u":.+%/~@!*',;=?#&").contains(c))
            return FilterFault {.problem = FilterProblem::UrnCharacter, .position = int(i), .found = characterAt(text, i)};
    }
    return std::nullopt;
}

bool isVersion(QStringView segment)
{
    if (segment.isEmpty() || !segment.front().isDigit() || !segment.back().isDigit())
        return false;
    return std::all_of(segment.begin(), segment.end(), [](QChar c) { return c.isDigit() || c == u'.'; });
}

/// `urn:...:2.0:User` is a schema, `urn:...:2.0:User:userName` an attribute of it: in the IETF's own namespace what stands right behind
/// a version number is the schema's name (RFC 7643 section 10.2.1). Others' URNs may end with the version (`...:atlassian-external:1.0`):
/// what stands behind it there is an attribute, unless it is written like the name of a schema.
bool isBareUrn(QStringView text)
{
    const qsizetype last = text.lastIndexOf(u':');
    const QStringView before = text.first(last);
    const QStringView name = text.sliced(last + 1);
    if (isVersion(name))
        return true;
    const bool isBehindVersion = isVersion(before.sliced(before.lastIndexOf(u':') + 1));
    const bool isSchemaName = text.startsWith("urn:ietf:params:scim:"_L1, Qt::CaseInsensitive) || (!name.isEmpty() && name.front().isUpper());
    return isBehindVersion && isSchemaName;
}

bool sameText(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// The resource's own URN: the core ones of RFC 7643, or else the one it names first.
bool isCoreOf(const QString &urn, const Json &resource)
{
    return urn.contains(u":schemas:core:"_s, Qt::CaseInsensitive)
        || sameText(resource.value(u"schemas").at(0).toString(), urn);
}

Json step(const Json &base, QStringView name)
{
    if (!base.isArray())
        return base.value(name);
    Json::Array found;
    for (const Json &element : base.items()) {
        Json value = element.value(name);
        if (!value.isUndefined())
            found.push_back(std::move(value));
    }
    return found.empty() ? Json() : Json(std::move(found));
}

} // namespace

Result<AttributeName> AttributeName::parse(QStringView text, FilterFault *fault)
{
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon >= 0) {
        if (const auto found = checkUrn(text))
            return found->report(fault);
        if (isBareUrn(text) && colon + 1 < text.size())
            return AttributeName {.schema = text.toString(), .attribute = {}, .subAttribute = {}};
    }
    const QStringView names = text.sliced(colon + 1);
    if (const auto found = checkNames(names, colon + 1))
        return found->report(fault);
    const qsizetype dot = names.indexOf(u'.');
    return AttributeName {.schema = text.first(qMax<qsizetype>(colon, 0)).toString(),
                          .attribute = names.first(dot < 0 ? names.size() : dot).toString(),
                          .subAttribute = dot < 0 ? QString() : names.sliced(dot + 1).toString()};
}

QString AttributeName::toString() const
{
    QString text = schema;
    if (!schema.isEmpty() && !attribute.isEmpty())
        text += u':';
    text += attribute;
    if (!subAttribute.isEmpty())
        text += u'.' + subAttribute;
    return text;
}

Json AttributeName::valueIn(const Json &resource) const
{
    Json value = resource;
    if (!schema.isEmpty()) {
        const Json extension = resource.value(schema);
        if (attribute.isEmpty() || !extension.isUndefined())
            value = extension;
        else if (!isCoreOf(schema, resource))
            return {};
    }
    if (!attribute.isEmpty())
        value = step(value, attribute);
    if (subAttribute.isEmpty())
        return value;
    for (const QStringView name : QStringView(subAttribute).split(u'.'))
        value = step(value, name);
    return value;
}

bool operator==(const AttributeName &a, const AttributeName &b)
{
    return sameText(a.schema, b.schema) && sameText(a.attribute, b.attribute) && sameText(a.subAttribute, b.subAttribute);
}

size_t qHash(const AttributeName &name, size_t seed)
{
    return ::qHash(name.toString().toCaseFolded(), seed);
}

} // namespace Provost
