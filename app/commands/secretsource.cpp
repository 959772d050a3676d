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

Result<SecretFiller> SecretFiller::make(const SecretSource &source, const ResourceSchema &schema)
{
    SecretFiller filler;
    const Assignment assignment(schema, false);
    for (const QString &text : source.assignments) {
        auto operation = assignment.read(Assignment::Kind::Add, text);
        if (!operation)
            return operation.error();
        filler.m_operations.push_back(std::move(operation).value());
    }
    filler.m_isForAll = source.file.isEmpty();
    if (filler.m_isForAll) {
        filler.learn(Json::object(), schema);
        return filler;
    }
    const auto resources = ResourceInput::read(source.file);
    if (!resources)
        return resources.error();
    for (const Json &resource : *resources) {
        if (resource.value(u"changes").isArray())
            filler.learnChangeSet(resource, schema);
        else
            filler.learn(resource, schema);
    }
    return filler;
}

void SecretFiller::learn(const Json &resource, const ResourceSchema &schema)
{
    if (const auto whole = Patch {m_operations}.apply(resource, schema))
        m_resources.insert(identityOf(*whole), *whole);
}

/// A change set as docs/changeset-format.md has it: its creates hold what `create --in` would.
void SecretFiller::learnChangeSet(const Json &document, const ResourceSchema &schema)
{
    const auto changes = ChangeSet::fromJson(document);
    if (!changes)
        return;
    for (const Change &change : changes->changes) {
        if (change.kind == ChangeKind::Create)
            learn(change.attributes, schema);
        else if (change.kind == ChangeKind::Update)
            m_updates[change.id] = overlaid(m_updates.value(change.id, Json::object()), change.attributes);
    }
}

Json SecretFiller::sourceFor(const Json &body) const
{
    if (m_isForAll)
        return m_resources.isEmpty() ? Json() : *m_resources.cbegin();
    return m_resources.value(identityOf(body));
}

Json SecretFiller::filledOperations(Json body, const Json &update) const
{
    Json operations = body.value(u"Operations");
    for (qsizetype i = 0; i < operations.size(); ++i) {
        Json operation = operations.at(i);
        for (const PatchOperation &known : m_operations) {
            const bool isIt = known.path && known.path->toString().compare(operation.value(u"path").toString(), Qt::CaseInsensitive) == 0;
            if (isIt && isTakenOut(operation.value(u"value")))
                operation.set(u"value"_s, known.value);
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

PlanStep SecretFiller::filled(PlanStep step) const
{
    if (step.kind == ChangeKind::Create) {
        step.body = filledFrom(step.body, sourceFor(step.body));
        return step;
    }
    for (Json *document : {&step.body, &step.patch}) {
        if (document->contains(u"Operations"))
            *document = filledOperations(*document, m_updates.value(step.id));
    }
    return step;
}

} // namespace Provost
