// SPDX-License-Identifier: GPL-3.0-or-later
#include "languages.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace Provost {
using namespace Qt::StringLiterals;

void Languages::use(const QString &code)
{
    const QLocale system = QLocale::system();
    // A region of the same language is the person's own: de-AT keeps its dates under "German".
    const QLocale chosen(code);
    const QLocale locale = code.isEmpty() || chosen.language() == system.language() ? system : chosen;
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_ours);
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_ours.load(locale, u"provost"_s, u"_"_s, u":/translations"_s) || m_ours.load(u":/translations/provost_en.qm"_s))
        QCoreApplication::installTranslator(&m_ours);
    if (qobject_cast<QGuiApplication *>(QCoreApplication::instance()) != nullptr)
        QGuiApplication::setLayoutDirection(locale.textDirection());
}

} // namespace Provost
