// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listjob.h"
#include "directory/rowblocks.h"
#include "directory/rowsource.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <limits>

namespace Provost {

/// Rows straight from the service provider, one page a request.
///
/// Index paging: any page can be read, so only those on screen are (and the next in the direction of scrolling); pages not seen for long are
/// dropped. Wants that jump about, as under a dragged scroll bar, are answered once they come to rest.
/// Cursor paging, a provider without paging, or one whose totals are missing: rows are appended by fetchMore() and all kept, far ones packed,
/// because nobody can go back to them; rows whose id came before are left out.
class ServerRows : public RowSource
{
    Q_OBJECT
public:
    ServerRows(Connection &connection, QObject *parent);
    ~ServerRows() override;

    /// The provider goes away: cancels everything, keeps what is there.
    void detach();

    /// A query that asks for other attributes only is no new list: rows stay and the window is read again, if anything is missing.
    void setQuery(const ListQuery &query) override;
    /// By index: the window is read again. By cursor: the list is walked anew as far as the window's end, and ends there until more is fetched;
    /// after a failed fetchMore() that is tried again instead.
    void refresh() override;
    void stop() override;

    [[nodiscard]] int rowCount() const override { return m_rowCount; }
    [[nodiscard]] std::optional<qint64> total() const override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] bool canFetchMore() const override;
    [[nodiscard]] bool isCapped() const override;
    void fetchMore() override;
    [[nodiscard]] RowState rowState(int row) const override;
    [[nodiscard]] Resource row(int row) const override;
    void want(int first, int last) override;
    [[nodiscard]] QDateTime asOf() const override;
    [[nodiscard]] std::optional<Error> lastError() const override { return m_error; }

private:
    /// One page under way.
    struct Reading {
        ListJob *job = nullptr;
        RowRun rows {};
    };

    void begin();
    [[nodiscard]] ServerProfile::Paging paging() const;
    [[nodiscard]] int pageSize() const;

    // what is asked
    void schedule();
    void sendWanted();
    [[nodiscard]] QList<RowRun> missingIn(RowRun rows) const;
    [[nodiscard]] RowRun windowAhead() const;
    void dropReadingsOutside(RowRun needed);
    void readWindow(RowRun rows, RequestPriority priority);
    void readNext();
    void startReading(RowRun rows, const ListJob::Options &options);
    void stop(ListJob *job);
    void stopAll();

    // what comes
    void onPage(ListJob *job, const ListPage &page);
    void onDone(ListJob *job, const Result<ListSummary> &result);
    [[nodiscard]] Reading take(ListJob *job);
    void acceptWindow(RowRun asked, const ListPage &page);
    void acceptNext(const ListPage &page);
    void noticePaging(const ListPage &page);
    [[nodiscard]] qint64 reachable() const;
    [[nodiscard]] bool goesOnByItself(const ListPage &page);
    [[nodiscard]] bool isListWithoutWindows(RowRun asked, const ListPage &page) const;
    [[nodiscard]] std::optional<qint64> believedTotal(const ListPage &page) const;
    void onNothing(RowRun asked);
    void adoptPageSize(RowRun asked, const ListPage &page);
    void becomeSequential(const QList<Resource> &rows);
    void fail(RowRun rows, const Error &error);
    [[nodiscard]] bool restartCursor(const Error &error);
    [[nodiscard]] QList<RowRun> store(int first, const QList<Resource> &rows);
    void resize(int count);
    [[nodiscard]] QList<Resource> withoutKnown(const QList<Resource> &rows);
    void tellChanged(const QList<RowRun> &runs, RowRun among = {0, std::numeric_limits<int>::max()});

    QPointer<Connection> m_connection;
    ListQuery m_query;
    mutable RowBlocks m_blocks; ///< looking at a packed row unpacks it
    QList<Reading> m_readings;
    QList<RowRun> m_failed;
    QTimer m_timer;
    QElapsedTimer m_sinceWant;
    QDateTime m_answeredAt;
    RowRun m_wanted {};
    bool m_upwards = false;
    int m_rowCount = 0;
    std::optional<qint64> m_total;
    std::optional<std::pair<qint64, qint64>> m_disproved; ///< a total that was claimed, and the one found
    std::optional<Error> m_error;
    bool m_foundCursor = false; ///< the server pages by cursor, though its profile says otherwise
    bool m_foundIndex = false; ///< the other way round
    bool m_sequential = false; ///< rows come one after the other, not by index
    bool m_ended = false; ///< the list's end has been seen

    // the walk of a sequential list
    int m_position = 0; ///< rows this walk has given
    int m_target = 0; ///< a refresh goes on by itself as far as this
    bool m_restarted = false; ///< an expired cursor has been answered by walking anew
    int m_barren = 0; ///< pages one after the other that brought nothing new
    int m_mostBarren = 0;
    int m_empty = 0; ///< pages one after the other without a row
    qint64 m_served = 0; ///< rows the server sent in this walk, duplicates included: its next start index
    QString m_cursor;
    QSet<size_t> m_ids; ///< 64-bit hashes: ids of a million rows would not fit
};

} // namespace Provost
