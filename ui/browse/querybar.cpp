// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/querybar.h"

#include "browse/filterline.h"
#include "widgets/buttons.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int typingPauseMs = 300;

} // namespace

QueryBar::QueryBar(QWidget *parent)
    : QFrame(parent)
    , m_rows(new QVBoxLayout(this))
    , m_search(new QLineEdit(this))
    , m_filterToggle(new QToolButton(this))
    , m_columns(makeIconButton(this, u"columnsButton"_s, u"columns"_s, tr("Choose columns"), QKeySequence(u"Ctrl+Shift+L"_s)))
    , m_refresh(makeIconButton(this, u"refreshButton"_s, u"refresh"_s, tr("Read again"), QKeySequence(Qt::Key_F5)))
    , m_export(makeIconButton(this, u"exportButton"_s, u"download"_s, tr("Export"), QKeySequence(u"Ctrl+Shift+O"_s)))
    , m_new(new QToolButton(this))
    , m_filterLine(new FilterLine(this))
    , m_note(new QLabel(this))
    , m_offer(new QToolButton(this))
    , m_anew(new QToolButton(this))
    , m_typing(new QTimer(this))
{
    m_search->setObjectName(u"searchField"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(u"search"_s, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_search->setMaximumWidth(scaled(font(), 560));
    m_search->setToolTip(tr("Search (Ctrl+F)"));
    m_filterToggle->setObjectName(u"filterToggle"_s);
    m_filterToggle->setText(tr("Fi&lter"));
    m_filterToggle->setIcon(themedIcon(u"filter"_s));
    m_filterToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_filterToggle->setCheckable(true);
    m_filterToggle->setAutoRaise(true);
    m_filterToggle->setFocusPolicy(Qt::StrongFocus);
    m_filterToggle->setToolTip(tr("Type a SCIM filter (Ctrl+L)"));
    m_filterLine->setObjectName(u"filterLine"_s);
    m_filterLine->hide();
    m_note->setObjectName(u"searchNote"_s);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->hide();
    m_offer->setObjectName(u"readAllButton"_s);
    m_offer->setFocusPolicy(Qt::StrongFocus);
    m_offer->setToolTip(tr("Reads every entry of this list in the background, so that any attribute can be searched, filtered and sorted without asking the provider again."));
    m_offer->hide();
    connect(m_offer, &QToolButton::clicked, this, &QueryBar::offerTaken);
    m_anew->setObjectName(u"readAnewButton"_s);
    m_anew->setFocusPolicy(Qt::StrongFocus);
    m_anew->setAutoRaise(true);
    m_anew->setToolTip(tr("Reads every entry from the first on, also those that were read before it was stopped."));
    m_anew->hide();
    connect(m_anew, &QToolButton::clicked, this, &QueryBar::anewChosen);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPauseMs);

    connect(m_search, &QLineEdit::textEdited, m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            commitSearch(); // the clear button
    });
    connect(m_search, &QLineEdit::returnPressed, this, &QueryBar::commitSearch);
    connect(m_typing, &QTimer::timeout, this, &QueryBar::commitSearch);
    connect(m_filterToggle, &QToolButton::toggled, this, &QueryBar::showFilter);
    connect(m_filterLine, &FilterLine::closeRequested, this, [this] { showFilter(false); });
    connect(m_columns, &QToolButton::clicked, this, &QueryBar::columnsRequested);
    connect(m_export, &QToolButton::clicked, this, &QueryBar::exportRequested);
    connect(m_refresh, &QToolButton::clicked, this, &QueryBar::refreshRequested);
    m_new->setObjectName(u"newButton"_s);
    m_new->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_new->setFocusPolicy(Qt::StrongFocus);
    m_new->hide();
    buildRow();
}

void QueryBar::setNewAction(QAction *action)
{
    m_new->setDefaultAction(action);
    m_new->setToolTip(u"%1 (%2)"_s.arg(action->toolTip(), action->shortcut().toString(QKeySequence::NativeText)));
    m_new->setAccessibleName(action->toolTip());
    m_new->show();
}

void QueryBar::buildRow()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(font(), 6));
    row->addWidget(m_search, 10);
    row->addWidget(m_filterToggle);
    row->addWidget(m_columns);
    row->addWidget(m_refresh);
    row->addWidget(m_export);
    row->addStretch(1);
    row->addWidget(m_new);
    const int margin = scaled(font(), 12);
    m_rows->setContentsMargins(margin, scaled(font(), 10), margin, scaled(font(), 10));
    m_rows->setSpacing(scaled(font(), 6));
    m_rows->addLayout(row);
    m_rows->addWidget(m_filterLine);
    auto *said = new QHBoxLayout;
    said->setSpacing(scaled(font(), 10));
    said->addWidget(m_note, 1);
    said->addWidget(m_offer, 0, Qt::AlignTop);
    said->addWidget(m_anew, 0, Qt::AlignTop);
    m_rows->addLayout(said);
}

void QueryBar::addBelow(QWidget *widget)
{
    m_rows->insertWidget(2, widget);
}

void QueryBar::setTypeName(const QString &plural)
{
    m_search->setPlaceholderText(tr("Search %1").arg(plural));
    m_search->setAccessibleName(tr("Search %1").arg(plural));
}

void QueryBar::setSearchText(const QString &text)
{
    m_search->setText(text);
    commitSearch();
}

QString QueryBar::searchText() const
{
    return m_search->text();
}

void QueryBar::setSearchNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void QueryBar::setOffer(const QString &words, const QString &anew, bool isShown)
{
    const bool hadFocus = m_anew->hasFocus();
    m_offer->setText(words);
    m_offer->setAccessibleName(words);
    m_offer->setVisible(isShown);
    m_anew->setText(anew);
    m_anew->setAccessibleName(anew);
    m_anew->setVisible(isShown && !anew.isEmpty());
    if (hadFocus && isShown && anew.isEmpty()) // it is going on now, and can be stopped
        m_offer->setFocus();
}

bool QueryBar::isFilterShown() const
{
    return m_filterToggle->isChecked();
}

void QueryBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void QueryBar::focusSearchWith(const QString &letters)
{
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->setText(letters);
    m_typing->start();
}

void QueryBar::showFilter(bool shown)
{
    m_filterToggle->setChecked(shown);
    if (m_filterLine->isVisibleTo(this) == shown)
        return;
    m_filterLine->setVisible(shown);
    if (shown) {
        m_filterLine->setFocus(Qt::ShortcutFocusReason);
    } else {
        m_filterLine->setText({});
        m_search->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT filterShown(shown);
}

void QueryBar::clearSearch()
{
    m_search->clear();
}

bool QueryBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            clearSearch();
            return true;
        }
        if (key->key() == Qt::Key_Down) {
            commitSearch();
            Q_EMIT downPressed();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void QueryBar::commitSearch()
{
    m_typing->stop();
    const QString text = m_search->text().trimmed();
    if (text == m_committed)
        return;
    m_committed = text;
    Q_EMIT searchChanged(text);
}

} // namespace Provost
