// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/people/person.h"
#include "practice/people/rowwriter.h"

namespace Provost::Practice {

/// Writes people as User resources.
class UserRows
{
public:
    UserRows(const Collection &users, PersonMaker &maker, bool vendorAttributes);
    [[nodiscard]] Document write(const Person &person);
    [[nodiscard]] const IndexEntry &entry() const { return m_writer.entry(); }

private:
    void writeNames(const Person &person);
    void writeWork(const Person &person);
    void writeContacts(const Person &person);
    void writeAddress(const Person &person);
    void writeEnterprise(const Person &person);
    void writePractice(const Person &person);
    void writeVendor(const Person &person);
    [[nodiscard]] static QByteArray securityAttributes(const Person &person);
    void contact(int attribute, const QString &value, const char *type, bool primary);

    PersonMaker &m_maker;
    bool m_vendor;
    RowWriter m_writer;
    struct {
        int userName, displayName, nickName, title, userType, language, locale, timezone, active, externalId;
        int formatted, given, family, honorific;
        int employeeNumber, costCenter, organization, division, department, manager, managerName, managerRef;
        int badge, workMode, firstAider, floor, hireDate, serial, realm, account, percent;
        int mailNickname;
    } m_column;
    struct {
        int emails, phones, addresses, proxies, skills;
    } m_list;
};

} // namespace Provost::Practice
