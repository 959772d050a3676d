// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/indexsearch.h"

#include "directory/index/foldtext.h"
#include "directory/index/grams.h"
#include "directory/index/searchtext.h"

#include <QSet>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype shortest = 3; ///< characters that can be looked for inside a word
constexpr qsizetype shortestTypo = 4;
constexpr int mostCandidates = 1000; ///< looked at in one stage; who types so little types on
constexpr int typoRank = 16;
constexpr int otherRank = 8;

/// One thing to find.
struct Term {
    QStringList forms {}; ///< folded; any of them will do
    [[nodiscard]] const QString &text() const { return forms.front(); }
    [[nodiscard]] bool isShort() const { return characterCount(text()) < shortest; }
};

Term termOf(const QString &word)
{
    Term term {.forms = {word}};
    if (const QString digits = phoneDigits(word); !digits.isEmpty()) {
        qsizetype zeros = 0;
        while (zeros < digits.size() && digits[zeros] == u'0')
            ++zeros;
        for (const QString &form : {digits, digits.mid(zeros)}) {
            if (form.size() >= shortest && !term.forms.contains(form))
                term.forms.append(form);
        }
    }
    return term;
}

bool isPlainWord(QStringView text)
{
    return text.size() >= shortestTypo && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

/// A question taken apart. A telephone number written with spaces is one term.
QList<Term> termsOf(const QString &folded)
{
    if (!phoneDigits(folded).isEmpty() && folded.contains(u' '))
        return {termOf(folded)};
    QList<Term> terms;
    const QStringList words = folded.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        terms.append(termOf(word));
    return terms;
}

/// The same with words only, for what was mistyped inside an address.
QList<Term> wordTermsOf(const QString &folded)
{
    QList<Term> terms;
    const QStringList pieces = folded.split(u' ', Qt::SkipEmptyParts);
    for (const QString &piece : pieces) {
        QString word;
        const QString ended = piece + u' ';
        for (const QChar c : ended) {
            if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate()) {
                word += c;
            } else if (!word.isEmpty()) {
                terms.append({.forms = {word}});
                word.clear();
            }
        }
    }
    return terms;
}

/// How a term stands in one value: 0 is it, 1 begins it, 2 is a word of it, 3 begins one, 4 is in it; -1: not.
int placeIn(QStringView value, QStringView term, bool isShort)
{
    int best = -1;
    for (qsizetype at = value.indexOf(term); at >= 0; at = value.indexOf(term, at + 1)) {
        const qsizetype end = at + term.size();
        const bool begins = at == 0 || !value[at - 1].isLetterOrNumber();
        const bool ends = end == value.size() || !value[end].isLetterOrNumber();
        int place = isShort ? -1 : 4;
        if (at == 0 && end == value.size())
            place = 0;
        else if (at == 0)
            place = ends ? 2 : 3;
        else if (begins)
            place = ends ? 2 : 3;
        if (at == 0 && place > 1 && ends)
            place = 1;
        if (place >= 0 && (best < 0 || place < best))
            best = place;
    }
    if (best < 0 && isShort) {
        const QStringList words = wordsOf(value); // scripts without spaces: any pair of neighbours
        for (const QString &word : words) {
            if (word.startsWith(term))
                return 4;
        }
    }
    return best;
}

bool isNearWordIn(QStringView value, QStringView term)
{
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= value.size(); ++at) {
        if (at < value.size() && (value[at].isLetterOrNumber() || value[at].isMark() || value[at].isSurrogate()))
            continue;
        if (at > begin && isWithinOneEdit(value.mid(begin, at - begin), term))
            return true;
        begin = at + 1;
    }
    return false;
}

struct Score {
    int rank = -1; ///< -1: no match
    qsizetype line = -1; ///< of the value that made it
    bool isTypo = false;
};

Score scoreOf(const Term &term, const QList<QStringView> &lines, bool typos)
{
    Score best;
    const auto offer = [&best](int rank, qsizetype line, bool isTypo) {
        if (best.rank < 0 || rank < best.rank)
            best = {rank, line, isTypo};
    };
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const int group = lines[i].front() == u'n' ? 0 : otherRank;
        const QStringView value = lines[i].mid(1);
        for (const QString &form : term.forms) {
            if (const int place = placeIn(value, form, characterCount(form) < shortest); place >= 0)
                offer(group + place, i, false);
        }
    }
    if (best.rank >= 0 || !typos || !isPlainWord(term.text()))
        return best;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (isNearWordIn(lines[i].mid(1), term.text()))
            offer(typoRank + (lines[i].front() == u'n' ? 0 : otherRank), i, true);
    }
    return best;
}

/// The whole question against one resource's search text.
class Question
{
public:
    explicit Question(const QString &text)
        : m_folded(foldText(text))
        , m_terms(termsOf(m_folded))
        , m_words(wordTermsOf(m_folded))
    {
    }
    [[nodiscard]] bool isEmpty() const { return m_terms.isEmpty(); }
    [[nodiscard]] const QString &folded() const { return m_folded; }
    [[nodiscard]] const QList<Term> &terms() const { return m_terms; }
    [[nodiscard]] const QList<Term> &words() const { return m_words; }

    [[nodiscard]] Score score(const QString &text) const
    {
        const QList<QStringView> lines = QStringView(text).split(u'\n', Qt::SkipEmptyParts);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (lines[i].front() == u'n' && lines[i].mid(1) == m_folded)
                return {.rank = -10 * int(m_terms.size()), .line = i};
        }
        const Score plain = sum(m_terms, lines, false);
        if (plain.rank >= 0)
            return plain;
        const Score near = sum(m_words, lines, true);
        return near.isTypo ? near : Score {}; // the words of an address without their order are no match by themselves
    }

private:
    [[nodiscard]] static Score sum(const QList<Term> &terms, const QList<QStringView> &lines, bool typos)
    {
        Score all {.rank = 0};
        int best = -1;
        for (const Term &term : terms) {
            const Score one = scoreOf(term, lines, typos);
            if (one.rank < 0)
                return {};
            all.rank += one.rank;
            all.isTypo = all.isTypo || one.isTypo;
            if (best < 0 || one.rank > best) { // the least obvious one is what has to be explained
                best = one.rank;
                all.line = one.line;
            }
        }
        return terms.isEmpty() ? Score {} : all;
    }

    QString m_folded;
    QList<Term> m_terms;
    QList<Term> m_words;
};

/// Which attribute the line of a search text came from.
SearchHit explained(const Resource &resource, const QString &text, const Score &score)
{
    SearchHit hit {.resource = resource, .isApproximate = score.isTypo, .rank = score.rank};
    const QString line = text.split(u'\n', Qt::SkipEmptyParts).value(score.line).mid(1);
    const QList<SearchValue> values = searchValues(resource.json());
    for (const SearchValue &value : values) {
        const QString folded = foldText(value.text);
        if (folded == line || (!line.isEmpty() && phoneDigits(folded) == line)) {
            hit.attribute = value.path;
            hit.snippet = value.text;
            break;
        }
    }
    return hit;
}

class Searcher
{
public:
    Searcher(IndexDatabase &index, const SearchAsk &ask)
        : m_index(index)
        , m_ask(ask)
        , m_question(ask.text)
    {
        if (!ask.type.isEmpty())
            m_type = index.typeNumber(ask.type);
    }

    [[nodiscard]] Result<SearchAnswer> run()
    {
        if (m_question.isEmpty())
            return SearchAnswer {};
        // Each stage ranks behind the one before it, so the later ones, which take longer, are seldom needed.
        lookAtWholeNames();
        lookAtNames(false);
        if (!isEnough())
            lookAtNames(true);
        if (!isEnough())
            lookEverywhere(m_question.terms(), true, false);
        if (!isEnough())
            lookEverywhere(m_question.terms(), false, false);
        if (!isEnough() && m_found.size() <= mostShown)
            lookEverywhere(m_question.words(), false, true);
        if (const auto read = m_index.sql().outcome(); !read)
            return read.error();
        return answer();
    }

private:
    struct Found {
        qint64 row;
        Score score;
        QString text;
    };

    [[nodiscard]] bool isEnough() const { return m_ask.limit >= 0 && m_found.size() > m_ask.limit; }

    /// The best there is: it must not be behind the many whose names only begin so, of whom no more than some are looked at.
    void lookAtWholeNames()
    {
        const QStringList types = m_ask.type.isEmpty() ? m_index.typeNames() : QStringList {m_ask.type};
        for (const QString &type : types) {
            const QList<qint64> rows = m_index.rowsCalled(type, m_question.folded(), mostCandidates);
            for (const qint64 row : rows) {
                if (m_seen.contains(row) || (m_ask.accepts && !m_ask.accepts(row)))
                    continue;
                m_seen.insert(row);
                take(row, 1); // before those of whose names only one is it
            }
        }
    }

    /// All of the words are in names, or words there begin with them.
    void lookAtNames(bool beginnings)
    {
        std::vector<GramIndex::Choices> conditions;
        for (const Term &term : m_question.words()) {
            if (!beginnings)
                conditions.push_back({{gramOfNameWord(term.text())}});
            else
                conditions.push_back({gramsOfNameBeginning(term.text())});
        }
        look(conditions);
    }

    /// Each term is part of some value, or some word is nearly so.
    void lookEverywhere(const QList<Term> &terms, bool inNames, bool typos)
    {
        std::vector<GramIndex::Choices> conditions;
        for (const Term &term : terms) {
            GramIndex::Choices choices;
            for (const QString &form : term.forms) {
                if (characterCount(form) >= shortest)
                    choices.push_back(gramsOfPart(form, inNames));
            }
            if (const QStringList words = wordsOf(term.text()); term.isShort() && !words.isEmpty())
                choices.push_back({gramOfBeginning(words.front())});
            if (typos && isPlainWord(term.text())) {
                const QStringList words = m_index.words().near(term.text());
                for (const QString &word : words)
                    choices.push_back(gramsOfPart(word, false));
            }
            if (choices.empty())
                return;
            conditions.push_back(choices);
        }
        look(conditions);
    }

    void look(std::vector<GramIndex::Choices> conditions)
    {
        if (conditions.empty())
            return;
        if (m_type != 0)
            conditions.push_back({{gramOfType(m_type)}});
        int left = m_ask.limit < 0 ? std::numeric_limits<int>::max() : std::max(mostCandidates, m_ask.limit * 4);
        m_index.grams().find(conditions, [&](qint64 row) {
            if (m_seen.contains(row) || (m_ask.accepts && !m_ask.accepts(row)))
                return true;
            m_seen.insert(row);
            take(row);
            return --left > 0;
        });
    }

    void take(qint64 row, int bonus = 0)
    {
        QString text;
        {
            IndexRowsRead rows = m_index.sql().select(u"SELECT text FROM content WHERE row = ?"_s, {row});
            if (!rows.next())
                return; // it has gone since
            text = QString::fromUtf8(rows.bytes(0));
        }
        Score score = m_question.score(text);
        score.rank -= bonus;
        if (score.line < 0) // a whole name ranks below zero
            return;
        if (m_type == 0 || m_index.sql().single(u"SELECT type FROM resource WHERE row = ?"_s, {row}).toLongLong() == m_type)
            m_found.append({row, score, text});
    }

    [[nodiscard]] SearchAnswer answer()
    {
        const auto better = [](const Found &a, const Found &b) {
            if (a.score.rank != b.score.rank)
                return a.score.rank < b.score.rank;
            return a.text != b.text ? a.text < b.text : a.row < b.row; // search texts begin with what a provider sends first: near enough to names
        };
        const qsizetype count = m_ask.limit < 0 ? m_found.size() : std::min<qsizetype>(m_found.size(), m_ask.limit);
        std::partial_sort(m_found.begin(), m_found.begin() + count, m_found.end(), better);
        SearchAnswer answer {.hasMore = m_found.size() > count};
        for (const Found &found : std::as_const(m_found).first(count)) {
            if (m_ask.rowsOnly) {
                answer.hits.append({.isApproximate = found.score.isTypo, .rank = found.score.rank, .row = found.row});
                continue;
            }
            if (const Resource resource = m_index.resources({found.row}, m_ask.extent).constFirst(); !resource.isNull())
                answer.hits.append(hitOf(found, resource));
        }
        return answer;
    }

    [[nodiscard]] SearchHit hitOf(const Found &found, const Resource &resource)
    {
        SearchHit hit = explained(resource, found.text, found.score);
        if (hit.attribute.isEmpty() && m_ask.extent == IndexDatabase::Extent::Listed) { // a member, who is not among what is listed
            hit = explained(m_index.resources({found.row}).constFirst(), found.text, found.score);
            hit.resource = resource;
        }
        hit.type = m_ask.type.isEmpty() ? m_index.typeName(m_index.sql().single(u"SELECT type FROM resource WHERE row = ?"_s, {found.row}).toLongLong()) : m_ask.type;
        hit.row = found.row;
        return hit;
    }

    IndexDatabase &m_index;
    const SearchAsk &m_ask;
    Question m_question;
    qint64 m_type = 0; ///< 0: any
    QSet<qint64> m_seen;
    QList<Found> m_found;
};

} // namespace

Result<SearchAnswer> searchIndex(IndexDatabase &index, const SearchAsk &ask)
{
    return Searcher(index, ask).run();
}

QList<SearchHit> matchesAmong(const QList<Resource> &resources, const QString &ask)
{
    QList<SearchHit> hits;
    const Question question(ask);
    for (const Resource &resource : resources) {
        const QString text = searchText(resource.json());
        if (const Score score = question.score(text); score.line >= 0)
            hits.append(explained(resource, text, score));
    }
    return hits;
}

std::optional<SearchHit> matchOf(const QString &ask, const Resource &resource)
{
    const QList<SearchHit> hits = matchesAmong({resource}, ask);
    return hits.isEmpty() ? std::nullopt : std::optional(hits.front());
}

Result<QList<Resource>> resourcesCalled(IndexDatabase &index, const QString &type, const QString &text)
{
    QList<Resource> called;
    const QString wanted = foldText(text);
    if (wanted.isEmpty())
        return called;
    const auto found = searchIndex(index, {.text = text, .type = type, .limit = 500});
    if (!found)
        return found.error();
    for (const SearchHit &hit : found->hits) {
        const QList<SearchValue> values = searchValues(hit.resource.json());
        const bool isCalledSo = std::any_of(values.begin(), values.end(), [&wanted](const SearchValue &value) {
            const bool identifies = value.isName || value.path.compare("id"_L1, Qt::CaseInsensitive) == 0 || value.path.compare("externalId"_L1, Qt::CaseInsensitive) == 0;
            return identifies && foldText(value.text) == wanted;
        });
        if (isCalledSo)
            called.append(hit.resource);
    }
    return called;
}

} // namespace Provost
