// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/comparedialog.h"

#include "form/gestures.h"
#include "forms/formtext.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>

using namespace Qt::StringLiterals;

namespace Provost {

CompareDialog::CompareDialog(EditSession &session, const ResourceType &type, const Resource &left, const Resource &right, QWidget *parent)
    : QDialog(parent)
    , m_spec(session.specOf(type))
    , m_left(session.shown(type, left))
    , m_right(session.shown(type, right))
    , m_names({left.displayText(), right.displayText()})
    , m_onlyDifferent(new QCheckBox(tr("&Only what differs"), this))
    , m_summary(new QLabel(this))
    , m_table(new QTableWidget(this))
{
    setObjectName(u"compareDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Compare %1 and %2").arg(m_names.first(), m_names.last()));
    resize(scaled(font(), 760), scaled(font(), 560));
    m_onlyDifferent->setObjectName(u"compareOnlyDifferent"_s);
    m_onlyDifferent->setChecked(true);
    m_summary->setObjectName(u"compareSummary"_s);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_table->setObjectName(u"compareTable"_s);
    m_table->setAccessibleName(tr("Comparison"));
    m_table->setColumnCount(3);
    m_table->setHorizontalHeaderLabels({tr("Attribute"), m_names.first(), m_names.last()});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(scaled(font(), 12), scaled(font(), 8), scaled(font(), 12), scaled(font(), 8));
    top->addWidget(m_onlyDifferent);
    top->addStretch(1);
    top->addWidget(m_summary);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, m_table, &QTableWidget::resizeRowsToContents); // as many lines as the width leaves
    connect(m_onlyDifferent, &QCheckBox::toggled, this, &CompareDialog::fill);
    fill();
}

void CompareDialog::fill()
{
    const QList<ComparedField> lines = compareObjects(m_spec, m_left, m_right);
    const auto different = std::count_if(lines.cbegin(), lines.cend(), [](const ComparedField &line) { return line.differs; });
    m_summary->setText(different == 0 ? tr("No differences") : tr("%n difference(s)", nullptr, int(different)));
    m_table->setRowCount(0);
    const QColor tint = mixed(palette().color(QPalette::Base), ThemeColors::of(palette()).warning, 0.14);
    for (const ComparedField &line : lines) {
        if (m_onlyDifferent->isChecked() && !line.differs)
            continue;
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        const QStringList texts {line.field->label, FormText::value(*line.field, line.left), FormText::value(*line.field, line.right)};
        for (int column = 0; column < 3; ++column) {
            auto item = std::make_unique<QTableWidgetItem>(texts.at(column));
            item->setToolTip(column == 0 ? line.field->path() : texts.at(column));
            if (line.differs && column > 0)
                item->setBackground(tint);
            m_table->setItem(row, column, item.release()); // the table owns it
        }
    }
    m_table->resizeRowsToContents();
}

} // namespace Provost
