// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/tablecheck.h"

#include "import/rowsieve.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 progressStep = 4096;

/// Which row says which key, for the search for doubles: the hash of the text instead of the text.
struct KeyOfRow {
    quint64 key = 0;
    qint64 row = 0;
};

/// The second and later rows of each key, with the row that was first.
QHash<qint64, qint64> doublesIn(std::vector<KeyOfRow> &keys)
{
    QHash<qint64, qint64> doubles;
    std::sort(keys.begin(), keys.end(), [](const KeyOfRow &a, const KeyOfRow &b) { return std::tie(a.key, a.row) < std::tie(b.key, b.row); });
    for (size_t i = 1, first = 0; i < keys.size(); ++i) {
        if (keys[i].key == keys[first].key)
            doubles.insert(keys[i].row, keys[first].row);
        else
            first = i;
    }
    return doubles;
}

class Checker
{
public:
    Checker(const ImportOptions &options, const RowBuilder &builder, QPromise<Result<TableCheck>> *promise)
        : m_options(options)
        , m_builder(builder)
        , m_promise(promise)
        , m_keys(size_t(options.mapping.match.size()))
    {
    }

    Result<TableCheck> check(const TableReader &reader)
    {
        const RowSieve sieve(m_builder);
        const bool sieves = sieve.isUseful() && m_options.fixes.isEmpty();
        auto done = reader.read([this](const TableRow &row) { return take(row); },
                                sieves ? [this, &sieve](const CsvParser::RawRow &row) { return glance(sieve, row); } : CsvParser::Glance());
        if (!done)
            return done.error();
        m_doubles.resize(m_keys.size());
        bool any = false;
        for (size_t key = 0; key < m_keys.size(); ++key) {
            m_doubles[key] = doublesIn(m_keys[key]);
            any = any || !m_doubles[key].isEmpty();
            m_keys[key] = {};
        }
        if (any) // those rows are read again: to keep all for the few would take the file's size in memory
            done = reader.read([this](const TableRow &row) { return takeDouble(row); }, [this](const CsvParser::RawRow &row) {
                const bool isDouble = std::any_of(m_doubles.cbegin(), m_doubles.cend(), [&row](const auto &doubles) { return doubles.contains(row.row); });
                return isDouble ? CsvParser::Verdict::Give : CsvParser::Verdict::Done;
            });
        if (!done)
            return done.error();
        std::stable_sort(m_check.shown.begin(), m_check.shown.end(), [](const CheckedRow &a, const CheckedRow &b) { return a.row < b.row; });
        m_check.shown.resize(std::min<qsizetype>(m_check.shown.size(), TableCheck::mostShown));
        return m_check;
    }

private:
    bool goOn()
    {
        if (m_promise == nullptr || m_check.rows % progressStep != 0)
            return true;
        m_promise->setProgressValue(int(std::min<qint64>(m_check.rows, std::numeric_limits<int>::max())));
        return !m_promise->isCanceled();
    }

    CsvParser::Verdict glance(const RowSieve &sieve, const CsvParser::RawRow &row)
    {
        if (!sieve.passes(row, m_hashes))
            return CsvParser::Verdict::Give;
        if (!goOn())
            return CsvParser::Verdict::Stop;
        ++m_check.rows;
        for (size_t key = 0; key < m_keys.size(); ++key) {
            if (m_hashes[key] != 0)
                m_keys[key].push_back({m_hashes[key], row.row});
        }
        return CsvParser::Verdict::Done;
    }

    bool take(const TableRow &row)
    {
        if (!goOn())
            return false;
        if (m_options.fixes.isSkipped(row.row))
            return true;
        ++m_check.rows;
        const BuiltRow built = m_builder.build(m_options.fixes.applied(row));
        for (size_t key = 0; key < m_keys.size(); ++key) {
            const bool isExact = m_builder.isCaseExact(m_options.mapping.match[qsizetype(key)]);
            if (const quint64 hash = RowSieve::keyHash(built.keys.value(qsizetype(key)), isExact); hash != 0)
                m_keys[key].push_back({hash, row.row});
        }
        if (!built.problems.isEmpty())
            note(built, built.problems);
        return true;
    }

    bool takeDouble(const TableRow &row)
    {
        QList<RowProblem> problems;
        for (size_t key = 0; key < m_doubles.size(); ++key) {
            const auto first = m_doubles[key].constFind(row.row);
            const QString path = m_options.mapping.match.value(qsizetype(key));
            if (first != m_doubles[key].cend())
                problems << RowProblem {.kind = RowProblem::Kind::DuplicateKey, .path = path, .detail = u"row %1 has the same %2"_s.arg(*first).arg(path), .text = QString::number(*first)};
        }
        if (problems.isEmpty())
            return true;
        if (const auto known = m_shown.constFind(row.row); known != m_shown.cend()) {
            QList<RowProblem> &all = m_check.shown[*known].problems;
            if (std::none_of(all.cbegin(), all.cend(), [](const RowProblem &problem) { return problem.isFatal(); })) {
                --m_check.noticed;
                ++m_check.broken;
            }
            all << problems;
            ++m_check.kinds[int(RowProblem::Kind::DuplicateKey)];
            return true;
        }
        note(m_builder.build(m_options.fixes.applied(row)), problems);
        return m_promise == nullptr || !m_promise->isCanceled();
    }

    void note(const BuiltRow &built, const QList<RowProblem> &problems)
    {
        const bool fatal = std::any_of(problems.cbegin(), problems.cend(), [](const RowProblem &problem) { return problem.isFatal(); });
        ++(fatal ? m_check.broken : m_check.noticed);
        QSet<int> kinds;
        for (const RowProblem &problem : problems)
            kinds.insert(int(problem.kind));
        for (const int kind : std::as_const(kinds))
            ++m_check.kinds[kind];
        if (m_check.shown.size() >= 2 * TableCheck::mostShown)
            return;
        m_shown.insert(built.row, m_check.shown.size());
        m_check.shown << CheckedRow {.row = built.row, .line = built.line, .cells = built.cells, .problems = problems};
    }

    const ImportOptions &m_options;
    const RowBuilder &m_builder;
    QPromise<Result<TableCheck>> *m_promise;
    TableCheck m_check;
    QHash<qint64, qsizetype> m_shown; ///< index of each row in m_check.shown
    std::vector<quint64> m_hashes; ///< of the row under way
    std::vector<std::vector<KeyOfRow>> m_keys; ///< by key of the mapping
    std::vector<QHash<qint64, qint64>> m_doubles;
};

} // namespace

Result<TableCheck> checkTable(const ImportOptions &options, const ResourceType &type, const ServiceDescription &description,
                              QPromise<Result<TableCheck>> *promise)
{
    const auto mark = markOf(options);
    if (!mark)
        return mark.error();
    const TableReader reader(options.fileName, options.dialect);
    const auto header = reader.header();
    if (!header)
        return header.error();
    const auto builder = RowBuilder::make(options.mapping, *header, type, description);
    if (!builder)
        return builder.error();
    auto check = Checker(options, *builder, promise).check(reader);
    if (check)
        check->file = *mark;
    if (promise != nullptr && promise->isCanceled())
        return Error::cancelled();
    return check;
}

} // namespace Provost
