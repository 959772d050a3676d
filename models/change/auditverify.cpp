// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/auditverify.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <vector>

namespace Provost {
using namespace Qt::StringLiterals;
using Kind = AuditFinding::Kind;

namespace {

constexpr std::array breakTexts {"edited"_L1, "deleted"_L1, "cut"_L1, "inserted"_L1, "reordered"_L1, "torn"_L1, "unanchored"_L1};

/// Marks the members of a longest increasing run of `numbers`: what stands outside of it was moved.
std::vector<bool> inOrder(const std::vector<qint64> &numbers)
{
    std::vector<size_t> tails; // index of the smallest end of a run of each length
    std::vector<qsizetype> before(numbers.size(), -1);
    for (size_t i = 0; i < numbers.size(); ++i) {
        const auto place = std::lower_bound(tails.begin(), tails.end(), numbers[i], [&numbers](size_t tail, qint64 number) { return numbers[tail] < number; });
        if (place != tails.begin())
            before[i] = qsizetype(*std::prev(place));
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    std::vector<bool> marked(numbers.size());
    for (qsizetype i = tails.empty() ? -1 : qsizetype(tails.back()); i >= 0; i = before[size_t(i)])
        marked[size_t(i)] = true;
    return marked;
}

class Verifying
{
public:
    Verifying(QByteArrayView text, const QHash<qint64, QByteArray> &hashes, const AuditAnchor &anchor, const std::atomic_bool *stopped)
        : m_text(text)
        , m_hashes(hashes)
        , m_anchor(anchor)
        , m_stopped(stopped)
    {
    }
    [[nodiscard]] AuditReport run();

private:
    enum class Fate : quint8 { Sound, Edited, Inserted, Torn };
    struct Line {
        AuditLine read {};
        qint64 number = 0; ///< of the record that stands or stood here
        Fate fate = Fate::Sound;
        QString detail {};
    };
    void readLines();
    void expectFromChain();
    void judge();
    void judge(Line &line);
    void placeEdited();
    void tellLines();
    void tellMissing();
    void tellMissing(qint64 first, qint64 last, qint64 line);
    void tell(Kind kind, qsizetype line, qint64 record, const QString &detail, qint64 count = 1)
    {
        m_report.findings << AuditFinding {.kind = kind, .line = qint64(line) + 1, .record = record, .count = count, .detail = detail};
    }

    QByteArrayView m_text;
    QHash<qint64, QByteArray> m_hashes;
    AuditAnchor m_anchor;
    const std::atomic_bool *m_stopped;
    std::vector<Line> m_lines;
    QHash<qint64, qsizetype> m_places; ///< record number -> line, of those that are there
    QSet<QByteArray> m_torn; ///< hashes of cut-off lines that the program itself reported
    AuditReport m_report;
};

AuditReport Verifying::run()
{
    const bool knowsFirst = m_anchor.count == 0 || m_hashes.contains(1);
    readLines();
    // of a file of one record the first is what the journal went on with
    const bool isFullyKnown = knowsFirst && std::none_of(m_lines.begin(), m_lines.end(), [](const Line &line) { return line.read.isSound() && line.read.adopts; });
    expectFromChain();
    judge();
    placeEdited();
    tellLines();
    if (!m_report.isPartial)
        tellMissing();
    if (!isFullyKnown)
        tell(Kind::Unanchored, 0, 1, u"the journal knows nothing of the first records: for them only the chain speaks"_s);
    std::stable_sort(m_report.findings.begin(), m_report.findings.end(), [](const AuditFinding &a, const AuditFinding &b) { return a.line < b.line; });
    m_report.lines = qint64(m_lines.size());
    m_report.anchor = m_anchor;
    return m_report;
}

void Verifying::readLines()
{
    for (qsizetype from = 0; from < m_text.size();) {
        const qsizetype end = m_text.indexOf('\n', from);
        const qsizetype to = end < 0 ? m_text.size() : end;
        Line line {.read = readAuditLine(m_text.sliced(from, to - from))};
        if (end < 0)
            line.read.seq = 0; // a line is whole when its line feed is there
        m_lines.push_back(std::move(line));
        from = to + 1;
        m_report.isPartial = from < m_text.size() && m_stopped != nullptr && *m_stopped;
        if (m_report.isPartial) // to read a line is to hash it, and that is what takes the time
            return;
    }
}

/// Where the journal is silent each sound record vouches for the one before it.
void Verifying::expectFromChain()
{
    for (const Line &line : m_lines) {
        if (line.read.isSound() && line.read.seq > 1 && !m_hashes.contains(line.read.seq - 1) && line.read.seq <= m_anchor.count)
            m_hashes.insert(line.read.seq - 1, line.read.prev);
    }
}

void Verifying::judge()
{
    for (Line &line : m_lines) {
        judge(line);
        if (line.fate != Fate::Sound)
            continue;
        if (m_places.contains(line.number)) {
            line.fate = Fate::Inserted;
            line.detail = u"stands there twice"_s;
        } else {
            m_places.insert(line.number, &line - m_lines.data());
            if (!line.read.torn.isEmpty())
                m_torn.insert(line.read.torn);
        }
    }
}

void Verifying::judge(Line &line)
{
    const AuditLine &read = line.read;
    if (read.seq <= 0) {
        line.fate = Fate::Edited;
        line.detail = u"is no record"_s;
        return;
    }
    const QByteArray expected = m_hashes.value(read.seq);
    const bool isKnown = !expected.isEmpty();
    if (read.isSound() && (isKnown ? expected == read.computed : read.seq <= m_anchor.count)) {
        line.number = read.seq;
        return;
    }
    line.fate = read.seq > m_anchor.count && read.isSound() ? Fate::Inserted : Fate::Edited;
    line.detail = read.isSound() ? (line.fate == Fate::Inserted ? u"was never recorded"_s : u"was written anew, its own hash with it"_s)
                                 : u"does not fit its hash"_s;
}

/// What is not sound takes the place of a record that is missing just there; where none is missing it was put in.
void Verifying::placeEdited()
{
    qint64 last = 0;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        Line &line = m_lines[i];
        if (line.fate == Fate::Sound)
            last = line.number;
        if (line.fate != Fate::Edited)
            continue;
        const auto isMissing = [this](qint64 number) { return number > 0 && number <= m_anchor.count && !m_places.contains(number); };
        const qint64 number = isMissing(line.read.seq) ? line.read.seq : last + 1;
        if (!isMissing(number)) {
            line.fate = m_torn.contains(line.read.computed) ? Fate::Torn : Fate::Inserted;
            continue;
        }
        line.number = number;
        m_places.insert(number, qsizetype(i));
        last = number;
    }
}

void Verifying::tellLines()
{
    std::vector<qint64> numbers;
    std::vector<qsizetype> lines;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        if (line.fate == Fate::Edited)
            tell(Kind::Edited, qsizetype(i), line.number, line.detail);
        else if (line.fate == Fate::Inserted)
            tell(Kind::Inserted, qsizetype(i), line.read.seq, line.detail);
        else if (line.fate == Fate::Torn)
            tell(Kind::Torn, qsizetype(i), 0, u"the remains of an interrupted write"_s);
        if (line.fate != Fate::Sound && line.fate != Fate::Edited)
            continue;
        numbers.push_back(line.number);
        lines.push_back(qsizetype(i));
    }
    const std::vector<bool> stays = inOrder(numbers);
    for (size_t i = 0; i < numbers.size(); ++i) {
        if (!stays[i])
            tell(Kind::Reordered, lines[i], numbers[i], u"stands in the wrong place"_s);
    }
}

void Verifying::tellMissing()
{
    qint64 first = 0;
    qsizetype line = 0;
    for (qint64 number = 1; number <= m_anchor.count; ++number) {
        const auto place = m_places.constFind(number);
        if (place == m_places.constEnd()) {
            first = first == 0 ? number : first;
            continue;
        }
        if (first != 0)
            tellMissing(first, number - 1, *place);
        first = 0;
        line = *place + 1;
    }
    if (first != 0)
        tell(Kind::Cut, line, first, u"the file ends before the records do"_s, m_anchor.count - first + 1);
}

void Verifying::tellMissing(qint64 first, qint64 last, qint64 line)
{
    tell(Kind::Deleted, line, first, first == last ? u"record %1 is missing"_s.arg(first) : u"records %1 to %2 are missing"_s.arg(first).arg(last), last - first + 1);
}

} // namespace

QString auditFindingText(AuditFinding::Kind kind)
{
    return breakTexts[size_t(kind)];
}

Json AuditFinding::toJson() const
{
    return Json::object({{u"kind"_s, auditFindingText(kind)}, {u"line"_s, line}, {u"record"_s, record}, {u"count"_s, count}, {u"detail"_s, detail}});
}

bool AuditReport::isIntact() const
{
    return !isPartial && std::none_of(findings.cbegin(), findings.cend(), [](const AuditFinding &finding) { return finding.isTampering(); });
}

bool AuditReport::isVouchedFor() const
{
    return std::none_of(findings.cbegin(), findings.cend(), [](const AuditFinding &finding) { return finding.isUnanchored(); });
}

Json AuditReport::toJson() const
{
    Json list = Json::array();
    for (const AuditFinding &finding : findings)
        list.append(finding.toJson());
    return Json::object({{u"intact"_s, isIntact()}, {u"lines"_s, lines}, {u"records"_s, anchor.count}, {u"head"_s, QString::fromLatin1(anchor.head)}, {u"findings"_s, list}});
}

void holdAgainst(AuditReport &report, QByteArrayView text, const AuditAnchor &noted)
{
    AuditFinding finding {.kind = Kind::Cut, .line = report.lines + 1, .record = report.anchor.count + 1, .count = noted.count - report.anchor.count,
                          .detail = u"there were more records when the head was noted"_s};
    if (report.anchor.count < noted.count) {
        report.findings << finding;
        return;
    }
    qint64 number = 0;
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype end = text.indexOf('\n', from);
        const qsizetype to = end < 0 ? text.size() : end;
        const AuditLine line = readAuditLine(text.sliced(from, to - from));
        ++number;
        from = to + 1;
        if (line.seq != noted.count)
            continue;
        finding = {.kind = Kind::Edited, .line = number, .record = noted.count, .detail = u"is not the record whose hash was noted"_s};
        if (line.computed != noted.head)
            report.findings << finding;
        return;
    }
}

AuditReport verifyAudit(QByteArrayView text, const QHash<qint64, QByteArray> &hashes, const AuditAnchor &anchor, const std::atomic_bool *stopped)
{
    return Verifying(text, hashes, anchor, stopped).run();
}

} // namespace Provost
