// The connections of a client, and calls on them: connecting again, sending again. Safe from any thread.

#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "calls/outgoing.hpp"
#include "calls/retry.hpp"
#include "retouch/options.hpp"
#include "retouch/rpc/v1/headers.pb.h"
#include "transport/connection.hpp"

namespace retouch {

class Channel final : private transport::Connection::Owner {
public:
    Channel(const std::string& address, Options options);
    /// Closes it.
    ~Channel() override;

    using Owner = transport::Connection::Owner;
    using ConnectionPointer = std::shared_ptr<transport::Connection>;

    /// A call that is open somewhere, or why it is not.
    struct Begun {
        ConnectionPointer connection;
        std::shared_ptr<wire::Call> call;
        std::optional<Failure> failure;
    };

    const Options& options() const noexcept { return options_; }

    /// Opens a call on a connection that takes it; counts as an attempt.
    Begun begin(Outgoing& outgoing, bool streams);

    /// Waits before the call is sent again; when it is not, the failure that is the caller's.
    std::optional<Failure> pause_after(const Failure& failure, Outgoing& outgoing);

    void succeeded() noexcept { budget_.succeeded(); }

    /// The connection for small calls, made where there is none. Throws retouch::Error.
    ConnectionPointer connect(wire::Moment deadline, const Cancellation& cancellation);

    void close();

    std::optional<rpc::v1::Hello> server() const;
    std::optional<rpc::v1::GoAway> last_go_away() const;
    std::size_t connections() const;
    std::size_t calls_in_flight() const;

private:
    /// A connection in the making, for all who wait for it.
    struct Dial {
        ConnectionPointer connection;
        bool is_done = false;
        std::optional<Failure> failure;
    };
    /// The place of one connection, which is made when it is first needed.
    struct Slot {
        ConnectionPointer current;
        std::shared_ptr<Dial> dial;
    };

    void connected(transport::Connection& connection, const rpc::v1::Hello& hello) override;
    void failed(transport::Connection& connection, const Failure& failure) override;
    void noticed(const rpc::v1::GoAway& away) override;

    Slot& slot_for(const Outgoing& outgoing);
    /// A usable connection, or why there is none.
    struct Found {
        ConnectionPointer connection;
        std::optional<Failure> failure;
    };
    Found ready(Slot& slot, wire::Moment deadline, const Cancellation& cancellation);
    void start_dial(Slot& slot);
    void end_dial(transport::Connection& connection, const std::optional<Failure>& failure);
    /// Wakes all who wait here.
    void signal();
    /// Connections that are gone, to be let go of without the lock.
    std::vector<ConnectionPointer> take_ended();
    std::vector<ConnectionPointer> all() const;
    double chance();

    const Options options_;
    std::shared_ptr<const transport::Settings> settings_;
    Budget budget_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool is_closed_ = false;
    Slot small_;
    Slot bulk_;
    /// For bulk while a stream that nobody reads keeps the ordinary connection from being read.
    Slot spare_;
    /// Connections that were replaced or never came to be.
    std::vector<ConnectionPointer> old_;
    std::optional<rpc::v1::Hello> server_;
    std::optional<rpc::v1::GoAway> away_;
    std::size_t connections_ = 0;
    std::minstd_rand random_{std::random_device{}()};
};

}  // namespace retouch
