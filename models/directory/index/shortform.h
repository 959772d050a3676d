// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace Provost {

constexpr qsizetype longDocument = 16 * 1024; ///< bytes; a group of some eighty members

/// Of a long document what is shown in lists, and what is searched: a group of 100,000 members has twenty megabytes, of which these take some hundred bytes and the first few hundred members.
struct ShortForm {
    QByteArray withoutMembers {};
    QByteArray fewMembers {}; ///< no more than are searched (mostElements); empty: the document itself has no more
    qint64 members = 0;
};

/// None of a document that is not long, or has no one list of members.
[[nodiscard]] std::optional<ShortForm> shortFormOf(const QByteArray &document);

} // namespace Provost
