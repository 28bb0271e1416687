#include "calls/channel.hpp"

#include <algorithm>
#include <utility>

#include "failures.hpp"

namespace retouch {

namespace {

const char* const closed_words = "the client was closed";
/// How often a call looks for a connection, where each that it finds is leaving by then.
constexpr int most_tries = 3;

void check(bool holds, const std::string& words) {
    if (!holds) raise(invalid(words));
}

void check(const Options& options) {
    using std::chrono::milliseconds;
    check(options.timeout > milliseconds(0), "a timeout must be above 0; without a limit it is retouch::no_timeout");
    check(options.connections == 1 || options.connections == 2, std::to_string(options.connections) + " connections; write 1 or 2");
    check(options.retry.attempts >= 1, "a call has at least one attempt");
    check(options.retry.budget >= 0, "a budget of repeats cannot be negative");
    check(options.retry.first_delay >= milliseconds(0) && options.retry.longest_delay >= milliseconds(0), "a delay cannot be negative");
    const Limits& limits = options.limits;
    for (const milliseconds time : {limits.connect, limits.hello, limits.idle, limits.write_stall}) {
        check(time > milliseconds(0) && time <= std::chrono::hours(24 * 365), "a time limit must be above 0 and at most a year");
    }
    check(limits.frame_bytes >= 1'024 && limits.frame_bytes <= wire::longest_length, "frames can have 1,024 to 16,777,215 bytes");
    check(limits.header_bytes >= 1 && limits.header_bytes <= 0xffff, "headers can have up to 65,535 bytes");
    for (const std::size_t size : {limits.fragment_bytes, limits.message_bytes, limits.window_bytes, limits.calls_in_flight}) {
        check(size >= 1 && size <= 0x7fff'ffff, "a size must be above 0 and at most 2,147,483,647");
    }
}

std::shared_ptr<const transport::Settings> settings(const std::string& address, const Options& options) {
    check(options);
    auto made = std::make_shared<transport::Settings>();
    made->address = transport::Address::parse(address);
    made->limits = options.limits;
    rpc::v1::Hello hello;
    hello.set_version(1);
    hello.set_agent(options.agent);
    hello.set_credential(options.credential);
    hello.set_schema_hash(options.schema_hash);
    made->hello = hello.SerializeAsString();
    check(made->hello.size() <= options.limits.header_bytes, "agent and credential are too long for HELLO");
    if (options.tls) made->tls = std::make_unique<const transport::TLSSettings>(*options.tls, made->address);
    return made;
}

}  // namespace

Channel::Channel(const std::string& address, Options options)
    : options_(std::move(options)), settings_(settings(address, options_)), budget_(options_.retry.budget) {}

Channel::~Channel() { close(); }

// Calls

Channel::Begun Channel::begin(Outgoing& outgoing, bool streams) {
    if (outgoing.mistake) return {nullptr, nullptr, outgoing.mistake};
    if (outgoing.cancellation.is_cancelled()) return {nullptr, nullptr, given_up(Processed::not_started)};
    ++outgoing.attempts;
    for (int i = 0; i < most_tries; ++i) {
        Found found = ready(slot_for(outgoing), outgoing.deadline, outgoing.cancellation);
        if (found.failure) return {nullptr, nullptr, std::move(found.failure)};
        // Who waits for a reply keeps its time himself; a stream's may pass while nobody reads it.
        const wire::Moment watched = streams ? outgoing.deadline : wire::never;
        wire::Opened opened =
            found.connection->open(outgoing.header(), outgoing.entries(), outgoing.body, watched, streams);
        if (opened.failure) return {nullptr, nullptr, std::move(opened.failure)};
        if (opened.call) return {std::move(found.connection), std::move(opened.call), std::nullopt};
    }
    return {nullptr, nullptr, unavailable("the server takes no calls on the connections that it accepts", Processed::not_started)};
}

std::optional<Failure> Channel::pause_after(const Failure& failure, Outgoing& outgoing) {
    Failure final = failure;
    final.attempts = outgoing.attempts;
    if (outgoing.attempts >= options_.retry.attempts || !is_safe(failure, outgoing.may_repeat)) return final;
    const auto delay = pause(options_.retry, outgoing.attempts - 1, failure.retry_after, chance());
    const wire::Moment now = std::chrono::steady_clock::now();
    // A repeat that could only run into the deadline helps nobody.
    if (outgoing.deadline != wire::never && now + delay >= outgoing.deadline) return final;
    if (!budget_.take()) return final;
    const wire::Moment until = now + delay;
    const Cancellation::Registration registration(outgoing.cancellation, [this] { signal(); });
    std::unique_lock lock(mutex_);
    while (!is_closed_) {
        if (outgoing.cancellation.is_cancelled()) {
            Failure gone = given_up(failure.processed);
            gone.attempts = outgoing.attempts;
            return gone;
        }
        if (std::chrono::steady_clock::now() >= until) return std::nullopt;
        changed_.wait_until(lock, until);
    }
    return final;
}

double Channel::chance() {
    const std::lock_guard lock(mutex_);
    return std::uniform_real_distribution<double>(0, 1)(random_);
}

Channel::Slot& Channel::slot_for(const Outgoing& outgoing) {
    if (options_.connections == 1 || !outgoing.is_bulk) return small_;
    ConnectionPointer current;
    {
        const std::lock_guard lock(mutex_);
        current = bulk_.current;
    }
    return current != nullptr && current->is_usable() && current->is_held_back() ? spare_ : bulk_;
}

// Connections

Channel::Found Channel::ready(Slot& slot, wire::Moment deadline, const Cancellation& cancellation) {
    {
        // The ordinary case: it is there.
        const std::lock_guard lock(mutex_);
        if (!is_closed_ && slot.current != nullptr && slot.current->is_usable()) return {slot.current, std::nullopt};
    }
    // These are let go of behind the lock: the registration waits for its action, which takes it.
    std::vector<ConnectionPointer> ended;
    const Cancellation::Registration registration(cancellation, [this] { signal(); });
    std::shared_ptr<Dial> dial;
    std::unique_lock lock(mutex_);
    while (true) {
        if (is_closed_) return {nullptr, unavailable(closed_words, Processed::not_started)};
        if (cancellation.is_cancelled()) return {nullptr, given_up(Processed::not_started)};
        if (std::chrono::steady_clock::now() >= deadline) return {nullptr, deadline_passed(Processed::not_started)};
        // What this caller waited for counts also where it is gone again: begin looks for another one.
        if (dial != nullptr && dial->is_done) {
            return dial->failure ? Found{nullptr, dial->failure} : Found{dial->connection, std::nullopt};
        }
        if (slot.current != nullptr && slot.current->is_usable()) return {slot.current, std::nullopt};
        if (slot.dial == nullptr) {
            // Calls that a leaving server has accepted go on where they are.
            if (slot.current != nullptr) old_.push_back(std::move(slot.current));
            slot.current = nullptr;
            ended = take_ended();
            try {
                start_dial(slot);
            } catch (const Error& error) {
                return {nullptr, error.failure()};
            }
        }
        dial = slot.dial;
        if (deadline == wire::never) {
            changed_.wait(lock);
        } else {
            changed_.wait_until(lock, deadline);
        }
    }
}

void Channel::start_dial(Slot& slot) {
    auto dial = std::make_shared<Dial>();
    // Its thread reports with the lock, which is held here: the dial is known by then.
    dial->connection = std::make_shared<transport::Connection>(settings_, static_cast<Owner&>(*this));
    slot.dial = std::move(dial);
}

void Channel::end_dial(transport::Connection& connection, const std::optional<Failure>& failure) {
    for (Slot* slot : {&small_, &bulk_, &spare_}) {
        if (slot->dial == nullptr || slot->dial->connection.get() != &connection) continue;
        const std::shared_ptr<Dial> dial = std::exchange(slot->dial, nullptr);
        dial->is_done = true;
        dial->failure = failure;
        if (failure) {
            old_.push_back(dial->connection);
        } else {
            slot->current = dial->connection;
        }
    }
    changed_.notify_all();
}

void Channel::connected(transport::Connection& connection, const rpc::v1::Hello& hello) {
    const std::lock_guard lock(mutex_);
    server_ = hello;
    ++connections_;
    end_dial(connection, std::nullopt);
}

void Channel::failed(transport::Connection& connection, const Failure& failure) {
    const std::lock_guard lock(mutex_);
    end_dial(connection, failure);
}

void Channel::noticed(const rpc::v1::GoAway& away) {
    const std::lock_guard lock(mutex_);
    away_ = away;
}

void Channel::signal() {
    const std::lock_guard lock(mutex_);
    changed_.notify_all();
}

std::vector<Channel::ConnectionPointer> Channel::take_ended() {
    const auto kept = std::partition(old_.begin(), old_.end(), [](const ConnectionPointer& each) { return !each->has_ended(); });
    std::vector<ConnectionPointer> ended(std::make_move_iterator(kept), std::make_move_iterator(old_.end()));
    old_.erase(kept, old_.end());
    return ended;
}

std::vector<Channel::ConnectionPointer> Channel::all() const {
    std::vector<ConnectionPointer> found = old_;
    for (const Slot* slot : {&small_, &bulk_, &spare_}) {
        if (slot->current != nullptr) found.push_back(slot->current);
        if (slot->dial != nullptr) found.push_back(slot->dial->connection);
    }
    return found;
}

Channel::ConnectionPointer Channel::connect(wire::Moment deadline, const Cancellation& cancellation) {
    Found found = ready(small_, deadline, cancellation);
    if (found.failure) {
        found.failure->attempts = 1;
        raise(std::move(*found.failure));
    }
    return found.connection;
}

void Channel::close() {
    std::vector<ConnectionPointer> open;
    {
        const std::lock_guard lock(mutex_);
        is_closed_ = true;
        changed_.notify_all();
        open = all();
    }
    for (const ConnectionPointer& connection : open) connection->close(closed_words);
}

std::optional<rpc::v1::Hello> Channel::server() const {
    const std::lock_guard lock(mutex_);
    return server_;
}

std::optional<rpc::v1::GoAway> Channel::last_go_away() const {
    const std::lock_guard lock(mutex_);
    return away_;
}

std::size_t Channel::connections() const {
    const std::lock_guard lock(mutex_);
    return connections_;
}

std::size_t Channel::calls_in_flight() const {
    std::vector<ConnectionPointer> open;
    {
        const std::lock_guard lock(mutex_);
        open = all();
    }
    std::size_t count = 0;
    for (const ConnectionPointer& connection : open) count += connection->in_flight();
    return count;
}

}  // namespace retouch
