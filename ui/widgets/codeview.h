// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace Provost {

class JsonHighlighter;

/// Read-only text in a fixed-pitch font, always left to right, with JSON colours, copy, and a find bar (Ctrl+F inside it, F3, Esc).
/// Very long text is shown up to `shownLimit` and says so; copying gives all of it. Long text arrives in pieces, so that no frame is missed.
class CodeView : public QWidget
{
    Q_OBJECT
public:
    enum class Language : quint8 { Plain, Json };
    Q_ENUM(Language)
    static constexpr qsizetype shownLimit = 2'000'000; ///< characters

    explicit CodeView(QWidget *parent = nullptr);
    void setText(const QString &text, Language language = Language::Json);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] virtual QString wholeText() const { return m_text; } ///< what copyAll() copies
    [[nodiscard]] QPlainTextEdit *editor() const { return m_editor; }

public Q_SLOTS:
    void copyAll();
    void openFind();
    void closeFind();

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void appendPiece();
    void find(bool backwards);
    void markHits();
    void buildFindBar();

    QString m_text;
    qsizetype m_appended = 0; ///< characters of m_text that are in the editor
    QBasicTimer m_appendTimer;
    QPlainTextEdit *m_editor;
    JsonHighlighter *m_highlighter;
    QWidget *m_findBar;
    QLineEdit *m_findField;
    QLabel *m_hits;
    QLabel *m_cut;
};

} // namespace Provost
