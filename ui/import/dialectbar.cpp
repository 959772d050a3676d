// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/dialectbar.h"

#include "import/importwords.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace Provost {

DialectBar::DialectBar(ImportSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_encoding(new QComboBox(this))
    , m_delimiter(new QComboBox(this))
    , m_sheet(new QComboBox(this))
    , m_preamble(new QSpinBox(this))
    , m_examples(new QSpinBox(this))
    , m_header(new QCheckBox(tr("Has a &header"), this))
    , m_doubt(new QLabel(tr("The encoding is a guess: look at the letters beyond A to Z below, and choose another one if they are wrong."), this))
{
    setObjectName(u"dialectBar"_s);
    buildLayout();
    fillChoices();
    connect(m_encoding, &QComboBox::currentIndexChanged, this, [this] { askAgain(SampleMode::PlaceHeader); });
    connect(m_delimiter, &QComboBox::currentIndexChanged, this, [this] { askAgain(SampleMode::PlaceHeader); });
    connect(m_sheet, &QComboBox::currentIndexChanged, this, [this] { askAgain(SampleMode::PlaceHeader); });
    connect(m_preamble, &QSpinBox::valueChanged, this, [this] { askAgain(SampleMode::AsGiven); });
    connect(m_examples, &QSpinBox::valueChanged, this, [this] { askAgain(SampleMode::AsGiven); });
    connect(m_header, &QCheckBox::toggled, this, [this] { askAgain(SampleMode::AsGiven); });
}

QWidget *DialectBar::labelled(const QString &text, QWidget *field)
{
    auto *box = new QWidget(this);
    auto *label = new QLabel(text, box);
    label->setBuddy(field);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->setSpacing(scaled(font(), 6));
    row->addWidget(label);
    row->addWidget(field);
    field->setAccessibleName(QString(text).remove(u'&'));
    return box;
}

void DialectBar::buildLayout()
{
    m_encoding->setObjectName(u"encoding"_s);
    m_delimiter->setObjectName(u"delimiter"_s);
    m_sheet->setObjectName(u"sheet"_s);
    m_preamble->setObjectName(u"preambleRows"_s);
    m_examples->setObjectName(u"exampleRows"_s);
    m_header->setObjectName(u"hasHeader"_s);
    m_preamble->setRange(0, 199);
    m_examples->setRange(0, 50);
    m_encodingBox = labelled(tr("&Encoding"), m_encoding);
    m_delimiterBox = labelled(tr("&Delimiter"), m_delimiter);
    m_sheetBox = labelled(tr("&Sheet"), m_sheet);
    m_doubt->setObjectName(u"encodingDoubt"_s);
    m_doubt->setWordWrap(true);
    m_doubt->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(font(), 16), scaled(font(), 4), scaled(font(), 16), scaled(font(), 10));
    column->setSpacing(scaled(font(), 6));
    auto *row = new QHBoxLayout;
    column->addLayout(row);
    column->addWidget(m_doubt);
    row->setSpacing(scaled(font(), 14));
    for (QComboBox *box : {m_encoding, m_delimiter, m_sheet}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(9);
    }
    m_encoding->setMinimumContentsLength(12); // windows-1252
    row->addWidget(m_encodingBox);
    row->addWidget(m_delimiterBox);
    row->addWidget(m_sheetBox);
    row->addWidget(m_header);
    row->addWidget(labelled(tr("Rows &above it"), m_preamble));
    row->addWidget(labelled(tr("E&xamples below"), m_examples));
    row->addStretch(1);
}

void DialectBar::fillChoices()
{
    for (const char *name : {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1257",
                             "ISO-8859-1", "ISO-8859-2", "ISO-8859-15", "IBM437", "IBM850", "IBM852", "IBM866", "KOI8-R", "macintosh", "Shift_JIS", "EUC-JP", "GB18030", "Big5",
                             "EUC-KR"})
        m_encoding->addItem(QString::fromLatin1(name));
    for (const char delimiter : {',', ';', '\t', '|'})
        m_delimiter->addItem(delimiterWords(delimiter), QChar(QLatin1Char(delimiter)));
}

void DialectBar::setSample(const TableSample &sample)
{
    m_filling = true;
    const Dialect &dialect = sample.dialect;
    const bool isBook = !dialect.sheet.isEmpty();
    m_encodingBox->setVisible(!isBook);
    m_delimiterBox->setVisible(!isBook);
    m_doubt->setVisible(!isBook && !dialect.isEncodingSure);
    m_sheetBox->setVisible(isBook);
    if (m_encoding->findText(dialect.encoding, Qt::MatchFixedString) < 0)
        m_encoding->addItem(dialect.encoding);
    m_encoding->setCurrentIndex(m_encoding->findText(dialect.encoding, Qt::MatchFixedString));
    const QChar delimiter = QLatin1Char(dialect.delimiter);
    if (m_delimiter->findData(delimiter) < 0)
        m_delimiter->addItem(delimiterWords(dialect.delimiter), delimiter);
    m_delimiter->setCurrentIndex(m_delimiter->findData(delimiter));
    m_sheet->clear();
    m_sheet->addItems(sample.sheets);
    m_sheet->setCurrentIndex(int(sample.sheets.indexOf(dialect.sheet)));
    m_preamble->setValue(dialect.preambleRows);
    m_header->setChecked(dialect.hasHeader);
    m_examples->setValue(dialect.exampleRows);
    m_examples->setEnabled(dialect.hasHeader);
    m_filling = false;
}

void DialectBar::askAgain(SampleMode mode)
{
    if (m_filling || !m_session.hasTable())
        return;
    Dialect dialect = m_session.sample().dialect;
    if (dialect.sheet.isEmpty()) {
        dialect.isEncodingSure = dialect.isEncodingSure || m_encoding->currentText() != dialect.encoding; // said, not guessed
        dialect.encoding = m_encoding->currentText();
        dialect.delimiter = m_delimiter->currentData().toChar().toLatin1();
    } else {
        dialect.sheet = m_sheet->currentText();
    }
    dialect.preambleRows = m_preamble->value();
    dialect.hasHeader = m_header->isChecked();
    dialect.exampleRows = m_header->isChecked() ? m_examples->value() : 0;
    m_session.setDialect(dialect, mode);
}

} // namespace Provost
