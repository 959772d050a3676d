// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/overviewpage.h"

#include "browse/localrows.h"
#include "browse/quickwords.h"
#include "browse/resultwords.h"
#include "client/listjob.h"
#include "directory/index/fullread.h"
#include "directory/index/index.h"
#include "errors/errortext.h"
#include "overview/chartcard.h"
#include "overview/overviewwords.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int refreshAfterMs = 700;
constexpr int restBetween = 10; ///< times as long as the figures took
constexpr double twoColumnsFrom = 820; ///< design pixels

bool isPdf(const QString &fileName)
{
    return fileName.endsWith(".pdf"_L1, Qt::CaseInsensitive);
}

} // namespace

OverviewPage::OverviewPage(Directory &directory, QWidget *parent)
    : QWidget(parent)
    , m_directory(directory)
    , m_types(directory.description().resourceTypes)
    , m_age(new QLabel(this))
    , m_read(new QPushButton(this))
    , m_anew(new QPushButton(this))
    , m_save(makeIconButton(this, u"overviewSave"_s, u"download"_s, tr("Save as a picture or PDF"), QKeySequence::Save))
    , m_forget(makeIconButton(this, u"overviewForget"_s, u"trash"_s, tr("Forget everything that was read, here and in the file that is kept")))
    , m_body(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_scroll(new QScrollArea(this))
    , m_sheet(new QWidget)
    , m_columns(new QHBoxLayout(m_sheet))
{
    setObjectName(u"overviewPage"_s);
    m_empty->setObjectName(u"overviewEmpty"_s);
    m_sheet->setObjectName(u"overviewSheet"_s);
    m_scroll->setObjectName(u"overviewScroll"_s);
    m_scroll->setAccessibleName(tr("Charts"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidget(m_sheet);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int edge = scaled(font(), 16);
    m_columns->setContentsMargins(edge, scaled(font(), 4), edge, edge);
    m_columns->setSpacing(scaled(font(), 12));
    for (int i = 0; i < 2; ++i) {
        auto *column = new QVBoxLayout;
        column->setSpacing(scaled(font(), 12));
        m_columns->addLayout(column, 1);
    }
    m_body->addWidget(m_empty);
    m_body->addWidget(m_scroll);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins({});
    page->setSpacing(0);
    page->addWidget(buildBar());
    page->addWidget(m_body, 1);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshAfterMs);
    connect(&m_refresh, &QTimer::timeout, this, &OverviewPage::refresh);
    connect(m_read, &QPushButton::clicked, this, &OverviewPage::readOrStop);
    connect(m_anew, &QPushButton::clicked, this, &OverviewPage::beginAnew);
    connect(m_empty, &EmptyState::actionTriggered, this, &OverviewPage::readOrStop);
    connect(m_forget, &QToolButton::clicked, this, [this] {
        m_forget->setEnabled(false);
        m_directory.index().forget();
    });
    connect(&m_directory.index(), &Index::forgetDone, this, [this](const QString &leftBehind) {
        Q_EMIT said(leftBehind.isEmpty() ? tr("Forgotten. Nothing of it is kept on this computer.")
                                         : tr("Forgotten here, but the file could not be removed: %1").arg(QDir::toNativeSeparators(leftBehind)));
        m_refresh.start();
    });
    connect(m_save, &QToolButton::clicked, this, &OverviewPage::askForFile);
    connect(makeAction(this, u"overviewSaveAction"_s, {}, tr("Save as a picture or PDF"), QKeySequence::Save), &QAction::triggered, this, &OverviewPage::askForFile);
    connect(&m_directory.index(), &Index::changed, &m_refresh, qOverload<>(&QTimer::start));
    connect(&m_directory.index(), &Index::completed, &m_refresh, qOverload<>(&QTimer::start));
    connectReads();
    showReading();
}

OverviewPage::~OverviewPage() = default;

QWidget *OverviewPage::buildBar()
{
    auto *bar = new QWidget(this);
    auto *title = new QLabel(tr("Overview"), bar);
    title->setFont(scaledFont(font(), 1.25, QFont::DemiBold));
    m_age->setObjectName(u"overviewAge"_s);
    m_age->setForegroundRole(QPalette::PlaceholderText);
    m_read->setObjectName(u"overviewRead"_s);
    m_anew->setObjectName(u"overviewReadAnew"_s);
    m_anew->setToolTip(tr("Reads every entry from the first on, also those that were read before it was stopped."));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 10), scaled(font(), 12), scaled(font(), 10));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(title);
    row->addSpacing(scaled(font(), 6));
    row->addWidget(m_age, 1);
    row->addWidget(m_forget);
    row->addWidget(m_save);
    row->addWidget(m_anew);
    row->addWidget(m_read);
    return bar;
}

void OverviewPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_hasAsked)
        askTotals();
    m_hasAsked = true;
    refresh();
}

/// How much there is to read, as far as the provider says: one small request for each type.
void OverviewPage::askTotals()
{
    for (const ResourceType &type : std::as_const(m_types)) {
        auto *job = new ListJob(m_directory.connection(), {.endpoint = type.endpoint, .resourceType = type.name}, {.limit = 0}, this);
        job->then(this, [this, name = type.name](const Result<ListSummary> &summary) {
            m_totals.insert(name, summary ? summary->totalResults : std::nullopt);
            showReading();
        });
    }
}

void OverviewPage::connectReads()
{
    for (const ResourceType &type : std::as_const(m_types)) {
        FullRead &read = m_directory.fullRead(type);
        connect(&read, &FullRead::progressed, this, &OverviewPage::showReading);
        connect(&read, &FullRead::done, this, &OverviewPage::readNext);
        connect(&read, &FullRead::stopped, this, [this] {
            m_toRead.clear();
            showReading();
        });
        connect(&read, &FullRead::failed, this, [this, type](const Error &error) {
            if (error.kind == ErrorKind::NotFound) { // a type that a provider declares and does not serve is no reason to lose the others
                m_notServed.insert(type.name);
                return readNext();
            }
            m_toRead.clear();
            Q_EMIT said(tr("%1: %2", "users, what went wrong").arg(OverviewWords::plural(type), ErrorText::of(error).summary));
            showReading();
        });
    }
}

FullRead *OverviewPage::running() const
{
    for (const ResourceType &type : m_types) {
        if (FullRead &read = m_directory.fullRead(type); read.isRunning())
            return &read;
    }
    return nullptr;
}

void OverviewPage::readOrStop()
{
    if (FullRead *read = running()) {
        m_toRead.clear();
        return read->stop();
    }
    m_isAnew = false;
    m_toRead = typesToRead();
    readNext();
}

/// Instead of going on with what was stopped.
void OverviewPage::beginAnew()
{
    m_isAnew = true;
    m_toRead = typesToRead();
    readNext();
}

bool OverviewPage::isComplete(const ResourceType &type) const
{
    return m_report && std::any_of(m_report->types.cbegin(), m_report->types.cend(), [&type](const IndexedType &known) { return known.name == type.name; });
}

/// What has been read to its end is not paid for a second time because of what has not.
QList<ResourceType> OverviewPage::typesToRead() const
{
    QList<ResourceType> served = m_types;
    served.removeIf([this](const ResourceType &type) { return m_notServed.contains(type.name); });
    QList<ResourceType> open = served;
    open.removeIf([this](const ResourceType &type) { return isComplete(type) && !m_directory.fullRead(type).isStopped(); });
    std::stable_partition(open.begin(), open.end(), [this](const ResourceType &type) { return m_directory.fullRead(type).isStopped(); });
    return open.isEmpty() ? served : open;
}

void OverviewPage::readNext()
{
    if (!m_toRead.isEmpty() && running() == nullptr) {
        const ResourceType type = m_toRead.takeFirst();
        FullRead &read = m_directory.fullRead(type);
        if (m_isAnew)
            read.beginAnew();
        else if (isComplete(type) && !read.isStopped())
            read.refresh();
        else
            read.start();
    }
    showReading();
}

void OverviewPage::refresh()
{
    if (!isVisible())
        return;
    if (m_job)
        return m_refresh.start(); // the figures under way first
    m_clock.start();
    auto *job = m_directory.index().ask<OverviewReport>(
        [description = m_directory.description()](IndexDatabase &database) { return overviewOf(database, description, QDateTime::currentDateTimeUtc()); }, this);
    m_job = job;
    job->then(this, [this](const Result<OverviewReport> &report) {
        m_job = nullptr;
        m_refresh.setInterval(std::max(refreshAfterMs, int(m_clock.elapsed()) * restBetween));
        if (report)
            showReport(*report);
    });
}

void OverviewPage::showReport(const OverviewReport &report)
{
    const bool isSame = m_report && m_report->charts == report.charts && m_report->types == report.types;
    m_report = report;
    if (isSame)
        return showReading();
    QWidget *focused = m_sheet->isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
    const QString card = focused ? focused->parentWidget()->objectName() : QString();
    const QString bar = focused ? focused->objectName() : QString();
    for (QWidget *old : std::as_const(m_cards)) {
        old->hide();
        old->setObjectName({});
        old->deleteLater();
    }
    m_cards.clear();
    for (const OverviewChart &chart : report.charts) {
        const ResourceType *type = m_directory.description().resourceType(chart.type);
        auto *made = new ChartCard(chart, type ? OverviewWords::plural(*type) : chart.type, m_sheet);
        connect(made, &ChartCard::barChosen, this, [this](const QString &of, const OverviewBar &chosen) { Q_EMIT listRequested(of, {.filter = chosen.filter, .quick = chosen.quick}); });
        m_cards.append(made);
        made->show();
    }
    arrange();
    if (auto *same = m_sheet->findChild<QWidget *>(card); same && focused) {
        if (auto *button = same->findChild<QWidget *>(bar))
            button->setFocus();
    }
    showReading();
}

/// The shorter column takes the next card.
void OverviewPage::arrange()
{
    const bool isWide = width() >= scaled(font(), twoColumnsFrom);
    int heights[2] = {0, 0};
    for (int i = 0; i < 2; ++i) {
        auto *column = static_cast<QVBoxLayout *>(m_columns->itemAt(i)->layout());
        while (column->count() > 0)
            std::unique_ptr<QLayoutItem>(column->takeAt(0)).reset();
    }
    for (QWidget *card : std::as_const(m_cards)) {
        const int at = isWide && heights[1] < heights[0] ? 1 : 0;
        static_cast<QVBoxLayout *>(m_columns->itemAt(at)->layout())->addWidget(card);
        heights[at] += card->sizeHint().height();
    }
    for (int i = 0; i < 2; ++i)
        static_cast<QVBoxLayout *>(m_columns->itemAt(i)->layout())->addStretch(1);
    m_columns->setStretch(1, isWide ? 1 : 0);
    m_columns->setSpacing(isWide ? scaled(font(), 12) : 0);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

QString OverviewPage::progressWords() const
{
    const FullRead *read = running();
    for (const ResourceType &type : m_types) {
        if (const FullRead &stopped = m_directory.fullRead(type); read == nullptr && stopped.isStopped())
            read = &stopped;
    }
    if (read == nullptr)
        return {};
    const QString words = readSoFar(*read);
    return read->isStopped() ? tr("%1; stopped %2", "users: 12 of 40 read, time").arg(words, LocalRows::timeWords(read->stoppedAt())) : words;
}

QString OverviewPage::readSoFar(const FullRead &reading)
{
    const QLocale locale;
    const QString plural = OverviewWords::plural(reading.resourceType());
    return reading.total() ? tr("%1: %2 of %3 read", "users").arg(plural, locale.toString(reading.read()), locale.toString(std::max(*reading.total(), reading.read())))
                           : tr("%1: %2 read", "users").arg(plural, locale.toString(reading.read()));
}

/// What reading these takes; of as many resources as are known to it where it is not known of all.
QString OverviewPage::takes(const QList<ResourceType> &toRead, bool isAnew) const
{
    ReadEstimate all;
    bool isKnown = !toRead.isEmpty();
    for (const ResourceType &type : toRead) {
        const FullRead &read = m_directory.fullRead(type);
        const std::optional<qint64> total = m_totals.value(type.name);
        const ReadEstimate one = isAnew ? estimateFullRead(m_directory, type, total ? total : read.total()) : read.estimate(total);
        isKnown = isKnown && one.resources;
        all.calls += one.calls;
        all.cost += one.cost;
        all.seconds += one.seconds;
        all.currency = one.currency;
        all.pricePerCall = one.pricePerCall;
        all.mostPerCall = std::max(all.mostPerCall, one.mostPerCall);
    }
    if (isKnown)
        all.resources = 0; // that many, or others: the calls are counted
    return isKnown || all.pricePerCall > 0 ? QuickWords::takes(all) : QString();
}

QString OverviewPage::anewWords() const
{
    const QList<ResourceType> toRead = typesToRead();
    const bool goesOn = std::any_of(toRead.cbegin(), toRead.cend(), [this](const ResourceType &type) { return m_directory.fullRead(type).canGoOn(); });
    if (running() != nullptr || !goesOn)
        return {};
    const QString words = takes(toRead, true);
    return words.isEmpty() ? tr("Begin Anew") : tr("Begin Anew: %1", "reading; what it takes").arg(words);
}

/// "Read Everything: 482 calls, about $0.96, 3 minutes", of what a click would read.
QString OverviewPage::readWords() const
{
    if (running() != nullptr)
        return tr("Stop");
    const QList<ResourceType> toRead = typesToRead();
    bool isStopped = false;
    bool isAgain = true;
    bool isByChanges = true;
    for (const ResourceType &type : toRead) {
        const FullRead &read = m_directory.fullRead(type);
        isStopped = isStopped || read.canGoOn();
        isAgain = isAgain && isComplete(type);
        isByChanges = isByChanges && read.canRefresh() && !read.isStopped();
    }
    if (isAgain && isByChanges)
        return tr("Read What Has Changed");
    const QString words = takes(toRead, false);
    if (isStopped)
        return words.isEmpty() ? tr("Go On Reading") : tr("Go On Reading: %1", "what it takes").arg(words);
    if (isAgain)
        return words.isEmpty() ? tr("Read Again") : tr("Read Again: %1", "what it takes").arg(words);
    return words.isEmpty() ? tr("Read Everything") : tr("Read Everything: %1", "what it takes").arg(words);
}

void OverviewPage::showReading()
{
    m_read->setText(readWords());
    m_read->setAccessibleName(m_read->text());
    m_anew->setText(anewWords());
    m_anew->setAccessibleName(m_anew->text());
    m_anew->setVisible(!m_anew->text().isEmpty());
    const bool hasCharts = m_report && !m_report->charts.isEmpty();
    m_save->setEnabled(hasCharts);
    m_forget->setEnabled(running() == nullptr && m_report && (m_report->isAnythingKnown || m_directory.hasKeptIndex()));
    m_read->setVisible(hasCharts || running() != nullptr);
    m_body->setCurrentWidget(hasCharts ? static_cast<QWidget *>(m_scroll) : m_empty);
    QStringList parts;
    if (m_report && !m_report->types.isEmpty()) {
        QDateTime oldest; // a page is as old as the oldest of what it shows
        for (const IndexedType &type : std::as_const(m_report->types)) {
            if (const ResourceType *known = m_directory.description().resourceType(type.name))
                parts.append(OverviewWords::counted(*known, type.count));
            if (type.oldest.isValid() && (!oldest.isValid() || type.oldest < oldest))
                oldest = type.oldest;
        }
        parts.append(ResultWords::age(oldest));
    }
    if (const QString progress = progressWords(); !progress.isEmpty())
        parts.append(progress);
    m_age->setText(parts.join(u" · "_s));
    showEmpty();
}

void OverviewPage::showEmpty()
{
    if (m_report && !m_report->types.isEmpty() && running() == nullptr)
        return m_empty->setContent({.icon = u"empty"_s, .title = tr("Nobody is there"), .text = tr("Everything was read, and the provider has nothing to count."), .action = readWords()});
    if (running() != nullptr)
        return m_empty->setContent({.icon = u"overview"_s, .title = tr("Reading…"), .text = progressWords(), .action = tr("Stop")});
    m_empty->setContent({.icon = u"overview"_s,
                         .title = tr("What does %1 hold?").arg(m_directory.name()),
                         .text = tr("Departments, disabled accounts, people without a manager, sizes of groups, growth: all of it is counted from what was read. "
                                    "Reading goes on in the background and can be stopped.")
                             + (progressWords().isEmpty() ? QString() : u"\n\n"_s + progressWords()),
                         .action = readWords()});
}

bool OverviewPage::savePicture(const QString &fileName) const
{
    const QSize size = m_sheet->size();
    const QString heading = m_directory.name() + u" · "_s + m_age->text();
    const int top = scaled(font(), 44);
    const auto paint = [&](QPainter &painter) {
        painter.fillRect(QRect(0, 0, size.width(), size.height() + top), palette().color(QPalette::Window));
        painter.setPen(palette().color(QPalette::WindowText));
        painter.setFont(scaledFont(font(), 1.1, QFont::DemiBold));
        painter.drawText(QRect(scaled(font(), 16), 0, size.width() - scaled(font(), 32), top), int(Qt::AlignLeading | Qt::AlignVCenter), heading);
        m_sheet->render(&painter, QPoint(0, top));
    };
    if (isPdf(fileName)) {
        QPdfWriter writer(fileName);
        writer.setTitle(heading);
        writer.setPageSize(QPageSize(QPageSize::A4));
        QPainter painter;
        if (!painter.begin(&writer))
            return false;
        const double factor = std::min(double(writer.width()) / size.width(), double(writer.height()) / (size.height() + top));
        painter.scale(factor, factor);
        paint(painter);
        return painter.end();
    }
    QImage image(QSize(size.width(), size.height() + top) * 2, QImage::Format_ARGB32_Premultiplied); // sharp in print
    image.setDevicePixelRatio(2);
    QPainter painter(&image);
    paint(painter);
    painter.end();
    return image.save(fileName);
}

void OverviewPage::askForFile()
{
    if (!m_save->isEnabled())
        return;
    auto *dialog = new QFileDialog(this, tr("Save the Overview"));
    dialog->setObjectName(u"overviewSaveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Picture (*.png)"), tr("PDF (*.pdf)")});
    dialog->setDefaultSuffix(u"png"_s);
    dialog->selectFile(tr("overview"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) { dialog->setDefaultSuffix(filter.contains(".pdf"_L1) ? u"pdf"_s : u"png"_s); });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &fileName) {
        Q_EMIT said(savePicture(fileName) ? tr("Saved to %1.").arg(fileName) : tr("%1 could not be written.").arg(fileName));
    });
    dialog->open();
}

} // namespace Provost
