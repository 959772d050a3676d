// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Provost {

/// One person as a text from elsewhere calls them; any of the parts may be empty.
struct PastedPerson {
    QString text {}; ///< as it stood there
    QString id {};
    QString login {}; ///< a user name, or a mail address
    QString name {}; ///< "Mira Kolb", also where it stood as "Kolb, Mira"
    friend bool operator==(const PastedPerson &, const PastedPerson &) = default;
};

/// Reads names, addresses and ids out of what was pasted or dropped: one a line, several a line with ; or , or tabs between, addresses as mail
/// programs write them (Mira Kolb <mira@example.com>), or CSV with a line of titles. Everybody once, in the order they stood.
[[nodiscard]] QList<PastedPerson> peopleIn(const QString &text);

/// What a column of a table says of people.
enum class PersonPart : quint8 { Id, Login, Mail, Name, Given, Family };

/// What a title of a column says the column holds; in words of several languages and programs.
[[nodiscard]] std::optional<PersonPart> personPartOf(QString title);
/// The person of a row; of cells without a part nothing is taken but the text, where no other tells who it is.
[[nodiscard]] PastedPerson personIn(const QStringList &cells, const QList<std::optional<PersonPart>> &parts);
/// Everybody once, and nobody of whom nothing is told.
void dropRepeated(QList<PastedPerson> &people);
/// Long and with digits enough to be nobody's name.
[[nodiscard]] bool looksLikePersonId(const QString &word);

} // namespace Provost
