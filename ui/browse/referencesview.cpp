// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/referencesview.h"

#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype findFrom = 12; ///< a shorter list needs no search field

/// A line with the icon of what it points to; one height for all, so that ten thousand are laid out at once.
class ReferenceDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {option.rect.width(), option.fontMetrics.height() + scaled(option.font, 12)};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool group = index.data(int(ReferenceListModel::Role::IsGroup)).toBool();
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = themedIcon(group ? u"groups"_s : u"user"_s, QPalette::PlaceholderText);
        option->decorationSize = QSize(option->fontMetrics.height(), option->fontMetrics.height());
        option->palette.setColor(QPalette::Text, ThemeColors::of(option->palette).accent);
    }
};

} // namespace

ReferencesView::ReferencesView(QWidget *parent)
    : QWidget(parent)
    , m_model(new ReferenceListModel(this))
    , m_stack(new QStackedWidget(this))
    , m_find(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_list(new QListView(this))
    , m_words(new EmptyState(this))
{
    m_find->setObjectName(u"referenceFind"_s);
    m_find->setAccessibleName(tr("Find in this list"));
    m_find->setPlaceholderText(tr("Find in this list"));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(themedIcon(u"search"_s, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_count->setObjectName(u"referenceCount"_s);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setWordWrap(true);
    m_list->setObjectName(u"referenceList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ReferenceDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    connect(m_find, &QLineEdit::textChanged, m_model, &ReferenceListModel::setContains);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ReferencesView::updateCount);
    connect(m_list, &QListView::activated, this, &ReferencesView::activate);

    const int edge = scaled(font(), 12);
    auto *page = new QWidget(m_stack);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, edge / 2, 0, 0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(edge, 0, edge, 0);
    top->addWidget(m_find);
    top->addWidget(m_count);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    m_stack->addWidget(page);
    m_stack->addWidget(m_words);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(m_stack);
}

void ReferencesView::showValues(const Json &values, const Attribute *attribute)
{
    m_model->setValues(values, attribute);
    showList();
}

void ReferencesView::showResources(const QList<Resource> &resources, const QString &type)
{
    m_model->setResources(resources, type);
    showList();
}

void ReferencesView::showWords(const QString &icon, const QString &title, const QString &text)
{
    m_words->setContent({.icon = icon, .title = title, .text = text});
    m_stack->setCurrentIndex(1);
    setFocusProxy(nullptr);
}

void ReferencesView::showList()
{
    m_find->clear();
    m_find->setVisible(m_model->total() >= findFrom);
    m_list->setAccessibleName(tr("References"));
    m_stack->setCurrentIndex(0);
    setFocusProxy(m_list);
}

void ReferencesView::updateCount()
{
    const QLocale locale;
    const int shown = m_model->rowCount();
    m_count->setText(shown == m_model->total() ? tr("%Ln entries", nullptr, shown)
                                               : tr("%1 of %2").arg(locale.toString(shown), locale.toString(m_model->total())));
}

void ReferencesView::activate(const QModelIndex &index)
{
    const ResourceReference reference {.type = index.data(int(ReferenceListModel::Role::ReferenceType)).toString(),
                                       .id = index.data(int(ReferenceListModel::Role::ReferenceId)).toString()};
    if (reference.isValid())
        Q_EMIT referenceActivated(reference);
}

} // namespace Provost
