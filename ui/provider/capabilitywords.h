// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/capabilitycard.h"

namespace Provost {

/// The capability card in the reader's language.
namespace CapabilityWords {

enum class Section : quint8 { Lists, Filters, Reading, Groups, Writing };

[[nodiscard]] Section sectionOf(Capability capability);
[[nodiscard]] QString sectionTitle(Section section);
[[nodiscard]] QString title(const CapabilityCard::Row &row); ///< "Users: largest page"
[[nodiscard]] QString value(const CapabilityCard::Row &row, const Json &value); ///< "yes", "100", "in the group"
[[nodiscard]] QString observed(const CapabilityCard::Row &row); ///< "no, silently empty"
[[nodiscard]] QString verdict(Observation::Verdict verdict);
[[nodiscard]] QString standing(CapabilityCard::Standing standing);
[[nodiscard]] QString advice(const CapabilityCard::Row &row); ///< a sentence on what the standing means; may be empty

} // namespace CapabilityWords

} // namespace Provost
