// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/output.h"
#include "exitcode.h"

#include <QCommandLineParser>
#include <QDir>
#include <QObject>

namespace Provost {

/// One verb of the command line. Made, given its arguments, run; ends by finished() with the exit code, once.
class Command : public QObject
{
    Q_OBJECT
public:
    explicit Command(QObject *parent = nullptr);

    /// Adds the verb's own options and positional arguments.
    virtual void describe(QCommandLineParser &parser) const = 0;
    /// Reads the common options, then calls start(). `positional` is what stands behind the verb.
    void run(const QCommandLineParser &parser, const QStringList &positional);
    /// SIGINT or SIGTERM: end soon, cleanly.
    virtual void interrupt();

    static void addCommonOptions(QCommandLineParser &parser);

Q_SIGNALS:
    void finished(int exitCode);

protected:
    virtual void start() = 0;
    /// True for a verb that writes the file of --out itself, whole or not at all.
    [[nodiscard]] virtual bool takesOutFile() const { return false; }
    /// What --format may be besides the common ones; the verb writes it itself.
    [[nodiscard]] virtual QStringList ownFormats() const { return {}; }
    void finish(ExitCode code);
    /// What is under way beside the verb's work and must not be cut off: finished() waits until all of it has let go.
    void hold() { ++m_holds; }
    void letGo();
    void fail(const Error &error); ///< says it on standard error; the exit code follows from the kind
    void usage(const QString &message); ///< exit 2
    /// Writes data. False, and the command has ended, when nobody takes it: quietly when the reader has gone.
    bool write(const QByteArray &utf8);

    [[nodiscard]] const QCommandLineParser &options() const { return *m_parser; }
    [[nodiscard]] const QStringList &arguments() const { return m_arguments; }
    [[nodiscard]] Output &output() { return m_output; }
    [[nodiscard]] const Output &output() const { return m_output; }
    [[nodiscard]] OutputFormat outputFormat() const { return m_output.format(); }
    [[nodiscard]] const QDir &dataDir() const { return m_dataDir; }
    [[nodiscard]] bool isFinished() const { return m_finished; }

private:
    const QCommandLineParser *m_parser = nullptr;
    QStringList m_arguments;
    Output m_output;
    QDir m_dataDir;
    bool m_finished = false;
    int m_holds = 0;
    int m_exitCode = 0; ///< once finished
};

} // namespace Provost
