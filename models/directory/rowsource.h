// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "client/listquery.h"
#include "scim/resource.h"

#include <QDateTime>
#include <QObject>

namespace Provost {

/// What a table reads: rows that arrive when they are asked for. Memory follows the window asked for, not the list's length.
/// Answers to an older query never show up; the row count changes by rowsAppended()/rowsRemovedAtEnd() while a query stands.
class RowSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    enum class RowState : quint8 { Empty, Loading, Loaded, Failed };
    Q_ENUM(RowState)

    virtual void setQuery(const ListQuery &query) = 0; ///< resets; asks for the first rows at once
    virtual void refresh() = 0; ///< reads the shown window again; rows stay visible until replaced
    /// What is being read is not wanted any more: what came stays, what did not is Failed with Error::Cancelled until refresh(), or until other rows are wanted.
    virtual void stop() { }

    [[nodiscard]] virtual int rowCount() const = 0; ///< rows that can be shown: the total where known, else those read so far
    [[nodiscard]] virtual std::optional<qint64> total() const = 0; ///< nullopt: the server does not say
    [[nodiscard]] virtual bool isComplete() const = 0; ///< no more rows exist than rowCount()
    [[nodiscard]] virtual bool canFetchMore() const = 0; ///< cursor paging: more can be appended
    virtual void fetchMore() = 0;
    [[nodiscard]] virtual bool isCapped() const { return false; } ///< there are more than rowCount(), and the provider lets nobody page as far
    [[nodiscard]] virtual RowState rowState(int row) const = 0;
    [[nodiscard]] virtual Resource row(int row) const = 0; ///< null unless Loaded
    [[nodiscard]] virtual bool isPending(int row) const ///< holds something written a moment ago that the provider does not show yet
    {
        Q_UNUSED(row)
        return false;
    }
    /// Why a search found the row.
    struct Match {
        QString attribute {}; ///< path of the attribute that matched best; empty: nothing to say
        QString text {}; ///< its value
        bool isApproximate = false; ///< only with a letter taken for another
    };
    [[nodiscard]] virtual Match match(int row) const
    {
        Q_UNUSED(row)
        return {};
    }
    virtual void want(int first, int last) = 0; ///< rows on screen; what is missing is requested in the next turn, older wants dropped
    [[nodiscard]] virtual QDateTime asOf() const = 0; ///< when the oldest row shown was read; invalid: nothing yet
    [[nodiscard]] virtual std::optional<Error> lastError() const = 0; ///< of the latest request; nullopt after a success

Q_SIGNALS:
    void aboutToReset();
    void reset();
    void rowsChanged(int first, int last);
    void aboutToAppend(int first, int last);
    void appended();
    void aboutToRemove(int first, int last); ///< at the end only
    void removed();
    void stateChanged(); ///< total, asOf, lastError, loading
};

} // namespace Provost
