// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/passphrasedialog.h"

#include "errors/errorbanner.h"
#include "store/secretstore.h"
#include "widgets/hintlabel.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr qsizetype shortPassphrase = 12;
}

PassphraseDialog::PassphraseDialog(SecretStore &store, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_banner(new ErrorBanner(this))
    , m_message(new HintLabel(u"passphraseMessage"_s, this))
    , m_go(new QPushButton(tr("&Change It"), this))
{
    setObjectName(u"passphraseDialog"_s);
    setWindowTitle(tr("Passphrase of the vault"));
    m_banner->setRetryable(false);
    m_go->setObjectName(u"passphraseGo"_s);
    m_go->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"passphraseCancel"_s);
    cancel->setAutoDefault(false);
    auto *form = new QFormLayout;
    m_former = addField(form, u"passphraseFormer"_s, tr("The one &so far:"));
    m_first = addField(form, u"passphraseFirst"_s, tr("&New one:"));
    m_second = addField(form, u"passphraseSecond"_s, tr("Once m&ore:"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_go);
    auto *column = new QVBoxLayout(this);
    const int margin = scaled(font(), 16);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(scaled(font(), 10));
    column->addWidget(m_banner);
    column->addLayout(form);
    column->addWidget(m_message);
    column->addStretch();
    column->addLayout(buttons);
    setMinimumWidth(scaled(font(), 420));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, &PassphraseDialog::change);
    judge();
}

QLineEdit *PassphraseDialog::addField(QFormLayout *form, const QString &name, const QString &label)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(name);
    field->setAccessibleName(QString(label).remove(u'&').remove(u':'));
    field->setEchoMode(QLineEdit::Password);
    field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    connect(field, &QLineEdit::textChanged, this, &PassphraseDialog::judge);
    form->addRow(label, field);
    return field;
}

void PassphraseDialog::judge()
{
    if (!m_second) // still being made
        return;
    const QString text = m_first->text();
    if (!m_second->text().isEmpty() && m_second->text() != text)
        m_message->say(tr("The two are not the same."), HintLabel::Tone::Problem);
    else if (!text.isEmpty() && text.size() < shortPassphrase)
        m_message->say(tr("Short ones can be guessed: better use several words."), HintLabel::Tone::Warning);
    else
        m_message->say({});
    m_go->setEnabled(!m_isBusy && !m_former->text().isEmpty() && !text.isEmpty() && m_second->text() == text);
}

void PassphraseDialog::change()
{
    m_isBusy = true;
    judge();
    auto *job = m_store.changePassphrase(Redacted(m_former->text().toUtf8()), Redacted(m_first->text().toUtf8()), this);
    job->then(this, [this](const Result<void> &outcome) {
        m_isBusy = false;
        if (outcome)
            return accept();
        m_banner->setError(outcome.error());
        judge();
        m_former->selectAll();
        m_former->setFocus();
    });
}

} // namespace Provost
