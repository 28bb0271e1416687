// Peers that misbehave, settings that are wrong, and what can be seen from outside: sockets, threads, time.

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <string>
#include <thread>

#include "calls/retry.hpp"
#include "live.hpp"
#include "retouch/v1/client.hpp"

namespace {

using namespace std::chrono_literals;
using retouch::CallOptions;
using retouch::Options;
using retouch::Processed;
namespace v1 = retouch::v1;

/// Takes one connection, does something with it, and waits until the client has closed it.
class Peer {
public:
    explicit Peer(const std::string& says) : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof place;
        EXPECT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&place), size), 0);
        EXPECT_EQ(listen(listener_, 16), 0);
        EXPECT_EQ(getsockname(listener_, reinterpret_cast<sockaddr*>(&place), &size), 0);
        address_ = "127.0.0.1:" + std::to_string(ntohs(place.sin_port));
        thread_ = std::thread([this, says] {
            const int peer = accept(listener_, nullptr, nullptr);
            static_cast<void>(send(peer, says.data(), says.size(), MSG_NOSIGNAL));
            char taken[1'000];
            while (recv(peer, taken, sizeof taken, 0) > 0) {}
            close(peer);
        });
    }
    ~Peer() {
        shutdown(listener_, SHUT_RDWR);
        thread_.join();
        close(listener_);
    }
    const std::string& address() const noexcept { return address_; }

private:
    int listener_;
    std::string address_;
    std::thread thread_;
};

class PeerTest : public testing::Test {
protected:
    void TearDown() override { tests::expect_settled(threads_, sockets_); }

private:
    const std::size_t threads_ = tests::threads();
    const std::size_t sockets_ = tests::sockets();
};

retouch::Failure failure_of(const std::string& address, const Options& options, const CallOptions& call) {
    v1::Client client(address, options);
    try {
        client.health.check({}, call);
    } catch (const retouch::Error& error) {
        return error.failure();
    }
    ADD_FAILURE() << "the call did not fail";
    return {};
}

TEST_F(PeerTest, ASilentOneCostsTheDeadline) {
    const Peer peer("");
    const auto began = std::chrono::steady_clock::now();
    const retouch::Failure failure = failure_of(peer.address(), {}, CallOptions().timeout(300ms));
    EXPECT_EQ(failure.code, retouch::StatusCode::deadline_exceeded);
    EXPECT_EQ(failure.processed, Processed::not_started);
    const auto took = std::chrono::steady_clock::now() - began;
    EXPECT_GE(took, 300ms);
    EXPECT_LT(took, 3s);
}

TEST_F(PeerTest, ASilentOneIsGivenUp) {
    const Peer peer("");
    Options options;
    options.limits.hello = 200ms;
    const retouch::Failure failure = failure_of(peer.address(), options, {});
    EXPECT_EQ(failure.code, retouch::StatusCode::unavailable);
    EXPECT_EQ(failure.message, "cannot connect to " + peer.address() + ": no HELLO within 200 ms");
}

TEST_F(PeerTest, AnotherProtocolIsNamed) {
    const Peer peer("HTTP/1.1 400 Bad Request\r\n\r\n");
    const retouch::Failure failure = failure_of(peer.address(), {}, {});
    EXPECT_EQ(failure.code, retouch::StatusCode::unavailable);
    EXPECT_EQ(failure.message, "cannot connect to " + peer.address() +
        ": the server broke the protocol: these bytes are HTTP, not a Retouch frame");
}

TEST_F(PeerTest, OneWithoutTLSIsNamed) {
    const Peer peer("HTTP/1.1 400 Bad Request\r\n\r\n");
    Options options;
    options.tls = retouch::TLS();
    EXPECT_EQ(failure_of(peer.address(), options, {}).message, "cannot connect to " + peer.address() + ": the peer does not speak TLS");
}

TEST_F(PeerTest, SilenceInTheTLSHandshakeIsGivenUp) {
    const Peer peer("");
    Options options;
    options.tls = retouch::TLS();
    options.limits.connect = 200ms;
    EXPECT_EQ(failure_of(peer.address(), options, {}).message, "cannot connect to " + peer.address() + ": no answer in time");
}

TEST_F(PeerTest, NobodyListens) {
    const retouch::Failure failure = failure_of("127.0.0.1:1", {}, {});
    EXPECT_EQ(failure.message, "cannot connect to 127.0.0.1:1: connection refused");
    EXPECT_EQ(failure.processed, Processed::not_started);
    EXPECT_TRUE(failure.retryable);
    EXPECT_EQ(failure.attempts, 1);
}

TEST_F(PeerTest, ClosingWhileConnectingIsQuick) {
    const Peer peer("");
    v1::Client client(peer.address());
    std::thread closer([&] {
        std::this_thread::sleep_for(100ms);
        client.close();
    });
    const auto began = std::chrono::steady_clock::now();
    EXPECT_THROW(client.health.check({}), retouch::Unavailable);
    closer.join();
    EXPECT_LT(std::chrono::steady_clock::now() - began, 3s);
}

TEST_F(PeerTest, CancellingWhileConnectingIsQuick) {
    const Peer peer("");
    v1::Client client(peer.address());
    const retouch::Cancellation token;
    std::thread other([&] {
        std::this_thread::sleep_for(100ms);
        token.cancel();
    });
    EXPECT_THROW(client.health.check({}, CallOptions().cancellation(token)), retouch::Cancelled);
    other.join();
}

TEST(Settings, WrongOnesAreRefused) {
    const auto refuses = [](const std::string& address, const std::function<void(Options&)>& change) {
        Options options;
        change(options);
        EXPECT_THROW(v1::Client(address, options), retouch::InputValidationError) << address;
    };
    for (const char* address : {"", "host", "host:", ":1", "host:0", "host:65536", "host:x", "::1:1", "[::1]", "[host]:1", "a b:1", "http://h:1"}) {
        refuses(address, [](Options&) {});
    }
    refuses("h:1", [](Options& options) { options.connections = 3; });
    refuses("h:1", [](Options& options) { options.timeout = 0ms; });
    refuses("h:1", [](Options& options) { options.retry.attempts = 0; });
    refuses("h:1", [](Options& options) { options.limits.idle = 0ms; });
    refuses("h:1", [](Options& options) { options.limits.frame_bytes = 1u << 24; });
    refuses("h:1", [](Options& options) { options.credential = std::string(20'000, 'x'); });
}

TEST(Settings, MetadataKeysAreLowerCaseASCII) {
    v1::Client client("127.0.0.1:1");
    for (const char* key : {"", "Upper", "ä", "a b"}) {
        EXPECT_THROW(client.health.check({}, CallOptions().metadata(key, "value")), retouch::InputValidationError) << key;
    }
}

TEST(Retries, OnlyWhatIsSafe) {
    retouch::Failure failure;
    failure.code = retouch::StatusCode::unavailable;
    failure.processed = Processed::maybe;
    EXPECT_FALSE(retouch::is_safe(failure, false));
    EXPECT_TRUE(retouch::is_safe(failure, true));
    failure.processed = Processed::not_started;
    EXPECT_TRUE(retouch::is_safe(failure, false));
    failure.processed = Processed::done;
    EXPECT_FALSE(retouch::is_safe(failure, true));
    failure.retryable = true;
    EXPECT_TRUE(retouch::is_safe(failure, false));
}

TEST(Retries, PausesDouble) {
    retouch::Retry retry;
    EXPECT_EQ(retouch::pause(retry, 0, 0ms, 0), 50ms);
    EXPECT_EQ(retouch::pause(retry, 0, 0ms, 1), 100ms);
    EXPECT_EQ(retouch::pause(retry, 3, 0ms, 1), 800ms);
    EXPECT_EQ(retouch::pause(retry, 60, 0ms, 1), 5'000ms);
    EXPECT_EQ(retouch::pause(retry, 0, 700ms, 1), 700ms);
}

TEST(Retries, TenSuccessesGiveOneBack) {
    retouch::Budget budget(1);
    EXPECT_TRUE(budget.take());
    EXPECT_FALSE(budget.take());
    for (int i = 0; i < 9; ++i) budget.succeeded();
    EXPECT_FALSE(budget.take());
    budget.succeeded();
    EXPECT_TRUE(budget.take());
}

TEST(Cancelling, ATokenIsHeardOnceAndNotAfterwards) {
    const retouch::Cancellation token;
    int heard = 0;
    {
        const retouch::Cancellation::Registration first(token, [&] { ++heard; });
        retouch::Cancellation::Registration second(token, [&] { heard += 10; });
        second.reset();
        token.cancel();
        token.cancel();
    }
    const retouch::Cancellation::Registration late(token, [&] { heard += 100; });
    EXPECT_EQ(heard, 101);
    EXPECT_TRUE(token.is_cancelled());
    EXPECT_FALSE(retouch::Cancellation::none().is_cancelled());
}

}  // namespace
