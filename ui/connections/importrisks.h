// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connectionstore.h"

#include <QDialog>

class QCheckBox;
class QVBoxLayout;

namespace Provost {

/// Before connections of a shared file are taken: the programs they would run, the authorities they would trust and the proxies they go through. The first two
/// are left out unless they are ticked.
class ImportRisks : public QDialog
{
    Q_OBJECT
public:
    explicit ImportRisks(QList<SavedConnection> found, QWidget *parent = nullptr);
    [[nodiscard]] static bool isWorthAsking(const QList<SavedConnection> &found);

Q_SIGNALS:
    void chosen(const QList<Provost::SavedConnection> &connections); ///< all of them, without what was left out

private:
    [[nodiscard]] QStringList linesOf(QString (*what)(const SavedConnection &)) const;
    QCheckBox *addPart(QVBoxLayout *column, const QString &name, const QString &title, const QStringList &lines);
    /// A long list scrolls by itself: what can be ticked and the buttons stay in sight.
    void addNotice(QVBoxLayout *column, const QString &name, const QString &title, const QStringList &lines);
    void addLines(QVBoxLayout *column, const QString &name, const QString &title, const QStringList &lines);
    void take();

    QList<SavedConnection> m_found;
    QCheckBox *m_commands = nullptr;
    QCheckBox *m_authorities = nullptr;
};

} // namespace Provost
