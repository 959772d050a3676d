// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/workspace.h"

#include "browse/browsepage.h"
#include "directory/pendingwrites.h"
#include "errors/errortext.h"
#include "provider/providerpage.h"
#include "requests/requestspage.h"
#include "widgets/emptystate.h"

#include <QBoxLayout>
#include <QSettings>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QString keyOf(const QModelIndex &entry)
{
    const auto kind = NavigationModel::Entry(entry.data(int(NavigationModel::Role::Entry)).toInt());
    if (kind == NavigationModel::Entry::ResourceType)
        return entry.data(int(NavigationModel::Role::Endpoint)).toString();
    return kind == NavigationModel::Entry::Provider ? u"tool:provider"_s : u"tool:requests"_s;
}

/// Would the same pages be built from both?
bool looksTheSame(const ServiceDescription &a, const ServiceDescription &b)
{
    return a.resourceTypes == b.resourceTypes && a.schemas == b.schemas && a.profile == b.profile;
}

} // namespace

Workspace::Workspace(Directory &directory, QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_directory(directory)
    , m_settings(settings)
    , m_stack(new QStackedWidget(this))
    , m_state(new EmptyState(this))
{
    setObjectName(u"workspace"_s);
    m_state->setObjectName(u"directoryState"_s);
    m_stack->addWidget(m_state);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_stack);
    connect(m_state, &EmptyState::actionTriggered, &m_directory, &Directory::open);
    connect(&m_directory, &Directory::stateChanged, this, &Workspace::onStateChanged);
    connect(&m_directory, &Directory::descriptionChanged, this, &Workspace::onDescriptionChanged);
    connect(&m_directory.pendingWrites(), &PendingWrites::disproved, this, &Workspace::onDisproved);
    onStateChanged();
}

Workspace::~Workspace() = default;

QModelIndex Workspace::firstEntry() const
{
    const QString last = m_settings.value(lastPageKey()).toString();
    for (int row = 0; row < m_navigation.rowCount(); ++row) {
        const QModelIndex entry = m_navigation.index(row);
        if (keyOf(entry) == last)
            return entry;
    }
    return m_navigation.index(0);
}

QString Workspace::lastPageKey() const
{
    return u"window/lastPage/"_s + QString::fromLatin1(m_directory.name().toUtf8().toPercentEncoding());
}

void Workspace::open(const QModelIndex &entry)
{
    QWidget *shown = pageFor(entry);
    if (!shown)
        return;
    m_settings.setValue(lastPageKey(), keyOf(entry));
    m_stack->setCurrentWidget(shown);
}

BrowsePage *Workspace::browsePage() const
{
    return qobject_cast<BrowsePage *>(m_stack->currentWidget());
}

QWidget *Workspace::page() const
{
    return m_stack->currentWidget();
}

QWidget *Workspace::pageFor(const QModelIndex &entry)
{
    if (!entry.isValid())
        return nullptr;
    QWidget *&page = m_pages[keyOf(entry)];
    if (!page) {
        const ResourceType *type = m_navigation.resourceType(entry);
        const auto kind = NavigationModel::Entry(entry.data(int(NavigationModel::Role::Entry)).toInt());
        page = type ? makeBrowsePage(*type) : kind == NavigationModel::Entry::Provider ? makeProviderPage() : makeRequestsPage();
        m_stack->addWidget(page);
    }
    return page;
}

QWidget *Workspace::makeBrowsePage(const ResourceType &type)
{
    auto *page = new BrowsePage(m_directory, type, m_settings, m_stack);
    connect(page, &BrowsePage::said, this, &Workspace::said);
    return page;
}

QWidget *Workspace::makeRequestsPage()
{
    m_log.setLog(&m_directory.connection().log());
    auto *page = new RequestsPage(m_log, m_stack);
    connect(page, &RequestsPage::clearRequested, &m_directory.connection().log(), &HttpLog::clear);
    return page;
}

QWidget *Workspace::makeProviderPage()
{
    auto *page = new ProviderPage(m_directory, m_stack);
    connect(page, &ProviderPage::said, this, &Workspace::said);
    connect(page, &ProviderPage::saveRequested, this, &Workspace::profileSaveRequested);
    return page;
}

RequestsPage *Workspace::requestsPage() const
{
    return qobject_cast<RequestsPage *>(m_stack->currentWidget());
}

void Workspace::onStateChanged()
{
    if (m_directory.state() == Directory::State::Ready)
        return onDescriptionChanged();
    showState();
}

void Workspace::onDescriptionChanged()
{
    const ServiceDescription &description = m_directory.description();
    if (m_directory.state() != Directory::State::Ready || (m_built && looksTheSame(*m_built, description)))
        return;
    // Another schema means other columns and fields: the pages are made anew.
    m_stack->setCurrentWidget(m_state);
    for (QWidget *page : std::as_const(m_pages)) {
        m_stack->removeWidget(page);
        page->deleteLater();
    }
    m_pages.clear();
    m_built = description;
    m_navigation.setResourceTypes(description.resourceTypes);
    Q_EMIT entriesReady();
}

/// Long after the write: the provider lost it, changed it, or somebody else wrote.
void Workspace::onDisproved(const PendingWrite &write, const QStringList &attributes)
{
    const QString who = write.label.isEmpty() ? write.id : write.label;
    if (attributes.contains(u"id"_s) && write.kind == PendingWrite::Kind::Delete)
        Q_EMIT said(tr("%1 was deleted here, but the provider still shows it.").arg(who));
    else if (attributes.contains(u"id"_s))
        Q_EMIT said(tr("%1 was written here, but the provider does not find it.").arg(who));
    else
        Q_EMIT said(tr("%1: the provider shows something else than was written in %2.").arg(who, attributes.join(u", "_s)));
}

void Workspace::showState()
{
    if (m_directory.state() == Directory::State::Failed && m_directory.error()) {
        const ErrorText words = ErrorText::of(*m_directory.error(), m_directory.connection().settings().baseUrl.host());
        m_state->setContent({.icon = u"offline"_s,
                             .title = tr("%1 could not be opened").arg(m_directory.name()),
                             .text = words.advice.isEmpty() ? words.summary : words.summary + u"\n\n"_s + words.advice,
                             .action = tr("Try Again"),
                             .details = words.details});
    } else {
        m_state->setContent({.icon = u"connect"_s,
                             .title = tr("Connecting to %1…").arg(m_directory.name()),
                             .text = m_directory.connection().settings().baseUrl.toDisplayString()});
    }
    if (m_pages.isEmpty())
        m_stack->setCurrentWidget(m_state);
}

} // namespace Provost
