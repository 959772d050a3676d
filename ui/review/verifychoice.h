// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace Provost {

class ApplyRun;

/// What is read again after it was written, to be chosen before a run.
class VerifyChoice : public QComboBox
{
    Q_OBJECT
public:
    VerifyChoice(ApplyRun &run, QWidget *parent); ///< `run` outlives it

private:
    void showState();

    ApplyRun &m_run;
};

} // namespace Provost
