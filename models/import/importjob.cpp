// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/importjob.h"

#include "import/importdecider.h"
#include "import/initialpasswords.h"

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
    m_options.passwordPolicy = allowedPolicy(m_options.passwordPolicy, m_type, m_description.profile);
    if (m_options.mapping.match.isEmpty())
        return end(Error::validation(u"nothing says by what a row finds its %1: map a column to userName, externalId or another key"_s.arg(type->name)));
    if (const auto problem = keysProblem(); problem)
        return end(*problem);
    m_reading.setFuture(QtConcurrent::run([options = m_options, type = m_type, description = m_description] { return read(options, type, description); }));
}

/// A key that is made with a number of its own finds nobody: each run of the same file would create everybody again.
std::optional<Error> ImportJob::keysProblem() const
{
    if (!m_options.mapping.hasOnlyMadeKeys() || m_options.mode == ImportMode::Create)
        return {};
    return Error::validation(u"rows are matched by %1 alone, which is made for each row anew (unique): nobody would be found, and whoever is in the directory already would be created again; "
                             "match by what the file says of a person, such as externalId, or import in the mode create"_s.arg(m_options.mapping.match.join(u", ")));
}

Result<std::shared_ptr<ImportJob::Checked>> ImportJob::read(const ImportOptions &options, const ResourceType &type, const ServiceDescription &description)
{
    auto checked = std::make_shared<Checked>(options);
    const auto mark = markOf(options);
    if (!mark)
        return mark.error();
    checked->file = *mark;
    const auto header = checked->reader.header();
    if (!header)
        return header.error();
    auto builder = RowBuilder::make(options.mapping, *header, type, description);
    if (!builder)
        return builder.error();
    checked->header = header->names;
    checked->builder = std::move(builder).value();
    FirstRows first(size_t(options.mapping.match.size()));
    const auto done = checked->reader.read([&](const TableRow &row) {
        BuiltRow built = checked->builder->build(options.fixes.applied(row));
        noteQuestions(*checked, built, options.mapping);
        if (options.fixes.isSkipped(row.row)) {
            checked->leftOut.push_back(std::move(built));
            return true;
        }
        ++checked->rows;
        noteDoubles(*checked, built, first, options.mapping);
        return true;
    });
    if (!done)
        return done.error();
    return checked;
}

void ImportJob::onRead()
{
    auto outcome = m_reading.result();
    if (!outcome)
        return end(outcome.error());
    m_checked = std::move(outcome).value();
    Q_EMIT progressed(u"read"_s, m_checked->rows, m_checked->rows);
    if (isDone())
        return;
    findObjects();
}

/// The same key twice in a file is a slip that nobody but its author can settle: both rows could be meant.
void ImportJob::noteDoubles(Checked &checked, const BuiltRow &row, FirstRows &first, const ColumnMapping &mapping)
{
    for (qsizetype key = 0; key < mapping.match.size(); ++key) {
        const QString text = answerKey(row.keys[key], checked.builder->isCaseExact(mapping.match[key]));
        if (text.isEmpty())
            continue;
        const auto known = first[size_t(key)].constFind(text);
        if (known == first[size_t(key)].cend())
            first[size_t(key)].insert(text, row.row);
        else
            checked.doubles[row.row] << RowProblem {.kind = RowProblem::Kind::DuplicateKey, .path = mapping.match[key],
                                                    .detail = u"row %1 has the same %2"_s.arg(*known).arg(mapping.match[key]), .text = QString::number(*known)};
    }
}

void ImportJob::noteQuestions(Checked &checked, const BuiltRow &row, const ColumnMapping &mapping)
{
    for (qsizetype key = 0; key < row.keys.size(); ++key) {
        if (!row.keys[key].isEmpty())
            checked.wanted[mapping.match[key]].insert(row.keys[key]);
    }
    for (const BuiltRow::Reference &reference : row.references)
        checked.wanted[reference.by].insert(reference.text);
    for (const BuiltRow::Claim &claim : row.claims)
        checked.claims[claim.path].insert(claim.text);
    for (const BuiltRow::NamedId &one : row.namedIds)
        checked.ids.insert(one.text);
    for (const BuiltRow::Group &group : row.groups) {
        checked.groups.insert(group.name);
        checked.groups.insert(group.written);
    }
}

/// Was it asked about? Somebody may have saved the file anew meanwhile, and who was not looked for would seem to be nobody.
bool ImportJob::isKnown(const Checked &checked, const BuiltRow &row, const ColumnMapping &mapping)
{
    for (qsizetype key = 0; key < row.keys.size(); ++key) {
        if (!row.keys[key].isEmpty() && !checked.wanted.value(mapping.match[key]).contains(row.keys[key]))
            return false;
    }
    const auto isAsked = [&checked](const BuiltRow::Group &group) { return checked.groups.contains(group.name) && checked.groups.contains(group.written); };
    const bool groups = std::all_of(row.groups.cbegin(), row.groups.cend(), isAsked);
    const bool claims = std::all_of(row.claims.cbegin(), row.claims.cend(), [&](const BuiltRow::Claim &claim) { return checked.claims.value(claim.path).contains(claim.text); });
    const bool ids = std::all_of(row.namedIds.cbegin(), row.namedIds.cend(), [&checked](const BuiltRow::NamedId &one) { return checked.ids.contains(one.text); });
    return groups && claims && ids && std::all_of(row.references.cbegin(), row.references.cend(), [&](const BuiltRow::Reference &reference) {
        return checked.wanted.value(reference.by).contains(reference.text);
    });
}

bool ImportJob::isCaseExact(const QString &path) const
{
    return m_checked->builder->isCaseExact(path);
}

/// Who has what nobody else may have is asked, too, and whether there is who is named by an id, unless the directory would have to be read as a whole for that alone.
QHash<QString, QSet<QString>> ImportJob::allWanted(bool needAll) const
{
    QHash<QString, QSet<QString>> wanted = m_checked->wanted;
    const auto add = [&](const QString &path, const QSet<QString> &texts) {
        const bool isAsked = wanted.contains(path) || needAll || m_description.profile.acceptsFilter(m_type.name, Filter::compare(filterName(path), CompareOp::Eq, u"x"_s));
        if (isAsked && !texts.isEmpty())
            wanted[path].unite(texts);
    };
    for (auto claim = m_checked->claims.cbegin(); claim != m_checked->claims.cend(); ++claim)
        add(claim.key(), claim.value());
    add(u"id"_s, m_checked->ids);
    return wanted;
}

void ImportJob::findObjects()
{
    QStringList unique;
    for (const FieldMapping &field : std::as_const(m_options.mapping.fields)) {
        if (field.value.isUnique())
            unique << field.path;
    }
    const bool needAll = m_options.mode == ImportMode::Mirror || !unique.isEmpty();
    const QHash<QString, QSet<QString>> wanted = allWanted(needAll);
    QList<ObjectQuestion> questions;
    for (auto question = wanted.cbegin(); question != wanted.cend(); ++question) {
        m_questions << question.key();
        questions << ObjectQuestion {.key = filterName(question.key()), .values = question.value(), .caseExact = isCaseExact(question.key()),
                                     .wholeObjects = m_options.mapping.match.contains(question.key()), .onlyOneHas = !m_checked->wanted.contains(question.key())};
    }
    auto *finder = new ObjectFinder(connection(), m_type, questions, {.needEverything = needAll, .takenPaths = unique, .created = m_options.created.value(m_type.name)}, this);
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
    auto *finder = new ObjectFinder(connection(), *groups, {question}, {.created = m_options.created.value(groups->name)}, this);
    finder->then(this, [this](const Result<FoundObjects> &found) { onGroups(found); });
}

void ImportJob::onGroups(const Result<FoundObjects> &found)
{
    if (!found)
        return end(found.error());
    m_groups = *found;
    decide();
}

Result<ImportPlan> ImportJob::decideRows(const Checked &checked, const ImportOptions &options, const ResourceType &type, const Found &found, const ServiceDescription &description)
{
    ImportDecider decider(*checked.builder, options, type);
    decider.setFound(found.questions, found.objects, found.groups);
    decider.setLeftOut(checked.leftOut);
    qint64 rows = 0;
    bool isSame = true;
    const auto done = checked.reader.read([&](const TableRow &row) {
        if (options.fixes.isSkipped(row.row))
            return true;
        BuiltRow built = checked.builder->build(options.fixes.applied(row));
        isSame = isKnown(checked, built, options.mapping);
        if (const auto doubles = checked.doubles.constFind(built.row); doubles != checked.doubles.cend())
            built.problems << *doubles;
        ++rows;
        decider.take(std::move(built));
        return isSame;
    });
    if (!done)
        return done.error();
    if (!isSame || rows != checked.rows)
        return Error::validation(u"%1 was changed while it was read"_s.arg(options.fileName));
    ImportPlan plan = decider.finish();
    if (!options.generatePasswords || !takesPasswords(type, description))
        return plan;
    if (const auto made = addPasswords(plan.changes.changes, type, description, options.passwordPolicy); !made)
        return made.error(); // nobody asked for accounts without
    return plan;
}

void ImportJob::decide()
{
    m_deciding.setFuture(QtConcurrent::run([checked = m_checked, options = m_options, type = m_type, found = Found {m_questions, m_objects, m_groups}, description = m_description] {
        return decideRows(*checked, options, type, found, description);
    }));
}

void ImportJob::onDecided()
{
    auto decided = m_deciding.result();
    if (!decided)
        return end(decided.error());
    ImportPlan plan = std::move(decided).value();
    plan.header = m_checked->header;
    plan.file = m_checked->file;
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
