// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editors/lineeditor.h"

#include <QFutureWatcher>
#include <QImage>

class QLabel;
class QToolButton;

namespace Provost {

/// The value of one of `photos` (RFC 7643 section 4.1.2): an address on its line, or the picture itself where it is a `data:` URI (RFC 2397). An address is never
/// fetched: whoever is behind it would learn who looks at whom.
class PhotoEditor : public LineEditor
{
    Q_OBJECT
public:
    PhotoEditor(const FieldSpec &spec, QWidget *parent);
    ~PhotoEditor() override;
    [[nodiscard]] static bool isFor(const FieldSpec &whole, const FieldSpec &part);
    void setValue(const Json &value) override;
    void setMixed(bool mixed) override;
    void readFile(const QString &fileName);

private:
    struct Picture {
        QImage image {};
        qsizetype bytes = 0;
    };
    [[nodiscard]] static Picture decoded(const QString &uri, int side);
    void nameButton();
    void chooseFile();
    void showPicture();
    QLabel *m_picture;
    QLabel *m_words;
    QToolButton *m_load;
    QString m_shown; ///< the data: URI
    QFutureWatcher<Picture> m_decoding; ///< a photo may take longer than a frame
};

} // namespace Provost
