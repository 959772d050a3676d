// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/editor.h"

#include "practice/exchange.h"
#include "practice/input.h"
#include "practice/memberpatch.h"
#include "practice/urns.h"
#include "practice/valuerules.h"

#include <QDateTime>
#include <QUuid>

#include <algorithm>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

bool isUnified(const Json &group)
{
    const Json types = group.value(entraGroupUrn).value(u"groupTypes");
    return std::ranges::any_of(types.items(), [](const Json &type) { return type.toString() == "Unified"_L1; });
}

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

bool isEquality(const Filter &filter, QLatin1StringView attribute)
{
    return filter.kind() == Filter::Kind::Compare && filter.op() == CompareOp::Eq
        && filter.name().attribute.compare(attribute, Qt::CaseInsensitive) == 0;
}

/// Is it as the definition says, to the letter? The PATCH of RFC 7644 lets "true" pass for true.
bool isExact(const Json &value, const Attribute *attribute)
{
    if (!attribute)
        return true;
    for (const Json::Member &member : value.members()) {
        if (!isExact(member.second, attribute->subAttribute(member.first)))
            return false;
    }
    return attribute->type != Attribute::Type::Boolean || !value.isString();
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
    if (const auto checked = checkNickname(collection, resource, row); !checked)
        return checked;
    return checkReserved(collection, resource);
}

/// The mail nickname of a Microsoft 365 group is no other's; that of a security group may be anybody's.
Result<void> Editor::checkNickname(const Collection &collection, const Json &resource, qint64 row)
{
    if (!m_dialect.groupKinds || !isGroup(collection) || !isUnified(resource))
        return {};
    const AttributeName name {.schema = entraGroupUrn, .attribute = u"mailNickname"_s, .subAttribute = {}};
    const Column *column = collection.column(name);
    const QVariant value = column ? indexValue(name.valueIn(resource), *column) : QVariant();
    if (value.isNull())
        return {};
    const QString sql = u"SELECT row FROM %1 WHERE %2 = ? AND row <> ?"_s.arg(collection.indexTable(), column->sql);
    std::vector<qint64> others;
    for (Rows rows = m_store.database().select(sql, {value, row}); rows.next();)
        others.push_back(rows.integer(0));
    for (const qint64 other : others) {
        const auto group = m_store.at(collection, other);
        if (group && isUnified(group->json()))
            return refusal(409, u"%1 is taken"_s.arg(name.toString()), u"uniqueness"_s);
    }
    return {};
}

Result<void> Editor::checkManager(const Collection &collection, const Json &resource, const Json &before)
{
    const auto managerOf = [](const Json &user) { return user.value(enterpriseUrn).value(u"manager").value(u"value"); };
    const Json id = managerOf(resource);
    if (!m_dialect.managerMustExist || !isUser(collection) || !id.isString() || id == managerOf(before))
        return {};
    const auto found = m_store.find(m_store.catalog().users(), id.toString());
    return found ? Result<void>() : refusal(400, missingReference(id.toString()), u"invalidValue"_s);
}

/// The names of deleted users stay taken while they can be restored.
Result<void> Editor::checkReserved(const Collection &collection, const Json &resource)
{
    if (!m_dialect.softDelete || !isUser(collection))
        return {};
    const QByteArray name = folded(resource.value(u"userName").toString());
    if (m_store.database().number(u"SELECT count(*) FROM reserved WHERE name = ?"_s, {name}) > 0)
        return refusal(409, u"userName is taken by a deleted user"_s, u"uniqueness"_s);
    return {};
}

void Editor::completeReferences(Json &resource, const Collection &collection)
{
    Json extension = resource.value(enterpriseUrn);
    Json manager = extension.value(u"manager");
    if (!isUser(collection) || !manager.isObject())
        return;
    const QString id = manager.value(u"value").toString();
    if (!manager.value(u"$ref").toString().endsWith(u'/' + id)) // else as the client wrote it
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
    const ValueRules rules(m_dialect, collection);
    if (const auto checked = rules.checkTaken(body); !checked)
        return checked.error();
    if (const auto checked = rules.checkCreation(body); !checked)
        return checked.error();
    auto resource = acceptResource(body, Json(), collection);
    if (!resource)
        return resource.error();
    rules.complete(resource.value());
    if (const auto checked = rules.check(*resource); !checked)
        return checked.error();
    if (const auto checked = checkUnique(collection, *resource, 0); !checked)
        return checked.error();
    if (const auto checked = checkManager(collection, *resource, {}); !checked)
        return checked.error();
    completeReferences(resource.value(), collection);
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    resource->set(u"id"_s, id);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    Document document = makeDocument(*resource, id, m_store.nextRevision(), {.created = now, .modified = now}, collection);
    document.row = m_store.insert(collection, document, indexEntry(document.json(), collection));
    return isGroup(collection) ? addMembers(document, body.value(u"members")) : Result<Document>(document);
}

Result<Document> Editor::addMembers(const Document &group, const Json &members)
{
    m_store.members().groupAdded(group.row);
    if (members.isUndefined() || members.isNull())
        return group;
    if (!m_dialect.membersOnCreate)
        return refusal(400, u"Members cannot be given when a group is created."_s, u"invalidValue"_s);
    MemberEdit edit(m_dialect, m_store.members(), group);
    const auto added = edit.add(members);
    edit.finish();
    return added ? Result<Document>(group) : added.error();
}

Result<Document> Editor::replace(const Collection &collection, const Document &existing, const Json &body)
{
    if (const auto checked = ValueRules(m_dialect, collection).checkTaken(body); !checked)
        return checked.error();
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
    MemberEdit edit(m_dialect, m_store.members(), existing);
    const auto set = edit.set(members.isArray() ? members : Json::array());
    edit.finish();
    return set ? save(collection, existing, *resource, edit.hasChanged()) : Result<Document>(set.error());
}

bool Editor::isTakenForm(const AttributePath &path) const
{
    const Filter &filter = *path.filter;
    if (m_dialect.patchFilterForms.isEmpty() || isEquality(filter, "type"_L1))
        return true;
    const auto &operands = filter.operands();
    const bool isEmail = path.name.attribute.compare("emails"_L1, Qt::CaseInsensitive) == 0;
    return isEmail && m_dialect.patchFilterForms.contains("type eq primary eq"_L1) && filter.kind() == Filter::Kind::And && operands.size() == 2
        && isEquality(operands[0], "type"_L1) && isEquality(operands[1], "primary"_L1);
}

Result<Patch> Editor::readPatch(const Json &body, const Json &before, const Collection &collection) const
{
    auto patch = Patch::fromJson(body);
    if (!patch)
        return patch;
    if (!m_dialect.patchFilters)
        std::erase_if(patch->operations, [](const PatchOperation &operation) { return operation.path && operation.path->filter; });
    for (PatchOperation &operation : patch->operations) {
        if (const auto checked = checkOperation(operation, collection); !checked)
            return checked.error();
        letReplaceCreate(operation, before, collection);
    }
    return patch;
}

Result<void> Editor::checkOperation(const PatchOperation &operation, const Collection &collection) const
{
    const QString attribute = operation.path ? operation.path->name.attribute : QString();
    const bool password = attribute.compare("password"_L1, Qt::CaseInsensitive) == 0 || (!operation.path && operation.value.contains(u"password"));
    if (m_dialect.passwordOnCreateOnly && password)
        return refusal(400, u"The password can only be set when the user is created."_s, u"mutability"_s);
    if (!operation.path)
        return ValueRules(m_dialect, collection).checkTaken(operation.value);
    if (m_dialect.notTaken.contains(attribute.toLower()))
        return refusal(400, u"The attribute '%1' is not supported."_s.arg(attribute), u"invalidPath"_s);
    if (attribute.compare("externalId"_L1, Qt::CaseInsensitive) == 0 && !collection.canonical(operation.path->name))
        return refusal(400, u"There is no attribute '%1'."_s.arg(operation.path->toString()), u"invalidPath"_s);
    const QString path = collection.canonical(operation.path->name).value_or(operation.path->name).toString().toLower();
    const bool clears = operation.op == PatchOperation::Op::Remove || operation.value.isNull() || operation.value == Json(QString());
    if (clears && m_dialect.removableNever.contains(path))
        return refusal(400, u"'%1' cannot be removed."_s.arg(operation.path->toString()), u"mutability"_s);
    const bool members = attribute.compare("members"_L1, Qt::CaseInsensitive) == 0;
    if (!members && operation.path->filter && !isTakenForm(*operation.path))
        return refusal(400, u"The filter in '%1' is not supported."_s.arg(operation.path->toString()), u"invalidPath"_s);
    const Attribute *top = collection.schema().findTop(operation.path->name);
    const Attribute *part = top && !operation.path->name.subAttribute.isEmpty() ? top->subAttribute(operation.path->name.subAttribute) : top;
    const bool isSecurityAttribute = operation.path->name.schema.endsWith(":CustomSecurityAttributes"_L1, Qt::CaseInsensitive);
    if (m_dialect.exactTypes && isSecurityAttribute && !isExact(operation.value, part))
        return refusal(400, u"The value of '%1' has the wrong type."_s.arg(operation.path->toString()), u"invalidValue"_s);
    return {};
}

/// Where `phoneNumbers[type eq "mobile"].value` is one property behind the scenes, replacing it sets it whether it was there or not.
void Editor::letReplaceCreate(PatchOperation &operation, const Json &before, const Collection &collection) const
{
    if (!m_dialect.replaceCreates || operation.op != PatchOperation::Op::Replace || !operation.path || !operation.path->filter)
        return;
    const Json values = operation.path->name.valueIn(before);
    const Attribute *attribute = collection.schema().findTop(operation.path->name);
    const bool any = std::ranges::any_of(values.items(),
        [&](const Json &value) { return operation.path->filter->matchesElement(value, attribute); });
    if (!any)
        operation.op = PatchOperation::Op::Add;
}

Result<Document> Editor::modify(const Collection &collection, const Document &existing, const Json &body)
{
    const Json before = existing.json();
    const auto patch = readPatch(body, before, collection);
    if (!patch)
        return patch.error();
    const SplitPatch split = isGroup(collection) ? splitMembers(*patch) : SplitPatch {.members = {}, .others = *patch};
    if (const auto checked = checkMemberOperations(m_dialect, split.members, split.members.size() + split.others.operations.size()); !checked)
        return checked.error();
    MemberEdit edit(m_dialect, m_store.members(), existing);
    for (const PatchOperation &operation : split.members) {
        if (const auto applied = edit.apply(operation); !applied)
            return applied.error();
    }
    edit.finish();
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
    if (const auto checked = ValueRules(m_dialect, collection).check(resource); !checked)
        return checked.error();
    if (const auto checked = checkUnique(collection, resource, existing.row); !checked)
        return checked.error();
    if (const auto checked = checkManager(collection, resource, existing.json()); !checked)
        return checked.error();
    return put(collection, existing, resource, membersChanged);
}

/// Without the rules for what a client writes: what follows from another object's end has to be said of a person that breaks them, too.
Document Editor::put(const Collection &collection, const Document &existing, const Json &resource, bool membersChanged)
{
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
            put(groups, *group, group->json(), true);
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
        put(users, *report, resource, false);
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
    if (isUser(collection) && m_dialect.softDelete)
        m_store.database().run(u"INSERT OR IGNORE INTO reserved VALUES (?)"_s, {folded(existing.json().value(u"userName").toString())});
    m_store.remove(collection, existing.row);
    if (isGroup(collection))
        m_store.members().groupRemoved(existing.row);
    if (isUser(collection))
        forgetManager(existing.id);
    touchGroups(groups);
}

} // namespace Provost::Practice
