#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "driver.hpp"

namespace conformance {

namespace {

using std::chrono::milliseconds;
namespace rpc = retouch::rpc::v1;

/// Does something after a time, unless it goes before.
class Timer {
public:
    Timer(milliseconds after, std::function<void()> action)
        : thread_([this, after, action = std::move(action)] {
              std::unique_lock lock(mutex_);
              if (!ended_.wait_for(lock, after, [this] { return is_over_; })) {
                  lock.unlock();
                  action();
              }
          }) {}
    ~Timer() {
        {
            const std::lock_guard lock(mutex_);
            is_over_ = true;
        }
        ended_.notify_all();
        thread_.join();
    }

private:
    std::mutex mutex_;
    std::condition_variable ended_;
    bool is_over_ = false;
    std::thread thread_;
};

/// Something that happens once, and that others wait for.
class Event {
public:
    void happen() {
        const std::lock_guard lock(mutex_);
        has_happened_ = true;
        happened_.notify_all();
    }
    void wait() {
        std::unique_lock lock(mutex_);
        happened_.wait(lock, [this] { return has_happened_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable happened_;
    bool has_happened_ = false;
};

void sleep(std::uint32_t time) {
    if (time > 0) std::this_thread::sleep_for(milliseconds(time));
}

retouch::Options options(const proto::Connect& connect) {
    retouch::Options options;
    options.connections = 1;
    options.credential = connect.credential();
    if (!connect.agent().empty()) options.agent = connect.agent();
    options.schema_hash = connect.schema_hash();
    const auto set = [](milliseconds& value, std::uint32_t told) {
        if (told > 0) value = milliseconds(told);
    };
    set(options.limits.connect, connect.connect_timeout_ms());
    set(options.limits.hello, connect.limits().first_frame_ms());
    set(options.limits.idle, connect.limits().idle_ms());
    set(options.limits.write_stall, connect.limits().write_stall_ms());
    if (connect.limits().message_bytes() > 0) options.limits.message_bytes = connect.limits().message_bytes();
    if (connect.retry().attempts() > 0) options.retry.attempts = static_cast<int>(connect.retry().attempts());
    set(options.retry.first_delay, connect.retry().backoff_ms());
    if (connect.retry().budget() > 0) options.retry.budget = static_cast<int>(connect.retry().budget());
    if (connect.has_tls()) {
        options.tls = retouch::TLS{
            connect.tls().ca_file(), connect.tls().certificate_file(), connect.tls().key_file(), connect.tls().server_name()};
    }
    return options;
}

/// One call, in a thread of its own.
class Caller {
public:
    Caller(retouch::Client& client, const proto::Call& call, proto::CallOutcome& outcome) : client_(client), call_(call), outcome_(outcome) {}

    /// `handed` is called when the call is in the client's hands.
    void run(const std::function<void()>& handed) {
        // Made before the call begins: its clock is the caller's, not the payload's.
        std::string body = payload(call_.request());
        const auto began = std::chrono::steady_clock::now();
        retouch::CallOptions options;
        options.timeout(call_.timeout_ms() > 0 ? milliseconds(call_.timeout_ms()) : retouch::no_timeout);
        options.cancellation(token_).idempotent(call_.idempotent());
        for (const auto& entry : call_.metadata()) options.metadata(entry.key(), entry.value());
        std::unique_ptr<Timer> timer;
        if (call_.cancel().when() == proto::Cancel::BEFORE) token_.cancel();
        if (call_.cancel().when() == proto::Cancel::AFTER_MS && !call_.cancel().let_go()) {
            timer = std::make_unique<Timer>(milliseconds(call_.cancel().value()), [this] { token_.cancel(); });
        }
        try {
            carry_out(std::move(body), options, handed);
        } catch (const retouch::Error& error) {
            *outcome_.mutable_status() = status(error.failure());
            outcome_.set_attempts(static_cast<std::uint32_t>(error.attempts()));
        }
        if (has_let_go_) {
            outcome_.mutable_status()->set_code(rpc::CANCELLED);
            outcome_.mutable_status()->mutable_details()->set_reason("Cancelled");
        }
        const auto elapsed = std::chrono::steady_clock::now() - began;
        outcome_.set_elapsed_us(static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(elapsed).count()));
        timer.reset();
        if (call_.cancel().when() == proto::Cancel::AFTER_END) token_.cancel();
    }

private:
    void carry_out(std::string body, retouch::CallOptions& options, const std::function<void()>& handed) {
        if (call_.kind() == proto::Call::PING) {
            handed();
            client_.ping(options);
            outcome_.mutable_status();
            return;
        }
        retouch::Beside beside;
        if (call_.stub()) {
            options.beside(beside);
            if (by_stub(client_, call_, body, options, outcome_, [this] { return taken(); })) {
                if (outcome_.attempts() == 0) outcome_.set_attempts(static_cast<std::uint32_t>(beside.attempts));
                if (!outcome_.has_status()) *outcome_.mutable_status() = ok(beside.metadata);
                return;
            }
        }
        if (call_.kind() == proto::Call::UNARY) {
            options.beside(beside);
            retouch::Pending pending = client_.start(call_.method(), std::move(body), options);
            handed();
            *outcome_.add_items() = item(pending.wait());
            outcome_.set_attempts(static_cast<std::uint32_t>(beside.attempts));
            *outcome_.mutable_status() = ok(beside.metadata);
            return;
        }
        retouch::RawStream stream = client_.stream(call_.method(), std::move(body), options);
        handed();
        std::unique_ptr<Timer> timer;
        if (call_.cancel().when() == proto::Cancel::AFTER_MS && call_.cancel().let_go()) {
            timer = std::make_unique<Timer>(milliseconds(call_.cancel().value()), [&] { stream.close(); });
        }
        sleep(call_.reading().pause_ms());
        while (const std::optional<std::string> bytes = stream.next()) {
            *outcome_.add_items() = item(*bytes);
            if (!taken()) {
                stream.close();
                break;
            }
        }
        outcome_.set_attempts(static_cast<std::uint32_t>(stream.attempts()));
        *outcome_.mutable_status() = ok(stream.metadata());
    }

    /// Behind each item: whether the caller goes on.
    bool taken() {
        const proto::Cancel& cancel = call_.cancel();
        if (cancel.when() == proto::Cancel::AFTER_ITEMS && outcome_.items_size() >= static_cast<int>(cancel.value())) {
            has_let_go_ = cancel.let_go();
            if (has_let_go_) return false;
            token_.cancel();
        }
        sleep(call_.reading().pause_each_ms());
        return true;
    }

    retouch::Client& client_;
    const proto::Call& call_;
    proto::CallOutcome& outcome_;
    retouch::Cancellation token_;
    bool has_let_go_ = false;
};

}  // namespace

rpc::ResponseHeader ok(const retouch::Metadata& metadata) {
    rpc::ResponseHeader header;
    for (const auto& [key, value] : metadata) {
        rpc::Metadata& entry = *header.add_metadata();
        entry.set_key(key);
        entry.set_value(value);
    }
    return header;
}

rpc::ResponseHeader status(const retouch::Failure& failure) {
    rpc::ResponseHeader header = ok(failure.metadata);
    header.set_code(static_cast<rpc::StatusCode>(failure.code));
    header.set_message(failure.message);
    header.set_processed(static_cast<rpc::Processed>(failure.processed));
    rpc::StatusDetails& details = *header.mutable_details();
    details.set_reason(failure.reason);
    details.set_stage(failure.stage);
    details.set_retryable(failure.retryable);
    details.set_retry_after_ms(static_cast<std::uint32_t>(failure.retry_after.count()));
    details.set_charged(failure.charged);
    return header;
}

void session(const proto::Session& session, proto::Outcome& outcome) {
    const proto::Connect& connect = session.connect();
    const std::string host = connect.host().find(':') == std::string::npos ? connect.host() : "[" + connect.host() + "]";
    retouch::Client client(host + ":" + std::to_string(connect.port()), options(connect));
    const auto report_connection = [&] {
        if (const auto server = client.server()) *outcome.mutable_server() = *server;
        if (const auto away = client.last_go_away()) *outcome.mutable_go_away() = *away;
        outcome.set_connections(static_cast<std::uint32_t>(client.connections()));
    };
    if (!connect.lazy()) {
        try {
            client.connect();
            outcome.mutable_connect();
        } catch (const retouch::Error& error) {
            *outcome.mutable_connect() = status(error.failure());
            client.close();
            return report_connection();
        }
    }
    const auto count = static_cast<std::size_t>(session.calls_size());
    for (std::size_t i = 0; i < count; ++i) outcome.add_calls();
    std::vector<Event> handed(count);
    std::vector<Event> done(count);
    Event begun;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < count; ++i) {
        threads.emplace_back([&, i] {
            const proto::Call& call = session.calls(static_cast<int>(i));
            const bool is_delayed = call.delay_ms() > 0 || call.after_size() > 0;
            if (call.after_size() == 0 && i > 0) handed[i - 1].wait();
            if (is_delayed) {
                // The calls behind it do not wait for it.
                handed[i].happen();
                for (const std::uint32_t other : call.after()) done[other].wait();
                sleep(call.delay_ms());
            }
            begun.happen();
            Caller(client, call, *outcome.mutable_calls(static_cast<int>(i))).run([&] { handed[i].happen(); });
            handed[i].happen();
            done[i].happen();
        });
    }
    if (session.close_after_ms() > 0 && count > 0) {
        begun.wait();
        sleep(session.close_after_ms());
        client.close();
    }
    for (std::thread& thread : threads) thread.join();
    sleep(session.linger_ms());
    for (int i = 0; i < 100 && client.calls_in_flight() > 0; ++i) std::this_thread::sleep_for(milliseconds(10));
    outcome.set_calls_in_flight(static_cast<std::uint32_t>(client.calls_in_flight()));
    client.close();
    report_connection();
}

}  // namespace conformance
