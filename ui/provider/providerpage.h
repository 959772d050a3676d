// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/capabilitycard.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QMenu;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace Provost {

class CapabilityModel;
class CapabilityView;
class Directory;
class ElidedLabel;
class MessageStrip;
class ProbeJob;

/// What the open provider can: what it says of itself, what its profile says, and what a probe sees.
class ProviderPage : public QWidget
{
    Q_OBJECT
public:
    explicit ProviderPage(Directory &directory, QWidget *parent = nullptr); ///< `directory` outlives the page
    ~ProviderPage() override;
    [[nodiscard]] const CapabilityCard &card() const { return m_card; }

public Q_SLOTS:
    void probe();
    void stop();

Q_SIGNALS:
    void said(const QString &words);
    void saveRequested(const Provost::Json &profile); ///< a corrected profile for the data directory

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeProgress();
    void makeCopyMenu();
    void makeCard();
    void onProbed(const Result<ProbeReport> &outcome);
    void showState();
    void showOutcome();
    void showDetails();
    void showDrift();
    void listDrift();
    void copy(const QString &text, const QString &words);
    void retranslate();
    [[nodiscard]] QString announcement() const;

    Directory &m_directory;
    CapabilityCard m_card;
    std::optional<ProbeReport> m_report;
    QString m_probedAt;
    Json m_suggestion;
    std::optional<Error> m_error;
    QPointer<ProbeJob> m_probe;
    CapabilityModel *m_model;
    CapabilityView *m_view;
    ElidedLabel *m_title;
    ElidedLabel *m_profile;
    QLabel *m_details;
    QCheckBox *m_problems;
    QPushButton *m_start;
    QPushButton *m_stop;
    QToolButton *m_copy;
    QMenu *m_copyMenu;
    QPushButton *m_save;
    MessageStrip *m_strip;
    MessageStrip *m_drift; ///< what the provider says otherwise of itself than before
    QPlainTextEdit *m_driftList; ///< all of it
    QWidget *m_progress;
    QProgressBar *m_bar;
    ElidedLabel *m_asking;
};

} // namespace Provost
