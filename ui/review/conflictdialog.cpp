// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/conflictdialog.h"

#include "change/leaves.h"
#include "client/wholefetchjob.h"
#include "directory/columns.h"
#include "directory/directory.h"
#include "errors/errortext.h"
#include "widgets/busyline.h"
#include "widgets/placeline.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

enum class Line { Attribute, Was, Theirs, Yours, Keep, Count };

bool isShown(const AttributeVersions &versions)
{
    return !versions.isOwn && (versions.theyChanged() || versions.youChanged());
}

} // namespace

ConflictDialog::ConflictDialog(EditSession &session, const ObjectKey &key, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_key(key)
    , m_name(key.id)
    , m_words(new QLabel(this))
    , m_busy(new BusyLine(this))
    , m_table(new QTableWidget(this))
    , m_mine(new QPushButton(tr("All &Mine"), this))
    , m_theirs(new QPushButton(tr("All &Theirs"), this))
    , m_use(new QPushButton(tr("&Use These"), this))
{
    setObjectName(u"conflictDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const QList<Change> changes = m_session.changesOf(key);
    if (!changes.isEmpty())
        m_name = EditSession::labelOf(changes.first());
    if (m_name == key.id) // edited without its being read
        m_name = m_session.nameOf(key.id);
    setWindowTitle(tr("%1: changed by somebody else").arg(m_name));
    resize(scaled(font(), 900), scaled(font(), 440));
    buildLayout();
    connect(m_mine, &QPushButton::clicked, this, [this] { takeAll(Resolution::KeepMine); });
    connect(m_theirs, &QPushButton::clicked, this, [this] { takeAll(Resolution::TakeTheirs); });
    connect(m_use, &QPushButton::clicked, this, &ConflictDialog::settle);
    m_cancel->setDefault(true); // Enter overwrites nobody's work
    read();
}

void ConflictDialog::buildLayout()
{
    m_words->setObjectName(u"conflictWords"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setContentsMargins(scaled(font(), 14), scaled(font(), 12), scaled(font(), 14), scaled(font(), 8));
    m_table->setObjectName(u"conflictTable"_s);
    m_table->setAccessibleName(tr("The three versions of each value"));
    m_table->setColumnCount(int(Line::Count));
    m_table->setHorizontalHeaderLabels({tr("Attribute"), tr("It was"), tr("On the server now"), tr("Yours"), tr("What stays")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_mine->setObjectName(u"conflictMine"_s);
    m_theirs->setObjectName(u"conflictTheirs"_s);
    m_use->setObjectName(u"conflictUse"_s);
    m_use->setEnabled(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_cancel = buttons->button(QDialogButtonBox::Cancel);
    m_cancel->setObjectName(u"conflictCancel"_s);
    buttons->addButton(m_use, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_mine, QDialogButtonBox::ResetRole);
    buttons->addButton(m_theirs, QDialogButtonBox::ResetRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    buttons->setContentsMargins(scaled(font(), 12), scaled(font(), 8), scaled(font(), 12), scaled(font(), 10));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(new PlaceLine(this));
    column->addWidget(m_words);
    column->addWidget(m_busy);
    column->addWidget(m_table, 1);
    column->addWidget(buttons);
}

void ConflictDialog::read()
{
    const Directory &directory = m_session.directory();
    const ResourceType *type = directory.description().resourceType(m_key.resourceType);
    if (!type)
        return;
    m_schema = directory.description().schemaOf(*type);
    m_words->setText(tr("Reading what is on the server now…"));
    m_busy->setBusy(true);
    m_session.directory().fetch(*type, m_key.id, this)->then(this, [this](const Result<Resource> &found) { readParts(found); });
}

/// What a plain read does not show would else look as if somebody had taken it away.
void ConflictDialog::readParts(const Result<Resource> &found)
{
    QStringList paths;
    const QList<Change> changes = m_session.changesOf(m_key);
    for (const Change &change : changes)
        paths << touchedPaths(change);
    const QStringList names = shownOnRequest(paths, m_schema);
    const ResourceType *type = m_session.directory().description().resourceType(m_key.resourceType);
    if (!found || names.isEmpty() || !type)
        return onRead(found);
    m_session.directory().fetchAttributes(*type, m_key.id, names, this)->then(this, [this, names, whole = *found](const Result<Resource> &part) {
        onRead(part ? Result<Resource>(withParts(whole, *part, names)) : part);
    });
}

void ConflictDialog::onRead(const Result<Resource> &found)
{
    m_busy->setBusy(false);
    const bool isGone = !found && saysUnknownId(found.error());
    if (!found && !isGone)
        return m_words->setText(ErrorText::of(found.error()).summary);
    m_now = isGone ? Resource() : *found;
    m_versions = m_session.versionsOf(m_key, m_now);
    m_use->setEnabled(isGone);
    m_mine->setEnabled(!isGone);
    m_theirs->setEnabled(!isGone);
    if (isGone) {
        m_words->setText(tr("%1 has been deleted by somebody else. There is nothing left to change: the edit is dropped.").arg(m_name));
        m_use->setText(tr("&Drop the Edit"));
        return;
    }
    fill();
}

void ConflictDialog::fill()
{
    m_words->setText(m_versions.hasConflict() ? tr("Somebody else has changed %1 since you edited it. Say for each value which stays; the others are kept as they are on the server.").arg(m_name)
                                               : tr("Nothing you edited of %1 was changed to something else meanwhile.").arg(m_name));
    const QList<Change> changes = m_session.changesOf(m_key);
    const bool deletes = std::any_of(changes.cbegin(), changes.cend(), [](const Change &change) { return change.kind == ChangeKind::Delete; });
    if (deletes) { // all or nothing: there is no value to choose
        m_words->setText(m_versions.theyChanged() ? tr("Somebody else has changed %1 since you chose to delete it: perhaps it is needed after all.").arg(m_name)
                                                  : tr("Nobody has changed %1 since you chose to delete it.").arg(m_name));
        m_use->setText(tr("&Delete It All the Same"));
        m_mine->hide();
        m_theirs->hide();
    }
    m_table->setRowCount(0);
    for (const AttributeVersions &versions : std::as_const(m_versions.attributes)) {
        if (isShown(versions))
            addLine(versions);
    }
    m_table->resizeRowsToContents();
    showDecided();
}

void ConflictDialog::showDecided()
{
    const QList<QComboBox *> all = m_table->findChildren<QComboBox *>();
    m_use->setEnabled(std::all_of(all.cbegin(), all.cend(), [](const QComboBox *choice) { return choice->currentIndex() >= 0; }));
    m_use->setToolTip(m_use->isEnabled() ? QString() : tr("First say for each value which stays."));
}

/// Whom it names, where that is known.
QString ConflictDialog::referenceText(const Json &value) const
{
    if (value.isArray()) {
        QStringList texts;
        for (const Json &element : value.items())
            texts << referenceText(element);
        return texts.isEmpty() ? tr("(none)", "no value") : texts.join(u'\n');
    }
    const QString id = value.isObject() ? value.value(u"value").toString() : value.toString();
    const QString name = m_session.nameOf(id);
    const QString display = value.value(u"displayName").toString(value.value(u"display").toString());
    const QString text = name == id && !display.isEmpty() ? display : name;
    return text.isEmpty() ? tr("(none)", "no value") : text;
}

QString ConflictDialog::textOf(const AttributeVersions &versions, const Json &value) const
{
    const Attribute *attribute = m_schema.find(versions.name);
    if (attribute && attribute->mutability == Attribute::Mutability::WriteOnly && !value.isUndefined())
        return u"••••••••"_s;
    const bool isReference = attribute && (attribute->subAttribute(u"$ref") || (value.isString() && versions.name.subAttribute.compare("value"_L1, Qt::CaseInsensitive) == 0));
    if (isReference && !value.isUndefined())
        return referenceText(value);
    const Column column {.name = versions.name, .type = attribute ? attribute->type : Attribute::Type::String, .multiValued = value.isArray()};
    const QString text = value.isArray() ? cellTexts(value, column).join(u"\n"_s) : cellText(value, column);
    return text.isEmpty() ? tr("(none)", "no value") : text;
}

void ConflictDialog::addLine(const AttributeVersions &versions)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    const QString label = attributeLabel(versions.name, m_session.directory().description().profile.labels.value(m_key.resourceType));
    const QStringList texts {label, textOf(versions, versions.was), textOf(versions, versions.theirs), textOf(versions, versions.yours)};
    const ThemeColors colors = ThemeColors::of(palette());
    const QColor tint = mixed(palette().color(QPalette::Base), colors.warning, 0.14);
    for (int column = 0; column < int(Line::Keep); ++column) {
        auto item = std::make_unique<QTableWidgetItem>(texts.at(column));
        item->setToolTip(column == 0 ? versions.name.toString() : texts.at(column));
        const bool isChanged = (column == int(Line::Theirs) && versions.theyChanged()) || (column == int(Line::Yours) && versions.youChanged());
        if (isChanged && versions.isConflict())
            item->setBackground(tint);
        if (column > 0 && !isChanged)
            item->setForeground(colors.subtle);
        m_table->setItem(row, column, item.release()); // the table owns it
    }
    if (!versions.isConflict()) {
        auto item = std::make_unique<QTableWidgetItem>(versions.youChanged() ? tr("Yours") : tr("Theirs"));
        item->setForeground(colors.subtle);
        m_table->setItem(row, int(Line::Keep), item.release());
        return;
    }
    auto *choice = new QComboBox(m_table);
    choice->setObjectName(u"resolve:"_s + versions.name.toString());
    choice->setAccessibleName(tr("What stays of %1").arg(label));
    choice->setPlaceholderText(tr("Choose…"));
    choice->addItem(tr("Mine"), int(Resolution::KeepMine));
    choice->addItem(tr("Theirs"), int(Resolution::TakeTheirs));
    choice->setCurrentIndex(-1); // nobody's value wins unasked
    if (versions.merged) {
        choice->addItem(tr("Both, merged"), int(Resolution::Merge));
        choice->setCurrentIndex(2); // which loses nothing
        choice->setItemData(2, textOf(versions, *versions.merged), Qt::ToolTipRole);
    }
    connect(choice, &QComboBox::currentIndexChanged, this, &ConflictDialog::showDecided);
    m_table->setCellWidget(row, int(Line::Keep), choice);
}

Resolutions ConflictDialog::resolutions() const
{
    Resolutions chosen;
    for (const AttributeVersions &versions : m_versions.attributes) {
        if (const auto *choice = m_table->findChild<QComboBox *>(u"resolve:"_s + versions.name.toString()))
            chosen.insert(versions.name.toString(), Resolution(choice->currentData().toInt()));
    }
    return chosen;
}

void ConflictDialog::takeAll(Resolution resolution)
{
    const QList<QComboBox *> all = m_table->findChildren<QComboBox *>();
    for (QComboBox *choice : all)
        choice->setCurrentIndex(choice->findData(int(resolution)));
}

void ConflictDialog::settle()
{
    m_session.settle(m_key, m_now, resolutions(), tr("Settle %1").arg(m_name));
    Q_EMIT said(m_now.isNull() ? tr("The edit of %1 was dropped.").arg(m_name) : tr("Settled: %1. Nothing is sent before you apply it.").arg(m_name));
    Q_EMIT settled(m_key);
    accept();
}

} // namespace Provost
