// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/runview.h"

#include "base/isolated.h"
#include "review/changedelegate.h"
#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QColor inkOf(OutcomeWords::Tone tone, const ThemeColors &colors)
{
    switch (tone) {
    case OutcomeWords::Tone::Good:
        return colors.success;
    case OutcomeWords::Tone::Bad:
        return colors.danger;
    case OutcomeWords::Tone::Unsure:
        return colors.warning;
    case OutcomeWords::Tone::Dim:
        break;
    }
    return colors.subtle;
}

/// As the changes were reviewed, with the outcome in the colour of what it means.
class OutcomeDelegate final : public ChangeDelegate
{
public:
    using ChangeDelegate::ChangeDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        ChangeDelegate::initStyleOption(option, index);
        if (index.column() != int(RunChangesModel::Column::Outcome))
            return;
        const auto tone = OutcomeWords::Tone(index.siblingAtColumn(0).data(int(RunChangesModel::Role::Tone)).toInt());
        option->palette.setColor(QPalette::Text, inkOf(tone, ThemeColors::of(option->palette)));
        option->font.setWeight(QFont::Normal);
    }
};

} // namespace

RunView::RunView(QWidget *parent)
    : QWidget(parent)
    , m_model(new RunChangesModel(this))
    , m_list(new QTreeView(this))
    , m_troubles(new QToolButton(this))
    , m_summary(new QLabel(this))
    , m_advice(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_compare(new QPushButton(tr("&Compare the Versions…"), this))
    , m_copy(makeIconButton(this, u"runCopy"_s, u"copy"_s, tr("Copy what is known of it")))
{
    setObjectName(u"runView"_s);
    buildLayout();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RunView::showDetails);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        const QModelIndex current = m_list->currentIndex();
        const int row = current.parent().isValid() ? current.parent().row() : current.row();
        if (row >= first.row() && row <= last.row())
            showDetails();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &RunView::showDetails);
    connect(m_model, &RunChangesModel::contentShown, this, &RunView::onContent);
    connect(m_troubles, &QToolButton::toggled, m_model, &RunChangesModel::setOnlyTroubles);
    connect(m_compare, &QPushButton::clicked, this, [this] {
        if (const PlannedObject *object = m_model->objectAt(m_list->currentIndex()))
            Q_EMIT compareRequested(object->key);
    });
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QStringList parts {summary(), m_advice->text(), m_facts->text()};
        parts.removeAll(QString());
        QGuiApplication::clipboard()->setText(parts.join(u'\n'));
        Q_EMIT said(tr("Copied."));
    });
    showDetails();
}

QWidget *RunView::buildDetails()
{
    auto *frame = new QFrame(this);
    frame->setObjectName(u"runDetails"_s);
    m_summary->setObjectName(u"runDetailSummary"_s);
    m_summary->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_advice->setObjectName(u"runDetailAdvice"_s);
    m_facts->setObjectName(u"runDetailFacts"_s);
    m_facts->setFont(monospaceFont(scaledFont(font(), 0.92)));
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *label : {m_summary, m_advice, m_facts}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_compare->setObjectName(u"runCompare"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(scaled(font(), 3));
    words->addWidget(m_summary);
    words->addWidget(m_advice);
    words->addWidget(m_facts);
    words->addStretch(1);
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 8), scaled(font(), 12), scaled(font(), 8));
    row->addLayout(words, 1);
    row->addWidget(m_compare, 0, Qt::AlignTop);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    return frame;
}

void RunView::buildLayout()
{
    m_list->setObjectName(u"runChanges"_s);
    m_list->setAccessibleName(tr("Changes of the run and what came of them"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new OutcomeDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setIndentation(scaled(font(), 22));
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(0, scaled(font(), 250));
    m_list->header()->resizeSection(1, scaled(font(), 180));
    m_list->header()->resizeSection(2, scaled(font(), 200));
    m_list->header()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_troubles->setObjectName(u"runTroubles"_s);
    m_troubles->setCheckable(true);
    m_troubles->setFocusPolicy(Qt::StrongFocus);
    m_troubles->hide();
    auto *filter = new QHBoxLayout;
    filter->setContentsMargins(scaled(font(), 12), 0, scaled(font(), 12), 0);
    filter->addStretch(1);
    filter->addWidget(m_troubles);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(filter);
    column->addWidget(m_list, 1);
    column->addWidget(line);
    column->addWidget(buildDetails());
}

void RunView::setContent(const QList<PlannedObject> &objects, const QList<StepRecord> &steps, bool running, const StepOutcomes &outcomes)
{
    m_troubles->setChecked(false);
    m_troubles->hide();
    m_model->setContent(objects, steps, running, outcomes);
}

void RunView::onContent()
{
    constexpr int opened = 200;
    for (int row = 0; row < std::min(opened, m_model->rowCount()); ++row)
        m_list->expand(m_model->index(row, 0));
    const QModelIndex trouble = m_model->isRunning() ? QModelIndex() : m_model->firstTrouble();
    m_list->setCurrentIndex(trouble.isValid() ? trouble : m_model->index(0, 0));
    showFilter();
}

void RunView::setOutcome(int number, const StepOutcome &outcome)
{
    m_model->setOutcome(number, outcome);
}

void RunView::setRunning(bool running)
{
    m_model->setRunning(running);
    if (const QModelIndex trouble = running ? QModelIndex() : m_model->firstTrouble(); trouble.isValid())
        m_list->setCurrentIndex(trouble);
    showFilter();
    showDetails();
}

/// Among thousands that went well, the few that did not.
void RunView::showFilter()
{
    const int troubles = m_model->troubles();
    m_troubles->setText(tr("Only the %n that did not go well", nullptr, troubles));
    m_troubles->setAccessibleName(m_troubles->text());
    m_troubles->setVisible(m_troubles->isChecked() || (troubles > 0 && troubles < m_model->rowCount()));
}

QString RunView::summary() const
{
    const PlannedObject *object = m_model->objectAt(m_list->currentIndex());
    return object ? tr("%1: %2").arg(object->label.isEmpty() ? object->key.id : object->label, m_model->wordsAt(m_list->currentIndex()).summary) : QString();
}

void RunView::showDetails()
{
    const QModelIndex current = m_list->currentIndex();
    const OutcomeWords words = m_model->wordsAt(current);
    const PlannedObject *object = m_model->objectAt(current);
    const std::optional<StepRecord> step = m_model->stepAt(current);
    m_summary->setText(begunAtTheLeft(summary(), layoutDirection()));
    m_advice->setText(words.advice);
    m_facts->setText(words.facts);
    m_advice->setVisible(!words.advice.isEmpty());
    m_facts->setVisible(!words.facts.isEmpty());
    m_compare->setVisible(m_comparable && step && step->outcome.state == StepState::Failed && step->outcome.conflict.isObject());
    m_copy->setEnabled(object != nullptr);
}

} // namespace Provost
