// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/gridstyles.h"

#include "errors/detailwords.h"
#include "import/checkmodel.h"
#include "import/importwords.h"
#include "import/planrowsmodel.h"
#include "import/previewmodel.h"
#include "import/reportrowsmodel.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTableView>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace Provost {

void setCellIcon(QStyleOptionViewItem *option, const QString &name, const QColor &ink)
{
    const int side = option->fontMetrics.height();
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = {side, side};
    option->icon = QIcon(iconPixmap(name, {side, side}, ink, option->widget ? option->widget->devicePixelRatioF() : 1));
}

void setUpGrid(QTableView *table, const QString &objectName, const QString &accessibleName)
{
    table->setObjectName(objectName);
    table->setAccessibleName(accessibleName);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setTextElideMode(Qt::ElideRight);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->setDefaultSectionSize(scaled(table->font(), 26));
    table->verticalHeader()->setDefaultAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    table->verticalHeader()->setMinimumWidth(scaled(table->font(), 44));
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table->horizontalHeader()->setMinimumSectionSize(scaled(table->font(), 56));
}

void fitColumns(QTableView *table, int beside)
{
    constexpr int columnsMeasured = 60; // beyond, nobody looks before scrolling, and measuring takes its time
    constexpr int rowsMeasured = 40;
    const QFontMetrics metrics(table->font());
    const QAbstractItemModel *model = table->model();
    const int least = scaled(table->font(), 76);
    const int most = scaled(table->font(), 300);
    for (int column = 0; column < model->columnCount(); ++column) {
        int width = scaled(table->font(), 110);
        if (column < columnsMeasured) {
            width = metrics.horizontalAdvance(model->headerData(column, Qt::Horizontal).toString());
            for (int row = 0; row < std::min(rowsMeasured, model->rowCount()); ++row)
                width = std::max(width, metrics.horizontalAdvance(model->index(row, column).data().toString().left(80)));
            width = std::clamp(width + scaled(table->font(), 28) + beside, least, most);
        }
        table->setColumnWidth(column, width);
    }
}

void PreviewDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const ThemeColors colors = ThemeColors::of(option->palette);
    switch (index.data(int(PreviewModel::Role::RowKind)).value<PreviewModel::RowKind>()) {
    case PreviewModel::RowKind::Preamble:
    case PreviewModel::RowKind::Example:
        option->palette.setColor(QPalette::Text, colors.subtle);
        option->font.setStrikeOut(!option->text.isEmpty());
        break;
    case PreviewModel::RowKind::Header:
        option->font.setWeight(QFont::DemiBold);
        option->palette.setColor(QPalette::Text, colors.accent);
        option->backgroundBrush = mixed(option->palette.color(QPalette::Base), colors.accent, 0.08);
        break;
    case PreviewModel::RowKind::Data:
        break;
    }
    if (index.data(int(PreviewModel::Role::IsBroken)).toBool()) {
        option->backgroundBrush = mixed(option->palette.color(QPalette::Base), colors.warning, 0.14);
        if (index.column() == 0)
            setCellIcon(option, u"warning"_s, colors.warning);
    }
}

QWidget *CheckDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!hasLineBreak(index.data(Qt::EditRole).toString()))
        return QStyledItemDelegate::createEditor(parent, option, index);
    auto *editor = new QPlainTextEdit(parent);
    editor->setObjectName(u"cellText"_s);
    editor->setAccessibleName(tr("Text of the cell, of several lines"));
    editor->setAutoFillBackground(true);
    editor->setTabChangesFocus(true); // to the next cell, as from any other
    return editor;
}

void CheckDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *text = qobject_cast<QPlainTextEdit *>(editor))
        text->setPlainText(index.data(Qt::EditRole).toString());
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void CheckDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const auto *text = qobject_cast<QPlainTextEdit *>(editor);
    if (text == nullptr)
        return QStyledItemDelegate::setModelData(editor, model, index);
    if (!text->document()->isModified())
        return;
    const QString before = index.data(Qt::EditRole).toString();
    const QString lineBreak = before.contains("\r\n"_L1) ? u"\r\n"_s : before.contains(u'\n') ? u"\n"_s : before.contains(u'\r') ? u"\r"_s : u"\n"_s;
    model->setData(index, text->document()->toRawText().replace(QChar::ParagraphSeparator, lineBreak)); // toPlainText() would make blanks of those that do not break
}

void CheckDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::updateEditorGeometry(editor, option, index);
    if (qobject_cast<QPlainTextEdit *>(editor) == nullptr)
        return;
    const QRect room = editor->parentWidget()->rect();
    QRect place(option.rect.topLeft(), QSize(std::max(option.rect.width(), scaled(option.font, 260)), std::max(option.rect.height(), 6 * option.fontMetrics.lineSpacing())));
    place.translate(std::min(0, room.right() - place.right()), std::min(0, room.bottom() - place.bottom()));
    editor->setGeometry(place & room);
}

bool CheckDelegate::eventFilter(QObject *editor, QEvent *event)
{
    auto *text = qobject_cast<QPlainTextEdit *>(editor);
    const auto *key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event) : nullptr;
    const bool isReturn = key != nullptr && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
    if (text == nullptr || !isReturn || !key->modifiers().testFlag(Qt::ControlModifier))
        return QStyledItemDelegate::eventFilter(editor, event);
    Q_EMIT commitData(text);
    Q_EMIT closeEditor(text);
    return true;
}

void CheckDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const ThemeColors colors = ThemeColors::of(option->palette);
    const QVariant problem = index.data(int(CheckModel::Role::Problem));
    const bool isAll = index.column() == CheckModel::problemColumn;
    if (isAll && index.data(int(CheckModel::Role::IsMended)).toBool()) {
        option->text = tr("mended");
        setCellIcon(option, u"check"_s, colors.success);
    }
    if (index.data(int(CheckModel::Role::IsFixed)).toBool()) {
        option->font.setWeight(QFont::DemiBold);
        option->palette.setColor(QPalette::Text, colors.success);
    }
    if (isAll && !problem.isValid() && index.data(int(CheckModel::Role::WorstOfRow)).isValid()) {
        const RowProblem worst = index.data(int(CheckModel::Role::WorstOfRow)).value<RowProblem>();
        option->text = problemTitle(worst.kind);
        setCellIcon(option, worst.isFatal() ? u"error"_s : u"warning"_s, worst.isFatal() ? colors.danger : colors.warning);
    }
    if (!problem.isValid())
        return;
    const RowProblem what = problem.value<RowProblem>();
    const QColor ink = what.isFatal() ? colors.danger : colors.warning;
    option->backgroundBrush = mixed(option->palette.color(QPalette::Base), ink, colors.dark ? 0.26 : 0.14);
    setCellIcon(option, what.isFatal() ? u"error"_s : u"warning"_s, ink);
    if (isAll)
        option->text = problemTitle(what.kind);
}

/// Problems are told by colour and icon; the line around the cell is for those who see neither well.
void CheckDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() == CheckModel::problemColumn || !index.data(int(CheckModel::Role::Problem)).isValid())
        return;
    const ThemeColors colors = ThemeColors::of(option.palette);
    const RowProblem what = index.data(int(CheckModel::Role::Problem)).value<RowProblem>();
    painter->save();
    painter->setPen(what.isFatal() ? colors.danger : colors.warning);
    painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

void MappingDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const ThemeColors colors = ThemeColors::of(option->palette);
    const auto column = MappingModel::Column(index.column());
    const auto fault = index.data(int(MappingModel::Role::Fault)).value<MappingModel::Fault>();
    const bool used = index.data(int(MappingModel::Role::IsUsed)).toBool();
    if (column == MappingModel::Column::Sample || (!used && column != MappingModel::Column::Target))
        option->palette.setColor(QPalette::Text, colors.subtle);
    if (column == MappingModel::Column::Source && option->text.isEmpty()) {
        option->text = index.data(int(MappingModel::Role::IsFixed)).toBool() ? tr("(the same for all)") : tr("(made of several)");
        option->palette.setColor(QPalette::Text, colors.subtle);
    }
    if (column == MappingModel::Column::Target) {
        if (!used) {
            option->text = tr("not used");
            option->palette.setColor(QPalette::Text, colors.subtle);
        } else {
            option->font.setWeight(QFont::DemiBold);
            const double confidence = index.data(int(MappingModel::Role::Confidence)).toDouble();
            if (fault == MappingModel::Fault::UnknownTarget || fault == MappingModel::Fault::TakenTwice)
                setCellIcon(option, u"error"_s, colors.danger);
            else if (confidence < 0.9)
                setCellIcon(option, u"help"_s, colors.warning);
            else
                setCellIcon(option, u"check"_s, colors.success);
        }
    }
    if (column == MappingModel::Column::Value) {
        option->font = monospaceFont(option->font);
        if (fault == MappingModel::Fault::BadExpression || fault == MappingModel::Fault::UnknownColumn)
            setCellIcon(option, u"error"_s, colors.danger);
    }
    if (column == MappingModel::Column::Outcome && fault == MappingModel::Fault::BadSample) {
        option->text = detailWords(index.data(int(MappingModel::Role::FaultText)).toString());
        option->palette.setColor(QPalette::Text, colors.warning);
        setCellIcon(option, u"warning"_s, colors.warning);
    }
}

void PlanRowDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const ThemeColors colors = ThemeColors::of(option->palette);
    const auto fate = ImportPlan::Fate(index.data(int(PlanRowsModel::Role::Fate)).toInt());
    const auto column = PlanRowsModel::Column(index.column());
    if (column == PlanRowsModel::Column::Fate) {
        option->text = fateWords(fate);
        const bool rejected = fate == ImportPlan::Fate::Rejected;
        const QColor ink = rejected ? colors.danger : fate == ImportPlan::Fate::Create ? colors.success : fate == ImportPlan::Fate::Update ? colors.accent : colors.subtle;
        const QString icon = rejected ? u"error"_s : fate == ImportPlan::Fate::Create ? u"plus"_s : fate == ImportPlan::Fate::Update ? u"edit"_s : u"check"_s;
        setCellIcon(option, icon, ink);
    }
    if (column == PlanRowsModel::Column::Problem) {
        const QVariant problem = index.data(int(PlanRowsModel::Role::Problem));
        option->text = problem.isValid() ? problemWords(problem.value<RowProblem>()) : QString();
    }
    if (fate == ImportPlan::Fate::Unchanged)
        option->palette.setColor(QPalette::Text, colors.subtle);
}

namespace {

QString reasonOf(const QModelIndex &index)
{
    const auto result = index.data(int(ReportRowsModel::Role::Result)).value<RowResult>();
    const QVariant problem = index.data(int(ReportRowsModel::Role::Problem));
    if (result.status == RowResult::Status::Rejected && problem.isValid())
        return problemWords(problem.value<RowProblem>());
    if (const auto words = knownDetail(result.reason))
        return *words;
    const bool isTheirs = !result.scimType.isEmpty() && !result.reason.isEmpty(); // in the provider's language, which may be nobody's here
    return isTheirs ? ReportRowDelegate::tr("The provider says: “%1”").arg(result.reason) : result.reason;
}

} // namespace

void ReportRowDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const ThemeColors colors = ThemeColors::of(option->palette);
    const auto result = index.data(int(ReportRowsModel::Role::Result)).value<RowResult>();
    if (index.column() == int(ReportRowsModel::Column::Outcome)) {
        option->text = statusWords(result.status);
        const bool isOpen = result.status == RowResult::Status::NotReached;
        setCellIcon(option, isOpen ? u"pause"_s : u"error"_s, isOpen ? colors.warning : colors.danger);
    }
    if (index.column() == int(ReportRowsModel::Column::Why)) {
        const QString reason = reasonOf(index);
        const QString advice = adviceWords(result);
        const bool isSentence = reason.isEmpty() || advice.isEmpty() || reason.endsWith(u'.') || reason.endsWith(u'!');
        option->text = QString(reason + (isSentence ? u" "_s : u". "_s) + advice).trimmed();
    }
}

/// The row's whole words, and what a support desk asks for.
bool ReportRowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const auto result = index.data(int(ReportRowsModel::Role::Result)).value<RowResult>();
    QStringList lines {reasonOf(index), adviceWords(result)};
    if (!result.scimType.isEmpty())
        lines << u"scimType: "_s + result.scimType;
    if (!result.requestId.isEmpty())
        lines << tr("Request ID: %1").arg(result.requestId);
    lines.removeAll(QString());
    QToolTip::showText(event->globalPos(), lines.join(u'\n'), view);
    return true;
}

} // namespace Provost
