// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/people/person.h"
#include "practice/store.h"

namespace Provost::Practice {

/// The groups of the population: "All staff" > regions > sites, departments, projects, and one with everyone in it directly.
class GroupRows
{
public:
    GroupRows(Store &store, const PersonMaker &maker, quint32 seed);
    void write(int groups, int users);

private:
    /// What makes a person a member.
    struct Plan {
        enum Kind : quint8 { Nested, Everyone, Department, Site, Project };
        QString name;
        Kind kind = Nested;
        int number = 0; ///< department; locale of a site; chance of a project in percent
        int city = 0;
        int parent = -1; ///< the group it is a member of
    };
    [[nodiscard]] QList<Plan> plan(int groups) const;
    void planRegions(QList<Plan> &plans) const;
    void planSites(QList<Plan> &plans, int groups) const;
    void planProjects(QList<Plan> &plans, int groups) const;
    void insert(const Plan &plan, int number);
    void fill(const Plan &plan, qint64 group, int users);
    [[nodiscard]] bool belongs(const Plan &plan, qint64 group, int person) const;

    Store &m_store;
    const PersonMaker &m_maker;
    quint32 m_seed;
    std::vector<int> m_locales; ///< of each person, computed once
    std::vector<int> m_cities;
};

} // namespace Provost::Practice
