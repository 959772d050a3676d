// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/profilelibrary.h"

#include "scim/servicedescription.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// Making one of a pattern takes longer than many matches, and all profiles are held against every directory that is opened.
const QRegularExpression &expressionOf(const QString &pattern)
{
    constexpr qsizetype mostKept = 500; // an operator's own profiles may come and go
    thread_local QHash<QString, QRegularExpression> known;
    if (known.size() > mostKept)
        known.clear();
    const auto found = known.constFind(pattern);
    return found != known.constEnd() ? *found : *known.insert(pattern, QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption));
}

bool holds(const QString &pattern, const QString &text)
{
    return !text.isEmpty() && expressionOf(pattern).match(text).hasMatch();
}

bool showsAny(const QStringList &patterns, const QStringList &texts)
{
    return std::any_of(patterns.cbegin(), patterns.cend(), [&texts](const QString &pattern) {
        return std::any_of(texts.cbegin(), texts.cend(), [&pattern](const QString &text) { return holds(pattern, text); });
    });
}

/// All URNs that discovery names.
QStringList urnsOf(const ServiceDescription &description)
{
    QStringList urns;
    for (const Schema &schema : description.schemas)
        urns << schema.id;
    for (const ResourceType &type : description.resourceTypes) {
        urns << type.schema;
        for (const ResourceType::Extension &extension : type.extensions)
            urns << extension.schema;
    }
    return urns;
}

QStringList schemeTextsOf(const ServiceProviderConfig &config)
{
    QStringList texts;
    for (const ServiceProviderConfig::AuthenticationScheme &scheme : config.authenticationSchemes)
        texts << scheme.type << scheme.name << scheme.description << scheme.specUri << scheme.documentationUri;
    return texts;
}

} // namespace

ProfileLibrary::ProfileLibrary(QString directory)
    : m_directory(std::move(directory))
{
}

QStringList ProfileLibrary::ids() const
{
    QStringList ids = ServerProfile::shippedIds();
    if (!m_directory.isEmpty()) {
        const auto names = QDir(m_directory).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
        for (const QString &name : names)
            ids << name.chopped(5);
    }
    ids.removeDuplicates();
    ids.sort();
    return ids;
}

bool ProfileLibrary::isOwn(const QString &id) const
{
    return !m_directory.isEmpty() && !id.contains(u'/') && QFile::exists(QDir(m_directory).filePath(id + u".json"_s));
}

Result<ServerProfile> ProfileLibrary::profile(const QString &id) const
{
    auto profile = ServerProfile::load(m_directory, id);
    const QString file = isOwn(id) ? QDir(m_directory).filePath(id + u".json"_s) : QString();
    if (!profile && !file.isEmpty() && !profile.error().detail.startsWith(file))
        return Error::validation(u"%1: %2"_s.arg(file, profile.error().detail), profile.error().position);
    if (profile && profile->id != id)
        return Error::validation(u"%1: the id is \"%2\", not the file's name"_s.arg(file, profile->id));
    return profile;
}

Result<ServerProfile> ProfileLibrary::detect(const QUrl &baseUrl) const
{
    const QString url = baseUrl.toString(QUrl::RemoveUserInfo);
    const auto fits = [&url](const ServerProfile &profile) {
        return std::any_of(profile.urlPatterns.cbegin(), profile.urlPatterns.cend(), [&url](const QString &pattern) { return holds(pattern, url); });
    };
    QStringList all = ids();
    std::stable_partition(all.begin(), all.end(), [this](const QString &id) { return isOwn(id); });
    for (const QString &id : std::as_const(all)) {
        const auto candidate = profile(id);
        if (candidate && fits(*candidate))
            return candidate;
        // a faulty correction still stands for the shipped profile of its name
        const auto shipped = candidate ? candidate : ServerProfile::shipped(id);
        if (!candidate && shipped && fits(*shipped))
            return candidate;
    }
    return profile(u"rfc"_s);
}

std::optional<ServerProfile> ProfileLibrary::recognise(const ServiceDescription &description) const
{
    const QStringList urns = urnsOf(description);
    const QStringList schemes = schemeTextsOf(description.config);
    std::optional<ServerProfile> best;
    int most = 0;
    const auto all = ids();
    for (const QString &id : all) {
        const auto own = profile(id);
        const auto candidate = own ? own : ServerProfile::shipped(id); // a faulty correction leaves the shipped one in its place; faults() tells of it
        if (!candidate)
            continue;
        const ServerProfile::Signs &signs = candidate->signs;
        const int shown = int(showsAny(signs.schemas, urns)) + int(showsAny(signs.documentationUri, {description.config.documentationUri}))
            + int(showsAny(signs.authenticationSchemes, schemes));
        if (shown > most) { // of equals the first: "entra" stands for its variants, which only the URL tells apart
            most = shown;
            best = *candidate;
        }
    }
    return best;
}

ServerProfile settledProfile(const ServerProfile &own, const std::optional<ProfileLibrary> &library, const ServiceDescription &description)
{
    const auto recognised = library ? library->recognise(description) : std::nullopt;
    return recognised.value_or(own).completedBy(description.config);
}

QList<Error> ProfileLibrary::faults() const
{
    QList<Error> errors;
    const auto all = ids();
    for (const QString &id : all) {
        if (const auto checked = profile(id); !checked && isOwn(id))
            errors << checked.error();
    }
    return errors;
}

} // namespace Provost
