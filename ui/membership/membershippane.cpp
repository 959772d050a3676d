// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/membershippane.h"

#include "base/isolated.h"
#include "browse/resultwords.h"
#include "directory/directory.h"
#include "errors/errortext.h"
#include "form/validator.h"
#include "forms/formtext.h"
#include "import/peoplefile.h"
#include "membership/groupcommands.h"
#include "membership/lookupoffer.h"
#include "membership/pairquestions.h"
#include "membership/personmatcher.h"
#include "membership/principalsearch.h"
#include "membership/principallist.h"
#include "membership/subjectpicker.h"
#include "widgets/busyline.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int pauseMs = 300;
constexpr int mostFound = 500;

} // namespace

MembershipPane::MembershipPane(MembershipEditor &editor, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_name(name)
    , m_model(new MembershipModel(editor, this))
    , m_kind(new QComboBox(this))
    , m_subject(new QStackedWidget(this))
    , m_picker(new SubjectPicker(editor, this))
    , m_search(new QLineEdit(this))
    , m_refresh(makeIconButton(this, this->name("Refresh"), u"refresh"_s, tr("Read again"), QKeySequence(u"Ctrl+R"_s)))
    , m_more(makeIconButton(this, this->name("More"), u"more"_s, tr("New group, rename, delete")))
    , m_groups(new GroupCommands(editor, this))
    , m_paste(new QPushButton(tr("Paste"), this))
    , m_filter(new QLineEdit(this))
    , m_counts(new ElidedLabel(this))
    , m_busy(new BusyLine(this))
    , m_strip(new MessageStrip(this))
    , m_list(new PrincipalList(*m_model, editor, this))
    , m_empty(new EmptyState(m_list->viewport()))
    , m_hint(new ElidedLabel(this))
    , m_all(new QPushButton(this))
    , m_remove(new QPushButton(tr("Remove"), this))
{
    setObjectName(m_name + u"Pane"_s);
    buildLayout();
    connectAll();
    onKind();
}

MembershipPane::~MembershipPane() = default;

QString MembershipPane::name(const char *part) const
{
    return m_name + QLatin1StringView(part);
}

QWidget *MembershipPane::buildHead()
{
    auto *head = new QWidget(this);
    m_kind->setObjectName(name("Kind"));
    m_kind->setAccessibleName(tr("What this list shows"));
    m_kind->addItem(themedIcon(u"groups"_s), tr("Members of"), int(Kind::Group));
    m_kind->addItem(themedIcon(u"user"_s), tr("Groups of"), int(Kind::Person));
    m_kind->addItem(themedIcon(u"search"_s), tr("Search"), int(Kind::Search));
    m_kind->addItem(themedIcon(u"paste"_s), tr("Pasted text"), int(Kind::Pasted));
    m_kind->setMinimumWidth(m_kind->sizeHint().width() + m_kind->iconSize().width()); // our style does not count the icon
    m_picker->setObjectName(name("Picker"));
    m_search->setObjectName(name("Search"));
    m_search->setAccessibleName(tr("Search people and groups"));
    m_search->setPlaceholderText(tr("Search people and groups"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(u"search"_s, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_paste->setObjectName(name("Paste"));
    m_paste->setToolTip(tr("Names, mail addresses, user names or ids from the clipboard (Ctrl+V)"));
    m_subject->addWidget(m_picker);
    m_subject->addWidget(m_search);
    m_subject->addWidget(m_paste);
    m_subject->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(scaled(font(), 12), scaled(font(), 8), scaled(font(), 8), scaled(font(), 4));
    row->setSpacing(scaled(font(), 6));
    row->addWidget(m_kind);
    row->addWidget(m_subject, 1);
    row->addWidget(m_refresh);
    row->addWidget(m_more);
    return head;
}

QWidget *MembershipPane::buildFoot()
{
    auto *foot = new QWidget(this);
    m_hint->setObjectName(name("Hint"));
    m_all->setObjectName(name("SelectAll"));
    m_all->setFlat(true);
    m_remove->setObjectName(name("Remove"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(scaled(font(), 12), scaled(font(), 4), scaled(font(), 12), scaled(font(), 6));
    foot->setFixedHeight(m_remove->sizeHint().height() + row->contentsMargins().top() + row->contentsMargins().bottom()); // the two lists end at one height, whatever stands below
    row->addWidget(m_hint, 1);
    row->addWidget(m_all);
    row->addWidget(m_remove);
    return foot;
}

void MembershipPane::buildLayout()
{
    m_filter->setObjectName(name("Filter"));
    m_filter->setAccessibleName(tr("Find in this list"));
    m_filter->setPlaceholderText(tr("Find in this list"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(themedIcon(u"filter"_s, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_counts->setObjectName(name("Counts"));
    m_counts->setSubtle(true);
    m_counts->setMinimumHeight(m_filter->sizeHint().height()); // the two lists begin at one height
    m_strip->setObjectName(name("Strip"));
    m_strip->hide();
    m_list->setObjectName(name("List"));
    m_empty->setObjectName(name("Empty"));
    auto *inside = new QVBoxLayout(m_list->viewport());
    inside->setContentsMargins({});
    inside->addWidget(m_empty);
    auto *second = new QHBoxLayout;
    second->setContentsMargins(scaled(font(), 12), 0, scaled(font(), 12), scaled(font(), 6));
    second->setSpacing(scaled(font(), 10));
    second->addWidget(m_filter, 1);
    second->addWidget(m_counts, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addLayout(second);
    column->addWidget(m_busy);
    column->addWidget(m_strip);
    column->addWidget(m_list, 1);
    column->addWidget(buildFoot());
}

void MembershipPane::connectAll()
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &MembershipPane::search);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &MembershipPane::onKind);
    connect(m_picker, &SubjectPicker::chosen, this, &MembershipPane::show);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_pause.start(); });
    connect(m_search, &QLineEdit::returnPressed, this, &MembershipPane::search);
    connect(m_refresh, &QToolButton::clicked, this, &MembershipPane::refresh);
    connect(m_more, &QToolButton::clicked, this, &MembershipPane::showGroupMenu);
    connect(m_groups, &GroupCommands::said, this, &MembershipPane::said);
    connect(m_groups, &GroupCommands::renamed, m_picker, &SubjectPicker::setSubject);
    connect(m_paste, &QPushButton::clicked, this, [this] {
        const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
        const QStringList files = mime ? droppedFiles(*mime) : QStringList();
        if (files.isEmpty())
            take(QGuiApplication::clipboard()->text());
        else
            Q_EMIT filesDropped(files, {});
    });
    connect(m_filter, &QLineEdit::textChanged, m_model, &MembershipModel::setContains);
    connect(m_model, &MembershipModel::stateChanged, this, &MembershipPane::update);
    connect(m_model, &MembershipModel::countsChanged, this, &MembershipPane::update);
    connect(m_list, &PrincipalList::selectionRangesChanged, this, [this] {
        update();
        Q_EMIT selectionChanged();
    });
    connect(m_list, &PrincipalList::hovering, this, [this](const QString &words) {
        const bool isOther = m_hint->text().isEmpty() != words.isEmpty();
        m_hint->setText(words);
        if (isOther)
            update();
    });
    connect(m_list, &PrincipalList::dropped, this, &MembershipPane::dropped);
    connect(m_list, &PrincipalList::textDropped, this, &MembershipPane::textDropped);
    connect(m_list, &PrincipalList::filesDropped, this, &MembershipPane::filesDropped);
    connect(m_list, &PrincipalList::lettersTyped, this, [this](const QString &text) {
        QLineEdit *line = kind() == Kind::Search ? m_search : m_filter; // the filter is hidden there
        line->setFocus(Qt::ShortcutFocusReason);
        line->setText(line->text() + text);
    });
    connect(m_all, &QPushButton::clicked, m_list, [this] {
        m_list->selectAll();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(m_remove, &QPushButton::clicked, this, &MembershipPane::removeSelected);
    connect(&m_editor.session(), &EditSession::rightsChanged, this, &MembershipPane::update);
    connect(m_strip, &MessageStrip::actionTriggered, this, &MembershipPane::onStripAction);
    connect(m_empty, &EmptyState::actionTriggered, this, &MembershipPane::refresh);
    for (QWidget *widget : {static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_picker), static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_filter)})
        widget->installEventFilter(this);
}

bool MembershipPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT entered();
    return QWidget::eventFilter(watched, event);
}

MembershipPane::Kind MembershipPane::kind() const
{
    return Kind(m_kind->currentData().toInt());
}

void MembershipPane::setKind(Kind kind)
{
    m_kind->setCurrentIndex(m_kind->findData(int(kind)));
}

void MembershipPane::cancelJobs()
{
    for (const QPointer<Job> &job : std::as_const(m_jobs)) {
        if (job) {
            job->disconnect(this);
            job->cancel();
        }
    }
    m_jobs.clear();
    m_offer.clear();
}

void MembershipPane::onKind()
{
    cancelJobs();
    m_unknown.clear();
    m_unsearchable.clear();
    m_isCut = false;
    const bool picks = kind() == Kind::Group || kind() == Kind::Person;
    m_subject->setCurrentIndex(picks ? 0 : kind() == Kind::Search ? 1 : 2);
    if (picks)
        m_picker->setType(kind() == Kind::Group ? u"Group"_s : u"User"_s);
    m_list->setTakesText(kind() == Kind::Pasted);
    m_filter->clear();
    m_model->clear();
    if (picks)
        m_picker->setSubject({});
    if (kind() == Kind::Search)
        search();
    m_list->setAccessibleName(kind() == Kind::Group ? tr("Members") : kind() == Kind::Person ? tr("Groups") : kind() == Kind::Search ? tr("Found") : tr("People in the text"));
    update();
    Q_EMIT subjectChanged();
}

void MembershipPane::show(const Principal &subject)
{
    const Kind wanted = subject.isGroup() ? Kind::Group : Kind::Person;
    if (kind() != wanted)
        setKind(wanted);
    m_picker->setSubject(subject);
    m_filter->clear();
    m_rules.clear();
    if (wanted == Kind::Group) {
        m_model->showMembers(subject);
        readRules(subject);
    }
    if (wanted == Kind::Person)
        m_model->showGroups(subject);
    Q_EMIT subjectChanged();
}

/// Some groups have members that nobody can change: a rule decides, or another directory does. The profile knows by which attributes that shows.
void MembershipPane::readRules(const Principal &group)
{
    const ServiceDescription &description = m_editor.session().directory().description();
    const ResourceType *type = description.resourceType(u"Group");
    if (!type || isTemporaryId(group.id) || description.profile.readOnlyWhen.value(type->name).isEmpty())
        return;
    auto *job = m_editor.session().directory().fetch(*type, group.id, this);
    m_jobs << job;
    job->then(this, [this, id = group.id](const Result<Resource> &found) {
        if (found && m_model->subject().id == id)
            setRules(*found);
    });
}

void MembershipPane::setRules(const Resource &group)
{
    const ServiceDescription &description = m_editor.session().directory().description();
    const QList<ObjectNote> notes = readOnlyNotes(description.profile, *description.resourceType(u"Group"), group.json());
    QStringList words;
    for (const ObjectNote &note : notes) {
        if (note.attributes.isEmpty() || note.attributes.contains(u"members"_s))
            words << FormText::note(note);
    }
    m_rules = words.join(u' ');
    m_editor.setLocked(group.id(), !m_rules.isEmpty());
    update();
}

void MembershipPane::searchFor(const QString &text)
{
    setKind(Kind::Search);
    m_search->setText(text);
    m_search->setFocus(Qt::OtherFocusReason);
}

void MembershipPane::refresh()
{
    if (kind() != Kind::Search)
        return m_model->refresh();
    m_asksProvider = true;
    search();
}

void MembershipPane::setPairs(int open, const PairQuestions &questions)
{
    QString words;
    if (questions.isRunning())
        words = tr("Stop (%L1 of %L2 asked)").arg(questions.answered()).arg(questions.asked());
    else if (open > 0)
        words = tr("Ask (%Ln calls)", nullptr, open);
    if (words == std::exchange(m_pairWords, words))
        return;
    updateStrip();
}

bool MembershipPane::isReading() const
{
    const bool waits = !m_offer.isEmpty(); // for somebody to agree
    return m_model->state() == MembershipModel::State::Reading || (!waits && std::any_of(m_jobs.cbegin(), m_jobs.cend(), [](const QPointer<Job> &job) { return job && !job->isDone(); }));
}

void MembershipPane::showGroupMenu()
{
    QMenu *menu = makeContextMenu(this);
    m_groups->fill(*menu, m_model->content() == MembershipModel::Content::MembersOf ? m_model->subject() : Principal());
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void MembershipPane::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

/// People and groups, side by side; without words the first few of each.
void MembershipPane::search()
{
    m_pause.stop();
    if (kind() != Kind::Search)
        return;
    cancelJobs();
    m_found.clear();
    m_isCut = false;
    m_isExact = false;
    m_unsearchable.clear();
    m_searchedAsOf = {};
    const ServiceDescription &description = m_editor.session().directory().description();
    const QString words = m_search->text().trimmed();
    for (const QString &typeName : {u"User"_s, u"Group"_s}) {
        const ResourceType *type = description.resourceType(typeName);
        if (!type)
            continue;
        const QList<Resource> created = m_editor.session().createdOf(type->name, words);
        for (const Resource &one : created)
            m_found << Principal::of(one, type->name);
        auto *job = new PrincipalSearch(m_editor.session().directory(), {.type = type->name, .words = words, .limit = mostFound, .onlyProvider = m_asksProvider}, this);
        m_jobs << job;
        job->then(this, [this](const Result<FoundPrincipals> &found) { onSearched(found); });
    }
    m_asksProvider = false;
    onFound();
}

void MembershipPane::onSearched(const Result<FoundPrincipals> &found)
{
    if (!found)
        m_unsearchable = ErrorText::of(found.error()).summary;
    else if (found->isUnsearchable)
        m_unsearchable = tr("The server cannot search for this. Type a whole user name or group name.");
    m_isExact = m_isExact || (found && found->isExact);
    const FoundPrincipals some = found.valueOr({});
    m_isCut = m_isCut || some.isCut;
    m_searchedAsOf = some.asOf.isValid() ? some.asOf : m_searchedAsOf;
    m_found += some.found;
    onFound();
}

void MembershipPane::onFound()
{
    for (const Principal &one : std::as_const(m_found))
        m_editor.know(one);
    m_model->showFound(m_found);
    update();
}

void MembershipPane::take(const QString &text)
{
    const QList<PastedPerson> people = peopleIn(text);
    if (people.isEmpty())
        return Q_EMIT said(tr("There are no names in the clipboard."));
    lookUp(people);
}

void MembershipPane::takeFile(const QString &fileName)
{
    if (kind() != Kind::Pasted)
        setKind(Kind::Pasted);
    cancelJobs();
    auto *job = new PeopleFileJob(fileName, m_editor.session().directory().description(), this);
    m_jobs = {job};
    job->then(this, [this](const Result<QList<PastedPerson>> &people) {
        m_jobs.clear();
        if (people && !people->isEmpty())
            return lookUp(*people);
        Q_EMIT said(people ? tr("There are no names in this file.") : ErrorText::of(people.error()).summary);
        update();
    });
    update();
}

void MembershipPane::lookUp(const QList<PastedPerson> &people)
{
    if (kind() != Kind::Pasted)
        setKind(Kind::Pasted);
    cancelJobs();
    m_found.clear();
    m_unknown.clear();
    m_matcher = new PersonMatcher(m_editor.session().directory(), people, this);
    m_jobs = {m_matcher.data()};
    connect(m_matcher, &PersonMatcher::offered, this, [this](const LookupEstimate &estimate) {
        m_offer = LookupOffer::words(estimate, m_editor.session().directory().description().profile.price);
        update();
    });
    m_matcher->then(this, [this](const Result<QList<PersonMatch>> &matches) { onMatched(matches); });
    update();
}

void MembershipPane::onStripAction()
{
    if (m_offer.isEmpty())
        return Q_EMIT pairsWanted();
    m_offer.clear();
    if (m_matcher)
        m_matcher->goOn();
    update();
}

void MembershipPane::showPeople(const QList<Principal> &people)
{
    setKind(Kind::Pasted);
    m_unknown.clear();
    m_found = people;
    for (const Principal &one : people)
        m_editor.know(one);
    onFound();
    m_list->selectAll();
}

MembershipPane::Contents MembershipPane::contents() const
{
    return {.kind = kind(), .subject = m_model->subject(), .words = m_search->text(), .found = m_found, .unknown = m_unknown};
}

/// People who were looked up are not looked up again.
void MembershipPane::setContents(const Contents &contents)
{
    cancelJobs(); // else what is still being looked up takes the place of this
    const QSignalBlocker quiet(m_search);
    m_search->setText(contents.words);
    setKind(contents.kind);
    m_found = contents.found;
    m_unknown = contents.unknown;
    if (contents.kind == Kind::Search)
        search();
    else if (contents.kind == Kind::Pasted)
        onFound();
    else if (!contents.subject.id.isEmpty())
        show(contents.subject);
    else
        onKind();
}

void MembershipPane::focusPicker()
{
    m_picker->setFocus(Qt::OtherFocusReason);
    m_picker->selectAll();
}

void MembershipPane::onMatched(const Result<QList<PersonMatch>> &matches)
{
    m_jobs.clear();
    m_found.clear();
    m_unsearchable = matches ? QString() : ErrorText::of(matches.error()).summary;
    const QList<PersonMatch> all = matches.valueOr({});
    for (const PersonMatch &match : all) {
        if (match.isCertain())
            m_found << match.found.first();
        else
            m_unknown << (match.found.isEmpty() ? match.person.text : tr("%1 (%n of this name)", nullptr, int(match.found.size())).arg(match.person.text));
    }
    onFound();
}

void MembershipPane::removeSelected()
{
    const QList<Principal> chosen = m_list->selectedPrincipals();
    const Principal &subject = m_model->subject();
    if (chosen.isEmpty())
        return Q_EMIT said(tr("Nothing is selected."));
    if (m_model->content() == MembershipModel::Content::MembersOf) {
        const QString who = chosen.size() == 1 ? chosen.first().label() : tr("%Ln members", nullptr, int(chosen.size()));
        return Q_EMIT said(outcomeWords(m_editor.remove(subject, chosen, tr("Remove %1 from %2").arg(who, subject.label()))));
    }
    if (m_model->content() != MembershipModel::Content::GroupsOf)
        return Q_EMIT said(tr("Only members of a group can be removed. Show the group or the person first."));
    QList<MembershipEditor::Wish> wishes;
    for (const Principal &group : chosen)
        wishes << MembershipEditor::Wish {.group = group, .member = subject, .add = false};
    const QString what = chosen.size() == 1 ? chosen.first().label() : tr("%Ln groups", nullptr, int(chosen.size()));
    Q_EMIT said(outcomeWords(m_editor.wish(wishes, tr("Let %1 leave %2").arg(subject.label(), what))));
}

void MembershipPane::update()
{
    const qint64 selected = m_list->selectedCount();
    const bool removes = m_model->content() == MembershipModel::Content::MembersOf || m_model->content() == MembershipModel::Content::GroupsOf;
    m_busy->setBusy(isReading());
    m_counts->setText(m_model->content() == MembershipModel::Content::Nothing ? QString() : countWords());
    m_filter->setVisible(kind() != Kind::Search);
    m_refresh->setVisible(kind() != Kind::Pasted);
    m_more->setVisible(kind() == Kind::Group);
    const bool hovers = !m_hint->text().isEmpty(); // its words have the whole line: they say what letting go would do
    m_remove->setVisible(removes && !hovers);
    const QString denied = FormText::denial(m_editor.denial());
    deny(*m_remove, denied, selected > 0);
    if (denied.isEmpty())
        m_remove->setToolTip(m_model->content() == MembershipModel::Content::GroupsOf ? tr("Out of the selected groups (Del)") : tr("Out of the group (Del)"));
    m_all->setVisible(m_model->rowCount() > 1 && !hovers);
    m_all->setText(selected > 0 ? isolated(tr("%L1 of %L2 selected").arg(selected).arg(m_model->rowCount()), layoutDirection()) : tr("Select all %L1").arg(m_model->rowCount()));
    updateStrip();
    updateBody();
}

} // namespace Provost
