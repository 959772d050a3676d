// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/sheettexts.h"

#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int mostBlanks = 1000; ///< in a row

QStringView localName(QStringView name)
{
    return name.sliced(name.lastIndexOf(u':') + 1);
}

/// Line ends as everywhere else, and what XML 1.0 cannot hold left out: ECMA-376 part 1, section 22.9.2.19 writes it as _x000D_.
QString decoded(const QString &text)
{
    static const QRegularExpression escaped(u"_x([0-9A-Fa-f]{4})_"_s);
    if (!text.contains("_x"_L1))
        return text;
    QString plain;
    qsizetype from = 0;
    for (auto match = escaped.globalMatch(text); match.hasNext();) {
        const auto one = match.next();
        plain += QStringView(text).sliced(from, one.capturedStart() - from);
        if (const QChar letter(one.captured(1).toUShort(nullptr, 16)); letter.isPrint() || letter == u'\t' || letter == u'\n' || letter == u'\r')
            plain += letter;
        from = one.capturedEnd();
    }
    plain += QStringView(text).sliced(from);
    return plain.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
}

/// Writes a part anew; what is no matter of its class stays as it is.
class Rewriter
{
public:
    explicit Rewriter(const QByteArray &part)
        : m_in(part)
        , m_out(&m_text)
    {
        m_in.setNamespaceProcessing(false); // names and declarations stay as they are
    }
    virtual ~Rewriter() = default;
    Rewriter(const Rewriter &) = delete;
    Rewriter &operator=(const Rewriter &) = delete;

    /// Empty where the part is no XML to its end.
    QByteArray rewritten()
    {
        m_out.writeStartDocument();
        while (!m_in.atEnd()) {
            m_in.readNext();
            if (m_in.isStartElement() && isOurs())
                write();
            else if (m_in.isStartElement())
                writeStart(m_in.qualifiedName().toString(), m_in.attributes());
            else if (m_in.isEndElement())
                m_out.writeEndElement();
            else if (m_in.isCharacters())
                m_out.writeCharacters(m_in.text().toString());
        }
        m_out.writeEndDocument();
        return m_in.hasError() ? QByteArray() : m_text;
    }

protected:
    [[nodiscard]] virtual bool isOurs() const = 0; ///< the element that begins
    virtual void write() = 0; ///< to its end

    void writeStart(const QString &name, const QXmlStreamAttributes &attributes)
    {
        m_out.writeStartElement(name);
        for (const QXmlStreamAttribute &attribute : attributes)
            m_out.writeAttribute(attribute.qualifiedName().toString(), attribute.value().toString());
    }
    [[nodiscard]] QStringView element() const { return localName(m_in.qualifiedName()); }

    /// All of `v`, or of the runs in `is` and `si`; how it is spoken (`rPh`) is no part of it.
    QString readText()
    {
        QString text;
        for (int depth = 1; depth > 0 && !m_in.atEnd();) {
            m_in.readNext();
            if (m_in.isEndElement())
                --depth;
            if (!m_in.isStartElement())
                continue;
            const QStringView name = element();
            if (name == "v"_L1 || name == "t"_L1)
                text += m_in.readElementText(QXmlStreamReader::IncludeChildElements);
            else if (name == "rPh"_L1 || name == "f"_L1)
                m_in.skipCurrentElement();
            else
                ++depth;
        }
        return decoded(text);
    }

    QXmlStreamReader m_in;
    QByteArray m_text;
    QXmlStreamWriter m_out;
};

/// A sheet of an XLSX, cell by cell.
class SheetRewriter final : public Rewriter
{
public:
    using Rewriter::Rewriter;

private:
    [[nodiscard]] bool isOurs() const override
    {
        const QXmlStreamAttributes attributes = m_in.attributes();
        const QStringView type = attributes.value("t"_L1);
        return element() == "c"_L1 && (type == "inlineStr"_L1 || type == "str"_L1);
    }

    /// What a formula computes is of no matter here, and neither is which one it is.
    void write() override
    {
        const QString cell = m_in.qualifiedName().toString();
        const QString prefix = cell.chopped(1);
        QXmlStreamAttributes attributes = m_in.attributes();
        for (QXmlStreamAttribute &attribute : attributes) {
            if (attribute.qualifiedName() == "t"_L1)
                attribute = QXmlStreamAttribute(u"t"_s, u"str"_s);
        }
        const QString text = readText();
        writeStart(cell, attributes);
        if (!text.isEmpty()) {
            m_out.writeTextElement(prefix + u'f', u"0"_s);
            m_out.writeTextElement(prefix + u'v', text);
        }
        m_out.writeEndElement();
    }
};

/// The shared texts of an XLSX.
class StringsRewriter final : public Rewriter
{
public:
    using Rewriter::Rewriter;

private:
    [[nodiscard]] bool isOurs() const override { return element() == "si"_L1; }
    void write() override
    {
        const QString name = m_in.qualifiedName().toString();
        const QString text = readText();
        m_out.writeStartElement(name);
        m_out.writeStartElement(name.chopped(2) + u't');
        m_out.writeAttribute(u"xml:space"_s, u"preserve"_s);
        m_out.writeCharacters(text.isEmpty() ? u" "_s : text);
        m_out.writeEndElement();
        m_out.writeEndElement();
    }
};

/// The content of an ODS, cell by cell (OpenDocument 1.3 part 3, sections 6.1 and 9.1.4).
class ContentRewriter final : public Rewriter
{
public:
    using Rewriter::Rewriter;

private:
    [[nodiscard]] bool isOurs() const override { return element() == "table-cell"_L1 || element() == "covered-table-cell"_L1; }
    void write() override
    {
        writeStart(m_in.qualifiedName().toString(), m_in.attributes());
        QStringList paragraphs;
        while (m_in.readNextStartElement()) {
            if (element() == "p"_L1 || element() == "h"_L1)
                paragraphs << readParagraph();
            else
                m_in.skipCurrentElement(); // what is written, drawn or noted beside it
        }
        if (!paragraphs.isEmpty())
            m_out.writeTextElement(u"text:p"_s, paragraphs.join(u'\n'));
        m_out.writeEndElement();
    }

    QString readParagraph()
    {
        static const QRegularExpression blanks(u"[ \\t\\r\\n]+"_s); // any number of them is one
        QString text;
        for (int depth = 1; depth > 0 && !m_in.atEnd();) {
            m_in.readNext();
            if (m_in.isEndElement())
                --depth;
            if (m_in.isCharacters())
                text += m_in.text().toString().replace(blanks, u" "_s);
            if (!m_in.isStartElement())
                continue;
            if (const bool isText = element() == "span"_L1 || element() == "a"_L1 || element() == "ruby"_L1 || element() == "ruby-base"_L1; isText) {
                ++depth;
                continue;
            }
            if (element() == "s"_L1)
                text += QString(std::clamp(m_in.attributes().value("text:c"_L1).toInt(), 1, mostBlanks), u' ');
            else if (element() == "tab"_L1)
                text += u'\t';
            else if (element() == "line-break"_L1)
                text += u'\n';
            m_in.skipCurrentElement();
        }
        return text;
    }
};

/// By what is in it: programs name their sheets as they like.
bool isSheet(const QByteArray &xml)
{
    return xml.contains("<sheetData") || xml.contains(":sheetData");
}

bool holdsTexts(const QByteArray &sheet)
{
    return sheet.contains("inlineStr") || sheet.contains("t=\"str\"") || sheet.contains("t='str'");
}

/// Empty ones, and such as have more in them than a text.
bool holdsOddStrings(const QByteArray &strings)
{
    return strings.contains("/>") || strings.contains("<t></") || strings.contains("<si></") || strings.contains("\"></") || strings.contains(":t></") || strings.contains("rPh") || strings.contains("_x");
}

bool holdsOddParagraphs(const QByteArray &content)
{
    const auto odd = {"</text:p><", "<text:s", "<text:tab", "<text:line-break", "<text:ruby", "<office:annotation"};
    return std::any_of(odd.begin(), odd.end(), [&content](const char *mark) { return content.contains(mark); });
}

} // namespace

QByteArray readablePart(const QByteArray &xml)
{
    if (isSheet(xml))
        return holdsTexts(xml) ? SheetRewriter(xml).rewritten() : QByteArray();
    const QByteArray head = xml.first(std::min<qsizetype>(2000, xml.size()));
    if (head.contains("<sst") || head.contains(":sst"))
        return holdsOddStrings(xml) ? StringsRewriter(xml).rewritten() : QByteArray();
    const bool isContent = xml.contains("<office:spreadsheet");
    return isContent && holdsOddParagraphs(xml) ? ContentRewriter(xml).rewritten() : QByteArray();
}

} // namespace Provost
