// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/json.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace Provost::Testing {

/// What a run of the program left.
struct Outcome {
    int exitCode = -1; ///< -2: crashed
    QByteArray out {};
    QByteArray err {};
    [[nodiscard]] QByteArray words() const { return QByteArray::number(exitCode) + QByteArrayLiteral(": ") + out + err; }
    [[nodiscard]] Json json() const { return Json::parse(out).valueOr({}); }
    [[nodiscard]] qint64 figure(QStringView name) const { return json().value(name).toInteger(-1); }
};

/// A practice directory in a process of its own.
class PracticeProcess
{
public:
    explicit PracticeProcess(const QStringList &options = {});
    ~PracticeProcess();
    [[nodiscard]] bool isReady() const { return !m_url.isEmpty(); }
    [[nodiscard]] const QString &url() const { return m_url; }
    [[nodiscard]] const QString &token() const { return m_token; }
    void stop();
    void kill();

private:
    QProcess m_process;
    QString m_url;
    QString m_token;
};

/// The program as a shell sees it, with a data directory of its own.
class Program
{
public:
    Program() = default;
    explicit Program(const PracticeProcess &practice, const QString &profile = {}) { aimAt(practice.url(), practice.token(), profile); }
    void aimAt(const QString &url, const QString &token, const QString &profile = {});
    void setVariable(const QString &name, const QString &value) { m_variables.insert(name, value); }

    /// With the target.
    [[nodiscard]] Outcome operator()(const QStringList &arguments, const QByteArray &input = {}) const;
    [[nodiscard]] Outcome withoutTarget(const QStringList &arguments) const;
    /// Under way when it returns.
    void start(QProcess &process, const QStringList &arguments) const;
    [[nodiscard]] static Outcome outcomeOf(QProcess &process, int timeoutMs = 120'000);

    /// A file with this text.
    [[nodiscard]] QString file(const QString &name, const QByteArray &text) const;
    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] Json list(const QString &type, const QString &filter = {}) const;
    [[nodiscard]] QString idOf(const QString &type, const QString &filter) const;
    [[nodiscard]] Json get(const QString &type, const QString &id) const { return (*this)({QStringLiteral("get"), type, id}).json(); }

private:
    void prepare(QProcess &process) const;

    QTemporaryDir m_dir;
    QStringList m_target;
    QMap<QString, QString> m_variables;
};

} // namespace Provost::Testing

/// Fails the test with all that the program said.
#define EXPECT_CODE(outcome, code) \
    do { \
        const Provost::Testing::Outcome endedSo = (outcome); \
        QVERIFY2(endedSo.exitCode == (code), endedSo.words().constData()); \
    } while (false)
