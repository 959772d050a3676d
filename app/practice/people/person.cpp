// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/people/person.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

enum Stream : quint64 { IdentityStream = 1, DetailStream = 2, IdStream = 3 };

constexpr int reports = 7; ///< of one manager
constexpr qint64 dayMilliseconds = 24LL * 3600 * 1000;
constexpr qint64 firstDay = 1546300800000; ///< 2019-01-01

quint64 streamOf(int index, Stream stream)
{
    return quint64(index) * 16 + stream;
}

const auto domain = u"@haldenworks.example"_s;

} // namespace

QString madeUuid(Dice dice)
{
    QByteArray bytes(16, '\0');
    for (int half = 0; half < 2; ++half) {
        quint64 value = dice.next();
        for (int i = 0; i < 8; ++i, value >>= 8)
            bytes[half * 8 + i] = char(value & 0xFF);
    }
    bytes[6] = char((uchar(bytes[6]) & 0x0F) | 0x40);
    bytes[8] = char((uchar(bytes[8]) & 0x3F) | 0x80);
    const QByteArray hex = bytes.toHex();
    return QString::fromLatin1(hex.first(8) + '-' + hex.sliced(8, 4) + '-' + hex.sliced(12, 4) + '-' + hex.sliced(16, 4) + '-' + hex.sliced(20));
}

PersonMaker::PersonMaker(quint32 seed)
    : m_data(NameData::shipped())
    , m_seed(seed)
{
}

QString PersonMaker::idOf(int index) const
{
    return madeUuid(Dice(m_seed, streamOf(index, IdStream)));
}

int PersonMaker::departmentOf(int index)
{
    const auto count = int(NameData::shipped().departments.size());
    return index == 0 ? 0 : (index - 1) % count;
}

int PersonMaker::localeOf(int index) const
{
    Dice dice(m_seed, streamOf(index, IdentityStream));
    return dice.pick(m_data.wheel);
}

int PersonMaker::cityOf(int index) const
{
    Dice dice(m_seed, streamOf(index, DetailStream));
    return dice.below(m_data.locales.at(localeOf(index)).cities.size());
}

PersonMaker::Identity PersonMaker::identityOf(int index) const
{
    Dice dice(m_seed, streamOf(index, IdentityStream));
    Identity identity {.locale = dice.pick(m_data.wheel), .female = dice.chance(50)};
    const LocaleData &locale = m_data.locales.at(identity.locale);
    identity.given = dice.pick(identity.female ? locale.female : locale.male);
    identity.family = dice.pick(identity.female && !locale.familyFemale.isEmpty() ? locale.familyFemale : locale.family);
    const QString &first = locale.familyFirst ? identity.family.text : identity.given.text;
    const QString &second = locale.familyFirst ? identity.given.text : identity.family.text;
    identity.displayName = first + (locale.tight ? QString() : u" "_s) + second;
    return identity;
}

QString PersonMaker::displayNameOf(int index) const
{
    return identityOf(index).displayName;
}

QString PersonMaker::uniqueUserName(const QString &name)
{
    const int before = m_namesakes[name]++;
    return before == 0 ? name : QString(name + QString::number(before + 1));
}

Person PersonMaker::make(int index)
{
    const Identity identity = identityOf(index);
    Person person {.index = index, .id = idOf(index), .locale = &m_data.locales.at(identity.locale), .given = identity.given,
        .family = identity.family, .displayName = identity.displayName};
    Dice dice(m_seed, streamOf(index, DetailStream));
    const int city = dice.below(person.locale->cities.size());
    person.city = person.locale->cities.at(city);
    person.region = person.locale->regions.at(city);
    const QString name = uniqueUserName(person.given.ascii + u'.' + person.family.ascii);
    person.userName = person.mail = name + domain;
    if (dice.chance(12))
        person.homeMail = name + u"@mail.example"_s;
    if (dice.chance(8))
        person.honorific = u"Dr."_s;
    giveWork(person, dice);
    giveContacts(person, dice);
    person.extras = dice.next();
    return person;
}

void PersonMaker::giveWork(Person &person, Dice &dice) const
{
    const auto departments = int(m_data.departments.size());
    const int index = person.index;
    const int place = index == 0 ? 0 : (index - 1) / departments; // within the department
    person.department = &m_data.departments.at(departmentOf(index));
    if (index > 0) {
        const int superior = place == 0 ? -1 : (place - 1) / reports;
        person.managerIndex = superior < 0 ? 0 : 1 + superior * departments + departmentOf(index);
    }
    const int rank = index == 0 || (place == 0 && departmentOf(index) != 0) ? 0 : place <= reports ? 1 : place <= reports * (reports + 1) ? 2 : 3;
    person.title = dice.chance(4) && rank == 3 ? QString() : person.department->titles.at(rank);
    person.active = index == 0 || !dice.chance(6);
    person.userType = dice.chance(8) ? u"Contractor"_s : u"Employee"_s;
    person.employeeNumber = u"%1"_s.arg(100001 + index);
    person.costCenter = u"CC-%1%2"_s.arg(departmentOf(index) + 10).arg(dice.below(10));
    person.created = firstDay + dice.below(2200) * dayMilliseconds + dice.below(dayMilliseconds);
    person.modified = person.created + dice.below(300) * dayMilliseconds;
    person.hasExtension = dice.chance(10) || index < 20;
}

void PersonMaker::giveContacts(Person &person, Dice &dice) const
{
    const LocaleData &locale = *person.locale;
    if (dice.chance(80))
        person.phone = dice.digits(locale.phone);
    if (dice.chance(60))
        person.mobile = dice.digits(locale.mobile);
    if (dice.chance(10))
        person.nickName = person.given.text.first(std::min<qsizetype>(3, person.given.text.size()));
    if (!dice.chance(90))
        return;
    person.street = QString(locale.address).replace("{street}"_L1, dice.pick(locale.streets)).replace("{number}"_L1, QString::number(1 + dice.below(180)));
    person.postalCode = dice.digits(locale.postal);
}

} // namespace Provost::Practice
