// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/providerpage.h"

#include "client/probejob.h"
#include "client/suggestedprofile.h"
#include "directory/directory.h"
#include "errors/errortext.h"
#include "provider/capabilitymodel.h"
#include "provider/capabilityview.h"
#include "snapshots/driftwords.h"
#include "widgets/elidedlabel.h"
#include "widgets/icons.h"
#include "widgets/messagestrip.h"
#include "widgets/moneytext.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QDateTime>
#include <QEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

ProviderPage::ProviderPage(Directory &directory, QWidget *parent)
    : QWidget(parent)
    , m_directory(directory)
    , m_model(new CapabilityModel(this))
    , m_view(new CapabilityView(this))
    , m_title(new ElidedLabel(this))
    , m_profile(new ElidedLabel(this))
    , m_details(new QLabel(this))
    , m_problems(new QCheckBox(this))
    , m_start(new QPushButton(this))
    , m_stop(new QPushButton(this))
    , m_copy(new QToolButton(this))
    , m_copyMenu(new QMenu(this))
    , m_save(new QPushButton(this))
    , m_strip(new MessageStrip(this))
    , m_drift(new MessageStrip(this))
    , m_driftList(new QPlainTextEdit(this))
    , m_progress(makeProgress())
{
    setObjectName(u"providerPage"_s);
    m_view->setModel(m_model);
    m_strip->setObjectName(u"probeOutcome"_s);
    m_details->setObjectName(u"capabilityDetails"_s);
    m_details->setWordWrap(true);
    m_details->setTextFormat(Qt::PlainText);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_details->setMinimumHeight(fontMetrics().lineSpacing() * 4 + scaled(font(), 20));
    m_details->setMargin(scaled(font(), 10));
    m_drift->setObjectName(u"providerDrift"_s);
    m_driftList->setObjectName(u"providerDriftList"_s);
    m_driftList->setReadOnly(true);
    m_driftList->setFrameShape(QFrame::NoFrame);
    m_driftList->setMaximumHeight(fontMetrics().lineSpacing() * 12);
    m_driftList->setTabChangesFocus(true);
    m_driftList->hide();
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_progress);
    column->addWidget(m_drift);
    column->addWidget(m_driftList);
    column->addWidget(m_strip);
    column->addWidget(m_view, 1);
    column->addWidget(line);
    column->addWidget(m_details);
    connect(m_view, &CapabilityView::currentEntryChanged, this, &ProviderPage::showDetails);
    connect(m_start, &QPushButton::clicked, this, &ProviderPage::probe);
    connect(m_stop, &QPushButton::clicked, this, &ProviderPage::stop);
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveRequested(m_suggestion); });
    connect(m_problems, &QCheckBox::toggled, this, [this](bool only) {
        m_model->setProblemsOnly(only);
        m_view->showAll();
        showDetails();
    });
    connect(&m_directory, &Directory::descriptionChanged, this, &ProviderPage::makeCard);
    connect(&m_directory, &Directory::drifted, this, &ProviderPage::showDrift);
    connect(m_drift, &MessageStrip::actionTriggered, this, &ProviderPage::listDrift);
    connect(m_drift, &MessageStrip::secondTriggered, this, [this] {
        m_directory.putDriftAway();
        showDrift();
    });
    makeCopyMenu();
    setFocusProxy(m_view);
    retranslate();
}

ProviderPage::~ProviderPage() = default;

QWidget *ProviderPage::makeHead()
{
    auto *head = new QWidget(this);
    m_title->setObjectName(u"providerTitle"_s);
    m_title->setFont(scaledFont(font(), 1.25, QFont::DemiBold));
    m_profile->setObjectName(u"providerProfile"_s);
    m_profile->setForegroundRole(QPalette::PlaceholderText);
    m_problems->setObjectName(u"problemsOnly"_s);
    m_start->setObjectName(u"probeButton"_s);
    m_start->setDefault(true);
    m_stop->setObjectName(u"stopProbe"_s);
    m_save->setObjectName(u"saveProfile"_s);
    m_copy->setObjectName(u"copyCard"_s);
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setIcon(themedIcon(u"copy"_s));
    m_copy->setMenu(m_copyMenu);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    auto *words = new QVBoxLayout;
    words->setSpacing(scaled(font(), 2));
    words->addWidget(m_title);
    words->addWidget(m_profile);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 8));
    buttons->addWidget(m_start);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_save);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    buttons->addWidget(m_problems);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(scaled(font(), 14), scaled(font(), 12), scaled(font(), 14), scaled(font(), 10));
    column->setSpacing(scaled(font(), 10));
    column->addLayout(words);
    column->addLayout(buttons);
    return head;
}

QWidget *ProviderPage::makeProgress()
{
    auto *box = new QWidget(this);
    m_bar = new QProgressBar(box);
    m_bar->setObjectName(u"probeProgress"_s);
    m_bar->setTextVisible(false);
    m_bar->setMaximumWidth(scaled(font(), 220));
    m_asking = new ElidedLabel(box);
    m_asking->setObjectName(u"probeRequest"_s);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(scaled(font(), 14), 0, scaled(font(), 14), scaled(font(), 8));
    row->setSpacing(scaled(font(), 10));
    row->addWidget(m_bar);
    row->addWidget(m_asking, 1);
    box->hide();
    return box;
}

void ProviderPage::makeCopyMenu()
{
    m_copyMenu->setObjectName(u"copyCardMenu"_s);
    QAction *json = m_copyMenu->addAction(QString());
    json->setObjectName(u"copyCardJson"_s);
    connect(json, &QAction::triggered, this, [this] { copy(QString::fromUtf8(m_card.toJson().toIndentedBytes()), tr("Copied as JSON")); });
    QAction *markdown = m_copyMenu->addAction(QString());
    markdown->setObjectName(u"copyCardMarkdown"_s);
    connect(markdown, &QAction::triggered, this, [this] { copy(m_card.toMarkdown(), tr("Copied as Markdown")); });
}

void ProviderPage::copy(const QString &text, const QString &words)
{
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT said(words);
}

void ProviderPage::makeCard()
{
    const ServiceDescription &description = m_directory.description();
    const QUrl url = m_directory.connection().settings().baseUrl;
    // discovery may have shown which of the profiles it is
    const ServerProfile &opened = m_directory.ownProfile();
    const ProfileLibrary library = m_directory.connection().settings().profiles.value_or(ProfileLibrary());
    const ServerProfile own = opened.id == description.profile.id ? opened : library.profile(description.profile.id).valueOr(opened);
    m_card = CapabilityCard::of(description, own, url, m_report, m_probedAt);
    m_suggestion = suggestedProfile(m_card, description.profile);
    m_model->setCard(m_card);
    m_view->showAll();
    m_title->setText(url.toDisplayString());
    const QString name = m_card.profileTitle.isEmpty() ? m_card.profileId : m_card.profileTitle;
    const QDate date = QDate::fromString(m_card.profileAsOf, Qt::ISODate);
    m_profile->setText(date.isValid() ? tr("Profile: %1, as of %2").arg(name, QLocale().toString(date, QLocale::ShortFormat)) : tr("Profile: %1").arg(name));
    showDetails();
    showState();
}

QString ProviderPage::announcement() const
{
    const int most = ProbeScript::mostCalls(m_directory.description());
    const ServerProfile::Price &price = m_directory.description().profile.price;
    const QString calls = tr("up to %n call(s)", nullptr, most);
    if (price.perCall <= 0)
        return tr("&Probe now: %1").arg(calls);
    return tr("&Probe now: %1, about %2").arg(calls, moneyText(most * price.perCall, price.currency));
}

void ProviderPage::probe()
{
    if (m_probe)
        return;
    m_error.reset();
    m_probe = new ProbeJob(m_directory.connection(), m_directory.description(), {}, this);
    m_bar->setRange(0, ProbeScript::mostCalls(m_directory.description()));
    m_bar->setValue(0);
    connect(m_probe, &ProbeJob::progressed, this, [this](int calls, const QString &request) {
        m_bar->setValue(calls);
        m_asking->setText(request);
    });
    m_probe->then(this, [this](const Result<ProbeReport> &outcome) { onProbed(outcome); });
    showState();
    if (m_start->hasFocus())
        m_stop->setFocus();
}

void ProviderPage::stop()
{
    if (m_probe)
        m_probe->stop();
}

void ProviderPage::onProbed(const Result<ProbeReport> &outcome)
{
    m_probe = nullptr;
    if (outcome) {
        m_report = *outcome;
        m_probedAt = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    } else if (outcome.error().kind != ErrorKind::Cancelled) {
        m_error = outcome.error();
    }
    const bool hadFocus = m_stop->hasFocus();
    makeCard();
    if (hadFocus)
        m_start->setFocus();
}

void ProviderPage::showState()
{
    const bool running = m_probe != nullptr;
    m_progress->setVisible(running);
    m_stop->setVisible(running);
    m_start->setVisible(!running);
    m_save->setVisible(!running && !m_suggestion.isUndefined());
    showOutcome();
}

void ProviderPage::showOutcome()
{
    m_strip->setVisible(!m_probe && (m_error || m_report));
    if (m_error) {
        const ErrorText words = ErrorText::of(*m_error, m_directory.connection().settings().baseUrl.host());
        m_strip->setMessage(MessageStrip::Tone::Danger, tr("The probe brought nothing: %1").arg(words.summary));
        return;
    }
    if (!m_report)
        return;
    int wrong = 0;
    for (const CapabilityCard::Row &row : std::as_const(m_card.rows))
        wrong += row.standing == CapabilityCard::Standing::Contradicted ? 1 : 0;
    const QString made = tr("Probed with %n call(s).", nullptr, m_report->calls);
    const QString found = wrong > 0 ? tr("%n thing(s) are not as Provost takes them to be.", nullptr, wrong) : tr("All is as Provost takes it to be.");
    const QString rest = m_report->complete ? QString() : u' ' + tr("It was stopped early; the rest was not looked at.");
    m_strip->setMessage(wrong > 0 || !m_report->complete ? MessageStrip::Tone::Warning : MessageStrip::Tone::Success, made + u' ' + found + rest);
}

void ProviderPage::showDrift()
{
    const QList<SchemaChange> &changes = m_directory.drift();
    m_drift->setVisible(!changes.isEmpty());
    if (changes.isEmpty())
        return m_driftList->hide();
    const QString when = QLocale().toString(m_directory.driftedAt().toLocalTime(), QLocale::ShortFormat);
    m_drift->setMessage(MessageStrip::Tone::Warning, tr("The provider says something else of itself than before, last noticed %1. %2", "time, sentences").arg(when, DriftWords::summary(changes)),
                        tr("Show &All"), tr("Put A&way"));
    if (m_driftList->isVisible())
        listDrift();
}

void ProviderPage::listDrift()
{
    QStringList lines;
    const QList<SchemaChange> &changes = m_directory.drift();
    for (const SchemaChange &change : changes)
        lines << DriftWords::of(change);
    m_driftList->setPlainText(lines.join(u'\n'));
    m_driftList->show();
}

void ProviderPage::showDetails()
{
    const QString text = m_model->textAt(m_view->currentIndex());
    m_details->setText(text.isEmpty() ? tr("Choose a line to see what was asked, and what the standing means.") : text);
    m_details->setForegroundRole(text.isEmpty() ? QPalette::PlaceholderText : QPalette::WindowText);
}

void ProviderPage::retranslate()
{
    m_view->setAccessibleName(tr("Capabilities of the provider"));
    m_problems->setText(tr("&Contradictions only"));
    m_stop->setText(tr("&Stop"));
    m_save->setText(tr("Sa&ve corrected profile"));
    m_save->setToolTip(tr("Puts what was found into the profiles of this program; it is used when the connection is next opened"));
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the capability card"));
    m_copyMenu->actions().at(0)->setText(tr("As &JSON"));
    m_copyMenu->actions().at(1)->setText(tr("As &Markdown"));
    m_driftList->setAccessibleName(tr("What the provider says otherwise of itself"));
    m_bar->setAccessibleName(tr("Progress of the probe"));
    m_start->setText(announcement());
    m_start->setToolTip(tr("Tries by reading what the provider really does. Nothing is changed."));
    showDrift();
    makeCard();
}

void ProviderPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace Provost
