// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/editors/referenceeditor.h"

#include "directory/directory.h"
#include "directory/searchfilter.h"
#include "form/editsession.h"
#include "widgets/icons.h"

#include <QAbstractItemView>
#include <QAction>
#include <QBoxLayout>
#include <QCompleter>
#include <QLineEdit>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int pauseMs = 300;
constexpr int offered = 12;
constexpr int idRole = Qt::UserRole + 1;
constexpr int nameRole = Qt::UserRole + 2;

/// What tells two of the same name apart.
QString lineOf(const Resource &resource)
{
    const QString name = resource.displayText();
    const QString login = resource.json().value(u"userName").toString();
    return login.isEmpty() || login == name ? name : name + u"  ·  "_s + login;
}

} // namespace

ReferenceEditor::ReferenceEditor(const FieldSpec &spec, EditSession &session, QWidget *parent)
    : FieldEditor(spec, parent)
    , m_session(session)
    , m_line(new QLineEdit(this))
    , m_offers(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_offers, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_line);
    m_line->setClearButtonEnabled(true);
    m_line->addAction(themedIcon(u"search"_s, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(m_line); // not setCompleter(), which would write the line into the field
    m_completer->popup()->setObjectName(u"referenceOffers"_s);
    m_completer->popup()->setAccessibleName(tr("Found"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &ReferenceEditor::search);
    connect(m_line, &QLineEdit::textEdited, this, &ReferenceEditor::onTyped);
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty() && !m_id.isEmpty() && !m_typed)
            onTyped(text); // the clear button
    });
    connect(m_line, &QLineEdit::editingFinished, this, &ReferenceEditor::leave);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &ReferenceEditor::choose);
}

ReferenceEditor::~ReferenceEditor()
{
    m_line->disconnect(this); // it loses the focus as it goes, and that is no edit
}

QWidget *ReferenceEditor::control() const
{
    return m_line;
}

void ReferenceEditor::setValue(const Json &value)
{
    const QString id = value.scalarText();
    if (id == m_id && m_typed)
        return; // a search is under way
    if (id != m_id)
        m_name.clear();
    m_id = id;
    m_typed = false;
    showName();
}

void ReferenceEditor::setValueName(const QString &name)
{
    if (!name.isEmpty())
        m_name = name;
    if (!m_typed)
        showName();
}

void ReferenceEditor::showName()
{
    const QString text = m_name.isEmpty() ? m_id : m_name;
    if (m_line->text() != text) {
        const QSignalBlocker quiet(m_line);
        m_line->setText(text);
        m_line->setCursorPosition(0);
    }
    m_line->setToolTip(m_id);
}

void ReferenceEditor::setMixed(bool mixed)
{
    m_line->setPlaceholderText(mixed ? mixedText() : tr("Type a name"));
}

void ReferenceEditor::onTyped(const QString &text)
{
    m_typed = true;
    for (const QPointer<Job> &job : std::as_const(m_jobs)) {
        if (job)
            job->disconnect(this);
    }
    m_jobs.clear();
    if (text.trimmed().isEmpty()) {
        m_pause.stop();
        m_completer->popup()->hide();
        m_typed = false;
        m_id.clear();
        m_name.clear();
        Q_EMIT edited(Json());
        Q_EMIT committed();
        return;
    }
    m_pause.start();
}

void ReferenceEditor::search()
{
    const QString text = m_line->text().trimmed();
    m_offers->clear();
    QList<Resource> planned;
    bool asked = false;
    for (const QString &typeName : spec().referenceTypes) {
        const ServiceDescription &description = m_session.directory().description();
        const ResourceType *type = description.resourceType(typeName);
        if (!type)
            continue;
        planned << m_session.createdOf(type->name, text);
        const SearchPlan plan = planSearch(text, *type, description.schemaOf(*type), description.profile);
        if (plan.attributes.isEmpty())
            continue;
        asked = true;
        auto *job = m_session.directory().find(*type, plan.filter, offered, this);
        m_jobs << job;
        job->then(this, [this, name = type->name](const Result<QList<Resource>> &found) { onFound(name, found); });
    }
    offer(planned, true);
    if (!asked && planned.isEmpty())
        say(tr("The server cannot search by this. Type a whole user name."));
}

void ReferenceEditor::onFound(const QString &, const Result<QList<Resource>> &found)
{
    if (found.ok())
        offer(*found, false);
    if (m_offers->rowCount() == 0)
        say(found.ok() ? tr("Nobody of this name") : tr("The search failed"));
}

void ReferenceEditor::offer(const QList<Resource> &found, bool first)
{
    for (const Resource &resource : found) {
        auto item = std::make_unique<QStandardItem>(lineOf(resource));
        item->setData(resource.id(), idRole);
        item->setData(resource.displayText(), nameRole);
        m_offers->appendRow(item.release()); // the model owns it
    }
    if (!first || m_offers->rowCount() > 0) {
        m_completer->complete();
        m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    }
}

void ReferenceEditor::say(const QString &words)
{
    auto item = std::make_unique<QStandardItem>(words);
    item->setEnabled(false);
    m_offers->appendRow(item.release());
    m_completer->complete();
}

void ReferenceEditor::choose(const QModelIndex &index)
{
    const QString id = index.data(idRole).toString();
    if (id.isEmpty())
        return;
    m_typed = false;
    m_id = id;
    m_name = index.data(nameRole).toString();
    showName();
    Q_EMIT named(m_id, m_name);
    Q_EMIT edited(Json(m_id));
    Q_EMIT committed();
}

/// What was typed and not chosen is no reference: what was there stays.
void ReferenceEditor::leave()
{
    if (!m_typed || m_completer->popup()->isVisible())
        return;
    m_pause.stop();
    m_typed = false;
    showName();
}

} // namespace Provost
