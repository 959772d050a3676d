// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/pendingwrites.h"
#include "directory/rowsource.h"

#include <QPointer>
#include <QSet>

namespace Provost {

/// Rows of a provider whose reads lag behind its writes, with this console's own recent writes laid over them. What was created and is not listed yet
/// comes after the provider's rows, so that none of those moves; what was deleted stays in its place until the list is read again.
class OverlaidRows : public RowSource
{
    Q_OBJECT
public:
    /// `rows` becomes a child.
    OverlaidRows(RowSource *rows, PendingWrites &writes, QObject *parent);

    void setQuery(const ListQuery &query) override;
    void refresh() override;
    void stop() override { m_rows->stop(); }
    [[nodiscard]] int rowCount() const override { return m_rows->rowCount() + int(m_extra.size()); }
    [[nodiscard]] std::optional<qint64> total() const override;
    [[nodiscard]] bool isComplete() const override { return m_rows->isComplete(); }
    [[nodiscard]] bool canFetchMore() const override { return m_rows->canFetchMore(); }
    [[nodiscard]] bool isCapped() const override { return m_rows->isCapped(); }
    void fetchMore() override { m_rows->fetchMore(); }
    [[nodiscard]] RowState rowState(int row) const override;
    [[nodiscard]] Resource row(int row) const override;
    [[nodiscard]] bool isPending(int row) const override;
    void want(int first, int last) override;
    [[nodiscard]] QDateTime asOf() const override { return m_rows->asOf(); }
    [[nodiscard]] std::optional<Error> lastError() const override { return m_rows->lastError(); }

private:
    void forward();
    void onChanged(const QString &resourceType);
    void look(int first, int last);
    void setExtra(const QList<Resource> &extra);
    void forgetCreated();
    void onSettled(const PendingWrite &write);
    void readAgain(const Resource &shown, bool isWhole);
    [[nodiscard]] QList<Resource> missingCreated() const;

    RowSource *m_rows;
    QPointer<PendingWrites> m_writes;
    ListQuery m_query;
    QList<Resource> m_extra; ///< created, not listed yet
    QHash<QString, PendingWrite> m_settled; ///< by id: true, and not in the rows beneath until those are read again
    QSet<QString> m_listed; ///< of those created: ids that the provider has listed
};

} // namespace Provost
