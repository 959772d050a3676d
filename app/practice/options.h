// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace Provost::Practice {

/// What `provost practice` can be told; the defaults are what the window embeds.
struct Options {
    quint16 port = 0; ///< 0: any free one
    int users = 1000;
    int groups = 50;
    quint32 seed = 1; ///< the same seed gives the same people
    QString profile = QStringLiteral("rfc"); ///< a name of Dialect::names()
    QByteArray token {}; ///< empty: one is made up
    QString stateFile {}; ///< empty: a temporary directory, gone at the end. An existing file is opened as it is: users, groups and seed are not looked at
    QStringList faults {}; ///< as parseFaults() takes them
    bool readOnly = false; ///< every write is refused with 403
};

} // namespace Provost::Practice
