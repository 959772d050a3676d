// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpmessage.h"
#include "scim/listpage.h"
#include "scim/profilelibrary.h"
#include "scim/servicedescription.h"

namespace Provost {

/// Makes a ServiceDescription of the three discovery documents, whatever shape they came in, and notes each contradiction with its clause.
class DiscoveryReader
{
public:
    explicit DiscoveryReader(QString basePath); ///< of the base URL, for endpoints given as absolute paths

    void noteMissing(const QString &path, const Error &error);
    /// The document, or the reason why it is none.
    [[nodiscard]] std::optional<Error> readConfig(const QString &path, const HttpReply &reply);
    [[nodiscard]] std::optional<Error> readResourceTypes(const QString &path, const ListPage &page);
    [[nodiscard]] std::optional<Error> readSchemas(const QString &path, const ListPage &page);

    /// `profiles`: see ConnectionSettings.
    [[nodiscard]] ServiceDescription describe(const ServerProfile &profile, const std::optional<ProfileLibrary> &profiles = {});

private:
    void note(const QString &subject, const QString &text) { m_found.notes.append({subject, text}); }
    void noteShape(const QString &path, const ListPage &page);
    void noteConfig(const QString &path, const Json &json);
    void noteUnknownSchemas();

    QString m_basePath;
    ServiceDescription m_found {};
    bool m_hasConfig = false;
};

} // namespace Provost
