// The README's example: what a server would do with an instruction.

#include <chrono>
#include <exception>
#include <iostream>
#include <stdexcept>

#include "retouch/v1/client.hpp"

int main(int count, char** arguments) try {
    if (count != 2) throw std::invalid_argument("usage: retouch-example HOST:PORT");
    retouch::v1::Client client(arguments[1]);
    retouch::v1::PlanEditRequest request;
    request.mutable_inputs()->set_prompt("make the dress emerald green and crop to 4:5");
    const auto answer = client.edit.plan_edit(request, retouch::CallOptions().timeout(std::chrono::seconds(5)));
    for (const auto& step : answer.plan().steps()) {
        std::cout << step.kind() << ": " << step.summary() << " (\"" << step.words() << "\")\n";
    }
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
