// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/editsession.h"

#include "change/mergeedit.h"
#include "directory/directory.h"
#include "directory/index/index.h"
#include "membership/indexedmembers.h"
#include "net/auth/tokensource.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

Permissions::Action actionOf(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Create:
        return Permissions::Action::Create;
    case ChangeKind::Delete:
        return Permissions::Action::Delete;
    case ChangeKind::MembersAdd:
    case ChangeKind::MembersRemove:
        return Permissions::Action::Members;
    default:
        return Permissions::Action::Update;
    }
}

} // namespace

EditSession::EditSession(Directory &directory, QObject *parent)
    : QObject(parent)
    , m_directory(directory)
{
    connect(&m_staged, &StagedChanges::changed, this, &EditSession::changed);
    connect(&m_directory, &Directory::descriptionChanged, this, [this] { m_specs.clear(); });
    connect(&m_directory, &Directory::descriptionChanged, this, &EditSession::readRights);
    connect(&m_directory, &Directory::stateChanged, this, &EditSession::readRights);
    // The source has the token it tells of only after it has told.
    connect(&m_directory.connection().tokens(), &TokenSource::learned, this, &EditSession::readRights, Qt::QueuedConnection);
    readRights();
}

void EditSession::readRights()
{
    const Permissions now = Permissions::of(m_directory.connection());
    const bool isExpired = !m_directory.connection().tokens().current();
    if ((!now.areKnown() && isExpired) || now == m_permissions)
        return;
    m_permissions = now;
    Q_EMIT rightsChanged();
}

std::optional<Denial> EditSession::denialOf(const QString &resourceType, Permissions::Action action) const
{
    if (m_readOnly)
        return Denial();
    if (m_permissions.allows(resourceType, action))
        return {};
    const QStringList roles = Permissions::rolesFor(m_directory.connection().profile().id, resourceType, action);
    return roles.isEmpty() ? std::nullopt : std::optional(Denial {.roles = roles}); // a type that the table of roles does not know
}

EditSession::~EditSession() = default;

void EditSession::setReadOnly(bool readOnly)
{
    if (readOnly == m_readOnly)
        return;
    m_readOnly = readOnly;
    Q_EMIT readOnlyChanged();
    Q_EMIT rightsChanged();
}

std::optional<Denial> EditSession::denialOf(const Plan &plan) const
{
    if (!m_readOnly && !m_permissions.areKnown())
        return {};
    QSet<std::pair<QString, int>> asked;
    for (const PlanStep &step : plan.steps) { // 50,000, at times
        const QString type = step.object >= 0 && step.object < plan.objects.size() ? plan.objects.at(step.object).key.resourceType : QString();
        const Permissions::Action action = actionOf(step.kind);
        if (asked.contains({type, int(action)}))
            continue;
        asked.insert({type, int(action)});
        if (const auto denied = denialOf(type, action))
            return denied;
    }
    return {};
}

const FormSpec &EditSession::specOf(const ResourceType &type)
{
    const auto known = m_specs.constFind(type.name);
    return known != m_specs.constEnd() ? *known : *m_specs.insert(type.name, FormSpec::make(m_directory.description(), type));
}

QList<Change> EditSession::changesOf(const ObjectKey &key) const
{
    QList<Change> own;
    const StagedIndex &index = m_staged.index();
    for (int at = index.firstOf(key); at >= 0; at = index.nextOf(at))
        own << changes().changes.at(at);
    return own;
}

RowMarks::Mark EditSession::markOf(const ObjectKey &key) const
{
    RowMarks::Mark mark = RowMarks::Mark::None;
    const StagedIndex &index = m_staged.index();
    for (int at = index.firstOf(key); at >= 0; at = index.nextOf(at)) {
        const ChangeKind kind = changes().changes.at(at).kind;
        if (kind == ChangeKind::Delete)
            return RowMarks::Mark::Deleted;
        if (kind == ChangeKind::Create)
            mark = RowMarks::Mark::Created;
        else if (mark == RowMarks::Mark::None)
            mark = RowMarks::Mark::Edited;
    }
    return mark;
}

Json EditSession::shown(const ResourceType &type, const Resource &resource) const
{
    const QList<Change> own = changesOf({type.name, resource.id()});
    if (own.isEmpty())
        return resource.json();
    const bool patched = std::any_of(own.cbegin(), own.cend(), [](const Change &change) { return !change.operations.empty(); });
    return documentAfter(resource.json(), own, patched ? m_directory.description().schemaOf(type) : ResourceSchema());
}

FormModel::Subject EditSession::subjectOf(const ResourceType &type, const Resource &resource) const
{
    return {.before = resource, .current = m_staged.index().firstOf({type.name, resource.id()}) >= 0 ? shown(type, resource) : Json()};
}

QList<Resource> EditSession::createdOf(const QString &resourceType, const QString &words) const
{
    QList<Resource> created;
    for (const Change &change : changes().changes) { // 50,000, at times, and for each key that is typed
        if (change.kind != ChangeKind::Create || change.resourceType != resourceType || (!words.isEmpty() && !labelOf(change).contains(words, Qt::CaseInsensitive)))
            continue;
        Json document = change.attributes.isObject() ? change.attributes : Json::object();
        document.set(u"id"_s, change.id);
        created << Resource(document);
    }
    return created;
}

QString EditSession::labelOf(const Change &change)
{
    if (!change.before.isNull())
        return change.before.displayText();
    const Resource planned(change.attributes.isObject() ? change.attributes : Json::object());
    const QString label = planned.displayText();
    return label.isEmpty() && !isTemporaryId(change.id) ? change.id : label;
}

void EditSession::knowName(const QString &id, const QString &name)
{
    if (!name.isEmpty() && name != id)
        m_names.insert(id, name);
}

QString EditSession::nameOf(const QString &id) const
{
    if (const auto known = m_names.constFind(id); known != m_names.constEnd())
        return *known;
    const int staged = m_staged.index().firstOf(id);
    const QString label = staged >= 0 ? labelOf(changes().changes.at(staged)) : QString();
    const bool isKnown = !label.isEmpty() && label != id;
    return isKnown ? label : m_others ? m_others->nameOf(id) : staged >= 0 ? label : id;
}

QString EditSession::nameToShow(const QString &id)
{
    const QString name = nameOf(id);
    const bool isOpen = name == id && !id.isEmpty() && !isTemporaryId(id) && !m_askedFor.contains(id);
    if (!isOpen)
        return name;
    if (m_toAsk.isEmpty())
        QMetaObject::invokeMethod(this, &EditSession::askIndex, Qt::QueuedConnection);
    m_askedFor.insert(id);
    m_toAsk << id;
    return name;
}

/// What of a directory was read knows more names than a list has shown.
void EditSession::askIndex()
{
    const QStringList ids = std::exchange(m_toAsk, {});
    Index *index = indexOf(m_directory);
    if (index == nullptr)
        return m_askedFor.clear(); // there may be one by the next time
    if (m_nameSource != index) {
        m_nameSource = index;
        connect(index, &Index::completed, this, [this] {
            m_askedFor.clear();
            Q_EMIT namesLearned();
        });
    }
    QStringList types;
    for (const ResourceType &type : m_directory.description().resourceTypes)
        types << type.name;
    namesInIndex(*index, types, ids, this)->then(this, [this](const Result<QList<Principal>> &found) { onNames(found.valueOr({})); });
}

void EditSession::onNames(const QList<Principal> &found)
{
    const qsizetype known = m_names.size();
    for (const Principal &principal : found) {
        if (!m_names.contains(principal.id))
            knowName(principal.id, principal.name);
    }
    if (m_names.size() != known)
        Q_EMIT namesLearned();
}

void EditSession::stage(const QList<Change> &edits, const QString &gesture)
{
    if (!m_readOnly && !edits.isEmpty())
        m_staged.merge(edits, gesture);
}

namespace {

bool holdsValues(const Change &change)
{
    return change.kind == ChangeKind::Update;
}

Json beforeOf(const QList<Change> &changes)
{
    for (const Change &change : changes) {
        if (!change.before.isNull())
            return change.before.json();
    }
    return Json::object();
}

} // namespace

ThreeWay EditSession::versionsOf(const ObjectKey &key, const Resource &now) const
{
    const ResourceType *type = m_directory.description().resourceType(key.resourceType);
    const ResourceSchema schema = type ? m_directory.description().schemaOf(*type) : ResourceSchema();
    const QList<Change> own = changesOf(key);
    const Json was = beforeOf(own);
    return compareThreeWays(was, now.isNull() ? Json() : now.json(), documentAfter(was, own, schema), schema);
}

void EditSession::settle(const ObjectKey &key, const Resource &now, const Resolutions &resolutions, const QString &gesture)
{
    if (now.isNull())
        return m_staged.replace(key, {}, gesture);
    const Json overlay = overlayBetween(now.json(), settledObject(now.json(), versionsOf(key, now), resolutions));
    QList<Change> left;
    bool isTold = overlay.size() == 0;
    QList<Change> staged = changesOf(key);
    for (Change &change : staged) {
        change.before = now;
        if (!holdsValues(change)) {
            left << change;
        } else if (!std::exchange(isTold, true)) {
            change.attributes = overlay;
            change.operations.clear();
            left << change;
        }
    }
    m_staged.replace(key, left, gesture);
}

StagedMarks::StagedMarks(EditSession &session, const ResourceType &type, QObject *parent)
    : RowMarks(parent)
    , m_session(session)
    , m_type(type)
{
    connect(&m_session, &EditSession::changed, this, &RowMarks::changed);
}

} // namespace Provost
