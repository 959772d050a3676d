// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/changelistmodel.h"

#include "base/letgo.h"
#include "change/mergeedit.h"
#include "directory/columns.h"
#include "directory/directory.h"
#include "scim/patchvalues.h"

#include <QSet>
#include <QtConcurrentRun>

#include <iterator>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr quintptr noParent = 0; ///< internal id: 0 for objects, row + 1 of the object for lines
constexpr int mostMembers = 50;
constexpr qsizetype atOnce = 1000; ///< changes: more are gone through off this thread

QString textOf(const Json &value, const Attribute *attribute, const AttributeName &name)
{
    if (attribute && attribute->mutability == Attribute::Mutability::WriteOnly && !isUnassigned(value))
        return u"••••••••"_s;
    const Column column {.name = name, .type = attribute ? attribute->type : Attribute::Type::String, .multiValued = value.isArray()};
    return value.isArray() ? cellTexts(value, column).join(u"; "_s) : cellText(value, column);
}

QString withId(const QString &name, const QString &id)
{
    return id.isEmpty() || name == id || name.isEmpty() ? name : name + u'\n' + id;
}

} // namespace

ChangeListModel::ChangeListModel(EditSession &session, QObject *parent)
    : QAbstractItemModel(parent)
    , m_session(session)
{
    connect(&m_session, &EditSession::changed, this, &ChangeListModel::rebuild);
    connect(&m_session, &EditSession::namesLearned, this, &ChangeListModel::onNames);
    connect(&m_rebuilding, &QFutureWatcherBase::finished, this, &ChangeListModel::onRebuilt);
    rebuild();
}

ChangeListModel::~ChangeListModel() // what is under way has copies of its own
{
    letGo(std::move(m_objects));
    letGo(std::move(m_shown));
}

std::vector<ChangeListModel::Object> ChangeListModel::objectsOf(const QList<Change> &changes)
{
    std::vector<Object> all;
    QHash<ObjectKey, size_t> known;
    for (const Change &change : changes) {
        size_t at = known.value(change.key(), all.size());
        if (at == all.size()) {
            known.insert(change.key(), at);
            all.push_back({.key = change.key(), .label = EditSession::labelOf(change)});
        }
        Object &object = all[at];
        object.changes << change;
        if (change.kind == ChangeKind::Delete)
            object.mark = RowMarks::Mark::Deleted;
        else if (change.kind == ChangeKind::Create && object.mark != RowMarks::Mark::Deleted)
            object.mark = RowMarks::Mark::Created;
    }
    return all;
}

/// A group that somebody was put into without its being read is known by its id only.
QString ChangeListModel::labelOf(const Object &object) const
{
    return object.label == object.key.id ? nameOf(object.key.id) : object.label;
}

/// As many lines as before: only what they say of whom differs.
void ChangeListModel::onNames()
{
    for (size_t row = 0; row < m_objects.size(); ++row) {
        Object &object = m_objects[row];
        if (!object.lines || object.lines->empty())
            continue;
        object.lines = linesOf(object);
        const QModelIndex parent = index(int(row), 0);
        Q_EMIT dataChanged(index(0, 0, parent), index(int(object.lines->size()) - 1, int(Column::Count) - 1, parent));
    }
    if (!m_objects.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_objects.size()) - 1, int(Column::Count) - 1));
}

std::shared_ptr<ChangeListModel::Rebuilt> ChangeListModel::compared(const QList<Change> &before, const QList<Change> &now)
{
    auto rebuilt = std::make_shared<Rebuilt>(Rebuilt {.now = objectsOf(now)});
    const std::vector<Object> then = objectsOf(before);
    const std::vector<Object> &objects = rebuilt->now;
    size_t &same = rebuilt->same;
    while (same < objects.size() && same < then.size() && objects[same] == then[same])
        ++same;
    size_t &tail = rebuilt->tail;
    while (tail + same < objects.size() && tail + same < then.size() && objects[objects.size() - 1 - tail] == then[then.size() - 1 - tail])
        ++tail;
    return rebuilt;
}

void ChangeListModel::rebuild()
{
    const QList<Change> &now = m_session.changes().changes;
    if (m_isRebuilding) // it looks again when it is done
        return;
    if (now.size() <= atOnce && m_shown.size() <= atOnce) {
        take(*compared(m_shown, now));
        m_shown = now;
        return;
    }
    m_isRebuilding = true;
    m_coming = now;
    m_rebuilding.setFuture(QtConcurrent::run(&ChangeListModel::compared, m_shown, m_coming));
}

void ChangeListModel::onRebuilt()
{
    m_isRebuilding = false;
    const std::shared_ptr<Rebuilt> rebuilt = m_rebuilding.result();
    take(*rebuilt);
    letGo(std::exchange(rebuilt->now, {})); // the future keeps it until the next one, and what was not taken of it nobody needs
    letGo(std::exchange(m_shown, std::exchange(m_coming, {})));
    if (!m_shown.isSharedWith(m_session.changes().changes))
        rebuild();
}

/// Only the lines that differ are touched: what is open and chosen stays so.
void ChangeListModel::take(Rebuilt &rebuilt)
{
    std::vector<Object> &now = rebuilt.now;
    const size_t same = rebuilt.same;
    const size_t tail = rebuilt.tail;
    if (const int gone = int(m_objects.size() - tail - same); gone > 0) {
        beginRemoveRows({}, int(same), int(same) + gone - 1);
        const auto first = m_objects.begin() + std::ptrdiff_t(same);
        letGo(std::vector<Object>(std::make_move_iterator(first), std::make_move_iterator(first + gone)));
        m_objects.erase(first, first + gone);
        endRemoveRows();
    }
    if (const int come = int(now.size() - tail - same); come > 0) {
        beginInsertRows({}, int(same), int(same) + come - 1);
        const auto first = std::make_move_iterator(now.begin() + std::ptrdiff_t(same));
        m_objects.insert(m_objects.begin() + std::ptrdiff_t(same), first, first + come);
        endInsertRows();
    }
}

std::vector<ChangeListModel::Line> ChangeListModel::linesOf(const Object &object) const
{
    std::vector<Line> lines;
    if (object.mark == RowMarks::Mark::Deleted)
        return lines;
    addAttributeLines(object, lines);
    addMemberLines(object, lines);
    return lines;
}

void ChangeListModel::addAttributeLines(const Object &object, std::vector<Line> &lines) const
{
    const ServiceDescription &description = m_session.directory().description();
    const ResourceType *type = description.resourceType(object.key.resourceType);
    const ResourceSchema schema = type ? description.schemaOf(*type) : ResourceSchema();
    Json before;
    for (const Change &change : object.changes) {
        if (!change.before.isNull() && before.isUndefined())
            before = change.before.json();
    }
    const Json after = documentAfter(before, object.changes, schema);
    const auto labels = description.profile.labels.value(object.key.resourceType);
    const auto add = [&](const AttributeName &name, const Json &old, const Json &now) {
        const Attribute *attribute = schema.find(name);
        lines.push_back({.what = attributeLabel(name, labels), .old = valueText(old, attribute, name), .now = valueText(now, attribute, name), .path = name.toString()});
    };
    const auto addTop = [&](const QString &urn, const QString &key, const Json &value) {
        const AttributeName name {urn, key, {}};
        const Attribute *attribute = schema.find(name);
        const bool reference = attribute && !attribute->multiValued && attribute->subAttribute(u"value");
        if (reference && !value.isArray())
            return lines.push_back({.what = attributeLabel(name, labels), .old = referenceText(name.valueIn(before)), .now = referenceText(name.valueIn(after)), .path = name.toString(),
                                    .oldId = name.valueIn(before).value(u"value").toString(), .nowId = name.valueIn(after).value(u"value").toString()});
        if (!value.isObject() || reference)
            return add(name, name.valueIn(before), name.valueIn(after));
        for (const auto &[sub, part] : value.members())
            add({urn, key, sub}, AttributeName {urn, key, sub}.valueIn(before), AttributeName {urn, key, sub}.valueIn(after));
    };
    const Json overlay = overlayBetween(before, after);
    for (const auto &[key, value] : overlay.members()) {
        if (key == "schemas"_L1 || key == "members"_L1)
            continue;
        if (key.contains(u':') && value.isObject()) {
            for (const auto &[inner, innerValue] : value.members())
                addTop(key, inner, innerValue);
        } else {
            addTop({}, key, value);
        }
    }
}

/// A list of references names whom it refers to.
QString ChangeListModel::valueText(const Json &value, const Attribute *attribute, const AttributeName &name) const
{
    const bool isReferences = attribute && value.isArray() && attribute->subAttribute(u"$ref") && attribute->subAttribute(u"value");
    if (!isReferences)
        return textOf(value, attribute, name);
    QStringList texts;
    for (const Json &element : value.items()) {
        const QString text = referenceText(element);
        texts << (text.isEmpty() ? textOf(element, attribute, name) : text);
    }
    return texts.join(u"; "_s);
}

/// Who is meant, where that is known, as a manager.
QString ChangeListModel::referenceText(const Json &value) const
{
    const Json id = value.isObject() ? value.value(u"value") : value;
    if (!id.isString())
        return {};
    const QString known = nameOf(id.toString());
    const QString display = value.value(u"displayName").toString(value.value(u"display").toString());
    return known == id.toString() && !display.isEmpty() ? display : known;
}

QString ChangeListModel::nameOf(const QString &id) const
{
    return m_session.nameToShow(id);
}

void ChangeListModel::addMemberLines(const Object &object, std::vector<Line> &lines) const
{
    int shown = 0;
    for (const Change &change : object.changes) {
        if (change.kind != ChangeKind::MembersAdd && change.kind != ChangeKind::MembersRemove)
            continue;
        const bool adds = change.kind == ChangeKind::MembersAdd;
        for (const QString &member : change.members) {
            if (++shown > mostMembers)
                break;
            const QString name = nameOf(member);
            lines.push_back({.what = adds ? tr("Member added") : tr("Member removed"), .old = adds ? QString() : name, .now = adds ? name : QString(),
                             .path = {}, .oldId = adds ? QString() : member, .nowId = adds ? member : QString()});
        }
    }
    if (shown > mostMembers)
        lines.push_back({.what = tr("… and more members")});
}

ObjectKey ChangeListModel::keyAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const auto row = index.internalId() == noParent ? size_t(index.row()) : size_t(index.internalId() - 1);
    return row < m_objects.size() ? m_objects[row].key : ObjectKey();
}

QModelIndex ChangeListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : noParent);
}

QModelIndex ChangeListModel::parent(const QModelIndex &child) const
{
    return !child.isValid() || child.internalId() == noParent ? QModelIndex() : createIndex(int(child.internalId()) - 1, 0, noParent);
}

int ChangeListModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_objects.size());
    if (parent.internalId() != noParent || parent.column() != 0)
        return 0;
    auto &object = const_cast<Object &>(m_objects.at(size_t(parent.row()))); // its lines are made when first asked for
    if (!object.lines)
        object.lines = linesOf(object);
    return int(object.lines->size());
}

bool ChangeListModel::hasChildren(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return !m_objects.empty();
    if (parent.internalId() != noParent || parent.column() != 0)
        return false;
    const Object &object = m_objects.at(size_t(parent.row()));
    return object.lines ? !object.lines->empty() : object.mark != RowMarks::Mark::Deleted;
}

int ChangeListModel::columnCount(const QModelIndex &) const
{
    return int(Column::Count);
}

QVariant ChangeListModel::objectData(const Object &object, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (column == int(Column::What))
            return labelOf(object);
        if (column == int(Column::New))
            return object.mark == RowMarks::Mark::Created ? tr("New %1").arg(object.key.resourceType)
                : object.mark == RowMarks::Mark::Deleted  ? tr("To be deleted")
                                                          : QString();
        return {};
    case Qt::ToolTipRole:
        return column != int(Column::What) ? QString() : isTemporaryId(object.key.id) ? object.label : withId(labelOf(object), object.key.id);
    case int(Role::Mark):
        return int(object.mark);
    case int(Role::IsObject):
        return true;
    case int(Role::ResourceType):
        return object.key.resourceType;
    case int(Role::Id):
        return object.key.id;
    default:
        return {};
    }
}

QVariant ChangeListModel::lineData(const Line &line, int column, int role) const
{
    if (role == int(Role::IsObject))
        return false;
    if (role == int(Role::Path))
        return line.path;
    if (role == Qt::ToolTipRole)
        return column == int(Column::What) ? line.path : column == int(Column::Old) ? withId(line.old, line.oldId) : withId(line.now, line.nowId);
    if (role != Qt::DisplayRole)
        return {};
    return column == int(Column::What) ? line.what : column == int(Column::Old) ? line.old : line.now;
}

QVariant ChangeListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == noParent)
        return objectData(m_objects.at(size_t(index.row())), index.column(), role);
    const Object &object = m_objects.at(size_t(index.internalId() - 1));
    const bool isThere = object.lines && size_t(index.row()) < object.lines->size();
    return isThere ? lineData((*object.lines)[size_t(index.row())], index.column(), role) : QVariant();
}

QVariant ChangeListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::What:
        return tr("What");
    case Column::Old:
        return tr("Before");
    case Column::New:
        return tr("After");
    default:
        return {};
    }
}

} // namespace Provost
