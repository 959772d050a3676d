// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/subjectpicker.h"

#include "directory/directory.h"
#include "membership/membershipeditor.h"
#include "membership/principalsearch.h"
#include "widgets/icons.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int typingMs = 250;
constexpr int offered = 20;
constexpr int nameRole = Qt::UserRole + 2;
constexpr int personRole = Qt::UserRole + 1;
constexpr int detailRole = Qt::UserRole + 3;

} // namespace

SubjectPicker::SubjectPicker(MembershipEditor &editor, QWidget *parent)
    : QLineEdit(parent)
    , m_editor(editor)
    , m_offers(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_offers, this))
{
    setClearButtonEnabled(true);
    addAction(themedIcon(u"search"_s, QPalette::PlaceholderText), LeadingPosition);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this); // not setCompleter(), which would write the line into the field
    m_completer->popup()->setObjectName(u"subjectOffers"_s);
    m_completer->popup()->setAccessibleName(tr("Found"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingMs);
    connect(&m_pause, &QTimer::timeout, this, &SubjectPicker::search);
    connect(this, &QLineEdit::textEdited, this, [this] {
        cancel();
        m_pause.start();
    });
    connect(this, &QLineEdit::returnPressed, this, [this] {
        const bool isMoved = m_completer->popup()->currentIndex().row() > 0;
        if (m_offers->rowCount() > 0 && m_completer->popup()->isVisible() && (isMoved || (!m_job && !m_pause.isActive()))) // else they are of what was typed before, or not all
            choose(m_offers->index(std::max(0, m_completer->popup()->currentIndex().row()), 0)); // Enter comes here first
        else
            enter();
    });
    connect(this, &QLineEdit::editingFinished, this, [this] {
        if (!m_completer->popup()->isVisible() && !m_pause.isActive() && !m_job)
            setSubject(Principal(m_subject)); // what was typed and not chosen names nobody
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &SubjectPicker::choose);
}

SubjectPicker::~SubjectPicker()
{
    disconnect(this, nullptr, this, nullptr); // it loses the focus as it goes, and that is no edit
}

/// Enter chooses; a line passes it on, and a dialog would take it for its button.
void SubjectPicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && text() != m_subject.label()) { // what was typed and not chosen names nobody
        setSubject(Principal(m_subject));
        return event->accept();
    }
    QLineEdit::keyPressEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->accept();
}

void SubjectPicker::setType(const QString &resourceType)
{
    if (resourceType == m_type)
        return;
    m_type = resourceType;
    setSubject({});
    const bool group = resourceType.compare("Group"_L1, Qt::CaseInsensitive) == 0;
    setPlaceholderText(group ? tr("Type a group's name") : tr("Type a person's name"));
    setAccessibleName(group ? tr("Group") : tr("Person"));
}

void SubjectPicker::setSubject(const Principal &subject)
{
    cancel();
    m_subject = subject;
    setText(subject.label());
    setCursorPosition(0);
    setToolTip(subject.id);
}

void SubjectPicker::cancel()
{
    m_pause.stop();
    if (m_job) {
        m_job->disconnect(this);
        m_job->cancel();
    }
    m_job = nullptr;
    m_isEntered = false;
}

/// Before the offers are there: chosen is then who is meant without a doubt.
void SubjectPicker::enter()
{
    if (!m_job)
        search();
    m_isEntered = true;
}

void SubjectPicker::chooseEntered(bool isAll)
{
    const QString words = text().trimmed();
    QList<QModelIndex> meant;
    for (int row = 0; row < m_offers->rowCount(); ++row) {
        const QModelIndex index = m_offers->index(row, 0);
        if ((isAll && m_offers->rowCount() == 1) || index.data(nameRole).toString().compare(words, Qt::CaseInsensitive) == 0)
            meant << index;
    }
    if (meant.size() == 1)
        choose(meant.constFirst());
}

void SubjectPicker::search()
{
    cancel();
    const QString words = text().trimmed();
    const ServiceDescription &description = m_editor.session().directory().description();
    const ResourceType *type = description.resourceType(m_type);
    m_offers->clear();
    m_exact = 0;
    if (words.isEmpty() || !type)
        return m_completer->popup()->hide();
    QList<Principal> planned;
    const QList<Resource> created = m_editor.session().createdOf(type->name, words);
    for (const Resource &one : created)
        planned << Principal::of(one, m_type);
    offer(planned + m_editor.known(m_type, words).mid(0, offered));
    auto *job = new PrincipalSearch(m_editor.session().directory(), {.type = type->name, .words = words, .limit = offered}, this);
    m_job = job;
    job->then(this, [this](const Result<FoundPrincipals> &found) { onFound(found); });
}

void SubjectPicker::onFound(const Result<FoundPrincipals> &found)
{
    m_job = nullptr;
    const bool isEntered = std::exchange(m_isEntered, false);
    if (found && found->isUnsearchable)
        return say(tr("The server cannot search by this. Type a whole name."));
    offer(found ? found->found : QList<Principal>());
    if (m_offers->rowCount() == 0)
        say(!found ? tr("The search failed") : found->isExact ? tr("Nothing of this name. The server finds whole names only.") : tr("Nothing of this name"));
    else if (isEntered)
        chooseEntered(found && !found->isExact);
}

void SubjectPicker::offer(const QList<Principal> &found)
{
    const QModelIndex moved = m_completer->popup()->currentIndex(); // before a new line takes it away
    const QString id = moved.row() > 0 ? moved.data(personRole).toString() : QString();
    for (const Principal &principal : found) {
        const QModelIndexList known = m_offers->match(m_offers->index(0, 0), personRole, principal.id, 1, Qt::MatchExactly);
        const QString line = principal.detail.isEmpty() || principal.detail == principal.name ? principal.label() : principal.label() + u"  ·  "_s + principal.detail;
        auto made = known.isEmpty() ? std::make_unique<QStandardItem>() : nullptr;
        QStandardItem *item = made ? made.get() : m_offers->itemFromIndex(known.constFirst()); // may be called otherwise by now
        if (!made && principal.detail.isEmpty() && principal.name == item->data(nameRole).toString())
            continue; // and says less
        item->setText(line);
        item->setData(principal.id, personRole);
        item->setData(principal.name, nameRole);
        item->setData(principal.detail, detailRole);
        if (!made)
            continue;
        const bool isExact = principal.name.compare(text().trimmed(), Qt::CaseInsensitive) == 0;
        m_offers->insertRow(isExact ? m_exact++ : m_offers->rowCount(), made.release()); // the model owns it
    }
    if (m_offers->rowCount() == 0 || !hasFocus())
        return;
    m_completer->complete();
    const QModelIndexList kept = id.isEmpty() ? QModelIndexList() : m_offers->match(m_offers->index(0, 0), personRole, id, 1, Qt::MatchExactly);
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(kept.isEmpty() ? 0 : kept.constFirst().row(), 0));
}

void SubjectPicker::say(const QString &words)
{
    auto item = std::make_unique<QStandardItem>(words);
    item->setEnabled(false);
    m_offers->appendRow(item.release());
    if (hasFocus())
        m_completer->complete();
}

void SubjectPicker::choose(const QModelIndex &index)
{
    const Principal principal {.id = index.data(personRole).toString(), .name = index.data(nameRole).toString(), .detail = index.data(detailRole).toString(), .type = m_type};
    if (principal.id.isEmpty())
        return;
    m_completer->popup()->hide();
    setSubject(principal);
    Q_EMIT chosen(principal);
}

} // namespace Provost
