// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/membershipmatrixmodel.h"

#include "directory/directory.h"
#include "membership/memberrows.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

Resource bare(const Principal &principal)
{
    return Resource(Json::object({{u"id"_s, principal.id}, {u"meta"_s, Json::object({{u"resourceType"_s, principal.type.isEmpty() ? u"User"_s : principal.type}})}}));
}

QSet<QString> namesOfSeveral(const QList<Principal> &principals)
{
    QSet<QString> names;
    QSet<QString> shared;
    for (const Principal &principal : principals) {
        const QString name = principal.label();
        if (names.contains(name))
            shared.insert(name);
        names.insert(name);
    }
    return shared;
}

} // namespace

MembershipMatrixModel::MembershipMatrixModel(MembershipEditor &editor, QObject *parent)
    : QAbstractTableModel(parent)
    , m_editor(editor)
    , m_lists(new QuestionQueue(QuestionQueue::AfterError::GoOn, this))
    , m_pairs(new PairQuestions(editor, this))
{
    connect(m_lists, &QuestionQueue::progressed, this, &MembershipMatrixModel::progressed);
    connect(m_pairs, &PairQuestions::progressed, this, &MembershipMatrixModel::progressed);
    connect(&m_editor, &MembershipEditor::changed, this, &MembershipMatrixModel::tellAll);
    connect(&m_editor, &MembershipEditor::learnt, this, &MembershipMatrixModel::tellAll);
}

MembershipMatrixModel::~MembershipMatrixModel() = default;

void MembershipMatrixModel::setPeople(const QList<Principal> &people)
{
    stop();
    beginResetModel();
    m_people = people;
    m_shared = namesOfSeveral(m_people) + namesOfSeveral(m_groups);
    collect();
    endResetModel();
}

void MembershipMatrixModel::setGroups(const QList<Principal> &groups)
{
    stop();
    beginResetModel();
    m_groups = groups;
    m_shared = namesOfSeveral(m_people) + namesOfSeveral(m_groups);
    collect();
    endResetModel();
}

void MembershipMatrixModel::setPeopleContain(const QString &text)
{
    beginResetModel();
    m_peopleContain = text;
    collect();
    endResetModel();
}

void MembershipMatrixModel::setGroupsContain(const QString &text)
{
    beginResetModel();
    m_groupsContain = text;
    collect();
    endResetModel();
}

void MembershipMatrixModel::collect()
{
    m_rows.clear();
    m_columns.clear();
    for (qsizetype i = 0; i < m_people.size(); ++i) {
        if (matches(m_people.at(i), m_peopleContain))
            m_rows << i;
    }
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        if (matches(m_groups.at(i), m_groupsContain))
            m_columns << i;
    }
}

bool MembershipMatrixModel::asksPeople() const
{
    using Access = ServerProfile::MemberAccess;
    const Access access = m_editor.session().directory().description().profile.members;
    const bool groupsTell = access != Access::Never && access != Access::ByPairFilter;
    return !m_peopleUnknowable && (m_people.size() <= m_groups.size() || !groupsTell);
}

bool MembershipMatrixModel::asksPairs() const
{
    return m_peopleUnknowable && PairQuestions::areNeeded(m_editor.session().directory());
}

QList<MembershipPair> MembershipMatrixModel::openPairs() const
{
    QList<MembershipPair> pairs;
    for (const qsizetype row : m_rows) {
        for (const qsizetype column : m_columns)
            pairs << MembershipPair {.group = m_groups.at(column).id, .member = m_people.at(row).id};
    }
    return m_pairs->open(pairs);
}

QList<qsizetype> MembershipMatrixModel::open() const
{
    const bool people = asksPeople();
    const QList<Principal> &asked = people ? m_people : m_groups;
    const QList<Principal> &others = people ? m_groups : m_people;
    QList<qsizetype> found;
    if (others.isEmpty())
        return found;
    for (qsizetype i = 0; i < asked.size(); ++i) {
        const QString &id = asked.at(i).id;
        const bool isKnown = std::all_of(others.cbegin(), others.cend(), [&](const Principal &other) {
            return (people ? m_editor.isMember(other.id, id) : m_editor.isMember(id, other.id)).has_value();
        });
        if (!isKnown)
            found << i;
    }
    return found;
}

int MembershipMatrixModel::callsToRead() const
{
    return int(asksPairs() ? openPairs().size() : open().size());
}

const QuestionQueue &MembershipMatrixModel::asking() const
{
    return m_pairs->isRunning() ? *m_pairs : *m_lists;
}

void MembershipMatrixModel::read()
{
    stop();
    if (asksPairs())
        return m_pairs->ask(openPairs());
    const bool people = asksPeople();
    std::deque<QuestionQueue::Question> questions;
    const QList<qsizetype> wanted = open();
    for (const qsizetype i : wanted) {
        const Principal &subject = (people ? m_people : m_groups).at(i);
        questions.push_back([this, people, subject](const QuestionQueue::Answered &answered) { return people ? askForGroups(subject, answered) : askForMembers(subject, answered); });
    }
    m_lists->ask(std::move(questions));
}

void MembershipMatrixModel::stop()
{
    m_pairs->stop();
    m_lists->stop();
}

Job *MembershipMatrixModel::askForMembers(const Principal &group, const QuestionQueue::Answered &answered)
{
    auto *job = m_editor.session().directory().membersOf(group.id, this);
    job->then(this, [this, id = group.id, answered](const Result<MemberList> &list) {
        if (list)
            m_editor.learnMembers(id, *list);
        answered(list ? std::nullopt : std::optional(list.error()));
    });
    return job;
}

Job *MembershipMatrixModel::askForGroups(const Principal &person, const QuestionQueue::Answered &answered)
{
    auto *job = m_editor.session().directory().groupsOf(bare(person), this);
    job->then(this, [this, id = person.id, answered](const Result<QList<Resource>> &groups) {
        if (!groups && groups.error().kind == ErrorKind::NotFound && groups.error().detail == "unsupported"_L1)
            return onUnknowable();
        QStringList ids;
        const QList<Resource> found = groups.valueOr({});
        for (const Resource &group : found)
            ids << group.id();
        if (groups)
            m_editor.learnGroups(id, ids);
        answered(groups ? std::nullopt : std::optional(groups.error()));
    });
    return job;
}

/// The provider does not tell somebody's groups; its groups are asked then, unless they tell nothing either: a question a cell is offered, and not asked of one's own accord.
void MembershipMatrixModel::onUnknowable()
{
    m_peopleUnknowable = true;
    if (!asksPairs())
        return read();
    stop();
    Q_EMIT progressed();
}

void MembershipMatrixModel::tellAll()
{
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

MembershipMatrixModel::Cell MembershipMatrixModel::cellAt(const QModelIndex &index) const
{
    const QString &groupId = group(index.column()).id;
    const QString &personId = person(index.row()).id;
    switch (m_editor.stageOf(groupId, personId)) {
    case MembershipEditor::Stage::Added:
        return Cell::Added;
    case MembershipEditor::Stage::Removed:
        return Cell::Removed;
    case MembershipEditor::Stage::None:
        break;
    }
    const auto member = m_editor.isMember(groupId, personId);
    return !member ? Cell::Unknown : *member ? Cell::Yes : Cell::No;
}

MembershipEditor::Outcome MembershipMatrixModel::toggle(const QModelIndexList &cells)
{
    const auto isIn = [this](const QModelIndex &cell) { return cellAt(cell) == Cell::Yes || cellAt(cell) == Cell::Added; };
    const bool adds = !std::all_of(cells.cbegin(), cells.cend(), isIn);
    QList<MembershipEditor::Wish> wishes;
    for (const QModelIndex &cell : cells) {
        if (isIn(cell) != adds)
            wishes << MembershipEditor::Wish {.group = group(cell.column()), .member = person(cell.row()), .add = adds};
    }
    if (wishes.isEmpty())
        return {};
    const QString what = wishes.size() == 1 ? tr("%1 in %2").arg(wishes.first().member.label(), wishes.first().group.label()) : tr("%Ln membership(s)", nullptr, int(wishes.size()));
    return m_editor.wish(wishes, adds ? tr("Add %1").arg(what) : tr("Remove %1").arg(what));
}

/// With what tells them apart where two have it.
QString MembershipMatrixModel::nameOf(const Principal &principal) const
{
    const QString name = principal.label();
    return m_shared.contains(name) ? QString(name + u"  ·  "_s + (principal.detail.isEmpty() ? principal.id : principal.detail)) : name;
}

int MembershipMatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int MembershipMatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant MembershipMatrixModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == int(Role::Cell))
        return int(cellAt(index));
    if (role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    const QString where = tr("%1 in %2").arg(nameOf(person(index.row())), nameOf(group(index.column())));
    switch (cellAt(index)) {
    case Cell::Yes:
        return tr("%1: member").arg(where);
    case Cell::No:
        return tr("%1: no member").arg(where);
    case Cell::Added:
        return tr("%1: will be added").arg(where);
    case Cell::Removed:
        return tr("%1: will be removed").arg(where);
    case Cell::Unknown:
        break;
    }
    return tr("%1: not read").arg(where);
}

QVariant MembershipMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool people = orientation == Qt::Vertical;
    if (section < 0 || section >= (people ? rowCount() : columnCount()))
        return {};
    const Principal &principal = people ? person(section) : group(section);
    if (role == Qt::DisplayRole)
        return nameOf(principal);
    if (role == Qt::ToolTipRole)
        return principal.detail.isEmpty() ? nameOf(principal) : QString(principal.label() + u'\n' + principal.detail);
    return {};
}

} // namespace Provost
