#include "driver.hpp"
#include "retouch/v1/client.hpp"

namespace conformance {

namespace {

using retouch::CallOptions;
namespace v1 = retouch::v1;

template <class Request>
Request parse(const std::string& body) {
    Request request;
    if (!request.ParseFromString(body)) throw std::runtime_error("the case's request is no " + request.GetTypeName());
    return request;
}

template <class Events>
void take(Events events, proto::CallOutcome& outcome, const std::function<bool()>& taken) {
    try {
        for (const auto& event : events) {
            *outcome.add_items() = item(event.SerializeAsString());
            if (!taken()) break;
        }
    } catch (...) {
        outcome.set_attempts(static_cast<std::uint32_t>(events.attempts()));
        throw;
    }
    outcome.set_attempts(static_cast<std::uint32_t>(events.attempts()));
    *outcome.mutable_status() = ok(events.metadata());
}

}  // namespace

bool by_stub(
    retouch::Caller& caller, const proto::Call& call, const std::string& body, const CallOptions& options,
    proto::CallOutcome& outcome, const std::function<bool()>& taken) {
    const v1::Services services(caller);
    const std::string& method = call.method();
    outcome.set_stub(true);
    const auto unary = [&](const auto& reply) { *outcome.add_items() = item(reply.SerializeAsString()); };
    if (method == "retouch.v1.HealthService/Check") {
        unary(services.health.check(parse<v1::HealthCheckRequest>(body), options));
    } else if (method == "retouch.v1.DescribeService/Describe") {
        unary(services.describe.describe(parse<v1::DescribeRequest>(body), options));
    } else if (method == "retouch.v1.SuggestionService/SuggestNext") {
        unary(services.suggestion.suggest_next(parse<v1::SuggestNextRequest>(body), options));
    } else if (method == "retouch.v1.EditService/PlanEdit") {
        unary(services.edit.plan_edit(parse<v1::PlanEditRequest>(body), options));
    } else if (method == "retouch.v1.EditService/Edit") {
        take(services.edit.edit(parse<v1::EditRequest>(body), options), outcome, taken);
    } else if (method == "retouch.v1.EditService/ChangeBackground") {
        take(services.edit.change_background(parse<v1::ChangeBackgroundRequest>(body), options), outcome, taken);
    } else {
        outcome.set_stub(false);
        return false;
    }
    return true;
}

}  // namespace conformance
