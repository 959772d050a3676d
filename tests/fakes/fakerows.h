// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/rowsource.h"

#include <QHash>

#include <chrono>

namespace Provost {

/// A RowSource over a list in memory that filters and sorts as a server would; what it shall answer, and when, is the test's to say.
class FakeRows : public RowSource
{
    Q_OBJECT
public:
    enum class Paging : quint8 { Index, Cursor };
    struct Behaviour {
        std::chrono::milliseconds delay {0};
        bool silent = false; ///< never answers
        std::optional<Error> error {}; ///< every answer is this
        Paging paging = Paging::Index;
        int pageSize = 100; ///< of cursor paging
        bool windowed = false; ///< only rows that were wanted are there, a turn later; few of them stay
    };
    FakeRows(QHash<QString, QList<Resource>> byEndpoint, Behaviour behaviour, QObject *parent);

    void setBehaviour(const Behaviour &behaviour) { m_behaviour = behaviour; }
    QList<ListQuery> queries; ///< all that were set, oldest first
    int refreshes = 0;
    std::pair<int, int> wanted {-1, -1};

    void setQuery(const ListQuery &query) override;
    void refresh() override;
    void stop() override;
    int rowCount() const override { return m_count; }
    std::optional<qint64> total() const override;
    bool isComplete() const override { return m_count == m_matching.size(); }
    bool canFetchMore() const override { return m_behaviour.paging == Paging::Cursor && !isComplete(); }
    void fetchMore() override;
    RowState rowState(int row) const override;
    Resource row(int row) const override;
    void want(int first, int last) override;
    QDateTime asOf() const override { return m_asOf; }
    std::optional<Error> lastError() const override { return m_error; }

private:
    void answer();
    void findMatching();

    QHash<QString, QList<Resource>> m_byEndpoint;
    Behaviour m_behaviour;
    ListQuery m_query;
    QList<Resource> m_matching;
    int m_count = 0;
    int m_generation = 0;
    std::pair<int, int> m_window {0, 49};
    QDateTime m_asOf;
    std::optional<Error> m_error;
};

} // namespace Provost
