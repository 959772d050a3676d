// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectdialog.h"

#include "connections/connectform.h"
#include "connections/teststeplist.h"
#include "errors/errorbanner.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QDesktopServices>
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
    , m_banner(new ErrorBanner(this))
    , m_test(new QPushButton(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_save(new QPushButton(purpose == Purpose::Connect ? tr("Save and &open") : tr("&Save"), this))
{
    setObjectName(u"connectDialog"_s);
    setWindowTitle(purpose == Purpose::Connect ? tr("Connect to a directory") : tr("Edit connection"));
    addButtons();
    layOut();
    connect(m_form, &ConnectForm::changed, this, &ConnectDialog::onFormChanged);
    connect(m_tester, &ConnectionTester::changed, this, [this] { m_steps->setSteps(m_tester->steps()); });
    connect(m_tester, &ConnectionTester::finished, this, &ConnectDialog::onTestEnded);
    connect(m_tester, &ConnectionTester::browserNeeded, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_banner, &ErrorBanner::retryRequested, this, &ConnectDialog::onTest);
    connect(this, &QDialog::finished, m_tester, &ConnectionTester::stop);
    updateButtons();
    m_form->setFocus();
}

void ConnectDialog::addButtons()
{
    m_test->setObjectName(u"testConnection"_s);
    m_test->setAutoDefault(false);
    m_save->setObjectName(u"saveConnection"_s);
    m_save->setDefault(true);
    m_cancel->setObjectName(u"cancelConnection"_s);
    m_cancel->setAutoDefault(false);
    connect(m_test, &QPushButton::clicked, this, &ConnectDialog::onTest);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen(m_form->settings(), m_form->connection());
        accept();
    });
}

void ConnectDialog::layOut()
{
    auto *content = new QWidget(m_scroll);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(scaled(font(), 14));
    column->addWidget(m_form);
    column->addWidget(m_steps);
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
    outer->addLayout(buttons);
    resize(scaled(font(), 700), scaled(font(), 680));
}

void ConnectDialog::setConnection(const SavedConnection &connection)
{
    m_form->setConnection(connection);
}

void ConnectDialog::setTakenNames(const QStringList &names)
{
    m_form->setTakenNames(names);
}

void ConnectDialog::onFormChanged()
{
    m_tester->stop(); // what it would say is about something else now
    m_steps->setSteps({});
    m_banner->clear();
    updateButtons();
}

void ConnectDialog::onTest()
{
    if (m_tester->isRunning()) {
        m_tester->stop();
        m_steps->setSteps({});
    } else {
        m_banner->clear();
        m_tester->start(m_form->settings());
    }
    updateButtons();
}

void ConnectDialog::onTestEnded(const std::optional<Error> &error)
{
    if (error)
        m_banner->setError(*error, m_form->settings().baseUrl.host());
    updateButtons();
    // what was found out stands below the form
    layout()->activate();
    QMetaObject::invokeMethod(
        this, [this] { m_scroll->verticalScrollBar()->setValue(m_scroll->verticalScrollBar()->maximum()); }, Qt::QueuedConnection);
}

void ConnectDialog::updateButtons()
{
    m_test->setText(m_tester->isRunning() ? tr("Stop t&est") : tr("T&est"));
    m_test->setEnabled(m_form->isUsable(true));
    m_save->setEnabled(m_form->isUsable(m_purpose == Purpose::Connect));
}

} // namespace Provost
