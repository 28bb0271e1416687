// The state machine without a socket: bytes and moments in, calls answered and bytes out.

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "vectors.hpp"
#include "wire/connection.hpp"

namespace {

using namespace retouch::wire;
using retouch::Processed;
using retouch::StatusCode;
namespace rpc = retouch::rpc::v1;

class StateTest : public testing::Test {
protected:
    StateTest() { restart(); }

    void restart(const retouch::Limits& limits = {}) { core = std::make_unique<Connection>(limits, "\x08\x01", now); }

    void greet(const rpc::WireLimits& limits = {}) {
        rpc::Hello hello;
        hello.set_version(1);
        *hello.mutable_limits() = limits;
        receive(frame(FrameType::hello, 0, hello.SerializeAsString(), {}));
        ASSERT_TRUE(core->is_usable());
        sent();
    }

    void receive(const std::string& bytes, std::size_t piece = 1'000'000) {
        for (std::size_t at = 0; at < bytes.size(); at += piece) core->receive(std::string(bytes, at, piece), now);
    }

    std::vector<tests::Whole> sent() {
        std::string bytes;
        while (!core->outbox().is_empty()) {
            std::vector<Segment> segments;
            core->outbox().take(segments, 1'000'000);
            for (const Segment& segment : segments) bytes += segment.view();
        }
        return tests::decode(bytes, 1'000'000);
    }

    std::shared_ptr<Call> open(bool streams, std::size_t size = 10, Moment deadline = never) {
        Opened opened = core->open("head", 0, std::make_shared<const std::string>(size, 'x'), deadline, streams);
        EXPECT_TRUE(opened.call);
        return opened.call;
    }

    static std::string response(std::uint32_t call, const std::string& body, std::uint8_t flags = 0) {
        return frame(FrameType::response, call, {}, body, flags);
    }
    static std::string message(std::uint32_t call, std::uint64_t sequence, const std::string& body, std::uint8_t flags = 0) {
        rpc::MessageHeader header;
        header.set_sequence(sequence);
        return frame(FrameType::message, call, header.SerializeAsString(), body, flags);
    }

    Moment now = Moment(std::chrono::seconds(1'000));
    std::unique_ptr<Connection> core;
};

TEST_F(StateTest, HelloGoesFirstAndNoCallBeforeTheServers) {
    EXPECT_EQ(sent()[0].type, FrameType::hello);
    EXPECT_FALSE(core->is_usable());
    EXPECT_FALSE(core->open("head", 0, std::make_shared<const std::string>(), never, false).call);
    core->wake(now + std::chrono::milliseconds(4'999), true);
    EXPECT_FALSE(core->closed());
    core->wake(now + std::chrono::milliseconds(5'000), true);
    ASSERT_TRUE(core->closed());
    EXPECT_EQ(core->closed()->processed, Processed::not_started);
}

TEST_F(StateTest, AnswersOfEveryCut) {
    const std::string bytes = response(1, "one ", more_flag) + frame(FrameType::ping, 0, {}, "x") + response(3, "other") + response(1, "two");
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        restart();
        greet();
        const auto first = open(false);
        const auto second = open(false);
        receive(bytes, piece);
        EXPECT_TRUE(first->is_done && second->is_done) << piece;
        EXPECT_EQ(first->reply, "one two") << piece;
        EXPECT_EQ(second->reply, "other") << piece;
        EXPECT_EQ(core->in_flight(), 0u);
        EXPECT_EQ(sent().back().type, FrameType::pong);
    }
}

TEST_F(StateTest, ItemsAreTakenInTheirOrder) {
    greet();
    const auto call = open(true);
    receive(message(1, 0, "a") + message(1, 1, "") + message(1, 2, "half", more_flag) + response(1, ""));
    ASSERT_EQ(call->items.size(), 2u);
    EXPECT_EQ(core->take_item(*call), "a");
    EXPECT_EQ(core->take_item(*call), "");
    EXPECT_TRUE(call->is_done);
    EXPECT_FALSE(call->failure);
}

struct Rule {
    std::string bytes;
    const char* words;
};

TEST_F(StateTest, BrokenRulesEndTheConnection) {
    const Rule rules[] = {
        {frame(static_cast<FrameType>(9), 0, {}, {}), "a frame of unknown type 9"},
        {frame(FrameType::hello, 0, "\x08\x01", {}), "a second HELLO"},
        {frame(FrameType::request, 1, "x", {}), "a REQUEST frame from a server"},
        {frame(FrameType::cancel, 1, {}, {}), "a CANCEL frame from a server"},
        {response(0, ""), "a RESPONSE frame for call 0, which is not in flight"},
        {response(999, ""), "a RESPONSE frame for call 999, which is not in flight"},
        {message(1, 1, ""), "item 1 of call 1, where 0 is next"},
        {frame(FrameType::response, 1, "\xff", {}), "the header of a RESPONSE frame cannot be read"},
        {response(1, "a", more_flag) + frame(FrameType::response, 1, "\x08\x05", "b"), "a header in a later fragment of call 1"},
        {response(1, "a", more_flag) + message(1, 0, "b"), "a MESSAGE frame inside the RESPONSE of call 1"},
        {frame(FrameType::ping, 3, {}, {}), "a PING frame with call id 3"},
        {frame(FrameType::ping, 0, {}, std::string(65, 'x')), "a PING with 65 bytes; 64 are allowed"},
        {frame(FrameType::pong, 0, "\x08\x01", {}), "a PONG frame with a header"},
        {frame(FrameType::go_away, 0, {}, "x"), "a GOAWAY frame with a body"},
        {frame(FrameType::go_away, 0, {}, {}, more_flag), "a GOAWAY frame with MORE"},
    };
    for (const Rule& rule : rules) {
        for (const std::size_t piece : {1'000u, 1u}) {
            restart();
            greet();
            const auto call = open(true);
            sent();
            receive(rule.bytes, piece);
            ASSERT_TRUE(core->closed()) << rule.words;
            EXPECT_EQ(core->closed()->message, std::string("the server broke the protocol: ") + rule.words);
            ASSERT_TRUE(call->failure);
            EXPECT_EQ(call->failure->code, StatusCode::unavailable);
            EXPECT_EQ(call->failure->processed, Processed::maybe);
            EXPECT_TRUE(call->failure->retryable);
        }
    }
}

TEST_F(StateTest, WhatNeverLeftWasNotStarted) {
    greet();
    const auto gone = open(false);
    sent();
    const auto unsent = open(false);
    core->lost("the server closed the connection");
    EXPECT_EQ(gone->failure->processed, Processed::maybe);
    EXPECT_EQ(unsent->failure->processed, Processed::not_started);
    EXPECT_EQ(core->take_changed().size(), 2u);
}

TEST_F(StateTest, GivingUpTellsTheServerOnce) {
    greet();
    const auto unsent = open(false);
    core->give_up(*unsent, rpc::CANCEL_REASON_ABANDONED);
    EXPECT_EQ(unsent->failure->processed, Processed::not_started);
    EXPECT_TRUE(sent().empty());
    const auto call = open(false, 1'000'000);
    std::vector<Segment> segments;
    core->outbox().take(segments, 1);
    core->give_up(*call, rpc::CANCEL_REASON_ABANDONED);
    core->give_up(*call, rpc::CANCEL_REASON_ABANDONED);
    const auto frames = sent();
    ASSERT_EQ(frames.size(), 1u);
    EXPECT_EQ(frames[0].type, FrameType::cancel);
    EXPECT_EQ(call->failure->code, StatusCode::cancelled);
    EXPECT_EQ(core->in_flight(), 1u);
    receive(response(call->id, "late"));
    EXPECT_EQ(core->in_flight(), 0u);
    core->give_up(*call, rpc::CANCEL_REASON_ABANDONED);
    EXPECT_TRUE(sent().empty());
}

TEST_F(StateTest, AnAnswerBeforeTheRequestIsWholeStopsIt) {
    greet();
    const auto call = open(false, 1'000'000);
    std::vector<Segment> segments;
    core->outbox().take(segments, 1);
    receive(response(1, "enough"));
    EXPECT_EQ(call->reply, "enough");
    const auto frames = sent();
    ASSERT_EQ(frames.size(), 1u);
    EXPECT_EQ(frames[0].type, FrameType::cancel);
    rpc::Cancel cancel;
    ASSERT_TRUE(cancel.ParseFromString(frames[0].header));
    EXPECT_EQ(cancel.reason(), rpc::CANCEL_REASON_ANSWERED);
}

TEST_F(StateTest, DeadlinesPassByTheOwnersClock) {
    greet();
    const auto call = open(true, 10, now + std::chrono::seconds(3));
    sent();
    EXPECT_EQ(core->wake_at(), now + std::chrono::seconds(3));
    core->wake(now + std::chrono::seconds(2), true);
    EXPECT_FALSE(call->is_done);
    core->wake(now + std::chrono::seconds(3), true);
    ASSERT_TRUE(call->failure);
    EXPECT_EQ(call->failure->code, StatusCode::deadline_exceeded);
    EXPECT_EQ(sent()[0].type, FrameType::cancel);
}

TEST_F(StateTest, SilenceIsAskedAndThenGivenUp) {
    greet();
    const auto call = open(false);
    sent();
    now += std::chrono::seconds(150);
    core->wake(now, true);
    EXPECT_EQ(sent()[0].type, FrameType::ping);
    // A PONG is a sign of life.
    receive(frame(FrameType::pong, 0, {}, {}));
    now += std::chrono::seconds(149);
    core->wake(now, true);
    EXPECT_TRUE(sent().empty());
    now += std::chrono::seconds(1);
    core->wake(now, true);
    EXPECT_EQ(sent()[0].type, FrameType::ping);
    now += std::chrono::seconds(150);
    core->wake(now, true);
    ASSERT_TRUE(core->closed());
    EXPECT_TRUE(call->failure);
}

TEST_F(StateTest, AServerThatTakesNothingIsGivenUp) {
    greet();
    core->watch_writes(now, 100, true);
    now += std::chrono::seconds(29);
    core->watch_writes(now, 200, true);
    now += std::chrono::seconds(29);
    core->watch_writes(now, 200, true);
    core->wake(now, true);
    EXPECT_FALSE(core->closed());
    now += std::chrono::seconds(1);
    core->wake(now, true);
    EXPECT_TRUE(core->closed());
}

TEST_F(StateTest, GoAwayLeavesOutWhatWasNotStarted) {
    greet();
    const auto accepted = open(false);
    const auto left_out = open(false);
    sent();
    rpc::GoAway away;
    away.set_last_call_id(1);
    away.set_message("bye");
    away.set_retry_after_ms(700);
    receive(frame(FrameType::go_away, 0, away.SerializeAsString(), {}));
    EXPECT_FALSE(core->is_usable());
    ASSERT_TRUE(left_out->failure);
    EXPECT_EQ(left_out->failure->processed, Processed::not_started);
    EXPECT_EQ(left_out->failure->retry_after, std::chrono::milliseconds(700));
    // What the server said of it before it knew crossed the GOAWAY.
    receive(response(3, "late") + response(1, "done"));
    EXPECT_EQ(accepted->reply, "done");
    EXPECT_FALSE(core->closed());
}

TEST_F(StateTest, LimitsOfTheServerAreKept) {
    rpc::WireLimits limits;
    limits.set_message_bytes(1'000);
    limits.set_metadata_entries(2);
    limits.set_header_bytes(10);
    limits.set_calls_in_flight(1);
    greet(limits);
    const auto refused = [&](const char* header, std::size_t entries, std::size_t size) {
        const Opened opened = core->open(header, entries, std::make_shared<const std::string>(size, 'x'), never, false);
        return opened.failure ? opened.failure->reason : "";
    };
    EXPECT_EQ(refused("head", 0, 1'001), "InputValidationError");
    EXPECT_EQ(refused("head", 3, 1), "InputValidationError");
    EXPECT_EQ(refused("a long header", 0, 1), "InputValidationError");
    EXPECT_EQ(refused("head", 2, 1'000), "");
    EXPECT_EQ(refused("head", 0, 1), "ConcurrencyLimitExceeded");
}

TEST_F(StateTest, ItemsThatNobodyTakesStopTheReading) {
    greet();
    const auto call = open(true);
    for (std::uint64_t i = 0; i < 9; ++i) receive(message(1, i, std::string(1'000'000, 'x')));
    EXPECT_FALSE(core->wants_read());
    core->take_item(*call);
    EXPECT_TRUE(core->wants_read());
    core->give_up(*call, rpc::CANCEL_REASON_ABANDONED);
    EXPECT_TRUE(call->items.empty());
}

TEST_F(StateTest, AnAnswerOverTheLimitIsGivenUp) {
    retouch::Limits limits;
    limits.message_bytes = 1'000;
    restart(limits);
    greet();
    const auto call = open(false);
    sent();
    receive(response(1, std::string(900, 'x'), more_flag) + response(1, std::string(200, 'x'), more_flag));
    ASSERT_TRUE(call->failure);
    EXPECT_EQ(call->failure->code, StatusCode::resource_exhausted);
    EXPECT_EQ(sent()[0].type, FrameType::cancel);
    receive(response(1, "rest"));
    EXPECT_EQ(core->in_flight(), 0u);
    EXPECT_FALSE(core->closed());
}

}  // namespace
