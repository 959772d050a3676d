// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/capabilitymodel.h"

#include "errors/detailwords.h"
#include "provider/capabilitywords.h"

#include <QFont>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr quintptr ofSection = 0; ///< internal id of a section; an entry's is its section's row and one

bool isProblem(const CapabilityCard::Row &row)
{
    return !row.clause.isEmpty() || row.standing == CapabilityCard::Standing::Contradicted;
}
}

void CapabilityModel::setCard(const CapabilityCard &card)
{
    m_card = card;
    build();
}

void CapabilityModel::setProblemsOnly(bool only)
{
    if (std::exchange(m_problemsOnly, only) != only)
        build();
}

void CapabilityModel::addTexts(const QString &title, const QStringList &lines, const QStringList &details)
{
    if (!lines.isEmpty() && !m_problemsOnly)
        m_sections.append({.title = title, .lines = lines, .details = details});
}

void CapabilityModel::build()
{
    beginResetModel();
    m_sections.clear();
    using CapabilityWords::Section;
    for (const auto section : {Section::Lists, Section::Filters, Section::Reading, Section::Groups, Section::Writing}) {
        CapabilityModel::Section entries {.title = CapabilityWords::sectionTitle(section)};
        for (const CapabilityCard::Row &row : std::as_const(m_card.rows)) {
            if (CapabilityWords::sectionOf(row.capability) == section && (!m_problemsOnly || isProblem(row)))
                entries.rows.append(row);
        }
        if (!entries.rows.isEmpty())
            m_sections.append(entries);
    }
    QStringList notes;
    for (const auto &note : std::as_const(m_card.notes))
        notes.append(note.subject + u": "_s + detailWords(note.text));
    addTexts(tr("Noticed in what it says of itself"), notes, notes);
    QStringList facts;
    QStringList details;
    for (const auto &fact : std::as_const(m_card.facts)) {
        facts.append(fact.subject + u": "_s + fact.text);
        details.append(facts.constLast() + u'\n' + (fact.source.isEmpty() ? fact.asOf : tr("As of %1, from %2").arg(fact.asOf, fact.source)));
    }
    //: the lines below it are long and in English: add that, as in "Known of this kind of provider (in English)"
    addTexts(tr("Known of this kind of provider"), facts, details);
    endResetModel();
}

const CapabilityModel::Section *CapabilityModel::sectionAt(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() != ofSection ? &m_sections.at(qsizetype(index.internalId()) - 1) : nullptr;
}

const CapabilityCard::Row *CapabilityModel::rowAt(const QModelIndex &index) const
{
    const Section *section = sectionAt(index);
    return section && index.row() < section->rows.size() ? &section->rows.at(index.row()) : nullptr;
}

bool CapabilityModel::isSpanned(const QModelIndex &index) const
{
    return index.isValid() && rowAt(index) == nullptr;
}

QString CapabilityModel::textAt(const QModelIndex &index) const
{
    const Section *section = sectionAt(index);
    const CapabilityCard::Row *row = rowAt(index);
    if (!row)
        return section ? section->details.value(index.row()) : QString();
    QStringList lines {CapabilityWords::advice(*row)};
    if (!row->clause.isEmpty())
        lines.append(tr("At odds with %1.").arg(row->clause));
    if (!row->note.isEmpty())
        lines.append(tr("Noted: %1").arg(detailWords(row->note)));
    if (!row->request.isEmpty())
        lines.append(tr("Asked: %1").arg(row->request));
    return lines.join(u'\n');
}

QModelIndex CapabilityModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : ofSection);
}

QModelIndex CapabilityModel::parent(const QModelIndex &index) const
{
    return !index.isValid() || index.internalId() == ofSection ? QModelIndex() : createIndex(int(index.internalId()) - 1, 0, ofSection);
}

int CapabilityModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_sections.size());
    return parent.internalId() == ofSection && parent.column() == 0 ? int(m_sections.at(parent.row()).size()) : 0;
}

int CapabilityModel::columnCount(const QModelIndex &) const
{
    return int(Column::Standing) + 1;
}

QString CapabilityModel::text(const CapabilityCard::Row &row, Column column) const
{
    switch (column) {
    case Column::Name:
        return CapabilityWords::title(row);
    case Column::Declared:
        return CapabilityWords::value(row, row.declared);
    case Column::Profile:
        return CapabilityWords::value(row, row.profile);
    case Column::Observed:
        return CapabilityWords::observed(row);
    case Column::Standing:
        break;
    }
    return CapabilityWords::standing(row.standing);
}

QVariant CapabilityModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isSection = index.internalId() == ofSection;
    if (role == Qt::FontRole && isSection) {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    const CapabilityCard::Row *row = rowAt(index);
    if (role == int(Role::Standing))
        return row ? QVariant(int(row->standing)) : QVariant();
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    if (row && (isText || role == Qt::ToolTipRole))
        return text(*row, Column(index.column()));
    if (index.column() > 0 || (!isText && role != Qt::ToolTipRole))
        return {};
    return isSection ? m_sections.at(index.row()).title : sectionAt(index)->lines.value(index.row());
}

QVariant CapabilityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Name:
        return tr("Capability");
    case Column::Declared:
        return tr("Provider says");
    case Column::Profile:
        return tr("Profile says");
    case Column::Observed:
        return tr("Observed");
    case Column::Standing:
        break;
    }
    return tr("Standing");
}

} // namespace Provost
