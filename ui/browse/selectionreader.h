// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listquery.h"
#include "directory/index/fullread.h"
#include "scim/resource.h"

#include <QPointer>

#include <functional>

namespace Provost {

class MessageStrip;
class ResourceTable;
class ResourceTableModel;
class RowSource;
class RowsJob;

/// What is selected in a table, all of it: a table holds the rows that were looked at, and a command means every one that is marked. Those that are not there
/// are read first; where that costs money, only once somebody agrees. Nothing is handed on in part.
class SelectionReader : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<void(const QList<Resource> &)>;
    /// The list that the table shows, for reading it once more.
    struct List {
        std::function<RowSource *(QObject *parent)> makeSource {};
        ListQuery query {};
        ReadEstimate takes {};
    };
    using Lister = std::function<List(qint64 rows)>;

    /// All outlive it. `strip` is its alone.
    SelectionReader(ResourceTable &table, ResourceTableModel &model, MessageStrip &strip, Lister lister, QObject *parent);
    /// Calls `then` with at least one, at once where all are there; else later, unless the selection or the list changes, or somebody stops it.
    void read(Handler then);
    [[nodiscard]] bool isReading() const;
    void end(); ///< without a word: the page goes

    static constexpr qint64 most = 5000; ///< all of them are held until they are applied

Q_SIGNALS:
    void said(const QString &words);

private:
    void ask(const QList<int> &rows, int missing);
    void begin(const List &list, const QList<int> &rows);
    void onRead(const QList<int> &rows, const QHash<int, Resource> &found);
    void giveUp(const QString &words);
    void onAction();

    ResourceTable &m_table;
    ResourceTableModel &m_model;
    MessageStrip &m_strip;
    Lister m_lister;
    Handler m_then; ///< null: nothing is under way
    std::function<void()> m_agreed; ///< waits for an answer
    QPointer<RowsJob> m_job;
};

} // namespace Provost
