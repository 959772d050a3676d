// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/serverprofile.h"

namespace Provost {

struct ServiceDescription;

/// The profiles there are: the shipped ones, and in a folder of the operator's own corrections of them (ID.json) and more. A cheap value.
class ProfileLibrary
{
public:
    explicit ProfileLibrary(QString directory = {}); ///< empty: the shipped ones alone

    [[nodiscard]] QStringList ids() const; ///< sorted, each once
    [[nodiscard]] bool isOwn(const QString &id) const; ///< does the operator's folder have it?
    /// The operator's where there is one, else the shipped one. A file that is faulty is an error that names file and place, and is never
    /// passed over in silence: it may hold the limit that keeps a tenant alive.
    [[nodiscard]] Result<ServerProfile> profile(const QString &id) const;

    /// The one whose urlPatterns match, the operator's own first; "rfc" when none does. The fault of a correction that would have been it.
    [[nodiscard]] Result<ServerProfile> detect(const QUrl &baseUrl) const;
    /// The one whose signs discovery shows; nullopt when none does. Where several do, the one with the most.
    [[nodiscard]] std::optional<ServerProfile> recognise(const ServiceDescription &description) const;
    /// What is wrong in the operator's folder, a file each.
    [[nodiscard]] QList<Error> faults() const;

    friend bool operator==(const ProfileLibrary &, const ProfileLibrary &) = default;

private:
    QString m_directory;
};

/// What a provider is dealt with by once discovery has spoken: `own`; or, where that is nobody's choice, for which `library` is given,
/// the one that discovery shows. Completed by what was declared.
[[nodiscard]] ServerProfile settledProfile(const ServerProfile &own, const std::optional<ProfileLibrary> &library,
                                           const ServiceDescription &description);

} // namespace Provost
