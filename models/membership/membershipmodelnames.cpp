// SPDX-License-Identifier: GPL-3.0-or-later
// Names of whom a list shows only by id, and user names of those who share a name.
#include "membership/membershipmodel.h"

#include "directory/directory.h"
#include "membership/indexedmembers.h"
#include "membership/membernames.h"

#include <algorithm>
#include <utility>

namespace Provost {

/// Of those on screen who have no name yet, or share it with the one above or below: user names tell them apart.
void MembershipModel::wantNames(int first, int last)
{
    if (m_state != State::Ready || (m_content != Content::MembersOf && m_content != Content::Found))
        return;
    const auto labelAt = [this](int row) { return principalAt(row).label(); }; // of no row empty
    m_onScreen = {std::max(first, 0), std::min(last, rowCount() - 1)};
    QStringList nameless;
    for (int row = m_onScreen.first; row <= m_onScreen.second; ++row) {
        const Principal principal = principalAt(row);
        const bool isShared = principal.detail.isEmpty() && (labelAt(row - 1) == principal.label() || labelAt(row + 1) == principal.label());
        if ((principal.name.isEmpty() || isShared) && !principal.isGroup() && !isTemporaryId(principal.id))
            nameless << principal.id;
    }
    m_names->want(nameless);
}

/// Who has scrolled away meanwhile keeps the name all the same: nobody is asked for twice.
void MembershipModel::onNamed(const Rows &people)
{
    for (const Principal &person : people) {
        if (!person.detail.isEmpty() && (m_baseIds.isEmpty() || m_baseIds.contains(person.id)))
            m_details.insert(person.id, person.detail);
    }
    for (int row = m_onScreen.first; row <= std::min(m_onScreen.second, rowCount() - 1); ++row) {
        const QString &id = at(row).id;
        const auto person = std::find_if(people.cbegin(), people.cend(), [&id](const Principal &one) { return one.id == id; });
        if (person == people.cend())
            continue;
        if (!person->detail.isEmpty())
            m_details.insert(id, person->detail);
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
    if (!m_details.isEmpty() && !std::exchange(m_hasDetails, true))
        Q_EMIT countsChanged();
}

/// Names of everybody, where the index has them: then they can be sorted and found by their names.
void MembershipModel::nameAll()
{
    m_named = 0;
    const bool isNamed = std::none_of(m_base.cbegin(), m_base.cend(), [](const Principal &row) { return row.name.isEmpty(); });
    if (m_content != Content::MembersOf || isNamed || !indexOf(m_editor.session().directory()))
        return;
    QStringList ids;
    for (const Principal &row : std::as_const(m_base)) {
        if (row.name.isEmpty())
            ids << row.id;
    }
    m_names->wantAll(ids);
}

void MembershipModel::takeNames(const Rows &people)
{
    for (const Principal &person : people) {
        while (m_named < m_base.size() && m_base.at(m_named).id != person.id)
            ++m_named;
        if (m_named == m_base.size())
            break;
        m_base[m_named] = person;
        m_baseHasDetails = m_baseHasDetails || !person.detail.isEmpty();
    }
    m_hasDetails = m_hasDetails || m_baseHasDetails;
    tellAll({Qt::DisplayRole});
    Q_EMIT countsChanged();
}

} // namespace Provost
