// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/stepguide.h"
#include "net/auth/signin.h"

#include <QComboBox>
#include <QWidget>

namespace Provost {

/// What somebody does in the form of a connection.
template <typename T>
T *child(const QWidget &window, const QString &name)
{
    return window.findChild<T *>(name);
}

inline void choose(const QWidget &window, SignIn::Kind kind)
{
    auto *kinds = child<QComboBox>(window, QStringLiteral("signInKind"));
    kinds->setCurrentIndex(kinds->findData(int(kind)));
}

inline void chooseProvider(const QWidget &window, const QString &key)
{
    auto *providers = child<QComboBox>(window, QStringLiteral("provider"));
    providers->setCurrentIndex(providers->findData(key));
}

/// All that the steps say, with what can be copied.
inline QString stepTexts(const QWidget &window)
{
    QStringList texts;
    const auto *guide = child<StepGuide>(window, QStringLiteral("signInSteps"));
    for (const GuideStep &step : guide ? guide->steps() : QList<GuideStep>())
        texts << step.title << step.text << step.values;
    return texts.join(QChar(u'\n'));
}

} // namespace Provost
