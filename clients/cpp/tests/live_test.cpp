// Against the real server of this build.

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <thread>

#include "live.hpp"
#include "retouch/v1/client.hpp"

namespace {

using namespace std::chrono_literals;
using retouch::CallOptions;
using retouch::Options;
using retouch::TLS;
using tests::LiveServer;
namespace v1 = retouch::v1;

/// Each test leaves as many threads and sockets as it found.
class LiveTest : public testing::Test {
protected:
    static void SetUpTestSuite() { server = std::make_unique<LiveServer>(); }
    static void TearDownTestSuite() { server.reset(); }
    void TearDown() override { tests::expect_settled(threads_, sockets_); }

    static std::unique_ptr<LiveServer> server;

private:
    const std::size_t threads_ = tests::threads();
    const std::size_t sockets_ = tests::sockets();
};

std::unique_ptr<LiveServer> LiveTest::server;

v1::EditRequest edit(const char* prompt) {
    v1::EditRequest request;
    request.mutable_inputs()->mutable_source()->set_data(tests::photo("product"));
    request.mutable_inputs()->set_prompt(prompt);
    return request;
}

void expect_idle(v1::Client& client) {
    for (int i = 0; i < 1'000; ++i) {
        if (client.health.check({}).edits_running() == 0) return;
        std::this_thread::sleep_for(20ms);
    }
    ADD_FAILURE() << "an edit goes on computing";
}

TEST_F(LiveTest, TheServersSchemaIsTheStubs) {
    v1::Client client(server->address());
    EXPECT_EQ(client.connect().schema_hash(), v1::schema_hash);
    EXPECT_EQ(client.health.check({}).status(), v1::SERVING_STATUS_SERVING);
    EXPECT_GT(client.describe.describe({}).descriptor_set().size(), 10'000u);
    EXPECT_LT(client.ping(), 10s);
    EXPECT_EQ(client.connections(), 2u);
}

TEST_F(LiveTest, AnEditOfAPhotograph) {
    v1::Client client(server->address());
    std::string picture;
    bool has_summary = false;
    for (const v1::EditEvent& event : client.edit.edit(edit("warmer"))) {
        if (event.has_variation()) picture = event.variation().data();
        has_summary = event.has_summary();
    }
    EXPECT_EQ(picture.substr(1, 3), "PNG");
    EXPECT_TRUE(has_summary);
}

TEST_F(LiveTest, FailuresHaveTheirClasses) {
    v1::Client client(server->address());
    v1::PlanEditRequest plan;
    plan.mutable_inputs()->set_prompt("xyzzy");
    try {
        client.edit.plan_edit(plan);
        ADD_FAILURE();
    } catch (const retouch::PromptNotUnderstood& error) {
        EXPECT_EQ(error.code(), retouch::StatusCode::invalid_argument);
        EXPECT_EQ(error.stage(), "prompt");
        EXPECT_EQ(error.processed(), retouch::Processed::done);
        EXPECT_EQ(error.attempts(), 1);
        EXPECT_FALSE(error.retryable());
    }
    v1::SuggestNextRequest suggest;
    suggest.mutable_image()->set_data("no picture");
    EXPECT_THROW(client.suggestion.suggest_next(suggest), retouch::ImageLoadError);
    suggest.mutable_image()->set_image_id("nothing");
    EXPECT_THROW(client.suggestion.suggest_next(suggest), retouch::NotFound);
    EXPECT_THROW(client.suggestion.suggest_next({}), retouch::InputValidationError);
    EXPECT_THROW(client.account.get_credits({}), retouch::Unimplemented);
    EXPECT_THROW(client.edit.edit({}).next(), retouch::InputValidationError);
    v1::EditRequest huge;
    huge.mutable_inputs()->mutable_source()->set_data(std::string(65 << 20, 'x'));
    EXPECT_THROW(client.edit.edit(huge).next(), retouch::InputValidationError);
    EXPECT_EQ(client.health.check({}).status(), v1::SERVING_STATUS_SERVING);
}

TEST_F(LiveTest, ADeadlineEndsTheEdit) {
    v1::Client client(server->address());
    v1::Client other(server->address());
    auto events = client.edit.edit(edit("make the background white"), CallOptions().timeout(50ms));
    EXPECT_THROW(while (events.next()) {}, retouch::DeadlineExceeded);
    EXPECT_FALSE(events.next());
    expect_idle(other);
}

TEST_F(LiveTest, LettingGoOfAStreamEndsTheEdit) {
    v1::Client client(server->address());
    for (const auto& event : client.edit.edit(edit("make the background white"))) {
        static_cast<void>(event);
        break;
    }
    expect_idle(client);
    // The last answer may still be on its way.
    for (int i = 0; i < 1'000 && client.calls_in_flight() > 0; ++i) std::this_thread::sleep_for(20ms);
    EXPECT_EQ(client.calls_in_flight(), 0u);
}

TEST_F(LiveTest, AnotherThreadCancels) {
    v1::Client client(server->address());
    const retouch::Cancellation token;
    auto events = client.edit.edit(edit("make the background white"), CallOptions().cancellation(token));
    // The first event says that the edit has begun: it is then cancelled early, however fast or slow the machine is.
    ASSERT_TRUE(events.next());
    std::thread other([&] { token.cancel(); });
    EXPECT_THROW(while (events.next()) {}, retouch::Cancelled);
    other.join();
    EXPECT_THROW(client.health.check({}, CallOptions().cancellation(token)), retouch::Cancelled);
    expect_idle(client);
}

TEST_F(LiveTest, ManyThreadsShareAClientBesideAnEdit) {
    v1::Client client(server->address());
    std::atomic<int> answered{0};
    std::vector<std::thread> callers;
    for (int i = 0; i < 8; ++i) {
        callers.emplace_back([&] {
            for (int k = 0; k < 100; ++k) answered += client.health.check({}).status() == v1::SERVING_STATUS_SERVING;
        });
    }
    bool has_summary = false;
    for (const auto& event : client.edit.edit(edit("warmer"))) has_summary = event.has_summary();
    for (std::thread& caller : callers) caller.join();
    EXPECT_TRUE(has_summary);
    EXPECT_EQ(answered, 800);
    EXPECT_EQ(client.connections(), 2u);
}

TEST_F(LiveTest, CallersThatGoAwayDoNotDisturbTheOthers) {
    v1::Client client(server->address());
    std::vector<std::thread> callers;
    std::atomic<int> answered{0};
    for (int i = 0; i < 8; ++i) {
        callers.emplace_back([&, i] {
            for (int k = 0; k < 100; ++k) {
                // Every other one gives its call up at once. It then makes another: those given up count among the calls in flight until
                // the server has answered them, and a server that is held up for a moment would refuse the next.
                retouch::Pending pending = client.start("retouch.v1.HealthService/Check", "");
                if (i % 2 == 0) pending = client.start("retouch.v1.HealthService/Check", "");
                pending.wait();
                ++answered;
            }
        });
    }
    for (std::thread& caller : callers) caller.join();
    EXPECT_EQ(answered, 800);
}

TEST_F(LiveTest, ClosingEndsCallsInFlight) {
    const std::size_t threads = tests::threads();
    auto client = std::make_unique<v1::Client>(server->address());
    auto events = client->edit.edit(edit("make the background white"));
    ASSERT_TRUE(events.next());
    client->close();
    // What is joined stands in /proc for a moment longer.
    tests::expect_settled(threads, tests::sockets());
    EXPECT_THROW(while (events.next()) {}, retouch::Unavailable);
    EXPECT_THROW(client->health.check({}), retouch::Unavailable);
    // A stream may outlive its client.
    client.reset();
    EXPECT_FALSE(events.next());
}

TEST_F(LiveTest, TwentyClientsLeaveNothing) {
    for (int i = 0; i < 20; ++i) {
        v1::Client client(server->address());
        client.health.check({});
    }
}

// Servers of their own

class Scope {
public:
    ~Scope() { tests::expect_settled(threads_, sockets_); }

private:
    const std::size_t threads_ = tests::threads();
    const std::size_t sockets_ = tests::sockets();
};

TEST(Restart, AKilledServerIsFoundAgain) {
    auto server = std::make_unique<LiveServer>();
    const int port = server->port();
    Options options;
    // Enough for a server that takes half a minute to start on a busy machine.
    options.retry.attempts = 60;
    options.retry.first_delay = 50ms;
    options.retry.longest_delay = 1s;
    options.retry.budget = 100;
    v1::Client client(server->address(), options);
    client.health.check({});
    server->stop(SIGKILL);
    EXPECT_THROW(v1::Client(server->address()).health.check({}), retouch::Unavailable);
    // A future and not a thread: a call that fails leaves this test by an exception, and must not leave a thread unjoined.
    auto second = std::async(std::launch::async, [&] {
        std::this_thread::sleep_for(300ms);
        return std::make_unique<LiveServer>(std::vector<std::string>(), port);
    });
    retouch::Beside beside;
    EXPECT_EQ(client.health.check({}, CallOptions().beside(beside)).status(), v1::SERVING_STATUS_SERVING);
    EXPECT_GT(beside.attempts, 1);
    second.get();
}

TEST(Restart, ADrainingServerFinishesTheEdit) {
    LiveServer server;
    v1::Client client(server.address());
    auto events = client.edit.edit(edit("warmer"));
    ASSERT_TRUE(events.next());
    server.signal(SIGTERM);
    bool has_summary = false;
    for (const auto& event : events) has_summary = event.has_summary();
    EXPECT_TRUE(has_summary);
    // Only waited for: a second SIGTERM would end it at once.
    EXPECT_EQ(server.stop(0), 0);
    // An edit that ended before the signal was seen has its answer before the GOAWAY.
    for (int i = 0; i < 1'000 && !client.last_go_away(); ++i) std::this_thread::sleep_for(20ms);
    ASSERT_TRUE(client.last_go_away());
    EXPECT_EQ(client.last_go_away()->reason(), retouch::rpc::v1::GO_AWAY_REASON_DRAIN);
}

class Security : public testing::Test {
protected:
    static void SetUpTestSuite() { files = std::make_unique<tests::Certificates>(); }
    static void TearDownTestSuite() { files.reset(); }
    static std::unique_ptr<tests::Certificates> files;

    static TLS trusting(const std::string& authority, const std::string& client = "") {
        TLS tls;
        tls.authority = files->certificate(authority);
        if (!client.empty()) {
            tls.certificate = files->certificate(client);
            tls.key = files->key(client);
        }
        return tls;
    }

    static void refused(const std::string& address, const std::optional<TLS>& tls, const std::string& words) {
        const Scope scope;
        Options options;
        options.tls = tls;
        v1::Client client(address, options);
        try {
            client.health.check({});
            ADD_FAILURE() << "expected: " << words;
        } catch (const retouch::Unavailable& error) {
            EXPECT_NE(error.message().find(words), std::string::npos) << error.message();
            EXPECT_EQ(error.processed(), retouch::Processed::not_started);
        }
    }

    static void accepted(const std::string& address, const TLS& tls) {
        const Scope scope;
        Options options;
        options.tls = tls;
        v1::Client client(address, options);
        EXPECT_EQ(client.health.check({}).status(), v1::SERVING_STATUS_SERVING);
        // Many records, in both directions.
        v1::EditRequest request;
        request.mutable_inputs()->mutable_source()->set_data(std::string(3'000'000, 'x'));
        request.mutable_inputs()->set_prompt("warmer");
        EXPECT_THROW(while (client.edit.edit(request).next()) {}, retouch::ImageLoadError);
        EXPECT_GT(client.describe.describe({}).descriptor_set().size(), 10'000u);
    }
};

std::unique_ptr<tests::Certificates> Security::files;

TEST_F(Security, TheServersCertificateIsChecked) {
    const LiveServer server({"--tls-certificate", files->certificate("server"), "--tls-key", files->key("server")});
    accepted(server.address(), trusting("authority"));
    accepted("localhost:" + std::to_string(server.port()), trusting("authority"));
    refused(server.address(), trusting("stranger"), "the certificate is not trusted");
    refused(server.address(), TLS(), "the certificate is not trusted");
    TLS named = trusting("authority");
    named.server_name = "other.example";
    refused(server.address(), named, "the certificate is for another name");
    // A name that looks like an address must stand there as a name.
    named.server_name = "127.0.0.1";
    refused(server.address(), named, "the certificate is for another name");
    refused(server.address(), std::nullopt, "cannot connect");
}

TEST_F(Security, ACertificateForAnotherName) {
    const LiveServer server({"--tls-certificate", files->certificate("elsewhere"), "--tls-key", files->key("elsewhere")});
    refused(server.address(), trusting("authority"), "the certificate is for another name");
    TLS named = trusting("authority");
    named.server_name = "elsewhere.example";
    accepted(server.address(), named);
}

TEST_F(Security, TheClientsCertificateIsShown) {
    const LiveServer server({"--tls-certificate", files->certificate("server"), "--tls-key", files->key("server"), "--tls-client-ca",
                             files->certificate("authority")});
    accepted(server.address(), trusting("authority", "client"));
    refused(server.address(), trusting("authority"), "the server demands a client certificate");
    refused(server.address(), trusting("authority", "intruder"), "cannot connect");
}

TEST_F(Security, FilesThatAreWrongAreRefusedByName) {
    const auto refuses = [](const TLS& tls, const std::string& words) {
        Options options;
        options.tls = tls;
        try {
            v1::Client client("127.0.0.1:1", options);
            ADD_FAILURE() << words;
        } catch (const retouch::InputValidationError& error) {
            EXPECT_NE(error.message().find(words), std::string::npos) << error.message();
        }
    };
    refuses({"/nonexistent.pem", "", "", ""}, "/nonexistent.pem cannot be read: no such file");
    refuses({files->key("client"), "", "", ""}, "holds no certificate in PEM");
    refuses({"", files->certificate("client"), "", ""}, "needs its key");
    refuses({"", files->certificate("client"), files->key("server"), ""}, "does not belong to the certificate");
    refuses({"", files->key("client"), files->key("client"), ""}, "holds no certificate in PEM");
    refuses({"", files->certificate("client"), files->certificate("client"), ""}, "holds no private key in PEM");
}

}  // namespace
