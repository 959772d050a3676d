// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

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

} // namespace Provost
