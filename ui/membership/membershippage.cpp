// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/membershippage.h"

#include "membership/compareview.h"
#include "membership/effectiveview.h"
#include "membership/matrixview.h"
#include "membership/membershipeditor.h"
#include "membership/panesview.h"
#include "membership/principallist.h"
#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace Provost {

MembershipPage::MembershipPage(EditSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_editor(new MembershipEditor(session, this))
    , m_facts(new QLabel(this))
    , m_review(new QPushButton(tr("Re&view"), this))
    , m_tabs(new QTabBar(this))
    , m_body(new QStackedWidget(this))
    , m_panes(new PanesView(*m_editor, this))
    , m_matrix(new MatrixView(*m_editor, this))
    , m_effective(new EffectiveView(*m_editor, this))
    , m_compare(new CompareView(*m_editor, this))
{
    setObjectName(u"membershipPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(m_body, 1);
    for (QWidget *view : {static_cast<QWidget *>(m_panes), static_cast<QWidget *>(m_matrix), static_cast<QWidget *>(m_effective), static_cast<QWidget *>(m_compare)})
        m_body->addWidget(view);
    makeActions();
    connect(m_panes, &PanesView::said, this, &MembershipPage::said);
    connect(m_matrix, &MatrixView::said, this, &MembershipPage::said);
    connect(m_effective, &EffectiveView::said, this, &MembershipPage::said);
    connect(m_compare, &CompareView::said, this, &MembershipPage::said);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_body->setCurrentIndex(tab);
        if (Tab(tab) == Tab::Matrix)
            m_matrix->start();
    });
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
    m_tabs->setObjectName(u"membershipTabs"_s);
    m_tabs->setAccessibleName(tr("Ways to look at memberships"));
    m_tabs->addTab(tr("Two &lists"));
    m_tabs->addTab(tr("Matri&x"));
    m_tabs->addTab(tr("&In the end"));
    m_tabs->addTab(tr("&Compare"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 10), scaled(font(), 12), scaled(font(), 6));
    row->setSpacing(scaled(font(), 10));
    row->addWidget(title);
    row->addWidget(m_tabs);
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

void MembershipPage::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(int(tab));
}

QList<QWidget *> MembershipPage::panes() const
{
    return m_tabs->currentIndex() == int(Tab::Lists) ? m_panes->panes() : QList<QWidget *> {m_body->currentWidget()};
}

void MembershipPage::showSubject(const Principal &subject)
{
    showTab(Tab::Lists);
    m_panes->right()->show(subject);
}

void MembershipPage::take(const QMimeData &mime)
{
    showTab(Tab::Lists);
    if (const auto drag = PrincipalDrag::fromMimeData(mime, m_editor->directoryKey()))
        m_panes->left()->showPeople(drag->principals);
    else
        m_panes->left()->take(droppedText(mime));
    m_panes->right()->focusPicker();
}

void MembershipPage::refresh()
{
    m_panes->refresh();
}

void MembershipPage::focusSearch()
{
    showTab(Tab::Lists);
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
