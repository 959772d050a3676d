// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/export/exportwriter.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QRadioButton;

namespace Provost {

/// What of a list is to be written, and as what.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    struct Lists {
        QString plural {}; ///< "users"
        std::optional<qint64> shown {}; ///< how many; nullopt: not known
        std::optional<qint64> all {};
        bool isNarrowed = false; ///< else both are the same
        QString whyNotShown {}; ///< then everything can be written, and what is shown cannot
        QString shownTakes {}; ///< where it comes from, and what that takes
        QString allTakes {};
        int columns = 0; ///< that are shown
        QString baseDn {};
    };
    ExportDialog(const Lists &lists, QWidget *parent);

    [[nodiscard]] bool isEverything() const;
    [[nodiscard]] bool hasEveryAttribute() const;
    [[nodiscard]] ExportFormat format() const;
    [[nodiscard]] QString baseDn() const;
    [[nodiscard]] static QString suffixOf(ExportFormat format);

Q_SIGNALS:
    void chosen(const QString &fileName);

private:
    void onFormat();
    void showWords();
    [[nodiscard]] QString aboutFormat() const;
    void askForFile();

    QString m_plural;
    QString m_shownTakes;
    QString m_allTakes;
    bool m_hasChosenColumns = false; ///< then a format does not choose them
    QRadioButton *m_shown;
    QRadioButton *m_everything;
    QRadioButton *m_columns;
    QRadioButton *m_attributes;
    QLabel *m_takes;
    QComboBox *m_format;
    QLabel *m_about;
    QLabel *m_baseLabel;
    QLineEdit *m_baseDn;
};

} // namespace Provost
