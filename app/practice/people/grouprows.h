// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/people/person.h"
#include "practice/people/rowwriter.h"
#include "practice/store.h"

namespace Provost::Practice {

/// The groups of the population: "All staff" > regions > sites, departments, projects, and one with everyone in it directly.
class GroupRows
{
public:
    struct Size {
        int groups = 0;
        int users = 0;
        quint32 seed = 1;
        bool vendorAttributes = false;
    };
    GroupRows(Store &store, const PersonMaker &maker, const Size &size);
    void write();

private:
    /// What makes a person a member.
    struct Plan {
        enum Kind : quint8 { Nested, Everyone, Department, Site, Project };
        QString name;
        Kind kind = Nested;
        int number = 0; ///< department; locale of a site; size of a project as a part of 8
        int city = 0;
        int parent = -1; ///< the group it is a member of
    };
    [[nodiscard]] QList<Plan> plan() const;
    void planRegions(QList<Plan> &plans) const;
    void planSites(QList<Plan> &plans) const;
    void planProjects(QList<Plan> &plans) const;
    void insert(const Plan &plan, int number);
    void writeVendor(RowWriter &writer, const Plan &plan, int number) const;
    [[nodiscard]] std::vector<qint64> members(const Plan &plan, qint64 group) const;
    [[nodiscard]] std::vector<qint64> projectMembers(const Plan &plan, qint64 group) const;
    [[nodiscard]] bool belongs(const Plan &plan, int person) const;

    Store &m_store;
    const PersonMaker &m_maker;
    Size m_size;
    int m_projects = 0;
    std::vector<int> m_locales; ///< of each person, computed once
    std::vector<int> m_cities;
};

} // namespace Provost::Practice
