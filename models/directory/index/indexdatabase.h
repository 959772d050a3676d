// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/index/indexsql.h"
#include "directory/index/mergeresource.h"
#include "directory/index/quickfilter.h"
#include "scim/filter.h"
#include "scim/servicedescription.h"

#include <QDateTime>
#include <QHash>

namespace Provost {

/// Resources that came in one answer.
struct IndexBatch {
    QString type {}; ///< resource type name
    QList<Resource> resources {};
    Coverage coverage {};
    QDateTime readAt {}; ///< UTC
};

/// How much of one resource type is known.
struct IndexedType {
    QString name {};
    qint64 count = 0;
    QDateTime completeAt {}; ///< when the last full read of it ended; invalid: never
    QDateTime oldest {}; ///< when the resource read longest ago was read
    friend bool operator==(const IndexedType &, const IndexedType &) = default;
};

struct IndexState {
    QList<IndexedType> types {};
    [[nodiscard]] IndexedType of(const QString &type) const;
};

/// Which rows, in which order.
struct IndexQuery {
    QString type {};
    Filter filter {};
    QuickFilter quick {};
    AttributeName sortBy {}; ///< not valid: as they were read
    bool descending = false;
    QDateTime notReadSince {}; ///< only those read before
};

/// What was read of a provider, in one SQLite file; for one thread. Rows have numbers that stay while the file does.
class IndexDatabase
{
public:
    /// Makes the file when it is not there. Error::Store for one that is damaged or of another version: remove it and fill it anew.
    [[nodiscard]] static Result<std::unique_ptr<IndexDatabase>> open(const QString &fileName);
    void setDescription(const ServiceDescription &description) { m_description = description; }

    [[nodiscard]] Result<void> put(const IndexBatch &batch);
    [[nodiscard]] Result<void> remove(const QString &type, const QString &id);
    [[nodiscard]] Result<void> clear();
    /// A full read of a type begins; what nothing has brought when it ends has been deleted.
    [[nodiscard]] Result<void> beginFullRead(const QString &type);
    [[nodiscard]] Result<qint64> endFullRead(const QString &type, const QDateTime &at); ///< how many went

    [[nodiscard]] Result<void> markComplete(const QString &type, const QDateTime &at);

    [[nodiscard]] IndexState state();
    [[nodiscard]] QDateTime oldest(const QString &type); ///< when the resource that was read longest ago was read; null: none is there
    [[nodiscard]] Result<QList<qint64>> rows(const IndexQuery &query);
    [[nodiscard]] Result<qint64> count(const IndexQuery &query);
    [[nodiscard]] QList<Resource> resources(const QList<qint64> &rows); ///< null where there is none any more
    [[nodiscard]] Resource find(const QString &type, const QString &id, QDateTime *readAt = nullptr);
    /// How many resources have each value of an attribute, most first; the value as a provider wrote it, empty: none.
    struct ValueCount {
        QString value {};
        qint64 count = 0;
        friend bool operator==(const ValueCount &, const ValueCount &) = default;
    };
    [[nodiscard]] QList<ValueCount> valueCounts(const QString &type, const AttributeName &name, int limit);
    /// The keys of an attribute (searchtext.h) without the rows they are of, for histograms; null where there is no value.
    [[nodiscard]] QVariantList keys(const QString &type, const AttributeName &name);

    [[nodiscard]] IndexSql &sql() { return *m_sql; }
    [[nodiscard]] ResourceSchema schemaOf(const QString &type) const;
    /// Of the table of sort keys, for an attribute; none: nothing of the type has it.
    [[nodiscard]] QStringList columns(const QString &type, const AttributeName &name);
    [[nodiscard]] qint64 typeNumber(const QString &type); ///< made when new
    [[nodiscard]] Result<void> flush(); ///< everything is in the file

private:
    explicit IndexDatabase(std::unique_ptr<IndexSql> sql);
    struct Keys { ///< the sort keys of one type
        QHash<QString, QString> columns {}; ///< by lower-case path
        QStringList order {}; ///< column names
    };
    [[nodiscard]] Result<void> makeTables();
    void readTypes();
    [[nodiscard]] Result<QList<qint64>> quickRows(IndexQuery query);
    [[nodiscard]] Result<QList<qint64>> rowsOf(const QString &type, const QuickFilter &quick);
    [[nodiscard]] QList<qint64> rowsOfSharedMail(const QString &type);
    [[nodiscard]] Result<QList<qint64>> rowsWithoutGroups(const QString &type);
    [[nodiscard]] Result<QList<qint64>> rowsWithMembers(const QString &type, qint64 low, qint64 high);
    [[nodiscard]] bool knowsMembers(const QString &type);
    void putOne(qint64 type, const Resource &resource, const IndexBatch &batch, const ResourceSchema &schema);
    void write(qint64 row, const Resource &resource, const QString &typeName, const ResourceSchema &schema);
    void writeKeys(qint64 row, const Resource &resource, const QString &typeName, const ResourceSchema &schema);
    void addText(qint64 row, const QString &text);
    void dropText(qint64 row, const QString &text);
    void dropRow(const QString &typeName, qint64 row, const QString &text);
    [[nodiscard]] Keys &keysOf(const QString &type);
    [[nodiscard]] QString keyColumn(const QString &type, const QString &path);
    [[nodiscard]] QString keyTable(const QString &type);
    void beginWriting();

    std::unique_ptr<IndexSql> m_sql;
    ServiceDescription m_description;
    QHash<QString, qint64> m_types;
    QHash<qint64, qint64> m_generations; ///< by type number
    QHash<qint64, qint64> m_counts; ///< likewise; counting a million rows takes longer than many a question
    QHash<QString, Keys> m_keys;
    qint64 m_uncommitted = 0;
    bool m_isWriting = false;
};

} // namespace Provost
