// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"

#include <QCommandLineParser>
#include <QDir>

namespace Provost {

/// The TARGET of a verb: `--connection NAME`, or `--url URL`; with `--token-env VAR` or `--token-file FILE`, and `--profile NAME`.
/// A token is never taken from an argument, where every process on the machine could read it.
struct Target {
    static void addOptions(QCommandLineParser &parser);
    [[nodiscard]] static Result<ConnectionSettings> resolve(const QCommandLineParser &parser, const QDir &dataDir);
};

} // namespace Provost
