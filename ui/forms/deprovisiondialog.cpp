// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/deprovisiondialog.h"

#include "directory/directory.h"
#include "errors/errortext.h"
#include "forms/editors/referenceeditor.h"
#include "forms/formtext.h"
#include "widgets/busyline.h"
#include "widgets/hintlabel.h"
#include "widgets/placeline.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

FieldSpec groupField()
{
    FieldSpec spec {.name = {{}, u"group"_s, {}}, .kind = FieldKind::Reference};
    spec.referenceTypes = {u"Group"_s};
    return spec;
}

QCheckBox *makeBox(QWidget *parent, const QString &name, const QString &text, bool checked)
{
    auto *box = new QCheckBox(text, parent);
    box->setObjectName(name);
    box->setChecked(checked);
    return box;
}

} // namespace

DeprovisionDialog::DeprovisionDialog(EditSession &session, const ResourceType &type, const QList<Resource> &resources, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_type(type)
    , m_resources(resources)
    , m_disable(makeBox(this, u"deprovisionDisable"_s, tr("&Disable: no more sign-in"), true))
    , m_leave(makeBox(this, u"deprovisionLeave"_s, tr("&Leave all groups"), true))
    , m_move(makeBox(this, u"deprovisionMove"_s, tr("&Join this group:"), false))
    , m_remove(makeBox(this, u"deprovisionDelete"_s, tr("D&elete as well"), false))
    , m_group(new ReferenceEditor(groupField(), session, this))
    , m_busy(new BusyLine(this))
    , m_hint(new HintLabel(u"deprovisionHint"_s, this))
    , m_go(nullptr)
{
    setObjectName(u"deprovisionDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Deprovision"));
    m_group->setNames(tr("Group to join"), u"deprovisionGroup"_s);
    m_group->setMixed(false);
    buildLayout(m_group);
    for (QCheckBox *box : {m_disable, m_leave, m_move, m_remove})
        connect(box, &QCheckBox::toggled, this, &DeprovisionDialog::onEdited);
    connect(m_group, &FieldEditor::named, &m_session, &EditSession::knowName); // else only its id is known of it
    connect(m_group, &FieldEditor::edited, this, [this](const Json &id) {
        m_how.moveTo = id.scalarText();
        onEdited();
    });
    showState();
}

QString DeprovisionDialog::who() const
{
    return m_resources.size() == 1 ? m_resources.first().displayText() : tr("%n people", nullptr, int(m_resources.size()));
}

void DeprovisionDialog::buildLayout(FieldEditor *group)
{
    auto *title = new QLabel(tr("What shall become of %1?").arg(who()), this);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    title->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"deprovisionCancel"_s);
    m_go = buttons->addButton(tr("&Add to Changes"), QDialogButtonBox::AcceptRole);
    m_go->setObjectName(u"deprovisionGo"_s);
    m_go->setDefault(true);
    auto *column = new QVBoxLayout(this);
    const int edge = scaled(font(), 16);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(scaled(font(), 8));
    column->addWidget(new PlaceLine(this));
    column->addWidget(title);
    column->addWidget(m_disable);
    column->addWidget(m_leave);
    auto *move = new QHBoxLayout;
    move->addWidget(m_move);
    move->addWidget(group, 1);
    column->addLayout(move);
    column->addWidget(m_remove);
    column->addWidget(m_hint);
    column->addStretch(1);
    column->addWidget(m_busy);
    column->addWidget(buttons);
    setMinimumWidth(scaled(font(), 420));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_go, &QPushButton::clicked, this, &DeprovisionDialog::prepare);
}

void DeprovisionDialog::onEdited()
{
    m_confirmedUnknown = false;
    m_go->setText(tr("&Add to Changes"));
    showState();
}

/// While the groups are being asked for nothing can be changed: what is staged is what was asked for.
void DeprovisionDialog::showState()
{
    const bool isAsking = m_busy->isBusy();
    const bool deletes = m_remove->isChecked();
    const ServerProfile::Deletion deletion = m_session.directory().description().profile.deletion;
    for (QCheckBox *box : {m_leave, m_remove})
        box->setEnabled(!isAsking);
    for (QCheckBox *box : {m_disable, m_move})
        box->setEnabled(!isAsking && !deletes);
    m_group->setEnabled(!isAsking && !deletes && m_move->isChecked());
    if (!deletes)
        m_hint->say({});
    else if (deletion == ServerProfile::Deletion::Final)
        m_hint->say(tr("Deleting cannot be undone on this server."), HintLabel::Tone::Warning);
    else
        m_hint->say(tr("This server keeps what is deleted for a while, but it cannot be restored from here."), HintLabel::Tone::Warning);
    const bool needsGroup = m_move->isChecked() && m_how.moveTo.isEmpty();
    m_go->setEnabled(!isAsking && (deletes || (!needsGroup && (m_disable->isChecked() || m_leave->isChecked() || m_move->isChecked()))));
}

Deprovisioning DeprovisionDialog::wanted() const
{
    Deprovisioning how {.disable = m_disable->isChecked(), .leaveGroups = m_leave->isChecked(), .remove = m_remove->isChecked()};
    if (m_move->isChecked() && !how.remove)
        how.moveTo = m_how.moveTo;
    return how;
}

void DeprovisionDialog::prepare()
{
    m_busy->setBusy(true);
    showState();
    auto *job = new DeprovisionJob(m_session.directory(), m_type, m_resources, wanted(), this);
    job->then(this, [this](const Result<DeprovisionResult> &result) { onPrepared(result); });
}

void DeprovisionDialog::onPrepared(const Result<DeprovisionResult> &result)
{
    m_busy->setBusy(false);
    showState();
    if (!result.ok())
        return m_hint->say(ErrorText::of(result.error()).summary, HintLabel::Tone::Problem);
    QStringList left;
    const bool stays = !m_remove->isChecked(); // else they leave with their account
    if (stays && !result->unknown.isEmpty())
        left << tr("The groups of %1 cannot be learnt, so they will stay in them.").arg(result->unknown.join(u", "_s));
    if (stays && !result->lockedGroups.isEmpty())
        left << tr("They stay in: %1.").arg(result->lockedGroups.join(u", "_s));
    for (const ObjectNote &reason : stays ? result->reasons : QList<ObjectNote>())
        left << FormText::note(reason);
    if (!left.isEmpty() && !m_confirmedUnknown) {
        m_confirmedUnknown = true;
        m_go->setText(tr("&Add the Rest"));
        return m_hint->say(left.join(u' '), HintLabel::Tone::Warning);
    }
    const QList<Change> changes = result->changes + againstStaged(m_session.changes().changes, m_type, m_resources, wanted());
    m_session.stage(changes, tr("Deprovision %1").arg(who()));
    Q_EMIT said(tr("%n change(s) staged. Nothing was sent yet.", nullptr, int(changes.size())));
    close();
}

} // namespace Provost
