// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/modifycommand.h"

#include "commands/assignment.h"
#include "commands/resourceinput.h"
#include "net/connection.h"
#include "scim/patchselectors.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

const std::array assignments {std::pair {"set"_L1, Assignment::Kind::Set}, std::pair {"add"_L1, Assignment::Kind::Add},
                              std::pair {"remove"_L1, Assignment::Kind::Remove}};

bool mayBeRemoved(const QString &name, const ResourceSchema &schema)
{
    static const QStringList never {u"id"_s, u"meta"_s, u"schemas"_s, u"members"_s, u"groups"_s};
    if (never.contains(name, Qt::CaseInsensitive))
        return false;
    const Attribute *attribute = schema.find({.schema = {}, .attribute = name, .subAttribute = {}});
    return attribute == nullptr || (attribute->mutability == Attribute::Mutability::ReadWrite && !attribute->required);
}

/// `desired` with null for what `now` has and it leaves out; complex attributes and extensions member by member.
Json removing(const Json &desired, const Json &now, const ResourceSchema &schema, bool isTop = true)
{
    Json overlay = desired;
    for (const auto &[name, value] : now.members()) {
        const Json wanted = desired.value(name);
        if (wanted.isUndefined() && (!isTop || mayBeRemoved(name, schema)))
            overlay.set(name, nullptr);
        else if (wanted.isObject() && value.isObject())
            overlay.set(name, removing(wanted, value, schema, false));
    }
    for (const QString &name : {u"id"_s, u"meta"_s, u"schemas"_s}) {
        if (isTop)
            overlay.remove(name);
    }
    return overlay;
}

/// `addresses[type eq "work"]`, and not a part of it.
bool isWholeValue(const PatchOperation &operation)
{
    return operation.path && operation.path->filter && operation.path->subAttribute.isEmpty() && !isMembers(operation.path->name);
}

/// The operation as one that puts the value in the place of another: with what the path's filter says of it, as if it were new.
PatchOperation inPlace(const PatchOperation &operation, const ResourceSchema &schema)
{
    PatchOperation replacing = operation;
    replacing.op = PatchOperation::Op::Replace;
    const auto made = Patch {{operation}}.apply(Json::object(), schema);
    if (const Json values = made ? operation.path->name.valueIn(*made) : Json(); values.size() == 1 && values.isArray())
        replacing.value = values.at(0);
    return replacing;
}

/// The first `sets` of the operations were said with --set: where there is such a value, it goes and another comes (an `add` would leave what
/// the new one does not name).
void setAnew(std::vector<PatchOperation> &operations, size_t sets, const Json &object, const ResourceSchema &schema)
{
    Json now = object;
    for (size_t i = 0; i < sets && i < operations.size(); ++i) {
        if (isWholeValue(operations[i])) {
            const PatchOperation replacing = inPlace(operations[i], schema);
            if (Patch {{replacing}}.apply(now, schema)) // else nothing is selected, and it is made
                operations[i] = replacing;
        }
        now = Patch {{operations[i]}}.apply(now, schema).valueOr(now);
    }
}

} // namespace

ModifyCommand::ModifyCommand(QObject *parent)
    : WritingCommand(Mode::Apply, parent)
{
}

void ModifyCommand::describe(QCommandLineParser &parser) const
{
    WritingCommand::describe(parser);
    parser.addPositionalArgument(u"type"_s, tr("A resource type, such as users."), u"TYPE"_s);
    parser.addPositionalArgument(u"id"_s, tr("The resource's id."), u"ID"_s);
    parser.addOptions({
        {u"set"_s, tr("Set an attribute: active=false, emails[type eq \"work\"].value=ann@example.com; may be given several times."), u"path=value"_s},
        {u"add"_s, tr("Add a value to an attribute of several; may be given several times."), u"path=value"_s},
        {u"remove"_s, tr("Remove an attribute or a value: nickName, emails[type eq \"home\"]; may be given several times."), u"path"_s},
        {u"in"_s, tr("What the resource shall be, from <file>, - for standard input: whole as `get` shows it, or only what is to change."), tr("file")},
        {u"if-match"_s, tr("Only if the resource still has this ETag."), tr("etag")},
    });
}

bool ModifyCommand::prepareInput()
{
    if (arguments().size() != 2 || arguments().constLast().isEmpty()) {
        usage(tr("modify takes a resource type and an id"));
        return false;
    }
    const bool isAny = options().isSet(u"set"_s) || options().isSet(u"add"_s) || options().isSet(u"remove"_s) || options().isSet(u"in"_s);
    if (!isAny) {
        usage(tr("modify needs --set, --add, --remove or --in"));
        return false;
    }
    if (!options().isSet(u"in"_s))
        return true;
    const auto read = ResourceInput::read(options().value(u"in"_s));
    if (!read) {
        fail(read.error());
        return false;
    }
    if (read->size() != 1) {
        usage(tr("modify takes one document, and %1 holds several").arg(options().value(u"in"_s)));
        return false;
    }
    m_desired = read->front();
    const QString id = m_desired.value(u"id").toString();
    if (!id.isEmpty() && id != arguments().constLast()) {
        usage(tr("%1 is about the id %2").arg(options().value(u"in"_s), id));
        return false;
    }
    return true;
}

Result<Change> ModifyCommand::changeFor(const ResourceType &type, const ResourceSchema &schema)
{
    m_sets = options().values(u"set"_s).size();
    Change change {.kind = ChangeKind::Update, .resourceType = type.name, .id = arguments().constLast(), .ifMatch = options().value(u"if-match"_s)};
    const Assignment assignment(schema, hasOwnSchemas(type));
    for (const auto &[option, kind] : assignments) {
        for (const QString &text : options().values(option)) {
            auto operation = assignment.read(kind, text);
            if (!operation)
                return operation.error();
            change.operations.push_back(std::move(operation).value());
        }
    }
    if (!m_desired.isObject())
        return change;
    change.attributes = m_desired;
    for (const QString &name : {u"id"_s, u"meta"_s, u"schemas"_s})
        change.attributes.remove(name);
    if (isWhole() && change.ifMatch.isEmpty() && description().profile.etag.value_or(false))
        change.ifMatch = m_desired.value(u"meta").value(u"version").toString();
    return change;
}

void ModifyCommand::onDiscovered()
{
    const ResourceType *type = typeCalled(arguments().constFirst());
    if (type == nullptr)
        return;
    if (options().isSet(u"if-match"_s) && !description().profile.etag.value_or(true))
        return usage(tr("%1 has no ETags, so that --if-match cannot be kept; nothing was sent").arg(description().profile.title));
    const auto change = changeFor(*type, description().schemaOf(*type));
    if (!change)
        return fail(change.error());
    const QString file = options().value(u"in"_s);
    setSecretSource({.file = file.isEmpty() || file == "-"_L1 ? QString() : QFileInfo(file).absoluteFilePath(), .assignments = options().values(u"set"_s)});
    if (isWhole() || setsWholeValues(*change))
        return readFirst(*change);
    carryOut({.changes = {.title = u"modify %1"_s.arg(type->name), .changes = {*change}}});
}

bool ModifyCommand::setsWholeValues(const Change &change) const
{
    return std::any_of(change.operations.begin(), change.operations.begin() + m_sets, isWholeValue);
}

/// What a whole document leaves out can only be removed once it is known what there is, and so can what a value had that is set anew.
void ModifyCommand::readFirst(const Change &change)
{
    PrepareJob::Options wanted {.budget = budget()};
    if (!description().profile.readYourWrites)
        wanted.late = lateWrites(journal(), directoryOf(connection()));
    auto *job = new PrepareJob(connection(), description(), {.title = u"modify %1"_s.arg(change.resourceType), .changes = {change}}, wanted, this);
    const ResourceSchema schema = description().schemaOf(*description().resourceType(change.resourceType));
    job->then(this, [this, schema](const Result<Prepared> &prepared) { onRead(prepared, schema); });
}

void ModifyCommand::onRead(const Result<Prepared> &prepared, const ResourceSchema &schema)
{
    if (isFinished())
        return;
    if (!prepared)
        return fail(prepared.error());
    ChangeSet changes = prepared->changes;
    Change &change = changes.changes.front();
    if (!change.before.isNull() && isWhole())
        change.attributes = removing(change.attributes, change.before.json(), schema);
    if (!change.before.isNull())
        setAnew(change.operations, size_t(m_sets), overlaid(change.before.json(), change.attributes), schema);
    carryOut({.changes = changes}, prepared->calls);
}

} // namespace Provost
