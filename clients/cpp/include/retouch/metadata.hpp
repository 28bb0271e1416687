/// What travels beside a request and beside its answer.

#pragma once

#include <string>
#include <utility>
#include <vector>

namespace retouch {

/// Keys and values in their order. Keys are lower-case ASCII; one may come more than once.
using Metadata = std::vector<std::pair<std::string, std::string>>;

}  // namespace retouch
