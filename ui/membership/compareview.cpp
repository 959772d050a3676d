// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/compareview.h"

#include "errors/errortext.h"
#include "forms/formtext.h"
#include "membership/membershipdrop.h"
#include "membership/principallist.h"
#include "membership/subjectpicker.h"
#include "widgets/busyline.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QString userType()
{
    return u"User"_s;
}

QString groupType()
{
    return u"Group"_s;
}

} // namespace

CompareView::CompareView(MembershipEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_kind(new QComboBox(this))
    , m_pickers {new SubjectPicker(editor, this), new SubjectPicker(editor, this)}
    , m_sides {new MembershipModel(editor, this), new MembershipModel(editor, this)}
    , m_comparison(new ListComparison(this))
    , m_busy(new BusyLine(this))
    , m_strip(new MessageStrip(this))
    , m_titles {new QLabel(this), new QLabel(this), new QLabel(this)}
    , m_parts {new MembershipModel(editor, this), new MembershipModel(editor, this), new MembershipModel(editor, this)}
    , m_lists {new PrincipalList(*m_parts[0], editor, this), new PrincipalList(*m_parts[1], editor, this), new PrincipalList(*m_parts[2], editor, this)}
    , m_empty(new EmptyState(m_lists[1]->viewport()))
    , m_giveB(new QPushButton(this))
    , m_alike(new QPushButton(this))
    , m_giveA(new QPushButton(this))
{
    setObjectName(u"compareView"_s);
    setFocusProxy(m_pickers[0]);
    buildLayout();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &CompareView::onKind);
    for (int side = 0; side < 2; ++side) {
        connect(m_pickers[side], &SubjectPicker::chosen, this, [this, side](const Principal &subject) { read(side, subject); });
        connect(m_sides[side], &MembershipModel::stateChanged, this, &CompareView::compare);
        connect(m_sides[side], &MembershipModel::countsChanged, this, &CompareView::compare);
    }
    connect(m_comparison, &ListComparison::done, this, &CompareView::onCompared);
    for (MembershipModel *part : m_parts) {
        connect(part, &MembershipModel::stateChanged, this, &CompareView::update);
        connect(part, &MembershipModel::countsChanged, this, &CompareView::update);
    }
    for (PrincipalList *list : m_lists)
        connect(list, &PrincipalList::selectionRangesChanged, this, &CompareView::update);
    connect(&m_editor.session(), &EditSession::rightsChanged, this, &CompareView::update);
    connect(m_giveB, &QPushButton::clicked, this, &CompareView::giveToB);
    connect(m_giveA, &QPushButton::clicked, this, &CompareView::giveToA);
    connect(m_alike, &QPushButton::clicked, this, &CompareView::makeAlike);
    onKind();
}

CompareView::~CompareView() = default;

QWidget *CompareView::buildPart(int part)
{
    static const QStringList names {u"compareOnlyA"_s, u"compareBoth"_s, u"compareOnlyB"_s};
    auto *pane = new QWidget(this);
    m_titles[part]->setObjectName(names.at(part) + u"Title"_s);
    m_titles[part]->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_titles[part]->setAlignment((layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter); // over its list, whichever way a name reads
    m_titles[part]->setContentsMargins(scaled(font(), 10), scaled(font(), 4), scaled(font(), 10), scaled(font(), 6));
    m_lists[part]->setObjectName(names.at(part));
    m_lists[part]->setAccessibleName(part == 0 ? tr("Only the first") : part == 1 ? tr("Both") : tr("Only the second"));
    m_lists[part]->setHeaderHidden(true);
    m_lists[part]->setAcceptDrops(false);
    m_lists[part]->setColumnHidden(int(MembershipModel::Column::Detail), true);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_titles[part]);
    column->addWidget(m_lists[part], 1);
    return pane;
}

void CompareView::buildLayout()
{
    m_kind->setObjectName(u"compareKind"_s);
    m_kind->setAccessibleName(tr("What is compared"));
    m_kind->addItem(tr("Two people"), userType());
    m_kind->addItem(tr("Two groups"), groupType());
    m_kind->setMinimumWidth(m_kind->sizeHint().width() + scaled(font(), 20));
    m_pickers[0]->setObjectName(u"comparePickerA"_s);
    m_pickers[1]->setObjectName(u"comparePickerB"_s);
    m_strip->setObjectName(u"compareStrip"_s);
    m_empty->setObjectName(u"compareEmpty"_s);
    auto *inside = new QVBoxLayout(m_lists[1]->viewport());
    inside->setContentsMargins({});
    inside->addWidget(m_empty);
    m_giveB->setObjectName(u"compareGiveB"_s);
    m_alike->setObjectName(u"compareAlike"_s);
    m_giveA->setObjectName(u"compareGiveA"_s);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(font(), 12), scaled(font(), 8), scaled(font(), 12), scaled(font(), 8));
    head->setSpacing(scaled(font(), 8));
    head->addWidget(m_kind);
    head->addWidget(m_pickers[0], 1);
    head->addWidget(m_pickers[1], 1);
    auto *parts = new QHBoxLayout;
    parts->setSpacing(scaled(font(), 8));
    for (int part = 0; part < 3; ++part)
        parts->addWidget(buildPart(part), 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(scaled(font(), 12), scaled(font(), 8), scaled(font(), 12), scaled(font(), 8));
    foot->addWidget(m_giveB);
    foot->addStretch(1);
    foot->addWidget(m_alike);
    foot->addStretch(1);
    foot->addWidget(m_giveA);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_busy);
    column->addWidget(m_strip);
    column->addLayout(parts, 1);
    column->addLayout(foot);
}

bool CompareView::comparesPeople() const
{
    return m_kind->currentData().toString() == "User"_L1;
}

void CompareView::onKind()
{
    for (int side = 0; side < 2; ++side) {
        m_pickers[side]->setType(m_kind->currentData().toString());
        m_sides[side]->clear();
    }
    m_pickers[0]->setPlaceholderText(comparesPeople() ? tr("A: type a person's name") : tr("A: type a group's name"));
    m_pickers[1]->setPlaceholderText(comparesPeople() ? tr("B: type a person's name") : tr("B: type a group's name"));
    compare();
}

void CompareView::show(const Principal &a, const Principal &b)
{
    m_kind->setCurrentIndex(m_kind->findData(a.isGroup() ? u"Group"_s : u"User"_s));
    m_pickers[0]->setSubject(a);
    m_pickers[1]->setSubject(b);
    read(0, a);
    read(1, b);
}

void CompareView::read(int side, const Principal &subject)
{
    if (comparesPeople())
        m_sides[side]->showGroups(subject);
    else
        m_sides[side]->showMembers(subject);
}

bool CompareView::isReady() const
{
    return std::all_of(std::begin(m_sides), std::end(m_sides), [](const MembershipModel *side) { return side->state() == MembershipModel::State::Ready; });
}

bool CompareView::isReading() const
{
    const auto reads = [](const MembershipModel *model) { return model->state() == MembershipModel::State::Reading; };
    return m_comparison->isRunning() || std::any_of(std::begin(m_sides), std::end(m_sides), reads);
}

/// As it will be with what is staged.
void CompareView::compare()
{
    if (isReady()) {
        m_comparison->compare(m_sides[0]->stagedList(), m_sides[1]->stagedList());
    } else {
        m_comparison->stop();
        for (MembershipModel *part : m_parts) {
            if (part->total() > 0)
                part->showInOrder({});
        }
    }
    update();
}

void CompareView::onCompared(const ListComparison::Parts &parts)
{
    for (size_t part = 0; part < parts.size(); ++part)
        m_parts[part]->showInOrder(parts[part]);
    update();
}

QString CompareView::nameOf(int side) const
{
    const QString name = m_sides[side]->subject().label();
    return name.isEmpty() ? (side == 0 ? tr("A", "the first of two that are compared") : tr("B", "the second of two that are compared")) : name;
}

void CompareView::update()
{
    const bool ready = isCompared();
    const bool isOpen = m_sides[0]->subject().id.isEmpty() || m_sides[1]->subject().id.isEmpty();
    m_empty->setVisible(isOpen);
    if (isOpen)
        m_empty->setContent({.icon = u"compare"_s, .title = comparesPeople() ? tr("Which two people are compared?") : tr("Which two groups are compared?"), .text = tr("Type their names above. What only one has, and what both have, is shown here, and can be given to the other.")});
    m_busy->setBusy(isReading());
    const QStringList words {tr("Only %1").arg(nameOf(0)), tr("Both"), tr("Only %1").arg(nameOf(1))};
    for (int part = 0; part < 3; ++part) {
        m_lists[part]->setColumnHidden(int(MembershipModel::Column::Detail), !m_parts[part]->hasDetails()); // where two of one name have to be told apart
        m_titles[part]->setText(ready ? u"%1  ·  %2"_s.arg(words.at(part), QLocale().toString(m_parts[part]->total())) : words.at(part));
    }
    const auto label = [this](int part, int to) {
        return m_lists[part]->selectedCount() > 0 ? tr("Give %1 the %Ln selected", nullptr, int(m_lists[part]->selectedCount())).arg(nameOf(to)) : tr("Give %1 what %2 has").arg(nameOf(to), nameOf(1 - to));
    };
    m_giveB->setText(label(0, 1));
    m_giveA->setText(label(2, 0));
    m_alike->setText(tr("Make %1 just like %2").arg(nameOf(1), nameOf(0)));
    const QString denied = FormText::denial(m_editor.denial());
    deny(*m_giveB, denied, ready && m_parts[0]->total() > 0);
    deny(*m_giveA, denied, ready && m_parts[2]->total() > 0);
    deny(*m_alike, denied, isWhole() && m_parts[0]->total() + m_parts[2]->total() > 0);
    QString strip;
    for (const MembershipModel *side : m_sides) {
        if (side->error())
            strip = ErrorText::of(*side->error()).summary;
        else if (side->state() == MembershipModel::State::Ready && side->knowledge() == MemberList::Knowledge::Unknown)
            strip = comparesPeople() ? tr("This server does not tell which groups a person is in.") : tr("This server never tells who is in a group.");
        else if (side->mayBeWithheld())
            strip = tr("One of the groups is shown without members: it is empty, or the server withholds them.");
        else if (side->state() == MembershipModel::State::Ready && side->knowledge() == MemberList::Knowledge::MaybeCut)
            strip = tr("One of the lists may have been cut off by the server.");
        else if (!comparesPeople() && strip.isEmpty() && side->state() == MembershipModel::State::Ready && side->knowledge() == MemberList::Knowledge::UsersOnly)
            strip = tr("This server shows people only: groups in these groups cannot be seen, and are not compared.");
    }
    m_strip->setMessage(MessageStrip::Tone::Warning, strip);
    m_strip->setVisible(!strip.isEmpty());
}

QList<MembershipEditor::Wish> CompareView::wishes(const QList<Principal> &others, const Principal &subject, bool add) const
{
    QList<MembershipEditor::Wish> all;
    for (const Principal &other : others)
        all << MembershipEditor::Wish {.group = comparesPeople() ? other : subject, .member = comparesPeople() ? subject : other, .add = add};
    return all;
}

void CompareView::give(int from, int to)
{
    const int part = from == 0 ? 0 : 2;
    const QList<Principal> chosen = m_lists[part]->selectedPrincipals();
    const QList<Principal> all = chosen.isEmpty() ? m_parts[part]->allPrincipals() : chosen;
    if (!isCompared() || all.isEmpty())
        return;
    const Principal subject = m_sides[to]->subject();
    Q_EMIT said(outcomeWords(m_editor.wish(wishes(all, subject, true), tr("Give %1 what %2 has").arg(subject.label(), m_sides[from]->subject().label()))));
}

void CompareView::giveToB()
{
    give(0, 1);
}

void CompareView::giveToA()
{
    give(1, 0);
}

/// Out of B goes only who is known not to be in A: a list that may have been cut off, or that nobody tells, proves nothing.
bool CompareView::isWhole() const
{
    using Knowledge = MemberList::Knowledge;
    return isCompared() && std::all_of(std::begin(m_sides), std::end(m_sides), [](const MembershipModel *side) {
        return !side->mayBeWithheld() && (side->knowledge() == Knowledge::Complete || side->knowledge() == Knowledge::UsersOnly);
    });
}

void CompareView::makeAlike()
{
    if (!isWhole())
        return;
    const Principal subject = m_sides[1]->subject();
    const auto all = wishes(m_parts[0]->allPrincipals(), subject, true) + wishes(m_parts[2]->allPrincipals(), subject, false);
    Q_EMIT said(outcomeWords(m_editor.wish(all, tr("Make %1 just like %2").arg(subject.label(), m_sides[0]->subject().label()))));
}

} // namespace Provost
