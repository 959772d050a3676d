// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/editsession.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QTableWidget;

namespace Provost {

/// Two objects of a type side by side, as they are to be with what is staged.
class CompareDialog : public QDialog
{
    Q_OBJECT
public:
    CompareDialog(EditSession &session, const ResourceType &type, const Resource &left, const Resource &right, QWidget *parent);

private:
    void fill();
    FormSpec m_spec;
    Json m_left;
    Json m_right;
    QStringList m_names;
    QCheckBox *m_onlyDifferent;
    QLabel *m_summary;
    QTableWidget *m_table;
};

} // namespace Provost
