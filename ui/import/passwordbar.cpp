// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/passwordbar.h"

#include "directory/directory.h"
#include "widgets/buttons.h"
#include "widgets/hintlabel.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr double fairBits = 45; ///< as the form says it
constexpr double strongBits = 70;

} // namespace

PasswordBar::PasswordBar(ImportSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_kind(new QComboBox(this))
    , m_length(new QSpinBox(this))
    , m_symbols(new QCheckBox(tr("S&ymbols"), this))
    , m_ambiguous(new QCheckBox(tr("&Look-alikes (0 O 1 l)"), this))
    , m_strength(new QLabel(this))
    , m_file(new QLineEdit(this))
    , m_passphrase(new QLineEdit(this))
    , m_again(new QLineEdit(this))
    , m_hint(new HintLabel(u"passwordHint"_s, this))
{
    setObjectName(u"passwordBar"_s);
    m_kind->setObjectName(u"passwordKind"_s);
    m_kind->setAccessibleName(tr("Initial passwords"));
    m_kind->addItem(tr("None"), int(PasswordWish::Kind::None));
    m_kind->addItem(tr("Make them and seal them in a file"), int(PasswordWish::Kind::Sealed));
    m_kind->addItem(tr("Make them and print them once"), int(PasswordWish::Kind::Printed));
    m_kind->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // the row is full, and this is what is read first
    int widest = 0;
    for (int i = 0; i < m_kind->count(); ++i)
        widest = std::max(widest, m_kind->fontMetrics().horizontalAdvance(m_kind->itemText(i)));
    m_kind->setFixedWidth(widest + scaled(font(), 44)); // what the style reckons leaves no room for its own padding
    auto *label = new QLabel(tr("Initial &passwords"), this);
    label->setBuddy(m_kind);
    m_policy = buildPolicy();
    m_sealed = buildSealed();
    const QList<QWidget *> order {m_kind, m_length, m_symbols, m_ambiguous, m_file, m_sealed->findChild<QToolButton *>(u"sealedChoose"_s), m_passphrase, m_again};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    auto *top = new QHBoxLayout;
    top->setSpacing(scaled(font(), 8));
    top->addWidget(label);
    top->addWidget(m_kind);
    top->addWidget(m_policy);
    top->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(font(), 16), 0, scaled(font(), 12), scaled(font(), 10));
    column->setSpacing(scaled(font(), 6));
    column->addLayout(top);
    column->addWidget(m_sealed);
    column->addWidget(m_hint);
    connectFields();
    refresh();
}

QWidget *PasswordBar::buildPolicy()
{
    auto *policy = new QWidget(this);
    m_length->setObjectName(u"passwordLength"_s);
    m_length->setAccessibleName(tr("Length of the passwords"));
    m_length->setRange(8, 64);
    m_symbols->setObjectName(u"passwordSymbols"_s);
    m_ambiguous->setObjectName(u"passwordLookAlikes"_s);
    m_ambiguous->setToolTip(tr("Letters and digits that are easily mistaken for one another on paper"));
    m_strength->setObjectName(u"passwordBits"_s);
    m_strength->setForegroundRole(QPalette::PlaceholderText);
    auto *length = new QLabel(tr("Len&gth"), policy);
    length->setBuddy(m_length);
    auto *row = new QHBoxLayout(policy);
    row->setContentsMargins({});
    row->setSpacing(scaled(font(), 10));
    row->addWidget(length);
    row->addWidget(m_length);
    row->addWidget(m_symbols);
    row->addWidget(m_ambiguous);
    row->addWidget(m_strength);
    return policy;
}

QWidget *PasswordBar::buildSealed()
{
    auto *sealed = new QWidget(this);
    m_file->setObjectName(u"sealedFile"_s);
    m_file->setAccessibleName(tr("Sealed file"));
    m_file->setLayoutDirection(Qt::LeftToRight);
    m_file->setPlaceholderText(tr("a file that is made, or one to go on with"));
    auto *choose = makeIconButton(sealed, u"sealedChoose"_s, u"open"_s, tr("Choose the sealed file"));
    connect(choose, &QToolButton::clicked, this, &PasswordBar::askFile);
    for (QLineEdit *line : {m_passphrase, m_again}) {
        line->setEchoMode(QLineEdit::Password);
        line->setMaximumWidth(scaled(font(), 190));
    }
    m_passphrase->setObjectName(u"sealedPassphrase"_s);
    m_passphrase->setAccessibleName(tr("Passphrase"));
    m_again->setObjectName(u"sealedAgain"_s);
    m_again->setAccessibleName(tr("Passphrase once more"));
    auto *file = new QLabel(tr("Sealed &file"), sealed);
    file->setBuddy(m_file);
    auto *passphrase = new QLabel(tr("Pa&ssphrase"), sealed);
    passphrase->setBuddy(m_passphrase);
    auto *again = new QLabel(tr("onc&e more"), sealed);
    again->setBuddy(m_again);
    auto *row = new QHBoxLayout(sealed);
    row->setContentsMargins({});
    row->setSpacing(scaled(font(), 8));
    row->addWidget(file);
    row->addWidget(m_file, 1);
    row->addWidget(choose);
    row->addWidget(passphrase);
    row->addWidget(m_passphrase);
    row->addWidget(again);
    row->addWidget(m_again);
    return sealed;
}

void PasswordBar::connectFields()
{
    connect(m_kind, &QComboBox::currentIndexChanged, this, &PasswordBar::take);
    connect(m_length, &QSpinBox::valueChanged, this, &PasswordBar::take);
    connect(m_symbols, &QCheckBox::toggled, this, &PasswordBar::take);
    connect(m_ambiguous, &QCheckBox::toggled, this, &PasswordBar::take);
    for (const QLineEdit *line : {m_file, m_passphrase, m_again})
        connect(line, &QLineEdit::textEdited, this, &PasswordBar::take);
}

/// As the session has it: another file begins without passwords.
void PasswordBar::refresh()
{
    const PasswordWish wish = m_session.passwords();
    m_filling = true;
    m_kind->setCurrentIndex(m_kind->findData(int(wish.kind)));
    m_length->setValue(m_session.allowed(wish.policy).length);
    m_symbols->setChecked(wish.policy.symbols);
    m_ambiguous->setChecked(wish.policy.ambiguous);
    if (m_file->text() != wish.fileName)
        m_file->setText(wish.fileName);
    if (wish.kind == PasswordWish::Kind::None) {
        m_passphrase->clear();
        m_again->clear();
    }
    m_filling = false;
    setVisible(m_session.canMakePasswords());
    say();
}

void PasswordBar::take()
{
    if (m_filling)
        return;
    PasswordWish wish = m_session.passwords();
    wish.kind = PasswordWish::Kind(m_kind->currentData().toInt());
    wish.policy.length = m_length->value();
    wish.policy.symbols = m_symbols->isChecked();
    wish.policy.ambiguous = m_ambiguous->isChecked();
    wish.fileName = m_file->text().trimmed();
    wish.passphrase = m_passphrase->text() == m_again->text() ? Redacted(m_passphrase->text()) : Redacted<QString>();
    m_session.setPasswords(wish);
    say();
}

void PasswordBar::say()
{
    const PasswordWish &wish = m_session.passwords();
    const bool isSealed = wish.kind == PasswordWish::Kind::Sealed;
    m_policy->setVisible(wish.kind != PasswordWish::Kind::None);
    m_sealed->setVisible(isSealed);
    const double bits = m_session.allowed(wish.policy).bits();
    m_strength->setText(bits < fairBits ? tr("weak") : bits < strongBits ? tr("fair") : tr("strong"));
    m_strength->setToolTip(tr("%1 bits of surprise").arg(int(bits)));
    const int length = m_session.allowed(wish.policy).length;
    if (wish.kind != PasswordWish::Kind::None && length != wish.policy.length)
        return m_hint->say(tr("The provider's rule makes it %Ln character(s).", nullptr, length), HintLabel::Tone::Warning);
    if (isSealed && wish.fileName.isEmpty())
        return m_hint->say(tr("Choose the file in which the passwords are sealed. Each is in it before its account is made, so that no crash loses one."));
    if (isSealed && m_passphrase->text() != m_again->text() && !m_again->text().isEmpty())
        return m_hint->say(tr("The two passphrases differ."), HintLabel::Tone::Problem);
    if (isSealed && wish.passphrase.isEmpty())
        return m_hint->say(tr("Type the passphrase twice. Without it nobody can open the file, not even you."));
    if (wish.kind == PasswordWish::Kind::None && m_session.mustMakePasswords())
        return m_hint->say(tr("The provider creates nobody without a password, and the file has none: choose how they come by one."), HintLabel::Tone::Warning);
    if (wish.kind == PasswordWish::Kind::Printed)
        return m_hint->say(tr("They are printed after the run and kept nowhere: if the program ends before, they are lost and must be reset."), HintLabel::Tone::Warning);
    m_hint->say({});
}

void PasswordBar::askFile()
{
    auto *dialog = new QFileDialog(window(), tr("Seal the Passwords In"));
    dialog->setObjectName(u"sealedDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // a sealed file is gone on with, never replaced
    dialog->setDefaultSuffix(u"sealed"_s);
    dialog->setNameFilter(tr("Sealed passwords (*.sealed)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &name) {
        m_file->setText(name);
        take();
        m_passphrase->setFocus(Qt::OtherFocusReason);
    });
    dialog->open();
}

} // namespace Provost
