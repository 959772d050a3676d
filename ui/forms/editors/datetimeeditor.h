// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QComboBox;
class QLineEdit;
class QMenu;
class QToolButton;

namespace Provost {

/// A date and time as the wall clock of its zone, with the zone beside it and a calendar. Digits below the second stay as they came.
class DateTimeEditor : public FieldEditor
{
    Q_OBJECT
public:
    DateTimeEditor(const FieldSpec &spec, QWidget *parent);
    ~DateTimeEditor() override;
    void setValue(const Json &value) override;
    void setMixed(bool mixed) override;
    bool isWide() const override { return true; }

protected:
    QWidget *control() const override;

private:
    void onTyped();
    void offerZones(const QString &zone);
    void openCalendar();
    QLineEdit *m_wall;
    QComboBox *m_zone;
    QToolButton *m_calendar;
    bool m_typed = false;
};

} // namespace Provost
