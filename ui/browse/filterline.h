// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/filter.h"

#include <QLineEdit>

class QLabel;
class QPushButton;

namespace Provost {

/// A line for a SCIM filter that underlines from the character where it stops making sense.
class FilterEdit : public QLineEdit
{
    Q_OBJECT
public:
    explicit FilterEdit(QWidget *parent = nullptr);
    void setErrorPosition(int position); ///< character; -1: none
    [[nodiscard]] int errorPosition() const { return m_errorPosition; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int xOf(int position) const;
    int m_errorPosition = -1;
};

/// The filter edit with its words: what is wrong while typing, and the buttons Apply and Close.
class FilterLine : public QWidget
{
    Q_OBJECT
public:
    explicit FilterLine(QWidget *parent = nullptr);
    void setText(const QString &text); ///< also applies it when it parses
    [[nodiscard]] QString text() const;
    [[nodiscard]] const Filter &filter() const { return m_applied; }
    void setExample(const QString &example);
    void setServerError(const QString &words); ///< what the provider said of the applied filter; empty: nothing

Q_SIGNALS:
    void filterApplied(const Provost::Filter &filter);
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void check();
    void apply();
    void showWords(const QString &words);

    FilterEdit *m_edit;
    QPushButton *m_applyButton;
    QLabel *m_words;
    Filter m_applied;
};

} // namespace Provost
