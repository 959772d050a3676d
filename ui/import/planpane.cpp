// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/planpane.h"

#include "import/countcard.h"
#include "import/gridstyles.h"
#include "import/passwordbar.h"
#include "widgets/emptystate.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTableView>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Provost {

PlanPane::PlanPane(ImportSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_facts(new QLabel(this))
    , m_rejected(new MessageStrip(this))
    , m_passwords(new PasswordBar(session, this))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_action(new QComboBox(this))
    , m_all(new QCheckBox(tr("Tick &all"), this))
    , m_absentWords(new QLabel(this))
    , m_people(new QListView(this))
    , m_waiting(new EmptyState(this))
{
    setObjectName(u"planStep"_s);
    m_facts->setObjectName(u"planFacts"_s);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_facts->setContentsMargins(scaled(font(), 16), 0, scaled(font(), 16), scaled(font(), 10));
    m_rejected->setObjectName(u"planRejected"_s);
    m_waiting->setObjectName(u"planWaiting"_s);
    setUpGrid(m_table, u"planRows"_s, tr("What becomes of each row"));
    m_table->setModel(&session.rowsModel());
    m_table->setItemDelegate(new PlanRowDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_absent = buildAbsent();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_absent);
    m_stack->addWidget(m_waiting);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildCards());
    column->addWidget(m_facts);
    column->addWidget(m_passwords);
    column->addWidget(m_rejected);
    column->addWidget(m_stack, 1);
    connect(m_rejected, &MessageStrip::actionTriggered, this, &PlanPane::mendRequested);
    connect(&m_session, &ImportSession::requestsChanged, this, &PlanPane::showFacts);
    connect(&m_session, &ImportSession::planDone, this, &PlanPane::refresh);
    connect(&m_session, &ImportSession::workChanged, this, &PlanPane::refresh);
    refresh();
}

QWidget *PlanPane::buildCards()
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(scaled(font(), 16), scaled(font(), 8), scaled(font(), 16), scaled(font(), 10));
    line->setSpacing(scaled(font(), 10));
    for (int card = 0; card < CardCount; ++card) {
        auto *button = new CountCard(row);
        button->setObjectName(u"planCard%1"_s.arg(card));
        connect(button, &CountCard::clicked, this, [this, card] { choose(m_card == card ? -1 : card); });
        m_cards << button;
        line->addWidget(button, 1);
    }
    return row;
}

QWidget *PlanPane::buildAbsent()
{
    auto *pane = new QWidget(this);
    m_action->setObjectName(u"absentAction"_s);
    m_action->setAccessibleName(tr("What becomes of those who are ticked"));
    m_action->addItem(tr("Leave them alone"), int(AbsentAction::Leave));
    m_action->addItem(tr("Disable who is ticked"), int(AbsentAction::Disable));
    m_action->addItem(tr("Delete who is ticked"), int(AbsentAction::Delete));
    m_all->setObjectName(u"absentAll"_s);
    m_people->setObjectName(u"absentPeople"_s);
    m_people->setAccessibleName(tr("In the directory and not in the file"));
    m_people->setModel(&m_session.absentModel());
    m_people->setFrameShape(QFrame::NoFrame);
    m_people->setUniformItemSizes(true);
    m_absentWords->setObjectName(u"absentWords"_s);
    m_absentWords->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 6), scaled(font(), 16), scaled(font(), 6));
    row->setSpacing(scaled(font(), 12));
    row->addWidget(m_action);
    row->addWidget(m_all);
    row->addWidget(m_absentWords, 1);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_people, 1);
    connect(m_action, &QComboBox::currentIndexChanged, this, [this] {
        const auto action = AbsentAction(m_action->currentData().toInt());
        m_people->setEnabled(action != AbsentAction::Leave);
        m_all->setEnabled(action != AbsentAction::Leave);
        m_session.setAbsentAction(action);
    });
    connect(m_all, &QCheckBox::toggled, &m_session.absentModel(), &AbsentModel::tickAll);
    m_people->setEnabled(false);
    m_all->setEnabled(false);
    return pane;
}

void PlanPane::setCard(Card card, int count, const QString &name)
{
    m_cards[card]->setCount(count, name);
}

/// As the session has it: another file begins with leaving everybody alone.
void PlanPane::showAbsentAction()
{
    const AbsentAction action = m_session.options().absent;
    const AbsentModel &absent = m_session.absentModel();
    const QSignalBlocker silentAction(m_action);
    const QSignalBlocker silentTick(m_all);
    const auto plan = m_session.planned();
    const int unreadable = plan ? plan->unreadable : 0;
    if (auto *choices = qobject_cast<QStandardItemModel *>(m_action->model()))
        choices->item(m_action->findData(int(AbsentAction::Disable)))->setEnabled(m_session.canDisable());
    m_action->setCurrentIndex(m_action->findData(int(action)));
    m_action->setEnabled(unreadable == 0);
    m_people->setEnabled(action != AbsentAction::Leave && unreadable == 0);
    m_all->setEnabled(action != AbsentAction::Leave && unreadable == 0);
    m_absentWords->setForegroundRole(unreadable > 0 ? QPalette::WindowText : QPalette::PlaceholderText);
    m_absentWords->setText(plan && plan->readable == 0 ? tr("No row of the file says whom it is about, so nobody is taken for absent.")
                           : unreadable > 0 ? tr("%Ln row(s) of the file do not say whom they are about, and may mean any of these. Mend them or leave them out first.", nullptr, unreadable)
                                            : tr("In the directory and not in the file. A missing row never removes anybody by itself."));
    m_all->setChecked(absent.rowCount() > 0 && absent.tickedCount() == absent.rowCount());
}

void PlanPane::refresh()
{
    const auto plan = m_session.planned();
    const bool ready = plan && m_session.work() != ImportSession::Work::Planning;
    showAbsentAction();
    m_passwords->refresh();
    setCard(Create, ready ? plan->count(ImportPlan::Fate::Create) : 0, tr("to create"));
    setCard(Update, ready ? plan->count(ImportPlan::Fate::Update) : 0, tr("to update"));
    setCard(Unchanged, ready ? plan->count(ImportPlan::Fate::Unchanged) : 0, tr("unchanged"));
    setCard(Rejected, ready ? plan->count(ImportPlan::Fate::Rejected) : 0, tr("rejected"));
    setCard(Absent, ready ? int(plan->absent.size()) : 0, tr("not in the file"));
    m_cards[Absent]->setVisible(m_session.options().mode == ImportMode::Mirror);
    if (!ready) {
        const bool busy = m_session.work() == ImportSession::Work::Planning;
        m_waiting->setContent({.icon = busy ? u"refresh"_s : u"info"_s,
                               .title = busy ? tr("Looking them up in the directory…") : tr("Not planned yet"),
                               .text = busy ? tr("Only reads are sent. Whichever takes fewer requests is done: looking up each row, or reading everything once.") : QString()});
        m_stack->setCurrentWidget(m_waiting);
        m_rejected->hide();
        return m_facts->clear();
    }
    choose(m_card >= 0 && m_cards[m_card]->isEnabled() ? m_card : -1);
    showFacts();
    const int rejected = plan->count(ImportPlan::Fate::Rejected);
    m_rejected->setVisible(rejected > 0);
    m_rejected->setMessage(MessageStrip::Tone::Warning, tr("%Ln row(s) cannot be imported and are left out.", nullptr, rejected), tr("Mend Them"));
    fitColumns(m_table);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(int(PlanRowsModel::Column::Who), scaled(font(), 260));
    m_table->setColumnWidth(int(PlanRowsModel::Column::Fate), scaled(font(), 210));
}

void PlanPane::choose(int card)
{
    static constexpr std::array fates {ImportPlan::Fate::Create, ImportPlan::Fate::Update, ImportPlan::Fate::Unchanged, ImportPlan::Fate::Rejected};
    m_card = card;
    for (int i = 0; i < m_cards.size(); ++i)
        m_cards[i]->setChecked(i == card);
    m_stack->setCurrentWidget(card == Absent ? m_absent : m_table);
    if (card != Absent)
        m_session.rowsModel().setShown(card < 0 ? std::nullopt : std::optional(fates[size_t(card)]));
}

void PlanPane::showFacts()
{
    const auto plan = m_session.planned();
    if (!plan)
        return;
    const Plan &requests = m_session.requests();
    QStringList facts {tr("%Ln request(s) to send", nullptr, requests.calls)};
    if (requests.amount > 0) {
        //: an amount of money, e.g. "about 0.96 USD"
        facts << tr("about %1 %2").arg(QLocale().toString(requests.amount, 'f', requests.amount < 1 ? 3 : 2), requests.currency);
    }
    const int seconds = int(std::ceil(requests.seconds));
    facts << (seconds < 90 ? tr("about %Ln second(s)", nullptr, std::max(1, seconds)) : tr("about %Ln minute(s)", nullptr, (seconds + 30) / 60));
    facts << (plan->readEverything ? tr("the directory was read as a whole: %Ln request(s)", nullptr, plan->readCalls)
                                   : tr("looked up row by row: %Ln request(s)", nullptr, plan->readCalls));
    if (plan->resets > 0)
        facts << tr("%Ln existing password(s) set anew", nullptr, plan->resets);
    if (m_session.unseen() > 0)
        facts << tr("%Ln membership(s) looked up in the review", nullptr, int(m_session.unseen()));
    m_facts->setToolTip(m_session.unseen() > 0 ? tr("This provider does not show who is in a group. The review asks, and leaves out who is a member already; where it is not told, the membership is sent, and counts as done for who "
                                                    "is in already.")
                                               : QString());
    if (const int ticked = m_session.absentModel().tickedCount(); ticked > 0 && m_session.options().absent == AbsentAction::Disable)
        facts << tr("%Ln to disable", nullptr, ticked);
    else if (ticked > 0 && m_session.options().absent == AbsentAction::Delete)
        facts << tr("%Ln to delete", nullptr, ticked);
    m_facts->setText(facts.join(u"  ·  "_s));
}

} // namespace Provost
