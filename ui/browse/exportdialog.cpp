// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/exportdialog.h"

#include "widgets/placeline.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QString counted(const QString &words, const std::optional<qint64> &count)
{
    return count ? ExportDialog::tr("%1 (%2)", "what, how many").arg(words, QLocale().toString(*count)) : words;
}

QWidget *choiceOf(QRadioButton *first, QRadioButton *second, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins({});
    auto *group = new QButtonGroup(box);
    for (QRadioButton *button : {first, second}) {
        group->addButton(button);
        column->addWidget(button);
    }
    first->setChecked(true);
    return box;
}

} // namespace

ExportDialog::ExportDialog(const Lists &lists, QWidget *parent)
    : QDialog(parent)
    , m_plural(lists.plural)
    , m_shownTakes(lists.shownTakes)
    , m_allTakes(lists.allTakes)
    , m_shown(new QRadioButton(counted(lists.isNarrowed ? tr("What is &shown") : tr("All of the list"), lists.shown), this))
    , m_everything(new QRadioButton(counted(tr("&Everything, without search and filter"), lists.all), this))
    , m_columns(new QRadioButton(tr("The %n &column(s) of the table", nullptr, lists.columns), this))
    , m_attributes(new QRadioButton(tr("Every &attribute that there is"), this))
    , m_takes(new QLabel(this))
    , m_format(new QComboBox(this))
    , m_about(new QLabel(this))
    , m_baseLabel(new QLabel(tr("Names end &with:"), this))
    , m_baseDn(new QLineEdit(lists.baseDn, this))
{
    setObjectName(u"exportDialog"_s);
    setWindowTitle(tr("Export %1", "users").arg(lists.plural));
    m_shown->setObjectName(u"exportShown"_s);
    m_everything->setObjectName(u"exportEverything"_s);
    m_everything->setVisible(lists.isNarrowed);
    m_columns->setObjectName(u"exportColumns"_s);
    m_attributes->setObjectName(u"exportAttributes"_s);
    m_format->setObjectName(u"exportFormat"_s);
    m_format->addItem(tr("Excel workbook (XLSX)"), int(ExportFormat::Xlsx));
    m_format->addItem(tr("Table (CSV)"), int(ExportFormat::Csv));
    m_format->addItem(tr("JSON, one document"), int(ExportFormat::Json));
    m_format->addItem(tr("JSON, one a line"), int(ExportFormat::JsonLines));
    m_format->addItem(tr("LDAP (LDIF)"), int(ExportFormat::Ldif));
    m_about->setObjectName(u"exportAbout"_s);
    m_takes->setObjectName(u"exportTakes"_s);
    for (QLabel *words : {m_about, m_takes}) {
        words->setWordWrap(true);
        words->setForegroundRole(QPalette::PlaceholderText);
        words->setMinimumHeight(words->fontMetrics().lineSpacing() * (words == m_about ? 3 : 2));
        words->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    }
    m_baseDn->setObjectName(u"exportBaseDn"_s);
    m_baseLabel->setBuddy(m_baseDn);
    auto *form = new QFormLayout;
    form->addRow(tr("Rows:"), choiceOf(m_shown, m_everything, this));
    if (!lists.whyNotShown.isEmpty()) {
        m_shown->setEnabled(false);
        m_shown->setToolTip(lists.whyNotShown);
        m_shown->setAccessibleDescription(lists.whyNotShown);
        m_everything->setVisible(true);
        m_everything->setChecked(true);
    }
    form->addRow(QString(), m_takes);
    form->addRow(tr("Columns:"), choiceOf(m_columns, m_attributes, this));
    form->addRow(tr("&Format:"), m_format);
    form->addRow(QString(), m_about);
    form->addRow(m_baseLabel, m_baseDn);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *save = buttons->addButton(tr("Sa&ve As…"), QDialogButtonBox::ActionRole);
    save->setObjectName(u"exportSave"_s);
    save->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"exportCancel"_s);
    connect(save, &QPushButton::clicked, this, &ExportDialog::askForFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::onFormat);
    for (const QRadioButton *button : {m_columns, m_attributes})
        connect(button, &QRadioButton::clicked, this, [this] { m_hasChosenColumns = true; });
    for (const QRadioButton *button : {m_everything, m_attributes})
        connect(button, &QRadioButton::toggled, this, &ExportDialog::showWords);
    auto *column = new QVBoxLayout(this);
    column->addWidget(new PlaceLine(this));
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(scaled(font(), 460), sizeHint().height());
    onFormat();
}

bool ExportDialog::isEverything() const
{
    return m_everything->isChecked();
}

bool ExportDialog::hasEveryAttribute() const
{
    return m_attributes->isChecked() || format() == ExportFormat::Ldif;
}

ExportFormat ExportDialog::format() const
{
    return ExportFormat(m_format->currentData().toInt());
}

QString ExportDialog::baseDn() const
{
    return m_baseDn->text().trimmed();
}

QString ExportDialog::suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return u"csv"_s;
    case ExportFormat::Json:
        return u"json"_s;
    case ExportFormat::JsonLines:
        return u"jsonl"_s;
    case ExportFormat::Xlsx:
        return u"xlsx"_s;
    case ExportFormat::Ldif:
        return u"ldif"_s;
    }
    return {};
}

/// Whoever takes JSON wants what the provider has; whoever takes a table, what they see.
void ExportDialog::onFormat()
{
    const bool isLdif = format() == ExportFormat::Ldif;
    const bool isJson = format() == ExportFormat::Json || format() == ExportFormat::JsonLines;
    if (!m_hasChosenColumns)
        (isJson ? m_attributes : m_columns)->setChecked(true);
    m_columns->setEnabled(!isLdif);
    m_attributes->setEnabled(!isLdif);
    m_baseLabel->setVisible(isLdif);
    m_baseDn->setVisible(isLdif);
    showWords();
}

void ExportDialog::showWords()
{
    m_takes->setText(isEverything() ? m_allTakes : m_shownTakes);
    m_about->setText(aboutFormat());
}

QString ExportDialog::aboutFormat() const
{
    switch (format()) {
    case ExportFormat::Csv:
        return tr("Imports again as it is. Cells that a spreadsheet would run as a formula begin with an apostrophe.");
    case ExportFormat::Xlsx:
        return tr("Every cell is text: no formula runs, no leading zero is lost. Up to a million cells it imports again as it is.");
    case ExportFormat::Json:
    case ExportFormat::JsonLines:
        return hasEveryAttribute() ? tr("As the provider sent it, every digit and unknown attributes included.")
                                   : tr("Of each the id and the attributes of these columns; every other is left out.");
    case ExportFormat::Ldif:
        return tr("As inetOrgPerson and groupOfNames, named by their ids. What these classes have no attribute for is left out.");
    }
    return {};
}

void ExportDialog::askForFile()
{
    auto *dialog = new QFileDialog(this, windowTitle());
    dialog->setObjectName(u"exportFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString suffix = suffixOf(format());
    dialog->setNameFilters({m_format->currentText() + u" (*."_s + suffix + u')'});
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(m_plural + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &fileName) {
        Q_EMIT chosen(fileName);
        accept();
    });
    dialog->open();
}

} // namespace Provost
