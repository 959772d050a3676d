// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importsession.h"
#include "import/mappinglines.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace Provost {

class LineForm;
class MessageStrip;
class TemplateMenu;

/// Second step: which column becomes what, by what rows are matched, and what an import may do.
class MappingPane : public QWidget
{
    Q_OBJECT
public:
    explicit MappingPane(ImportSession &session, QWidget *parent = nullptr);
    void refresh();

Q_SIGNALS:
    void said(const QString &words);
    void failed(const Provost::Error &error);

private:
    QWidget *buildOptions();
    void buildLines();
    void showTabs();
    void connectOptions();
    void fillKeys();
    void chooseKeys();
    void showMissing();
    void addValue();

    ImportSession &m_session;
    MappingModel &m_model;
    RuleModel m_rules;
    LookupModel m_lookups;
    bool m_filling = false;
    QComboBox *m_mode;
    QComboBox *m_firstKey;
    QComboBox *m_secondKey;
    QCheckBox *m_clear;
    TemplateMenu *m_templates;
    QTabBar *m_tabs;
    QStackedWidget *m_parts;
    MessageStrip *m_missing;
    QTableView *m_table;
    LineForm *m_form;
};

} // namespace Provost
