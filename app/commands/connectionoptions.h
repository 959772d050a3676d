// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/profilelibrary.h"
#include "store/connectionstore.h"

#include <QCommandLineParser>

namespace Provost {

/// The options of `provost connections add`: everything a connection may have but secrets.
struct ConnectionOptions {
    static void addTo(QCommandLineParser &parser);
    /// Error::Validation names the option that does not do. What the provider's profile knows (token URL, scope, how to sign in) is filled in.
    /// `profiles`: the operator's own, beside the shipped ones.
    [[nodiscard]] static Result<SavedConnection> read(const QCommandLineParser &parser, const QString &name, const QString &directory);
};

} // namespace Provost
