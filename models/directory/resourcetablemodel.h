// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/columns.h"
#include "directory/principal.h"
#include "directory/rowmarks.h"
#include "directory/rowsource.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QPointer>
#include <QTimer>

namespace Provost {

/// Rows of a RowSource as a table. A cell never loads anything in data(): the view says which rows are visible through setVisibleRange().
/// A row that is not there yet shows "…" in its first column, one that failed "–"; Role::State tells them apart. Rows and columns
/// come and go at the end only, so that selection and scroll position survive all but a new query.
class ResourceTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Role {
        Id = Qt::UserRole + 1, ///< QString
        State, ///< int(RowSource::RowState)
        Bytes, ///< QByteArray: the row's JSON
        Mark, ///< int(RowMarks::Mark)
        IsEdited, ///< bool: the cell shows what is staged, not what the directory holds
        SortValue, ///< number, bool, QDateTime or QString
        Pending, ///< bool: written a moment ago, the provider does not show it yet
        Match, ///< QString: the attribute by which a search found the row, where no column shows it ("Department: Harbour")
    };
    Q_ENUM(Role)

    explicit ResourceTableModel(QObject *parent = nullptr);
    void setSource(RowSource *source); ///< not owned
    void setMarks(RowMarks *marks); ///< not owned
    [[nodiscard]] RowSource *source() const { return m_source; }
    void setColumns(const QList<Column> &columns); ///< also after a change of language
    [[nodiscard]] const QList<Column> &columns() const { return m_columns; }
    void setLabels(const QHash<QString, QString> &labels) { m_labels = labels; } ///< what the profile calls the attributes of the type (ServerProfile::labels), for why a row was found
    void setVisibleRange(int first, int last);
    [[nodiscard]] Resource resourceAt(int row) const; ///< null while not loaded
    /// Loaded rows among `rows`, as text for the clipboard; rows not loaded are left out and counted in `*missing`.
    /// RFC 4180, header = attribute paths, every value of a multi-valued cell. Cells that begin with = + - @ are quoted and otherwise kept as they
    /// are: altering them would corrupt phone numbers on their way back into a directory.
    [[nodiscard]] QString toCsv(const QList<int> &rows, int *missing = nullptr) const;
    [[nodiscard]] QByteArray toJson(const QList<int> &rows, int *missing = nullptr) const;

    void setDragSource(const QString &directory, const QString &resourceType); ///< what rows are when they are dragged out; without it none can be
    [[nodiscard]] PrincipalDrag dragOf(const QList<int> &rows) const; ///< of those that are read

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    void connectSource();
    void onRowsChanged(int first, int last);
    void forget(int first, int last);
    [[nodiscard]] RowSource::RowState stateOf(int row) const;
    [[nodiscard]] const QStringList &textsOf(int row) const; ///< of a loaded row
    [[nodiscard]] QVariant displayText(const QModelIndex &index) const;
    [[nodiscard]] QString accessibleText(const QModelIndex &index) const;
    [[nodiscard]] QString toolTip(const QModelIndex &index) const;
    [[nodiscard]] QString matchText(int row, bool isHiddenOnly) const;
    [[nodiscard]] QVariant sortValue(const QModelIndex &index) const;
    [[nodiscard]] QList<Resource> loaded(const QList<int> &rows, int *missing) const;

    [[nodiscard]] RowMarks::Mark markOf(int row) const;
    [[nodiscard]] bool isEdited(const QModelIndex &index) const;

    void begin();
    void grow();

    QPointer<RowSource> m_source;
    int m_rows = 0; ///< shown: as many as the source has, or on the way there, for views keep something for each row
    bool m_isShrinking = false;
    QTimer m_growing; ///< to the next event
    QPointer<RowMarks> m_marks;
    QList<Column> m_columns;
    QHash<QString, QString> m_labels;
    QString m_dragDirectory;
    QString m_dragType;
    mutable QCache<int, QStringList> m_texts; ///< texts of the rows on screen; the parsed documents are not kept
};

} // namespace Provost
