// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/membershipmodel.h"

#include "directory/directory.h"
#include "directory/pendingwrites.h"

#include <QCollator>
#include <QMimeData>
#include <QtConcurrentRun>

#include <algorithm>
#include <numeric>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int namesAtOnce = 3; ///< questions under way
constexpr auto afterWrites = std::chrono::milliseconds(400);

} // namespace

MembershipModel::MembershipModel(MembershipEditor &editor, QObject *parent)
    : QAbstractTableModel(parent)
    , m_editor(editor)
{
    connect(&m_editor, &MembershipEditor::changed, this, &MembershipModel::onStaged);
    connect(&m_editor, &MembershipEditor::learnt, this, [this] { tellAll({int(Role::IsThere)}); });
    connect(&m_editor, &MembershipEditor::groupWritten, this, &MembershipModel::onWritten);
    m_again.setSingleShot(true);
    m_again.setInterval(afterWrites);
    connect(&m_again, &QTimer::timeout, this, &MembershipModel::refresh);
    connect(&m_sorting, &QFutureWatcherBase::finished, this, &MembershipModel::onSorted);
}

MembershipModel::~MembershipModel() = default;

void MembershipModel::begin(Content content, const Principal &subject)
{
    stop();
    beginResetModel();
    m_content = content;
    m_subject = subject;
    m_base.clear();
    m_baseIds.clear();
    m_added.clear();
    m_leaving.clear();
    m_nameless.clear();
    m_namesAsked.clear();
    m_notes.clear();
    m_error.reset();
    m_group = {};
    m_knowledge = MemberList::Knowledge::Complete;
    m_added = stagedRows();
    collect();
    endResetModel();
    m_editor.know(subject);
}

void MembershipModel::stop()
{
    m_again.stop();
    if (m_job) {
        m_job->disconnect(this);
        m_job->cancel();
    }
    m_job = nullptr;
    m_progress = 0;
    m_sorting.setFuture({}); // what was being sorted is for nobody
    if (m_state == State::Reading)
        setState(State::Idle);
}

void MembershipModel::showMembers(const Principal &group)
{
    begin(Content::MembersOf, group);
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
    sortRows(Rows(found.cbegin(), found.cend()));
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
        read();
    }
}

void MembershipModel::wantNames(int first, int last)
{
    const ServiceDescription &description = m_editor.session().directory().description();
    if (description.profile.price.perCall > 0 || m_state != State::Ready || m_content != Content::MembersOf)
        return;
    m_onScreen = {std::max(first, 0), std::min(last, rowCount() - 1)};
    m_nameless.clear(); // who has scrolled away is not wanted any more
    for (int row = m_onScreen.first; row <= m_onScreen.second; ++row) {
        const Principal principal = principalAt(row);
        if (principal.name.isEmpty() && !principal.isGroup() && !m_namesAsked.contains(principal.id) && !isTemporaryId(principal.id))
            m_nameless << principal.id;
    }
    while (m_namesUnderWay < namesAtOnce && !m_nameless.isEmpty())
        askNextName();
}

void MembershipModel::askNextName()
{
    const ResourceType *users = m_editor.session().directory().description().resourceType(u"User");
    if (m_nameless.isEmpty() || !users)
        return m_nameless.clear();
    const QString id = m_nameless.takeFirst();
    m_namesAsked.insert(id);
    ++m_namesUnderWay;
    auto *job = m_editor.session().directory().fetch(*users, id, this);
    job->then(this, [this, id](const Result<Resource> &found) { onName(id, found); });
}

void MembershipModel::onName(const QString &id, const Result<Resource> &found)
{
    --m_namesUnderWay;
    askNextName();
    if (!found) // a group, or something that is no user
        return;
    m_editor.know(Principal::of(*found, u"User"_s));
    for (int row = m_onScreen.first; row <= std::min(m_onScreen.second, rowCount() - 1); ++row) {
        if (at(row).id == id)
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
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
        return sortRows({});
    if (m_content == Content::MembersOf) {
        auto *job = m_editor.session().directory().membersOf(m_subject.id, this);
        if (auto *members = qobject_cast<MembersJob *>(job)) {
            connect(members, &MembersJob::progressed, this, [this](qint64 found) {
                m_progress = found;
                Q_EMIT stateChanged();
            });
        }
        m_job = job;
        job->then(this, [this](const Result<MemberList> &list) { onMembers(list); });
        return;
    }
    auto *job = m_editor.session().directory().groupsOf(Resource(Json::object({{u"id"_s, m_subject.id}, {u"meta"_s, Json::object({{u"resourceType"_s, m_subject.type.isEmpty() ? u"User"_s : m_subject.type}})}})), this);
    m_job = job;
    job->then(this, [this](const Result<QList<Resource>> &groups) { onGroups(groups); });
}

/// What was written a moment ago may not show yet.
MemberList MembershipModel::withPending(MemberList list) const
{
    const ResourceType *type = m_editor.session().directory().description().resourceType(u"Group");
    const PendingWrite *write = type ? m_editor.session().directory().pendingWrites().find(type->name, m_subject.id) : nullptr;
    if (!write || (write->added.isEmpty() && write->removed.isEmpty()))
        return list;
    const QSet<QString> gone(write->removed.cbegin(), write->removed.cend());
    list.members.removeIf([&gone](const MemberList::Member &member) { return gone.contains(member.value); });
    QSet<QString> there;
    for (const MemberList::Member &member : std::as_const(list.members))
        there.insert(member.value);
    for (const QString &id : write->added) {
        if (!there.contains(id))
            list.members.append({.value = id, .display = m_editor.principal(id).name});
    }
    return list;
}

void MembershipModel::onMembers(const Result<MemberList> &outcome)
{
    if (!outcome) {
        m_error = outcome.error();
        return setState(State::Failed);
    }
    const MemberList list = withPending(*outcome);
    m_knowledge = list.knowledge;
    m_notes = list.notes;
    m_group = list.group;
    m_editor.learnMembers(m_subject.id, list);
    Rows rows;
    rows.reserve(size_t(list.members.size()));
    for (const MemberList::Member &member : list.members)
        rows.push_back({.id = member.value, .name = member.display, .type = member.type});
    sortRows(std::move(rows));
}

void MembershipModel::onGroups(const Result<QList<Resource>> &outcome)
{
    const bool isUnknowable = !outcome && outcome.error().kind == ErrorKind::NotFound && outcome.error().detail == "unsupported"_L1;
    if (!outcome && !isUnknowable) {
        m_error = outcome.error();
        return setState(State::Failed);
    }
    if (isUnknowable)
        m_knowledge = MemberList::Knowledge::Unknown;
    Rows rows;
    QStringList ids;
    for (const Resource &group : outcome.valueOr({})) {
        ids << group.id();
        rows.push_back(Principal::of(group, u"Group"_s));
        m_editor.know(rows.back());
    }
    if (outcome)
        m_editor.learnGroups(m_subject.id, ids);
    sortRows(std::move(rows));
}

/// By name as people sort, the same one twice only once; a key each is far cheaper than a collation per comparison.
MembershipModel::Sorted MembershipModel::sorted(Rows rows)
{
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    Sorted result;
    result.ids.reserve(qsizetype(rows.size()));
    std::vector<std::pair<QCollatorSortKey, size_t>> keys;
    keys.reserve(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        const qsizetype known = result.ids.size();
        result.ids.insert(rows[i].id);
        if (result.ids.size() > known)
            keys.emplace_back(collator.sortKey(rows[i].label()), i);
    }
    std::stable_sort(keys.begin(), keys.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    result.rows.reserve(keys.size());
    for (const auto &key : keys)
        result.rows.push_back(std::move(rows[key.second]));
    return result;
}

void MembershipModel::sortRows(Rows rows)
{
    setState(State::Reading);
    m_sorting.setFuture(QtConcurrent::run([rows = std::move(rows)]() mutable { return sorted(std::move(rows)); }));
}

void MembershipModel::onSorted()
{
    if (m_sorting.future().resultCount() == 0)
        return; // stopped meanwhile
    Sorted sorted = m_sorting.future().takeResult();
    beginResetModel();
    m_base = std::move(sorted.rows);
    m_baseIds = std::move(sorted.ids);
    m_added = stagedRows();
    placeLeaving();
    collect();
    endResetModel();
    setState(State::Ready);
    Q_EMIT countsChanged();
}

void MembershipModel::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void MembershipModel::setContains(const QString &text)
{
    if (text == m_contains)
        return;
    beginResetModel();
    m_contains = text;
    collect();
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

bool MembershipModel::matches(const Principal &principal) const
{
    return m_contains.isEmpty() || principal.name.contains(m_contains, Qt::CaseInsensitive) || principal.detail.contains(m_contains, Qt::CaseInsensitive)
        || principal.id.contains(m_contains, Qt::CaseInsensitive);
}

void MembershipModel::collect()
{
    const auto filtered = [this](const Rows &rows) {
        std::vector<quint32> shown;
        shown.reserve(rows.size());
        for (size_t i = 0; i < rows.size(); ++i) {
            if (matches(rows[i]))
                shown.push_back(quint32(i));
        }
        return shown;
    };
    m_shownAdded = filtered(m_added);
    m_shownBase = filtered(m_base);
    const auto hasDetail = [](const Principal &one) { return !one.detail.isEmpty(); };
    m_hasDetails = std::any_of(m_base.begin(), m_base.end(), hasDetail) || std::any_of(m_added.begin(), m_added.end(), hasDetail);
}

MembershipModel::Rows MembershipModel::stagedRows() const
{
    const bool groups = m_content == Content::GroupsOf;
    QStringList ids;
    if (groups)
        ids = m_editor.groupsAdded(m_subject.id);
    else if (m_content == Content::MembersOf)
        ids = m_editor.added(m_subject.id);
    Rows rows;
    for (const QString &id : std::as_const(ids)) {
        if (!m_baseIds.contains(id))
            rows.push_back(m_editor.principal(id, groups ? u"Group"_s : QString()));
    }
    return rows;
}

void MembershipModel::onStaged()
{
    if (m_content != Content::MembersOf && m_content != Content::GroupsOf)
        return tellAll({int(Role::IsThere)});
    placeAdded(stagedRows());
    placeLeaving();
    tellAll({int(Role::IsThere)});
    Q_EMIT countsChanged();
}

/// Only the rows between what stays at the beginning and at the end are touched.
void MembershipModel::placeAdded(Rows now)
{
    size_t head = 0;
    while (head < now.size() && head < m_added.size() && now[head] == m_added[head])
        ++head;
    size_t tail = 0;
    while (tail + head < now.size() && tail + head < m_added.size() && now[now.size() - 1 - tail] == m_added[m_added.size() - 1 - tail])
        ++tail;
    if (head == now.size() && head == m_added.size())
        return;
    const auto shownIn = [this](const Rows &rows, size_t from, size_t to) {
        return int(std::count_if(rows.begin() + std::ptrdiff_t(from), rows.begin() + std::ptrdiff_t(to), [this](const Principal &row) { return matches(row); }));
    };
    const int first = shownIn(now, 0, head);
    const int gone = shownIn(m_added, head, m_added.size() - tail);
    const int come = shownIn(now, head, now.size() - tail);
    if (gone > 0)
        beginRemoveRows({}, first, first + gone - 1);
    Rows kept(now.begin(), now.begin() + std::ptrdiff_t(head));
    kept.insert(kept.end(), m_added.end() - std::ptrdiff_t(tail), m_added.end());
    m_added = std::move(kept);
    collect();
    if (gone > 0)
        endRemoveRows();
    if (come > 0)
        beginInsertRows({}, first, first + come - 1);
    m_added = std::move(now);
    collect();
    if (come > 0)
        endInsertRows();
}

/// Who of the rows read is staged to leave; tells the rows that differ from before.
void MembershipModel::placeLeaving()
{
    const bool groups = m_content == Content::GroupsOf;
    const QStringList ids = groups ? m_editor.groupsRemoved(m_subject.id) : m_content == Content::MembersOf ? m_editor.removed(m_subject.id) : QStringList();
    QSet<QString> leaving;
    for (const QString &id : ids) {
        if (m_baseIds.contains(id))
            leaving.insert(id);
    }
    const QSet<QString> before = std::exchange(m_leaving, leaving);
    const auto differs = [&](const QString &id) { return before.contains(id) != leaving.contains(id); };
    int first = -1;
    int last = -1;
    for (size_t i = 0; i < m_shownBase.size() && before != leaving; ++i) {
        if (!differs(m_base[m_shownBase[i]].id))
            continue;
        last = int(m_shownAdded.size() + i);
        first = first < 0 ? last : first;
    }
    if (first >= 0 && m_state == State::Ready)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

std::optional<int> MembershipModel::before() const
{
    const bool isKnown = m_state == State::Ready && m_knowledge != MemberList::Knowledge::Unknown;
    return isKnown ? std::optional(int(m_base.size())) : std::nullopt;
}

std::optional<int> MembershipModel::after() const
{
    const auto now = before();
    return now ? std::optional(*now + addedCount() - removedCount()) : std::nullopt;
}

const Principal &MembershipModel::at(int row) const
{
    const auto place = size_t(row);
    return place < m_shownAdded.size() ? m_added[m_shownAdded[place]] : m_base[m_shownBase[place - m_shownAdded.size()]];
}

Principal MembershipModel::principalAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const Principal &principal = at(row);
    return principal.name.isEmpty() ? m_editor.principal(principal.id, principal.type) : principal;
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
    QList<Principal> all(m_added.cbegin(), m_added.cend());
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
        return principal.detail.isEmpty() ? principal.id : QString(principal.label() + u'\n' + principal.detail + u'\n' + principal.id);
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
