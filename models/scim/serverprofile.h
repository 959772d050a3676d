// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/filter.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace Provost {

struct ServiceProviderConfig;

/// How one kind of service provider really behaves, as data (resources/profiles/*.json, docs/profile-format.md). Discovery fills
/// what the profile leaves open; where both speak, the profile wins. Defaults are RFC 7644's.
struct ServerProfile {
    enum class Paging : quint8 { Index, Cursor, None };
    enum class MemberAccess : quint8 { InGroup, OnRequest, ByGroupsFilter, ByPairFilter, Never };

    QString id = QStringLiteral("rfc");
    QString title {};
    QString asOf {}; ///< ISO date of the facts
    QStringList urlPatterns {}; ///< regular expressions over the base URL, for detection

    /// What gives this kind of provider away in discovery, where the URL does not: regular expressions, in any case.
    struct Signs {
        QStringList schemas {}; ///< a URN of /Schemas or /ResourceTypes
        QStringList documentationUri {}; ///< of /ServiceProviderConfig
        QStringList authenticationSchemes {}; ///< type, name, description or a URI of one of them
        friend bool operator==(const Signs &, const Signs &) = default;
    } signs {};

    struct Discovery {
        bool serviceProviderConfig = true;
        bool resourceTypes = true; ///< false: User and Group are taken for granted
        bool schemas = true; ///< false: the shipped schemas are used
        QString serviceProviderConfigPath = QStringLiteral("/ServiceProviderConfig"); ///< some still have SCIM 1.1's plural
        friend bool operator==(const Discovery &, const Discovery &) = default;
    } discovery {};

    struct Pages {
        std::optional<Paging> paging {}; ///< none: as discovery says, index by default
        std::optional<int> defaultSize {};
        std::optional<int> maxSize {};
        std::optional<int> maxSizeWithoutProjection {}; ///< cap while `attributes` is not given, or names one of `slowAttributes`
        QStringList slowAttributes {};
        std::optional<qint64> maxStartIndex {}; ///< refused beyond; go on by keyset (`id gt`)
        bool countZero = true; ///< count=0 answers a bare total
        bool totals = true; ///< totalResults can be believed
        friend bool operator==(const Pages &, const Pages &) = default;
    };
    Pages pages {};
    QHash<QString, Pages> pagesByType {}; ///< by resource type name; a whole replacement
    [[nodiscard]] const Pages &pagesFor(const QString &resourceType) const;

    struct FilterRules {
        std::optional<bool> supported {}; ///< none: as discovery says
        bool everything = true; ///< the whole grammar on every attribute; else only `operators`
        /// By resource type name, then lower-case attribute path: the operators it takes ("eq", "sw", "pr", ...). "not ew" stands
        /// for a negated comparison where `negation` as such is off.
        QHash<QString, QHash<QString, QStringList>> operators {}; ///< paths as of ruleKey()
        bool conjunction = true, disjunction = true, negation = true, valuePaths = true; ///< and, or, not, a[b]
        QStringList alone {}; ///< attribute paths (ruleKey()) that may not be combined with anything
        friend bool operator==(const FilterRules &, const FilterRules &) = default;
    } filter {};
    [[nodiscard]] bool acceptsFilter(const QString &resourceType, const Filter &filter) const;
    [[nodiscard]] bool acceptsOperator(const QString &resourceType, const AttributeName &name, const QString &op) const;

    std::optional<bool> sort {}, patch {}, put {}, bulk {}, etag {};
    bool projection = true; ///< attributes / excludedAttributes are understood
    MemberAccess members = MemberAccess::InGroup;
    bool bulkCreates = false; ///< a run sends its creates many to a request, where there is /Bulk and calls cost nothing
    QString memberAttribute = QStringLiteral("members.value"); ///< in a group filter that asks for a member
    QStringList memberTypes {}; ///< resource types that can be members; empty: what the schema says
    std::optional<int> membersPerAdd {}, membersPerRemove {}; ///< values in one PATCH; none: no limit
    bool membersAlone = false; ///< a membership operation has a request to itself

    /// Which of the PATCH forms of RFC 7644 section 3.5.2 work; diff() uses no other.
    struct PatchRules {
        bool selectors = true; ///< paths may hold `[filter]`; where false they are refused or silently do nothing
        QStringList selectorAttributes {}; ///< sub-attributes that a `[filter]` may name; empty: any. `members[value eq ...]` always may
        /// By lower-case attribute path and type: the `[filter]` that selects the value of this type, where `type eq` alone will not do.
        QHash<QString, QHash<QString, QString>> selectorForms {};
        bool replaceValues = true; ///< a multi-valued attribute can be replaced as a whole
        bool replaceMembers = true; ///< so can `members`
        bool removeByValue = false; ///< values go by `remove members` with a list of them instead of by `[filter]`
        bool bySubAttribute = false; ///< parts of a complex attribute one by one (`name.givenName`), never as an object
        QStringList noRemove {}; ///< lower-case attribute paths that cannot be emptied once set
        friend bool operator==(const PatchRules &, const PatchRules &) = default;
    } patchRules {};

    struct Headers {
        QByteArray accept = "application/scim+json, application/json;q=0.9";
        QByteArray deleteAccept = "*/*";
        QByteArray contentType = "application/scim+json";
        friend bool operator==(const Headers &, const Headers &) = default;
    } headers {};

    struct Window { ///< at most `requests` in `seconds`
        int requests = 0;
        int seconds = 0;
        bool writesOnly = false;
        friend bool operator==(const Window &, const Window &) = default;
    };
    struct Limits {
        int concurrency = 6; ///< requests in flight
        QList<Window> windows {};
        friend bool operator==(const Limits &, const Limits &) = default;
    } limits {};

    struct Price {
        double perCall = 0;
        QString currency = QStringLiteral("USD");
        bool notFoundBilled = false; ///< 404 costs as 2xx does
        friend bool operator==(const Price &, const Price &) = default;
    } price {};

    bool readYourWrites = true;
    QHash<QString, QStringList> requiredOnCreate {}, createOnly {}; ///< by resource type name: attribute paths
    QHash<QString, QStringList> readOnly {}; ///< likewise; whatever the schema says
    QHash<QString, QStringList> unlistedExtensions {}; ///< by resource type name: schemas of it that /ResourceTypes does not tell of, where /Schemas has them

    /// What a value must look like besides its schema's type.
    struct ValueRule {
        std::optional<int> minLength {}, maxLength {}; ///< characters
        QString pattern {}; ///< regular expression over the whole value
        QStringList oneOf {};
        std::optional<int> maxValues {}; ///< of a multi-valued attribute; of a whole extension: of everything in it
        QStringList types {}; ///< lower-case; the values of a multi-valued attribute have one of these
        QStringList onePerType {}; ///< lower-case; types that one value at most has
        QString readOnlyElements {}; ///< filter over one value of a multi-valued attribute: those are the provider's own
        QString reason {}; ///< for the operator, English
        friend bool operator==(const ValueRule &, const ValueRule &) = default;
    };
    QHash<QString, QHash<QString, ValueRule>> values {}; ///< by resource type name and attribute path (ruleKey())
    /// Error::Validation with the rule's reason when `value` breaks the rule of this attribute. Values that the provider alone writes are passed over.
    [[nodiscard]] Result<void> checkValue(const QString &resourceType, const AttributeName &name, const Json &value) const;

    /// Something that holds for single objects: those the filter matches.
    struct ObjectRule {
        QString when {}; ///< filter over the resource (RFC 7644 section 3.4.2.2); empty: every one
        QStringList attributes {}; ///< lower-case attribute paths it is about; empty: the whole object
        bool onCreate = false; ///< only while one is being created
        bool deletable = false; ///< readOnlyWhen: can be deleted all the same
        QString code {}; ///< a reason the window has words for in every language: "synchronised", "dynamic members", "ownerless"
        QString reason {}; ///< for the operator, English, where there is no such code
        friend bool operator==(const ObjectRule &, const ObjectRule &) = default;
    };
    QHash<QString, QList<ObjectRule>> readOnlyWhen {}; ///< by resource type name: cannot be edited, though others of the type can
    QHash<QString, QList<ObjectRule>> warnings {}; ///< likewise: can be done, but the operator should know
    QHash<QString, QHash<QString, QString>> labels {}; ///< by resource type name and lower-case attribute path: what it is called, English

    enum class Deletion : quint8 { Final, Restorable, Deactivates, Suspends };
    Deletion deletion = Deletion::Final; ///< what DELETE of a user does
    bool keepsNamesOfDeleted = false; ///< nobody else can be given a deleted user's name, and only the provider's own tools bring that user back

    /// Where tokens come from; `{tenant}` stands for what the operator fills in.
    struct SignIn {
        QStringList kinds {}; ///< "bearer", "client-secret", "client-certificate"
        QString tokenUrl {};
        QString scope {};
        friend bool operator==(const SignIn &, const SignIn &) = default;
    } signIn {};

    /// What somebody found out, when and where: the reason for a setting above, shown on the capability card.
    struct Fact {
        QString subject {};
        QString text {};
        QString asOf {}; ///< ISO date
        QString source {}; ///< URL
        bool assumed = false; ///< nobody documents it and nobody tried
        friend bool operator==(const Fact &, const Fact &) = default;
    };
    QList<Fact> facts {};

    /// Reads what docs/profile-format.md describes. An unknown member or a wrong type is an Error::Validation that names its place.
    /// `extends` names a shipped profile whose members stand where this one says nothing.
    [[nodiscard]] static Result<ServerProfile> fromJson(const Json &json);
    [[nodiscard]] static Result<ServerProfile> shipped(const QString &id); ///< from the resources
    [[nodiscard]] static QStringList shippedIds();
    /// `directory`/ID.json when it is there (an operator's correction), else the shipped one.
    [[nodiscard]] static Result<ServerProfile> load(const QString &directory, const QString &id);
    /// The shipped profile whose urlPatterns match, else "rfc". ProfileLibrary knows the operator's corrections too.
    [[nodiscard]] static ServerProfile detect(const QUrl &baseUrl);
    /// This profile with what it leaves open filled from discovery.
    [[nodiscard]] ServerProfile completedBy(const ServiceProviderConfig &config) const;
    friend bool operator==(const ServerProfile &, const ServerProfile &) = default;
};

} // namespace Provost
