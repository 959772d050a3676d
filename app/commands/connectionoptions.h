// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connectionstore.h"

#include <QCommandLineParser>

namespace Provost {

/// The options of `provost connections add`: everything a connection may have but secrets.
struct ConnectionOptions {
    static void addTo(QCommandLineParser &parser);
    /// Error::Validation names the option that does not do. What the provider's profile knows (token URL, scope, how to sign in) is filled in.
    [[nodiscard]] static Result<SavedConnection> read(const QCommandLineParser &parser, const QString &name);
};

} // namespace Provost
