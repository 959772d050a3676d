// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/importsession.h"

#include "base/letgo.h"
#include "change/planner.h"
#include "directory/directory.h"
#include "directory/pendingwrites.h"
#include "form/editsession.h"
#include "import/automapping.h"
#include "import/importtargets.h"

#include <QFileInfo>
#include <QUndoStack>
#include <QtConcurrentRun>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

ResourceType firstType(const ServiceDescription &description)
{
    const ResourceType *users = description.resourceType(u"User");
    return users != nullptr ? *users : description.resourceTypes.value(0);
}

Change absentChange(const ImportPlan::Absent &who, const ResourceType &type, const ImportOptions &options)
{
    const ChangeOrigin origin {.kind = ChangeOrigin::Kind::Csv, .source = options.fileName};
    if (options.absent == AbsentAction::Delete)
        return {.kind = ChangeKind::Delete, .resourceType = type.name, .id = who.id, .origin = origin};
    return {.kind = ChangeKind::Update, .resourceType = type.name, .id = who.id, .attributes = Json::object({{u"active"_s, false}}), .origin = origin};
}

/// What the provider may not show yet.
QList<Resource> createdOf(const QString &type, const PendingWrites &writes)
{
    QList<Resource> created;
    const QList<PendingWrite> made = writes.created(type);
    for (const PendingWrite &write : made) {
        Json object = write.after.isObject() ? write.after : Json::object();
        object.set(u"id"_s, write.id);
        created << Resource(object);
    }
    return created;
}

/// They are made when somebody has said how; until then the requests are counted as if there were some.
void pretendPasswords(QList<Change> &changes)
{
    for (Change &change : changes) {
        if (change.kind == ChangeKind::Create && !change.attributes.contains(u"password"))
            change.attributes.set(u"password"_s, u"?"_s);
    }
}

} // namespace

ImportSession::ImportSession(EditSession &session, std::optional<TemplateStore> templates, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_templates(std::move(templates))
    , m_type(firstType(session.directory().description()))
{
    m_mapping.setType(m_type, m_session.directory().description());
    connect(&m_sampling, &QFutureWatcherBase::finished, this, &ImportSession::onSampled);
    connect(&m_checking, &QFutureWatcherBase::finished, this, &ImportSession::onChecked);
    connect(&m_checking, &QFutureWatcherBase::progressValueChanged, this, [this](int rows) { Q_EMIT progressed(rows, -1); });
    connect(&m_counting, &QFutureWatcherBase::finished, this, &ImportSession::onCounted);
    connect(&m_staging, &QFutureWatcherBase::finished, this, &ImportSession::onPrepared);
    connect(&m_reporting, &QFutureWatcherBase::finished, this, &ImportSession::onReported);
    connect(&m_mapping, &MappingModel::edited, this, [this] {
        forgetPlan();
        Q_EMIT mappingChanged();
    });
    connect(&m_checkModel, &CheckModel::fixed, this, &ImportSession::forgetPlan);
    connect(&m_absent, &AbsentModel::ticksChanged, this, &ImportSession::count);
}

ImportSession::~ImportSession()
{
    m_checking.cancel();
}

void ImportSession::setWork(Work work)
{
    if (std::exchange(m_work, work) != work)
        Q_EMIT workChanged();
}

void ImportSession::fail(const Error &error)
{
    m_error = error;
    setWork(Work::None);
}

QString ImportSession::title() const
{
    return m_pasted ? QString() : QFileInfo(m_options.fileName).fileName();
}

QString ImportSession::place() const
{
    return m_session.directory().name();
}

void ImportSession::open(const QString &fileName)
{
    m_pasted.reset();
    forgetStaged();
    startSample(fileName, {}, SampleMode::Sniff);
}

void ImportSession::openText(const QString &text)
{
    auto file = std::make_unique<QTemporaryFile>(); // made 0600
    const QByteArray bytes = text.toUtf8();
    if (!file->open() || file->write(bytes) != bytes.size() || !file->flush()) {
        fail(Error::store(file->errorString()));
        Q_EMIT tableChanged();
        return;
    }
    m_pasted = std::move(file);
    forgetStaged();
    startSample(m_pasted->fileName(), {}, SampleMode::Sniff);
}

void ImportSession::setDialect(const Dialect &dialect, SampleMode mode)
{
    if (m_sample)
        startSample(m_options.fileName, dialect, mode);
}

void ImportSession::startSample(const QString &fileName, const Dialect &dialect, SampleMode mode)
{
    cancel();
    m_opening = fileName;
    m_error.reset();
    setWork(Work::Reading);
    m_sampling.setFuture(QtConcurrent::run([fileName, dialect, mode] { return sampleTable(fileName, dialect, mode); }));
}

void ImportSession::onSampled()
{
    if (m_work != Work::Reading)
        return;
    const Result<TableSample> sample = m_sampling.result();
    setWork(Work::None);
    if (!sample) {
        m_error = sample.error();
        Q_EMIT tableChanged();
        return;
    }
    const bool sameColumns = m_sample && m_options.fileName == m_opening && m_sample->header == sample->header;
    const ColumnMapping kept = m_mapping.mapping();
    m_sample = *sample;
    m_options.fileName = m_opening;
    m_options.dialect = sample->dialect;
    m_checkModel.clear();
    m_report.reset();
    m_preview.setSample(*sample);
    m_mapping.setSample(*sample);
    if (sameColumns)
        m_mapping.load(kept);
    else
        chooseMapping();
    forgetPlan();
    Q_EMIT tableChanged();
}

/// What was used for a header like this one before, else what the header says.
void ImportSession::chooseMapping()
{
    const auto known = m_templates ? m_templates->find(m_sample->header.fingerprint) : std::nullopt;
    const ServiceDescription &description = m_session.directory().description();
    const ResourceType *type = known ? description.resourceType(known->resourceType) : nullptr;
    if (type != nullptr) {
        m_type = *type;
        m_mapping.setType(m_type, description);
        return useMapping(*known, MappingOrigin::Remembered);
    }
    useMapping(automaticMapping(m_sample->header.names, m_type, description), MappingOrigin::Automatic);
}

void ImportSession::setResourceType(const QString &name)
{
    const ResourceType *type = m_session.directory().description().resourceType(name);
    if (type == nullptr || type->name == m_type.name)
        return;
    m_type = *type;
    if (m_options.absent == AbsentAction::Disable && !canDisable())
        m_options.absent = AbsentAction::Leave;
    m_mapping.setType(m_type, m_session.directory().description());
    if (!m_sample)
        return;
    m_mapping.setSample(*m_sample);
    useMapping(automaticMapping(m_sample->header.names, m_type, m_session.directory().description()), MappingOrigin::Automatic);
}

void ImportSession::useMapping(const ColumnMapping &mapping, MappingOrigin origin)
{
    m_origin = origin;
    m_mapping.load(mapping);
}

QList<ColumnMapping> ImportSession::templates() const
{
    QList<ColumnMapping> named = m_templates ? m_templates->all() : QList<ColumnMapping>();
    named.removeIf([](const ColumnMapping &mapping) { return mapping.title.isEmpty(); });
    return named;
}

Result<void> ImportSession::saveTemplate(const QString &title)
{
    if (!m_templates || !m_sample)
        return Error::store(u"there is no place for templates"_s);
    ColumnMapping mapping = m_mapping.mapping();
    mapping.title = title;
    mapping.fingerprints.removeAll(m_sample->header.fingerprint);
    mapping.fingerprints.prepend(m_sample->header.fingerprint);
    return m_templates->save(mapping);
}

Result<void> ImportSession::removeTemplate(const ColumnMapping &mapping)
{
    return m_templates ? m_templates->remove(mapping) : Result<void>();
}

/// What is staged of the last file stays so; what comes of it is no matter of this one.
void ImportSession::forgetStaged()
{
    letGo(std::pair(std::exchange(m_report, std::nullopt), std::exchange(m_staged, nullptr)));
    m_stagedKeys.clear();
    m_tried.clear();
    m_waiting = 0;
    m_outcomes.clear();
    m_runs.clear();
    m_made.clear();
    m_created.clear();
    m_printed.clear();
    m_reporting.setFuture({}); // what it still says is of another file
    setPasswords({.policy = m_passwords.policy});
}

void ImportSession::close()
{
    cancel();
    m_sample.reset();
    m_pasted.reset();
    m_options = {};
    m_error.reset();
    forgetStaged();
    m_checkModel.clear();
    m_preview.setSample({});
    m_mapping.setSample({});
    forgetPlan();
    Q_EMIT tableChanged();
}

void ImportSession::setMode(ImportMode mode)
{
    if (std::exchange(m_options.mode, mode) != mode)
        forgetPlan();
}

bool ImportSession::canDisable() const
{
    return canBeDisabled(m_type, m_session.directory().description());
}

void ImportSession::setAbsentAction(AbsentAction action)
{
    if (std::exchange(m_options.absent, action) != action)
        count();
}

void ImportSession::forgetPlan()
{
    m_checked.reset();
    if (m_job) {
        m_job->disconnect(this);
        m_job->cancel();
        m_job.clear();
        setWork(Work::None);
    }
    if (!m_planned)
        return;
    m_rows.setPlan(nullptr);
    letGo(std::pair(std::exchange(m_planned, nullptr), std::exchange(m_requests, {})));
    m_counting.setFuture({});
    m_unseen = 0;
    m_absent.setAbsent({});
}

void ImportSession::cancel()
{
    m_checking.cancel();
    if (m_job) {
        m_job->disconnect(this);
        m_job->cancel();
        m_job.clear();
    }
    setWork(Work::None);
}

void ImportSession::fillOptions()
{
    m_options.mapping = m_mapping.mapping();
    m_options.fixes = m_checkModel.fixes();
}

std::shared_ptr<const RowBuilder> ImportSession::builder() const
{
    auto made = RowBuilder::make(m_options.mapping, m_sample->header, m_type, m_session.directory().description());
    return made ? std::make_shared<const RowBuilder>(std::move(made).value()) : nullptr;
}

void ImportSession::check()
{
    if (!m_sample)
        return;
    cancel();
    m_error.reset();
    fillOptions();
    setWork(Work::Checking);
    m_checking.setFuture(QtConcurrent::run([](QPromise<Result<TableCheck>> &promise, const ImportOptions &options, const ResourceType &type,
                                              const ServiceDescription &description) {
        auto checked = checkTable(options, type, description, &promise);
        if (!promise.isCanceled())
            promise.addResult(std::move(checked));
    }, m_options, m_type, m_session.directory().description()));
}

void ImportSession::onChecked()
{
    if (m_work != Work::Checking || m_checking.isCanceled())
        return;
    const Result<TableCheck> checked = m_checking.result();
    setWork(Work::None);
    if (!checked) {
        m_checked.reset();
        m_error = checked.error();
    } else {
        m_checked = *checked;
        m_options.fixed = checked->file;
        m_checkModel.setRows(checked->shown, m_sample->header.names, builder());
    }
    Q_EMIT checkDone();
}

void ImportSession::plan()
{
    if (!m_sample)
        return;
    cancel();
    forgetPlan();
    m_error.reset();
    fillOptions();
    setWork(Work::Planning);
    ImportOptions options = m_options;
    options.absent = AbsentAction::Leave; // who is ticked is decided when all have been seen
    options.passwordsLater = takesPasswords(m_type, m_session.directory().description());
    Directory &directory = m_session.directory();
    for (const QString &type : {m_type.name, u"Group"_s})
        options.created[type] = createdOf(type, directory.pendingWrites());
    m_job = new ImportJob(directory.connection(), directory.description(), options, this);
    connect(m_job, &ImportJob::progressed, this, [this](const QString &, qint64 done, qint64 total) { Q_EMIT progressed(done, total); });
    m_job->then(this, [this](const Result<ImportPlan> &plan) { onPlanned(plan); });
}

void ImportSession::onPlanned(const Result<ImportPlan> &plan)
{
    m_job.clear();
    if (!plan) {
        fail(plan.error());
        Q_EMIT planDone();
        return;
    }
    m_planned = std::make_shared<const ImportPlan>(*plan);
    m_options.fixed = plan->file;
    m_rows.setPlan(m_planned);
    m_absent.setAbsent(m_planned->absent);
    if (m_templates && m_mapping.isSound()) { // the next file of this kind is known; a failure to remember is no failure of the import
        const auto remembered = saveTemplate(m_options.mapping.title);
        Q_UNUSED(remembered)
    }
    count();
}

ChangeSet ImportSession::Wanted::changes() const
{
    if (!planned)
        return {};
    ChangeSet all = planned->changes;
    if (ticked.isEmpty())
        return all;
    for (const ImportPlan::Absent &who : planned->absent) {
        if (ticked.contains(who.id))
            all.changes << absentChange(who, type, options);
    }
    return all;
}

ImportSession::Wanted ImportSession::wanted() const
{
    const bool touchesNobody = !m_planned || m_options.absent == AbsentAction::Leave || m_planned->unreadable > 0 || (m_options.absent == AbsentAction::Disable && !canDisable());
    return {.planned = m_planned, .ticked = touchesNobody ? QSet<QString>() : m_absent.ticked(), .type = m_type, .options = m_options};
}

ChangeSet ImportSession::changes() const
{
    return wanted().changes();
}

/// The requests are counted off this thread: of 50,000 changes it takes a second.
void ImportSession::count()
{
    if (!m_planned)
        return;
    m_counting.setFuture(QtConcurrent::run([wanted = wanted(), description = m_session.directory().description()] {
        ChangeSet changes = wanted.changes();
        if (wanted.planned->lacksPasswords)
            pretendPasswords(changes.changes);
        Counted counted {.requests = makePlan(changes, description)};
        counted.unseen = unseenMemberships(counted.requests, description.profile);
        return counted;
    }));
}

void ImportSession::onCounted()
{
    if (!m_planned)
        return;
    const Counted counted = m_counting.result();
    letGo(std::exchange(m_requests, counted.requests));
    m_unseen = counted.unseen;
    if (m_work != Work::Planning) {
        Q_EMIT requestsChanged();
        return;
    }
    setWork(Work::None);
    Q_EMIT planDone();
}

void ImportSession::showRejected()
{
    if (!m_planned || !m_sample)
        return;
    QList<CheckedRow> rows;
    for (const ImportPlan::Row &row : m_planned->rows) {
        if (row.fate == ImportPlan::Fate::Rejected && rows.size() < TableCheck::mostShown)
            rows << CheckedRow {.row = row.row, .line = row.line, .cells = row.cells, .problems = row.problems};
    }
    m_checkModel.setRows(rows, m_sample->header.names, builder());
}

} // namespace Provost
