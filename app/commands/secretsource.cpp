// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/secretsource.h"

#include "change/changeset.h"
#include "change/mergeedit.h"
#include "change/secrets.h"
#include "commands/assignment.h"
#include "commands/resourceinput.h"
#include "net/redaction.h"

#include <QFile>
#include <QSaveFile>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

QString fileNameFor(const QDir &dataDir, qint64 run)
{
    return dataDir.filePath(u"run-%1.source"_s.arg(run));
}

/// What tells one resource of an input from another.
QByteArray identityOf(const Json &resource)
{
    Json::Array names;
    for (const auto name : {u"userName", u"externalId", u"displayName"})
        names.push_back(resource.value(name).isUndefined() ? Json(nullptr) : resource.value(name));
    return Json(names).toBytes().toLower();
}

/// What people call a resource.
QStringList calledBy(const Json &resource)
{
    QStringList names;
    for (const auto name : {u"id", u"userName", u"externalId", u"displayName"}) {
        if (const QString value = resource.value(name).toString(); !value.isEmpty())
            names << value;
    }
    return names;
}

/// The longest of the names with which the assignment begins; empty: it is for all objects.
QString objectIn(const QString &assignment, const QSet<QString> &names)
{
    QString object;
    for (const QString &name : names) {
        const bool isLonger = name.size() > object.size() && assignment.size() > name.size() && assignment[name.size()] == u':';
        if (isLonger && assignment.startsWith(name, Qt::CaseInsensitive))
            object = name;
    }
    return object;
}

bool isTakenOut(const Json &value)
{
    return value.isString() && value.toString() == QString::fromLatin1(redactedText);
}

/// `redacted` with what stands at the same places of `source`.
Json filledFrom(Json redacted, const Json &source)
{
    const Json whole = redacted;
    for (const auto &[name, value] : whole.members()) {
        const Json own = source.value(name);
        if (isTakenOut(value) && !own.isUndefined())
            redacted.set(name, own);
        else if (value.isObject())
            redacted.set(name, filledFrom(value, own));
    }
    return redacted;
}

} // namespace

Result<void> SecretSource::save(const QDir &dataDir, qint64 run) const
{
    QSaveFile saved(fileNameFor(dataDir, run));
    const Json json = Json::object({{u"file"_s, file}, {u"set"_s, Json::Array(assignments.cbegin(), assignments.cend())}});
    if (!saved.open(QIODevice::WriteOnly) || !saved.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || saved.write(json.toBytes()) < 0 || !saved.commit())
        return Error::store(u"%1: %2"_s.arg(saved.fileName(), saved.errorString()));
    return {};
}

SecretSource SecretSource::load(const QDir &dataDir, qint64 run)
{
    QFile file(fileNameFor(dataDir, run));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const Json json = Json::parse(file.readAll()).valueOr({});
    SecretSource source {.file = json.value(u"file").toString()};
    for (const Json &text : json.value(u"set").items())
        source.assignments << text.toString();
    return source;
}

void SecretSource::forget(const QDir &dataDir, qint64 run)
{
    QFile::remove(fileNameFor(dataDir, run));
}

QStringList SecretFiller::namesOf(const Change &change)
{
    return QStringList {change.id} + calledBy(change.attributes) + calledBy(change.before.json());
}

QStringList SecretFiller::namesOf(const PlanStep &step, const PlannedObject &object)
{
    return QStringList {step.id, object.key.id, object.label} + calledBy(step.body) + calledBy(object.before) + calledBy(object.after);
}

Result<SecretFiller> SecretFiller::make(const SecretSource &source, const ResourceSchema &schema, const QSet<QString> &names)
{
    SecretFiller filler;
    filler.m_schema = schema;
    const Assignment assignment(schema, false);
    for (const QString &text : source.assignments) {
        const QString object = objectIn(text, names);
        auto operation = assignment.read(Assignment::Kind::Add, object.isEmpty() ? text : text.sliced(object.size() + 1));
        if (!operation)
            return operation.error();
        filler.m_assigned.push_back({object, std::move(operation).value()});
    }
    filler.m_isForAll = source.file.isEmpty();
    if (filler.m_isForAll)
        return filler;
    const auto resources = ResourceInput::read(source.file);
    if (!resources)
        return resources.error();
    for (const Json &resource : *resources) {
        if (resource.value(u"changes").isArray())
            filler.learnChangeSet(resource);
        else
            filler.learn(resource);
    }
    return filler;
}

std::vector<PatchOperation> SecretFiller::operationsFor(const QStringList &names) const
{
    std::vector<PatchOperation> operations;
    for (const bool isOwn : {false, true}) { // what is said of one object outweighs what is said of all
        for (const Assigned &assigned : m_assigned) {
            const bool isIt = assigned.object.isEmpty() ? !isOwn : isOwn && names.contains(assigned.object, Qt::CaseInsensitive);
            if (isIt)
                operations.push_back(assigned.operation);
        }
    }
    return operations;
}

void SecretFiller::learn(const Json &resource)
{
    const Json whole = Patch {operationsFor({})}.apply(resource, m_schema).valueOr(resource); // as it was sent: a name may be among what is set
    m_resources.insert(identityOf(whole), resource);
}

/// A change set as docs/changeset-format.md has it: its creates hold what `create --in` would.
void SecretFiller::learnChangeSet(const Json &document)
{
    const auto changes = ChangeSet::fromJson(document);
    if (!changes)
        return;
    for (const Change &change : changes->changes) {
        if (change.kind == ChangeKind::Create)
            learn(change.attributes);
        else if (change.kind == ChangeKind::Update)
            m_updates[change.id] = overlaid(m_updates.value(change.id, Json::object()), change.attributes);
    }
}

/// Undefined where a file has been given and does not know the object.
Json SecretFiller::sourceFor(const Json &body, const QStringList &names) const
{
    const auto known = m_resources.constFind(identityOf(body));
    if (known == m_resources.cend() && !m_isForAll)
        return {};
    const Json own = known == m_resources.cend() ? Json::object() : *known;
    return Patch {operationsFor(names)}.apply(own, m_schema).valueOr(own);
}

Json SecretFiller::updateFor(const QString &id, const QStringList &names) const
{
    const Json own = m_updates.value(id, Json::object());
    return Patch {operationsFor(names)}.apply(own, m_schema).valueOr(own);
}

Json SecretFiller::filledOperations(Json body, const Json &update, const QStringList &names) const
{
    const std::vector<PatchOperation> assigned = operationsFor(names);
    Json operations = body.value(u"Operations");
    for (qsizetype i = 0; i < operations.size(); ++i) {
        Json operation = operations.at(i);
        for (auto known = assigned.crbegin(); known != assigned.crend(); ++known) { // what is said of this object comes last
            const bool isIt = known->path && known->path->toString().compare(operation.value(u"path").toString(), Qt::CaseInsensitive) == 0;
            if (isIt && isTakenOut(operation.value(u"value")))
                operation.set(u"value"_s, known->value);
        }
        const auto name = AttributeName::parse(operation.value(u"path").toString());
        const Json value = operation.value(u"value");
        if (name && isTakenOut(value) && !name->valueIn(update).isUndefined())
            operation.set(u"value"_s, name->valueIn(update));
        else if (value.isObject() && !operation.contains(u"path"))
            operation.set(u"value"_s, filledFrom(value, update));
        operations.setAt(i, operation);
    }
    body.set(u"Operations"_s, operations);
    return body;
}

PlanStep SecretFiller::filled(PlanStep step, const QStringList &names) const
{
    if (step.kind == ChangeKind::Create) {
        step.body = filledFrom(step.body, sourceFor(step.body, names));
        return step;
    }
    for (Json *document : {&step.body, &step.patch}) {
        if (document->contains(u"Operations"))
            *document = filledOperations(*document, updateFor(step.id, names), names);
        else if (document->isObject())
            *document = filledFrom(*document, updateFor(step.id, names)); // a PUT
    }
    return step;
}

Change SecretFiller::filled(Change change) const
{
    const QStringList names = namesOf(change);
    const Json source = change.kind == ChangeKind::Create ? sourceFor(change.attributes, names) : updateFor(change.id, names);
    change.attributes = filledFrom(change.attributes, source);
    if (change.operations.empty())
        return change;
    if (const auto patch = Patch::fromJson(filledOperations(Patch {change.operations}.toJson(), source, names)))
        change.operations = patch->operations;
    return change;
}

} // namespace Provost
