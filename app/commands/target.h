// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"
#include "store/connectionstore.h"

#include <QCommandLineParser>
#include <QDir>

namespace Provost {

/// The TARGET of a verb: `--connection NAME`, or `--url URL`; with `--token-env VAR`, `--token-file FILE` or `--auth-file FILE`, and `--profile NAME`.
/// A secret is never taken from an argument, where every process on the machine could read it.
struct Target {
    static void addOptions(QCommandLineParser &parser);
    /// All but the secrets of a saved connection: TargetJob fetches those.
    [[nodiscard]] static Result<ConnectionSettings> resolve(const QCommandLineParser &parser, const QDir &dataDir);
    /// The connection named, or one made of the URL.
    [[nodiscard]] static Result<SavedConnection> savedFor(const QCommandLineParser &parser, const QDir &dataDir);
    /// The value of an environment variable, from `--OPTION-env`, or the content of a file, from `--OPTION-file`; empty when neither is given.
    [[nodiscard]] static Result<Redacted<QByteArray>> secretFrom(const QCommandLineParser &parser, const QString &option);
    [[nodiscard]] static Result<Redacted<QByteArray>> secretInVariable(const QString &variable);
    [[nodiscard]] static Result<Redacted<QByteArray>> secretInFile(const QString &fileName);
};

} // namespace Provost
