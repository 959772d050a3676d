// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/importrisks.h"

#include "widgets/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int dialogWidth = 480;
constexpr int margin = 16;
constexpr int indent = 24; ///< of what stands below a box
constexpr int mostLines = 7; ///< of each kind; three times as many fit on a small screen

QString commandOf(const SavedConnection &connection)
{
    return connection.signIn.command.join(u' ');
}

QString authoritiesOf(const SavedConnection &connection)
{
    const QStringList names = ConnectionStore::authoritiesOf(connection);
    const bool isUnreadable = names.isEmpty() && !connection.extraCaPem.trimmed().isEmpty();
    return isUnreadable ? ImportRisks::tr("something that is no certificate") : names.join(u", "_s);
}

QString proxyOf(const SavedConnection &connection)
{
    return connection.proxy;
}

QString strangersOf(const SavedConnection &connection)
{
    return ConnectionStore::strangersOf(connection).join(u", "_s);
}

} // namespace

bool ImportRisks::isWorthAsking(const QList<SavedConnection> &found)
{
    return std::any_of(found.cbegin(), found.cend(),
                       [](const SavedConnection &one) { return ConnectionStore::bringsRisks(one) || !one.proxy.isEmpty() || !strangersOf(one).isEmpty(); });
}

ImportRisks::ImportRisks(QList<SavedConnection> found, QWidget *parent)
    : QDialog(parent)
    , m_found(std::move(found))
{
    setObjectName(u"importRisksDialog"_s);
    setWindowTitle(tr("What the file brings"));
    auto *words = new QLabel(tr("Whoever wrote the file decides what its connections run and trust on this computer. Take only what you know."), this);
    words->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    const int edge = scaled(font(), margin);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(scaled(font(), 8));
    column->addWidget(words);
    m_commands = addPart(column, u"importCommands"_s, tr("Run these &programs to get tokens:"), linesOf(commandOf));
    m_authorities = addPart(column, u"importAuthorities"_s, tr("Trust these certificate &authorities:"), linesOf(authoritiesOf));
    addNotice(column, u"importStrangers"_s, tr("Secrets and sign-ins go to these hosts, which are not known of their providers:"), linesOf(strangersOf));
    addNotice(column, u"importProxies"_s, tr("They go through these proxies:"), linesOf(proxyOf));
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"importCancel"_s);
    cancel->setAutoDefault(false);
    auto *go = new QPushButton(tr("&Import"), this);
    go->setObjectName(u"importGo"_s);
    go->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(go);
    column->addStretch();
    column->addLayout(buttons);
    setMinimumWidth(scaled(font(), dialogWidth));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(go, &QPushButton::clicked, this, &ImportRisks::take);
}

QStringList ImportRisks::linesOf(QString (*what)(const SavedConnection &)) const
{
    QStringList lines;
    for (const SavedConnection &one : m_found) {
        if (const QString text = what(one); !text.isEmpty())
            lines << tr("%1: %2", "connection: what it runs or trusts").arg(one.name, text);
    }
    return lines;
}

QCheckBox *ImportRisks::addPart(QVBoxLayout *column, const QString &name, const QString &title, const QStringList &lines)
{
    if (lines.isEmpty())
        return nullptr;
    auto *box = new QCheckBox(title, this);
    box->setObjectName(name);
    box->setAccessibleDescription(lines.join(u'\n'));
    column->addWidget(box);
    addLines(column, name, title, lines);
    return box;
}

/// What cannot be left out: whoever does not want it takes nothing.
void ImportRisks::addNotice(QVBoxLayout *column, const QString &name, const QString &title, const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    auto *words = new QLabel(title, this);
    words->setWordWrap(true);
    column->addWidget(words);
    addLines(column, name, title, lines);
}

void ImportRisks::addLines(QVBoxLayout *column, const QString &name, const QString &title, const QStringList &lines)
{
    auto *area = new QScrollArea(this);
    auto *text = new QLabel(lines.join(u'\n'), area);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    area->setObjectName(name + u"Lines"_s);
    area->setAccessibleName(QString(title).remove(u'&'));
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidgetResizable(true);
    area->setWidget(text);
    area->viewport()->setAutoFillBackground(false);
    text->setAutoFillBackground(false); // as the dialog's own words
    const int width = scaled(font(), dialogWidth - 2 * margin - indent) - area->verticalScrollBar()->sizeHint().width();
    const int height = text->heightForWidth(width);
    area->setFixedHeight(std::min(height, text->fontMetrics().lineSpacing() * mostLines));
    area->setFocusPolicy(height > area->height() ? Qt::StrongFocus : Qt::NoFocus); // arrow keys scroll where there is something to scroll
    auto *row = new QHBoxLayout;
    row->addSpacing(scaled(font(), indent));
    row->addWidget(area, 1);
    column->addLayout(row);
}

void ImportRisks::take()
{
    QList<SavedConnection> taken;
    for (const SavedConnection &one : std::as_const(m_found)) {
        SavedConnection kept = m_commands && m_commands->isChecked() ? one : ConnectionStore::withoutCommand(one);
        taken << (m_authorities && m_authorities->isChecked() ? kept : ConnectionStore::withoutAuthorities(kept));
    }
    Q_EMIT chosen(taken);
    accept();
}

} // namespace Provost
