// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/resourcetablemodel.h"

#include "directory/csvtext.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int rowsAtOnce = 100'000; ///< told to the views in one event; a header alone keeps eight bytes for each and touches them all
constexpr int keptTexts = 512; ///< rows; a tall screen shows a hundred
constexpr qsizetype mostTips = 20;

bool isNumeric(const Column &column)
{
    return !column.multiValued && (column.type == Attribute::Type::Integer || column.type == Attribute::Type::Decimal);
}

Qt::Alignment alignmentOf(const Column &column)
{
    return Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeading);
}

} // namespace

ResourceTableModel::ResourceTableModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_texts(keptTexts)
{
    m_growing.setSingleShot(true);
    connect(&m_growing, &QTimer::timeout, this, &ResourceTableModel::grow);
}

void ResourceTableModel::setSource(RowSource *source)
{
    if (source == m_source)
        return;
    beginResetModel();
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    m_texts.clear();
    if (m_source)
        connectSource();
    begin();
    endResetModel();
}

/// The rows after a reset, within it.
void ResourceTableModel::begin()
{
    m_rows = m_source ? std::min(m_source->rowCount(), rowsAtOnce) : 0;
    m_growing.start();
}

void ResourceTableModel::grow()
{
    const int rows = m_source ? std::min(m_source->rowCount(), m_rows + rowsAtOnce) : 0;
    if (rows <= m_rows)
        return;
    beginInsertRows({}, m_rows, rows - 1);
    m_rows = rows;
    endInsertRows();
    if (m_source && m_rows < m_source->rowCount())
        m_growing.start();
}

void ResourceTableModel::setMarks(RowMarks *marks)
{
    m_marks = marks;
    m_texts.clear();
    if (m_marks)
        connect(m_marks, &RowMarks::changed, this, [this] { onRowsChanged(0, rowCount() - 1); });
}

RowMarks::Mark ResourceTableModel::markOf(int row) const
{
    return m_marks && stateOf(row) == RowSource::RowState::Loaded ? m_marks->markOf(resourceAt(row).id()) : RowMarks::Mark::None;
}

bool ResourceTableModel::isEdited(const QModelIndex &index) const
{
    if (markOf(index.row()) != RowMarks::Mark::Edited)
        return false;
    const Resource resource = resourceAt(index.row());
    const AttributeName &name = m_columns.at(index.column()).name;
    return name.valueIn(m_marks->shown(resource)) != resource.value(name);
}

void ResourceTableModel::connectSource()
{
    connect(m_source, &RowSource::aboutToReset, this, [this] { beginResetModel(); });
    connect(m_source, &RowSource::reset, this, [this] {
        m_texts.clear();
        begin();
        endResetModel();
    });
    connect(m_source, &RowSource::rowsChanged, this, &ResourceTableModel::onRowsChanged);
    connect(m_source, &RowSource::appended, this, &ResourceTableModel::grow);
    connect(m_source, &RowSource::aboutToRemove, this, [this](int first, int last) {
        forget(first, last);
        m_isShrinking = first < m_rows;
        if (m_isShrinking)
            beginRemoveRows({}, first, m_rows - 1); // always to the end
    });
    connect(m_source, &RowSource::removed, this, [this] {
        m_rows = std::min(m_rows, m_source->rowCount());
        if (std::exchange(m_isShrinking, false))
            endRemoveRows();
    });
    connect(m_source, &QObject::destroyed, this, [this] {
        beginResetModel();
        m_texts.clear();
        m_rows = 0;
        endResetModel();
    });
}

void ResourceTableModel::setColumns(const QList<Column> &columns)
{
    m_texts.clear();
    const int before = int(m_columns.size());
    const int after = int(columns.size());
    if (after > before) {
        beginInsertColumns({}, before, after - 1);
        m_columns = columns;
        endInsertColumns();
    } else if (after < before) {
        beginRemoveColumns({}, after, before - 1);
        m_columns = columns;
        endRemoveColumns();
    }
    m_columns = columns;
    if (const int kept = std::min(before, after); kept > 0) {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, kept - 1);
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kept - 1));
    }
}

void ResourceTableModel::setVisibleRange(int first, int last)
{
    if (m_source && rowCount() > 0 && first <= last)
        m_source->want(std::max(first, 0), std::min(last, rowCount() - 1));
}

void ResourceTableModel::onRowsChanged(int first, int last)
{
    forget(first, last);
    last = std::min(last, m_rows - 1);
    if (!m_columns.isEmpty() && last >= first)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void ResourceTableModel::forget(int first, int last)
{
    if (last - first >= m_texts.size()) {
        m_texts.clear();
        return;
    }
    for (int row = first; row <= last; ++row)
        m_texts.remove(row);
}

RowSource::RowState ResourceTableModel::stateOf(int row) const
{
    return m_source ? m_source->rowState(row) : RowSource::RowState::Empty;
}

Resource ResourceTableModel::resourceAt(int row) const
{
    return m_source && row >= 0 && row < m_source->rowCount() ? m_source->row(row) : Resource();
}

const QStringList &ResourceTableModel::textsOf(int row) const
{
    if (const QStringList *texts = m_texts.object(row))
        return *texts;
    // a copy of our own is parsed and let go: the source's rows stay as small as they came
    const Resource shared = resourceAt(row);
    const Resource resource(shared.bytes(), shared.id());
    auto texts = std::make_unique<QStringList>();
    const bool marked = m_marks && m_marks->markOf(resource.id()) != RowMarks::Mark::None;
    const Json document = marked ? m_marks->shown(resource) : resource.json();
    for (const Column &column : m_columns)
        texts->append(cellText(column.name.valueIn(document), column));
    const QStringList &kept = *texts;
    m_texts.insert(row, texts.release());
    return kept;
}

int ResourceTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int ResourceTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant ResourceTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !hasIndex(index.row(), index.column()))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return displayText(index);
    case Qt::ToolTipRole:
        return toolTip(index);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(m_columns.at(index.column())));
    case Qt::AccessibleTextRole:
        return accessibleText(index);
    case int(Role::Id):
        return resourceAt(index.row()).id();
    case int(Role::State):
        return int(stateOf(index.row()));
    case int(Role::Bytes):
        return resourceAt(index.row()).bytes();
    case int(Role::Pending):
        return m_source && m_source->isPending(index.row());
    case int(Role::Match):
        return matchText(index.row(), true);
    case int(Role::Mark):
        return int(markOf(index.row()));
    case int(Role::IsEdited):
        return isEdited(index);
    case int(Role::SortValue):
        return sortValue(index);
    default:
        return {};
    }
}

QVariant ResourceTableModel::displayText(const QModelIndex &index) const
{
    const RowSource::RowState state = stateOf(index.row());
    if (state == RowSource::RowState::Loaded)
        return textsOf(index.row()).value(index.column());
    if (index.column() > 0)
        return {};
    return state == RowSource::RowState::Failed ? u"–"_s : u"…"_s;
}

QString ResourceTableModel::accessibleText(const QModelIndex &index) const
{
    switch (stateOf(index.row())) {
    case RowSource::RowState::Empty:
    case RowSource::RowState::Loading:
        return tr("loading");
    case RowSource::RowState::Failed:
        return tr("not loaded");
    case RowSource::RowState::Loaded:
        break;
    }
    const QString text = textsOf(index.row()).value(index.column());
    QString words = text.isEmpty() ? tr("empty") : text;
    if (const QString found = index.column() == 0 ? matchText(index.row(), true) : QString(); !found.isEmpty())
        words = tr("%1, found by %2", "for a screen reader; a cell's text, attribute and value").arg(words, found);
    return m_source->isPending(index.row()) ? tr("%1, written a moment ago", "for a screen reader; %1: a cell's text").arg(words) : words;
}

QString ResourceTableModel::toolTip(const QModelIndex &index) const
{
    const Resource shared = resourceAt(index.row());
    if (shared.isNull())
        return {};
    const Column &column = m_columns.at(index.column());
    QStringList texts = cellTexts(Resource(shared.bytes(), shared.id()).value(column.name), column);
    if (const auto more = texts.size() - mostTips; more > 0) {
        texts.resize(mostTips);
        texts.append(tr("… and %n more", nullptr, int(more)));
    }
    if (const QString found = matchText(index.row(), false); !found.isEmpty())
        texts.append(tr("Found by %1", "attribute and value").arg(found));
    if (m_source->isPending(index.row()))
        texts.append(tr("Written here a moment ago; the provider does not show it yet."));
    return texts.join(u'\n');
}

/// Why the row was found. With `isHiddenOnly` empty where a column shows it to whoever looks.
QString ResourceTableModel::matchText(int row, bool isHiddenOnly) const
{
    if (!m_source)
        return {};
    const RowSource::Match match = m_source->match(row);
    const auto name = AttributeName::parse(match.attribute);
    if (match.attribute.isEmpty() || !name)
        return {};
    const bool isShown = std::any_of(m_columns.cbegin(), m_columns.cend(), [&name](const Column &column) {
        const bool isSame = column.name.attribute.compare(name->attribute, Qt::CaseInsensitive) == 0;
        return isSame && (column.name.subAttribute.isEmpty() || column.name == *name);
    });
    if (isHiddenOnly && isShown)
        return {};
    const QString words = tr("%1: %2", "attribute and its value").arg(attributeLabel(*name, m_labels), match.text);
    return match.isApproximate ? tr("nearly: %1", "found although a letter differs").arg(words) : words;
}

QVariant ResourceTableModel::sortValue(const QModelIndex &index) const
{
    const Resource shared = resourceAt(index.row());
    if (shared.isNull())
        return {};
    const Column &column = m_columns.at(index.column());
    const Json value = Resource(shared.bytes(), shared.id()).value(column.name);
    if (value.isNumber())
        return value.toDouble();
    if (value.isBool())
        return value.toBool();
    if (column.type == Attribute::Type::DateTime && value.isString())
        return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return textsOf(index.row()).value(index.column());
}

QVariant ResourceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    const Column &column = m_columns.at(section);
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case Qt::ToolTipRole:
        return column.name.toString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(column));
    default:
        return {};
    }
}

bool ResourceTableModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_source && m_source->canFetchMore();
}

void ResourceTableModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        m_source->fetchMore();
}

QList<Resource> ResourceTableModel::loaded(const QList<int> &rows, int *missing) const
{
    QList<Resource> resources;
    for (const int row : rows) {
        if (const Resource resource = resourceAt(row); !resource.isNull())
            resources.append(resource);
    }
    if (missing)
        *missing = int(rows.size() - resources.size());
    return resources;
}

void ResourceTableModel::setDragSource(const QString &directory, const QString &resourceType)
{
    m_dragDirectory = directory;
    m_dragType = resourceType;
}

PrincipalDrag ResourceTableModel::dragOf(const QList<int> &rows) const
{
    PrincipalDrag drag {.directory = m_dragDirectory};
    for (const Resource &shared : loaded(rows, nullptr))
        drag.principals << Principal::of(Resource(shared.bytes(), shared.id()), m_dragType);
    return drag;
}

Qt::ItemFlags ResourceTableModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.isValid() && !m_dragType.isEmpty() ? usual | Qt::ItemIsDragEnabled : usual;
}

QString ResourceTableModel::toCsv(const QList<int> &rows, int *missing) const
{
    QStringList header;
    for (const Column &column : m_columns)
        header.append(column.name.toString());
    QString csv = csvLine(header);
    for (const Resource &shared : loaded(rows, missing)) {
        const Resource resource(shared.bytes(), shared.id());
        QStringList cells;
        for (const Column &column : m_columns)
            cells.append(neutralised(rawCellText(resource.value(column.name)))); // it is pasted into spreadsheets
        csv += csvLine(cells);
    }
    return csv;
}

QByteArray ResourceTableModel::toJson(const QList<int> &rows, int *missing) const
{
    QByteArrayList documents;
    for (const Resource &resource : loaded(rows, missing))
        documents.append(resource.bytes());
    return documents.isEmpty() ? "[]\n"_ba : "[\n" + documents.join(",\n") + "\n]\n";
}

} // namespace Provost
