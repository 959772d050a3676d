// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "directory/rowsource.h"

#include <QHash>
#include <QTimer>

namespace Provost {

/// Reads certain rows of a list through a source of its own, so that the list on the screen stays where it is. Ends with what there is of them: rows that the
/// list does not have any more are missing.
class RowsJob : public JobOf<QHash<int, Resource>>
{
    Q_OBJECT
public:
    /// `source` becomes a child. `rows`: ascending.
    RowsJob(RowSource *source, const ListQuery &query, const QList<int> &rows, QObject *parent);

Q_SIGNALS:
    void progressed(int read, int all);

protected:
    void start() override;
    void abort() override;

private:
    enum class Come : quint8 { Whole, Waiting, Failed, Ended };
    [[nodiscard]] qsizetype chunkEnd() const;
    [[nodiscard]] Come take(qsizetype end);
    void look();

    RowSource *m_source;
    ListQuery m_query;
    QList<int> m_rows;
    qsizetype m_next = 0; ///< of m_rows: not taken yet
    QHash<int, Resource> m_found;
    QTimer m_later; ///< signals of a source come in bursts
};

} // namespace Provost
