// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "base/redacted.h"
#include "directory/index/indexsearch.h"

#include <QCommandLineParser>
#include <QDir>

namespace Provost {

class SecretStore;

/// Where what was read of a saved connection is kept, and the key it is sealed under.
struct KeptIndex {
    QString fileName {};
    Redacted<QByteArray> key {};
};

/// Fetches the key from where the connection's secrets are. Where nothing is kept yet, one is made and put there if `mayMake`.
class KeptIndexJob : public JobOf<KeptIndex>
{
    Q_OBJECT
public:
    KeptIndexJob(const QCommandLineParser &parser, const QDir &dataDir, const QString &connectionId, bool mayMake, QObject *parent);

protected:
    void start() override;
    void abort() override { }

private:
    void readKey();
    void makeKey();

    const QCommandLineParser &m_parser;
    SecretStore *m_store;
    QString m_fileName, m_secretId;
    bool m_mayMake;
};

/// What a look into what is kept came to.
struct KeptAnswer {
    SearchAnswer found {};
    IndexedType known {}; ///< of the type that was asked for
    ReadingPlace place {}; ///< likewise: of a reading that did not come to its end
};

/// Searches a copy that only its owner can read and that goes with the answer; what is kept stays as it is. Takes its time: for another thread.
[[nodiscard]] Result<KeptAnswer> searchKept(const KeptIndex &kept, const ServiceDescription &description, const SearchAsk &ask);

} // namespace Provost
