// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/matrixview.h"

#include "directory/directory.h"
#include "directory/searchfilter.h"
#include "errors/errortext.h"
#include "forms/formtext.h"
#include "membership/matrixparts.h"
#include "membership/membershipdrop.h"
#include "widgets/buttons.h"
#include "widgets/busyline.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int filterPauseMs = 350;
constexpr int mostPeople = 200;
constexpr int mostGroups = 2000;
constexpr int freely = 100; ///< questions asked without being told to, where calls cost nothing

} // namespace

MatrixView::MatrixView(MembershipEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_model(new MembershipMatrixModel(editor, this))
    , m_people(makeSearch(u"matrixPeople"_s, tr("Find people")))
    , m_groups(makeSearch(u"matrixGroups"_s, tr("Find groups")))
    , m_read(new QPushButton(this))
    , m_counts(new ElidedLabel(this))
    , m_busy(new BusyLine(this))
    , m_strip(new MessageStrip(this))
    , m_table(new QTableView(this))
    , m_empty(new EmptyState(m_table->viewport()))
{
    setObjectName(u"matrixView"_s);
    setFocusProxy(m_table);
    buildTable();
    buildLayout();
    for (QTimer *pause : {&m_peoplePause, &m_groupsPause}) {
        pause->setSingleShot(true);
        pause->setInterval(filterPauseMs);
    }
    connect(&m_peoplePause, &QTimer::timeout, this, [this] { find(u"User"_s, m_people->text().trimmed()); });
    connect(&m_groupsPause, &QTimer::timeout, this, [this] { find(u"Group"_s, m_groups->text().trimmed()); });
    connect(m_people, &QLineEdit::textChanged, &m_peoplePause, qOverload<>(&QTimer::start));
    connect(m_groups, &QLineEdit::textChanged, &m_groupsPause, qOverload<>(&QTimer::start));
    connect(m_read, &QPushButton::clicked, this, &MatrixView::readMemberships);
    connect(m_model, &MembershipMatrixModel::progressed, this, &MatrixView::update);
    connect(m_model, &QAbstractItemModel::modelReset, this, &MatrixView::update);
    m_toggle = makeAction(m_table, u"matrixToggleAction"_s, {}, tr("&In or Out of the Group"), QKeySequence(Qt::Key_Space));
    connect(m_toggle, &QAction::triggered, this, &MatrixView::toggleSelected);
    connect(&m_editor.session(), &EditSession::rightsChanged, this, &MatrixView::update);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &MatrixView::toggleSelected);
    update();
}

MatrixView::~MatrixView() = default;

QLineEdit *MatrixView::makeSearch(const QString &name, const QString &text)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(name);
    line->setAccessibleName(text);
    line->setPlaceholderText(text);
    line->setClearButtonEnabled(true);
    line->addAction(themedIcon(u"search"_s, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    return line;
}

void MatrixView::buildTable()
{
    m_table->setObjectName(u"matrixTable"_s);
    m_table->setAccessibleName(tr("Memberships: people down, groups across"));
    m_table->setHorizontalHeader(new MatrixHeader(m_table));
    m_table->setVerticalHeader(new MatrixPeople(m_table));
    m_table->setItemDelegate(new MatrixDelegate(m_table));
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(true);
    m_table->setCornerButtonEnabled(false);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->setTabKeyNavigation(false);
    auto *inside = new QVBoxLayout(m_table->viewport());
    inside->addWidget(m_empty);
}

void MatrixView::buildLayout()
{
    m_read->setObjectName(u"matrixRead"_s);
    m_counts->setObjectName(u"matrixCounts"_s);
    m_counts->setSubtle(true);
    m_strip->setObjectName(u"matrixStrip"_s);
    m_empty->setObjectName(u"matrixEmpty"_s);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(scaled(font(), 12), scaled(font(), 8), scaled(font(), 12), scaled(font(), 8));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(m_people, 2);
    row->addWidget(m_groups, 2);
    row->addWidget(m_counts, 3);
    row->addWidget(m_read);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_busy);
    column->addWidget(m_strip);
    column->addWidget(m_table, 1);
}

void MatrixView::start()
{
    if (std::exchange(m_started, true))
        return;
    find(u"Group"_s, {});
    if (m_model->rowCount() == 0)
        find(u"User"_s, {});
}

void MatrixView::showPeople(const QList<Principal> &people)
{
    m_peoplePause.stop();
    if (m_peopleJob)
        m_peopleJob->cancel();
    m_model->setPeople(people.mid(0, mostPeople));
    m_arePeopleCut = people.size() > mostPeople;
    start();
    onLoaded();
}

void MatrixView::find(const QString &resourceType, const QString &text)
{
    const bool people = resourceType == "User"_L1;
    QPointer<Job> &under = people ? m_peopleJob : m_groupsJob;
    if (under) {
        under->disconnect(this);
        under->cancel();
    }
    const ServiceDescription &description = m_editor.session().directory().description();
    const ResourceType *type = description.resourceType(resourceType);
    if (!type)
        return;
    const SearchPlan plan = text.isEmpty() ? SearchPlan() : planSearch(text, *type, description.schemaOf(*type), description.profile);
    if (!text.isEmpty() && plan.attributes.isEmpty()) // here among what is there
        return people ? m_model->setPeopleContain(text) : m_model->setGroupsContain(text);
    m_model->setPeopleContain({});
    m_model->setGroupsContain({});
    auto *job = m_editor.session().directory().find(*type, plan.filter, people ? mostPeople : mostGroups, this);
    under = job;
    job->then(this, [this, resourceType](const Result<QList<Resource>> &found) { onFound(resourceType, found); });
    update();
}

void MatrixView::onFound(const QString &resourceType, const Result<QList<Resource>> &found)
{
    const bool people = resourceType == "User"_L1;
    if (!found)
        return Q_EMIT said(ErrorText::of(found.error()).summary);
    QList<Principal> all;
    const QList<Resource> created = m_editor.session().createdOf(resourceType);
    for (const Resource &resource : created + *found)
        all << Principal::of(resource, resourceType);
    (people ? m_arePeopleCut : m_areGroupsCut) = found->size() >= (people ? mostPeople : mostGroups);
    if (people)
        m_model->setPeople(all);
    else
        m_model->setGroups(all);
    onLoaded();
}

/// Reading is offered, not done, where it costs money or takes many questions.
void MatrixView::onLoaded()
{
    const bool isFree = m_editor.session().directory().description().profile.price.perCall <= 0;
    if (isFree && m_model->callsToRead() <= freely)
        m_model->read();
    update();
}

void MatrixView::readMemberships()
{
    if (m_model->isReading()) {
        m_model->stop();
        update();
    } else {
        m_model->read();
    }
}

void MatrixView::toggleSelected()
{
    QModelIndexList cells = m_table->selectionModel()->selectedIndexes();
    if (cells.isEmpty() && m_table->currentIndex().isValid())
        cells << m_table->currentIndex();
    if (cells.isEmpty())
        return Q_EMIT said(tr("Nothing is selected."));
    Q_EMIT said(outcomeWords(m_model->toggle(cells)));
}

bool MatrixView::isReading() const
{
    return m_model->isReading() || (m_peopleJob && !m_peopleJob->isDone()) || (m_groupsJob && !m_groupsJob->isDone());
}

void MatrixView::update()
{
    const int open = m_model->isReading() ? 0 : m_model->callsToRead();
    m_busy->setBusy(isReading());
    m_counts->setText(m_model->isReading() ? tr("%L1 of %L2 read…").arg(m_model->answered()).arg(m_model->asked())
                                           : tr("%Ln people", nullptr, m_model->rowCount()) + u"  ×  "_s + tr("%Ln groups", nullptr, m_model->columnCount()));
    m_read->setVisible(open > 0 || m_model->isReading());
    m_read->setText(m_model->isReading() ? tr("Stop") : tr("Read memberships (%Ln calls)", nullptr, open));
    const QString denied = FormText::denial(m_editor.denial());
    deny(*m_toggle, denied);
    QString words;
    if (m_model->error())
        words = ErrorText::of(*m_model->error()).summary;
    else if (!denied.isEmpty())
        words = denied;
    else if (m_arePeopleCut || m_areGroupsCut)
        words = tr("More exist than are shown. Search to narrow it down.");
    m_strip->setMessage(m_model->error() ? MessageStrip::Tone::Danger : MessageStrip::Tone::Info, words);
    m_strip->setVisible(!words.isEmpty());
    const bool isEmpty = !isReading() && (m_model->rowCount() == 0 || m_model->columnCount() == 0);
    m_empty->setVisible(isEmpty);
    if (isEmpty)
        m_empty->setContent({.icon = u"members"_s, .title = tr("Nobody to show"), .text = tr("Find some people and some groups above. Space then puts people in and takes them out.")});
}

} // namespace Provost
