// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/editsession.h"

#include "change/mergeedit.h"
#include "directory/directory.h"

namespace Provost {
using namespace Qt::StringLiterals;

EditSession::EditSession(Directory &directory, QObject *parent)
    : QObject(parent)
    , m_directory(directory)
{
    connect(&m_staged, &StagedChanges::changed, this, [this] {
        reindex();
        Q_EMIT changed();
    });
    connect(&m_directory, &Directory::descriptionChanged, this, [this] { m_specs.clear(); });
}

EditSession::~EditSession() = default;

void EditSession::setReadOnly(bool readOnly)
{
    if (readOnly == m_readOnly)
        return;
    m_readOnly = readOnly;
    Q_EMIT readOnlyChanged();
}

const FormSpec &EditSession::specOf(const ResourceType &type)
{
    const auto known = m_specs.constFind(type.name);
    return known != m_specs.constEnd() ? *known : *m_specs.insert(type.name, FormSpec::make(m_directory.description(), type));
}

void EditSession::reindex()
{
    m_index.clear();
    const QList<Change> &all = changes().changes;
    for (int i = 0; i < all.size(); ++i)
        m_index[all.at(i).key()] << i;
}

QList<Change> EditSession::changesOf(const ObjectKey &key) const
{
    QList<Change> own;
    for (const int i : m_index.value(key))
        own << changes().changes.at(i);
    return own;
}

RowMarks::Mark EditSession::markOf(const ObjectKey &key) const
{
    const auto at = m_index.constFind(key);
    if (at == m_index.constEnd())
        return RowMarks::Mark::None;
    const auto has = [&](ChangeKind kind) {
        return std::any_of(at->cbegin(), at->cend(), [&](int i) { return changes().changes.at(i).kind == kind; });
    };
    return has(ChangeKind::Delete) ? RowMarks::Mark::Deleted : has(ChangeKind::Create) ? RowMarks::Mark::Created : RowMarks::Mark::Edited;
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
    return {.before = resource, .current = m_index.contains({type.name, resource.id()}) ? shown(type, resource) : Json()};
}

QList<Resource> EditSession::createdOf(const QString &resourceType) const
{
    QList<Resource> created;
    for (const Change &change : changes().changes) {
        if (change.kind != ChangeKind::Create || change.resourceType != resourceType)
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
    for (const Change &change : changes().changes) {
        if (change.id == id)
            return labelOf(change);
    }
    return id;
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
