// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/scriptfonts.h"

#include <QCoreApplication>
#include <QFuture>
#include <QGlyphRun>
#include <QTextLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>
#include <atomic>

namespace Provost {

namespace {

constexpr char16_t firstToAsk = 0x0530; ///< Latin, Greek and Cyrillic letters come before: what fonts of an interface have

struct Sample {
    QChar::Script script;
    const char16_t *text; ///< everyday letters: who has none of them has not the script
};
constexpr std::array samples {
    Sample {QChar::Script_Han, u"\u738b\u5c0f\u660e\u674e"},      Sample {QChar::Script_Hangul, u"\uae40\ubbfc\uc900"},
    Sample {QChar::Script_Katakana, u"\u30b5\u30af\u30e9"},       Sample {QChar::Script_Hiragana, u"\u3055\u304f\u3089"},
    Sample {QChar::Script_Arabic, u"\u0645\u062d\u0645\u062f"},   Sample {QChar::Script_Hebrew, u"\u05d3\u05d5\u05d3"},
    Sample {QChar::Script_Devanagari, u"\u0905\u092e\u093f\u0924"}, Sample {QChar::Script_Thai, u"\u0e2a\u0e21\u0e0a"},
    Sample {QChar::Script_Armenian, u"\u0531\u0580\u0561\u0574"}, Sample {QChar::Script_Georgian, u"\u10d2\u10d8\u10dd"},
    Sample {QChar::Script_Bengali, u"\u09b0\u09b9\u09ae"},        Sample {QChar::Script_Tamil, u"\u0bae\u0bb0\u0b95"},
    Sample {QChar::Script_Telugu, u"\u0c30\u0c3e\u0c2e"},         Sample {QChar::Script_Gurmukhi, u"\u0a38\u0a35\u0a30"},
    Sample {QChar::Script_Gujarati, u"\u0a85\u0aae\u0aa4"},       Sample {QChar::Script_Kannada, u"\u0c85\u0cae\u0ca4"},
    Sample {QChar::Script_Malayalam, u"\u0d05\u0d2e\u0d24"},      Sample {QChar::Script_Sinhala, u"\u0d85\u0db8\u0dad"},
    Sample {QChar::Script_Ethiopic, u"\u12a0\u1260\u1260"},       Sample {QChar::Script_Khmer, u"\u1780\u1781\u1782"},
    Sample {QChar::Script_Myanmar, u"\u1000\u1001\u1002"},        Sample {QChar::Script_Lao, u"\u0e81\u0e82\u0e84"},
};

/// By samples; written by one thread, read by that of the window.
std::array<std::atomic<Lettering>, samples.size()> letterings; // Usual, as long as nobody looks

bool hasFont(const QString &text, const QFont &font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const QList<QGlyphRun> runs = layout.glyphRuns();
    return std::any_of(runs.cbegin(), runs.cend(), [](const QGlyphRun &run) {
        const QList<quint32> glyphs = run.glyphIndexes();
        return std::any_of(glyphs.cbegin(), glyphs.cend(), [](quint32 glyph) { return glyph != 0; }); // 0 is the box
    });
}

void look(const QFont &font, const std::atomic<bool> &isStopped)
{
    for (size_t i = 0; i < samples.size() && !isStopped; ++i)
        letterings[i] = hasFont(QString::fromUtf16(samples[i].text), font) ? Lettering::Usual : Lettering::Missing;
}

} // namespace

void lookForScripts(const QFont &font)
{
    static std::atomic<bool> isStopped = false;
    static bool hasBegun = false;
    if (std::exchange(hasBegun, true))
        return;
    for (std::atomic<Lettering> &lettering : letterings)
        lettering = Lettering::Awaited;
    QFuture<void> looking = QtConcurrent::run([font] { look(font, isStopped); });
    QObject::connect(qApp, &QCoreApplication::aboutToQuit, qApp, [looking]() mutable {
        isStopped = true; // the fonts go with the application
        looking.waitForFinished();
    });
}

Lettering letteringOf(QStringView text)
{
    Lettering worst = Lettering::Usual;
    bool hasOthers = false; // letters that a font has, or may have: they are worth the search
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].unicode() < firstToAsk)
            continue;
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size();
        const char32_t letter = isPair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        i += isPair ? 1 : 0;
        const QChar::Script script = QChar::script(letter);
        if (script == QChar::Script_Common || script == QChar::Script_Inherited) // punctuation and the like
            continue;
        const auto sample = std::find_if(samples.begin(), samples.end(), [script](const Sample &s) { return s.script == script; });
        const Lettering known = sample == samples.end() ? Lettering::Usual : letterings[size_t(sample - samples.begin())].load(std::memory_order_relaxed);
        if (known == Lettering::Awaited)
            return known;
        hasOthers = hasOthers || known == Lettering::Usual;
        worst = std::max(worst, known);
    }
    return hasOthers ? Lettering::Usual : worst;
}

QFont fontFor(Lettering lettering, QFont font)
{
    if (lettering == Lettering::Missing)
        font.setStyleStrategy(QFont::StyleStrategy(font.styleStrategy() | QFont::NoFontMerging));
    return font;
}

} // namespace Provost
