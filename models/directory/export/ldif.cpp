// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/export/ldif.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype longestLine = 76;

bool isSafe(const QByteArray &utf8)
{
    if (utf8.isEmpty())
        return true;
    const char first = utf8.front();
    if (first == ' ' || first == ':' || first == '<' || utf8.back() == ' ')
        return false;
    return std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

QByteArray folded(const QByteArray &text)
{
    QByteArray lines = text.left(longestLine) + '\n';
    for (qsizetype at = longestLine; at < text.size(); at += longestLine - 1)
        lines += ' ' + text.mid(at, longestLine - 1) + '\n';
    return lines;
}

/// The first attribute of that name in any of the resource's extensions.
QString extensionText(const Json &person, QStringView attribute)
{
    for (const Json::Member &member : person.members()) {
        if (member.first.startsWith("urn:"_L1, Qt::CaseInsensitive) && member.second.isObject()) {
            if (const Json value = member.second.value(attribute); !value.isUndefined() && !value.isNull())
                return value.isObject() ? value.value(u"value").scalarText() : value.scalarText();
        }
    }
    return {};
}

QLatin1StringView phoneAttribute(const QString &type)
{
    if (type == "mobile"_L1)
        return "mobile"_L1;
    if (type == "home"_L1)
        return "homePhone"_L1;
    if (type == "fax"_L1)
        return "facsimileTelephoneNumber"_L1;
    return type == "pager"_L1 ? "pager"_L1 : "telephoneNumber"_L1;
}

QByteArray lineIfAny(QLatin1StringView name, const QString &value)
{
    return value.isEmpty() ? QByteArray() : Ldif::line(name, value);
}

} // namespace

QByteArray Ldif::line(QLatin1StringView name, const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    const QByteArray attribute(name.data(), name.size());
    if (utf8.isEmpty())
        return attribute + ":\n";
    return folded(attribute + (isSafe(utf8) ? QByteArray(": " + utf8) : QByteArray(":: " + utf8.toBase64())));
}

QString Ldif::escapedValue(const QString &text)
{
    QString escaped;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isEnd = (i == 0 && (c == u' ' || c == u'#')) || (i == text.size() - 1 && c == u' ');
        if (c.unicode() < 0x20)
            escaped += u"\\%1"_s.arg(c.unicode(), 2, 16, QChar(u'0'));
        else if (isEnd || QStringView(u"\"+,;<>=\\").contains(c))
            escaped += u'\\' + QString(c);
        else
            escaped += c;
    }
    return escaped;
}

QString Ldif::baseDnFor(const QString &host)
{
    QStringList parts = host.toLower().split(u'.', Qt::SkipEmptyParts);
    for (QString &part : parts)
        part = u"dc="_s + escapedValue(part);
    return parts.isEmpty() ? u"dc=example"_s : parts.join(u',');
}

QString Ldif::nameOf(const QString &id, bool isGroup) const
{
    return isGroup ? u"cn=%1,ou=Groups,%2"_s.arg(escapedValue(id), m_baseDn) : u"uid=%1,ou=Users,%2"_s.arg(escapedValue(id), m_baseDn);
}

QByteArray Ldif::personLines(const Resource &resource) const
{
    const Json person = resource.json();
    const Json name = person.value(u"name");
    const QString userName = person.value(u"userName").toString();
    QString common = person.value(u"displayName").toString();
    for (const QString &other : {name.value(u"formatted").toString(), QString(name.value(u"givenName").toString() + u' ' + name.value(u"familyName").toString()).trimmed(), userName, resource.id()}) {
        if (common.isEmpty())
            common = other;
    }
    const QString family = name.value(u"familyName").toString();
    QByteArray text = "objectClass: top\nobjectClass: person\nobjectClass: organizationalPerson\nobjectClass: inetOrgPerson\n";
    text += line("uid"_L1, resource.id());
    if (userName != resource.id())
        text += lineIfAny("uid"_L1, userName);
    text += line("cn"_L1, common) + line("sn"_L1, family.isEmpty() ? common : family);
    text += lineIfAny("givenName"_L1, name.value(u"givenName").toString()) + lineIfAny("displayName"_L1, person.value(u"displayName").toString());
    text += lineIfAny("title"_L1, person.value(u"title").toString()) + lineIfAny("preferredLanguage"_L1, person.value(u"preferredLanguage").toString());
    text += lineIfAny("employeeType"_L1, person.value(u"userType").toString());
    const auto addAll = [&text](const Json &list, auto attributeOf) {
        QStringList seen;
        for (const Json &item : list.items()) {
            const QString value = item.value(u"value").toString();
            const QLatin1StringView attribute = attributeOf(item.value(u"type").toString());
            if (value.isEmpty() || seen.contains(attribute + value))
                continue;
            seen.append(attribute + value);
            text += line(attribute, value);
        }
    };
    addAll(person.value(u"emails"), [](const QString &) { return "mail"_L1; });
    addAll(person.value(u"phoneNumbers"), phoneAttribute);
    text += lineIfAny("employeeNumber"_L1, extensionText(person, u"employeeNumber")) + lineIfAny("departmentNumber"_L1, extensionText(person, u"department"));
    text += lineIfAny("o"_L1, extensionText(person, u"organization"));
    if (const QString manager = extensionText(person, u"manager"); !manager.isEmpty())
        text += line("manager"_L1, nameOf(manager, false));
    const Json addresses = person.value(u"addresses");
    if (addresses.size() > 0) {
        const Json address = addresses.items().front();
        text += lineIfAny("street"_L1, address.value(u"streetAddress").toString()) + lineIfAny("l"_L1, address.value(u"locality").toString());
        text += lineIfAny("st"_L1, address.value(u"region").toString()) + lineIfAny("postalCode"_L1, address.value(u"postalCode").toString());
    }
    return text;
}

QByteArray Ldif::groupLines(const Resource &resource) const
{
    const Json group = resource.json();
    QByteArray text = "objectClass: top\nobjectClass: groupOfNames\n" + line("cn"_L1, resource.id());
    if (const QString name = group.value(u"displayName").toString(); name != resource.id())
        text += lineIfAny("cn"_L1, name);
    QStringList members;
    const Json list = group.value(u"members");
    for (const Json &member : list.items()) {
        const bool isGroup = member.value(u"type").toString().compare("Group"_L1, Qt::CaseInsensitive) == 0 || member.value(u"$ref").toString().contains("/Groups/"_L1);
        if (const QString id = member.value(u"value").toString(); !id.isEmpty())
            members.append(nameOf(id, isGroup));
    }
    members.removeDuplicates();
    for (const QString &member : std::as_const(members))
        text += line("member"_L1, member);
    return members.isEmpty() ? text + "member:\n" : text; // the class wants one; the empty name is nobody
}

QByteArray Ldif::entry(const Resource &resource, const ResourceType &type) const
{
    if (type.isCalled(u"Group"))
        return '\n' + line("dn"_L1, nameOf(resource.id(), true)) + groupLines(resource);
    const Json json = resource.json();
    if (json.contains(u"userName") || type.isCalled(u"User"))
        return '\n' + line("dn"_L1, nameOf(resource.id(), false)) + personLines(resource);
    QByteArray text = '\n' + line("dn"_L1, u"cn=%1,ou=%2,%3"_s.arg(escapedValue(resource.id()), escapedValue(type.endpoint.section(u'/', -1)), m_baseDn));
    text += "objectClass: top\nobjectClass: device\n" + line("cn"_L1, resource.id());
    text += lineIfAny("cn"_L1, json.value(u"displayName").toString());
    return text + lineIfAny("serialNumber"_L1, json.value(u"serialNumber").toString());
}

} // namespace Provost
