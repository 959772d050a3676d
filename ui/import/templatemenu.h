// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importsession.h"

#include <QToolButton>

namespace Provost {

/// The button for mappings that are kept: choose one, keep this one, bring one from a file, give one away.
class TemplateMenu : public QToolButton
{
    Q_OBJECT
public:
    explicit TemplateMenu(ImportSession &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void said(const QString &words);
    void failed(const Provost::Error &error);

private:
    void fill();
    void askTitle();
    void askRead();
    void askWrite();

    ImportSession &m_session;
};

} // namespace Provost
