// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/editors/binaryeditor.h"

#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int pictureSide = 96;
constexpr qint64 largestFile = 4 * 1024 * 1024; ///< more than any directory takes

QImage decoded(const QByteArray &base64, int side)
{
    const QImage image = QImage::fromData(QByteArray::fromBase64(base64));
    return image.isNull() ? image : image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

} // namespace

BinaryEditor::BinaryEditor(const FieldSpec &spec, QWidget *parent)
    : FieldEditor(spec, parent)
    , m_picture(new QLabel(this))
    , m_words(new QLabel(this))
    , m_load(makeIconButton(this, {}, u"open"_s, tr("From a file…")))
    , m_remove(makeIconButton(this, {}, u"trash"_s, tr("Remove")))
{
    m_picture->setObjectName(u"binaryPicture"_s);
    m_picture->hide();
    m_words->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_picture);
    row->addWidget(m_words, 1);
    row->addWidget(m_load);
    row->addWidget(m_remove);
    connect(m_load, &QToolButton::clicked, this, &BinaryEditor::chooseFile);
    connect(m_remove, &QToolButton::clicked, this, [this] {
        Q_EMIT edited(Json());
        Q_EMIT committed();
    });
    connect(&m_decoding, &QFutureWatcher<QImage>::finished, this, &BinaryEditor::showPicture);
}

BinaryEditor::~BinaryEditor() = default;

QWidget *BinaryEditor::control() const
{
    return m_load;
}

void BinaryEditor::setValue(const Json &value)
{
    m_remove->setObjectName(m_load->objectName() + u":remove"_s);
    m_remove->setAccessibleName(tr("%1: remove").arg(m_load->accessibleName()));
    const QByteArray encoded = value.toString().toLatin1();
    m_remove->setEnabled(!encoded.isEmpty());
    if (encoded == m_encoded && !m_words->text().isEmpty())
        return;
    m_encoded = encoded;
    m_picture->hide();
    m_words->setText(encoded.isEmpty() ? tr("Nothing") : QLocale().formattedDataSize(encoded.size() / 4 * 3));
    if (!encoded.isEmpty())
        m_decoding.setFuture(QtConcurrent::run(decoded, encoded, scaled(font(), pictureSide)));
}

void BinaryEditor::setMixed(bool mixed)
{
    if (mixed)
        m_words->setText(mixedText());
}

void BinaryEditor::showPicture()
{
    const QImage image = m_decoding.result();
    if (image.isNull() || m_encoded.isEmpty())
        return;
    m_picture->setPixmap(QPixmap::fromImage(image));
    m_picture->setAccessibleName(tr("Picture"));
    m_picture->show();
}

void BinaryEditor::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a file"));
    dialog->setObjectName(u"binaryFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &BinaryEditor::readFile);
    dialog->open();
}

void BinaryEditor::readFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
        m_words->setText(tr("The file cannot be read, or is larger than %1.").arg(QLocale().formattedDataSize(largestFile)));
        return;
    }
    Q_EMIT edited(Json(QString::fromLatin1(file.readAll().toBase64())));
    Q_EMIT committed();
}

} // namespace Provost
