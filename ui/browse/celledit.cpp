// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/celledit.h"

#include "directory/directory.h"
#include "form/uniquecheck.h"
#include "forms/editors/editorfactory.h"
#include "forms/fieldeditor.h"
#include "forms/formtext.h"
#include "widgets/hintlabel.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace Provost {

CellEdit::CellEdit(EditSession &session, const ResourceType &type, const Resource &resource, const Column &column, QWidget *viewport)
    : QFrame(viewport)
    , m_session(session)
    , m_form(new FormModel(session.specOf(type), session.directory().description().profile, this))
    , m_hint(new HintLabel(u"cellHint"_s, this))
    , m_label(resource.displayText())
{
    setObjectName(u"cellEdit"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFrameShape(QFrame::StyledPanel);
    m_form->startEdit(session.subjectOf(type, resource));
    m_field = m_form->indexOf(column.name);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(2);
    if (m_field >= 0) {
        const FieldSpec &spec = m_form->field(m_field);
        m_editor = makeFieldEditor(spec, session, this);
        m_editor->setNames(spec.label, u"cell:"_s + spec.path());
        layout->addWidget(m_editor);
    }
    layout->addWidget(m_hint);
}

CellEdit::~CellEdit()
{
    if (m_editor)
        m_editor->disconnect(); // losing the focus is no edit
}

bool CellEdit::open(const QRect &cell)
{
    const FieldLock lock = m_field < 0 ? FieldLock::ServersOwn : m_form->lock(m_field);
    if (lock != FieldLock::None) {
        Q_EMIT said(FormText::lock(lock, m_form->locks()));
        closeLater();
        return true;
    }
    const bool isDate = m_form->field(m_field).kind == FieldKind::DateTime;
    if (m_editor->isWide() && !isDate) {
        closeLater();
        return false;
    }
    m_editor->setValue(m_form->value(m_field));
    m_editor->setMixed(false);
    m_editor->setValueName(m_form->referenceName(m_field));
    connect(m_editor, &FieldEditor::edited, this, [this](const Json &value) { m_form->setValue(m_field, value); });
    connect(m_editor, &FieldEditor::unreadable, this, [this](const FieldProblem &problem) { m_form->setUnreadable(m_field, problem); });
    connect(m_editor, &FieldEditor::named, this, [this](const QString &id, const QString &name) { m_form->noteName(id, name); });
    connect(m_editor, &FieldEditor::committed, this, &CellEdit::stage);
    connect(m_form, &FormModel::fieldChanged, this, &CellEdit::showProblems);
    new UniqueCheck(m_session, *m_form, this);
    const int width = std::max(cell.width(), scaled(font(), isDate ? 320 : 200));
    const int left = layoutDirection() == Qt::RightToLeft ? cell.right() - width + 1 : cell.left();
    setGeometry(std::clamp(left, 0, std::max(0, parentWidget()->width() - width)), cell.top() - 2, width, sizeHint().height());
    const auto inside = m_editor->findChildren<QWidget *>();
    for (QWidget *widget : inside)
        widget->installEventFilter(this);
    show();
    return true;
}

void CellEdit::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    raise();
    if (m_editor)
        m_editor->setFocus(Qt::OtherFocusReason);
}

void CellEdit::showProblems()
{
    m_hint->say(FormText::problems(m_form->problems(m_field), m_form->field(m_field)), HintLabel::Tone::Problem);
    adjustSize();
    if (geometry().bottom() > parentWidget()->height())
        move(x(), std::max(0, parentWidget()->height() - height()));
}

void CellEdit::stage()
{
    if (m_closing)
        return;
    if (!m_form->problems(m_field).isEmpty())
        return; // what is wrong stays in sight
    if (auto change = m_form->changeOf(m_field)) {
        change->origin.kind = ChangeOrigin::Kind::Cell;
        m_session.stage({*change}, tr("%1 of %2").arg(m_form->field(m_field).label, m_label));
    }
    closeLater();
}

void CellEdit::closeLater()
{
    if (std::exchange(m_closing, true))
        return;
    if (isAncestorOf(QApplication::focusWidget()))
        parentWidget()->setFocus(Qt::OtherFocusReason); // the table goes on from here
    hide();
    deleteLater(); // an editor of ours is the sender
}

bool CellEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            closeLater();
            return true;
        }
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !m_form->isTouched(m_field)) {
            if (m_form->problems(m_field).isEmpty())
                closeLater();
            return true;
        }
    }
    if (event->type() == QEvent::FocusOut) {
        QWidget *next = QApplication::focusWidget();
        const bool popup = QApplication::activePopupWidget() != nullptr;
        if (!popup && (!next || !isAncestorOf(next)) && !m_form->isTouched(m_field))
            closeLater();
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace Provost
