// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/signinguide.h"

#include <QWidget>

class QGridLayout;
class QToolButton;

namespace Provost {

/// What is to be done at a provider, one step below the other: its number, what to do in a few words, how, and what to copy or open for it.
class StepGuide : public QWidget
{
    Q_OBJECT
public:
    explicit StepGuide(const QString &objectName, QWidget *parent);
    void setSteps(const QList<GuideStep> &steps); ///< takes no room where there are none
    [[nodiscard]] const QList<GuideStep> &steps() const { return m_steps; }
    [[nodiscard]] const QList<QToolButton *> &buttons() const { return m_buttons; } ///< as they come, for the order of Tab

Q_SIGNALS:
    void linkChosen(const QUrl &url);

private:
    void clear();
    void addStep(const GuideStep &step, int index, const QString &number);
    [[nodiscard]] QWidget *makeBelow(const GuideStep &step);
    [[nodiscard]] QWidget *keep(QWidget *part);
    [[nodiscard]] QWidget *makeLong(const QString &value, QWidget *parent);
    [[nodiscard]] QToolButton *makeCopier(const QString &value, QWidget *parent);
    [[nodiscard]] QToolButton *makeOpener(const QUrl &link, QWidget *parent);
    void copy(const QString &value, QToolButton *copier);

    QList<GuideStep> m_steps {};
    QGridLayout *m_grid;
    QList<QWidget *> m_parts {}; ///< of the steps shown
    QList<QToolButton *> m_buttons {}; ///< from the first step to the last
};

} // namespace Provost
