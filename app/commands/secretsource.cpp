// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/secretsource.h"

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
    const auto resources = source.file.isEmpty() ? Json::Array {Json::object()} : ResourceInput::read(source.file);
    if (!resources)
        return resources.error();
    for (const Json &resource : *resources) {
        const auto whole = Patch {filler.m_operations}.apply(resource, schema);
        if (whole)
            filler.m_resources.insert(identityOf(*whole), *whole);
    }
    return filler;
}

Json SecretFiller::sourceFor(const Json &body) const
{
    return m_resources.value(identityOf(body));
}

Json SecretFiller::filledOperations(Json body) const
{
    Json operations = body.value(u"Operations");
    for (qsizetype i = 0; i < operations.size(); ++i) {
        Json operation = operations.at(i);
        for (const PatchOperation &known : m_operations) {
            const bool isIt = known.path && known.path->toString().compare(operation.value(u"path").toString(), Qt::CaseInsensitive) == 0;
            if (isIt && isTakenOut(operation.value(u"value")))
                operation.set(u"value"_s, known.value);
        }
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
            *document = filledOperations(*document);
    }
    return step;
}

} // namespace Provost
