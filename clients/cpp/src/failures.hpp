// The failures that a client makes by itself: Protos/WIRE.md, "A client".

#pragma once

#include <chrono>
#include <string>

#include "retouch/error.hpp"

namespace retouch {

Failure unavailable(std::string message, Processed processed, std::chrono::milliseconds retry_after = std::chrono::milliseconds(0));
Failure too_large(std::string message, Processed processed);
/// A mistake of the caller that is found before anything is sent.
Failure invalid(std::string message);
Failure deadline_passed(Processed processed);
Failure given_up(Processed processed);

}  // namespace retouch
