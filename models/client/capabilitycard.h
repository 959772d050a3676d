// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/observation.h"
#include "scim/servicedescription.h"

#include <QUrl>

namespace Provost {

/// All that is known of what a provider can, side by side: what it declares, what its profile makes of that, what a probe saw. A value.
struct CapabilityCard {
    enum class Standing : quint8 {
        Unknown, ///< nobody says
        Declared, ///< said by the provider only
        Corrected, ///< the profile says otherwise than the provider, or where it is silent
        Confirmed, ///< seen to be as taken for granted
        Learned, ///< seen, and nobody had said
        Contradicted, ///< seen to be otherwise than taken for granted
        Unclear, ///< looked at, and this directory's data does not show it
    };
    struct Row {
        Capability capability = Capability::Patch;
        QString resourceType {}; ///< empty: of the service
        QString detail {};
        Json declared {}; ///< here and below Undefined: nothing is said
        Json profile {};
        Json effective {}; ///< what Provost goes by
        Json observed {};
        bool atLeast = false; ///< `observed` could be larger
        std::optional<Observation::Verdict> verdict {}; ///< none: not looked at
        Standing standing = Standing::Unknown;
        QString clause {}; ///< what the observation is at odds with: "RFC 7644 section 3.4.2"
        QString note {}; ///< technical, English
        QString request {};
        friend bool operator==(const Row &, const Row &) = default;
    };
    QUrl url {};
    QString profileId {};
    QString profileTitle {};
    QString profileAsOf {};
    QList<Row> rows {};
    QList<ServiceDescription::Note> notes {}; ///< of discovery
    QList<ServerProfile::Fact> facts {};
    std::optional<ProbeReport> probe {}; ///< none: nothing was probed
    QString probedAt {}; ///< ISO, UTC

    /// `own`: the profile before discovery has filled it.
    [[nodiscard]] static CapabilityCard of(const ServiceDescription &description, const ServerProfile &own, const QUrl &url,
                                           const std::optional<ProbeReport> &probe = {}, const QString &probedAt = {});
    [[nodiscard]] const Row *row(Capability capability, const QString &resourceType = {}, const QString &detail = {}) const;
    [[nodiscard]] QList<Row> contradictions() const; ///< rows with a clause, or where what is taken for granted is wrong
    [[nodiscard]] Json toJson() const; ///< members for `provost discover`
    [[nodiscard]] QString toMarkdown() const;
};

[[nodiscard]] QString standingText(CapabilityCard::Standing standing); ///< "confirmed"

/// What a provider declares, what a profile says, RFC 7644's default; Undefined where there is none.
[[nodiscard]] Json declaredCapability(const ServiceProviderConfig &config, Capability capability);
[[nodiscard]] Json profiledCapability(const ServerProfile &profile, Capability capability, const QString &resourceType, const QString &detail);
/// The clause an observation is at odds with; empty: none.
[[nodiscard]] QString brokenClause(const Observation &observation, const ServiceProviderConfig &config);

[[nodiscard]] QString memberAccessText(ServerProfile::MemberAccess access); ///< as profiles write it

} // namespace Provost
