// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/people/userrows.h"

#include "practice/urns.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

UserRows::UserRows(const Collection &users, PersonMaker &maker, bool vendorAttributes)
    : m_maker(maker)
    , m_vendor(vendorAttributes)
    , m_writer(users)
{
    const auto core = [this](const char *path) { return m_writer.column(QString::fromLatin1(path)); };
    const auto enterprise = [this](const char *path) { return m_writer.column(enterpriseUrn + u':' + QString::fromLatin1(path)); };
    const auto practice = [this](const char *path) { return m_writer.column(practiceUrn + u':' + QString::fromLatin1(path)); };
    m_column = {.userName = core("userName"), .displayName = core("displayName"), .nickName = core("nickName"), .title = core("title"),
        .userType = core("userType"), .language = core("preferredLanguage"), .locale = core("locale"), .timezone = core("timezone"),
        .active = core("active"), .externalId = core("externalId"), .formatted = core("name.formatted"), .given = core("name.givenName"),
        .family = core("name.familyName"), .honorific = core("name.honorificPrefix"), .employeeNumber = enterprise("employeeNumber"),
        .costCenter = enterprise("costCenter"), .organization = enterprise("organization"), .division = enterprise("division"),
        .department = enterprise("department"), .manager = enterprise("manager.value"), .managerName = enterprise("manager.displayName"),
        .managerRef = enterprise("manager.$ref"), .badge = practice("badgeNumber"), .workMode = practice("workMode"),
        .firstAider = practice("firstAider"), .floor = practice("floor"), .hireDate = practice("hireDate"), .serial = practice("serialNumber"),
        .realm = practice("realm"), .account = practice("costAllocation.account"), .percent = practice("costAllocation.percent"),
        .mailNickname = m_writer.column(entraUserUrn + u":mailNickname"_s)};
    m_list = {.emails = m_writer.elementsNumber(u"emails"_s), .phones = m_writer.elementsNumber(u"phoneNumbers"_s),
        .addresses = m_writer.elementsNumber(u"addresses"_s), .proxies = m_writer.elementsNumber(entraUserUrn + u":proxyAddresses"_s), .skills = m_writer.elementsNumber(practiceUrn + u":skills"_s)};
}

Document UserRows::write(const Person &person)
{
    QStringList schemas {userUrn, enterpriseUrn};
    if (person.hasExtension)
        schemas << practiceUrn;
    if (m_vendor)
        schemas << entraUserUrn;
    m_writer.begin(person.id, schemas);
    m_writer.text("externalId", m_column.externalId, u"hr-"_s + person.employeeNumber);
    writeNames(person);
    writeWork(person);
    writeContacts(person);
    writeAddress(person);
    writeEnterprise(person);
    if (person.hasExtension)
        writePractice(person);
    if (m_vendor)
        writeVendor(person);
    return m_writer.finish(1, {.created = person.created, .modified = person.modified}, person.displayName);
}

void UserRows::writeNames(const Person &person)
{
    m_writer.text("userName", m_column.userName, person.userName);
    m_writer.openObject("name");
    m_writer.text("formatted", m_column.formatted, person.honorific.isEmpty() ? person.displayName : QString(person.honorific + u' ' + person.displayName));
    m_writer.text("familyName", m_column.family, person.family.text);
    m_writer.text("givenName", m_column.given, person.given.text);
    m_writer.text("honorificPrefix", m_column.honorific, person.honorific);
    m_writer.closeObject();
    m_writer.text("displayName", m_column.displayName, person.displayName);
    m_writer.text("nickName", m_column.nickName, person.nickName);
}

void UserRows::writeWork(const Person &person)
{
    m_writer.text("title", m_column.title, person.title);
    m_writer.text("userType", m_column.userType, person.userType);
    m_writer.text("preferredLanguage", m_column.language, person.locale->locale);
    m_writer.text("locale", m_column.locale, person.locale->locale);
    m_writer.text("timezone", m_column.timezone, person.locale->timezone);
    m_writer.flag("active", m_column.active, person.active);
}

void UserRows::contact(int attribute, const QString &value, const char *type, bool primary)
{
    if (value.isEmpty())
        return;
    m_writer.openElement(attribute);
    m_writer.elementText("value", m_writer.slot(attribute, u"value"), value);
    m_writer.elementText("type", m_writer.slot(attribute, u"type"), QString::fromLatin1(type));
    if (primary)
        m_writer.elementFlag("primary", m_writer.slot(attribute, u"primary"), true);
    m_writer.closeElement();
}

void UserRows::writeContacts(const Person &person)
{
    m_writer.openList("emails");
    contact(m_list.emails, person.mail, "work", true);
    contact(m_list.emails, person.homeMail, m_vendor ? "other" : "home", false);
    m_writer.closeList();
    if (person.phone.isEmpty() && person.mobile.isEmpty())
        return;
    m_writer.openList("phoneNumbers");
    contact(m_list.phones, person.phone, "work", true);
    contact(m_list.phones, person.mobile, "mobile", false);
    m_writer.closeList();
}

void UserRows::writeAddress(const Person &person)
{
    if (person.street.isEmpty())
        return;
    const auto part = [this](const char *key, const QString &value) {
        m_writer.elementText(key, m_writer.slot(m_list.addresses, QString::fromLatin1(key)), value);
    };
    m_writer.openList("addresses");
    m_writer.openElement(m_list.addresses);
    part("type", u"work"_s);
    part("streetAddress", person.street);
    part("locality", person.city);
    part("region", person.region);
    part("postalCode", person.postalCode);
    part("country", person.locale->country);
    m_writer.closeElement();
    m_writer.closeList();
}

void UserRows::writeEnterprise(const Person &person)
{
    m_writer.openObject("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");
    m_writer.text("employeeNumber", m_column.employeeNumber, person.employeeNumber);
    m_writer.text("costCenter", m_column.costCenter, person.costCenter);
    m_writer.text("organization", m_column.organization, u"Halden Works"_s);
    m_writer.text("division", m_column.division, person.department->division);
    m_writer.text("department", m_column.department, person.department->name);
    if (person.managerIndex >= 0) {
        const QString manager = m_maker.idOf(person.managerIndex);
        m_writer.openObject("manager");
        m_writer.text("value", m_column.manager, manager);
        m_writer.text("$ref", m_column.managerRef, u"../Users/"_s + manager);
        m_writer.text("displayName", m_column.managerName, m_maker.displayNameOf(person.managerIndex));
        m_writer.closeObject();
    }
    m_writer.closeObject();
}

void UserRows::writePractice(const Person &person)
{
    static const QStringList modes {u"office"_s, u"remote"_s, u"hybrid"_s};
    Dice dice(person.extras);
    m_writer.openObject("urn:provost:params:scim:schemas:extension:practice:2.0:User");
    m_writer.text("badgeNumber", m_column.badge, u"B%1"_s.arg(person.index + 1, 7, 10, QChar(u'0')));
    m_writer.text("workMode", m_column.workMode, dice.pick(modes));
    m_writer.flag("firstAider", m_column.firstAider, dice.chance(20));
    m_writer.number("floor", m_column.floor, dice.below(14) - 2);
    m_writer.text("hireDate", m_column.hireDate, dateTimeText(person.created - person.created % (24LL * 3600 * 1000)));
    m_writer.openObject("costAllocation");
    m_writer.text("account", m_column.account, person.costCenter);
    m_writer.number("percent", m_column.percent, 25 * (1 + dice.below(4)));
    m_writer.closeObject();
    m_writer.openList("skills");
    const QStringList &skills = m_maker.data().skills;
    const int first = dice.below(skills.size() - 3);
    for (int i = 0; i <= dice.below(3); ++i)
        m_writer.plainElement(m_list.skills, skills.at(first + i));
    m_writer.closeList();
    m_writer.number("serialNumber", m_column.serial, person.index + 1);
    m_writer.text("realm", m_column.realm, u"haldenworks"_s);
    m_writer.closeObject();
}

void UserRows::writeVendor(const Person &person)
{
    Dice dice(person.extras, 1);
    m_writer.openObject("urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:User");
    m_writer.text("mailNickname", m_column.mailNickname, person.userName.section(u'@', 0, 0));
    m_writer.text("userType", -1, dice.chance(3) ? u"Guest"_s : u"Member"_s);
    m_writer.text("employeeHireDate", -1, dateTimeText(person.created - person.created % (24LL * 3600 * 1000)));
    m_writer.text("officeLocation", -1, person.city);
    m_writer.text("usageLocation", -1, person.locale->country);
    if (!person.mail.isEmpty() && person.index % 3 == 0) {
        m_writer.openList("proxyAddresses");
        m_writer.plainElement(m_list.proxies, u"SMTP:"_s + person.mail);
        m_writer.plainElement(m_list.proxies, u"smtp:mail."_s + person.mail);
        m_writer.closeList();
    }
    m_writer.closeObject();
    if (dice.chance(5) || person.index < 20)
        m_writer.hide(securityAttributes(person));
}

QByteArray UserRows::securityAttributes(const Person &person)
{
    static const QByteArrayList zones {R"("North")", R"("North","East")", R"("South")"};
    Dice dice(person.extras, 2);
    return R"({"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:CustomSecurityAttributes":{"Engineering":{"Projects":["Aurora"],"Certified":)"
        + QByteArray(dice.chance(50) ? "true" : "false") + R"(,"Level":)" + QByteArray::number(1 + dice.below(5)) + R"(},"Facilities":{"Zones":[)"
        + dice.pick(zones) + "]}}}";
}

} // namespace Provost::Practice
