// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/passwordpolicy.h"

#include "base/random.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

const QString &ambiguousCharacters()
{
    static const QString text = u"0Oo1lI|5S2Z8B"_s;
    return text;
}

/// A spreadsheet takes a cell that begins so for a formula, and shows something else.
const QString &formulaStarts()
{
    static const QString text = u"=+-@"_s;
    return text;
}

/// Every number below `limit` as likely as any other: those of the last, incomplete round are thrown away.
qsizetype randomBelow(qsizetype limit)
{
    const qsizetype last = 256 - 256 % limit;
    for (;;) {
        const QByteArray byte = randomBytes(1);
        if (const auto number = qsizetype(quint8(byte.at(0))); number < last)
            return number % limit;
    }
}

QString without(QString text, const QString &unwanted)
{
    text.removeIf([&unwanted](QChar c) { return unwanted.contains(c); });
    return text;
}

int classesIn(const QString &password)
{
    bool lower = false, upper = false, digit = false, other = false;
    for (const QChar c : password) {
        lower = lower || c.isLower();
        upper = upper || c.isUpper();
        digit = digit || c.isDigit();
        other = other || (!c.isLower() && !c.isUpper() && !c.isDigit());
    }
    return int(lower) + int(upper) + int(digit) + int(other);
}

} // namespace

QList<QString> PasswordPolicy::alphabets() const
{
    QList<QString> sets;
    const auto add = [&](bool allowed, const QString &characters) {
        const QString set = ambiguous ? characters : without(characters, ambiguousCharacters());
        if (allowed && !set.isEmpty())
            sets << set;
    };
    add(lower, u"abcdefghijklmnopqrstuvwxyz"_s);
    add(upper, u"ABCDEFGHIJKLMNOPQRSTUVWXYZ"_s);
    add(digits, u"0123456789"_s);
    add(symbols, symbolSet);
    return sets;
}

QList<PasswordPolicy::Fault> PasswordPolicy::faultsOf(const QString &password) const
{
    QList<Fault> faults;
    if (password.size() < length)
        faults << Fault::TooShort;
    if (classesIn(password) < classes)
        faults << Fault::TooFewClasses;
    return faults;
}

Result<Redacted<QString>> PasswordPolicy::generate() const
{
    const QList<QString> sets = alphabets();
    if (sets.isEmpty() || sets.size() < classes || length < sets.size() || length > 256)
        return Error::validation(u"no password can meet this policy"_s);
    const QString all = sets.join(QString());
    if (all.size() > 256)
        return Error::validation(u"too many symbols"_s);
    const bool hasStart = !without(all, formulaStarts()).isEmpty();
    // Drawn whole and drawn again until every kind is there: putting one of each kind in on purpose would make some passwords likelier.
    for (;;) {
        QString password;
        for (int i = 0; i < length; ++i)
            password += all[randomBelow(all.size())];
        const bool isComplete = std::all_of(sets.cbegin(), sets.cend(), [&password](const QString &set) {
            return std::any_of(password.cbegin(), password.cend(), [&set](QChar c) { return set.contains(c); });
        });
        if (isComplete && !(hasStart && formulaStarts().contains(password[0])))
            return Redacted(password);
    }
}

double PasswordPolicy::bits() const
{
    const qsizetype size = alphabets().join(QString()).size();
    return size == 0 ? 0 : length * std::log2(double(size));
}

int passwordStrength(const QString &password, const QStringList &known)
{
    QString rest = password;
    for (const QString &word : known) {
        if (word.size() >= 3)
            rest.replace(word, QString(), Qt::CaseInsensitive);
    }
    static const QStringList common {u"password"_s, u"passwort"_s, u"qwert"_s, u"1234"_s, u"abcd"_s, u"welcome"_s, u"letmein"_s, u"sommer"_s, u"summer"_s, u"winter"_s};
    for (const QString &word : common)
        rest.replace(word, QString(), Qt::CaseInsensitive);
    const QSet<QChar> different(rest.cbegin(), rest.cend());
    static constexpr std::array perClass {0.0, 3.3, 4.7, 5.7, 6.2}; // bits a character
    const double length = std::min(double(rest.size()), 2.0 * double(different.size()));
    const double bits = length * perClass[size_t(classesIn(rest))];
    return bits < 28 ? 0 : bits < 45 ? 1 : bits < 60 ? 2 : bits < 80 ? 3 : 4;
}

} // namespace Provost
