// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/editors/photoeditor.h"

#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMimeDatabase>
#include <QToolButton>
#include <QUrl>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int pictureSide = 96;
constexpr qint64 largestFile = 4 * 1024 * 1024; ///< more than any directory takes

bool isPicture(const QString &text)
{
    return text.startsWith("data:image/"_L1, Qt::CaseInsensitive) && text.contains(u',');
}

QByteArray bytesOf(const QString &uri)
{
    const qsizetype comma = uri.indexOf(u',');
    const QByteArray data = uri.sliced(comma + 1).toLatin1();
    return uri.first(comma).endsWith(";base64"_L1, Qt::CaseInsensitive) ? QByteArray::fromBase64(data) : QByteArray::fromPercentEncoding(data);
}

QImage decoded(const QString &uri, int side)
{
    const QImage image = QImage::fromData(bytesOf(uri));
    return image.isNull() ? image : image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

} // namespace

PhotoEditor::PhotoEditor(const FieldSpec &spec, QWidget *parent)
    : LineEditor(spec, parent)
    , m_picture(new QLabel(this))
    , m_words(new QLabel(this))
    , m_load(makeIconButton(this, {}, u"open"_s, tr("From a file…")))
{
    m_picture->setObjectName(u"photoPicture"_s);
    m_picture->hide();
    m_words->setObjectName(u"photoWords"_s);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_words->hide();
    auto *row = qobject_cast<QBoxLayout *>(layout());
    row->insertWidget(0, m_picture);
    row->addWidget(m_words, 1);
    row->addWidget(m_load);
    connect(m_load, &QToolButton::clicked, this, &PhotoEditor::chooseFile);
    connect(&m_decoding, &QFutureWatcherBase::finished, this, &PhotoEditor::showPicture);
}

PhotoEditor::~PhotoEditor() = default;

bool PhotoEditor::isFor(const FieldSpec &whole, const FieldSpec &part)
{
    const bool isPhotos = whole.name.schema.isEmpty() && whole.name.attribute.compare("photos"_L1, Qt::CaseInsensitive) == 0;
    return isPhotos && part.kind == FieldKind::Line && part.name.attribute.compare("value"_L1, Qt::CaseInsensitive) == 0;
}

/// After the line has got its names.
void PhotoEditor::nameButton()
{
    m_load->setObjectName(line()->objectName() + u":load"_s);
    m_load->setAccessibleName(tr("%1: from a file").arg(line()->accessibleName()));
}

void PhotoEditor::setMixed(bool mixed)
{
    nameButton();
    LineEditor::setMixed(mixed);
}

void PhotoEditor::setValue(const Json &value)
{
    nameButton();
    const QString text = value.toString();
    const bool shows = isPicture(text);
    line()->setVisible(!shows);
    m_words->setVisible(shows);
    m_picture->setVisible(shows && !m_picture->pixmap(Qt::ReturnByValue).isNull() && text == m_shown);
    if (!shows) {
        m_shown.clear();
        return LineEditor::setValue(value);
    }
    if (text == m_shown)
        return;
    m_shown = text;
    m_picture->clear(); // of somebody else
    m_picture->hide();
    m_words->setText(tr("Picture, %1").arg(QLocale().formattedDataSize(bytesOf(text).size())));
    m_decoding.setFuture(QtConcurrent::run(decoded, text, scaled(font(), pictureSide)));
}

void PhotoEditor::showPicture()
{
    const QImage image = m_decoding.result();
    if (m_shown.isEmpty())
        return;
    if (image.isNull())
        return m_words->setText(tr("A picture that cannot be shown"));
    m_picture->setPixmap(QPixmap::fromImage(image));
    m_picture->setAccessibleName(tr("Picture"));
    m_picture->show();
}

void PhotoEditor::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a picture"));
    dialog->setObjectName(u"photoFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PhotoEditor::readFile);
    dialog->open();
}

void PhotoEditor::readFile(const QString &fileName)
{
    QFile file(fileName);
    const QString type = QMimeDatabase().mimeTypeForFile(fileName).name();
    if (!type.startsWith("image/"_L1) || !file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
        m_words->setText(tr("This is no picture, cannot be read, or is larger than %1.").arg(QLocale().formattedDataSize(largestFile)));
        return m_words->show();
    }
    Q_EMIT edited(Json(u"data:%1;base64,%2"_s.arg(type, QString::fromLatin1(file.readAll().toBase64()))));
    Q_EMIT committed();
}

} // namespace Provost
