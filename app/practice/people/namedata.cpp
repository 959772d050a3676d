// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/people/namedata.h"

#include "base/logging.h"
#include "scim/json.h"

#include <QFile>
#include <QHash>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

QStringList strings(const Json &list)
{
    QStringList result;
    for (const Json &item : list.items())
        result << item.toString();
    return result;
}

QList<Name> names(const Json &list)
{
    QList<Name> result;
    for (const Json &item : list.items())
        result << nameOf(item.toString());
    return result;
}

LocaleData readLocale(const Json &json)
{
    LocaleData data {.locale = json.value(u"locale").toString(), .country = json.value(u"country").toString(),
        .timezone = json.value(u"timezone").toString(), .phone = json.value(u"phone").toString(), .mobile = json.value(u"mobile").toString(),
        .postal = json.value(u"postal").toString(), .address = json.value(u"address").toString(), .female = names(json.value(u"female")),
        .male = names(json.value(u"male")), .family = names(json.value(u"family")), .familyFemale = names(json.value(u"familyFemale")),
        .cities = {}, .regions = {}, .streets = strings(json.value(u"streets")),
        .familyFirst = json.value(u"order").toString() == "family"_L1, .tight = json.value(u"tight").toBool()};
    const Json cities = json.value(u"cities");
    for (const Json &city : cities.items()) {
        data.cities << city.toString().section(u'|', 0, 0);
        data.regions << city.toString().section(u'|', 1);
    }
    return data;
}

NameData readAll(const Json &json)
{
    NameData data;
    const Json locales = json.value(u"locales");
    for (const Json &locale : locales.items()) {
        data.wheel.append(QList<int>(qsizetype(locale.value(u"weight").toInteger(1)), int(data.locales.size())));
        data.locales << readLocale(locale);
    }
    const Json departments = json.value(u"departments");
    for (const Json &each : departments.items()) {
        data.departments << DepartmentData {.name = each.value(u"name").toString(), .division = each.value(u"division").toString(),
            .titles = strings(each.value(u"titles"))};
    }
    const Json regions = json.value(u"regions");
    for (const Json &each : regions.items())
        data.regions << RegionData {.name = each.value(u"name").toString(), .countries = strings(each.value(u"countries"))};
    data.projects = strings(json.value(u"projects"));
    data.skills = strings(json.value(u"skills"));
    return data;
}

NameData load()
{
    QFile file(u":/practice/people.json"_s);
    const auto json = file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll()) : Result<Json>(Error::store(file.errorString()));
    if (!json)
        qCCritical(logPractice) << "people.json:" << json.error().toString();
    return json ? readAll(*json) : NameData {};
}

/// Letters that Unicode does not take apart into a base and a mark.
const QHash<QChar, QLatin1StringView> &wholeLetters()
{
    static const QHash<QChar, QLatin1StringView> letters {{u'ß', "ss"_L1}, {u'ø', "o"_L1}, {u'Ø', "O"_L1}, {u'ł', "l"_L1}, {u'Ł', "L"_L1},
        {u'đ', "d"_L1}, {u'Đ', "D"_L1}, {u'ı', "i"_L1}, {u'æ', "ae"_L1}, {u'Æ', "Ae"_L1}, {u'þ', "th"_L1}, {u'Þ', "Th"_L1},
        {u'ð', "d"_L1}, {u'Ð', "D"_L1}, {u'œ', "oe"_L1}};
    return letters;
}

QString withoutMarks(const QString &text)
{
    QString result;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    for (const QChar c : decomposed) {
        if (const auto whole = wholeLetters().constFind(c); whole != wholeLetters().cend())
            result += *whole;
        else if (c.unicode() < 128)
            result += c;
    }
    return result;
}

} // namespace

Name nameOf(const QString &text)
{
    const qsizetype bar = text.indexOf(u'|');
    if (bar >= 0)
        return {.text = text.first(bar), .ascii = mailName(text.sliced(bar + 1))};
    return {.text = text, .ascii = mailName(withoutMarks(text))};
}

QString mailName(const QString &ascii)
{
    QString result;
    for (const QChar c : ascii) {
        if (c.isLetterOrNumber() || c == u'-')
            result += c.toLower();
    }
    return result;
}

const NameData &NameData::shipped()
{
    static const NameData data = load();
    return data;
}

} // namespace Provost::Practice
