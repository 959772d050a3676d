// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QHash>

namespace Provost {

/// A large button that explains itself: icon, title, a sentence that wraps.
class ChoiceCard : public QAbstractButton
{
    Q_OBJECT
public:
    ChoiceCard(const QString &objectName, const QString &icon, QWidget *parent);
    void setWords(const QString &title, const QString &text); ///< `title` may have a mnemonic

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QFont titleFont() const;
    [[nodiscard]] QRect textRect(int width, int top) const;
    [[nodiscard]] int padding() const;
    [[nodiscard]] int iconSide() const;

    QString m_iconName;
    QString m_text {};
    mutable QHash<int, int> m_heights; ///< by width: a layout asks for the same ones hundreds of times, and each has the text shaped
};

} // namespace Provost
