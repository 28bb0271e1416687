/// The client without stubs: calls by name with bytes. Generated clients, such as retouch::v1::Client, add typed calls to it.

#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "retouch/call_options.hpp"
#include "retouch/error.hpp"
#include "retouch/method.hpp"
#include "retouch/options.hpp"
#include "retouch/rpc/v1/headers.pb.h"
#include "retouch/stream.hpp"

namespace retouch {

/// A unary call that is under way. Destroying it before `wait` gives the call up.
class Pending {
public:
    /// What carries the call out; made by `Client::start`.
    class Source;
    explicit Pending(std::unique_ptr<Source> source) noexcept;
    Pending(Pending&&) noexcept;
    Pending& operator=(Pending&&) noexcept;
    ~Pending();

    /// Waits for the reply's bytes, and sends the request again where that is allowed. Called once. Throws retouch::Error.
    std::string wait();

private:
    std::unique_ptr<Source> source_;
};

/// A server's client. It connects when the first call needs it, and again when the connection is gone. Safe from any thread.
///
/// Each connection has one socket and one thread of its own; callers wait in theirs.
class Client : public Caller {
public:
    /// `address` is HOST:PORT, such as "edits.example:7433", "127.0.0.1:7433" or "[::1]:7433".
    ///
    /// Throws retouch::InputValidationError where the address, a setting or a file of TLS is wrong.
    explicit Client(const std::string& address, Options options = {});
    /// Closes it.
    ~Client() override;
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// Makes sure that there is a connection, and returns the server's HELLO.
    ///
    /// Throws Unavailable when nobody answers or the server refuses, DeadlineExceeded after the time, Cancelled.
    rpc::v1::Hello connect(const CallOptions& options = {});

    /// Asks the server for a sign of life and returns how long it took. Throws as `connect`.
    std::chrono::microseconds ping(const CallOptions& options = {});

    /// Ends the connections: calls in flight fail with Unavailable, and no socket and no thread is left when it returns. A name that is
    /// being looked up just then is waited for.
    void close();

    /// Begins a unary call by name ("retouch.v1.HealthService/Check") with an encoded request: when it returns, the request is in line behind
    /// those that were started before. Failures are those of `Pending::wait`.
    Pending start(const std::string& method, std::string request, const CallOptions& options = {});
    /// The same, waited for. Throws retouch::Error.
    std::string invoke(const std::string& method, std::string request, const CallOptions& options = {});
    /// Begins a call by name whose answer is a stream. Failures are those of `RawStream::next`.
    RawStream stream(const std::string& method, std::string request, const CallOptions& options = {});

    std::string unary(
        const Method& method, const google::protobuf::MessageLite& request, const CallOptions& options, bool may_repeat) override;
    RawStream open_stream(
        const Method& method, const google::protobuf::MessageLite& request, const CallOptions& options, bool may_repeat) override;

    /// The HELLO of the latest connection; none before there is one.
    std::optional<rpc::v1::Hello> server() const;
    /// The latest GOAWAY; none before there is one.
    std::optional<rpc::v1::GoAway> last_go_away() const;
    /// Connections that reached the server's HELLO.
    std::size_t connections() const;
    /// Calls that the servers have not answered, those that were given up included.
    std::size_t calls_in_flight() const;

private:
    std::shared_ptr<class Channel> channel_;
};

}  // namespace retouch
