// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/editors/texteditor.h"

#include "form/fieldtext.h"
#include "scim/patchvalues.h"
#include "widgets/jsonhighlighter.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTextBlock>

namespace Provost {

namespace {

constexpr int leastLines = 2;
constexpr int mostLines = 10;

} // namespace

TextEditor::TextEditor(const FieldSpec &spec, QWidget *parent)
    : FieldEditor(spec, parent)
    , m_text(new QPlainTextEdit(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_text);
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    if (spec.kind != FieldKind::Text) {
        m_text->setFont(monospaceFont(font()));
        m_text->setLayoutDirection(Qt::LeftToRight);
        m_colours = new JsonHighlighter(m_text->document());
        m_colours->setPalette(palette());
    }
    connect(m_text, &QPlainTextEdit::textChanged, this, &TextEditor::onTyped);
    grow();
}

QWidget *TextEditor::control() const
{
    return m_text;
}

void TextEditor::onTyped()
{
    grow();
    m_typed = true;
    const ParsedField parsed = parseField(spec(), m_text->toPlainText(), locale());
    setWrong(parsed.problem ? QList<FieldProblem> {*parsed.problem} : QList<FieldProblem>()); // the same fault may stand elsewhere now
    if (parsed.problem)
        Q_EMIT unreadable(*parsed.problem);
    else
        Q_EMIT edited(parsed.value);
}

void TextEditor::grow()
{
    const int lines = std::clamp(m_text->document()->blockCount(), leastLines, mostLines);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * lines + int(m_text->document()->documentMargin() * 2) + 2 * m_text->frameWidth() + 2);
}

void TextEditor::setValue(const Json &value)
{
    const ParsedField typed = parseField(spec(), m_text->toPlainText(), locale());
    if (!typed.problem && sameAssigned(typed.value, value) && !m_text->toPlainText().isEmpty())
        return;
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(editText(spec(), value, locale()));
    m_text->setExtraSelections({});
    grow();
}

void TextEditor::setMixed(bool mixed)
{
    m_text->setPlaceholderText(mixed ? mixedText() : QString());
}

void TextEditor::setWrong(const QList<FieldProblem> &problems)
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const FieldProblem &problem : problems) {
        if (problem.position < 0)
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_text->document());
        mark.cursor.setPosition(std::min(problem.position, std::max(0, m_text->document()->characterCount() - 2)));
        mark.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(ThemeColors::of(palette()).danger);
        mark.format.setBackground(mixed(palette().color(QPalette::Base), ThemeColors::of(palette()).danger, 0.2));
        marks << mark;
    }
    m_text->setExtraSelections(marks);
}

bool TextEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::FocusOut && std::exchange(m_typed, false))
        Q_EMIT committed();
    return FieldEditor::eventFilter(watched, event);
}

void TextEditor::changeEvent(QEvent *event)
{
    FieldEditor::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_colours)
        m_colours->setPalette(palette());
}

} // namespace Provost
