// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"

#include <QCoreApplication>
#include <QObject>
#include <QPointer>

#include <memory>

namespace Provost {

class Directory;
class MeterKeeper;
class RowSource;
class ServerProbe;
struct ServerReport;
struct ServiceDescription;

/// One thing a connection test looked at.
struct TestStep {
    enum class State : quint8 { Waiting, Running, Passed, Noted, Failed };
    QString title {};
    State state = State::Waiting;
    QString text {}; ///< what was found
    friend bool operator==(const TestStep &, const TestStep &) = default;
};

/// Tries a connection step by step: find its name, reach it, see its certificate, sign in, read what it declares and a first page, and see what the token allows.
/// Leaves nothing behind but what it cost, which is counted where the connection is a saved one, and what somebody got who signed in with the browser for it.
class ConnectionTester : public QObject
{
    Q_OBJECT
public:
    /// Makes the directory to test, so that tests can stand in for it; the tester deletes it.
    using Factory = std::function<Directory *(const ConnectionSettings &settings, QObject *parent)>;

    struct Gained {
        Redacted<QByteArray> accessToken {};
        Redacted<QByteArray> refreshToken {};
    };

    explicit ConnectionTester(Factory factory, QObject *parent = nullptr);
    ~ConnectionTester() override;
    [[nodiscard]] static Directory *makeDirectory(const ConnectionSettings &settings, QObject *parent); ///< the real thing

    void setMeters(const QString &fileName) { m_meters = fileName; } ///< where calls of saved connections are counted; empty: they are not
    enum class Account : quint8 { Any, Chosen }; ///< Chosen: who signs in with the browser is asked as whom
    void start(const ConnectionSettings &settings, Account account = Account::Any); ///< stops an earlier one
    void stop();
    void browserDidNotOpen(); ///< but the address has been copied
    [[nodiscard]] bool isRunning() const { return m_directory != nullptr; }
    [[nodiscard]] QUrl browserUrl() const; ///< where a person has to sign in just now; empty: nobody has to
    [[nodiscard]] const QList<TestStep> &steps() const { return m_steps; }
    /// The tokens of whoever signed in with the browser, so that nobody has to do it twice; empty: nobody did.
    [[nodiscard]] const Gained &gained() const { return m_gained; }
    void forgetGained() { m_gained = {}; } ///< whoever it was: the next test asks in the browser
    [[nodiscard]] qint64 uncountedCalls() const { return m_uncounted; } ///< billable ones of the tests at the last host that are counted nowhere yet

Q_SIGNALS:
    void changed(); ///< steps() or browserUrl()
    void browserNeeded(const QUrl &url); ///< a person has to sign in there
    void finished(const std::optional<Provost::Error> &error); ///< none: everything works; not after stop()

private:
    enum Index { Name, Reach, Secure, Token, Capabilities, Types, Schemas, Read, Permission, Clock, StepCount };
    void probe();
    void onProbed(const ServerReport &report);
    void signIn();
    void conclude();
    void passUntil(Index index);
    void onDirectoryChanged();
    void onRowsChanged();
    void describe(const ServiceDescription &description);
    void readFirstPage();
    void set(Index index, TestStep::State state, const QString &text = {});
    void fail(Index index, const Error &error);
    void takeOver(); ///< what is left of the directory
    void end(const std::optional<Error> &error);

    Factory m_factory;
    bool m_isReal; ///< not a stand-in of a test, which has no server
    QPointer<ServerProbe> m_probe;
    Directory *m_directory = nullptr;
    QString m_meters {};
    std::unique_ptr<MeterKeeper> m_meter;
    RowSource *m_rows = nullptr;
    Gained m_gained {};
    qint64 m_uncounted = 0;
    QString m_host {};
    QList<TestStep> m_steps {};
};

} // namespace Provost
