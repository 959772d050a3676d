// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/stepguide.h"

#include "widgets/flowlayout.h"
#include "widgets/hintlabel.h"
#include "widgets/icons.h"
#include "widgets/theme.h"
#include "widgets/wrappedlabel.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype buttonLetters = 36; ///< longer values are commands and the like: they wrap beside their button
constexpr auto openerName = "stepOpen"_L1;

QLabel *makeTitle(const QString &objectName, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(scaledFont(parent->font(), 1, QFont::DemiBold));
    return label;
}

} // namespace

StepGuide::StepGuide(const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    setObjectName(objectName);
    m_grid->setContentsMargins({});
    m_grid->setColumnStretch(1, 1);
    m_grid->setHorizontalSpacing(scaled(font(), 8));
    m_grid->setVerticalSpacing(2);
    hide();
}

void StepGuide::setSteps(const QList<GuideStep> &steps)
{
    if (steps == m_steps)
        return;
    clear();
    m_steps = steps;
    for (qsizetype i = 0; i < steps.size(); ++i)
        addStep(steps.at(i), int(i), steps.size() == 1 ? QString() : tr("%1.", "number of a step").arg(i + 1));
    for (QWidget *part : std::as_const(m_parts))
        part->show(); // what comes to a window that is open is hidden
    setHidden(steps.isEmpty());
}

void StepGuide::clear()
{
    for (QWidget *part : std::as_const(m_parts)) {
        part->hide();
        m_grid->removeWidget(part);
        part->setObjectName({});
        const auto inner = part->findChildren<QWidget *>();
        for (QWidget *one : inner)
            one->setObjectName({});
        part->deleteLater();
    }
    m_parts.clear();
    m_buttons.clear();
}

QWidget *StepGuide::keep(QWidget *part)
{
    m_parts << part;
    return part;
}

void StepGuide::addStep(const GuideStep &step, int index, const QString &number)
{
    const int row = 3 * index;
    const int above = scaled(font(), m_parts.isEmpty() ? 3 : 6);
    const int column = number.isEmpty() ? 0 : 1; // a single one has no number, and needs no indent
    auto *title = makeTitle(u"stepTitle%1"_s.arg(index), step.title, this);
    title->setContentsMargins(0, above, 0, 0);
    if (column == 1) {
        QLabel *mark = makeTitle(u"stepNumber%1"_s.arg(index), number, this);
        mark->setWordWrap(false);
        mark->setContentsMargins(0, above, 0, 0);
        m_grid->addWidget(keep(mark), row, 0, Qt::AlignTop | Qt::AlignRight);
    }
    auto *text = new HintLabel(u"stepText%1"_s.arg(index), this);
    text->say(step.text);
    m_grid->addWidget(keep(title), row, column, 1, 2 - column);
    m_grid->addWidget(keep(text), row + 1, column, 1, 2 - column);
    if (!step.values.isEmpty() || !step.link.isEmpty())
        m_grid->addWidget(keep(makeBelow(step)), row + 2, column, 1, 2 - column);
}

QWidget *StepGuide::makeBelow(const GuideStep &step)
{
    auto *below = new QWidget(this);
    auto *lines = new QVBoxLayout(below);
    lines->setContentsMargins({});
    lines->setSpacing(2);
    QStringList brief;
    for (const QString &value : step.values) {
        if (value.size() > buttonLetters)
            lines->addWidget(makeLong(value, below));
        else
            brief << value;
    }
    auto *buttons = new QWidget(below);
    auto *flow = new FlowLayout(buttons);
    flow->setSpacing(scaled(font(), 4));
    for (const QString &value : std::as_const(brief))
        flow->addWidget(makeCopier(value, buttons));
    if (!step.link.isEmpty())
        flow->addWidget(makeOpener(step.link, buttons));
    if (flow->count() == 0)
        buttons->hide();
    lines->addWidget(buttons);
    return below;
}

/// A command or a long address, which wraps, and its button.
QWidget *StepGuide::makeLong(const QString &value, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *line = new QHBoxLayout(box);
    line->setContentsMargins({});
    line->setSpacing(scaled(font(), 4));
    auto *text = new WrappedLabel(box);
    text->setText(value);
    text->setFont(monospaceFont(font()));
    text->setLayoutDirection(Qt::LeftToRight);
    line->addWidget(text, 1);
    QToolButton *copier = makeCopier(value, box);
    copier->setToolButtonStyle(Qt::ToolButtonIconOnly);
    line->addWidget(copier, 0, Qt::AlignTop);
    return box;
}

QToolButton *StepGuide::makeCopier(const QString &value, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(u"stepCopy%1"_s.arg(m_buttons.size()));
    button->setText(QString(value).replace(u'&', u"&&"_s));
    button->setIcon(themedIcon(u"copy"_s));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setLayoutDirection(Qt::LeftToRight);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(tr("Copy"));
    button->setAccessibleName(tr("Copy %1").arg(value));
    connect(button, &QToolButton::clicked, this, [this, value, button] { copy(value, button); });
    m_buttons << button;
    return button;
}

QToolButton *StepGuide::makeOpener(const QUrl &link, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(openerName);
    button->setText(tr("Open %1", "a host").arg(link.host()));
    button->setIcon(themedIcon(u"external"_s));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(link.toString());
    button->setAccessibleName(button->text());
    connect(button, &QToolButton::clicked, this, [this, link] { Q_EMIT linkChosen(link); });
    m_buttons << button;
    return button;
}

/// The last one copied is ticked, for otherwise nothing tells that it was.
void StepGuide::copy(const QString &value, QToolButton *copier)
{
    QGuiApplication::clipboard()->setText(value);
    for (QToolButton *one : std::as_const(m_buttons)) {
        if (one->objectName() == openerName)
            continue;
        one->setIcon(themedIcon(one == copier ? u"check"_s : u"copy"_s));
        one->setToolTip(one == copier ? tr("Copied") : tr("Copy"));
        one->setAccessibleDescription(one == copier ? tr("Copied") : QString());
    }
}

} // namespace Provost
