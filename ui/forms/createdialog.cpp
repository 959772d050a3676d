// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/createdialog.h"

#include "forms/formpanel.h"
#include "widgets/placeline.h"
#include "widgets/theme.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace Provost {

CreateDialog::CreateDialog(EditSession &session, const ResourceType &type, const Json &values, const QString &temporaryId, QWidget *parent)
    : QDialog(parent)
    , m_panel(new FormPanel(session, this))
{
    setObjectName(u"createDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const bool isUser = type.isCalled(u"User");
    const bool isGroup = type.isCalled(u"Group");
    setWindowTitle(isUser ? tr("New User") : isGroup ? tr("New Group") : tr("New %1").arg(type.name));
    resize(scaled(font(), 560), scaled(font(), 660));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(new PlaceLine(this));
    column->addWidget(m_panel);
    m_panel->create(type, values, temporaryId);
    connect(m_panel, &FormPanel::said, this, &CreateDialog::said);
    connect(m_panel, &FormPanel::finished, this, &QDialog::close);
}

void CreateDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_panel->focusField({});
}

} // namespace Provost
