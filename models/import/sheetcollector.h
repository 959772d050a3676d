// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/workbook.h"

#include <QDate>
#include <QHash>

#include <orcus/spreadsheet/import_interface.hpp>

#include <memory>
#include <vector>

namespace Provost {

namespace orcusapi = orcus::spreadsheet;

/// How a number is shown: what tells 46112 from the 31st of March.
struct NumberFormat {
    bool isDate = false;
    bool hasTime = false;
    int zeros = 0; ///< "00000": so many digits at least
    [[nodiscard]] static NumberFormat of(size_t builtIn, const QString &code);
};

/// The number formats of a workbook; fonts, fills and borders are let pass.
class SheetStyles final : public orcusapi::iface::import_styles
{
public:
    [[nodiscard]] NumberFormat formatOf(size_t xf) const { return xf < m_cells.size() ? m_formats.value(m_cells[xf]) : NumberFormat(); }

    void set_font_count(size_t) override { }
    void set_font_bold(bool) override { }
    void set_font_italic(bool) override { }
    void set_font_name(std::string_view) override { }
    void set_font_size(double) override { }
    void set_font_underline(orcusapi::underline_t) override { }
    void set_font_underline_width(orcusapi::underline_width_t) override { }
    void set_font_underline_mode(orcusapi::underline_mode_t) override { }
    void set_font_underline_type(orcusapi::underline_type_t) override { }
    void set_font_underline_color(orcusapi::color_elem_t, orcusapi::color_elem_t, orcusapi::color_elem_t, orcusapi::color_elem_t) override { }
    void set_font_color(orcusapi::color_elem_t, orcusapi::color_elem_t, orcusapi::color_elem_t, orcusapi::color_elem_t) override { }
    void set_strikethrough_style(orcusapi::strikethrough_style_t) override { }
    void set_strikethrough_type(orcusapi::strikethrough_type_t) override { }
    void set_strikethrough_width(orcusapi::strikethrough_width_t) override { }
    void set_strikethrough_text(orcusapi::strikethrough_text_t) override { }
    size_t commit_font() override { return m_fonts++; }
    void set_fill_count(size_t) override { }
    void set_fill_pattern_type(orcusapi::fill_pattern_t) override { }
    void set_fill_fg_color(orcusapi::color_elem_t, orcusapi::color_elem_t, orcusapi::color_elem_t, orcusapi::color_elem_t) override { }
    void set_fill_bg_color(orcusapi::color_elem_t, orcusapi::color_elem_t, orcusapi::color_elem_t, orcusapi::color_elem_t) override { }
    size_t commit_fill() override { return m_fills++; }
    void set_border_count(size_t) override { }
    void set_border_style(orcusapi::border_direction_t, orcusapi::border_style_t) override { }
    void set_border_color(orcusapi::border_direction_t, orcusapi::color_elem_t, orcusapi::color_elem_t, orcusapi::color_elem_t, orcusapi::color_elem_t) override { }
    void set_border_width(orcusapi::border_direction_t, double, orcus::length_unit_t) override { }
    size_t commit_border() override { return m_borders++; }
    void set_cell_hidden(bool) override { }
    void set_cell_locked(bool) override { }
    void set_cell_print_content(bool) override { }
    void set_cell_formula_hidden(bool) override { }
    size_t commit_cell_protection() override { return m_protections++; }
    void set_number_format_count(size_t) override { }
    void set_number_format_identifier(size_t id) override { m_formatId = id; }
    void set_number_format_code(std::string_view code) override;
    size_t commit_number_format() override;
    void set_cell_xf_count(size_t) override { }
    void set_cell_style_xf_count(size_t) override { }
    void set_dxf_count(size_t) override { }
    void set_xf_font(size_t) override { }
    void set_xf_fill(size_t) override { }
    void set_xf_border(size_t) override { }
    void set_xf_protection(size_t) override { }
    void set_xf_number_format(size_t index) override;
    void set_xf_style_xf(size_t) override { }
    void set_xf_apply_alignment(bool) override { }
    void set_xf_horizontal_alignment(orcusapi::hor_alignment_t) override { }
    void set_xf_vertical_alignment(orcusapi::ver_alignment_t) override { }
    size_t commit_cell_xf() override;
    size_t commit_cell_style_xf() override;
    size_t commit_dxf() override;
    void set_cell_style_count(size_t) override { }
    void set_cell_style_name(std::string_view) override { }
    void set_cell_style_xf(size_t) override { }
    void set_cell_style_builtin(size_t) override { }
    void set_cell_style_parent_name(std::string_view) override { }
    size_t commit_cell_style() override { return m_styles++; }

private:
    QHash<size_t, NumberFormat> m_formats; ///< by number format id
    std::vector<size_t> m_cells; ///< number format id of each cell format
    size_t m_formatId = 0;
    QString m_code;
    size_t m_xfFormat = 0;
    size_t m_fonts = 0;
    size_t m_fills = 0;
    size_t m_borders = 0;
    size_t m_protections = 0;
    size_t m_styleXfs = 0;
    size_t m_dxfs = 0;
    size_t m_styles = 0;
};

class SheetStrings final : public orcusapi::iface::import_shared_strings
{
public:
    [[nodiscard]] QString at(size_t index) const { return index < m_texts.size() ? m_texts[index] : QString(); }

    size_t append(std::string_view text) override;
    size_t add(std::string_view text) override { return append(text); }
    void set_segment_font(size_t) override { }
    void set_segment_bold(bool) override { }
    void set_segment_italic(bool) override { }
    void set_segment_font_name(std::string_view) override { }
    void set_segment_font_size(double) override { }
    void set_segment_font_color(orcusapi::color_elem_t, orcusapi::color_elem_t, orcusapi::color_elem_t, orcusapi::color_elem_t) override { }
    void append_segment(std::string_view text) override;
    size_t commit_segments() override;

private:
    std::vector<QString> m_texts;
    QString m_segments;
};

/// "B7" and "A1:C9" as numbers; the library asks although it knows.
class SheetAddresses final : public orcusapi::iface::import_reference_resolver
{
public:
    orcusapi::src_address_t resolve_address(std::string_view address) override;
    orcusapi::src_range_t resolve_range(std::string_view range) override;
};

class SheetCells;

/// Takes what the spreadsheet library reads and keeps nothing but texts.
class SheetCollector final : public orcusapi::iface::import_factory, public orcusapi::iface::import_global_settings
{
public:
    SheetCollector();
    ~SheetCollector() override;
    [[nodiscard]] QList<Sheet> sheets() const;

    import_global_settings *get_global_settings() override { return this; }
    orcusapi::iface::import_shared_strings *get_shared_strings() override { return &m_strings; }
    orcusapi::iface::import_styles *get_styles() override { return &m_styles; }
    orcusapi::iface::import_reference_resolver *get_reference_resolver(orcusapi::formula_ref_context_t) override { return &m_addresses; }
    orcusapi::iface::import_sheet *append_sheet(orcusapi::sheet_t index, std::string_view name) override;
    orcusapi::iface::import_sheet *get_sheet(std::string_view name) override;
    orcusapi::iface::import_sheet *get_sheet(orcusapi::sheet_t index) override;
    void finalize() override { }

    void set_origin_date(int year, int month, int day) override { m_origin = QDate(year, month, day); }
    void set_default_formula_grammar(orcusapi::formula_grammar_t grammar) override { m_grammar = grammar; }
    orcusapi::formula_grammar_t get_default_formula_grammar() const override { return m_grammar; }
    void set_character_set(orcus::character_set_t) override { }

private:
    SheetStrings m_strings;
    SheetStyles m_styles;
    SheetAddresses m_addresses;
    QDate m_origin {1899, 12, 30};
    orcusapi::formula_grammar_t m_grammar = orcusapi::formula_grammar_t::unknown;
    std::vector<std::unique_ptr<SheetCells>> m_sheets;
};

} // namespace Provost
