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

constexpr int photoSide = 96;
constexpr qint64 largestPhoto = 4 * 1024 * 1024; ///< more than any directory takes

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

PhotoEditor::Picture PhotoEditor::decoded(const QString &uri, int side)
{
    const QByteArray bytes = bytesOf(uri);
    const QImage image = QImage::fromData(bytes);
    return {.image = image.isNull() ? image : image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation), .bytes = bytes.size()};
}

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
    const QString text = value.toString(); // shares the value's text
    if (!m_shown.isEmpty() && text.constData() == m_shown.constData())
        return; // each key in another field comes by here, and to compare megabytes takes as long as a frame has
    const bool shows = isPicture(text);
    line()->setVisible(!shows);
    m_words->setVisible(shows);
    const bool isSame = shows && text == m_shown;
    m_picture->setVisible(isSame && !m_picture->pixmap(Qt::ReturnByValue).isNull());
    if (!shows) {
        m_shown.clear();
        return LineEditor::setValue(value);
    }
    m_shown = text;
    if (isSame)
        return;
    m_picture->clear(); // of somebody else
    m_picture->hide();
    m_words->setText(tr("Picture"));
    m_decoding.setFuture(QtConcurrent::run(&PhotoEditor::decoded, text, scaled(font(), photoSide)));
}

void PhotoEditor::showPicture()
{
    const Picture picture = m_decoding.result();
    if (m_shown.isEmpty())
        return;
    if (picture.image.isNull())
        return m_words->setText(tr("A picture that cannot be shown"));
    m_words->setText(tr("Picture, %1").arg(QLocale().formattedDataSize(picture.bytes)));
    m_picture->setPixmap(QPixmap::fromImage(picture.image));
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
    if (!type.startsWith("image/"_L1) || !file.open(QIODevice::ReadOnly) || file.size() > largestPhoto) {
        m_words->setText(tr("This is no picture, cannot be read, or is larger than %1.").arg(QLocale().formattedDataSize(largestPhoto)));
        return m_words->show();
    }
    Q_EMIT edited(Json(u"data:%1;base64,%2"_s.arg(type, QString::fromLatin1(file.readAll().toBase64()))));
    Q_EMIT committed();
}

} // namespace Provost
