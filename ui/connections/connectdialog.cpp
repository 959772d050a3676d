// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectdialog.h"

#include "connections/connectform.h"
#include "connections/signinbrowser.h"
#include "connections/teststeplist.h"
#include "errors/errorbanner.h"
#include "net/auth/tokencommand.h"
#include "store/connectionsettings.h"
#include "widgets/hintlabel.h"
#include "widgets/theme.h"

#include <QAbstractSpinBox>
#include <QBoxLayout>
#include <QComboBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace Provost {

ConnectDialog::ConnectDialog(Purpose purpose, QWidget *parent, ConnectionTester::Factory factory)
    : QDialog(parent)
    , m_purpose(purpose)
    , m_tester(new ConnectionTester(std::move(factory), this))
    , m_scroll(new QScrollArea(this))
    , m_form(new ConnectForm(this))
    , m_steps(new TestStepList(this))
    , m_secretMessage(new HintLabel(u"secretMessage"_s, this))
    , m_banner(new ErrorBanner(this))
    , m_copyAddress(new QPushButton(tr("Copy the address to sign in at"), this))
    , m_otherAccount(new QPushButton(tr("Sign in with another account"), this))
    , m_test(new QPushButton(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_save(new QPushButton(purpose == Purpose::Connect ? tr("Save and &open") : tr("&Save"), this))
{
    setObjectName(u"connectDialog"_s);
    setWindowTitle(purpose == Purpose::Connect ? tr("Connect to a directory") : tr("Edit connection"));
    addButtons();
    layOut();
    keepWheelForScrolling();
    connect(m_form, &ConnectForm::changed, this, &ConnectDialog::onFormChanged);
    connect(m_tester, &ConnectionTester::changed, this, &ConnectDialog::onTesterChanged);
    connect(m_tester, &ConnectionTester::finished, this, &ConnectDialog::onTestEnded);
    connect(m_tester, &ConnectionTester::browserNeeded, this, [this](const QUrl &url) {
        if (!openForSignIn(url))
            m_tester->browserDidNotOpen();
    });
    connect(m_banner, &ErrorBanner::retryRequested, this, &ConnectDialog::onTest);
    connect(this, &QDialog::finished, this, [this] {
        ++m_asked; // an answer that comes now starts nothing
        m_tester->stop();
    });
    updateButtons();
    m_form->setFocus();
}

void ConnectDialog::addButtons()
{
    m_test->setObjectName(u"testConnection"_s);
    m_test->setAutoDefault(false);
    m_save->setObjectName(u"saveConnection"_s);
    m_save->setDefault(true);
    m_otherAccount->setObjectName(u"otherAccount"_s);
    m_otherAccount->setAutoDefault(false);
    m_copyAddress->setObjectName(u"copyAddress"_s);
    m_copyAddress->setAutoDefault(false);
    m_cancel->setObjectName(u"cancelConnection"_s);
    m_cancel->setAutoDefault(false);
    connect(m_test, &QPushButton::clicked, this, &ConnectDialog::onTest);
    connect(m_otherAccount, &QPushButton::clicked, this, &ConnectDialog::onOtherAccount);
    connect(m_copyAddress, &QPushButton::clicked, this, [this] { copyForSignIn(m_tester->browserUrl()); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ConnectDialog::onSave);
}

void ConnectDialog::layOut()
{
    auto *content = new QWidget(m_scroll);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(scaled(font(), 14));
    column->addWidget(m_form);
    column->addWidget(m_steps);
    column->addWidget(m_copyAddress, 0, Qt::AlignLeft);
    column->addWidget(m_otherAccount, 0, Qt::AlignLeft);
    column->addWidget(m_banner);
    column->addStretch();
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_test);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *outer = new QVBoxLayout(this);
    const int margin = scaled(font(), 16);
    outer->setContentsMargins(margin, margin, margin, margin);
    outer->setSpacing(margin);
    outer->addWidget(m_scroll, 1);
    outer->addWidget(m_secretMessage);
    outer->addLayout(buttons);
    resize(scaled(font(), 700), scaled(font(), 680));
    m_scroll->widget()->installEventFilter(this);
    fitWidth();
}

/// Rows come and go with the provider and the way of signing in, and what they need is known only once they are laid out.
bool ConnectDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_scroll->widget() && event->type() == QEvent::LayoutRequest)
        fitWidth();
    if (event->type() == QEvent::Wheel && watched != m_scroll->widget()) {
        event->ignore();
        return !static_cast<QWidget *>(watched)->hasFocus();
    }
    return QDialog::eventFilter(watched, event);
}

void ConnectDialog::setProfiles(const QString &directory)
{
    m_profiles = ProfileLibrary(directory);
    m_form->setProfiles(directory);
}

void ConnectDialog::setConnection(const SavedConnection &connection)
{
    m_before = connection;
    m_form->setConnection(connection);
    updateButtons();
}

bool ConnectDialog::needsSecret() const
{
    const SavedConnection now = m_form->connection();
    return m_purpose == Purpose::Connect || (m_before && now.baseUrl.isValid() && !now.takesSecretsOf(*m_before));
}

bool ConnectDialog::mayFetch() const
{
    const SignInSecrets typed = m_form->secrets();
    return m_fetcher && !needsSecret() && typed.secret.isEmpty() && typed.keyPair.isEmpty();
}

void ConnectDialog::setTakenNames(const QStringList &names)
{
    m_form->setTakenNames(names);
}

/// Whoever scrolls over a field that they have not gone to means the form, and would set a budget unawares.
void ConnectDialog::keepWheelForScrolling()
{
    QList<QWidget *> fields;
    const QList<QComboBox *> boxes = m_form->findChildren<QComboBox *>();
    const QList<QAbstractSpinBox *> spins = m_form->findChildren<QAbstractSpinBox *>();
    for (QComboBox *box : boxes)
        fields << box;
    for (QAbstractSpinBox *spin : spins)
        fields << spin;
    for (QWidget *field : std::as_const(fields)) {
        field->setFocusPolicy(Qt::StrongFocus);
        field->installEventFilter(this);
    }
}

/// It scrolls up and down only, so it is never narrower than what it shows: labels are longer in other languages.
void ConnectDialog::fitWidth()
{
    QWidget *content = m_scroll->widget();
    content->layout()->activate();
    m_scroll->setMinimumWidth(content->minimumSizeHint().width() + m_scroll->verticalScrollBar()->sizeHint().width());
}

/// Whoever has signed in for the test has signed in, and what it has cost is spent.
void ConnectDialog::onSave()
{
    ++m_asked;
    m_tester->stop();
    ConnectionSettings settings = m_form->settings();
    const SavedConnection saved = m_form->connection();
    const ConnectionTester::Gained got = gained();
    if (!got.accessToken.isEmpty()) {
        settings.secrets.refreshToken = got.refreshToken;
        settings.token = got.accessToken;
    }
    Q_EMIT chosen(settings, saved, saved.baseUrl.host() == m_tried.baseUrl.host() ? m_tester->uncountedCalls() : 0);
    accept();
}

ConnectionTester::Gained ConnectDialog::gained() const
{
    const SavedConnection now = m_form->connection();
    return now.signIn == m_tried.signIn && now.takesSecretsOf(m_tried) ? m_tester->gained() : ConnectionTester::Gained();
}

void ConnectDialog::onFormChanged()
{
    ++m_asked;
    if (const SavedConnection now = m_form->connection(); !(now.signIn == m_tried.signIn && now.baseUrl == m_tried.baseUrl))
        m_wantsOther = m_knowsNoAsking = false;
    m_tester->stop(); // what it would say is about something else now
    m_steps->setSteps({});
    m_banner->clear();
    updateButtons();
}

void ConnectDialog::onTest()
{
    if (m_tester->isRunning()) {
        m_tester->stop();
        m_tester->forgetGained(); // it may have been stopped for the person that signed in
        m_steps->setSteps({});
    } else {
        m_banner->clear();
        if (!mayFetch())
            return tryWith(SignInSecrets());
        m_fetcher(*m_before, [self = QPointer<ConnectDialog>(this), asked = ++m_asked](const Result<SignInSecrets> &kept) {
            if (self && self->m_asked == asked)
                self->tryWith(kept);
        });
    }
    updateButtons();
}

/// What was typed goes before what was kept. Without the kept refresh token: using it may end it, and its successor is for whoever has the connection open.
void ConnectDialog::tryWith(const Result<SignInSecrets> &kept)
{
    if (!kept && kept.error().kind == ErrorKind::Cancelled)
        return;
    if (!kept && m_form->connection().signIn.needsSecret())
        return m_banner->setError(kept.error());
    const SignInSecrets known = kept.valueOr({}); // a keychain says the same of what is locked and what was never there
    SignInSecrets secrets = m_form->secrets();
    for (const auto field : {&SignInSecrets::secret, &SignInSecrets::keyPair}) {
        if ((secrets.*field).isEmpty())
            secrets.*field = known.*field;
    }
    if (secrets.proxyPassword.isEmpty()) {
        secrets.proxyPassword = known.proxyPassword;
        secrets.proxyFor = known.proxyFor;
    }
    secrets.refreshToken = gained().refreshToken;
    m_tried = m_form->connection();
    m_tester->start(settingsFor(m_tried, secrets, m_profiles), m_wantsOther ? ConnectionTester::Account::Chosen : ConnectionTester::Account::Any);
    updateButtons();
}

void ConnectDialog::onTesterChanged()
{
    m_steps->setSteps(m_tester->steps());
    m_copyAddress->setHidden(m_tester->browserUrl().isEmpty());
}

/// The browser asks again, and as whom; what was got is not used any more.
void ConnectDialog::onOtherAccount()
{
    m_wantsOther = true;
    m_tester->forgetGained();
    onTest();
}

/// What did not pass may be for who signed in: next time somebody else can.
void ConnectDialog::onTestEnded(const std::optional<Error> &error)
{
    const bool gotIn = !gained().accessToken.isEmpty();
    m_knowsNoAsking = m_knowsNoAsking || (m_wantsOther && error && !gotIn); // a provider may not know such a request
    m_wantsOther = error && gotIn && !m_knowsNoAsking;
    if (error) {
        m_tester->forgetGained();
        m_banner->setError(*error, m_form->settings().baseUrl.host());
    }
    updateButtons();
    // what was found out stands below the form
    layout()->activate();
    QMetaObject::invokeMethod(
        this, [this] { m_scroll->verticalScrollBar()->setValue(m_scroll->verticalScrollBar()->maximum()); }, Qt::QueuedConnection);
}

void ConnectDialog::updateButtons()
{
    m_test->setText(m_tester->isRunning() ? tr("Stop t&est") : tr("T&est"));
    m_test->setEnabled(m_form->isUsable(!mayFetch()));
    m_copyAddress->setHidden(m_tester->browserUrl().isEmpty());
    const ConnectionTester::Gained got = gained();
    m_otherAccount->setHidden(m_tester->isRunning() || (got.accessToken.isEmpty() && got.refreshToken.isEmpty()));
    const QStringList command = m_form->connection().signIn.command;
    const bool isKept = m_purpose == Purpose::Edit && m_before && m_before->signIn.command == command; // nothing gets worse by it
    const bool isTold = tellsSecret(command);
    m_save->setEnabled(m_form->isUsable(needsSecret()) && (isKept || !isTold));
    if (isTold)
        return m_secretMessage->say(tr("Take the secret out of the program's arguments: they are saved in the open, and everybody on this computer sees them. Let the program find it by itself."),
                                    isKept ? HintLabel::Tone::Warning : HintLabel::Tone::Problem);
    const bool isMissing = m_purpose == Purpose::Edit && needsSecret() && m_form->isUsable(false) && !m_form->isUsable(true);
    m_secretMessage->say(isMissing ? tr("This leads elsewhere than before, or signs in another way: what was kept is not sent there. Enter the secret again.") : QString(),
                         HintLabel::Tone::Warning);
}

} // namespace Provost
