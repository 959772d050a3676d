// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formpanel.h"

#include "directory/directory.h"
#include "errors/errortext.h"
#include "form/gestures.h"
#include "form/uniquecheck.h"
#include "forms/formtext.h"
#include "forms/formview.h"
#include "net/jobgroup.h"
#include "widgets/elidedlabel.h"
#include "widgets/icons.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr int ownersNamed = 3;

bool isAboutOwners(const ObjectNote &note)
{
    return note.code == "owners unseen"_L1;
}
} // namespace

FormPanel::FormPanel(EditSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_stack(new QStackedWidget(this))
    , m_lockStrip(new MessageStrip(this))
    , m_warnStrip(new MessageStrip(this))
    , m_readStrip(new MessageStrip(this))
    , m_find(new QLineEdit(this))
    , m_summary(new ElidedLabel(this))
    , m_main(new QPushButton(this))
    , m_other(new QPushButton(this))
{
    buildLayout();
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_view)
            m_view->setContains(text);
    });
    connect(m_main, &QPushButton::clicked, this, [this] {
        if (!m_model || m_model->mode() != FormModel::Mode::Edit)
            return apply();
        m_main->setFocus(); // the editor that is being typed in stages what it has as it is left
        stageTouched();
        Q_EMIT reviewRequested();
    });
    connect(m_other, &QPushButton::clicked, this, &FormPanel::discard);
    connect(&m_session, &EditSession::changed, this, &FormPanel::onSessionChanged);
    connect(&m_session, &EditSession::rightsChanged, this, &FormPanel::onSessionChanged);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && isAncestorOf(now))
            now->installEventFilter(this); // once, however often
    });
}

FormPanel::~FormPanel()
{
    qApp->disconnect(this); // the focus moves on as the editors go
}

namespace {

/// Has the editor anything of its own to undo or redo? Qt's take the keys in any case.
bool wantsKey(QObject *editor, const QKeyEvent &key)
{
    const bool isUndo = key.matches(QKeySequence::Undo);
    if (!isUndo && !key.matches(QKeySequence::Redo))
        return true;
    const auto *combo = qobject_cast<QComboBox *>(editor);
    if (const auto *line = combo ? combo->lineEdit() : qobject_cast<QLineEdit *>(editor))
        return isUndo ? line->isUndoAvailable() : line->isRedoAvailable();
    if (const auto *text = qobject_cast<QPlainTextEdit *>(editor))
        return isUndo ? text->document()->isUndoAvailable() : text->document()->isRedoAvailable();
    return true;
}

} // namespace

/// Then the window's Undo has its turn, which takes back what was staged.
bool FormPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && !wantsKey(watched, *static_cast<QKeyEvent *>(event))) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FormPanel::buildLayout()
{
    m_lockStrip->setObjectName(u"formLockStrip"_s);
    m_warnStrip->setObjectName(u"formWarnStrip"_s);
    m_lockStrip->hide();
    m_warnStrip->hide();
    m_readStrip->setObjectName(u"formReadStrip"_s);
    m_readStrip->hide();
    connect(m_readStrip, &MessageStrip::actionTriggered, this, [this] {
        if (m_reading)
            m_reading->cancel();
    });
    connect(m_warnStrip, &MessageStrip::actionTriggered, this, &FormPanel::askOwners);
    m_find->setObjectName(u"formFind"_s);
    m_find->setAccessibleName(tr("Find an attribute"));
    m_find->setPlaceholderText(tr("Find an attribute"));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(themedIcon(u"search"_s, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_summary->setObjectName(u"formSummary"_s);
    m_summary->setSubtle(true);
    m_main->setObjectName(u"formMain"_s);
    m_main->setDefault(true);
    m_other->setObjectName(u"formOther"_s);
    const int edge = scaled(font(), 12);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(edge, scaled(font(), 6), edge, scaled(font(), 6));
    top->addWidget(m_find);
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(edge, scaled(font(), 8), edge, scaled(font(), 8));
    footer->setSpacing(scaled(font(), 6));
    footer->addWidget(m_summary, 1);
    footer->addWidget(m_other);
    footer->addWidget(m_main);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_lockStrip);
    column->addWidget(m_warnStrip);
    column->addWidget(m_readStrip);
    column->addLayout(top);
    column->addWidget(m_stack, 1);
    column->addLayout(footer);
}

void FormPanel::use(const ResourceType &type)
{
    m_type = type;
    const FormSpec &spec = m_session.specOf(type);
    auto &[model, view] = m_forms[type.name];
    if (!model) {
        model = new FormModel(spec, m_session.directory().description().profile, this);
        view = new FormView(*model, m_session, m_stack);
        m_stack->addWidget(view);
        auto *unique = new UniqueCheck(m_session, *model, model);
        connect(unique, &UniqueCheck::checking, view, &FormView::setChecking);
        connect(view, &FormView::committed, this, &FormPanel::onCommitted);
        connect(view, &FormView::readRequested, this, &FormPanel::readOnRequest);
        connect(model, &FormModel::stateChanged, this, &FormPanel::updateState);
    }
    m_model = model;
    m_view = view;
    m_stack->setCurrentWidget(view);
}

ObjectKey FormPanel::key() const
{
    return {m_type.name, m_resource.id()};
}

std::optional<Denial> FormPanel::denial() const
{
    return m_session.denialOf(m_type.name, m_model && m_model->mode() == FormModel::Mode::Create ? Permissions::Action::Create : Permissions::Action::Update);
}

bool FormPanel::isToBeDeleted() const
{
    return m_model && m_model->mode() == FormModel::Mode::Edit && m_session.markOf(key()) == RowMarks::Mark::Deleted;
}

void FormPanel::edit(const ResourceType &type, const Resource &resource)
{
    const bool same = m_model && m_model->mode() == FormModel::Mode::Edit && type.name == m_type.name && resource.id() == m_resource.id();
    if (!same)
        leave();
    m_resource = resource;
    use(type);
    if (same) {
        m_model->refresh(m_session.subjectOf(type, resource));
    } else {
        m_model->startEdit(m_session.subjectOf(type, resource));
        m_view->ensureVisible(0, 0);
    }
    onSessionChanged();
}

void FormPanel::editMany(const ResourceType &type, const QList<Resource> &resources)
{
    leave();
    m_resource = {};
    use(type);
    QList<FormModel::Subject> subjects;
    for (const Resource &resource : resources)
        subjects << m_session.subjectOf(type, resource);
    m_model->startMany(subjects);
    updateState();
}

void FormPanel::create(const ResourceType &type, const Json &values, const QString &temporaryId)
{
    leave();
    m_resource = {};
    use(type);
    m_model->startCreate(values, temporaryId);
    updateState();
}

void FormPanel::clear()
{
    leave();
    if (m_model)
        m_model->startMany({});
    m_model = nullptr;
    m_resource = {};
}

void FormPanel::focusField(const AttributeName &name)
{
    if (!m_model)
        return;
    int field = m_model->indexOf(name);
    if (field < 0 || m_model->lock(field) != FieldLock::None) {
        for (field = 0; field < m_model->count() && m_model->lock(field) != FieldLock::None;)
            ++field;
    }
    if (field < m_model->count())
        m_view->showField(field);
}

void FormPanel::onSessionChanged()
{
    if (!m_model)
        return;
    if (m_model->mode() == FormModel::Mode::Edit)
        m_model->refresh(m_session.subjectOf(m_type, m_model->subjects().value(0).before));
    const bool locked = denial().has_value() || isToBeDeleted();
    const bool wasLocked = m_model->count() > 0 && m_model->lock(0) == FieldLock::Connection;
    if (locked != wasLocked)
        m_model->setConnectionLocked(locked);
    updateState();
}

QString FormPanel::gestureFor(int field) const
{
    //: a step for Undo: the name of an attribute, the name of a person or group
    return tr("%1 of %2").arg(m_model->field(field).label, m_resource.displayText());
}

void FormPanel::onCommitted(int field)
{
    if (m_model->mode() != FormModel::Mode::Edit)
        return updateState();
    const auto change = m_model->changeOf(field);
    if (!change)
        return updateState();
    m_session.stage({*change}, gestureFor(field));
}

/// However its editors were left.
void FormPanel::stageTouched()
{
    const QList<Change> changes = m_model->changes();
    if (!changes.isEmpty())
        m_session.stage(changes, m_model->mode() == FormModel::Mode::Edit ? tr("Edit %1").arg(m_resource.displayText()) : tr("Edit %n object(s)", nullptr, int(changes.size())));
}

void FormPanel::leave()
{
    if (m_reading)
        m_reading->cancel();
    if (m_asking)
        m_asking->cancel();
    m_owners.reset();
    if (!m_model || m_model->mode() == FormModel::Mode::Create || !m_model->hasTouched())
        return;
    const bool isMany = m_model->mode() == FormModel::Mode::EditMany;
    const int wrong = m_model->problemCount();
    const QList<Change> changes = m_model->changes();
    const QString gesture = isMany ? tr("Edit %n object(s)", nullptr, int(changes.size())) : tr("Edit %1").arg(m_resource.displayText());
    m_model->forgetTouched(); // first: what is staged comes back here
    m_session.stage(changes, gesture);
    QStringList words;
    if (isMany && !changes.isEmpty() && !m_session.isReadOnly())
        words << tr("%n edit(s) staged. Nothing was sent yet.", nullptr, int(changes.size()));
    if (wrong > 0)
        words << tr("%n field(s) with a problem were left out.", nullptr, wrong);
    if (!words.isEmpty())
        Q_EMIT said(words.join(u' '));
}

/// Of every object in the form, for a value that nobody knows cannot be compared: not with the others', and not with what is there when it is applied.
void FormPanel::readOnRequest(int field)
{
    if (m_reading)
        return;
    const FieldSpec &spec = m_model->field(field);
    // A whole complex attribute, never a bare extension URN: some providers refuse it.
    const AttributeName name {spec.name.schema, spec.name.attribute, {}};
    const auto parts = std::make_shared<QHash<QString, Json>>();
    const auto failure = std::make_shared<std::optional<Error>>();
    auto *group = new JobGroup(4, this);
    m_reading = group;
    const int all = int(m_model->subjects().size());
    for (const FormModel::Subject &subject : m_model->subjects()) {
        group->add([this, id = subject.before.id(), path = name.toString(), parts, failure](QObject *parent) {
            auto *job = m_session.directory().fetchAttributes(m_type, id, {path}, parent);
            job->then(this, [this, id, parts, failure](const Result<Resource> &part) {
                if (part.ok())
                    parts->insert(id, part->json());
                else if (!std::exchange(*failure, part.error()) && m_reading)
                    QMetaObject::invokeMethod(m_reading.data(), &Job::cancel, Qt::QueuedConnection); // the others cost, too
            });
            return job;
        });
    }
    connect(group, &JobGroup::progressed, this, &FormPanel::showReading);
    if (all > 1)
        showReading(0, all);
    group->then(this, [this, name, parts, failure, all](const Result<int> &) {
        m_reading = nullptr;
        m_readStrip->hide();
        if (*failure && (*failure)->kind != ErrorKind::Cancelled)
            return Q_EMIT said(ErrorText::of(**failure).summary);
        if (parts->size() == all && m_model)
            m_model->addRead(*parts, name);
        else
            Q_EMIT said(tr("Not read of all: it stays as it is."));
    });
}

void FormPanel::showReading(int read, int all)
{
    if (all < 2)
        return;
    m_readStrip->setMessage(MessageStrip::Tone::Info, tr("Reading: %1 of %2", "numbers").arg(locale().toString(read), locale().toString(all)), tr("&Stop"));
    m_readStrip->show();
}

void FormPanel::updateState()
{
    if (!m_model)
        return;
    updateStrips();
    updateFooter();
}

void FormPanel::updateStrips()
{
    QStringList locks;
    if (const QString why = FormText::denial(denial()); !why.isEmpty())
        locks << why;
    else if (isToBeDeleted())
        locks << tr("This is to be deleted. Undo that to edit it.");
    for (const ObjectNote &note : m_model->locks())
        locks << FormText::note(note);
    m_lockStrip->setMessage(MessageStrip::Tone::Info, locks.join(u'\n'));
    m_lockStrip->setVisible(!locks.isEmpty());
    updateWarnings();
}

void FormPanel::updateWarnings()
{
    QStringList warnings;
    QString action;
    auto tone = MessageStrip::Tone::Info;
    for (const ObjectNote &note : m_model->warnings()) {
        const bool isOpen = isAboutOwners(note);
        if (isOpen && m_model->mode() != FormModel::Mode::Edit)
            continue; // of many it would be said of the first
        const bool isAnswered = isOpen && m_owners && m_owners->group == m_resource.id();
        if (!isOpen || (isAnswered && m_owners->isNone))
            tone = MessageStrip::Tone::Warning;
        if (isOpen && !isAnswered && !m_asking && ownersQuestion())
            action = tr("Who &Owns It?");
        warnings << (isAnswered ? m_owners->words : FormText::note(note));
    }
    m_warnStrip->setMessage(tone, warnings.join(u'\n'), action);
    m_warnStrip->setVisible(!warnings.isEmpty());
}

std::optional<Filter> FormPanel::ownersQuestion() const
{
    return ownersOf(m_session.directory().description(), m_resource.id());
}

/// Only where somebody wants to know: it may cost money.
void FormPanel::askOwners()
{
    const auto question = ownersQuestion();
    const ResourceType *users = m_session.directory().description().resourceType(u"User");
    if (!question || users == nullptr || m_asking)
        return;
    auto *job = m_session.directory().find(*users, *question, ownersNamed + 1, this);
    m_asking = job;
    job->then(this, [this, group = m_resource.id()](const Result<QList<Resource>> &found) { onOwners(group, found); });
    updateState();
}

void FormPanel::onOwners(const QString &group, const Result<QList<Resource>> &found)
{
    m_asking = nullptr;
    if (!found.ok() && found.error().kind != ErrorKind::Cancelled)
        Q_EMIT said(ErrorText::of(found.error()).summary);
    if (found.ok() && group == m_resource.id()) {
        QStringList names;
        for (const Resource &owner : found->first(std::min<qsizetype>(found->size(), ownersNamed)))
            names << owner.displayText();
        QString all = names.join(u", "_s);
        if (found->size() > ownersNamed)
            all = tr("%1, and others").arg(all);
        const QString words = names.isEmpty() ? tr("No user owns this group. Ask for one to be named, or nobody can look after it.") : tr("Owned by: %1").arg(all);
        m_owners = Owners {.group = group, .isNone = names.isEmpty(), .words = words};
    }
    updateState();
}

void FormPanel::updateFooter()
{
    const int problems = m_model->problemCount();
    if (m_model->mode() == FormModel::Mode::Create)
        return updateCreate(problems);
    const int dirty = m_model->dirtyCount();
    if (m_model->mode() == FormModel::Mode::EditMany)
        return updateMany(dirty, problems);
    QStringList words;
    if (dirty > 0 || problems == 0)
        words << (dirty == 0 ? tr("No edits") : tr("%n edit(s)", nullptr, dirty));
    if (problems > 0)
        words << tr("%n problem(s)", nullptr, problems);
    m_summary->setText(words.join(u" · "_s));
    m_main->setText(tr("Re&view"));
    m_main->setEnabled(!m_session.changes().isEmpty() || (dirty > 0 && problems == 0));
    m_other->setText(tr("&Discard"));
    m_other->setVisible(dirty > 0 || m_model->hasTouched());
}

void FormPanel::updateMany(int touched, int problems)
{
    const int count = int(m_model->subjects().size());
    m_summary->setText(problems > 0 ? tr("%n problem(s)", nullptr, problems)
                                    : touched == 0 ? tr("What you do not touch stays as it is") : tr("%n field(s) will be the same for all", nullptr, touched));
    m_main->setText(tr("&Change %n", "number of objects", count));
    m_main->setEnabled(touched > 0 && problems == 0 && !denial());
    m_other->setText(tr("Cancel"));
    m_other->show();
}

void FormPanel::updateCreate(int problems)
{
    m_summary->setText(problems > 0 ? tr("%n field(s) to fill in or mend", nullptr, problems) : tr("Ready"));
    m_main->setText(tr("&Add to Changes"));
    m_main->setEnabled(problems == 0 && !denial());
    m_other->setText(tr("Cancel"));
    m_other->show();
}

void FormPanel::apply()
{
    if (!m_model || m_model->problemCount() > 0)
        return;
    const QList<Change> changes = m_model->changes();
    const bool creating = m_model->isCreating();
    const QString label = creating ? EditSession::labelOf(changes.first()) : QString();
    const QString gesture = creating ? tr("New: %1").arg(label) : tr("Edit %n object(s)", nullptr, int(changes.size()));
    if (!creating)
        m_model->forgetTouched(); // first: what is staged comes back here, and may take the form away
    m_session.stage(changes, gesture);
    Q_EMIT said(creating ? tr("%1 is among the changes now. Nothing was sent yet.").arg(label)
                         : tr("%n edit(s) staged. Nothing was sent yet.", nullptr, int(changes.size())));
    Q_EMIT finished();
}

/// What cannot be sent yet is told where it is reviewed.
void FormPanel::stageUnfinished()
{
    if (m_model && m_model->isCreating())
        m_session.stage(m_model->changes(), tr("New: %1").arg(EditSession::labelOf(m_model->changes().constFirst())));
}

void FormPanel::discard()
{
    if (!m_model)
        return;
    const bool editing = m_model->mode() == FormModel::Mode::Edit;
    m_model->forgetTouched();
    if (editing)
        m_session.staged().revert(key(), tr("Discard the edits of %1").arg(m_resource.displayText()));
    else
        Q_EMIT finished();
}

} // namespace Provost
