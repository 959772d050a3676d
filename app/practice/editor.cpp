// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/editor.h"

#include "practice/exchange.h"
#include "practice/input.h"
#include "practice/memberpatch.h"

#include <QDateTime>
#include <QUuid>

#include <algorithm>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

const auto enterpriseUrn = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;

Timestamps timesOf(const Document &document)
{
    const Json meta = document.json().value(u"meta");
    return {.created = instant(meta.value(u"created").toString()).value_or(0), .modified = QDateTime::currentMSecsSinceEpoch()};
}

Json withoutMeta(Json resource)
{
    resource.remove(u"meta");
    resource.remove(u"id");
    return resource;
}

Json valueAt(const Json &resource, const QString &path)
{
    const auto name = AttributeName::parse(path);
    return name ? name->valueIn(resource) : Json();
}

bool isEquality(const Filter &filter, QLatin1StringView attribute)
{
    return filter.kind() == Filter::Kind::Compare && filter.op() == CompareOp::Eq
        && filter.name().attribute.compare(attribute, Qt::CaseInsensitive) == 0;
}

/// Attributes that nobody else may have the same value of; kept in a column under this name.
QList<AttributeName> uniqueNames(const Collection &collection)
{
    QList<AttributeName> names;
    const auto collect = [&names](const QString &urn, const QList<Attribute> &attributes) {
        for (const Attribute &attribute : attributes) {
            const bool ours = attribute.mutability == Attribute::Mutability::ReadOnly || attribute.multiValued;
            if (attribute.uniqueness != Attribute::Uniqueness::None && !ours && attribute.name != "id"_L1)
                names.append({.schema = urn, .attribute = attribute.name, .subAttribute = {}});
        }
    };
    collect({}, collection.schema().core().attributes);
    for (const Schema &extension : collection.schema().extensions())
        collect(extension.id, extension.attributes);
    return names;
}

} // namespace

Editor::Editor(const Dialect &dialect, Store &store)
    : m_dialect(dialect)
    , m_store(store)
{
}

Result<void> Editor::checkCreation(const Collection &collection, const Json &body) const
{
    const QStringList required = m_dialect.requiredOnCreate.value(collection.name());
    for (const QString &path : required) {
        const Json value = valueAt(body, path);
        if (value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty()))
            return refusal(400, u"The attribute '%1' is required."_s.arg(path), u"invalidValue"_s);
    }
    return {};
}

Result<void> Editor::checkShape(const Collection &collection, const Json &resource) const
{
    for (const Elements &elements : collection.elements()) {
        const bool single = m_dialect.singleValued.contains(elements.name.attribute.toLower());
        if (single && elements.name.schema.isEmpty() && elements.name.valueIn(resource).size() > 1)
            return refusal(400, u"'%1' takes one value only."_s.arg(elements.name.attribute), u"invalidValue"_s);
    }
    return {};
}

Result<void> Editor::checkUnique(const Collection &collection, const Json &resource, qint64 row)
{
    const QList<AttributeName> names = uniqueNames(collection);
    for (const AttributeName &name : names) {
        const Column *column = collection.column(name);
        const QVariant value = column ? indexValue(name.valueIn(resource), *column) : QVariant();
        if (value.isNull())
            continue;
        const qint64 other = m_store.database().number(
            u"SELECT row FROM %1 WHERE %2 = ? AND row <> ?"_s.arg(collection.indexTable(), column->sql), {value, row});
        if (other != 0)
            return refusal(409, u"%1 is taken"_s.arg(name.toString()), u"uniqueness"_s);
    }
    return {};
}

void Editor::completeReferences(Json &resource, const Collection &collection)
{
    Json extension = resource.value(enterpriseUrn);
    Json manager = extension.value(u"manager");
    if (!isUser(collection) || !manager.isObject())
        return;
    const QString id = manager.value(u"value").toString();
    manager.set(u"$ref"_s, Json(QString(u"../Users/"_s + id)));
    const auto found = m_store.find(m_store.catalog().users(), id);
    if (found && !found->label.isEmpty())
        manager.set(u"displayName"_s, found->label);
    else
        manager.remove(u"displayName");
    extension.set(u"manager"_s, manager);
    resource.set(enterpriseUrn, extension);
}

Result<Document> Editor::create(const Collection &collection, const Json &body)
{
    if (const auto checked = checkCreation(collection, body); !checked)
        return checked.error();
    auto resource = acceptResource(body, Json(), collection);
    if (!resource)
        return resource.error();
    if (const auto checked = checkShape(collection, *resource); !checked)
        return checked.error();
    if (const auto checked = checkUnique(collection, *resource, 0); !checked)
        return checked.error();
    completeReferences(resource.value(), collection);
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    resource->set(u"id"_s, id);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    Document document = makeDocument(*resource, id, m_store.nextRevision(), {.created = now, .modified = now}, collection);
    document.row = m_store.insert(collection, document, indexEntry(document.json(), collection));
    if (!isGroup(collection))
        return document;
    m_store.members().groupAdded(document.row);
    const Json members = body.value(u"members");
    if (members.isUndefined() || members.isNull())
        return document;
    if (!m_dialect.membersOnCreate)
        return refusal(400, u"Members cannot be given when a group is created."_s, u"invalidValue"_s);
    MemberEdit edit(m_dialect, m_store.members(), document.row);
    const auto added = edit.add(members);
    edit.finish();
    return added ? Result<Document>(document) : added.error();
}

Result<Document> Editor::replace(const Collection &collection, const Document &existing, const Json &body)
{
    auto resource = acceptResource(body, existing.json(), collection);
    if (!resource)
        return resource.error();
    if (!isGroup(collection))
        return save(collection, existing, *resource, false);
    const Json members = body.value(u"members");
    if (!m_dialect.replaceMembers) {
        if (members.size() > 0)
            return refusal(400, u"members cannot be replaced"_s, u"invalidValue"_s);
        return save(collection, existing, *resource, false);
    }
    MemberEdit edit(m_dialect, m_store.members(), existing.row);
    const auto set = edit.set(members.isArray() ? members : Json::array());
    edit.finish();
    return set ? save(collection, existing, *resource, edit.hasChanged()) : Result<Document>(set.error());
}

bool Editor::isTakenForm(const Filter &filter) const
{
    if (m_dialect.patchFilterForms.isEmpty() || isEquality(filter, "type"_L1))
        return true;
    const auto &operands = filter.operands();
    return m_dialect.patchFilterForms.contains("type eq primary eq"_L1) && filter.kind() == Filter::Kind::And && operands.size() == 2
        && isEquality(operands[0], "type"_L1) && isEquality(operands[1], "primary"_L1);
}

Result<Patch> Editor::readPatch(const Json &body) const
{
    auto patch = Patch::fromJson(body);
    if (!patch)
        return patch;
    if (!m_dialect.patchFilters)
        std::erase_if(patch->operations, [](const PatchOperation &operation) { return operation.path && operation.path->filter; });
    for (const PatchOperation &operation : patch->operations) {
        const QString attribute = operation.path ? operation.path->name.attribute : QString();
        if (m_dialect.passwordOnCreateOnly && attribute.compare("password"_L1, Qt::CaseInsensitive) == 0)
            return refusal(400, u"The password can only be set when the user is created."_s, u"mutability"_s);
        const bool members = attribute.compare("members"_L1, Qt::CaseInsensitive) == 0;
        if (!members && operation.path && operation.path->filter && !isTakenForm(*operation.path->filter))
            return refusal(400, u"The filter in '%1' is not supported."_s.arg(operation.path->toString()), u"invalidPath"_s);
    }
    return patch;
}

Result<Document> Editor::modify(const Collection &collection, const Document &existing, const Json &body)
{
    const auto patch = readPatch(body);
    if (!patch)
        return patch.error();
    const SplitPatch split = isGroup(collection) ? splitMembers(*patch) : SplitPatch {.members = {}, .others = *patch};
    if (const auto checked = checkMemberOperations(m_dialect, split.members, patch->operations.size()); !checked)
        return checked.error();
    MemberEdit edit(m_dialect, m_store.members(), existing.row);
    for (const PatchOperation &operation : split.members) {
        if (const auto applied = edit.apply(operation); !applied)
            return applied.error();
    }
    edit.finish();
    const Json before = existing.json();
    Json after = before;
    if (!split.others.operations.empty()) {
        auto applied = split.others.apply(before, collection.schema());
        if (!applied)
            return applied.error();
        after = *applied;
    }
    auto resource = acceptResource(after, before, collection);
    return resource ? save(collection, existing, *resource, edit.hasChanged()) : Result<Document>(resource.error());
}

Result<Document> Editor::save(const Collection &collection, const Document &existing, const Json &resource, bool membersChanged)
{
    if (const auto checked = checkShape(collection, resource); !checked)
        return checked.error();
    if (const auto checked = checkUnique(collection, resource, existing.row); !checked)
        return checked.error();
    Json complete = resource;
    completeReferences(complete, collection);
    if (!membersChanged && withoutMeta(existing.json()) == withoutMeta(complete))
        return existing;
    complete.set(u"id"_s, existing.id);
    Document document = makeDocument(complete, existing.id, m_store.nextRevision(), timesOf(existing), collection);
    document.row = existing.row;
    m_store.update(collection, document, indexEntry(document.json(), collection));
    return document;
}

void Editor::touchGroups(const std::vector<qint64> &rows)
{
    const Collection &groups = m_store.catalog().groups();
    for (const qint64 row : rows) {
        if (const auto group = m_store.at(groups, row))
            static_cast<void>(save(groups, *group, group->json(), true));
    }
}

void Editor::forgetManager(const QString &id)
{
    const Collection &users = m_store.catalog().users();
    const auto name = AttributeName::parse(QString(enterpriseUrn + u":manager.value"_s));
    const Column *column = name ? users.column(*name) : nullptr;
    if (!column)
        return;
    std::vector<qint64> reports;
    {
        Rows rows = m_store.database().select(u"SELECT row FROM %1 WHERE %2 = ?"_s.arg(users.indexTable(), column->sql),
            {indexText(id, column->caseExact)});
        while (rows.next())
            reports.push_back(rows.integer(0));
    }
    for (const qint64 row : reports) {
        const auto report = m_store.at(users, row);
        if (!report)
            continue;
        Json resource = report->json();
        Json extension = resource.value(enterpriseUrn);
        extension.remove(u"manager");
        resource.set(enterpriseUrn, extension);
        static_cast<void>(save(users, *report, resource, false));
    }
}

void Editor::remove(const Collection &collection, const Document &existing)
{
    std::vector<qint64> groups;
    if (isUser(collection)) {
        groups = m_store.members().groupsWith({.kind = MemberKey::User, .row = existing.row});
        m_store.members().userRemoved(existing.row);
    } else if (isGroup(collection)) {
        groups = m_store.members().groupsWith({.kind = MemberKey::Group, .row = existing.row});
    }
    m_store.remove(collection, existing.row);
    if (isGroup(collection))
        m_store.members().groupRemoved(existing.row);
    if (isUser(collection))
        forgetManager(existing.id);
    touchGroups(groups);
}

} // namespace Provost::Practice
