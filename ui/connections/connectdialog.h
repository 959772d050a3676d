// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/connectiontester.h"
#include "store/connectionstore.h"

#include <QDialog>

class QPushButton;
class QScrollArea;

namespace Provost {

class ConnectForm;
class ErrorBanner;
class HintLabel;
class TestStepList;

/// Makes a connection, tries it, and says what to save and open. Sends nothing but the test, and keeps nothing itself.
class ConnectDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Purpose : quint8 {
        Connect, ///< a new one, opened at once; wants a token
        Edit, ///< a saved one; the token is only for trying it
    };
    Q_ENUM(Purpose)

    /// Brings what is kept of a saved connection's secrets, at once or later; may ask for the vault's passphrase.
    using Fetcher = std::function<void(const SavedConnection &, std::function<void(const Result<SignInSecrets> &)>)>;

    explicit ConnectDialog(Purpose purpose, QWidget *parent = nullptr, ConnectionTester::Factory factory = ConnectionTester::makeDirectory);
    void setConnection(const SavedConnection &connection);
    void setTakenNames(const QStringList &names);
    void setMeters(const QString &fileName) { m_tester->setMeters(fileName); } ///< where a saved connection's calls are counted
    void setProfiles(const QString &directory); ///< the operator's own; before setConnection()
    void setFetcher(Fetcher fetcher) { m_fetcher = std::move(fetcher); } ///< for trying a saved connection without typing its secret again

Q_SIGNALS:
    /// The dialog closes after it. `settings` has the secrets, `saved` never. `calls` are the billable ones of its tests that are counted nowhere yet.
    void chosen(const Provost::ConnectionSettings &settings, const Provost::SavedConnection &saved, qint64 calls);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addButtons();
    void layOut();
    void fitWidth();
    void keepWheelForScrolling();
    void onFormChanged();
    void onTest();
    void onOtherAccount();
    void onTesterChanged();
    void tryWith(const Result<SignInSecrets> &kept);
    [[nodiscard]] bool needsSecret() const; ///< the kept one is not to be sent there
    [[nodiscard]] bool mayFetch() const;
    void onSave();
    [[nodiscard]] ConnectionTester::Gained gained() const; ///< of the last test, where it still is the same sign-in
    void onTestEnded(const std::optional<Error> &error);
    void updateButtons();

    Purpose m_purpose;
    ProfileLibrary m_profiles {};
    Fetcher m_fetcher {};
    std::optional<SavedConnection> m_before {}; ///< what is edited, as it was
    SavedConnection m_tried {}; ///< by the last test
    bool m_knowsNoAsking = false; ///< the provider let nobody in that was asked for the account: it is asked only where somebody wants that
    bool m_wantsOther = false; ///< until a test has come to its end, somebody else than the last one is to sign in
    int m_asked = 0; ///< how often secrets were asked for: what an earlier question brings is not used
    ConnectionTester *m_tester;
    QScrollArea *m_scroll;
    ConnectForm *m_form;
    TestStepList *m_steps;
    HintLabel *m_secretMessage;
    ErrorBanner *m_banner;
    QPushButton *m_copyAddress; ///< shown while a person has to sign in with the browser
    QPushButton *m_otherAccount; ///< shown while a test's sign-in would be used again
    QPushButton *m_test;
    QPushButton *m_cancel;
    QPushButton *m_save;
};

} // namespace Provost
