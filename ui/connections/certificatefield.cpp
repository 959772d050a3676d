// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/certificatefield.h"

#include "net/certificatecheck.h"
#include "widgets/hintlabel.h"

#include <QBoxLayout>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr QByteArrayView certificateBegin = "-----BEGIN CERTIFICATE-----";
constexpr qint64 largestFile = 4 * 1024 * 1024; ///< the bundle of every public CA is a quarter of a megabyte

} // namespace

CertificateField::CertificateField(QWidget *parent)
    : QWidget(parent)
    , m_path(new QLineEdit(this))
    , m_browse(new QPushButton(tr("B&rowse…"), this))
    , m_message(new HintLabel(u"caMessage"_s, this))
{
    m_path->setObjectName(u"caPath"_s);
    m_path->setAccessibleName(tr("File with extra CA certificates"));
    m_path->setPlaceholderText(tr("Only for servers with a certificate of your own CA"));
    m_path->setClearButtonEnabled(true);
    m_browse->setObjectName(u"caBrowse"_s);
    m_browse->setAccessibleName(tr("Choose the file with extra CA certificates"));
    m_browse->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_path, 1);
    row->addWidget(m_browse);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(3);
    column->addLayout(row);
    column->addWidget(m_message);
    setFocusProxy(m_path);
    setFocusPolicy(Qt::StrongFocus); // or a label would not lead here
    connect(m_browse, &QPushButton::clicked, this, &CertificateField::browse);
    connect(m_path, &QLineEdit::textChanged, this, &CertificateField::read);
    judge();
}

void CertificateField::setPem(const QByteArray &pem)
{
    m_pem = pem;
    judge();
}

bool CertificateField::isUsable() const
{
    return m_problem.isEmpty();
}

void CertificateField::browse()
{
    auto *dialog = new QFileDialog(this, tr("Extra CA certificates"));
    dialog->setObjectName(u"caDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("PEM certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void CertificateField::read(const QString &path)
{
    m_pem.clear();
    m_problem.clear();
    if (!path.trimmed().isEmpty()) {
        QFile file(path.trimmed());
        if (!file.open(QIODevice::ReadOnly))
            m_problem = tr("The file cannot be read: %1").arg(file.errorString());
        else if (m_pem = certificatesIn(file.read(largestFile)); !m_pem.contains(certificateBegin))
            m_problem = tr("There is no certificate in PEM form in this file.");
    }
    judge();
    Q_EMIT changed();
}

void CertificateField::judge()
{
    if (!m_problem.isEmpty())
        return m_message->say(m_problem, HintLabel::Tone::Problem);
    const auto count = int(m_pem.count(certificateBegin));
    m_message->say(count > 0 ? tr("%n certificate(s) trusted for this connection only.", nullptr, count) : QString());
}

} // namespace Provost
