// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/formmodel.h"

#include <QBasicTimer>
#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace Provost {

class EditSession;
class FieldRow;

/// The rows of a form under the headings of their schemas. What fits on the screen is made at once, the rest in moments when nothing else is
/// to be done, so that 300 attributes open as fast as 10. Another object of the same type takes over the rows there are.
class FormView : public QScrollArea
{
    Q_OBJECT
public:
    FormView(FormModel &model, EditSession &session, QWidget *parent);
    void showField(int field); ///< scrolls there and gives it the focus
    void setContains(const QString &text); ///< only rows whose name or path has it
    [[nodiscard]] FieldRow *row(int field) const; ///< null while it is not made
    void setChecking(int field, bool underWay);
    void finish(); ///< makes all rows now

Q_SIGNALS:
    void committed(int field);
    void readRequested(int field);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    struct Item {
        int field = -1; ///< -1: a heading
        QString heading {};
        bool isGrouped = false; ///< a field below the heading of what it is a part of, or that heading
        friend bool operator==(const Item &, const Item &) = default;
    };
    /// A heading is there as long as one of its fields is.
    struct Heading {
        QLabel *label = nullptr;
        bool isGroup = false;
        QList<int> fields {};
    };
    QLabel *makeHeading(const Item &item);
    [[nodiscard]] bool isFound(int field) const;
    [[nodiscard]] QList<Item> plan() const;
    void restart();
    void makeSome(int milliseconds, int untilField = -1);
    void make(const Item &item);
    void onFieldChanged(int field);
    void applyLabelWidth(FieldRow *row) const;
    void showHeadings();

    FormModel &m_model;
    EditSession &m_session;
    QWidget *m_content;
    QVBoxLayout *m_column;
    QList<Item> m_plan;
    qsizetype m_next = 0;
    QHash<int, FieldRow *> m_rows;
    QList<Heading> m_headings;
    QString m_contains;
    QBasicTimer m_idle;
};

} // namespace Provost
