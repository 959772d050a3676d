// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/wordlist.h"

#include "directory/index/foldtext.h"
#include "directory/index/grams.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype shortestWord = 3;
constexpr qsizetype longestWord = 64;

/// What is mistyped are words of letters; with one letter for another it can have been one digit.
bool canBeMeant(QStringView word)
{
    return word.size() >= shortestWord && word.size() <= longestWord && std::count_if(word.begin(), word.end(), [](QChar c) { return !c.isLetter(); }) <= 1;
}

QStringList firstHalfEdits(const QString &word, qsizetype half)
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

} // namespace

WordList::WordList(IndexSql &sql)
    : m_sql(sql)
{
}

void WordList::makeTables()
{
    m_sql.run(u"CREATE TABLE IF NOT EXISTS word (number INTEGER PRIMARY KEY, text TEXT)"_s);
    m_sql.run(u"CREATE INDEX IF NOT EXISTS byText ON word (text)"_s);
}

void WordList::readKnown()
{
    m_isRead = true;
    IndexRowsRead rows = m_sql.select(u"SELECT number FROM word"_s);
    while (rows.next())
        m_known.insert(quint64(rows.integer(0)));
}

void WordList::add(QStringView word, quint64 number)
{
    if (!m_isRead)
        readKnown();
    quint64 &met = m_met[size_t(number % m_met.size())];
    if (met == number)
        return;
    met = number;
    if (!canBeMeant(word) || m_known.contains(number))
        return;
    m_known.insert(number);
    m_sql.run(u"INSERT OR IGNORE INTO word VALUES (?, ?)"_s, {qint64(number), word.toString()});
}

void WordList::clear()
{
    m_sql.run(u"DELETE FROM word"_s);
    m_known.clear();
    m_met.fill(0);
    m_isRead = true;
}

QStringList WordList::near(const QString &word)
{
    QSet<QString> near;
    const qsizetype half = word.size() / 2;
    const QString begin = word.left(half);
    QString end = begin;
    end.back() = QChar(char16_t(end.back().unicode() + 1));
    {
        IndexRowsRead rows = m_sql.select(u"SELECT text FROM word WHERE text >= ? AND text < ?"_s, {begin, end});
        while (rows.next()) {
            const QString known = rows.text(0);
            if (isWithinOneEdit(known, word))
                near.insert(known);
        }
    }
    const QStringList guesses = firstHalfEdits(word, half);
    for (const QString &guess : guesses) {
        if (!m_sql.single(u"SELECT 1 FROM word WHERE number = ?"_s, {qint64(numberOfWord(guess))}).isNull())
            near.insert(guess);
    }
    near.remove(word);
    QStringList sorted(near.begin(), near.end());
    sorted.sort();
    return sorted;
}

} // namespace Provost
