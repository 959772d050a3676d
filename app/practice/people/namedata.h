// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Provost::Practice {

/// A name in its own script and in ASCII, for mail addresses.
struct Name {
    QString text;
    QString ascii;
};

/// What people of one country are called and where they live.
struct LocaleData {
    QString locale, country, timezone, phone, mobile, postal, address;
    QList<Name> female, male, family, familyFemale;
    QStringList cities, regions, streets; ///< a city's region has its place
    bool familyFirst = false;
    bool tight = false; ///< no space between the names
};

struct DepartmentData {
    QString name, division;
    QStringList titles; ///< head, manager, senior, junior
};

struct RegionData {
    QString name;
    QStringList countries;
};

/// The raw material of the population, from the resources.
struct NameData {
    QList<LocaleData> locales; ///< repeated by weight in `wheel`
    QList<int> wheel; ///< indexes of locales, as often as people come from there
    QList<DepartmentData> departments;
    QList<RegionData> regions;
    QStringList projects, skills;

    [[nodiscard]] static const NameData &shipped();
};

/// Letters without their marks: "Jürgen Weiß" -> "jurgen.weiss".
[[nodiscard]] QString mailName(const QString &ascii);
[[nodiscard]] Name nameOf(const QString &text); ///< "native|ascii", or text whose ASCII form is derived

} // namespace Provost::Practice
