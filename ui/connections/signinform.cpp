// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/signinform.h"

#include "connections/filefield.h"
#include "connections/signinguide.h"
#include "connections/stepguide.h"
#include "connections/tokenfield.h"
#include "errors/errortext.h"
#include "net/auth/clientkey.h"
#include "net/auth/signinpreset.h"
#include "widgets/hintlabel.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
#include <QLocale>
#include <QProcess>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

using Kind = SignIn::Kind;

constexpr auto loopback = "http://127.0.0.1/"_L1; ///< where no redirect URL is named
constexpr int anotherWay = -1; ///< in place of a kind

QUrl urlOf(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    return url.host().isEmpty() ? QUrl() : url;
}

bool asksForTokens(Kind kind)
{
    return kind == Kind::ClientSecret || kind == Kind::ClientCertificate || kind == Kind::AuthorizationCode;
}

/// Of a provider that has one for everybody, so that nobody has to look at it.
bool isWholeAddress(const QString &pattern)
{
    return !QUrl(pattern).host().isEmpty();
}

} // namespace

SignInForm::SignInForm(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_kind(new QComboBox(this))
    , m_caution(new HintLabel(u"signInCaution"_s, this))
    , m_steps(new StepGuide(u"signInSteps"_s, this))
    , m_token(new TokenField(this))
    , m_certificate(new FileField(u"certificate"_s, tr("File of the certificate to sign in with"), this))
    , m_key(new FileField(u"key"_s, tr("File or pkcs11: address of its private key"), this))
    , m_certificateMessage(new HintLabel(u"certificateMessage"_s, this))
    , m_more(new QToolButton(this))
    , m_inHeader(new QCheckBox(tr("Send ID and secret in the header"), this))
    , m_algorithm(new QComboBox(this))
{
    m_kind->setObjectName(u"signInKind"_s);
    m_kind->setAccessibleName(tr("How to sign in"));
    m_token->setObjectName(u"token"_s);
    m_grid->setContentsMargins({});
    m_grid->setColumnStretch(1, 1);
    m_grid->setHorizontalSpacing(scaled(font(), 14));
    m_grid->setVerticalSpacing(3);
    auto *caption = new QLabel(tr("S&ign in with:"), this);
    caption->setBuddy(m_kind);
    m_grid->addWidget(caption, 0, 0);
    m_grid->addWidget(m_kind, 0, 1);
    m_grid->addWidget(m_caution, 1, 1);
    m_grid->addWidget(m_steps, 2, 1);
    m_grid->setRowMinimumHeight(3, scaled(font(), 8));
    addRow(Token, tr("&Token:"), m_token);
    addLine(Tenant, u"tenant"_s, tr("Ten&ant:"), tr("Directory (tenant) ID or domain"));
    addLine(ClientId, u"clientId"_s, tr("Client I&D:"), tr("Application (client) ID"));
    addLine(User, u"userName"_s, tr("User name:"), {});
    m_certificate->setPlaceholder(tr("PEM, PFX or P12"));
    m_certificate->setFilters({tr("Certificates (*.pem *.pfx *.p12 *.crt)")});
    m_key->setPlaceholder(tr("Only where the certificate's file does not have it"));
    m_key->setFilters({tr("Private keys (*.key *.pem)")});
    addRow(Certificate, tr("Certi&ficate:"), m_certificate, m_certificateMessage);
    addRow(Key, tr("Private &key:"), m_key);
    addLine(Secret, u"secret"_s, SignInGuide::secretLabel(Kind::ClientSecret), {})->setEchoMode(QLineEdit::Password);
    addLine(TokenUrl, u"tokenUrl"_s, tr("Token UR&L:"), u"https://"_s);
    addLine(AuthorizationUrl, u"authorizationUrl"_s, tr("Si&gn-in page:"), u"https://"_s);
    addLine(Scope, u"scope"_s, tr("Scope:"), tr("As the provider says; may be empty"));
    addLine(Program, u"tokenCommand"_s, tr("Pro&gram:"), u"/usr/bin/program argument"_s);
    addMore();
    connect(m_steps, &StepGuide::linkChosen, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_token, &TokenField::changed, this, &SignInForm::onEdited);
    connect(m_certificate, &FileField::changed, this, &SignInForm::onEdited);
    connect(m_key, &FileField::changed, this, &SignInForm::onEdited);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        if (m_kind->currentData().toInt() == anotherWay)
            return showOthers();
        m_kindIsChosen = true;
        onKindChosen();
    });
    fillKinds();
}

/// What few providers ask for: folded up unless a connection uses it.
void SignInForm::addMore()
{
    m_more->setObjectName(u"moreSignIn"_s);
    m_more->setText(tr("More about signing in"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setArrowType(Qt::RightArrow);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_inHeader->setObjectName(u"secretInHeader"_s);
    m_algorithm->setObjectName(u"assertionAlgorithm"_s);
    m_algorithm->setAccessibleName(tr("Signature of the assertion"));
    m_algorithm->addItem(tr("PS256 (what Entra asks for)"), int(SignIn::Algorithm::Ps256));
    m_algorithm->addItem(tr("RS256"), int(SignIn::Algorithm::Rs256));
    addRow(More, {}, m_more);
    for (const Field address : {TokenUrl, AuthorizationUrl}) {
        m_rows[address].folded = m_grid->rowCount() + 1;
        m_grid->setRowMinimumHeight(m_rows[address].folded, 0);
    }
    addRow(InHeader, {}, m_inHeader);
    addLine(RedirectUrl, u"redirectUrl"_s, tr("Comes back to:"), loopback);
    addRow(Algorithm, tr("Signature:"), m_algorithm);
    addLine(Audience, u"assertionAudience"_s, tr("Audience:"), tr("The token URL if empty"));
    addLine(KeyId, u"assertionKeyId"_s, tr("Key's name:"), tr("Only for servers that know keys by name (kid)"));
    connect(m_more, &QToolButton::toggled, this, [this](bool shown) {
        m_more->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
        showFields();
    });
    connect(m_inHeader, &QCheckBox::toggled, this, &SignInForm::onEdited);
    connect(m_algorithm, &QComboBox::currentIndexChanged, this, &SignInForm::onEdited);
}

QLineEdit *SignInForm::addLine(Field field, const QString &name, const QString &label, const QString &placeholder)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(name);
    line->setAccessibleName(QString(label).remove(u'&').remove(u':'));
    line->setPlaceholderText(placeholder);
    line->setLayoutDirection(Qt::LeftToRight);
    connect(line, &QLineEdit::textChanged, this, &SignInForm::onEdited);
    addRow(field, label, line);
    return line;
}

void SignInForm::addRow(Field field, const QString &label, QWidget *widget, QWidget *below)
{
    const int row = m_grid->rowCount();
    auto *caption = new QLabel(label, this);
    caption->setBuddy(widget);
    caption->setContentsMargins(0, scaled(font(), 4), 0, 0);
    m_grid->addWidget(caption, row, 0, Qt::AlignTop);
    m_grid->addWidget(widget, row, 1);
    if (below)
        m_grid->addWidget(below, row + 1, 1);
    m_rows[field] = {caption, widget, row + 2};
    m_grid->setRowMinimumHeight(row + 2, 0);
}

void SignInForm::setKnown(const KnownSignIn &known)
{
    if (known == m_known)
        return;
    const bool isOther = known.profile.id != m_known.profile.id;
    m_known = known;
    if (m_loaded && isOther) { // another provider has other addresses
        m_loaded->tokenUrl.clear();
        m_loaded->authorizationUrl.clear();
        m_loaded->redirectUrl.clear();
        m_loaded->scope.clear();
    }
    fillKinds();
}

void SignInForm::setBaseUrl(const QUrl &url)
{
    m_baseUrl = url;
    showPreset();
}

SignIn SignInForm::preset() const
{
    return m_known.preset(kind(), text(Tenant), m_baseUrl);
}

void SignInForm::showPreset()
{
    const SignIn known = preset();
    const auto show = [this](Field field, const QUrl &url, const QString &otherwise) {
        static_cast<QLineEdit *>(m_rows[field].field)->setPlaceholderText(url.isEmpty() ? otherwise : url.toString());
    };
    const auto missing = [](const QString &pattern) { return pattern.isEmpty() ? u"https://"_s : tr("Follows from the base URL"); };
    show(TokenUrl, known.tokenUrl, missing(m_known.profile.signIn.tokenUrl));
    show(AuthorizationUrl, known.authorizationUrl, missing(m_known.browser.authorizationUrl));
    show(RedirectUrl, known.redirectUrl, loopback);
}

bool SignInForm::isAsLoaded() const
{
    return m_loaded && m_loaded->kind == kind();
}

bool SignInForm::hasOwnTokenUrl() const
{
    if (!isAsLoaded() || m_loaded->tokenUrl.isEmpty() || !isWholeAddress(m_known.profile.signIn.tokenUrl))
        return false;
    const bool hasTenant = m_known.profile.signIn.tokenUrl.contains(u"{tenant}"_s);
    return hasTenant ? tenantIn(m_known.profile, m_loaded->tokenUrl).isEmpty() : m_loaded->tokenUrl != QUrl(m_known.profile.signIn.tokenUrl);
}

bool SignInForm::hasOwnAuthorizationUrl() const
{
    if (!isAsLoaded() || m_loaded->authorizationUrl.isEmpty())
        return false;
    return m_loaded->authorizationUrl != m_known.preset(kind(), tenantIn(m_known.profile, m_loaded->tokenUrl), m_baseUrl).authorizationUrl;
}

bool SignInForm::hasOwnScope() const
{
    return isAsLoaded() && !m_loaded->scope.isEmpty() && m_loaded->scope != m_known.scope(kind());
}

/// Applications have none where the profile knows where their tokens come from and names none.
bool SignInForm::wantsScope() const
{
    const bool isKnown = !m_known.scope(kind()).isEmpty() || (kind() != Kind::AuthorizationCode && !m_known.profile.signIn.tokenUrl.isEmpty());
    return !isKnown || hasOwnScope();
}

/// The ways the profile names come first, the first of them unless the operator chose another of them; what else a
/// provider may have follows.
void SignInForm::fillKinds()
{
    const QSignalBlocker silent(m_kind);
    std::optional<Kind> before;
    if (m_kindIsChosen)
        before = kind();
    QList<Kind> kinds = kindsOf(m_known.profile);
    const qsizetype named = kinds.size();
    for (const Kind kind : {Kind::Bearer, Kind::ClientSecret, Kind::ClientCertificate, Kind::AuthorizationCode,
             Kind::Basic, Kind::MutualTls, Kind::Command, Kind::None}) {
        if (!kinds.contains(kind))
            kinds << kind;
    }
    m_kind->clear();
    for (qsizetype i = 0; i < kinds.size(); ++i) {
        if (i == named && named > 1)
            m_kind->insertSeparator(m_kind->count());
        m_kind->addItem(SignInGuide::titleOf(kinds.at(i)), int(kinds.at(i)));
    }
    if (!m_known.profile.signIn.kinds.isEmpty() && !m_showsAll)
        hideOthers(named);
    const bool stays = before && kinds.mid(0, named).contains(*before);
    m_kind->setCurrentIndex(stays ? m_kind->findData(int(*before)) : 0);
    onKindChosen();
}

/// What this provider is not known to take stands behind one more step.
void SignInForm::hideOthers(qsizetype named)
{
    auto *view = qobject_cast<QListView *>(m_kind->view());
    auto *rows = qobject_cast<QStandardItemModel *>(m_kind->model());
    for (int row = int(named); view && rows && row < m_kind->count(); ++row) {
        view->setRowHidden(row, true);
        rows->item(row)->setEnabled(false); // or the keys would reach it
    }
    m_kind->addItem(tr("Another way…"), anotherWay);
}

void SignInForm::showOthers()
{
    m_showsAll = true;
    const Kind stays = m_shown;
    fillKinds();
    m_kind->setCurrentIndex(m_kind->findData(int(stays)));
    if (m_kind->hasFocus())
        QMetaObject::invokeMethod(m_kind, &QComboBox::showPopup, Qt::QueuedConnection);
}

SignIn::Kind SignInForm::kind() const
{
    const int value = m_kind->currentData().toInt();
    return value == anotherWay ? m_shown : Kind(value);
}

void SignInForm::setSignIn(const SignIn &signIn)
{
    m_loaded = signIn;
    m_kind->setCurrentIndex(m_kind->findData(int(signIn.kind)));
    const auto fill
        = [this](Field field, const QString &text) { static_cast<QLineEdit *>(m_rows[field].field)->setText(text); };
    const QString tenant = tenantIn(m_known.profile, signIn.tokenUrl);
    const SignIn known = m_known.preset(signIn.kind, tenant, m_baseUrl);
    const auto own = [](const QUrl &url, const QUrl &preset) { return url == preset ? QString() : url.toString(); };
    fill(Tenant, tenant);
    fill(TokenUrl, own(signIn.tokenUrl, known.tokenUrl));
    fill(AuthorizationUrl, own(signIn.authorizationUrl, known.authorizationUrl));
    fill(ClientId, signIn.clientId);
    fill(User, signIn.userName);
    fill(Scope, signIn.scope == known.scope ? QString() : signIn.scope);
    fill(RedirectUrl, own(signIn.redirectUrl.isEmpty() && !known.redirectUrl.isEmpty() ? QUrl(loopback) : signIn.redirectUrl, known.redirectUrl));
    fill(Audience, signIn.audience);
    fill(KeyId, signIn.keyId);
    m_inHeader->setChecked(signIn.secretInHeader);
    m_algorithm->setCurrentIndex(m_algorithm->findData(int(signIn.algorithm)));
    QStringList words;
    for (const QString &word : signIn.command)
        words << (word.contains(u' ') ? u'"' + word + u'"' : word);
    fill(Program, words.join(u' '));
    m_certificate->setPath(signIn.certificateFile);
    m_certificate->setPlaceholder(signIn.certificateFile.isEmpty() ? tr("The one kept with the secrets; or another file") : tr("PEM, PFX or P12"));
    m_key->setPath(signIn.keyFile);
    m_more->setChecked(signIn.secretInHeader || signIn.redirectUrl != known.redirectUrl || !signIn.audience.isEmpty() || !signIn.keyId.isEmpty()
                       || signIn.algorithm != SignIn::Algorithm::Ps256);
    onKindChosen(); // what is shown depends on what was loaded
}

bool SignInForm::wantsMore(Field field) const
{
    const Kind now = kind();
    switch (field) {
    case InHeader:
        return now == Kind::ClientSecret || now == Kind::AuthorizationCode;
    case RedirectUrl:
        return now == Kind::AuthorizationCode;
    case Algorithm:
    case Audience:
    case KeyId:
        return now == Kind::ClientCertificate;
    default:
        return false;
    }
}

bool SignInForm::wants(Field field) const
{
    const bool knowsTokenUrl = m_known.profile.signIn.tokenUrl.contains(u"{tenant}"_s);
    const Kind now = kind();
    switch (field) {
    case Token:
        return now == Kind::Bearer;
    case Tenant:
        return asksForTokens(now) && knowsTokenUrl && !hasOwnTokenUrl();
    case TokenUrl:
        return asksForTokens(now) && (!isWholeAddress(m_known.profile.signIn.tokenUrl) || hasOwnTokenUrl());
    case AuthorizationUrl:
        return now == Kind::AuthorizationCode && (!isWholeAddress(m_known.browser.authorizationUrl) || hasOwnAuthorizationUrl());
    case ClientId:
        return asksForTokens(now);
    case User:
        return now == Kind::Basic;
    case Certificate:
    case Key:
        return now == Kind::ClientCertificate || now == Kind::MutualTls;
    case Secret:
        return now != Kind::Bearer && now != Kind::None && now != Kind::Command;
    case Scope:
        return asksForTokens(now) && wantsScope();
    case Program:
        return now == Kind::Command;
    case More:
        return asksForTokens(now);
    case InHeader:
    case RedirectUrl:
    case Algorithm:
    case Audience:
    case KeyId:
        return wantsMore(field);
    case FieldCount:
        break;
    }
    return false;
}

void SignInForm::onKindChosen()
{
    m_shown = kind();
    m_rows[Secret].label->setText(SignInGuide::secretLabel(kind()));
    m_rows[Secret].field->setAccessibleName(QString(m_rows[Secret].label->text()).remove(u'&').remove(u':'));
    m_caution->say(SignInGuide::cautionFor(m_known, kind()), HintLabel::Tone::Warning);
    showSteps();
    showFields();
    onEdited();
}

void SignInForm::showSteps()
{
    m_steps->setSteps(SignInGuide::stepsFor(m_known, kind()));
    QWidget *before = m_kind;
    for (QToolButton *button : m_steps->buttons()) {
        setTabOrder(before, button);
        before = button;
    }
}

/// Addresses that follow from the base URL are for nobody to fill in. Nothing that was filled in is hidden.
bool SignInForm::isFolded(Field field) const
{
    const auto isEmpty = [this, field] { return static_cast<QLineEdit *>(m_rows[field].field)->text().isEmpty(); };
    if (field == TokenUrl)
        return !m_known.profile.signIn.tokenUrl.isEmpty() && isEmpty();
    if (field == AuthorizationUrl)
        return !m_known.browser.authorizationUrl.isEmpty() && isEmpty();
    return field > More;
}

void SignInForm::place(Field field, int row)
{
    const Row &shown = m_rows[field];
    int now = 0, column = 0, rows = 0, columns = 0;
    m_grid->getItemPosition(m_grid->indexOf(shown.field), &now, &column, &rows, &columns);
    if (now == row)
        return;
    m_grid->removeWidget(shown.label);
    m_grid->removeWidget(shown.field);
    m_grid->addWidget(shown.label, row, 0, Qt::AlignTop);
    m_grid->addWidget(shown.field, row, 1);
}

void SignInForm::showFields()
{
    for (int field = 0; field < FieldCount; ++field) {
        const Row &row = m_rows[field];
        const bool folded = isFolded(Field(field));
        const bool wanted = wants(Field(field)) && (!folded || m_more->isChecked());
        if (row.folded != 0) {
            place(Field(field), folded ? row.folded - 1 : row.spacer - 2);
            m_grid->setRowMinimumHeight(folded ? row.spacer : row.folded, 0);
        }
        row.label->setHidden(!wanted);
        row.field->setHidden(!wanted);
        m_grid->setRowMinimumHeight(folded && row.folded != 0 ? row.folded : row.spacer, wanted ? scaled(font(), 8) : 0);
    }
    setAddressesInTabOrder();
}

/// Behind what they stand below.
void SignInForm::setAddressesInTabOrder()
{
    QWidget *before = isFolded(TokenUrl) ? static_cast<QWidget *>(m_more) : m_rows[Secret].field;
    for (const Field address : {TokenUrl, AuthorizationUrl}) {
        setTabOrder(before, m_rows[address].field);
        before = m_rows[address].field;
    }
}

void SignInForm::onEdited()
{
    showPreset();
    judgeCertificate();
    Q_EMIT changed();
}

/// What the portal shows beside an uploaded certificate is its SHA-1: people compare by it.
void SignInForm::judgeCertificate()
{
    if (wants(Certificate) && signIn().holdsPin())
        return m_certificateMessage->say(tr("Take the PIN out of the address: it would be saved in the open. Type it into the field below."), HintLabel::Tone::Problem);
    if (!wants(Certificate) || m_certificate->path().isEmpty())
        return m_certificateMessage->say({});
    const bool isKept = isAsLoaded() && secrets().isEmpty() && m_loaded->certificateFile == m_certificate->path() && m_loaded->keyFile == m_key->path();
    if (signIn().keyFile.startsWith("pkcs11:"_L1)) // a token counts wrong PINs: half of one is no try
        return m_certificateMessage->say(tr("The key stays on its token, which is asked when the connection is tried or opened."));
    const auto key = ClientKey::load(signIn(), secrets());
    if (!key && isKept) // its passphrase is kept, and not here to be tried
        return m_certificateMessage->say(tr("As it was kept. It is read with its passphrase when the connection is tried or opened."));
    if (!key) {
        const ErrorText words = ErrorText::of(key.error());
        return m_certificateMessage->say(words.summary + u' ' + words.advice, HintLabel::Tone::Problem);
    }
    const auto days = QDateTime::currentDateTimeUtc().daysTo(key->expires());
    const QString thumbprint
        = QString::fromLatin1(key->certificates().first().digest(QCryptographicHash::Sha1).toHex().toUpper());
    const QString text = tr("Valid until %1 · thumbprint %2")
                             .arg(QLocale().toString(key->expires().date(), QLocale::ShortFormat), thumbprint);
    m_certificateMessage->say(days < 0 ? tr("This certificate has expired.") : text,
        days < 0        ? HintLabel::Tone::Problem
            : days < 30 ? HintLabel::Tone::Warning
                        : HintLabel::Tone::Hint);
}

QString SignInForm::text(Field field) const
{
    return wants(field) ? static_cast<QLineEdit *>(m_rows[field].field)->text().trimmed() : QString();
}

QUrl SignInForm::url(Field field, const QUrl &otherwise) const
{
    return text(field).isEmpty() ? otherwise : urlOf(text(field));
}

QStringList SignInForm::commandWords() const
{
    return QProcess::splitCommand(text(Program)); // quotes group, nothing else is special: no shell sees it
}

SignIn SignInForm::signIn() const
{
    const SignIn known = preset();
    SignIn signIn = isAsLoaded() ? *m_loaded : known;
    const bool isOtherTenant = wants(Tenant) && text(Tenant) != tenantIn(m_known.profile, signIn.tokenUrl);
    if (signIn.tokenUrl.isEmpty() || isOtherTenant)
        signIn.tokenUrl = known.tokenUrl;
    if (signIn.authorizationUrl.isEmpty() || isOtherTenant)
        signIn.authorizationUrl = known.authorizationUrl;
    if (signIn.scope.isEmpty())
        signIn.scope = known.scope;
    if (wants(TokenUrl))
        signIn.tokenUrl = url(TokenUrl, known.tokenUrl);
    if (wants(AuthorizationUrl))
        signIn.authorizationUrl = url(AuthorizationUrl, known.authorizationUrl);
    if (wants(RedirectUrl))
        signIn.redirectUrl = url(RedirectUrl, known.redirectUrl);
    if (wants(Audience))
        signIn.audience = text(Audience);
    if (wants(KeyId))
        signIn.keyId = text(KeyId);
    if (wants(InHeader))
        signIn.secretInHeader = m_inHeader->isChecked();
    if (wants(Algorithm))
        signIn.algorithm = SignIn::Algorithm(m_algorithm->currentData().toInt());
    signIn.clientId = text(ClientId);
    signIn.userName = text(User);
    if (wants(Scope))
        signIn.scope = text(Scope);
    if (wants(Certificate)) {
        signIn.certificateFile = m_certificate->path();
        signIn.keyFile = m_key->path();
    }
    signIn.command = commandWords();
    return signIn;
}

SignInSecrets SignInForm::secrets() const
{
    if (kind() == Kind::Bearer)
        return {.secret = m_token->token()};
    if (!wants(Secret))
        return {};
    return {.secret = Redacted(static_cast<QLineEdit *>(m_rows[Secret].field)->text().toUtf8())};
}

/// With the secrets, where it was kept there and nothing else was chosen.
bool SignInForm::hasCertificate(const SignIn &now, bool withSecret) const
{
    const bool isKept = !withSecret && isAsLoaded() && m_loaded->certificateFile.isEmpty();
    if (now.certificateFile.isEmpty() || now.holdsPin())
        return isKept && !now.holdsPin();
    return m_certificateMessage->tone() != HintLabel::Tone::Problem;
}

bool SignInForm::isUsable(bool withSecret) const
{
    const SignIn now = signIn();
    switch (now.kind) {
    case Kind::Bearer:
        return !withSecret || m_token->isUsable();
    case Kind::Basic:
        return !now.userName.isEmpty() && (!withSecret || !secrets().isEmpty());
    case Kind::ClientSecret:
        return !now.tokenUrl.isEmpty() && !now.clientId.isEmpty() && (!withSecret || !secrets().isEmpty());
    case Kind::ClientCertificate:
        return !now.tokenUrl.isEmpty() && !now.clientId.isEmpty() && hasCertificate(now, withSecret);
    case Kind::MutualTls:
        return hasCertificate(now, withSecret);
    case Kind::AuthorizationCode:
        return !now.tokenUrl.isEmpty() && !now.authorizationUrl.isEmpty() && !now.clientId.isEmpty();
    case Kind::Command:
        return !now.command.isEmpty();
    case Kind::None:
        break;
    }
    return true;
}

} // namespace Provost
