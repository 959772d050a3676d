// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/comparecommand.h"

#include "commands/resourcewriter.h"
#include "commands/texttable.h"
#include "directory/csvtext.h"
#include "net/connection.h"
#include "scim/schemadrift.h"
#include "store/accountmarks.h"

#include <QSaveFile>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// One line per attribute or membership that differs: type, id, label, difference, path, was, now.
QList<QStringList> rowsOf(const Comparison &comparison)
{
    QList<QStringList> rows;
    for (const ObjectDifference &difference : comparison.differences()) {
        const QStringList object {difference.resourceType, difference.id, difference.label};
        const auto add = [&](const QString &what, const QString &path = {}, const QString &was = {}, const QString &now = {}) {
            QStringList row = object;
            row << what << path << was << now;
            rows << row;
        };
        if (difference.kind == ObjectDifference::Kind::Added)
            add(u"added"_s);
        if (difference.kind == ObjectDifference::Kind::Removed)
            add(u"removed"_s);
        for (const ObjectDifference::Value &value : difference.values)
            add(u"changed"_s, value.path, value.was, value.now);
        for (const QString &member : difference.membersAdded)
            add(u"member added"_s, u"members"_s, {}, member);
        for (const QString &member : difference.membersRemoved)
            add(u"member removed"_s, u"members"_s, member);
    }
    return rows;
}

} // namespace

CompareCommand::CompareCommand(QObject *parent)
    : TargetedCommand(parent)
{
}

CompareCommand::~CompareCommand() = default;

void CompareCommand::describe(QCommandLineParser &parser) const
{
    TargetedCommand::describe(parser);
    parser.addPositionalArgument(u"file"_s, tr("A snapshot: how it was."), u"FILE"_s);
    parser.addPositionalArgument(u"later"_s, tr("A later snapshot; else the target as it is now."), u"[FILE]"_s);
    parser.addOptions({
        {u"match"_s, tr("The attribute by which objects are the same, such as userName; the id if not given."), tr("path")},
        {u"changeset"_s, tr("Write the changes that make the later state the earlier one again to <file>."), tr("file")},
        {u"same-directory"_s, tr("The snapshot is of this directory, though neither shows it: several share its base URL.")},
    });
}

std::unique_ptr<SnapshotFile> CompareCommand::openFile(const QString &fileName)
{
    auto file = SnapshotFile::open(fileName);
    if (file)
        return std::move(file).value();
    fail(file.error());
    return nullptr;
}

void CompareCommand::start()
{
    if (arguments().isEmpty() || arguments().size() > 2)
        return usage(tr("compare takes one snapshot and a target, or two snapshots"));
    if (options().isSet(u"changeset"_s) && options().isSet(u"match"_s))
        return usage(tr("--changeset goes by ids, which --match does not look at"));
    m_earlier = openFile(arguments().constFirst());
    if (!m_earlier)
        return;
    if (arguments().size() == 1)
        return TargetedCommand::start();
    const auto later = openFile(arguments().constLast());
    if (later)
        compareFiles(*later);
}

/// Changes that make one directory into another would delete everybody here and create strangers.
bool CompareCommand::mayTakeBack(const DirectoryId &later)
{
    const auto sameness = m_earlier->comparedTo(later);
    const bool isUnsure = sameness == DirectoryId::Sameness::Unsure;
    if (sameness == DirectoryId::Sameness::Same || (isUnsure && options().isSet(u"same-directory"_s)))
        return true;
    const QString file = arguments().constFirst();
    const QString url = m_earlier->baseUrl();
    const bool isTenant = m_earlier->isOf(QUrl(later.baseUrl));
    if (options().isSet(u"changeset"_s)) {
        usage(isUnsure       ? tr("several directories share %2, and %1 does not show which of them it is of; if it is this one, say --same-directory").arg(file, url)
                  : isTenant ? tr("%1 is a snapshot of another directory behind %2: no --changeset is made of that").arg(file, url)
                             : tr("%1 is a snapshot of %2 and not of %3: no --changeset is made of that").arg(file, url, later.baseUrl));
        return false;
    }
    if (options().isSet(u"match"_s))
        return true;
    output().complain(isUnsure       ? tr("provost: several directories share %2, and %1 does not show which of them it is of").arg(file, url)
                          : isTenant ? tr("provost: %1 is a snapshot of another directory behind %2; without --match objects are the same when their ids are").arg(file, url)
                                     : tr("provost: %1 is a snapshot of %2 and not of %3; without --match objects are the same when their ids are").arg(file, url, later.baseUrl));
    return true;
}

void CompareCommand::compareFiles(const SnapshotFile &later)
{
    if (!mayTakeBack(later.directory()))
        return;
    ServiceDescription description = ServiceDescription::fallback({});
    if (!later.schemas().isEmpty()) {
        description.schemas = later.schemas();
        description.resourceTypes = later.types();
    }
    m_comparison = std::make_unique<Comparison>(*m_earlier, description, options().value(u"match"_s));
    sayDrift(later.types(), later.schemas());
    const QStringList types = later.resourceTypes();
    for (const QString &type : types) {
        const QStringList ids = later.ids(type);
        for (const QString &id : ids)
            m_comparison->see(type, later.resource(type, id));
    }
    report(later.gaps());
}

/// On standard error: what is in the file is about objects.
void CompareCommand::sayDrift(const QList<ResourceType> &types, const QList<Schema> &schemas)
{
    const QList<SchemaChange> changes = schemaDrift(m_earlier->types(), m_earlier->schemas(), types, schemas);
    for (const SchemaChange &change : changes)
        output().say(tr("schema: %1").arg(change.toString()));
}

void CompareCommand::onDiscovered()
{
    if (!mayTakeBack(DirectoryId::of(AccountMarks(dataDir()).marked(connection().settings()))))
        return;
    m_comparison = std::make_unique<Comparison>(*m_earlier, description(), options().value(u"match"_s));
    sayDrift(description().resourceTypes, description().schemas);
    auto *job = new ReadAllJob(connection(), description(), this);
    connect(job, &ReadAllJob::resourceRead, this, [this](const QString &type, const Resource &resource) { m_comparison->see(type, resource); });
    connect(job, &ReadAllJob::progressed, this, [this](const QString &type, qint64 read, qint64) { output().showProgress(tr("%1: %2 read").arg(type).arg(read)); });
    job->then(this, [this](const Result<ReadAllSummary> &outcome) {
        if (isFinished())
            return;
        if (!outcome)
            return fail(outcome.error());
        for (const ReadGap &gap : outcome->gaps)
            output().say(gap.toString());
        report(outcome->gaps);
    });
}

QByteArray CompareCommand::asText() const
{
    const QStringList header {u"type"_s, u"id"_s, u"label"_s, u"difference"_s, u"path"_s, u"was"_s, u"now"_s};
    const QList<QStringList> rows = rowsOf(*m_comparison);
    if (outputFormat() == OutputFormat::Table)
        return textTable(header, rows).toUtf8();
    QByteArray csv = csvLine(header).toUtf8();
    for (QStringList row : rows) {
        for (QString &cell : row)
            cell = neutralised(cell);
        csv += csvLine(row).toUtf8();
    }
    return csv;
}

bool CompareCommand::writeChangeSet(const QString &fileName)
{
    const TakenBack back = m_comparison->takenBack();
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(back.changes.toBytes()) < 0 || !file.commit()) {
        fail(Error::store(u"%1: %2"_s.arg(fileName, file.errorString())));
        return false;
    }
    if (!back.unknown.isEmpty())
        output().complain(tr("provost: who is made anew is without what the provider does not show in lists: %1").arg(back.unknown.join(u", "_s)));
    if (back.spared > 0)
        output().complain(tr("provost: %n object(s) not deleted: they are older than the snapshot, which does not have them", nullptr, int(back.spared)));
    if (back.left > 0)
        output().complain(tr("provost: %n membership(s) and reference(s) left out: who they name is gone and not brought back", nullptr, int(back.left)));
    return true;
}

void CompareCommand::report(const QList<ReadGap> &gaps)
{
    m_comparison->finish(gaps);
    for (const Omission &omission : m_comparison->omissions())
        output().complain(u"provost: "_s + omission.toString());
    if (const QString fileName = options().value(u"changeset"_s); !fileName.isEmpty() && !writeChangeSet(fileName))
        return;
    QByteArray text;
    switch (outputFormat()) {
    case OutputFormat::Json:
        text = m_comparison->toJson().toIndentedBytes() + '\n';
        break;
    case OutputFormat::JsonLines:
        for (const ObjectDifference &difference : m_comparison->differences())
            text += difference.toJson().toBytes() + '\n';
        break;
    default:
        text = asText();
    }
    if (write(text))
        finish(ExitCode::Done);
}

} // namespace Provost
