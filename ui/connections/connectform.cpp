// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectform.h"

#include "connections/connectionextras.h"
#include "connections/signinform.h"
#include "connections/stepguide.h"
#include "errors/errortext.h"
#include "store/connectionsettings.h"
#include "widgets/hintlabel.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr auto exampleUrl = "https://example.com/scim/v2"_L1;

/// A label whose mnemonic leads to the field, the field, the line below it. (QFormLayout cuts off text that wraps in such a row.)
void addRow(QGridLayout *form, const QString &label, QWidget *field, QWidget *below = nullptr)
{
    const int row = form->rowCount();
    auto *caption = new QLabel(label, form->parentWidget());
    caption->setBuddy(field);
    caption->setContentsMargins(0, scaled(field->font(), 4), 0, 0);
    form->addWidget(caption, row, 0, Qt::AlignTop);
    form->addWidget(field, row, 1);
    if (below)
        form->addWidget(below, row + 1, 1);
    form->setRowMinimumHeight(row + 2, scaled(field->font(), 8));
}

} // namespace

ConnectForm::ConnectForm(QWidget *parent)
    : QWidget(parent)
    , m_choices(ProviderChoice::all())
    , m_provider(new QComboBox(this))
    , m_needs(new HintLabel(u"providerNeeds"_s, this))
    , m_url(new QLineEdit(this))
    , m_urlMessage(new HintLabel(u"urlMessage"_s, this))
    , m_signIn(new SignInForm(this))
    , m_name(new QLineEdit(this))
    , m_nameMessage(new HintLabel(u"nameMessage"_s, this))
    , m_production(new QRadioButton(tr("&Production: every change is reviewed before it is made"), this))
    , m_test(new QRadioButton(tr("Te&st: nothing depends on it"), this))
    , m_readOnly(new QCheckBox(tr("Read-onl&y: Provost sends nothing that changes the directory"), this))
    , m_extras(new ConnectionExtras(this))
{
    nameWidgets();
    layOut();
    for (const ProviderChoice &one : std::as_const(m_choices))
        m_provider->addItem(one.title, one.key);
    m_production->setChecked(true);
    connect(m_provider, &QComboBox::currentIndexChanged, this, &ConnectForm::onProviderChosen);
    connect(m_url, &QLineEdit::textChanged, this, &ConnectForm::onUrlEdited);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameIsOurs = m_name->text().isEmpty(); });
    connect(m_name, &QLineEdit::textChanged, this, &ConnectForm::judgeName);
    connect(m_signIn, &SignInForm::changed, this, &ConnectForm::changed);
    connect(m_extras, &ConnectionExtras::changed, this, &ConnectForm::changed);
    connect(m_readOnly, &QCheckBox::toggled, this, &ConnectForm::changed);
    connect(m_production, &QRadioButton::toggled, this, &ConnectForm::changed);
    onProviderChosen(0);
}

void ConnectForm::nameWidgets()
{
    m_provider->setObjectName(u"provider"_s);
    m_provider->setAccessibleName(tr("Provider"));
    m_provider->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_provider->setMaxVisibleItems(20);
    m_url->setObjectName(u"baseUrl"_s);
    m_url->setAccessibleName(tr("Base URL"));
    m_url->setPlaceholderText(exampleUrl);
    m_url->setLayoutDirection(Qt::LeftToRight);
    m_url->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_name->setObjectName(u"connectionName"_s);
    m_name->setAccessibleName(tr("Name of the connection"));
    m_signIn->setObjectName(u"signIn"_s);
    m_readOnly->setObjectName(u"readOnly"_s);
    m_production->setObjectName(u"environmentProduction"_s);
    m_test->setObjectName(u"environmentTest"_s);
    m_extras->setObjectName(u"connectionExtras"_s);
}

void ConnectForm::layOut()
{
    auto *environment = new QWidget(this);
    auto *choices = new QVBoxLayout(environment);
    choices->setContentsMargins(0, scaled(font(), 3), 0, 0);
    choices->setSpacing(scaled(font(), 4));
    choices->addWidget(m_production);
    choices->addWidget(m_test);
    choices->addWidget(m_readOnly);
    auto *form = new QGridLayout(this);
    form->setContentsMargins({});
    form->setColumnStretch(1, 1);
    form->setHorizontalSpacing(scaled(font(), 14));
    form->setVerticalSpacing(3);
    addRow(form, tr("Pro&vider:"), m_provider, m_needs);
    addRow(form, tr("Base &URL:"), m_url, m_urlMessage);
    form->addWidget(m_signIn, form->rowCount(), 0, 1, 2);
    form->setRowMinimumHeight(form->rowCount(), scaled(font(), 2));
    addRow(form, tr("&Name:"), m_name, m_nameMessage);
    addRow(form, tr("Environment:"), environment);
    form->addWidget(m_extras, form->rowCount(), 0, 1, 2);
}

/// The parts have a grid each; what shows of their captions is one column, however long the words of a language are.
void ConnectForm::alignLabels()
{
    int width = 0;
    QList<QGridLayout *> grids = findChildren<QGridLayout *>();
    grids.removeIf([](const QGridLayout *grid) { return grid->columnCount() != 2 || qobject_cast<const StepGuide *>(grid->parentWidget()); }); // its first column has numbers
    for (const QGridLayout *grid : std::as_const(grids)) {
        for (int row = 0; row < grid->rowCount(); ++row) {
            const QLayoutItem *item = grid->itemAtPosition(row, 0);
            const auto *label = item ? qobject_cast<const QLabel *>(item->widget()) : nullptr;
            if (label && label->isVisibleTo(this))
                width = std::max(width, label->sizeHint().width());
        }
    }
    for (QGridLayout *grid : std::as_const(grids)) {
        if (grid->columnMinimumWidth(0) != width)
            grid->setColumnMinimumWidth(0, width);
    }
}

bool ConnectForm::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        alignLabels();
    return QWidget::event(event);
}

void ConnectForm::setProfiles(const QString &directory)
{
    const QString chosen = choice().key;
    m_ownProfiles = directory;
    m_profiles = ProfileLibrary(directory);
    m_choices = ProviderChoice::all(m_profiles);
    {
        const QSignalBlocker silent(m_provider);
        m_provider->clear();
        for (const ProviderChoice &one : std::as_const(m_choices))
            m_provider->addItem(one.title, one.key);
        m_provider->setCurrentIndex(std::max(0, m_provider->findData(chosen)));
    }
    onProviderChosen(0);
}

void ConnectForm::setConnection(const SavedConnection &connection)
{
    const QString &profileId = connection.profileId;
    const bool isOffered = profileId.isEmpty() || std::any_of(m_choices.cbegin(), m_choices.cend(), [&profileId](const ProviderChoice &one) { return one.profileId == profileId; });
    if (!isOffered) { // one that is not here any more: it stays
        m_choices.append({.key = profileId, .profileId = profileId, .title = m_profiles.profile(profileId).valueOr({}).title, .urlTemplate = {}, .needs = {}});
        if (m_choices.constLast().title.isEmpty())
            m_choices.last().title = profileId;
        m_provider->addItem(m_choices.constLast().title, profileId);
    }
    m_provider->setCurrentIndex(isOffered ? ProviderChoice::indexFor(m_choices, profileId, connection.baseUrl) : m_provider->count() - 1);
    m_nameIsOurs = false;
    m_url->setText(connection.baseUrl.toString());
    m_name->setText(connection.name);
    m_production->setChecked(connection.environment == SavedConnection::Environment::Production);
    m_test->setChecked(connection.environment != SavedConnection::Environment::Production);
    m_id = connection.id;
    m_secretsPlace = connection.secrets;
    m_readOnly->setChecked(connection.isReadOnly);
    m_signIn->setSignIn(connection.signIn);
    m_extras->setConnection(connection);
}

SavedConnection ConnectForm::connection() const
{
    using enum SavedConnection::Environment;
    SavedConnection connection {.name = m_name->text().simplified(),
                                .baseUrl = m_baseUrl.url,
                                .profileId = choice().profileId,
                                .environment = m_production->isChecked() ? Production : Test,
                                .id = m_id,
                                .signIn = m_signIn->signIn(),
                                .isReadOnly = m_readOnly->isChecked()};
    connection.secrets = m_secretsPlace;
    m_extras->writeTo(connection);
    return connection;
}

ConnectionSettings ConnectForm::settings() const
{
    return settingsFor(connection(), secrets(), m_profiles);
}

SignInSecrets ConnectForm::secrets() const
{
    SignInSecrets secrets = m_signIn->secrets();
    secrets.proxyPassword = m_extras->proxyPassword();
    if (!secrets.proxyPassword.isEmpty()) {
        const SavedConnection now = connection();
        secrets.proxyFor = AccessPool::bindingOf(now.proxy, now.proxyUser);
    }
    return secrets;
}

bool ConnectForm::isUsable(bool withSecret) const
{
    return m_baseUrl.isUsable() && !m_name->text().simplified().isEmpty() && m_extras->isUsable() && m_signIn->isUsable(withSecret);
}

const ProviderChoice &ConnectForm::choice() const
{
    return m_choices.at(std::max(0, m_provider->currentIndex()));
}

/// As settingsFor() has it.
ServerProfile ConnectForm::profile() const
{
    const auto own = m_profiles.profile(choice().profileId);
    return own ? *own : ServerProfile::shipped(choice().profileId).valueOr({});
}

/// A profile of one's own that cannot be read is no reason to connect by the shipped one unawares.
void ConnectForm::sayNeeds()
{
    const QString id = choice().profileId;
    const auto own = m_profiles.isOwn(id) ? m_profiles.profile(id) : Result<ServerProfile>(ServerProfile());
    if (own)
        m_needs->say(choice().needs);
    else
        m_needs->say(tr("A profile of yours cannot be used: %1").arg(ErrorText::of(own.error()).summary), HintLabel::Tone::Problem);
}

void ConnectForm::onProviderChosen(int)
{
    const QString typed = m_url->text().trimmed();
    const bool isTemplate = std::any_of(m_choices.cbegin(), m_choices.cend(), [&typed](const ProviderChoice &one) { return one.urlTemplate == typed; });
    sayNeeds();
    m_signIn->setKnown(KnownSignIn::of(profile(), m_ownProfiles));
    if (typed.isEmpty() || isTemplate)
        m_url->setText(choice().urlTemplate);
    suggestName();
    onUrlEdited();
}

void ConnectForm::onUrlEdited()
{
    m_baseUrl = BaseUrl::judge(m_url->text());
    using enum BaseUrl::State;
    const auto tone = m_baseUrl.state == Invalid ? HintLabel::Tone::Problem
        : m_baseUrl.state == Good                ? HintLabel::Tone::Hint
                                                 : HintLabel::Tone::Warning;
    m_urlMessage->say(m_baseUrl.message, tone);
    m_signIn->setBaseUrl(m_baseUrl.isUsable() ? m_baseUrl.url : QUrl());
    const QString profileId = choice().profileId;
    const bool isUnknown = !profileId.isEmpty() && !m_profiles.ids().contains(profileId); // and may have any price
    m_extras->setPriced(isUnknown || settingsFor({.baseUrl = m_baseUrl.url, .profileId = profileId}, {}, m_profiles).profile.price.perCall > 0);
    suggestName();
    Q_EMIT changed();
}

void ConnectForm::suggestName()
{
    if (!m_nameIsOurs)
        return;
    const bool known = choice().key != u"other"_s;
    m_name->setText(known ? choice().title : m_baseUrl.url.host());
}

void ConnectForm::judgeName()
{
    const bool taken = m_takenNames.contains(m_name->text().simplified());
    m_nameMessage->say(taken ? tr("There is a connection of this name; saving replaces it.") : QString(), HintLabel::Tone::Warning);
    Q_EMIT changed();
}

} // namespace Provost
