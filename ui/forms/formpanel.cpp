// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formpanel.h"

#include "directory/directory.h"
#include "errors/errortext.h"
#include "form/uniquecheck.h"
#include "forms/formtext.h"
#include "forms/formview.h"
#include "widgets/elidedlabel.h"
#include "widgets/icons.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace Provost {

FormPanel::FormPanel(EditSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_stack(new QStackedWidget(this))
    , m_lockStrip(new MessageStrip(this))
    , m_warnStrip(new MessageStrip(this))
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
        Q_EMIT reviewRequested();
    });
    connect(m_other, &QPushButton::clicked, this, &FormPanel::discard);
    connect(&m_session, &EditSession::changed, this, &FormPanel::onSessionChanged);
    connect(&m_session, &EditSession::rightsChanged, this, &FormPanel::onSessionChanged);
}

FormPanel::~FormPanel() = default;

void FormPanel::buildLayout()
{
    m_lockStrip->setObjectName(u"formLockStrip"_s);
    m_warnStrip->setObjectName(u"formWarnStrip"_s);
    m_lockStrip->hide();
    m_warnStrip->hide();
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
    m_resource = {};
    use(type);
    m_model->startCreate(values, temporaryId);
    updateState();
}

void FormPanel::clear()
{
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

void FormPanel::readOnRequest(int field)
{
    const FieldSpec &spec = m_model->field(field);
    // A whole complex attribute, never a bare extension URN: some providers refuse it.
    const AttributeName name {spec.name.schema, spec.name.attribute, {}};
    auto *job = m_session.directory().fetchAttributes(m_type, m_resource.id(), {name.toString()}, this);
    job->then(this, [this, id = m_resource.id(), name](const Result<Resource> &part) {
        if (id != m_resource.id() || !m_model || m_model->mode() != FormModel::Mode::Edit)
            return;
        if (part.ok())
            m_model->addRead(part->json(), name);
        else
            Q_EMIT said(ErrorText::of(part.error()).summary);
    });
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
    QStringList warnings;
    for (const ObjectNote &note : m_model->warnings())
        warnings << FormText::note(note);
    m_warnStrip->setMessage(MessageStrip::Tone::Warning, warnings.join(u'\n'));
    m_warnStrip->setVisible(!warnings.isEmpty());
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
    m_session.stage(changes, gesture);
    Q_EMIT said(creating ? tr("%1 is among the changes now. Nothing was sent yet.").arg(label)
                         : tr("%n edit(s) staged. Nothing was sent yet.", nullptr, int(changes.size())));
    if (!creating)
        m_model->forgetTouched();
    Q_EMIT finished();
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
