// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/pastedtext.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// Cells of one line: RFC 4180 quotes, outside of which `delimiter` separates.
QStringList cellsOf(const QString &line, QChar delimiter)
{
    QStringList cells;
    QString cell;
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (c == u'"' && quoted && i + 1 < line.size() && line.at(i + 1) == u'"') {
            cell += c;
            ++i;
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (c == delimiter && !quoted) {
            cells << cell.trimmed();
            cell.clear();
        } else {
            cell += c;
        }
    }
    return cells << cell.trimmed();
}

/// "Kolb, Mira" is how lists are sorted, not what people are called.
QString turned(const QString &name)
{
    const QStringList parts = name.split(u',');
    if (parts.size() != 2 || parts.at(0).trimmed().isEmpty() || parts.at(1).trimmed().isEmpty())
        return name;
    return parts.at(1).trimmed() + u' ' + parts.at(0).trimmed();
}

std::optional<PastedPerson> personOf(const QString &word)
{
    static const QRegularExpression mailForm(u"^\\s*\"?([^\"<]*)\"?\\s*<([^<>\\s]+)>\\s*$"_s);
    const QString text = word.trimmed();
    if (text.isEmpty())
        return {};
    if (const auto match = mailForm.match(text); match.hasMatch())
        return PastedPerson {.text = text, .login = match.captured(2), .name = turned(match.captured(1).trimmed())};
    if (looksLikePersonId(text))
        return PastedPerson {.text = text, .id = text, .login = text};
    if (text.contains(u'@') || !text.contains(u' '))
        return PastedPerson {.text = text, .login = text, .name = text.contains(u'@') ? QString() : text};
    return PastedPerson {.text = text, .name = turned(text)};
}

QList<std::optional<PersonPart>> partsOf(const QStringList &titles)
{
    QList<std::optional<PersonPart>> parts;
    for (const QString &title : titles)
        parts << personPartOf(title);
    return parts;
}

/// The lines as a table with titles; none where the first line has no titles we know.
std::optional<QList<PastedPerson>> tableIn(const QStringList &lines)
{
    for (const QChar delimiter : {u',', u';', u'\t'}) {
        const QList<std::optional<PersonPart>> parts = partsOf(cellsOf(lines.constFirst(), delimiter));
        const auto known = std::count_if(parts.begin(), parts.end(), [](const auto &part) { return part.has_value(); });
        if (known == 0 || (known == 1 && parts.size() == 1 && lines.size() == 1))
            continue;
        QList<PastedPerson> people;
        for (const QString &line : lines.sliced(1)) {
            people << personIn(cellsOf(line, delimiter), parts);
            if (people.last().name.isEmpty() && people.last().login.isEmpty())
                people.last().text = line.trimmed();
        }
        return people;
    }
    return {};
}

/// Does the address have something of each part of the name, if only an initial at its start?
bool isNamedAfter(const QString &mail, const QStringList &parts)
{
    static const QRegularExpression between(u"[^\\p{L}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    const QString local = mail.section(u'@', 0, 0).toCaseFolded();
    const auto has = [&local](const QString &word) { return word.size() > 2 && local.contains(word); };
    const auto isIn = [&](const QString &part) {
        const QStringList words = part.toCaseFolded().split(between, Qt::SkipEmptyParts);
        return std::any_of(words.cbegin(), words.cend(), has);
    };
    const auto begins = [&local](const QString &part) { return local.startsWith(part.left(1).toCaseFolded()); };
    return std::any_of(parts.cbegin(), parts.cend(), isIn) && std::all_of(parts.cbegin(), parts.cend(), [&](const QString &part) { return isIn(part) || begins(part); });
}

/// "Mira Kolb,mira@x.example" is one person, as is "Kolb,Mira,m.kolb@x.example": columns without titles.
std::optional<PastedPerson> namedAddressIn(const QString &line)
{
    for (const QChar delimiter : {u',', u'\t'}) {
        QStringList parts = cellsOf(line, delimiter);
        parts.removeAll(QString());
        const QStringList mails = parts.filter(u"@"_s);
        parts.removeIf([](const QString &part) { return part.contains(u'@'); });
        if (mails.size() != 1 || mails.constFirst().contains(u'<') || parts.isEmpty() || parts.size() > 2 || !isNamedAfter(mails.constFirst(), parts))
            continue;
        return PastedPerson {.text = line.trimmed(), .login = mails.constFirst(), .name = turned(parts.join(u", "_s))};
    }
    return {};
}

/// A comma separates people only where each part could be one: "Kolb, Mira" is one person.
QStringList wordsOf(const QString &line)
{
    for (const QChar delimiter : {u';', u'\t'}) {
        if (line.contains(delimiter))
            return cellsOf(line, delimiter);
    }
    const QStringList parts = cellsOf(line, u',');
    const bool separate = parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](const QString &part) { return part.isEmpty() || part.contains(u'@') || looksLikePersonId(part); });
    const bool hasAddress = std::any_of(parts.begin(), parts.end(), [](const QString &part) { return part.contains(u'@') && !part.contains(u'<'); });
    return separate || hasAddress || parts.size() > 2 ? parts : QStringList {line};
}

} // namespace

bool looksLikePersonId(const QString &word)
{
    static const QRegularExpression pattern(u"^(?=.*\\d)[0-9A-Za-z_-]{16,}$"_s);
    return pattern.match(word).hasMatch();
}

std::optional<PersonPart> personPartOf(QString title)
{
    static const QRegularExpression noise(u"[\\s_.\\-\"*]"_s);
    title = title.toLower().remove(noise);
    struct Word {
        const char16_t *word;
        PersonPart part;
    };
    static constexpr std::array words {
        Word {u"id", PersonPart::Id}, Word {u"objectid", PersonPart::Id}, Word {u"value", PersonPart::Id}, Word {u"externalid", PersonPart::Id},
        Word {u"username", PersonPart::Login}, Word {u"userprincipalname", PersonPart::Login}, Word {u"upn", PersonPart::Login}, Word {u"login", PersonPart::Login},
        Word {u"benutzername", PersonPart::Login}, Word {u"account", PersonPart::Login}, Word {u"identifiant", PersonPart::Login},
        Word {u"mail", PersonPart::Mail}, Word {u"email", PersonPart::Mail}, Word {u"emailaddress", PersonPart::Mail}, Word {u"emailsvalue", PersonPart::Mail},
        Word {u"emails[typeeqwork]value", PersonPart::Mail}, Word {u"emailadresse", PersonPart::Mail}, Word {u"emails", PersonPart::Mail}, Word {u"courriel", PersonPart::Mail},
        Word {u"displayname", PersonPart::Name}, Word {u"name", PersonPart::Name}, Word {u"fullname", PersonPart::Name}, Word {u"anzeigename", PersonPart::Name},
        Word {u"nameformatted", PersonPart::Name}, Word {u"display", PersonPart::Name},
        Word {u"givenname", PersonPart::Given}, Word {u"firstname", PersonPart::Given}, Word {u"namegivenname", PersonPart::Given}, Word {u"vorname", PersonPart::Given},
        Word {u"familyname", PersonPart::Family}, Word {u"lastname", PersonPart::Family}, Word {u"surname", PersonPart::Family}, Word {u"namefamilyname", PersonPart::Family},
        Word {u"nachname", PersonPart::Family}};
    const auto at = std::find_if(words.begin(), words.end(), [&title](const Word &one) { return title == QStringView(one.word); });
    return at == words.end() ? std::nullopt : std::optional(at->part);
}

PastedPerson personIn(const QStringList &cells, const QList<std::optional<PersonPart>> &parts)
{
    PastedPerson person;
    QString given;
    QString family;
    QString mail;
    for (qsizetype i = 0; i < std::min(cells.size(), parts.size()); ++i) {
        if (!parts.at(i) || cells.at(i).isEmpty())
            continue;
        switch (*parts.at(i)) {
        case PersonPart::Id:
            person.id = cells.at(i);
            break;
        case PersonPart::Login:
            person.login = cells.at(i);
            break;
        case PersonPart::Mail:
            mail = cells.at(i).section(u';', 0, 0);
            break;
        case PersonPart::Name:
            person.name = turned(cells.at(i));
            break;
        case PersonPart::Given:
            given = cells.at(i);
            break;
        case PersonPart::Family:
            family = cells.at(i);
            break;
        }
    }
    if (person.login.isEmpty())
        person.login = mail;
    if (person.name.isEmpty() && !given.isEmpty() && !family.isEmpty())
        person.name = given + u' ' + family;
    const QString shown = person.name.isEmpty() ? person.login : person.name;
    person.text = shown.isEmpty() ? cells.join(u' ').simplified() : shown;
    return person;
}

void dropRepeated(QList<PastedPerson> &people)
{
    QSet<QString> seen;
    people.removeIf([&seen](const PastedPerson &person) {
        const QString key = (person.id + u'\n' + person.login + u'\n' + person.name).toLower();
        const bool known = seen.contains(key) || (person.id.isEmpty() && person.login.isEmpty() && person.name.isEmpty());
        seen.insert(key);
        return known;
    });
}

QList<PastedPerson> peopleIn(const QString &text)
{
    static const QRegularExpression lineEnd(u"[\\r\\n]+"_s);
    QStringList lines = text.split(lineEnd, Qt::SkipEmptyParts);
    lines.removeIf([](const QString &line) { return line.trimmed().isEmpty(); });
    if (lines.isEmpty())
        return {};
    if (lines.first().startsWith(QChar(0xfeff)))
        lines.first().remove(0, 1);
    QList<PastedPerson> people;
    if (auto table = tableIn(lines)) {
        people = *table;
    } else {
        for (const QString &line : std::as_const(lines)) {
            if (const auto person = namedAddressIn(line)) {
                people << *person;
                continue;
            }
            const QStringList words = wordsOf(line);
            for (const QString &word : words) {
                if (auto person = personOf(word))
                    people << *person;
            }
        }
    }
    dropRepeated(people);
    return people;
}

} // namespace Provost
