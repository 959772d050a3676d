// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionextras.h"

#include "connections/certificatefield.h"
#include "net/accesspool.h"
#include "net/certificatecheck.h"
#include "widgets/hintlabel.h"
#include "widgets/swatch.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>

#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

struct NamedColor {
    const char *name;
    QLatin1StringView value;
};

// all of them 4.5:1 under white and 3:1 against both grounds
constexpr std::array colors {
    NamedColor {QT_TRANSLATE_NOOP("ConnectionExtras", "Blue"), "#1f6feb"_L1},   NamedColor {QT_TRANSLATE_NOOP("ConnectionExtras", "Violet"), "#8250df"_L1},
    NamedColor {QT_TRANSLATE_NOOP("ConnectionExtras", "Magenta"), "#bf3989"_L1}, NamedColor {QT_TRANSLATE_NOOP("ConnectionExtras", "Brown"), "#9a6700"_L1},
    NamedColor {QT_TRANSLATE_NOOP("ConnectionExtras", "Teal"), "#0f766e"_L1},
};

QStringList namesIn(const QString &text)
{
    QStringList names;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (!part.trimmed().isEmpty())
            names << part.trimmed();
    }
    return names;
}

} // namespace

ConnectionExtras::ConnectionExtras(QWidget *parent)
    : QWidget(parent)
    , m_fold(new QToolButton(this))
    , m_body(new QWidget(this))
    , m_grid(new QGridLayout(m_body))
    , m_color(new QComboBox(m_body))
    , m_calls(new QSpinBox(m_body))
    , m_amount(new QDoubleSpinBox(m_body))
    , m_amountMessage(new HintLabel(u"amountMessage"_s, m_body))
    , m_proxyMessage(new HintLabel(u"proxyMessage"_s, m_body))
    , m_pinMessage(new HintLabel(u"pinMessage"_s, m_body))
    , m_certificate(new CertificateField(m_body))
    , m_keepsIndex(new QCheckBox(tr("Keep what was read for searching on this computer, encrypted"), m_body))
{
    m_fold->setObjectName(u"moreSettings"_s);
    m_fold->setText(tr("&More settings"));
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setArrowType(Qt::RightArrow);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setFocusPolicy(Qt::StrongFocus);
    m_color->setObjectName(u"connectionColor"_s);
    m_color->setAccessibleName(tr("Colour of the connection"));
    m_calls->setObjectName(u"budgetCalls"_s);
    m_calls->setAccessibleName(tr("Billable calls a month"));
    m_calls->setRange(0, 100'000'000);
    m_calls->setSingleStep(1000);
    m_calls->setGroupSeparatorShown(true);
    m_calls->setSpecialValueText(tr("as many as needed"));
    m_amount->setObjectName(u"budgetAmount"_s);
    m_amount->setAccessibleName(tr("Money a month, in the currency of the provider's price"));
    m_amount->setToolTip(m_amount->accessibleName());
    m_amount->setRange(0, 10'000'000);
    m_amount->setDecimals(2);
    m_amount->setGroupSeparatorShown(true);
    m_amount->setSpecialValueText(tr("no limit"));
    m_certificate->setObjectName(u"certificate"_s);
    m_keepsIndex->setObjectName(u"keepIndex"_s);
    m_grid->setContentsMargins(0, scaled(font(), 6), 0, 0);
    m_grid->setColumnStretch(1, 1);
    m_grid->setHorizontalSpacing(scaled(font(), 14));
    m_grid->setVerticalSpacing(3);
    fillColors();
    addRow(tr("Colour:"), m_color);
    addRow(tr("Calls a month:"), m_calls);
    addRow(tr("Money a month:"), m_amount, m_amountMessage);
    m_protected = addLine(u"protectedNames"_s, tr("Protected:"), tr("admin*, break-glass: names no run may change unasked"));
    m_ownAccount = addLine(u"ownAccount"_s, tr("Own account:"), tr("User name, where the token does not tell it: asked before it is disabled"));
    m_admins = addLine(u"adminPatterns"_s, tr("Admins:"), tr("Roles and groups; *admin*: asked before one of them is disabled"));
    {
        const QSignalBlocker unheard(m_admins);
        m_admins->setText(SavedConnection().adminPatterns.join(u", "_s));
    }
    m_proxy = addLine(u"proxy"_s, tr("Pro&xy:"), tr("The system's; or none, http://host:port, socks5://host:port"), m_proxyMessage);
    m_proxyUser = addLine(u"proxyUser"_s, tr("Proxy user:"), tr("Where the proxy asks for one"));
    m_proxyPassword = addLine(u"proxyPassword"_s, tr("Proxy password:"), tr("Kept with the secrets, for this proxy and user"));
    m_proxyPassword->setEchoMode(QLineEdit::Password);
    addRow(tr("Extra CA:"), m_certificate);
    m_pin = addLine(u"pin"_s, tr("Fixed certificate:"), tr("SHA-256 fingerprint that the server must show"), m_pinMessage);
    m_grid->addWidget(m_keepsIndex, m_grid->rowCount(), 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_fold, 0, Qt::AlignLeft);
    column->addWidget(m_body);
    m_body->hide();
    connect(m_fold, &QToolButton::toggled, this, &ConnectionExtras::setExpanded);
    connect(m_color, &QComboBox::currentIndexChanged, this, &ConnectionExtras::changed);
    connect(m_calls, &QSpinBox::valueChanged, this, &ConnectionExtras::changed);
    connect(m_amount, &QDoubleSpinBox::valueChanged, this, &ConnectionExtras::judgeAmount);
    connect(m_keepsIndex, &QCheckBox::toggled, this, &ConnectionExtras::changed);
    connect(m_certificate, &CertificateField::changed, this, &ConnectionExtras::changed);
}

void ConnectionExtras::fillColors()
{
    const int side = fontMetrics().height();
    m_color->setIconSize({side, side});
    m_color->addItem(tr("That of the environment"), QString());
    for (const NamedColor &color : colors)
        m_color->addItem(swatch(QColor(color.value), side), tr(color.name), QString(color.value));
}

QLineEdit *ConnectionExtras::addLine(const QString &name, const QString &label, const QString &placeholder, QWidget *below)
{
    auto *line = new QLineEdit(m_body);
    line->setObjectName(name);
    line->setAccessibleName(QString(label).remove(u'&').remove(u':'));
    line->setPlaceholderText(placeholder);
    line->setLayoutDirection(Qt::LeftToRight);
    connect(line, &QLineEdit::textChanged, this, &ConnectionExtras::judge);
    addRow(label, line, below);
    return line;
}

void ConnectionExtras::addRow(const QString &label, QWidget *field, QWidget *below)
{
    const int row = m_grid->rowCount();
    auto *caption = new QLabel(label, m_body);
    caption->setBuddy(field);
    caption->setContentsMargins(0, scaled(font(), 4), 0, 0);
    m_grid->addWidget(caption, row, 0, Qt::AlignTop);
    m_grid->addWidget(field, row, 1);
    if (below)
        m_grid->addWidget(below, row + 1, 1);
    m_grid->setRowMinimumHeight(row + 2, scaled(font(), 8));
}

void ConnectionExtras::setExpanded(bool expanded)
{
    m_fold->setChecked(expanded);
    m_fold->setArrowType(expanded ? Qt::DownArrow : Qt::RightArrow);
    m_body->setHidden(!expanded);
}

void ConnectionExtras::setConnection(const SavedConnection &connection)
{
    if (!connection.color.isEmpty() && m_color->findData(connection.color) < 0)
        m_color->addItem(swatch(QColor(connection.color), fontMetrics().height()), connection.color, connection.color);
    m_color->setCurrentIndex(std::max(0, m_color->findData(connection.color)));
    m_amount->setValue(connection.budget.amount);
    m_calls->setValue(int(std::min<qint64>(connection.budget.calls, m_calls->maximum())));
    m_protected->setText(connection.protectedNames.join(u", "_s));
    m_ownAccount->setText(connection.ownAccount);
    m_admins->setText(connection.adminPatterns.join(u", "_s));
    m_proxy->setText(connection.proxy);
    m_proxyUser->setText(connection.proxyUser);
    m_pin->setText(QString::fromLatin1(connection.pinnedCertificate.toHex(':')));
    m_certificate->setPem(connection.extraCaPem);
    m_keepsIndex->setChecked(connection.keepsIndex);
    SavedConnection plain {.name = connection.name};
    writeTo(plain);
    const bool isUsed = plain != SavedConnection {.name = connection.name};
    setExpanded(isUsed);
}

void ConnectionExtras::writeTo(SavedConnection &connection) const
{
    connection.color = m_color->currentData().toString();
    connection.budget = {.calls = m_calls->value(), .amount = m_amount->value()};
    connection.protectedNames = namesIn(m_protected->text());
    connection.ownAccount = m_ownAccount->text().trimmed();
    connection.adminPatterns = namesIn(m_admins->text());
    connection.proxy = m_proxy->text().trimmed();
    connection.proxyUser = m_proxyUser->text().trimmed();
    connection.pinnedCertificate = fingerprintOf(m_pin->text()).value_or(QByteArray());
    connection.extraCaPem = m_certificate->pem();
    connection.keepsIndex = m_keepsIndex->isChecked();
}

Redacted<QByteArray> ConnectionExtras::proxyPassword() const
{
    return Redacted(m_proxyPassword->text().toUtf8());
}

void ConnectionExtras::setPriced(bool priced)
{
    m_isPriced = priced;
    judgeAmount();
}

void ConnectionExtras::judgeAmount()
{
    const bool isIdle = m_amount->value() > 0 && !m_isPriced;
    m_amountMessage->say(isIdle ? tr("This provider has no price for a call: money limits nothing here. Limit the calls instead.") : QString(), HintLabel::Tone::Warning);
    Q_EMIT changed();
}

bool ConnectionExtras::isUsable() const
{
    return m_certificate->isUsable() && m_proxyMessage->tone() != HintLabel::Tone::Problem && m_pinMessage->tone() != HintLabel::Tone::Problem;
}

void ConnectionExtras::judge()
{
    const bool proxyFine = AccessPool::proxyOf(m_proxy->text()).has_value();
    m_proxyMessage->say(proxyFine ? QString() : tr("Not a proxy: none, http://host:port or socks5://host:port, without a password."),
                        proxyFine ? HintLabel::Tone::Hint : HintLabel::Tone::Problem);
    const QString pin = m_pin->text().trimmed();
    const bool pinFine = pin.isEmpty() || fingerprintOf(pin);
    m_pinMessage->say(pinFine ? QString() : tr("A SHA-256 fingerprint has 64 hexadecimal digits; the test shows that of the server."),
                      pinFine ? HintLabel::Tone::Hint : HintLabel::Tone::Problem);
    Q_EMIT changed();
}

} // namespace Provost
