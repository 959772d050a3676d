// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/createdialog.h"

#include "forms/formpanel.h"
#include "widgets/messagestrip.h"
#include "widgets/placeline.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Provost {

CreateDialog::CreateDialog(EditSession &session, const ResourceType &type, const Json &values, const QString &temporaryId, QWidget *parent)
    : QDialog(parent)
    , m_panel(new FormPanel(session, this))
    , m_loss(new MessageStrip(this))
{
    setObjectName(u"createDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const bool isUser = type.isCalled(u"User");
    const bool isGroup = type.isCalled(u"Group");
    setWindowTitle(isUser ? tr("New User") : isGroup ? tr("New Group") : tr("New %1").arg(type.name));
    resize(scaled(font(), 560), scaled(font(), 660));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(new PlaceLine(this));
    column->addWidget(m_loss);
    column->addWidget(m_panel, 1);
    m_loss->setObjectName(u"createLoss"_s);
    m_loss->hide();
    connect(m_loss, &MessageStrip::actionTriggered, this, &CreateDialog::throwAway);
    connect(m_loss, &MessageStrip::secondTriggered, this, &CreateDialog::goOn);
    m_panel->create(type, values, temporaryId);
    connect(m_panel, &FormPanel::said, this, &CreateDialog::said);
    connect(m_panel, &FormPanel::finished, this, [this] {
        m_isOver = true;
        close();
    });
}

bool CreateDialog::isStarted() const
{
    return !m_isOver && m_panel->model() && m_panel->model()->hasTouched();
}

bool CreateDialog::mayClose(std::function<void()> then)
{
    if (!isStarted())
        return true;
    m_then = std::move(then);
    m_loss->setMessage(MessageStrip::Tone::Warning, tr("What you typed is not among the changes yet."), tr("&Throw It Away"), tr("&Go On Typing"));
    m_loss->show();
    raise();
    activateWindow();
    return false;
}

void CreateDialog::keep()
{
    if (isStarted())
        m_panel->stageUnfinished();
    m_isOver = true;
    m_loss->hide();
    close();
}

/// Also by the window's own button. A second Escape goes on typing.
void CreateDialog::reject()
{
    if (m_loss->isVisible())
        goOn();
    else if (mayClose())
        QDialog::reject();
}

/// What was to follow does not, and what it holds (a token, maybe) is gone.
void CreateDialog::goOn()
{
    m_loss->hide();
    m_then = {};
}

void CreateDialog::throwAway()
{
    m_isOver = true;
    m_loss->hide();
    if (m_then)
        QTimer::singleShot(0, parentWidget()->window(), std::exchange(m_then, {})); // it may be the end of this dialog
    close();
}

void CreateDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_panel->focusField({});
}

} // namespace Provost
