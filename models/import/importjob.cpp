// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/importjob.h"

#include "import/importdecider.h"

#include <QtConcurrentRun>

namespace Provost {
using namespace Qt::StringLiterals;

ImportJob::ImportJob(Connection &connection, ServiceDescription description, ImportOptions options, QObject *parent)
    : ClientJob(connection, parent)
    , m_description(std::move(description))
    , m_options(std::move(options))
{
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        if (!isDone())
            onRead();
    });
    connect(&m_deciding, &QFutureWatcherBase::finished, this, [this] {
        if (!isDone())
            onDecided();
    });
}

ImportJob::~ImportJob() = default;

void ImportJob::abort()
{
    m_reading.cancel();
    ClientJob::abort();
}

void ImportJob::start()
{
    const ResourceType *type = m_description.resourceType(m_options.mapping.resourceType);
    if (type == nullptr)
        return end(Error::validation(u"there is no resource type %1"_s.arg(m_options.mapping.resourceType)));
    m_type = *type;
    if (m_options.mapping.match.isEmpty())
        return end(Error::validation(u"nothing says by what a row finds its %1: map a column to userName, externalId or another key"_s.arg(type->name)));
    m_reading.setFuture(QtConcurrent::run([options = m_options, type = m_type, description = m_description] { return read(options, type, description); }));
}

Result<std::shared_ptr<ImportJob::Checked>> ImportJob::read(const ImportOptions &options, const ResourceType &type, const ServiceDescription &description)
{
    const TableReader reader(options.fileName, options.dialect);
    const auto header = reader.header();
    if (!header)
        return header.error();
    auto builder = RowBuilder::make(options.mapping, *header, type, description);
    if (!builder)
        return builder.error();
    auto checked = std::make_shared<Checked>();
    checked->header = header->names;
    checked->builder = std::move(builder).value();
    const auto done = reader.read([&checked, &options](const TableRow &row) {
        (options.fixes.isSkipped(row.row) ? checked->leftOut : checked->rows).push_back(checked->builder->build(options.fixes.applied(row)));
        return true;
    });
    if (!done)
        return done.error();
    noteDuplicates(*checked, options.mapping);
    noteQuestions(*checked, checked->rows, options.mapping);
    noteQuestions(*checked, checked->leftOut, options.mapping);
    return checked;
}

void ImportJob::onRead()
{
    auto outcome = m_reading.result();
    if (!outcome)
        return end(outcome.error());
    m_checked = std::move(outcome).value();
    Q_EMIT progressed(u"read"_s, qint64(m_checked->rows.size()), qint64(m_checked->rows.size()));
    if (isDone())
        return;
    findObjects();
}

/// The same key twice in a file is a slip that nobody but its author can settle: both rows could be meant.
void ImportJob::noteDuplicates(Checked &checked, const ColumnMapping &mapping)
{
    for (qsizetype key = 0; key < mapping.match.size(); ++key) {
        QHash<QString, qint64> first;
        for (BuiltRow &row : checked.rows) {
            const QString text = row.keys[key].toCaseFolded();
            if (text.isEmpty())
                continue;
            const auto known = first.constFind(text);
            if (known == first.cend())
                first.insert(text, row.row);
            else
                row.problems << RowProblem {.kind = RowProblem::Kind::DuplicateKey, .path = mapping.match[key],
                                            .detail = u"row %1 has the same %2"_s.arg(*known).arg(mapping.match[key]), .text = QString::number(*known)};
        }
    }
}

void ImportJob::noteQuestions(Checked &checked, const std::vector<BuiltRow> &rows, const ColumnMapping &mapping)
{
    for (const BuiltRow &row : rows) {
        for (qsizetype key = 0; key < row.keys.size(); ++key) {
            if (!row.keys[key].isEmpty())
                checked.wanted[mapping.match[key]].insert(row.keys[key].toCaseFolded());
        }
        for (const BuiltRow::Reference &reference : row.references)
            checked.wanted[reference.by].insert(reference.text.toCaseFolded());
        for (const QString &name : row.groups)
            checked.groups.insert(name.toCaseFolded());
    }
}

void ImportJob::findObjects()
{
    const QHash<QString, QSet<QString>> &wanted = m_checked->wanted;
    QStringList unique;
    for (const FieldMapping &field : std::as_const(m_options.mapping.fields)) {
        if (field.value.isUnique())
            unique << field.path;
    }
    QList<ObjectQuestion> questions;
    for (auto question = wanted.cbegin(); question != wanted.cend(); ++question) {
        m_questions << question.key();
        questions << ObjectQuestion {.key = filterName(question.key()), .values = question.value(),
                                     .wholeObjects = m_options.mapping.match.contains(question.key())};
    }
    const bool needAll = m_options.mode == ImportMode::Mirror || !unique.isEmpty();
    auto *finder = new ObjectFinder(connection(), m_type, questions, {.needEverything = needAll, .takenPaths = unique}, this);
    connect(finder, &ObjectFinder::progressed, this, [this](qint64 done, qint64 total) { Q_EMIT progressed(u"find"_s, done, total); });
    finder->then(this, [this](const Result<FoundObjects> &found) { onObjects(found); });
}

void ImportJob::onObjects(const Result<FoundObjects> &found)
{
    if (!found)
        return end(found.error());
    m_objects = *found;
    findGroups();
}

void ImportJob::findGroups()
{
    const QSet<QString> &names = m_checked->groups;
    const ResourceType *groups = m_description.resourceType(u"Group");
    if (names.isEmpty() || groups == nullptr)
        return decide();
    const ObjectQuestion question {.key = {{}, u"displayName"_s, {}}, .values = names, .wholeObjects = false};
    auto *finder = new ObjectFinder(connection(), *groups, {question}, {}, this);
    finder->then(this, [this](const Result<FoundObjects> &found) { onGroups(found); });
}

void ImportJob::onGroups(const Result<FoundObjects> &found)
{
    if (!found)
        return end(found.error());
    m_groups = *found;
    decide();
}

void ImportJob::decide()
{
    m_deciding.setFuture(QtConcurrent::run([checked = m_checked, options = m_options, type = m_type, questions = m_questions, objects = m_objects, groups = m_groups] {
        ImportDecider decider(*checked->builder, options, type);
        decider.setFound(questions, objects, groups);
        decider.setLeftOut(checked->leftOut);
        return decider.decide(checked->rows);
    }));
}

void ImportJob::onDecided()
{
    ImportPlan plan = m_deciding.result();
    plan.header = m_checked->header;
    for (const FieldMapping &field : std::as_const(m_options.mapping.fields)) {
        const auto path = AttributePath::parse(field.path);
        const Attribute *attribute = path ? m_checked->builder->schema().find(path->name) : nullptr;
        if (attribute != nullptr && attribute->mutability == Attribute::Mutability::WriteOnly)
            plan.secretColumns << field.value.columns();
    }
    plan.readCalls = m_objects.calls + m_groups.calls;
    plan.readEverything = m_objects.readEverything;
    end(plan);
}

} // namespace Provost
