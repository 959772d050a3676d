// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/sheetcollector.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRows = 1'048'576;
constexpr qsizetype mostColumns = 16'384;

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString dateText(double serial, const NumberFormat &format, QDate origin)
{
    const double days = std::floor(serial);
    const QDate date = origin.addDays(qint64(days));
    const qint64 seconds = qint64(std::llround((serial - days) * 86400));
    if (!format.hasTime && seconds == 0)
        return date.toString(Qt::ISODate);
    const QTime time = QTime(0, 0).addSecs(int(std::min<qint64>(seconds, 86399)));
    return date.toString(Qt::ISODate) + u'T' + time.toString(Qt::ISODate) + u'Z';
}

/// As a person reads it: no exponent, no ".0" behind numbers that are whole.
QString numberText(double value, const NumberFormat &format, QDate origin)
{
    if (format.isDate && value >= 0 && value < 3'000'000)
        return dateText(value, format, origin);
    constexpr double exact = 9'007'199'254'740'992; // whole numbers up to here are what they are
    if (std::isfinite(value) && value == std::floor(value) && std::abs(value) <= exact)
        return QString::number(qint64(value)).rightJustified(format.zeros, u'0');
    return QString::number(value, 'g', 15);
}

} // namespace

NumberFormat NumberFormat::of(size_t builtIn, const QString &code)
{
    // ECMA-376 part 1, section 18.8.30: formats that have numbers and no code.
    if (code.isEmpty()) {
        const bool date = (builtIn >= 14 && builtIn <= 17) || builtIn == 22 || (builtIn >= 27 && builtIn <= 36) || (builtIn >= 50 && builtIn <= 58);
        return {.isDate = date, .hasTime = builtIn == 22};
    }
    static const QRegularExpression quiet(u"\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_."_s); // texts, colours and conditions say nothing of the kind
    static const QRegularExpression onlyZeros(u"^0+$"_s);
    const QString bare = QString(code).remove(quiet).section(u';', 0, 0).toLower();
    const bool date = bare.contains(u'd') || bare.contains(u'y');
    return {.isDate = date, .hasTime = date && bare.contains(u'h'), .zeros = onlyZeros.match(bare).hasMatch() ? int(bare.size()) : 0};
}

void SheetStyles::set_number_format_code(std::string_view code)
{
    m_code = toText(code);
}

size_t SheetStyles::commit_number_format()
{
    m_formats.insert(m_formatId, NumberFormat::of(m_formatId, m_code));
    m_code.clear();
    return m_formatId;
}

void SheetStyles::set_xf_number_format(size_t index)
{
    m_xfFormat = index;
    if (!m_formats.contains(index))
        m_formats.insert(index, NumberFormat::of(index, {}));
}

size_t SheetStyles::commit_cell_xf()
{
    m_cells.push_back(std::exchange(m_xfFormat, 0));
    return m_cells.size() - 1;
}

size_t SheetStyles::commit_cell_style_xf()
{
    m_xfFormat = 0;
    return m_styleXfs++;
}

size_t SheetStyles::commit_dxf()
{
    m_xfFormat = 0;
    return m_dxfs++;
}

size_t SheetStrings::append(std::string_view text)
{
    m_texts.push_back(toText(text));
    return m_texts.size() - 1;
}

void SheetStrings::append_segment(std::string_view text)
{
    m_segments += toText(text);
}

size_t SheetStrings::commit_segments()
{
    m_texts.push_back(std::exchange(m_segments, {}));
    return m_texts.size() - 1;
}

orcusapi::src_address_t SheetAddresses::resolve_address(std::string_view address)
{
    orcusapi::src_address_t at {};
    int column = 0;
    int row = 0;
    for (const char c : address.substr(address.find('!') == std::string_view::npos ? 0 : address.find('!') + 1)) {
        const int letter = (c | 0x20) - 'a';
        if (letter >= 0 && letter < 26 && column < mostColumns)
            column = column * 26 + letter + 1;
        else if (c >= '0' && c <= '9' && row < mostRows)
            row = row * 10 + (c - '0');
    }
    at.column = std::max(0, column - 1);
    at.row = std::max(0, row - 1);
    return at;
}

orcusapi::src_range_t SheetAddresses::resolve_range(std::string_view range)
{
    const size_t colon = range.find(':');
    orcusapi::src_range_t both {};
    both.first = resolve_address(range.substr(0, colon));
    both.last = colon == std::string_view::npos ? both.first : resolve_address(range.substr(colon + 1));
    return both;
}

/// The cells of one sheet: texts by their number, for most of a directory's cells are told many times over.
class SheetCells final : public orcusapi::iface::import_sheet, public orcusapi::iface::import_formula
{
public:
    SheetCells(QString name, const SheetStrings &strings, const SheetStyles &styles)
        : m_name(std::move(name))
        , m_strings(strings)
        , m_styles(styles)
    {
    }
    [[nodiscard]] const QString &name() const { return m_name; }

    [[nodiscard]] Sheet sheet(QDate origin) const
    {
        Sheet sheet {.name = m_name};
        for (size_t row = 0; row < m_rows.size(); ++row) {
            TableRow line {.row = qint64(row) + 1, .line = qint64(row) + 1};
            bool any = false;
            for (const Cell &cell : m_rows[row]) {
                line.cells << textOf(cell, origin);
                any = any || !line.cells.constLast().trimmed().isEmpty();
            }
            if (!any)
                line.cells.clear();
            sheet.rows << line;
        }
        while (!sheet.rows.isEmpty() && sheet.rows.constLast().isBlank())
            sheet.rows.removeLast();
        return sheet;
    }

    import_formula *get_formula() override { return this; }
    void set_auto(orcusapi::row_t row, orcusapi::col_t col, std::string_view text) override { setText(row, col, toText(text)); }
    void set_string(orcusapi::row_t row, orcusapi::col_t col, orcusapi::string_id_t index) override { setText(row, col, m_strings.at(index)); }
    void set_value(orcusapi::row_t row, orcusapi::col_t col, double value) override
    {
        if (Cell *cell = at(row, col)) {
            cell->number = value;
            cell->kind = Cell::Kind::Number;
        }
    }
    void set_bool(orcusapi::row_t row, orcusapi::col_t col, bool value) override { setText(row, col, value ? u"true"_s : u"false"_s); }
    void set_date_time(orcusapi::row_t row, orcusapi::col_t col, int year, int month, int day, int hour, int minute, double second) override
    {
        const QString date = QDate(year, month, day).toString(Qt::ISODate);
        const QTime time(hour, minute, int(second));
        setText(row, col, time == QTime(0, 0) ? date : date + u'T' + time.toString(Qt::ISODate) + u'Z');
    }
    void set_format(orcusapi::row_t row, orcusapi::col_t col, size_t xf) override
    {
        if (row >= 0 && size_t(row) < m_rows.size() && col >= 0 && size_t(col) < m_rows[size_t(row)].size())
            m_rows[size_t(row)][size_t(col)].format = xf;
    }
    void set_format(orcusapi::row_t, orcusapi::col_t, orcusapi::row_t, orcusapi::col_t, size_t) override { }
    void fill_down_cells(orcusapi::row_t row, orcusapi::col_t col, orcusapi::row_t size) override
    {
        const Cell *above = at(row, col);
        if (above == nullptr)
            return;
        const Cell copy = *above;
        for (orcusapi::row_t i = 1; i <= size; ++i) {
            if (Cell *cell = at(row + i, col))
                *cell = copy;
        }
    }
    [[nodiscard]] orcusapi::range_size_t get_sheet_size() const override { return {orcusapi::row_t(mostRows), orcusapi::col_t(mostColumns)}; }

    // What a formula came to when the workbook was saved; nothing is computed here.
    void set_position(orcusapi::row_t row, orcusapi::col_t col) override
    {
        m_formulaRow = row;
        m_formulaColumn = col;
    }
    void set_formula(orcusapi::formula_grammar_t, std::string_view) override { }
    void set_shared_formula_index(size_t) override { }
    void set_result_string(std::string_view value) override { setText(m_formulaRow, m_formulaColumn, toText(value)); }
    void set_result_value(double value) override { set_value(m_formulaRow, m_formulaColumn, value); }
    void set_result_bool(bool value) override { set_bool(m_formulaRow, m_formulaColumn, value); }
    void set_result_empty() override { }
    void commit() override { }

private:
    struct Cell {
        enum class Kind : quint8 { Empty, Text, Number };
        Kind kind = Kind::Empty;
        QString text {};
        double number = 0;
        size_t format = 0;
    };
    [[nodiscard]] QString textOf(const Cell &cell, QDate origin) const
    {
        return cell.kind == Cell::Kind::Number ? numberText(cell.number, m_styles.formatOf(cell.format), origin) : cell.text;
    }
    Cell *at(orcusapi::row_t row, orcusapi::col_t col)
    {
        if (row < 0 || col < 0 || row >= mostRows || col >= mostColumns)
            return nullptr;
        if (m_rows.size() <= size_t(row))
            m_rows.resize(size_t(row) + 1);
        auto &cells = m_rows[size_t(row)];
        if (cells.size() <= size_t(col))
            cells.resize(size_t(col) + 1);
        return &cells[size_t(col)];
    }
    void setText(orcusapi::row_t row, orcusapi::col_t col, const QString &text)
    {
        if (text.isEmpty())
            return;
        if (Cell *cell = at(row, col)) {
            cell->text = text;
            cell->kind = Cell::Kind::Text;
        }
    }

    QString m_name;
    const SheetStrings &m_strings;
    const SheetStyles &m_styles;
    std::vector<std::vector<Cell>> m_rows;
    orcusapi::row_t m_formulaRow = -1;
    orcusapi::col_t m_formulaColumn = -1;
};

SheetCollector::SheetCollector() = default;
SheetCollector::~SheetCollector() = default;

QList<Sheet> SheetCollector::sheets() const
{
    QList<Sheet> all;
    for (const auto &sheet : m_sheets)
        all << sheet->sheet(m_origin);
    return all;
}

orcusapi::iface::import_sheet *SheetCollector::append_sheet(orcusapi::sheet_t, std::string_view name)
{
    m_sheets.push_back(std::make_unique<SheetCells>(toText(name), m_strings, m_styles));
    return m_sheets.back().get();
}

orcusapi::iface::import_sheet *SheetCollector::get_sheet(std::string_view name)
{
    const QString wanted = toText(name);
    for (const auto &sheet : m_sheets) {
        if (sheet->name() == wanted)
            return sheet.get();
    }
    return nullptr;
}

orcusapi::iface::import_sheet *SheetCollector::get_sheet(orcusapi::sheet_t index)
{
    return index >= 0 && size_t(index) < m_sheets.size() ? m_sheets[size_t(index)].get() : nullptr;
}

} // namespace Provost
