// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/editsession.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;

namespace Provost {

class BusyLine;

/// Somebody else has changed an object that is staged here: what each value was, what it is on the server now, what it shall be; for each the operator
/// says which stays. The object is read when the dialog opens.
class ConflictDialog : public QDialog
{
    Q_OBJECT
public:
    ConflictDialog(EditSession &session, const ObjectKey &key, QWidget *parent); ///< `session` outlives it

Q_SIGNALS:
    void settled(const Provost::ObjectKey &key); ///< the edit stands anew, from what the object is now
    void said(const QString &words);

private:
    void buildLayout();
    void read();
    void readParts(const Result<Resource> &found);
    void onRead(const Result<Resource> &found);
    void fill();
    void addLine(const AttributeVersions &versions);
    void showDecided();
    void takeAll(Resolution resolution);
    void settle();
    [[nodiscard]] Resolutions resolutions() const;
    [[nodiscard]] QString referenceText(const Json &value) const;
    [[nodiscard]] QString textOf(const AttributeVersions &versions, const Json &value) const;

    EditSession &m_session;
    ObjectKey m_key;
    ResourceSchema m_schema;
    QString m_name;
    Resource m_now;
    ThreeWay m_versions;
    QLabel *m_words;
    BusyLine *m_busy;
    QTableWidget *m_table;
    QPushButton *m_mine;
    QPushButton *m_theirs;
    QPushButton *m_use;
    QPushButton *m_cancel = nullptr;
};

} // namespace Provost
