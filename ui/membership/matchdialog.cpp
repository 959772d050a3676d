// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/matchdialog.h"

#include "directory/columns.h"
#include "directory/directory.h"
#include "errors/errortext.h"
#include "membership/lookupoffer.h"
#include "widgets/busyline.h"
#include "widgets/placeline.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int idRole = Qt::UserRole + 1;

} // namespace

MatchDialog::MatchDialog(MembershipEditor &editor, const QList<PastedPerson> &people, const Principal &group, QWidget *parent)
    : QDialog(parent)
    , m_editor(editor)
    , m_group(group)
    , m_summary(new QLabel(this))
    , m_busy(new BusyLine(this))
    , m_list(new QTreeWidget(this))
    , m_lookUp(new QPushButton(LookupOffer::action(), this))
    , m_add(new QPushButton(this))
{
    setObjectName(u"matchDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Add People to %1").arg(group.label()));
    resize(scaled(font(), 780), scaled(font(), 460));
    buildLayout();
    connect(m_list, &QTreeWidget::itemChanged, this, &MatchDialog::update);
    m_job = new PersonMatcher(editor.session().directory(), people, this);
    connect(m_job, &PersonMatcher::progressed, this, [this](int matched, int total) { m_summary->setText(tr("%L1 of %L2 found so far…").arg(matched).arg(total)); });
    connect(m_job, &PersonMatcher::offered, this, &MatchDialog::onOffered);
    connect(m_lookUp, &QPushButton::clicked, this, &MatchDialog::lookUp);
    m_job->then(this, [this](const Result<QList<PersonMatch>> &matches) { onMatched(matches); });
    m_busy->setBusy(true);
    m_summary->setText(tr("Looking up %Ln name(s)…", nullptr, int(people.size())));
    m_add->setText(tr("&Add"));
    m_add->setEnabled(false);
}

void MatchDialog::buildLayout()
{
    m_summary->setObjectName(u"matchSummary"_s);
    m_summary->setWordWrap(true);
    m_list->setObjectName(u"matchList"_s);
    m_list->setAccessibleName(tr("Who is who"));
    m_list->setHeaderLabels({tr("In the text"), tr("In the directory"), tr("Found by")});
    m_list->setUniformRowHeights(true);
    m_list->setRootIsDecorated(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->header()->resizeSection(0, scaled(font(), 270));
    m_list->header()->resizeSection(1, scaled(font(), 330));
    m_lookUp->setObjectName(u"matchLookUp"_s);
    m_lookUp->hide();
    m_add->setObjectName(u"matchAdd"_s);
    m_add->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"matchCancel"_s);
    buttons->addButton(m_add, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT confirmed(ticked());
        accept();
    });
    auto *column = new QVBoxLayout(this);
    column->addWidget(new PlaceLine(this));
    auto *row = new QHBoxLayout;
    row->addWidget(m_summary, 1);
    row->addWidget(m_lookUp);
    column->addLayout(row);
    column->addWidget(m_busy);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
}

void MatchDialog::onOffered(const LookupEstimate &estimate)
{
    m_busy->setBusy(false);
    m_summary->setText(LookupOffer::words(estimate, m_editor.session().directory().description().profile.price));
    m_lookUp->show();
    m_lookUp->setFocus(Qt::OtherFocusReason);
}

void MatchDialog::lookUp()
{
    m_lookUp->hide();
    m_busy->setBusy(true);
    m_summary->setText(tr("Looking up…"));
    if (m_job)
        m_job->goOn();
}

void MatchDialog::onMatched(const Result<QList<PersonMatch>> &matches)
{
    m_busy->setBusy(false);
    if (!matches) {
        m_summary->setText(ErrorText::of(matches.error()).summary);
        return;
    }
    const QSignalBlocker quiet(m_list);
    for (const PersonMatch &match : *matches)
        addLine(match);
    m_list->expandAll();
    update();
}

/// A line for each word; below it those who share the name, none of them chosen.
void MatchDialog::addLine(const PersonMatch &match)
{
    const ThemeColors colors = ThemeColors::of(palette());
    auto *line = new QTreeWidgetItem(m_list, {match.person.text}); // the list owns it
    line->setToolTip(0, match.person.text);
    const auto fill = [&](QTreeWidgetItem *item, const Principal &who, bool tick) {
        m_people.insert(who.id, who);
        item->setText(1, who.detail.isEmpty() ? who.label() : who.label() + u"  ·  "_s + who.detail);
        item->setToolTip(1, item->text(1));
        item->setData(0, idRole, who.id);
        const bool isThere = m_editor.willBeMember(m_group.id, who.id).value_or(false);
        const bool isStaged = m_editor.stageOf(m_group.id, who.id) == MembershipEditor::Stage::Added;
        item->setText(2, isStaged ? tr("is staged already") : isThere ? tr("is a member already") : attributeLabel(AttributeName::parse(match.by).valueOr({})));
        item->setCheckState(0, tick && !isThere ? Qt::Checked : Qt::Unchecked);
        if (isThere)
            item->setForeground(2, colors.subtle);
    };
    if (match.isCertain())
        return fill(line, match.found.first(), true);
    line->setText(1, match.found.isEmpty() ? tr("unknown") : tr("%n of this name: choose", nullptr, int(match.found.size())));
    QPixmap room(style()->pixelMetric(QStyle::PM_IndicatorWidth), 1); // where others have their box
    room.fill(Qt::transparent);
    if (match.found.isEmpty())
        line->setIcon(0, room);
    line->setForeground(1, match.found.isEmpty() ? colors.danger : colors.warning);
    ++(match.found.isEmpty() ? m_unknown : m_unclear);
    for (const Principal &who : match.found)
        fill(new QTreeWidgetItem(line), who, false);
}

QList<Principal> MatchDialog::ticked() const
{
    QList<Principal> people;
    QSet<QString> taken; // somebody may be named twice, by name and by address
    const auto take = [&](const QTreeWidgetItem *item) {
        const QString id = item->data(0, idRole).toString();
        if (item->checkState(0) != Qt::Checked || id.isEmpty() || taken.contains(id))
            return;
        taken.insert(id);
        people << m_people.value(id);
    };
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *line = m_list->topLevelItem(i);
        take(line);
        for (int k = 0; k < line->childCount(); ++k)
            take(line->child(k));
    }
    return people;
}

void MatchDialog::update()
{
    const int count = int(ticked().size());
    QStringList words {tr("%Ln of %L1 name(s) found.", nullptr, m_list->topLevelItemCount() - m_unknown - m_unclear).arg(m_list->topLevelItemCount())};
    if (m_unknown > 0)
        words << tr("%Ln unknown.", nullptr, m_unknown);
    if (m_unclear > 0)
        words << tr("%Ln to be chosen.", nullptr, m_unclear);
    m_summary->setText(words.join(u' '));
    m_add->setText(count == 0 ? tr("&Add") : tr("&Add %Ln to the changes", nullptr, count));
    m_add->setEnabled(count > 0);
}

} // namespace Provost
