// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/indexsearch.h"

#include "directory/index/foldtext.h"
#include "directory/index/searchtext.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype shortest = 3; ///< characters that can be looked for inside a word
constexpr qsizetype shortestTypo = 4;
constexpr int mostCandidates = 3000; ///< of one stage; who types so little types on
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

QString quoted(QString text)
{
    return u'"' + text.replace(u'"', "\"\""_L1) + u'"';
}

/// Whatever has these letters in this order has all of these.
QString trigrams(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    QStringList parts;
    for (qsizetype i = 0; i + shortest <= characters.size(); ++i) {
        const QString part = quoted(QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData() + i), shortest));
        if (!parts.contains(part))
            parts.append(part);
    }
    return u'(' + parts.join(" AND "_L1) + u')';
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
            m_types = u" AND +r.type = %1"_s.arg(index.typeNumber(ask.type)); // the plus: by its index every resource would be held against the text tables
    }

    [[nodiscard]] Result<SearchAnswer> run()
    {
        if (m_question.isEmpty())
            return SearchAnswer {};
        // Each stage ranks behind the one before it, so the later ones, which take longer, are seldom needed.
        const bool hasShort = std::any_of(m_question.terms().begin(), m_question.terms().end(), [](const Term &t) { return t.isShort(); });
        look(u"words"_s, u"{n} : (%1)"_s.arg(wordQuery(false)));
        if (!isEnough())
            look(u"words"_s, u"{n} : (%1)"_s.arg(wordQuery(true)));
        if (!isEnough() && !hasShort)
            look(u"parts"_s, u"{n} : (%1)"_s.arg(partQuery()));
        if (!isEnough())
            look(u"words"_s, wordQuery(true));
        if (!isEnough())
            lookEverywhere(m_question.terms(), false);
        if (!isEnough())
            lookEverywhere(m_question.words(), true);
        if (const auto read = m_index.sql().outcome(); !read)
            return read.error();
        return answer();
    }

private:
    struct Found {
        qint64 row;
        Score score;
        QString text;
        Resource resource;
    };

    [[nodiscard]] bool isEnough() const { return m_ask.limit >= 0 && m_found.size() > m_ask.limit; }

    [[nodiscard]] QString wordQuery(bool beginnings) const
    {
        QStringList parts;
        for (const Term &term : m_question.words())
            parts.append(quoted(term.text()) + (beginnings ? u" *"_s : QString()));
        return parts.join(" AND "_L1);
    }

    [[nodiscard]] QString partQuery() const
    {
        QStringList parts;
        for (const Term &term : m_question.terms())
            parts.append(partsOf(term));
        return parts.join(" AND "_L1);
    }

    [[nodiscard]] static QString partsOf(const Term &term)
    {
        QStringList forms;
        for (const QString &form : term.forms)
            forms.append(trigrams(form));
        return u'(' + forms.join(" OR "_L1) + u')';
    }

    void look(const QString &table, const QString &query)
    {
        if (m_question.words().isEmpty() && table == "words"_L1)
            return;
        take(u"SELECT r.row, r.text FROM %1 f CROSS JOIN resource r ON r.row = f.rowid WHERE %1 MATCH ?%2"_s.arg(table, m_types), {query});
    }

    /// Each term may be found by another table, or by words that are nearly so.
    void lookEverywhere(const QList<Term> &terms, bool typos)
    {
        QStringList conditions;
        QVariantList values;
        for (const Term &term : terms) {
            QStringList choices;
            const auto choose = [&](const QString &table, const QString &query) {
                choices.append(u"r.row IN (SELECT rowid FROM %1 WHERE %1 MATCH ?)"_s.arg(table));
                values.append(query);
            };
            if (!term.isShort())
                choose(u"parts"_s, partsOf(term));
            else if (const QStringList words = wordsOf(term.text()); !words.isEmpty())
                choose(u"words"_s, quoted(words.front()) + u" *"_s);
            if (typos && isPlainWord(term.text())) {
                QStringList near;
                const QStringList words = nearWords(term.text());
                for (const QString &word : words)
                    near.append(quoted(word));
                if (!near.isEmpty())
                    choose(u"words"_s, near.join(" OR "_L1));
            }
            if (choices.isEmpty())
                return;
            conditions.append(u'(' + choices.join(" OR "_L1) + u')');
        }
        if (!conditions.isEmpty())
            take(u"SELECT r.row, r.text FROM resource r WHERE %1%2"_s.arg(conditions.join(" AND "_L1), m_types), values);
    }

    void take(const QString &sql, const QVariantList &values)
    {
        const QString bound = m_ask.limit < 0 ? QString() : u" LIMIT %1"_s.arg(std::max(mostCandidates, m_ask.limit * 4));
        IndexRowsRead rows = m_index.sql().select(sql + bound, values);
        while (rows.next()) {
            const qint64 row = rows.integer(0);
            if (m_seen.contains(row))
                continue;
            m_seen.insert(row);
            const QString text = rows.text(1);
            if (const Score score = m_question.score(text); score.line >= 0) // a whole name ranks below zero
                m_found.append({row, score, text, {}});
        }
    }

    /// One letter away and used by some resource. The half of the word that holds no mistake is looked up as it is.
    [[nodiscard]] QStringList nearWords(const QString &word)
    {
        QSet<QString> near;
        const qsizetype half = word.size() / 2;
        const QString begin = word.left(half);
        QString end = begin;
        end.back() = QChar(char16_t(end.back().unicode() + 1));
        {
            IndexRowsRead rows = m_index.sql().select(u"SELECT term FROM vocabulary WHERE term >= ? AND term < ?"_s, {begin, end});
            while (rows.next()) {
                const QString term = rows.text(0);
                if (isWithinOneEdit(term, word))
                    near.insert(term);
            }
        }
        const QStringList guesses = firstHalfEdits(word, half);
        for (const QString &guess : guesses) {
            if (!m_index.sql().single(u"SELECT 1 FROM vocabulary WHERE term = ?"_s, {guess}).isNull())
                near.insert(guess);
        }
        near.remove(word);
        QStringList sorted(near.begin(), near.end());
        sorted.sort();
        return sorted;
    }

    [[nodiscard]] static QStringList firstHalfEdits(const QString &word, qsizetype half)
    {
        QStringList edits;
        const QList<QChar> letters = alphabetOf(word);
        for (qsizetype i = 0; i <= half; ++i) {
            edits.append(QString(word).remove(i, 1));
            if (i + 1 < word.size())
                edits.append(word.left(i) + word[i + 1] + word[i] + word.mid(i + 2));
            for (const QChar letter : letters) {
                edits.append(word.left(i) + letter + word.mid(i + 1));
                edits.append(word.left(i) + letter + word.mid(i));
            }
        }
        edits.removeDuplicates();
        return edits;
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
            IndexRowsRead rows = m_index.sql().select(
                u"SELECT r.json, r.id, t.name FROM resource r JOIN type t ON t.number = r.type WHERE r.row = ?"_s, {found.row});
            if (!rows.next())
                continue;
            SearchHit hit = explained(Resource(rows.bytes(0), rows.text(1)), found.text, found.score);
            hit.type = rows.text(2);
            hit.row = found.row;
            answer.hits.append(hit);
        }
        return answer;
    }

    IndexDatabase &m_index;
    const SearchAsk &m_ask;
    Question m_question;
    QString m_types;
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
