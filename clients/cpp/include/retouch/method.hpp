/// What generated stubs call: a method's description, and who carries it out.

#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <google/protobuf/message_lite.h>

#include "retouch/call_options.hpp"
#include "retouch/stream.hpp"

namespace retouch {

/// When a call whose fate is unknown may be sent again.
enum class Idempotency {
    /// Only where the caller says so.
    unknown,
    /// Where the request's key is filled.
    by_key,
    /// Always: a second time changes nothing more.
    always,
    /// Always: it changes nothing.
    no_side_effects,
};

/// Which connection a call goes over.
enum class Weight {
    small,
    /// The reply may hold pictures.
    bulk,
};

/// One method of a service.
struct Method {
    /// On the wire: "retouch.v1.EditService/Edit".
    const char* name;
    Idempotency idempotency;
    Weight weight;

    bool may_repeat(std::string_view key) const noexcept {
        return idempotency == Idempotency::by_key ? !key.empty() : idempotency != Idempotency::unknown;
    }
};

/// Carries out the calls of stubs; retouch::Client is one, and tests may bring their own.
class Caller {
public:
    virtual ~Caller() = default;

    /// A call with one reply, whose bytes are returned. `may_repeat`: it may be done twice. Throws retouch::Error.
    virtual std::string unary(
        const Method& method, const google::protobuf::MessageLite& request, const CallOptions& options, bool may_repeat) = 0;

    /// Begins a call with a stream of replies. Failures are those of `RawStream::next`, but for a request that cannot be encoded.
    virtual RawStream open_stream(
        const Method& method, const google::protobuf::MessageLite& request, const CallOptions& options, bool may_repeat) = 0;

protected:
    Caller() = default;
    Caller(const Caller&) = default;
    Caller& operator=(const Caller&) = default;
};

/// A stub's call with one reply; `key` is the request's idempotency key, where the method has one.
template <class Reply>
Reply call(
    Caller& caller, const Method& method, const google::protobuf::MessageLite& request, const CallOptions& options,
    std::string_view key = {}) {
    const std::string bytes = caller.unary(method, request, options, method.may_repeat(key));
    Reply reply;
    if (!reply.ParseFromString(bytes)) raise_unreadable(reply);
    return reply;
}

/// A stub's call with a stream of replies; `is_known` says which items to skip.
template <class Item>
Stream<Item> open(
    Caller& caller, const Method& method, const google::protobuf::MessageLite& request, const CallOptions& options,
    std::string_view key = {}, typename Stream<Item>::IsKnown is_known = nullptr) {
    return Stream<Item>(caller.open_stream(method, request, options, method.may_repeat(key)), is_known);
}

}  // namespace retouch
