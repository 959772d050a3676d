// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/attributelabels.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

struct Label {
    QLatin1StringView path; ///< lower case
    const char *text;
};

/// RFC 7643 sections 3.1, 4 and 8.7, RFC 9944, and Entra's extensions; sorted by path.
constexpr std::array labels {
    Label {"$ref"_L1, QT_TRANSLATE_NOOP("Attribute", "Reference")},
    Label {"active"_L1, QT_TRANSLATE_NOOP("Attribute", "Active")},
    Label {"addresses"_L1, QT_TRANSLATE_NOOP("Attribute", "Addresses")},
    Label {"addresses.country"_L1, QT_TRANSLATE_NOOP("Attribute", "Country")},
    Label {"addresses.formatted"_L1, QT_TRANSLATE_NOOP("Attribute", "Full address")},
    Label {"addresses.locality"_L1, QT_TRANSLATE_NOOP("Attribute", "City")},
    Label {"addresses.postalcode"_L1, QT_TRANSLATE_NOOP("Attribute", "Postal code")},
    Label {"addresses.region"_L1, QT_TRANSLATE_NOOP("Attribute", "Region")},
    Label {"addresses.streetaddress"_L1, QT_TRANSLATE_NOOP("Attribute", "Street")},
    Label {"adminstate"_L1, QT_TRANSLATE_NOOP("Attribute", "Administrative state")},
    Label {"costcenter"_L1, QT_TRANSLATE_NOOP("Attribute", "Cost centre")},
    Label {"creationtype"_L1, QT_TRANSLATE_NOOP("Attribute", "How it was created")},
    Label {"department"_L1, QT_TRANSLATE_NOOP("Attribute", "Department")},
    Label {"description"_L1, QT_TRANSLATE_NOOP("Attribute", "Description")},
    Label {"devicedisplayname"_L1, QT_TRANSLATE_NOOP("Attribute", "Device name")},
    Label {"display"_L1, QT_TRANSLATE_NOOP("Attribute", "Display text")},
    Label {"displayname"_L1, QT_TRANSLATE_NOOP("Attribute", "Display name")},
    Label {"division"_L1, QT_TRANSLATE_NOOP("Attribute", "Division")},
    Label {"emails"_L1, QT_TRANSLATE_NOOP("Attribute", "E-mail")},
    Label {"emails.value"_L1, QT_TRANSLATE_NOOP("Attribute", "E-mail")},
    Label {"employeehiredate"_L1, QT_TRANSLATE_NOOP("Attribute", "Hired on")},
    Label {"employeeleavedatetime"_L1, QT_TRANSLATE_NOOP("Attribute", "Leaves on")},
    Label {"employeenumber"_L1, QT_TRANSLATE_NOOP("Attribute", "Employee number")},
    Label {"entitlements"_L1, QT_TRANSLATE_NOOP("Attribute", "Entitlements")},
    Label {"entitlements.value"_L1, QT_TRANSLATE_NOOP("Attribute", "Entitlement")},
    Label {"expirationdatetime"_L1, QT_TRANSLATE_NOOP("Attribute", "Expires")},
    Label {"externalid"_L1, QT_TRANSLATE_NOOP("Attribute", "External ID")},
    Label {"groups"_L1, QT_TRANSLATE_NOOP("Attribute", "Groups")},
    Label {"groups.display"_L1, QT_TRANSLATE_NOOP("Attribute", "Group")},
    Label {"groups.value"_L1, QT_TRANSLATE_NOOP("Attribute", "Group")},
    Label {"grouptypes"_L1, QT_TRANSLATE_NOOP("Attribute", "Group types")},
    Label {"id"_L1, QT_TRANSLATE_NOOP("Attribute", "ID")},
    Label {"ims"_L1, QT_TRANSLATE_NOOP("Attribute", "Instant messaging")},
    Label {"ims.value"_L1, QT_TRANSLATE_NOOP("Attribute", "Instant messaging")},
    Label {"lastpasswordchangedatetime"_L1, QT_TRANSLATE_NOOP("Attribute", "Password changed")},
    Label {"locale"_L1, QT_TRANSLATE_NOOP("Attribute", "Locale")},
    Label {"mailenabled"_L1, QT_TRANSLATE_NOOP("Attribute", "Mail enabled")},
    Label {"mailnickname"_L1, QT_TRANSLATE_NOOP("Attribute", "Mail nickname")},
    Label {"manager"_L1, QT_TRANSLATE_NOOP("Attribute", "Manager")},
    Label {"manager.$ref"_L1, QT_TRANSLATE_NOOP("Attribute", "Manager address")},
    Label {"manager.displayname"_L1, QT_TRANSLATE_NOOP("Attribute", "Manager")},
    Label {"manager.value"_L1, QT_TRANSLATE_NOOP("Attribute", "Manager ID")},
    Label {"members"_L1, QT_TRANSLATE_NOOP("Attribute", "Members")},
    Label {"members.value"_L1, QT_TRANSLATE_NOOP("Attribute", "Member")},
    Label {"meta"_L1, QT_TRANSLATE_NOOP("Attribute", "Metadata")},
    Label {"meta.created"_L1, QT_TRANSLATE_NOOP("Attribute", "Created")},
    Label {"meta.lastmodified"_L1, QT_TRANSLATE_NOOP("Attribute", "Last changed")},
    Label {"meta.location"_L1, QT_TRANSLATE_NOOP("Attribute", "Address")},
    Label {"meta.resourcetype"_L1, QT_TRANSLATE_NOOP("Attribute", "Resource type")},
    Label {"meta.version"_L1, QT_TRANSLATE_NOOP("Attribute", "Version")},
    Label {"mudurl"_L1, QT_TRANSLATE_NOOP("Attribute", "MUD address")},
    Label {"name"_L1, QT_TRANSLATE_NOOP("Attribute", "Name")},
    Label {"name.familyname"_L1, QT_TRANSLATE_NOOP("Attribute", "Family name")},
    Label {"name.formatted"_L1, QT_TRANSLATE_NOOP("Attribute", "Full name")},
    Label {"name.givenname"_L1, QT_TRANSLATE_NOOP("Attribute", "Given name")},
    Label {"name.honorificprefix"_L1, QT_TRANSLATE_NOOP("Attribute", "Title before the name")},
    Label {"name.honorificsuffix"_L1, QT_TRANSLATE_NOOP("Attribute", "Title after the name")},
    Label {"name.middlename"_L1, QT_TRANSLATE_NOOP("Attribute", "Middle name")},
    Label {"nickname"_L1, QT_TRANSLATE_NOOP("Attribute", "Nickname")},
    Label {"officelocation"_L1, QT_TRANSLATE_NOOP("Attribute", "Office")},
    Label {"onpremisesdistinguishedname"_L1, QT_TRANSLATE_NOOP("Attribute", "On-premises distinguished name")},
    Label {"onpremisesdomainname"_L1, QT_TRANSLATE_NOOP("Attribute", "On-premises domain")},
    Label {"onpremisesextensionattributes"_L1, QT_TRANSLATE_NOOP("Attribute", "On-premises extension attributes")},
    Label {"onpremisesimmutableid"_L1, QT_TRANSLATE_NOOP("Attribute", "On-premises immutable ID")},
    Label {"onpremisessamaccountname"_L1, QT_TRANSLATE_NOOP("Attribute", "On-premises SAM account name")},
    Label {"onpremisessecurityidentifier"_L1, QT_TRANSLATE_NOOP("Attribute", "On-premises security ID")},
    Label {"onpremisessyncenabled"_L1, QT_TRANSLATE_NOOP("Attribute", "Synchronised from on-premises")},
    Label {"onpremisesuserprincipalname"_L1, QT_TRANSLATE_NOOP("Attribute", "On-premises user principal name")},
    Label {"organization"_L1, QT_TRANSLATE_NOOP("Attribute", "Organization")},
    Label {"ownedgroups"_L1, QT_TRANSLATE_NOOP("Attribute", "Owned groups")},
    Label {"ownedgroups.value"_L1, QT_TRANSLATE_NOOP("Attribute", "Owned group")},
    Label {"owners"_L1, QT_TRANSLATE_NOOP("Attribute", "Owners")},
    Label {"owners.value"_L1, QT_TRANSLATE_NOOP("Attribute", "Owner")},
    Label {"password"_L1, QT_TRANSLATE_NOOP("Attribute", "Password")},
    Label {"passwordforcechangeonnextsignin"_L1, QT_TRANSLATE_NOOP("Attribute", "New password at next sign-in")},
    Label {"passwordforcechangeonnextsigninwithmfa"_L1, QT_TRANSLATE_NOOP("Attribute", "New password at next sign-in, with MFA")},
    Label {"phonenumbers"_L1, QT_TRANSLATE_NOOP("Attribute", "Phone")},
    Label {"phonenumbers.value"_L1, QT_TRANSLATE_NOOP("Attribute", "Phone")},
    Label {"photos"_L1, QT_TRANSLATE_NOOP("Attribute", "Photos")},
    Label {"photos.value"_L1, QT_TRANSLATE_NOOP("Attribute", "Photo")},
    Label {"preferreddatalocation"_L1, QT_TRANSLATE_NOOP("Attribute", "Preferred data location")},
    Label {"preferredlanguage"_L1, QT_TRANSLATE_NOOP("Attribute", "Preferred language")},
    Label {"primary"_L1, QT_TRANSLATE_NOOP("Attribute", "Primary")},
    Label {"profileurl"_L1, QT_TRANSLATE_NOOP("Attribute", "Profile page")},
    Label {"proxyaddresses"_L1, QT_TRANSLATE_NOOP("Attribute", "Proxy addresses")},
    Label {"roles"_L1, QT_TRANSLATE_NOOP("Attribute", "Roles")},
    Label {"roles.value"_L1, QT_TRANSLATE_NOOP("Attribute", "Role")},
    Label {"schemas"_L1, QT_TRANSLATE_NOOP("Attribute", "Schemas")},
    Label {"securityenabled"_L1, QT_TRANSLATE_NOOP("Attribute", "Security enabled")},
    Label {"securityidentifier"_L1, QT_TRANSLATE_NOOP("Attribute", "Security ID")},
    Label {"timezone"_L1, QT_TRANSLATE_NOOP("Attribute", "Time zone")},
    Label {"title"_L1, QT_TRANSLATE_NOOP("Attribute", "Job title")},
    Label {"type"_L1, QT_TRANSLATE_NOOP("Attribute", "Kind")},
    Label {"urn:ietf:params:scim:schemas:extension:microsoft:entra:2.0:user:usertype"_L1, QT_TRANSLATE_NOOP("Attribute", "Member or guest")},
    Label {"usagelocation"_L1, QT_TRANSLATE_NOOP("Attribute", "Usage location")},
    Label {"username"_L1, QT_TRANSLATE_NOOP("Attribute", "User name")},
    Label {"usertype"_L1, QT_TRANSLATE_NOOP("Attribute", "Kind of user")},
    Label {"value"_L1, QT_TRANSLATE_NOOP("Attribute", "Value")},
    Label {"x509certificates"_L1, QT_TRANSLATE_NOOP("Attribute", "Certificates")},
    Label {"x509certificates.value"_L1, QT_TRANSLATE_NOOP("Attribute", "Certificate")},
};

enum class LetterKind : quint8 { Upper, Lower, Digit, Other };

LetterKind kindOf(QChar c)
{
    if (c.isUpper())
        return LetterKind::Upper;
    if (c.isDigit())
        return LetterKind::Digit;
    return c.isLetter() ? LetterKind::Lower : LetterKind::Other;
}

/// Does a new word begin at `i`? At a capital behind a small letter, at the last capital of an acronym, and where digits begin.
bool beginsWord(QStringView name, qsizetype i)
{
    const LetterKind before = kindOf(name[i - 1]);
    const LetterKind here = kindOf(name[i]);
    if (here == LetterKind::Upper)
        return before != LetterKind::Upper || (i + 1 < name.size() && kindOf(name[i + 1]) == LetterKind::Lower);
    return here == LetterKind::Digit && before == LetterKind::Lower;
}

QStringList wordsOf(QStringView name)
{
    QStringList words;
    QString word;
    const auto flush = [&words, &word] {
        if (!word.isEmpty())
            words.append(std::exchange(word, {}));
    };
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (!name[i].isLetterOrNumber() && name[i] != u'$') {
            flush();
            continue;
        }
        if (!word.isEmpty() && beginsWord(name, i))
            flush();
        word += name[i];
    }
    flush();
    return words;
}

bool isAcronym(const QString &word)
{
    return word.size() > 1 && word == word.toUpper();
}

} // namespace

QString knownAttributeLabel(const QString &path)
{
    const QString key = path.toLower();
    const auto *const at = std::lower_bound(labels.begin(), labels.end(), key,
                                            [](const Label &label, const QString &wanted) { return wanted > label.path; });
    return at != labels.end() && key == at->path ? QCoreApplication::translate("Attribute", at->text) : QString();
}

QString ownLabel(const QHash<QString, QString> &labels, const QString &path)
{
    const QString own = labels.value(path.toLower());
    return own.isEmpty() ? QString() : QCoreApplication::translate("Attribute", own.toUtf8().constData());
}

QString humanised(QStringView name)
{
    QStringList words = wordsOf(name);
    if (words.isEmpty())
        return name.toString();
    for (QString &word : words) {
        if (!isAcronym(word))
            word = word.toLower();
    }
    words.front()[0] = words.constFirst().at(0).toUpper();
    return words.join(u' ');
}

} // namespace Provost
