// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/verifychoice.h"

#include "form/applyrun.h"

using namespace Qt::StringLiterals;

namespace Provost {

VerifyChoice::VerifyChoice(ApplyRun &run, QWidget *parent)
    : QComboBox(parent)
    , m_run(run)
{
    using Verify = Runner::Options::Verify;
    setObjectName(u"reviewVerify"_s);
    setAccessibleName(tr("Read again after writing"));
    const std::tuple<Verify, QString, QString> choices[] {
        {Verify::Off, tr("Trust the answers"), tr("Nothing is read again after it was written.")},
        {Verify::Memberships, tr("Check memberships"), tr("The first and the last membership of each group are read again, unless the answer shows them.")},
        {Verify::Sample, tr("Check one in ten"), tr("Memberships and one object in ten are read again after they were written.")},
        {Verify::All, tr("Check everything"), tr("Everything is read again after it was written: about twice as many requests.")}};
    for (const auto &[verify, text, explanation] : choices) {
        addItem(text, int(verify));
        setItemData(count() - 1, explanation, Qt::ToolTipRole);
    }
    setCurrentIndex(findData(int(run.verify())));
    setMinimumWidth(sizeHint().width() + fontMetrics().height()); // our style counts the arrow too small
    connect(this, &QComboBox::currentIndexChanged, this, [this] {
        m_run.setVerify(Verify(currentData().toInt()));
        showState();
    });
    connect(&run, &ApplyRun::stateChanged, this, &VerifyChoice::showState);
    showState();
}

void VerifyChoice::showState()
{
    const bool isRun = m_run.state() == ApplyRun::State::Sending || m_run.state() == ApplyRun::State::Ended;
    setVisible(!isRun);
    setEnabled(!m_run.isRunning());
    setToolTip(currentData(Qt::ToolTipRole).toString());
}

} // namespace Provost
