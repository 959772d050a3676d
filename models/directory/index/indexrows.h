// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/index/index.h"
#include "directory/rowsource.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>
#include <QTimer>

namespace Provost {

/// Rows out of the index: any search, any filter, sorted by any attribute, without a call. The rows of an older question stay until those of the newer one are there.
class IndexRows : public RowSource
{
    Q_OBJECT
public:
    IndexRows(Index &index, ResourceSchema schema, QObject *parent);

    void setSearch(const QString &text) { m_search = text; } ///< for the next setQuery(); what is found comes by rank and not by `sortBy`
    void setQuick(const QuickFilter &quick) { m_quick = quick; } ///< likewise: what the filter cannot say
    void setQuery(const ListQuery &query) override;
    void refresh() override;

    [[nodiscard]] int rowCount() const override { return int(m_rows.size()); }
    [[nodiscard]] std::optional<qint64> total() const override { return m_hasMore ? std::nullopt : std::optional<qint64>(m_rows.size()); }
    [[nodiscard]] bool isComplete() const override { return !m_hasMore; }
    [[nodiscard]] bool canFetchMore() const override { return false; }
    void fetchMore() override { }
    [[nodiscard]] RowState rowState(int row) const override;
    [[nodiscard]] Resource row(int row) const override;
    [[nodiscard]] Match match(int row) const override;
    void want(int first, int last) override;
    [[nodiscard]] QDateTime asOf() const override { return m_asOf; }
    [[nodiscard]] std::optional<Error> lastError() const override { return m_error; }

private:
    struct Answer {
        QList<qint64> rows {};
        QHash<qint64, Resource> resources {}; ///< those that are there already
        QHash<qint64, Match> matches {}; ///< of a search
        bool hasMore = false;
        bool isFirstOnly = false; ///< the others are to be asked for
        QDateTime asOf {};
    };
    struct Ask {
        ListQuery query {};
        QString search {};
        QuickFilter quick {};
    };
    using Extent = IndexDatabase::Extent;
    void readAgain(const QList<qint64> &rows);
    enum class Part : quint8 { First, All, Again }; ///< the first rows before all of them; all as they are by now
    void ask(Part part);
    void onAnswer(const Result<Answer> &answer, Part part);
    void keepOrder(QList<qint64> &rows) const;
    void replaceRows(const Answer &answer);
    [[nodiscard]] static Extent extentOf(const ListQuery &query);
    [[nodiscard]] static Result<Answer> answerOf(IndexDatabase &database, const Ask &ask, Part part);
    [[nodiscard]] static Result<Answer> foundBy(IndexDatabase &database, const Ask &ask);

    Index &m_index;
    ResourceSchema m_schema;
    ListQuery m_query;
    QString m_search;
    QuickFilter m_quick;
    QList<qint64> m_rows;
    QHash<qint64, Resource> m_resources; ///< around the window
    QHash<qint64, Match> m_matches;
    QSet<qint64> m_asked;
    QPointer<Job> m_asking;
    Part m_askedPart = Part::All;
    QElapsedTimer m_askedAt; ///< when the question under way, or the last, was asked
    qint64 m_took = 0; ///< milliseconds
    QTimer m_again; ///< a refresh that waits: a list that takes long to make is not made anew all the time
    bool m_hasMore = false;
    QDateTime m_asOf;
    std::optional<Error> m_error;
};

} // namespace Provost
