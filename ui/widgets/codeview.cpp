// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/codeview.h"

#include "widgets/buttons.h"
#include "widgets/jsonhighlighter.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QElapsedTimer>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextDocument>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype pieceSize = 4'000; ///< characters that are put in and coloured in about a millisecond
constexpr int hitLimit = 1000;

} // namespace

CodeView::CodeView(QWidget *parent)
    : QWidget(parent)
    , m_editor(new QPlainTextEdit(this))
    , m_highlighter(new JsonHighlighter(nullptr))
    , m_findBar(new QWidget(this))
    , m_findField(new QLineEdit(m_findBar))
    , m_hits(new QLabel(m_findBar))
    , m_cut(new QLabel(this))
{
    m_highlighter->setParent(this);
    setLayoutDirection(Qt::LeftToRight);
    m_editor->setObjectName(u"codeText"_s);
    m_editor->setAccessibleName(tr("Source text"));
    m_editor->setReadOnly(true);
    m_editor->setUndoRedoEnabled(false);
    m_editor->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_editor->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_editor->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_editor->setFont(monospaceFont(font()));
    m_editor->setFrameShape(QFrame::NoFrame);
    m_editor->setTabChangesFocus(true);
    m_editor->document()->setDocumentMargin(scaled(font(), 10));
    m_cut->setObjectName(u"codeCut"_s);
    m_cut->setContentsMargins(scaled(font(), 10), 4, scaled(font(), 10), 4);
    m_cut->hide();
    buildFindBar();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_findBar);
    column->addWidget(m_cut);
    column->addWidget(m_editor, 1);
    setFocusProxy(m_editor);
}

void CodeView::buildFindBar()
{
    m_findField->setObjectName(u"codeFind"_s);
    m_findField->setAccessibleName(tr("Find in text"));
    m_findField->setPlaceholderText(tr("Find"));
    m_findField->setClearButtonEnabled(true);
    m_hits->setObjectName(u"codeHits"_s);
    m_hits->setForegroundRole(QPalette::PlaceholderText);
    connect(m_findField, &QLineEdit::textChanged, this, &CodeView::markHits);
    connect(m_findField, &QLineEdit::returnPressed, this, [this] { find(false); });
    auto *row = new QHBoxLayout(m_findBar);
    row->setContentsMargins(scaled(font(), 8), scaled(font(), 6), scaled(font(), 8), scaled(font(), 6));
    row->addWidget(m_findField, 1);
    row->addWidget(m_hits);
    const auto addButton = [this, row](const QString &icon, const QString &name, auto handler) {
        auto *button = makeIconButton(m_findBar, u"code-"_s + icon, icon, name);
        connect(button, &QToolButton::clicked, this, handler);
        row->addWidget(button);
    };
    addButton(u"chevron-up"_s, tr("Previous hit (Shift+F3)"), [this] { find(true); });
    addButton(u"chevron-down"_s, tr("Next hit (F3)"), [this] { find(false); });
    addButton(u"close"_s, tr("Close (Esc)"), &CodeView::closeFind);
    m_findBar->hide();
}

void CodeView::setText(const QString &text, Language language)
{
    if (text == m_text)
        return;
    m_text = text;
    m_appended = 0;
    m_appendTimer.stop();
    m_highlighter->setDocument(nullptr);
    m_editor->clear();
    if (language == Language::Json) {
        m_highlighter->setDocument(m_editor->document());
        m_highlighter->setPalette(palette());
    }
    appendPiece();
    m_editor->moveCursor(QTextCursor::Start);
    m_cut->setText(tr("Only the first %L1 of %L2 characters are shown; copying takes all of them.").arg(shownLimit).arg(text.size()));
    m_cut->setVisible(text.size() > shownLimit);
}

void CodeView::appendPiece()
{
    const qsizetype end = std::min(m_text.size(), shownLimit);
    QElapsedTimer spent;
    spent.start();
    QTextCursor cursor(m_editor->document());
    while (m_appended < end && spent.elapsed() < 5) {
        cursor.movePosition(QTextCursor::End);
        const qsizetype size = std::min(pieceSize, end - m_appended);
        cursor.insertText(m_text.sliced(m_appended, size));
        m_appended += size;
    }
    if (m_appended < end)
        return m_appendTimer.start(0, this);
    m_appendTimer.stop();
    if (!m_findBar->isHidden())
        markHits();
}

void CodeView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_appendTimer.timerId())
        appendPiece();
    else
        QWidget::timerEvent(event);
}

void CodeView::copyAll()
{
    QGuiApplication::clipboard()->setText(wholeText());
}

void CodeView::openFind()
{
    m_findBar->show();
    m_findField->setFocus(Qt::ShortcutFocusReason);
    m_findField->selectAll();
    markHits();
}

void CodeView::closeFind()
{
    m_findBar->hide();
    m_editor->setExtraSelections({});
    m_editor->setFocus(Qt::OtherFocusReason);
}

void CodeView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter->document())
        m_highlighter->setPalette(palette());
}

bool CodeView::event(QEvent *event)
{
    // The window has Ctrl+F and Esc too; while the focus is in here they are ours.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Find) || key->key() == Qt::Key_F3
            || (key->key() == Qt::Key_Escape && !m_findBar->isHidden())) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void CodeView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find))
        return openFind();
    if (event->key() == Qt::Key_F3)
        return find(event->modifiers().testFlag(Qt::ShiftModifier));
    if (event->key() == Qt::Key_Escape && !m_findBar->isHidden())
        return closeFind();
    QWidget::keyPressEvent(event);
}

void CodeView::find(bool backwards)
{
    const QString word = m_findField->text();
    if (word.isEmpty())
        return;
    const QTextDocument::FindFlags flags = backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (m_editor->find(word, flags))
        return;
    m_editor->moveCursor(backwards ? QTextCursor::End : QTextCursor::Start);
    m_editor->find(word, flags);
}

void CodeView::markHits()
{
    const QString word = m_findField->text();
    QList<QTextEdit::ExtraSelection> hits;
    QTextEdit::ExtraSelection hit;
    hit.format.setBackground(mixed(palette().color(QPalette::Base), ThemeColors::of(palette()).warning, 0.30));
    for (QTextCursor cursor(m_editor->document()); !word.isEmpty() && hits.size() < hitLimit;) {
        cursor = m_editor->document()->find(word, cursor);
        if (cursor.isNull())
            break;
        hit.cursor = cursor;
        hits.append(hit);
    }
    m_editor->setExtraSelections(hits);
    m_hits->setText(word.isEmpty() ? QString() : tr("%n hit(s)", nullptr, int(hits.size())));
}

} // namespace Provost
