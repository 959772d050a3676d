// SPDX-License-Identifier: GPL-3.0-or-later
#include "errors/detailwords.h"

#include "errors/detailtable.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype longest = 2000; ///< of what is looked at: a server may have written a book
constexpr int deepest = 4; ///< phrases within phrases

/// A phrase with something filled in, as a pattern that takes it out again.
struct Pattern {
    const char *text;
    QString beginning; ///< before the first mark; looked at first, for it is cheap
    QString ending;
    QRegularExpression expression;
    QList<int> marks {}; ///< the number of the mark that each group stands for
    qsizetype weight = 0; ///< the more words of its own, the surer
};

Pattern patternOf(const char *text)
{
    static const QRegularExpression mark(u"%(\\d)"_s);
    const QString phrase = QString::fromUtf8(text);
    Pattern pattern {.text = text, .beginning = phrase.section(u'%', 0, 0), .ending = phrase.mid(phrase.lastIndexOf(mark) + 2), .expression = {}};
    QString expression;
    qsizetype after = 0;
    for (auto marks = mark.globalMatch(phrase); marks.hasNext();) {
        const auto match = marks.next();
        expression += QRegularExpression::escape(phrase.sliced(after, match.capturedStart() - after)) + u"(.*)"_s;
        pattern.marks << match.captured(1).toInt();
        after = match.capturedEnd();
    }
    expression += QRegularExpression::escape(phrase.sliced(after));
    pattern.expression = QRegularExpression(QRegularExpression::anchoredPattern(expression), QRegularExpression::DotMatchesEverythingOption);
    pattern.weight = phrase.size() - 2 * pattern.marks.size();
    return pattern;
}

struct Phrases {
    QHash<QString, const char *> whole {};
    std::vector<Pattern> patterns {};
};

const Phrases &phrases()
{
    static const Phrases known = [] {
        Phrases all;
        for (const char *text : detailTemplates()) {
            if (QString::fromUtf8(text).contains(u'%'))
                all.patterns.push_back(patternOf(text));
            else
                all.whole.insert(QString::fromUtf8(text), text);
        }
        std::stable_sort(all.patterns.begin(), all.patterns.end(), [](const Pattern &one, const Pattern &other) { return one.weight > other.weight; });
        return all;
    }();
    return known;
}

QString translated(const char *text)
{
    return QCoreApplication::translate("DetailWords", text);
}

std::optional<QString> known(const QString &detail, int depth);

/// All marks at once: what is filled in may hold a `%1` of its own.
QString filled(const QString &text, const QHash<int, QString> &values)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto value = text.at(i) == u'%' && i + 1 < text.size() ? values.constFind(text.at(i + 1).digitValue()) : values.cend();
        if (value == values.cend())
            result += text.at(i);
        else
            result += *value;
        i += value == values.cend() ? 0 : 1;
    }
    return result;
}

std::optional<QString> phrase(const QString &detail, int depth)
{
    if (const char *text = phrases().whole.value(detail))
        return translated(text);
    for (const Pattern &pattern : phrases().patterns) {
        if (!detail.startsWith(pattern.beginning) || !detail.endsWith(pattern.ending))
            continue;
        const auto match = pattern.expression.match(detail);
        if (!match.hasMatch())
            continue;
        QHash<int, QString> values;
        for (qsizetype i = 0; i < pattern.marks.size(); ++i) {
            const QString value = match.captured(int(i) + 1);
            values.insert(pattern.marks[i], known(value, depth + 1).value_or(value));
        }
        return filled(translated(pattern.text), values);
    }
    return {};
}

/// Notes that were put side by side, and what is said of a place: "userName: one value only".
std::optional<QString> known(const QString &detail, int depth)
{
    if (depth > deepest || detail.isEmpty())
        return {};
    if (auto words = phrase(detail, depth))
        return words;
    if (const qsizetype end = detail.indexOf("; "_L1); end > 0) {
        const QString first = detail.first(end);
        const QString rest = detail.sliced(end + 2);
        const auto ofFirst = known(first, depth + 1);
        const auto ofRest = known(rest, depth + 1);
        if (ofFirst || ofRest)
            return ofFirst.value_or(first) + u"; "_s + ofRest.value_or(rest);
    }
    for (qsizetype colon = detail.indexOf(": "_L1); colon > 0; colon = detail.indexOf(": "_L1, colon + 1)) {
        if (const auto words = phrase(detail.sliced(colon + 2), depth + 1))
            return detail.first(colon + 2) + *words;
    }
    return {};
}

} // namespace

std::optional<QString> knownDetail(const QString &detail)
{
    return detail.size() <= longest ? known(detail, 0) : std::nullopt;
}

QString detailWords(const QString &detail)
{
    return knownDetail(detail).value_or(detail);
}

} // namespace Provost
