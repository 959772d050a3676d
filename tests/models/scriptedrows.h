// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/rowsource.h"

#include <QHash>

namespace Provost {

/// A RowSource whose every event is the test's doing, and which tells what it was asked.
class ScriptedRows : public RowSource
{
    Q_OBJECT
public:
    explicit ScriptedRows(int count = 0, QObject *parent = nullptr)
        : RowSource(parent)
        , m_count(count)
    {
    }

    QList<std::pair<int, int>> wants;
    int fetches = 0;
    mutable int reads = 0; ///< of row()
    bool mayFetch = false;
    Match found {}; ///< why each row is there

    void load(int first, int last, const QString &suffix = {})
    {
        for (int row = first; row <= last; ++row)
            m_rows.insert(row, resource(row, suffix));
        Q_EMIT rowsChanged(first, last);
    }
    void put(int row, const Resource &resource)
    {
        m_rows.insert(row, resource);
        Q_EMIT rowsChanged(row, row);
    }
    void fail(int first, int last)
    {
        for (int row = first; row <= last; ++row) {
            m_rows.remove(row);
            m_failed.insert(row, true);
        }
        Q_EMIT rowsChanged(first, last);
    }
    void append(int more)
    {
        Q_EMIT aboutToAppend(m_count, m_count + more - 1);
        m_count += more;
        Q_EMIT appended();
    }
    void removeAtEnd(int fewer)
    {
        Q_EMIT aboutToRemove(m_count - fewer, m_count - 1);
        m_count -= fewer;
        m_rows.removeIf([this](QHash<int, Resource>::iterator it) { return it.key() >= m_count; });
        Q_EMIT removed();
    }
    void startAnew(int count)
    {
        Q_EMIT aboutToReset();
        m_count = count;
        m_rows.clear();
        m_failed.clear();
        Q_EMIT reset();
    }
    [[nodiscard]] static Resource resource(int row, const QString &suffix = {})
    {
        const auto mail = [](const char16_t *address) { return Json::object({{QStringLiteral("value"), Json(QString::fromUtf16(address))}}); };
        return Resource(Json::object({{QStringLiteral("id"), Json(QStringLiteral("u%1").arg(row))},
                                      {QStringLiteral("userName"), Json(QStringLiteral("user %1%2").arg(row).arg(suffix))},
                                      {QStringLiteral("level"), Json(row)},
                                      {QStringLiteral("emails"), Json::array({mail(u"a@x.no"), mail(u"b@x.no")})}}));
    }

    void setQuery(const ListQuery &) override {}
    void refresh() override {}
    int rowCount() const override { return m_count; }
    std::optional<qint64> total() const override { return m_count; }
    bool isComplete() const override { return !mayFetch; }
    bool canFetchMore() const override { return mayFetch; }
    void fetchMore() override { ++fetches; }
    RowState rowState(int row) const override
    {
        return m_rows.contains(row) ? RowState::Loaded : m_failed.contains(row) ? RowState::Failed : RowState::Empty;
    }
    Resource row(int row) const override
    {
        ++reads;
        return m_rows.value(row);
    }
    Match match(int) const override { return found; }
    void want(int first, int last) override { wants.append({first, last}); }
    QDateTime asOf() const override { return {}; }
    std::optional<Error> lastError() const override { return {}; }

private:
    QHash<int, Resource> m_rows;
    QHash<int, bool> m_failed;
    int m_count;
};

} // namespace Provost
