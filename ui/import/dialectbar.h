// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importsession.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace Provost {

/// How the file is read: what was detected, each part of it changeable. The preview follows at once.
class DialectBar : public QWidget
{
    Q_OBJECT
public:
    explicit DialectBar(ImportSession &session, QWidget *parent = nullptr);
    void setSample(const TableSample &sample);

private:
    void buildLayout();
    void fillChoices();
    void askAgain(SampleMode mode);
    QWidget *labelled(const QString &text, QWidget *field);

    ImportSession &m_session;
    bool m_filling = false;
    QWidget *m_encodingBox;
    QWidget *m_delimiterBox;
    QWidget *m_sheetBox;
    QComboBox *m_encoding;
    QComboBox *m_delimiter;
    QComboBox *m_sheet;
    QSpinBox *m_preamble;
    QSpinBox *m_examples;
    QCheckBox *m_header;
    QLabel *m_doubt; ///< whether the encoding is the right one
};

} // namespace Provost
