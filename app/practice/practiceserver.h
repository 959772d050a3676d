// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "practice/options.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace Provost::Practice {

/// The practice directory as a whole: its data, its service, its HTTP front. Lives and works in the thread that made it.
class PracticeServer : public QObject
{
    Q_OBJECT
public:
    explicit PracticeServer(Options options, QObject *parent = nullptr);
    ~PracticeServer() override;

    /// Opens or makes the directory and listens on 127.0.0.1. Blocks: under half a second for 1,000 people, some minutes for a million new ones.
    [[nodiscard]] Result<void> listen();
    [[nodiscard]] QUrl url() const; ///< "http://127.0.0.1:PORT/scim/v2"
    [[nodiscard]] QByteArray token() const;
    /// The ids of a group's direct members, whatever the profile shows; for tests.
    [[nodiscard]] QStringList memberIds(const QString &group);

private:
    struct Parts;
    [[nodiscard]] Result<QString> prepareFile();

    Options m_options;
    std::unique_ptr<Parts> m_parts;
};

} // namespace Provost::Practice
