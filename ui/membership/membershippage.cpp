// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/membershippage.h"

#include "membership/membershipeditor.h"
#include "membership/panesview.h"
#include "membership/principallist.h"
#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

MembershipPage::MembershipPage(EditSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_editor(new MembershipEditor(session, this))
    , m_facts(new QLabel(this))
    , m_review(new QPushButton(tr("Re&view"), this))
    , m_panes(new PanesView(*m_editor, this))
{
    setObjectName(u"membershipPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(m_panes, 1);
    makeActions();
    connect(m_panes, &PanesView::said, this, &MembershipPage::said);
    connect(m_review, &QPushButton::clicked, this, &MembershipPage::reviewRequested);
    connect(m_editor, &MembershipEditor::changed, this, &MembershipPage::onStaged);
    onStaged();
}

MembershipPage::~MembershipPage() = default;

QWidget *MembershipPage::buildBar()
{
    auto *bar = new QWidget(this);
    auto *title = new QLabel(tr("Members"), bar);
    title->setObjectName(u"membershipTitle"_s);
    title->setFont(scaledFont(font(), 1.25, QFont::DemiBold));
    m_facts->setObjectName(u"membershipFacts"_s);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_review->setObjectName(u"membershipReview"_s);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 10), scaled(font(), 12), scaled(font(), 6));
    row->setSpacing(scaled(font(), 10));
    row->addWidget(title);
    row->addWidget(m_facts, 1);
    row->addWidget(m_review);
    return bar;
}

void MembershipPage::makeKey(const QString &name, const QString &icon, const QString &text, const QKeySequence &key, void (PanesView::*slot)())
{
    QAction *action = makeAction(m_panes, name, icon, text, key);
    connect(action, &QAction::triggered, m_panes, slot);
    m_panes->left()->list()->addAction(action);
    m_panes->right()->list()->addAction(action);
}

void MembershipPage::makeActions()
{
    makeKey(u"membershipAddAction"_s, u"plus"_s, tr("&Add to the Other List"), QKeySequence(u"Ctrl+Return"_s), &PanesView::addToOther);
    makeKey(u"membershipMoveAction"_s, {}, tr("&Move to the Other List"), QKeySequence(u"Ctrl+Shift+Return"_s), &PanesView::moveToOther);
    makeKey(u"membershipRemoveAction"_s, u"minus"_s, tr("&Remove from the Group"), QKeySequence(Qt::Key_Delete), &PanesView::removeSelected);
    makeKey(u"membershipCopyAction"_s, u"copy"_s, tr("&Copy"), QKeySequence::Copy, &PanesView::copy);
    makeKey(u"membershipPasteAction"_s, u"paste"_s, tr("&Paste Names"), QKeySequence::Paste, &PanesView::paste);
    makeKey(u"membershipRefreshAction"_s, u"refresh"_s, tr("Read A&gain"), QKeySequence(u"Ctrl+R"_s), &PanesView::refresh);
    makeKey(u"membershipSwapAction"_s, u"compare"_s, tr("&Swap the Two Lists"), QKeySequence(u"Ctrl+Shift+S"_s), &PanesView::swap);
}

QList<QWidget *> MembershipPage::panes() const
{
    return m_panes->panes();
}

void MembershipPage::show(const Principal &subject)
{
    m_panes->right()->show(subject);
}

void MembershipPage::refresh()
{
    m_panes->refresh();
}

void MembershipPage::focusSearch()
{
    m_panes->left()->searchFor({});
}

void MembershipPage::onStaged()
{
    int memberships = 0;
    int groups = 0;
    QString last;
    for (const Change &change : m_session.changes().changes) {
        if (change.kind != ChangeKind::MembersAdd && change.kind != ChangeKind::MembersRemove)
            continue;
        memberships += int(change.members.size());
        groups += change.id == last ? 0 : 1; // both of a group stand together
        last = change.id;
    }
    m_facts->setText(memberships == 0 ? QString() : tr("%Ln membership(s) staged", nullptr, memberships) + u' ' + tr("in %Ln group(s)", nullptr, groups));
    m_review->setEnabled(!m_session.changes().isEmpty());
}

} // namespace Provost
