// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/heldmemory.h"
#include "directory/index/documentpacker.h"
#include "directory/index/gramindex.h"
#include "directory/index/indexfilter.h"
#include "directory/index/indexsql.h"
#include "directory/index/mergeresource.h"
#include "directory/index/quickfilter.h"
#include "directory/index/readingplace.h"
#include "directory/index/resourcereader.h"
#include "directory/index/wordlist.h"
#include "scim/filter.h"
#include "scim/servicedescription.h"

#include <QDateTime>
#include <QHash>
#include <QSet>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace Provost {

/// Resources that came in one answer.
struct IndexBatch {
    QString type {}; ///< resource type name
    QList<Resource> resources {};
    Coverage coverage {};
    QDateTime readAt {}; ///< UTC
    bool isEdit = false; ///< of what was known, by something that was written: nobody read it
};

[[nodiscard]] qint64 storedTime(const QDateTime &time);
[[nodiscard]] QDateTime timeStored(qint64 milliseconds);

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
    qint64 limit = -1; ///< the first so many; -1: all
};

/// Of an index that was empty: whether an id may be in it, in two megabytes. To look up each of a million new ones takes longer than many a thing that is done for them.
class FreshIds
{
public:
    void note(quint64 hash) { m_bits[place(hash)] = true; }
    [[nodiscard]] bool mayHave(quint64 hash) const { return m_bits[place(hash)]; }

private:
    static constexpr int bits = 24;
    [[nodiscard]] static size_t place(quint64 hash) { return size_t((hash * 0x9E3779B97F4A7C15ULL) >> (64 - bits)); }
    std::vector<bool> m_bits = std::vector<bool>(size_t(1) << bits);
};

/// What was read of a provider, in one SQLite file; for one thread. Rows have numbers that stay while the file does.
class IndexDatabase
{
public:
    /// Makes the file when it is not there. Error::Store for one that is damaged or of another version: remove it and fill it anew.
    [[nodiscard]] static Result<std::unique_ptr<IndexDatabase>> open(const QString &fileName);
    void setDescription(const ServiceDescription &description);

    [[nodiscard]] Result<void> put(const IndexBatch &batch);
    [[nodiscard]] Result<void> remove(const QString &type, const QString &id);
    [[nodiscard]] Result<void> clear();
    /// A full read of a type begins; what nothing has brought when it ends has been deleted.
    [[nodiscard]] Result<void> beginFullRead(const QString &type);
    void setReading(const QString &type, bool isReading); ///< while any is: memory is held for its answers, and less of the file is
    [[nodiscard]] Result<qint64> endFullRead(const QString &type, const QDateTime &at); ///< how many went
    /// How far the full read that was begun last has come. It goes when that ends, or another begins.
    [[nodiscard]] Result<void> notePlace(const QString &type, const ReadingPlace &place); ///< of none: it is not gone on with
    [[nodiscard]] ReadingPlace place(const QString &type);

    [[nodiscard]] qint64 countRead(const QString &type); ///< by the full read under way
    /// Of whom nobody has read more than a part (the ids of all, the columns of a list). `isReading`: only those that the full read under way has come upon.
    [[nodiscard]] QStringList idsNotRead(const QString &type, qint64 limit); ///< that the reading under way has not brought: known from before
    [[nodiscard]] QStringList idsReadInPart(const QString &type, bool isReading, qint64 limit);
    /// Whose userName or displayName is this text, folded; none where that takes a look at all of many.
    [[nodiscard]] QList<qint64> rowsCalled(const QString &type, const QString &folded, int limit);
    [[nodiscard]] QStringList typeNames() const { return m_types.keys(); }
    [[nodiscard]] QString lateChange(const QString &type); ///< a meta.lastModified among the newest, as the provider wrote it; empty: it tells none
    [[nodiscard]] Result<void> markComplete(const QString &type, const QDateTime &at);

    [[nodiscard]] IndexState state();
    [[nodiscard]] QDateTime oldest(const QString &type); ///< when the resource that was read longest ago was read; null: none is there
    [[nodiscard]] Result<QList<qint64>> rows(const IndexQuery &query);
    [[nodiscard]] Result<qint64> count(const IndexQuery &query);
    /// What lists are sorted and filtered by as a rule; each is soon answered once prepare() was called for it, which takes a second or two of a million rows.
    [[nodiscard]] QList<AttributeName> oftenAsked(const QString &type) const;
    void prepare(const QString &type, const AttributeName &name);
    enum class Extent : quint8 {
        Whole,
        Listed, ///< long ones without their members
    };
    [[nodiscard]] QList<Resource> resources(const QList<qint64> &rows, Extent extent = Extent::Whole); ///< null where there is none any more
    [[nodiscard]] Resource find(const QString &type, const QString &id, QDateTime *readAt = nullptr);
    [[nodiscard]] qint64 rowOf(const QString &type, const QString &id); ///< 0: it is not known
    /// Shows a row's document as it lies there: for one who takes little out of a long one. False: there is none any more.
    using Look = std::function<void(QByteArrayView document, const QString &id, const QDateTime &readAt)>;
    [[nodiscard]] bool look(qint64 row, const Look &take, Extent extent = Extent::Whole);
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
    [[nodiscard]] GramIndex &grams() { return m_grams; }
    [[nodiscard]] WordList &words() { return m_words; }
    [[nodiscard]] QString typeName(qint64 number) const { return m_types.key(number); }
    [[nodiscard]] ResourceSchema schemaOf(const QString &type) const;
    /// Of the sort keys, for an attribute; none: nothing of the type has it.
    [[nodiscard]] QStringList columns(const QString &type, const AttributeName &name);
    /// What a SELECT is FROM, called k, that names these columns of a type's sort keys in `text`.
    [[nodiscard]] QString keysWith(const QString &type, const QString &text);
    [[nodiscard]] qint64 typeNumber(const QString &type); ///< made when new
    [[nodiscard]] Result<void> flush(); ///< everything is in the file

private:
    static constexpr qint64 fewRows = 5000; ///< sorted in no time
    explicit IndexDatabase(std::unique_ptr<IndexSql> sql);
    struct KeyTable { ///< the columns of one
        std::vector<size_t> places {}; ///< in Keys::order
        QString insert {}; ///< the statement that writes a row
    };
    struct Keys { ///< the sort keys of one type
        QHash<QString, QString> columns {}; ///< by lower-case path
        QStringList order {}; ///< paths; the columns are called k0, r1, k2, ...
        KeyTable often {}; ///< "key1", whose columns are called k...
        KeyTable rare {}; ///< "rare1", r...: what is long and seldom asked for. A question that walks over all rows need not walk over that.
        std::unique_ptr<ResourceReader> reader {};
    };
    struct Known { ///< what there is of a resource
        qint64 row = 0;
        qint64 readAt = 0;
        QByteArray json {}, text {};
    };
    [[nodiscard]] Result<void> makeTables();
    void readTypes();
    void readColumns();
    [[nodiscard]] Result<QList<qint64>> quickRows(IndexQuery query);
    [[nodiscard]] Result<QList<qint64>> rowsOf(const QString &type, const QuickFilter &quick);
    [[nodiscard]] QList<qint64> rowsOfSharedMail(const QString &type);
    [[nodiscard]] Result<QList<qint64>> rowsWithoutGroups(const QString &type);
    [[nodiscard]] Result<QList<qint64>> rowsWithMembers(const QString &type, qint64 low, qint64 high);
    [[nodiscard]] bool hasValues(const QString &type, const AttributeName &name);
    [[nodiscard]] bool knowsMembers(const QString &type);
    [[nodiscard]] std::optional<Known> lookUp(qint64 type, const QString &id, bool withContent);
    void putOne(qint64 type, const Resource &resource, const IndexBatch &batch);
    void writeShort(qint64 row, qint64 type, const std::optional<ShortForm> &form);
    void writeKeys(qint64 row, Keys &keys, qint64 type);
    void addColumn(Keys &keys, qint64 type);
    static void placeColumn(Keys &keys, const QString &path, const QString &name);
    void addText(qint64 row, qint64 type, const QByteArray &text);
    void rewrite(qint64 number, const QString &type, const Known &known, const Resource &now);
    [[nodiscard]] bool isComplete(qint64 type);
    [[nodiscard]] bool tellsMembers(const QString &type) const;
    void followMembers(const QString &type, const Resource &was, const Resource &now);
    void noteMembership(const QString &type, const QString &id, const Resource &group, bool isIn);
    void noteWhole(qint64 row, bool isWhole);
    void dropRow(qint64 type, const Known &known);
    void rebuildText();
    void noteAge(qint64 type, qint64 before, qint64 after);
    [[nodiscard]] Keys &keysOf(const QString &type);
    [[nodiscard]] QHash<QString, QString> columnsOfType(const QString &type);
    [[nodiscard]] ResourceReader &readerOf(Keys &keys, const QString &type);
    void makeColumnIndex(const QString &type, const QString &column);
    [[nodiscard]] QString columnIndex(const QString &type, const QString &column);
    [[nodiscard]] bool isLookedUp(const QString &type, const QString &column); ///< or looked through in no time
    [[nodiscard]] IndexCondition conditionFor(const IndexQuery &query);
    [[nodiscard]] bool holdsMany(const QString &type, const IndexRange &range);
    [[nodiscard]] QString tellingIndex(const QString &type, const IndexCondition &condition);
    [[nodiscard]] IndexCondition narrowed(const QString &type, const IndexCondition &condition, const QString &index);
    void beginWriting();
    void commit();
    void endFresh();

    std::unique_ptr<HeldMemory> m_held; ///< during a full read; goes last
    std::unique_ptr<IndexSql> m_sql;
    ServiceDescription m_description;
    QHash<QString, qint64> m_types;
    QHash<qint64, qint64> m_generations; ///< by type number
    QHash<qint64, qint64> m_counts; ///< likewise; counting a million rows takes longer than many a question
    QHash<qint64, std::map<qint64, qint64>> m_ages; ///< likewise: how many were read when; those of one answer have the same time
    std::map<QString, Keys> m_keys;
    std::unique_ptr<FreshIds> m_fresh; ///< during a first reading
    QSet<QString> m_columnIndexes;
    QSet<QString> m_unmadeIndexes; ///< that could not be made: not tried again before the next reading has ended
    GramIndex m_grams;
    GramReader m_gramReader;
    WordList m_words;
    DocumentPacker m_packer;
    Grams m_newGrams;
    qint64 m_lastRow = 0;
    qint64 m_uncommitted = 0;
    bool m_isWriting = false;
    QSet<qint64> m_parts; ///< rows that were never read whole
    QSet<qint64> m_reading; ///< type numbers of full reads under way
};

} // namespace Provost
