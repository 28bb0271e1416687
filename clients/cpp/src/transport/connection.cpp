#include "transport/connection.hpp"

#include <poll.h>
#include <signal.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <string_view>
#include <system_error>
#include <utility>

#include "failures.hpp"

namespace retouch::transport {

namespace {

/// One read takes all that a window holds.
constexpr std::size_t buffer_bytes = 262'144;

wire::Moment now() noexcept { return std::chrono::steady_clock::now(); }

/// Signals of the process are for its own threads.
class SignalsBlocked {
public:
    SignalsBlocked() noexcept {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    SignalsBlocked(const SignalsBlocked&) = delete;
    SignalsBlocked& operator=(const SignalsBlocked&) = delete;

private:
    sigset_t before_;
};

}  // namespace

Connection::Connection(std::shared_ptr<const Settings> settings, Owner& owner)
    : settings_(std::move(settings)), owner_(owner), buffer_(new char[buffer_bytes]) {
    const SignalsBlocked blocked;
    try {
        thread_ = std::thread([this] { run(); });
    } catch (const std::system_error& error) {
        raise(unavailable("no thread for a connection: " + words(error.code().value()), Processed::not_started));
    }
}

Connection::~Connection() { close("the client was closed"); }

// The thread

void Connection::run() {
    std::optional<Failure> failure;
    try {
        std::unique_ptr<Transport> transport = connect();
        std::unique_lock lock(mutex_);
        transport_ = std::move(transport);
        core_.emplace(settings_->limits, settings_->hello, now());
        write();
        serve(lock);
        if (!is_told_) failure = not_connected();
        is_usable_.store(false, std::memory_order_release);
        if (!is_write_broken_) transport_->say_goodbye();
        transport_.reset();
        signals_.notify_all();
    } catch (const Trouble& trouble) {
        failure = unavailable("cannot connect to " + settings_->address.text() + ": " + trouble.what(), Processed::not_started);
    } catch (const std::exception& error) {
        // Out of memory, before there were calls.
        failure = unavailable("cannot connect to " + settings_->address.text() + ": " + error.what(), Processed::not_started);
    }
    if (failure) owner_.failed(*this, *failure);
    has_ended_.store(true, std::memory_order_release);
}

std::unique_ptr<Transport> Connection::connect() {
    const wire::Moment until = now() + settings_->limits.connect;
    Descriptor socket = dial(settings_->address, settings_->limits, bell_, until);
    return settings_->tls ? secure(std::move(socket), *settings_->tls, bell_, until) : plain(std::move(socket));
}

Failure Connection::not_connected() const {
    const std::string place = settings_->address.text();
    if (const auto& away = core_->leaving()) {
        const std::string words = away->message().empty() ? "it ends" : away->message();
        return unavailable(
            place + " does not take the connection: " + words, Processed::not_started, std::chrono::milliseconds(away->retry_after_ms()));
    }
    return unavailable("cannot connect to " + place + ": " + core_->closed()->message, Processed::not_started);
}

void Connection::serve(std::unique_lock<std::mutex>& lock) {
    while (true) {
        // A server that leaves in place of saying HELLO takes no call; one that leaves later has to answer those that it accepted.
        if (core_->leaving() && (!core_->server() || core_->in_flight() == 0)) core_->lost("the server ended the connection");
        is_usable_.store(core_->is_usable() && !is_write_broken_, std::memory_order_release);
        tell(lock);
        // The owner may have closed it meanwhile.
        if (closing_) core_->lost(*closing_);
        if (core_->closed()) break;
        try {
            sleep_and_read(lock);
            write();
            const wire::Moment moment = now();
            if (moment >= core_->wake_at()) {
                core_->wake(moment, is_reading_);
                write();
            }
        } catch (const std::exception& error) {
            if (!lock.owns_lock()) lock.lock();
            core_->lost(error.what());
        }
    }
    for (const auto& call : core_->take_changed()) call->changed.notify_all();
}

void Connection::sleep_and_read(std::unique_lock<std::mutex>& lock) {
    const auto changed = core_->take_changed();
    is_reading_ = core_->wants_read() || is_write_broken_;
    is_writing_ = has_to_write();
    sleeps_until_ = core_->wake_at();
    is_sleeping_ = true;
    is_rung_ = false;
    const bool is_exclusive = transport_->is_exclusive();
    const bool has_buffered = is_reading_ && transport_->has_buffered();
    const short events = static_cast<short>((is_reading_ ? POLLIN : 0) | (is_writing_ ? POLLOUT : 0));
    // Where nothing is wanted of the socket, poll is not asked of its end, which it would tell again and again.
    pollfd waits[] = {{events != 0 ? transport_->descriptor() : -1, events, 0}, {bell_.descriptor(), POLLIN, 0}};
    lock.unlock();

    // Without the lock, which those who wake up need at once.
    for (const auto& call : changed) call->changed.notify_all();
    const int ready = ::poll(waits, 2, has_buffered ? 0 : patience(sleeps_until_, now()));
    const bool is_interrupted = ready < 0;
    Received received;
    std::optional<std::string> trouble;
    const bool reads = is_reading_ && !is_interrupted && (has_buffered || (waits[0].revents & (POLLIN | POLLERR | POLLHUP)) != 0);
    const auto receive = [&] {
        try {
            received = transport_->receive(buffer_.get(), buffer_bytes);
        } catch (const Trouble& broken) {
            trouble = broken.what();
        }
    };
    if (reads && !is_exclusive) receive();

    {
        const std::lock_guard door(door_);
        lock.lock();
    }
    is_sleeping_ = false;
    if (!is_interrupted && waits[1].revents != 0) bell_.silence();
    if (reads && is_exclusive) receive();
    if (trouble) return core_->lost(*trouble);
    if (received.kind == Received::Kind::end) return core_->lost("the server closed the connection");
    if (received.kind == Received::Kind::bytes) {
        const std::uint64_t pongs = core_->pongs();
        core_->receive(std::string_view(buffer_.get(), received.size), now());
        if (core_->pongs() != pongs) signals_.notify_all();
    }
}

void Connection::tell(std::unique_lock<std::mutex>& lock) {
    const bool is_new = core_->server() && !is_told_ && !core_->closed();
    const bool is_leaving = core_->go_aways() != go_aways_told_;
    if (!is_new && !is_leaving) return;
    const std::optional<rpc::v1::Hello> hello = is_new ? core_->server() : std::nullopt;
    const std::optional<rpc::v1::GoAway> away = is_leaving ? core_->leaving() : std::nullopt;
    go_aways_told_ = core_->go_aways();
    is_told_ = is_told_ || is_new;
    lock.unlock();
    if (away) owner_.noticed(*away);
    if (hello) owner_.connected(*this, *hello);
    lock.lock();
}

void Connection::write() {
    if (is_write_broken_ || !has_to_write()) return;
    std::vector<wire::Segment> segments;
    if (!transport_->has_pending()) core_->outbox().take(segments, settings_->limits.window_bytes);
    try {
        transport_->send(std::move(segments));
    } catch (const Trouble&) {
        // The server may have answered before it went: reading finds the answers, and then the end.
        is_write_broken_ = true;
        is_usable_.store(false, std::memory_order_release);
    }
    // Whoever wrote: the time that the server has to take it begins here.
    const bool waits = has_to_write() && transport_->has_pending();
    core_->watch_writes(now(), transport_->taken(), waits);
}

bool Connection::has_to_write() const {
    return !is_write_broken_ && (transport_->has_pending() || !core_->outbox().is_empty());
}

void Connection::kick() {
    if (!is_sleeping_ || is_rung_) return;
    const bool misses_reading = !is_reading_ && (core_->wants_read() || is_write_broken_);
    const bool misses_writing = !is_writing_ && has_to_write();
    const bool misses_moment = core_->wake_at() < sleeps_until_;
    const bool misses_end = core_->leaving() && core_->in_flight() == 0;
    if (misses_reading || misses_writing || misses_moment || misses_end) {
        is_rung_ = true;
        bell_.ring();
    }
}

// Callers

bool Connection::is_held_back() {
    const std::lock_guard lock(mutex_);
    return core_ && !core_->wants_read();
}

std::size_t Connection::in_flight() {
    const std::lock_guard lock(mutex_);
    return core_ ? core_->in_flight() : 0;
}

wire::Opened Connection::open(
    const std::string& header, std::size_t entries, wire::Body body, wire::Moment deadline, bool streams) {
    std::unique_lock door(door_);
    const std::lock_guard lock(mutex_);
    door.unlock();
    if (!core_ || !transport_ || is_write_broken_ || closing_) return {};
    wire::Opened opened = core_->open(header, entries, std::move(body), deadline, streams);
    if (opened.call) {
        write();
        kick();
    }
    return opened;
}

void Connection::wait(wire::Call& call, wire::Moment deadline) {
    std::unique_lock lock(mutex_);
    while (!call.is_done) {
        if (deadline == wire::never) {
            call.changed.wait(lock);
        } else if (call.changed.wait_until(lock, deadline) == std::cv_status::timeout && !call.is_done) {
            core_->give_up(call, rpc::v1::CANCEL_REASON_DEADLINE);
            write();
            kick();
        }
    }
}

std::optional<std::string> Connection::next(wire::Call& call) {
    std::unique_lock lock(mutex_);
    call.changed.wait(lock, [&] { return call.is_done || !call.items.empty(); });
    if (call.items.empty()) return std::nullopt;
    std::string item = core_->take_item(call);
    kick();
    return item;
}

void Connection::give_up(wire::Call& call, rpc::v1::CancelReason reason) {
    {
        std::unique_lock door(door_);
        const std::lock_guard lock(mutex_);
        door.unlock();
        core_->give_up(call, reason);
        if (transport_) {
            write();
            kick();
        }
    }
    call.changed.notify_all();
}

std::optional<Failure> Connection::ping(wire::Moment deadline, const std::function<bool()>& is_cancelled) {
    std::unique_lock lock(mutex_);
    if (core_->closed() || !transport_) return unavailable("the connection ended", Processed::maybe);
    const std::uint64_t wanted = core_->ping();
    write();
    kick();
    while (true) {
        if (core_->pongs() >= wanted) return std::nullopt;
        if (core_->closed()) return core_->closed();
        if (is_cancelled()) return given_up(Processed::maybe);
        if (now() >= deadline) return deadline_passed(Processed::maybe);
        if (deadline == wire::never) {
            signals_.wait(lock);
        } else {
            signals_.wait_until(lock, deadline);
        }
    }
}

void Connection::signal() {
    const std::lock_guard lock(mutex_);
    signals_.notify_all();
}

void Connection::close(const std::string& text) {
    {
        const std::lock_guard lock(mutex_);
        if (!closing_) closing_ = text;
        is_usable_.store(false, std::memory_order_release);
        bell_.ring();
    }
    const std::lock_guard one(joining_);
    if (thread_.joinable()) thread_.join();
}

}  // namespace retouch::transport
