// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/filefield.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

FileField::FileField(const QString &name, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_path(new QLineEdit(this))
    , m_browse(new QPushButton(tr("Browse…"), this))
{
    m_path->setObjectName(name + u"Path"_s);
    m_path->setAccessibleName(title);
    m_path->setLayoutDirection(Qt::LeftToRight);
    m_browse->setObjectName(name + u"Browse"_s);
    m_browse->setAccessibleName(tr("Browse: %1").arg(title));
    m_browse->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_path, 1);
    row->addWidget(m_browse);
    setFocusProxy(m_path);
    setFocusPolicy(Qt::StrongFocus); // or a label would not lead here
    connect(m_path, &QLineEdit::textChanged, this, &FileField::changed);
    connect(m_browse, &QPushButton::clicked, this, &FileField::browse);
}

QString FileField::path() const
{
    return m_path->text().trimmed();
}

void FileField::setPath(const QString &path)
{
    m_path->setText(path);
}

void FileField::setPlaceholder(const QString &text)
{
    m_path->setPlaceholderText(text);
}

void FileField::browse()
{
    auto *dialog = new QFileDialog(this, m_title);
    dialog->setObjectName(u"fileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(m_filters + QStringList {tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

} // namespace Provost
