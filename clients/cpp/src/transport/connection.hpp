// A connected state machine with the thread that reads for it. Safe from any thread.
//
// The thread connects, shakes hands, and then waits for the socket: it reads, writes what the socket did not take at once, and keeps the
// clock. Callers write by themselves under the lock, so that a small call is one system call in their thread, and wait for the
// thread to wake them.

#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "retouch/limits.hpp"
#include "transport/address.hpp"
#include "transport/bell.hpp"
#include "transport/tls.hpp"
#include "transport/transport.hpp"
#include "wire/connection.hpp"

namespace retouch::transport {

/// What all connections of a client share.
struct Settings {
    Address address;
    Limits limits;
    /// The client's HELLO, encoded.
    std::string hello;
    /// None: plain TCP.
    std::unique_ptr<const TLSSettings> tls;
};

class Connection {
public:
    /// Told by the connection's thread, without its lock.
    struct Owner {
        virtual ~Owner() = default;
        /// It stands, and calls may be opened.
        virtual void connected(Connection& connection, const rpc::v1::Hello& hello) = 0;
        /// It does not, and will not.
        virtual void failed(Connection& connection, const Failure& failure) = 0;
        virtual void noticed(const rpc::v1::GoAway& away) = 0;
    };

    /// Begins to connect. The owner must outlive the thread: `close` before it goes.
    Connection(std::shared_ptr<const Settings> settings, Owner& owner);
    /// Closes it.
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Whether calls may be opened.
    bool is_usable() const noexcept { return is_usable_.load(std::memory_order_acquire); }
    /// Whether its thread has ended.
    bool has_ended() const noexcept { return has_ended_.load(std::memory_order_acquire); }
    /// Whether a call's answer would wait behind items that nobody takes.
    bool is_held_back();
    std::size_t in_flight();

    /// Opens a call and sends its request, or as much of it as the socket takes. See wire::Connection::open.
    wire::Opened open(const std::string& header, std::size_t entries, wire::Body body, wire::Moment deadline, bool streams);

    /// Waits until the call has ended; at the deadline it is given up.
    void wait(wire::Call& call, wire::Moment deadline);
    /// Waits for an item; none when the call has ended. Then its failure can be read without the lock.
    std::optional<std::string> next(wire::Call& call);
    void give_up(wire::Call& call, rpc::v1::CancelReason reason);

    /// A PING: nothing when the PONG came, else why it did not. `is_cancelled` is asked whenever `signal` is called.
    std::optional<Failure> ping(wire::Moment deadline, const std::function<bool()>& is_cancelled);
    void signal();

    /// Fails all calls, and waits until the socket and the thread are gone.
    void close(const std::string& text);

private:
    void run();
    std::unique_ptr<Transport> connect();
    void serve(std::unique_lock<std::mutex>& lock);
    void sleep_and_read(std::unique_lock<std::mutex>& lock);
    void tell(std::unique_lock<std::mutex>& lock);
    Failure not_connected() const;
    /// One turn: what the socket takes of it, up to a window.
    void write();
    bool has_to_write() const;
    /// Wakes the thread where it waits for other things than it should by now.
    void kick();

    const std::shared_ptr<const Settings> settings_;
    Owner& owner_;
    Bell bell_;
    std::atomic<bool> is_usable_{false};
    std::atomic<bool> has_ended_{false};
    /// The thread's own.
    std::unique_ptr<char[]> buffer_;
    bool is_told_ = false;
    std::size_t go_aways_told_ = 0;

    /// Taken before the lock, and let go of with it held: a thread that sends much and locks again at once lets callers in between.
    std::mutex door_;
    /// Guards what follows.
    std::mutex mutex_;
    std::unique_ptr<Transport> transport_;
    std::optional<wire::Connection> core_;
    /// Why its owner closes it.
    std::optional<std::string> closing_;
    /// The socket takes nothing any more; what it still brings is read.
    bool is_write_broken_ = false;
    /// What the thread waits for, while it does.
    bool is_sleeping_ = false;
    bool is_reading_ = false;
    bool is_writing_ = false;
    bool is_rung_ = false;
    wire::Moment sleeps_until_ = wire::never;
    /// PONGs, and the end of the connection.
    std::condition_variable signals_;

    std::mutex joining_;
    std::thread thread_;
};

}  // namespace retouch::transport
