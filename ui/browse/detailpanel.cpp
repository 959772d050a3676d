// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/detailpanel.h"

#include "browse/attributeview.h"
#include "browse/historyview.h"
#include "browse/referencesview.h"
#include "directory/pendingwrites.h"
#include "errors/errortext.h"
#include "form/editsession.h"
#include "forms/formpanel.h"
#include "forms/formtext.h"
#include "widgets/busyline.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/initialsbadge.h"
#include "widgets/jsonview.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int fetchPauseMs = 150; ///< walking down a list with the arrow key must not read every record

} // namespace

DetailPanel::DetailPanel(EditSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_directory(session.directory())
    , m_attributes(new AttributeTreeModel(this))
    , m_pause(new QTimer(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_backButton(makeIconButton(this, u"detailBack"_s, u"arrow-left"_s, tr("Back"), QKeySequence(u"Alt+Left"_s)))
    , m_badge(new InitialsBadge(this))
    , m_name(new ElidedLabel(this))
    , m_id(new ElidedLabel(this))
    , m_strip(new MessageStrip(this))
    , m_busy(new BusyLine(this))
    , m_editButton(new QToolButton(this))
    , m_mark(new ElidedLabel(this))
    , m_tabs(new QTabWidget(this))
    , m_attributePages(new QStackedWidget(m_tabs))
    , m_form(new FormPanel(session, m_attributePages))
    , m_manyForm(new FormPanel(session, m_stack))
    , m_attributeView(new AttributeView(this))
    , m_relations(new ReferencesView(this))
    , m_json(new JsonView(this))
    , m_history(new HistoryView(this))
{
    setObjectName(u"detailPanel"_s);
    setAccessibleName(tr("Details"));
    setMinimumWidth(scaled(font(), 260));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_pause->setSingleShot(true);
    m_pause->setInterval(fetchPauseMs);
    connect(m_pause, &QTimer::timeout, this, &DetailPanel::fetch);

    auto *content = new QWidget(m_stack);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(0);
    buildHeader();
    buildTabs();
    column->addLayout(m_header);
    column->addWidget(m_busy);
    column->addWidget(m_strip);
    column->addWidget(m_tabs, 1);
    m_stack->addWidget(content);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_manyForm);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(m_stack);
}

void DetailPanel::buildHeader()
{
    m_name->setObjectName(u"detailName"_s);
    m_name->setFont(scaledFont(font(), 1.2, QFont::DemiBold));
    m_id->setObjectName(u"detailId"_s);
    m_id->setFont(monospaceFont(scaledFont(font(), 0.88)));
    m_id->setSubtle(true);
    m_id->setLeftToRight(true);
    m_id->setElideMode(Qt::ElideMiddle);
    m_id->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_strip->setObjectName(u"detailStrip"_s);
    m_strip->hide();
    m_backButton->hide();
    auto *copy = makeIconButton(this, u"detailCopyId"_s, u"copy"_s, tr("Copy id"));
    connect(copy, &QToolButton::clicked, this, &DetailPanel::copyId);
    connect(m_backButton, &QToolButton::clicked, this, &DetailPanel::goBack);
    connect(makeAction(this, u"detailBackAction"_s, {}, tr("Back"), QKeySequence(u"Alt+Left"_s)), &QAction::triggered, this,
            &DetailPanel::goBack);
    connect(m_strip, &MessageStrip::actionTriggered, this, &DetailPanel::fetch);

    auto *idRow = new QHBoxLayout;
    idRow->setSpacing(scaled(font(), 2));
    idRow->addWidget(m_id);
    idRow->addWidget(copy);
    m_mark->setObjectName(u"detailMark"_s);
    m_mark->setFont(scaledFont(font(), 0.9, QFont::DemiBold));
    m_mark->setToneRole(QPalette::Link);
    m_mark->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    idRow->addSpacing(scaled(font(), 4));
    idRow->addWidget(m_mark);
    idRow->addStretch(1);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addLayout(idRow);
    m_header = new QHBoxLayout;
    m_header->setContentsMargins(scaled(font(), 14), scaled(font(), 12), scaled(font(), 10), scaled(font(), 6));
    m_header->setSpacing(scaled(font(), 12));
    m_header->addWidget(m_backButton);
    m_header->addWidget(m_badge);
    m_header->addLayout(words, 1);
    m_editButton->setObjectName(u"detailEdit"_s);
    m_editButton->setText(tr("Edit"));
    m_editButton->setAccessibleName(tr("Edit"));
    m_editButton->setToolTip(tr("Edit (F2); Escape ends it"));
    m_editButton->setIcon(themedIcon(u"edit"_s));
    m_editButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_editButton->setCheckable(true);
    m_editButton->setFocusPolicy(Qt::StrongFocus);
    connect(m_editButton, &QToolButton::clicked, this, &DetailPanel::onEditButton);
    m_header->addWidget(m_editButton, 0, Qt::AlignTop);
}

void DetailPanel::buildTabs()
{
    m_attributeView->setAttributeModel(m_attributes);
    m_relations->setObjectName(u"relationsView"_s);
    m_json->setObjectName(u"jsonView"_s);
    m_tabs->setObjectName(u"detailTabs"_s);
    m_tabs->setDocumentMode(true);
    m_form->setObjectName(u"formPanel"_s);
    m_manyForm->setObjectName(u"manyForm"_s);
    m_attributePages->setObjectName(u"attributePages"_s);
    m_attributePages->addWidget(m_attributeView);
    m_attributePages->addWidget(m_form);
    m_attributePages->setFocusProxy(m_attributeView);
    m_tabs->addTab(m_attributePages, tr("&Attributes"));
    m_tabs->addTab(m_relations, tr("&Groups"));
    auto *json = new QWidget(m_tabs);
    auto *column = new QVBoxLayout(json);
    column->setContentsMargins({});
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(scaled(font(), 8), scaled(font(), 4), scaled(font(), 8), 0);
    row->addStretch(1);
    auto *find = makeIconButton(json, u"jsonFind"_s, u"search"_s, tr("Find"), QKeySequence::Find);
    auto *copy = makeIconButton(json, u"jsonCopy"_s, u"copy"_s, tr("Copy all"));
    row->addWidget(find);
    row->addWidget(copy);
    column->addLayout(row);
    column->addWidget(m_json, 1);
    json->setFocusProxy(m_json);
    m_tabs->addTab(json, tr("&JSON"));
    m_history->setNames([&session = m_session](const QString &id) { return session.nameToShow(id); });
    m_history->setLabels(m_directory.description().profile.labels);
    connect(&m_session, &EditSession::namesLearned, m_history, &HistoryView::refresh);
    m_tabs->addTab(m_history, tr("&History"));

    connect(find, &QToolButton::clicked, m_json, &CodeView::openFind);
    connect(copy, &QToolButton::clicked, this, [this] {
        m_json->copyAll();
        Q_EMIT said(tr("JSON copied."));
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &DetailPanel::updateRelations);
    connect(m_attributeView, &AttributeView::referenceActivated, this, &DetailPanel::openReference);
    connect(m_attributeView, &AttributeView::said, this, &DetailPanel::said);
    connect(m_relations, &ReferencesView::referenceActivated, this, &DetailPanel::openReference);
    connect(m_attributeView, &AttributeView::editRequested, this, &DetailPanel::edit);
    for (FormPanel *form : {m_form, m_manyForm}) {
        connect(form, &FormPanel::said, this, &DetailPanel::said);
        connect(form, &FormPanel::reviewRequested, this, &DetailPanel::reviewRequested);
    }
    connect(m_manyForm, &FormPanel::finished, this, &DetailPanel::finishMany);
    connect(m_empty, &EmptyState::actionTriggered, this, &DetailPanel::editManyRequested);
    connect(&m_session, &EditSession::changed, this, &DetailPanel::presentEdits);
    connect(&m_directory.pendingWrites(), &PendingWrites::changed, this, &DetailPanel::onWritten);
    connect(&m_session, &EditSession::rightsChanged, this, &DetailPanel::showRights);
    connect(makeAction(m_form, u"endEditAction"_s, {}, tr("End editing"), QKeySequence(Qt::Key_Escape)), &QAction::triggered, this, [this] {
        setEditing(false);
        Q_EMIT editingLeft();
    });
    connect(makeAction(m_manyForm, u"endEditManyAction"_s, {}, tr("End editing"), QKeySequence(Qt::Key_Escape)), &QAction::triggered, this,
            &DetailPanel::finishMany);
}

void DetailPanel::showRights()
{
    const QString why = FormText::denial(m_session.denialOf(m_shown.reference.type, Permissions::Action::Update));
    deny(*m_editButton, why, !m_shown.resource.isNull());
    if (!why.isEmpty() && m_editing)
        m_editButton->setEnabled(true); // to leave the form
}

void DetailPanel::onEditButton(bool on)
{
    setEditing(on);
    if (on)
        m_form->focusField({});
}

void DetailPanel::setEditing(bool editing)
{
    m_editing = editing;
    m_editButton->setChecked(editing);
    m_attributePages->setCurrentIndex(editing ? 1 : 0);
    m_attributePages->setFocusProxy(editing ? static_cast<QWidget *>(m_form) : m_attributeView);
    if (editing) {
        m_tabs->setCurrentIndex(0);
        m_stack->setCurrentIndex(m_shown.resource.isNull() ? m_stack->currentIndex() : 0);
    }
    present(m_shown.resource);
}

void DetailPanel::edit(const AttributeName &name)
{
    if (m_shown.resource.isNull())
        return;
    if (const QString why = FormText::denial(m_session.denialOf(m_shown.reference.type, Permissions::Action::Update)); !why.isEmpty())
        return Q_EMIT said(why);
    setEditing(true);
    m_form->focusField(name);
}

void DetailPanel::editMany(const ResourceType &type, const QList<Resource> &resources)
{
    m_manyForm->editMany(type, resources);
    m_stack->setCurrentWidget(m_manyForm);
    m_manyForm->focusField({});
}

void DetailPanel::finishMany()
{
    m_manyForm->clear();
    showCount(m_manyShown, m_manyType);
    Q_EMIT editingLeft();
}

/// What was staged, here or elsewhere, shows at once.
void DetailPanel::presentEdits()
{
    if (!m_shown.resource.isNull())
        present(m_shown.resource);
}

void DetailPanel::showResource(const ResourceType &type, const Resource &resource)
{
    m_back.clear();
    open({.reference = {.type = type.name, .id = resource.id()}, .resource = resource});
}

void DetailPanel::showCount(qint64 count, const QString &typeName)
{
    showNothing({});
    m_manyShown = count;
    m_manyType = typeName;
    m_empty->setContent({.icon = u"list"_s,
                         .title = tr("%Ln selected", nullptr, int(count)),
                         .text = tr("Ctrl+C copies them as CSV, Ctrl+Shift+J as JSON."),
                         .action = tr("Edit %Ln at Once…", nullptr, int(count))});
}

void DetailPanel::showNothing(const QString &typeName)
{
    m_manyForm->clear(); // stages what was typed
    m_pause->stop();
    m_back.clear();
    m_shown = {};
    if (m_fetching)
        m_fetching->disconnect(this);
    m_busy->setBusy(false);
    m_empty->setContent({.icon = u"info"_s,
                         .title = tr("Nothing selected"),
                         .text = typeName.isEmpty() ? QString() : tr("Choose one of the %1 to see all about it here.").arg(typeName)});
    m_stack->setCurrentIndex(1);
}

void DetailPanel::goBack()
{
    if (!m_back.isEmpty())
        open(m_back.takeLast());
}

void DetailPanel::copyId()
{
    QGuiApplication::clipboard()->setText(m_shown.reference.id);
    Q_EMIT said(tr("Id copied."));
}

void DetailPanel::openReference(const ResourceReference &reference)
{
    if (!m_directory.description().resourceType(reference.type)) {
        Q_EMIT said(reference.type.isEmpty() ? tr("The server does not say what this refers to.")
                                             : tr("The server has no list of “%1” to read this from.").arg(reference.type));
        return;
    }
    m_back.append(m_shown);
    open({.reference = reference});
}

void DetailPanel::open(const Place &place)
{
    const bool same = place.reference == m_shown.reference && !m_shown.resource.isNull();
    if (m_fetching)
        m_fetching->disconnect(this);
    if (m_askingGroups)
        m_askingGroups->disconnect(this);
    m_manyForm->clear(); // stages what was typed
    m_shown = place;
    m_groupsAsked = false;
    m_strip->hide();
    m_backButton->setVisible(!m_back.isEmpty());
    m_stack->setCurrentIndex(0);
    if (!same || place.resource.bytes() != m_attributes->resource().bytes())
        present(place.resource);
    showRights();
    m_pause->start();
    m_busy->setBusy(true);
}

const ResourceType *DetailPanel::shownType() const
{
    return m_directory.description().resourceType(m_shown.reference.type);
}

void DetailPanel::fetch()
{
    const ResourceType *type = shownType();
    if (!type)
        return;
    m_strip->hide();
    m_busy->setBusy(true);
    auto *job = m_directory.fetch(*type, m_shown.reference.id, this);
    m_fetching = job;
    job->then(this, [this, id = m_shown.reference.id](const Result<Resource> &result) {
        if (id == m_shown.reference.id)
            onFetched(result);
    });
}

/// Shown as written from now on, also when the provider shows it only later.
void DetailPanel::onWritten(const QString &resourceType, const QString &id)
{
    if (id != m_shown.reference.id || resourceType != m_shown.reference.type || !m_directory.pendingWrites().find(resourceType, id))
        return;
    m_shown.resource = m_directory.pendingWrites().applied(resourceType, m_shown.resource);
    present(m_shown.resource);
    m_pause->start();
}

void DetailPanel::onFetched(const Result<Resource> &result)
{
    m_busy->setBusy(false);
    if (!result.ok()) {
        if (result.error().kind == ErrorKind::Cancelled)
            return;
        const QString summary = ErrorText::of(result.error()).summary;
        m_strip->setMessage(MessageStrip::Tone::Danger,
                            m_shown.resource.isNull() ? summary : tr("Only what the list holds is shown: %1").arg(summary),
                            tr("Try &Again"));
        m_strip->show();
        return;
    }
    m_shown.resource = *result;
    present(*result);
}

void DetailPanel::present(const Resource &resource)
{
    const ResourceType *type = shownType();
    const QString name = resource.isNull() ? tr("Reading…") : resource.displayText();
    m_name->setText(name);
    m_id->setText(m_shown.reference.id);
    const bool person = type && type->isCalled(u"User");
    if (person)
        m_badge->setPerson(name);
    else
        m_badge->setIcon(type && type->isCalled(u"Group") ? u"groups"_s : type && type->isCalled(u"Device") ? u"devices"_s : u"resource"_s, name);
    showRights();
    const RowMarks::Mark mark = type ? m_session.markOf({type->name, m_shown.reference.id}) : RowMarks::Mark::None;
    m_mark->setText(mark == RowMarks::Mark::Deleted ? tr("to be deleted") : mark == RowMarks::Mark::Edited ? tr("edited") : QString());
    if (m_editing && type && !resource.isNull()) {
        m_form->edit(*type, resource);
    } else {
        const Resource shown = mark == RowMarks::Mark::None || !type ? resource : Resource(m_session.shown(*type, resource));
        const ServiceDescription &description = m_directory.description();
        m_attributes->setResource(shown, type ? description.schemaOf(*type) : ResourceSchema(), type ? description.profile.labels.value(type->name) : QHash<QString, QString>());
    }
    m_json->setBytes(resource.bytes());
    m_history->setObject({type ? type->name : m_shown.reference.type, m_shown.reference.id});
    updateRelations();
}

void DetailPanel::updateRelations()
{
    const ResourceType *type = shownType();
    if (!type)
        return;
    const ResourceSchema schema = m_directory.description().schemaOf(*type);
    const Attribute *members = schema.core().attribute(u"members");
    m_tabs->setTabText(1, members ? tr("&Members") : tr("&Groups"));
    m_tabs->setTabVisible(1, members || m_directory.description().resourceType(u"Group"));
    if (m_tabs->currentIndex() != 1)
        return; // asking may cost money; only who looks at the tab asks
    if (!members)
        return askGroups();
    const Json values = m_shown.resource.value(AttributeName {{}, members->name, {}});
    if (values.isArray())
        m_relations->showValues(values, members);
    else if (m_busy->isBusy())
        m_relations->showWords(u"clock"_s, tr("Reading…"), {});
    else
        m_relations->showWords(u"info"_s, tr("No members were returned"),
                               tr("The group may be empty, or %1 does not list members when a group is read.").arg(m_directory.name()));
}

void DetailPanel::askGroups()
{
    if (m_groupsAsked || m_shown.resource.isNull())
        return;
    m_groupsAsked = true;
    m_relations->showWords(u"clock"_s, tr("Reading…"), {});
    auto *job = m_directory.groupsOf(m_shown.resource, this);
    m_askingGroups = job;
    job->then(this, [this, id = m_shown.reference.id](const Result<QList<Resource>> &result) {
        if (id == m_shown.reference.id)
            onGroups(result);
    });
}

void DetailPanel::onGroups(const Result<QList<Resource>> &result)
{
    if (result.ok() && !result->isEmpty())
        return m_relations->showResources(*result, u"Group"_s);
    if (result.ok())
        return m_relations->showWords(u"groups"_s, tr("In no group"), tr("%1 is not a direct member of any group.").arg(m_name->text()));
    const bool unknowable = result.error().kind == ErrorKind::NotFound && result.error().detail == "unsupported"_L1;
    if (unknowable)
        m_relations->showWords(u"info"_s, tr("Groups cannot be known here"),
                               tr("%1 neither returns a person's groups nor can it look for groups by member.").arg(m_directory.name()));
    else
        m_relations->showWords(u"warning"_s, tr("The groups could not be read"), ErrorText::of(result.error()).summary);
}

} // namespace Provost
