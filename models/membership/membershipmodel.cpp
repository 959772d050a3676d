// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/membershipmodel.h"

#include "directory/directory.h"
#include "directory/pendingwrites.h"
#include "membership/membernames.h"
#include "membership/membershipsource.h"

#include <QMimeData>
#include <QtConcurrentRun>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr auto afterWrites = std::chrono::milliseconds(400);
constexpr qsizetype sortedAtOnce = 2000; ///< more is shown first, and sorted then
constexpr qsizetype filteredAtOnce = 5000; ///< more is gone through away from the GUI thread

/// A hundred thousand strings are not freed on the GUI thread either.
template <typename List>
void dispose(List &&list)
{
    if (list.size() > filteredAtOnce)
        (void)QtConcurrent::run([gone = std::forward<List>(list)] { Q_UNUSED(gone) });
}

/// All of it, for a list may be too narrow for some.
QString toolTipOf(const Principal &principal)
{
    QStringList lines {principal.label(), principal.detail, principal.id};
    lines.removeAll(QString());
    lines.removeDuplicates();
    return lines.join(u'\n');
}

} // namespace

MembershipModel::MembershipModel(MembershipEditor &editor, QObject *parent)
    : QAbstractTableModel(parent)
    , m_editor(editor)
    , m_source(new MembershipSource(editor, this))
    , m_names(new MemberNames(editor, this))
{
    connect(m_source, &MembershipSource::progressed, this, &MembershipModel::stateChanged);
    connect(m_source, &MembershipSource::pageRead, this, &MembershipModel::onPage);
    connect(m_source, &MembershipSource::membersRead, this, &MembershipModel::onMembers);
    connect(m_source, &MembershipSource::groupsRead, this, &MembershipModel::onGroups);
    connect(m_source, &MembershipSource::unknowable, this, &MembershipModel::onUnknowable);
    connect(m_source, &MembershipSource::failed, this, &MembershipModel::onFailed);
    connect(&m_editor, &MembershipEditor::changed, this, &MembershipModel::onStaged);
    connect(&m_editor, &MembershipEditor::learnt, this, &MembershipModel::onLearnt);
    connect(&m_editor, &MembershipEditor::groupWritten, this, &MembershipModel::onWritten);
    connect(&m_editor, &MembershipEditor::membersShown, this, [this] {
        if (m_isToldEmpty) // it is empty, then
            Q_EMIT countsChanged();
    });
    m_again.setSingleShot(true);
    m_again.setInterval(afterWrites);
    connect(&m_again, &QTimer::timeout, this, &MembershipModel::refresh);
    connect(&m_preparing, &QFutureWatcherBase::finished, this, &MembershipModel::onPrepared);
    connect(&m_filtering, &QFutureWatcherBase::finished, this, &MembershipModel::onFiltered);
    connect(m_names, &MemberNames::named, this, &MembershipModel::onNamed);
    connect(m_names, &MemberNames::portionNamed, this, &MembershipModel::takeNames);
    connect(m_names, &MemberNames::allNamed, this, [this] { sortRows(m_base); });
}

MembershipModel::~MembershipModel() = default;

qint64 MembershipModel::readSoFar() const
{
    return m_source->readSoFar();
}

/// Where nobody lists them, those are shown of whom it was asked one by one.
void MembershipModel::onLearnt()
{
    tellAll({int(Role::IsThere)});
    const bool isOurs = m_content == Content::MembersOf || m_content == Content::GroupsOf;
    if (!isOurs || m_state != State::Ready || m_knowledge != MemberList::Knowledge::Unknown)
        return;
    const Rows known = knownRows();
    if (known.size() != m_base.size())
        sortRows(known);
}

MembershipModel::Rows MembershipModel::knownRows() const
{
    const bool groups = m_content == Content::GroupsOf;
    Rows rows;
    const QStringList ids = groups ? m_editor.knownGroups(m_subject.id) : m_editor.knownMembers(m_subject.id);
    for (const QString &id : ids)
        rows << m_editor.principal(id, groups ? u"Group"_s : QString());
    return rows;
}

void MembershipModel::begin(Content content, const Principal &subject)
{
    stop();
    beginResetModel();
    m_content = content;
    m_subject = subject;
    dispose(std::exchange(m_base, {}));
    dispose(std::exchange(m_baseIds, {}));
    m_shownBase.clear();
    m_baseHasDetails = false;
    m_details.clear();
    m_leaving.clear();
    m_names->forget();
    m_namesWanted = false;
    m_notes.clear();
    m_error.reset();
    m_asOf = {};
    m_knowledge = MemberList::Knowledge::Complete;
    m_isToldEmpty = false;
    m_hasShown = false;
    m_contains = m_wantedContains;
    m_added = stagedRows();
    collectAdded();
    endResetModel();
    m_editor.know(subject);
}

void MembershipModel::stop()
{
    m_again.stop();
    m_source->stop();
    m_preparing.setFuture({}); // what was being sorted is for nobody
    m_filtering.setFuture({});
    if (m_state == State::Reading)
        setState(State::Idle);
}

void MembershipModel::showMembers(const Principal &group)
{
    begin(Content::MembersOf, group);
    m_asksServer = false;
    read();
}

void MembershipModel::showGroups(const Principal &member)
{
    begin(Content::GroupsOf, member);
    read();
}

void MembershipModel::showFound(const QList<Principal> &found)
{
    begin(Content::Found, {});
    setState(State::Reading);
    sortRows(found);
}

void MembershipModel::showInOrder(const QList<Principal> &found)
{
    begin(Content::Found, {});
    beginResetModel();
    m_base = found;
    m_shownBase = rowsWith(m_base, m_contains);
    endResetModel();
    setState(State::Ready);
    Q_EMIT countsChanged();
}

void MembershipModel::clear()
{
    begin(Content::Nothing, {});
    setState(State::Idle);
}

void MembershipModel::refresh()
{
    if (m_content == Content::MembersOf || m_content == Content::GroupsOf) {
        begin(m_content, Principal(m_subject));
        m_asksServer = true;
        read();
    }
}

/// A run goes on writing: the list is read once it has come to rest.
void MembershipModel::onWritten(const QString &group)
{
    const bool isOurs = m_content == Content::MembersOf && m_subject.id == group;
    const bool mayBeOurs = m_content == Content::GroupsOf && (m_baseIds.contains(group) || m_editor.stageOf(group, m_subject.id) != MembershipEditor::Stage::None);
    if (isOurs || mayBeOurs)
        m_again.start();
}

void MembershipModel::read()
{
    setState(State::Reading);
    if (isTemporaryId(m_subject.id)) // is only to be created: nothing to read
        sortRows({});
    else if (m_content == Content::MembersOf)
        m_source->readMembers(m_subject.id, m_asksServer);
    else
        m_source->readGroups(m_subject);
}

/// What was written a moment ago may not show yet.
PendingMembers MembershipModel::pending() const
{
    const ResourceType *type = m_editor.session().directory().description().resourceType(u"Group");
    const PendingWrite *write = type ? m_editor.session().directory().pendingWrites().find(type->name, m_subject.id) : nullptr;
    PendingMembers members;
    if (!write)
        return members;
    members.removed = write->removed;
    for (const QString &id : write->added)
        members.added << m_editor.principal(id);
    return members;
}

/// The first ones can be looked at while the others are still on their way; they are sorted when all are there.
void MembershipModel::onPage(const QList<MemberList::Member> &members)
{
    Rows fresh;
    for (const MemberList::Member &member : members) {
        if (m_baseIds.contains(member.value))
            continue;
        m_baseIds.insert(member.value);
        fresh.append({.id = member.value, .name = member.display, .type = member.type});
    }
    std::vector<quint32> shown = rowsWith(fresh, m_contains);
    for (quint32 &row : shown)
        row += quint32(m_base.size());
    if (!shown.empty())
        beginInsertRows({}, rowCount(), rowCount() + int(shown.size()) - 1);
    m_base += fresh;
    m_shownBase.insert(m_shownBase.end(), shown.begin(), shown.end());
    if (!shown.empty())
        endInsertRows();
    if (!m_added.isEmpty())
        placeAdded(stagedRows());
    placeLeaving();
    if (m_wantedContains != m_contains)
        filter();
}

void MembershipModel::onMembers(const MemberList &list, const QDateTime &asOf)
{
    m_asOf = asOf;
    m_knowledge = list.knowledge;
    m_hasShown = !list.members.isEmpty() && !asOf.isValid(); // what the index has may be what we wrote
    m_isToldEmpty = list.members.isEmpty() && m_knowledge == MemberList::Knowledge::Complete;
    m_notes = list.notes;
    if (m_knowledge == MemberList::Knowledge::Unknown)
        return sortRows(knownRows());
    m_preparing.setFuture(QtConcurrent::run([list, pending = pending(), contains = m_contains, before = m_base] {
        const Rows rows = principalsOf(list, pending);
        return before.isEmpty() && rows.size() > sortedAtOnce ? unsortedRows(rows, contains) : sortedRows(rows, contains, before);
    }));
}

void MembershipModel::onGroups(const QList<Resource> &groups)
{
    Rows rows;
    QStringList ids;
    for (const Resource &group : groups) {
        ids << group.id();
        rows.append(Principal::of(group, u"Group"_s));
        m_editor.know(rows.last());
    }
    m_editor.learnGroups(m_subject.id, ids);
    sortRows(rows);
}

void MembershipModel::onUnknowable()
{
    m_knowledge = MemberList::Knowledge::Unknown;
    sortRows(knownRows());
}

void MembershipModel::onFailed(const Error &error)
{
    m_error = error;
    setState(State::Failed);
}

/// What is shown already stays in its order until it is sorted.
void MembershipModel::sortRows(const Rows &rows)
{
    m_preparing.setFuture(QtConcurrent::run([rows, contains = m_contains, before = m_base] {
        return before.isEmpty() && rows.size() > sortedAtOnce ? unsortedRows(rows, contains) : sortedRows(rows, contains, before);
    }));
}

void MembershipModel::onPrepared()
{
    if (m_preparing.future().resultCount() == 0)
        return; // stopped meanwhile
    MemberRows now = m_preparing.future().takeResult();
    const bool isNew = m_state == State::Reading;
    const bool isSorted = now.isSorted;
    if (now.places.empty() || now.contains != m_contains || now.places.size() != size_t(m_base.size())) {
        beginResetModel();
        adopt(std::move(now));
        m_added = stagedRows();
        collectAdded();
        endResetModel();
    } else {
        reorder(std::move(now));
    }
    placeLeaving();
    if (m_wantedContains != m_contains)
        filter();
    if (!isSorted)
        sortRows(m_base);
    else if (!std::exchange(m_namesWanted, true))
        nameAll();
    if (!isNew)
        return Q_EMIT countsChanged();
    const bool isComplete = m_knowledge == MemberList::Knowledge::Complete || m_knowledge == MemberList::Knowledge::UsersOnly;
    if (m_content == Content::MembersOf && m_knowledge != MemberList::Knowledge::Unknown)
        m_editor.learnMembers(m_subject.id, m_baseIds, {.isComplete = isComplete, .isHearsay = m_asOf.isValid(), .hasShown = m_hasShown});
    setState(State::Ready);
    Q_EMIT countsChanged();
}

void MembershipModel::adopt(MemberRows now)
{
    dispose(std::exchange(m_base, std::move(now.rows)));
    m_baseIds = std::move(now.ids);
    m_baseHasDetails = now.hasDetails;
    m_shownBase = now.contains == m_contains ? std::move(now.shown) : rowsWith(m_base, m_contains);
    m_hasDetails = baseHasDetails() || std::any_of(m_added.cbegin(), m_added.cend(), [](const Principal &one) { return !one.detail.isEmpty(); });
}

/// The same people in another order: what is selected, and what somebody looks at, stays.
void MembershipModel::reorder(MemberRows now)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<int> rowOf(size_t(m_base.size()), -1);
    for (size_t i = 0; i < now.shown.size() && !before.isEmpty(); ++i)
        rowOf[now.shown[i]] = int(m_shownAdded.size() + i);
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &one : before) {
        const auto place = size_t(one.row());
        const int row = place < m_shownAdded.size() ? one.row() : rowOf[now.places[m_shownBase[place - m_shownAdded.size()]]];
        after << (row < 0 ? QModelIndex() : index(row, one.column()));
    }
    changePersistentIndexList(before, after);
    adopt(std::move(now));
    Q_EMIT layoutChanged();
}

void MembershipModel::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void MembershipModel::setContains(const QString &text)
{
    if (text == m_wantedContains)
        return;
    m_wantedContains = text;
    if (m_base.size() > filteredAtOnce && !text.isEmpty())
        return filter();
    m_filtering.setFuture({});
    beginResetModel();
    m_contains = text;
    m_shownBase = rowsWith(m_base, m_contains);
    collectAdded();
    endResetModel();
    Q_EMIT countsChanged();
}

void MembershipModel::filter()
{
    m_filtering.setFuture(QtConcurrent::run([rows = m_base, contains = m_wantedContains] { return Filtered {.contains = contains, .shown = rowsWith(rows, contains)}; }));
}

void MembershipModel::onFiltered()
{
    if (m_filtering.future().resultCount() == 0)
        return; // another word was typed
    Filtered found = m_filtering.future().takeResult();
    beginResetModel();
    m_contains = found.contains;
    m_shownBase = std::move(found.shown);
    collectAdded();
    endResetModel();
    Q_EMIT countsChanged();
}

void MembershipModel::setOther(const Principal &group)
{
    if (group == m_other)
        return;
    m_other = group;
    tellAll({int(Role::IsThere)});
}

void MembershipModel::tellAll(const QList<int> &roles)
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), roles);
}

const Principal &MembershipModel::at(int row) const
{
    const auto place = size_t(row);
    return place < m_shownAdded.size() ? m_added.at(m_shownAdded[place]) : m_base.at(m_shownBase[place - m_shownAdded.size()]);
}

Principal MembershipModel::principalAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    Principal principal = at(row);
    if (principal.name.isEmpty())
        return m_editor.principal(principal.id, principal.type);
    if (principal.detail.isEmpty() && !m_details.isEmpty())
        principal.detail = m_details.value(principal.id);
    return principal;
}

QList<Principal> MembershipModel::principals(const QList<int> &rows) const
{
    QList<Principal> all;
    all.reserve(rows.size());
    for (const int row : rows)
        all << principalAt(row);
    return all;
}

QList<Principal> MembershipModel::allPrincipals() const
{
    QList<Principal> all = m_added;
    all.reserve(total());
    for (const Principal &principal : m_base) {
        if (!m_leaving.contains(principal.id))
            all << principal;
    }
    return all;
}

PrincipalDrag MembershipModel::dragOf(const QList<int> &rows) const
{
    const PrincipalDrag::Origin origin = m_content == Content::MembersOf ? PrincipalDrag::Origin::MembersOf
        : m_content == Content::GroupsOf                                 ? PrincipalDrag::Origin::GroupsOf
                                                                         : PrincipalDrag::Origin::Loose;
    return {.directory = m_editor.directoryKey(), .origin = origin, .subject = m_subject, .principals = principals(rows)};
}

int MembershipModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shownAdded.size() + m_shownBase.size());
}

int MembershipModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Column::Count);
}

MembershipEditor::Stage MembershipModel::stageOf(const Principal &principal) const
{
    switch (m_content) {
    case Content::MembersOf:
        return m_editor.stageOf(m_subject.id, principal.id);
    case Content::GroupsOf:
        return m_editor.stageOf(principal.id, m_subject.id);
    default:
        return MembershipEditor::Stage::None;
    }
}

QString MembershipModel::accessibleText(const Principal &principal, int column) const
{
    if (column != int(Column::Name))
        return principal.detail;
    switch (stageOf(principal)) {
    case MembershipEditor::Stage::Added:
        return m_content == Content::GroupsOf ? tr("%1, will be joined").arg(principal.label()) : tr("%1, will be added").arg(principal.label());
    case MembershipEditor::Stage::Removed:
        return m_content == Content::GroupsOf ? tr("%1, will be left").arg(principal.label()) : tr("%1, will be removed").arg(principal.label());
    default:
        return principal.label();
    }
}

QVariant MembershipModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Principal principal = principalAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == int(Column::Name) ? principal.label() : principal.detail;
    case Qt::AccessibleTextRole:
        return accessibleText(principal, index.column());
    case Qt::ToolTipRole:
        return toolTipOf(principal);
    case int(Role::Id):
        return principal.id;
    case int(Role::Stage):
        return int(stageOf(principal));
    case int(Role::IsGroup):
        return principal.isGroup();
    case int(Role::IsThere):
        return !m_other.id.isEmpty() && m_editor.willBeMember(m_other.id, principal.id).value_or(false);
    default:
        return {};
    }
}

QVariant MembershipModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == int(Column::Name) ? tr("Name") : tr("User name");
}

Qt::ItemFlags MembershipModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.isValid() ? usual | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : usual;
}

QStringList MembershipModel::mimeTypes() const
{
    return {PrincipalDrag::mimeType(), u"text/csv"_s, u"text/plain"_s};
}

QMimeData *MembershipModel::mimeData(const QModelIndexList &indexes) const
{
    QList<int> rows;
    for (const QModelIndex &index : indexes) {
        if (index.column() == 0)
            rows << index.row();
    }
    return rows.isEmpty() ? nullptr : dragOf(rows).toMimeData();
}

Qt::DropActions MembershipModel::supportedDragActions() const
{
    return Qt::CopyAction | Qt::MoveAction;
}

} // namespace Provost
