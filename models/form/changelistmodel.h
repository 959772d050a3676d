// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/editsession.h"

#include <QAbstractItemModel>
#include <QFutureWatcher>

#include <memory>
#include <optional>

namespace Provost {

/// What is staged as a tree: an object on each line, what becomes of it below, old and new. Where that is much, it follows a moment later.
class ChangeListModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Column { What, Old, New, Count };
    Q_ENUM(Column)
    enum class Role {
        Mark = Qt::UserRole + 1, ///< int(RowMarks::Mark) of an object
        IsObject, ///< bool
        ResourceType, ///< QString
        Id, ///< QString
        Path, ///< QString: the attribute of a line below
        LeftToRight, ///< bool
    };
    Q_ENUM(Role)

    explicit ChangeListModel(EditSession &session, QObject *parent = nullptr);
    ~ChangeListModel() override;
    [[nodiscard]] ObjectKey keyAt(const QModelIndex &index) const; ///< of the object the line is about

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override; ///< without making the lines: a view asks it of all rows
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Line {
        QString what {};
        QString old {};
        QString now {};
        QString path {};
        QString oldId {}; ///< where `old` and `now` are names
        QString nowId {};
    };
    struct Object {
        ObjectKey key {};
        QString label {};
        RowMarks::Mark mark = RowMarks::Mark::Edited;
        QList<Change> changes {};
        std::optional<std::vector<Line>> lines {}; ///< made when first asked for
        friend bool operator==(const Object &a, const Object &b) { return a.key == b.key && a.changes == b.changes; }
    };
    struct Rebuilt { ///< from one list to another: of the new one's objects, how many at the beginning and at the end are as they were
        std::vector<Object> now {};
        size_t same = 0;
        size_t tail = 0;
    };
    void rebuild();
    void onRebuilt();
    void onNames();
    void take(Rebuilt &rebuilt);
    [[nodiscard]] static std::shared_ptr<Rebuilt> compared(const QList<Change> &before, const QList<Change> &now);
    [[nodiscard]] static std::vector<Object> objectsOf(const QList<Change> &changes);
    [[nodiscard]] QString labelOf(const Object &object) const;
    [[nodiscard]] QString valueText(const Json &value, const Attribute *attribute, const AttributeName &name) const;
    [[nodiscard]] std::vector<Line> linesOf(const Object &object) const;
    void addAttributeLines(const Object &object, std::vector<Line> &lines) const;
    void addMemberLines(const Object &object, std::vector<Line> &lines) const;
    [[nodiscard]] QString nameOf(const QString &id) const;
    [[nodiscard]] QString referenceText(const Json &value) const;
    [[nodiscard]] QVariant objectData(const Object &object, int column, int role) const;
    [[nodiscard]] QVariant lineData(const Line &line, int column, int role) const;

    EditSession &m_session;
    std::vector<Object> m_objects;
    QList<Change> m_shown; ///< of which m_objects were made
    QList<Change> m_coming;
    bool m_isRebuilding = false; ///< off this thread: m_coming
    QFutureWatcher<std::shared_ptr<Rebuilt>> m_rebuilding;
};

} // namespace Provost
