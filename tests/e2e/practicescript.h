// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practiceclient.h"

namespace Provost::Testing {

/// One request of a conversation and what must come back.
struct Step {
    const char *name;
    QByteArray method;
    QString target; ///< `{name}` stands for what an earlier step kept
    QByteArray body {}; ///< with `{name}` likewise, written {{name}} to tell it from JSON's braces
    int status = 200;
    /// "path=JSON" (path of keys and indexes joined by dots), "path" (is there and not empty), "!path" (is not there),
    /// "has:text", "lacks:text" (of the whole body), "header:value".
    QStringList expected {};
    QByteArray keep {}; ///< under this name the answer's `id` is kept
};

/// Talks a conversation with a practice directory, as suites that others wrote do.
class Script
{
public:
    explicit Script(PracticeClient &client)
        : m_client(client)
    {
    }
    /// What went wrong first, with the step's name; empty when nothing did.
    [[nodiscard]] QString run(const QList<Step> &steps);
    void set(const QByteArray &name, const QByteArray &value) { m_kept.insert(name, value); }
    [[nodiscard]] QByteArray value(const QByteArray &name) const { return m_kept.value(name); }

private:
    [[nodiscard]] QByteArray filled(QByteArray text) const;
    [[nodiscard]] QString complaint(const Step &step, const Reply &reply) const;
    [[nodiscard]] bool holds(const QString &expectation, const Reply &reply) const;

    PracticeClient &m_client;
    QHash<QByteArray, QByteArray> m_kept;
};

/// `a.0.b` in a tree.
[[nodiscard]] Json walk(Json json, const QString &path);

} // namespace Provost::Testing
