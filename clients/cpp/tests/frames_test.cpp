// Golden frames, and frames that are wrong, however the network cuts them.

#include <gtest/gtest.h>

#include "retouch/rpc/v1/headers.pb.h"
#include "vectors.hpp"
#include "wire/headers.hpp"
#include "wire/outbox.hpp"

namespace {

using namespace retouch::wire;
using tests::decode;
using tests::golden_frame;
namespace rpc = retouch::rpc::v1;

TEST(Frames, GoldenOnesAreReadHoweverTheyAreCut) {
    const auto golden = tests::golden_frames();
    ASSERT_GE(golden.size(), 20u);
    std::string together;
    std::vector<tests::Whole> expected;
    for (const auto& [name, bytes] : golden) {
        const auto one = decode(bytes, bytes.size());
        ASSERT_EQ(one.size(), 1u) << name;
        expected.push_back(one[0]);
        together += bytes;
    }
    for (std::size_t piece = 1; piece <= 70; ++piece) EXPECT_EQ(decode(together, piece), expected) << piece;
    EXPECT_EQ(decode(together, together.size()), expected);
}

TEST(Frames, GoldenOnesAreCutAtEveryByte) {
    for (const auto& [name, bytes] : tests::golden_frames()) {
        const auto expected = decode(bytes, bytes.size());
        for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
            Decoder decoder(1'048'576);
            std::string header;
            std::string body;
            int whole = 0;
            for (const std::string& part : {bytes.substr(0, cut), bytes.substr(cut)}) {
                decoder.feed(part, [&](const Piece& piece) {
                    if (piece.is_first) header = piece.header;
                    body += piece.body;
                    whole += piece.is_last;
                    return true;
                });
            }
            EXPECT_EQ(whole, 1) << name << " cut at " << cut;
            EXPECT_EQ(header, expected[0].header) << name << " cut at " << cut;
            EXPECT_EQ(body, expected[0].body) << name << " cut at " << cut;
        }
    }
}

TEST(Frames, GoldenOnesAreWrittenAgain) {
    for (const auto& [name, bytes] : tests::golden_frames()) {
        const tests::Whole read = decode(bytes, bytes.size())[0];
        EXPECT_EQ(frame(read.type, read.call_id, read.header, read.body, read.flags), bytes) << name;
    }
}

TEST(Frames, HeadersAreWrittenAsTheGoldenOnes) {
    rpc::Hello hello;
    hello.set_version(1);
    hello.set_agent("retouch/1.0");
    hello.set_credential("key");
    hello.set_schema_hash(0x0123456789abcdef);
    EXPECT_EQ(frame(FrameType::hello, 0, hello.SerializeAsString(), {}), golden_frame("hello-client"));
    rpc::RequestHeader request;
    request.set_method("retouch.v1.EditService/ChangeBackground");
    request.set_timeout_ms(30'000);
    EXPECT_EQ(frame(FrameType::request, 1, request.SerializeAsString(), "body"), golden_frame("request"));
    EXPECT_EQ(frame(FrameType::ping, 0, {}, "12345678"), golden_frame("ping"));
    EXPECT_EQ(frame(FrameType::pong, 0, {}, "12345678"), golden_frame("pong"));
}

TEST(Frames, HeadersAreRead) {
    const auto header = [](const char* name) { return decode(golden_frame(name), 1'000)[0].header; };
    const rpc::Hello hello = read_hello(header("hello-server"));
    EXPECT_EQ(hello.agent(), "retouchd/1.0");
    EXPECT_EQ(hello.limits().message_bytes(), 64u << 20);
    EXPECT_EQ(read_sequence(header("message-0")), 0u);
    EXPECT_EQ(read_sequence(header("message-300")), 300u);
    const Answer failed = read_response(header("response-failed"));
    ASSERT_TRUE(failed.failure);
    EXPECT_EQ(failed.failure->code, retouch::StatusCode::resource_exhausted);
    EXPECT_EQ(failed.failure->reason, "Overloaded");
    EXPECT_EQ(failed.failure->stage, "input");
    EXPECT_EQ(failed.failure->retry_after, std::chrono::milliseconds(1'000));
    EXPECT_EQ(failed.failure->processed, retouch::Processed::not_started);
    EXPECT_TRUE(failed.failure->retryable);
    const Answer good = read_response(header("response-metadata"));
    EXPECT_FALSE(good.failure);
    EXPECT_EQ(good.metadata, (retouch::Metadata{{"key", "value"}}));
    const rpc::GoAway away = read_go_away(header("goaway-drain"));
    EXPECT_EQ(away.last_call_id(), 0xffff'ffffu);
    EXPECT_EQ(away.retry_after_ms(), 2'000u);
}

TEST(Frames, NumbersOfTheFutureReadAsUnknownAndMaybe) {
    rpc::ResponseHeader header;
    header.set_code(static_cast<rpc::StatusCode>(77));
    header.set_processed(static_cast<rpc::Processed>(9));
    const Answer answer = read_response(header.SerializeAsString());
    ASSERT_TRUE(answer.failure);
    EXPECT_EQ(answer.failure->code, retouch::StatusCode::unknown);
    EXPECT_EQ(answer.failure->processed, retouch::Processed::maybe);
}

struct Broken {
    std::string bytes;
    const char* words;
};

TEST(Frames, BrokenOnesAreToldInWords) {
    const Broken rows[] = {
        {"HTTP/1.1 400 Bad Request\r\n", "these bytes are HTTP, not a Retouch frame"},
        {"SSH-2.0-x", "these bytes are SSH, not a Retouch frame"},
        {tests::from_hex("15 03 01 00 02 02 16"), "these bytes are TLS, not a Retouch frame"},
        {tests::from_hex("ff"), "byte 0 of a frame is 0xff; lengths go up to 1048576, so it is always zero"},
        {tests::from_hex("00 00 00 07"), "a frame's length is 7; it may be 8 to 1048576"},
        {tests::from_hex("00 10 00 01"), "a frame's length is 1048577; it may be 8 to 1048576"},
        {tests::from_hex("00 00 00 0d 03 00 00 14 00 00 00 01"), "header_length is 20, but only 5 bytes follow the call id"},
    };
    for (const Broken& row : rows) {
        // Whole, byte by byte, and with more behind it.
        for (const auto& [bytes, piece] : {std::pair(row.bytes, std::size_t(100)), {row.bytes, 1}, {row.bytes + std::string(40, '\0'), 100}}) {
            try {
                decode(bytes, piece);
                ADD_FAILURE() << row.words;
            } catch (const ProtocolError& error) {
                EXPECT_STREQ(error.what(), row.words);
            }
        }
    }
}

TEST(Frames, TheFirstByteIsEnoughToRefuse) {
    Decoder decoder(1'048'576);
    EXPECT_THROW(decoder.feed("G", [](const Piece&) { return true; }), ProtocolError);
}

TEST(Frames, LongerOnesAreReadWhereTheyWereAnnounced) {
    const std::string bytes = frame(FrameType::response, 1, {}, std::string(2'000'000, 'x'));
    EXPECT_THROW(decode(bytes, 65'536), ProtocolError);
    EXPECT_EQ(decode(bytes, 65'536, 4'000'000)[0].body.size(), 2'000'000u);
}

std::string taken(Outbox& outbox, std::size_t most) {
    std::vector<Segment> segments;
    outbox.take(segments, most);
    std::string bytes;
    for (const Segment& segment : segments) bytes += segment.view();
    return bytes;
}

Body body(std::size_t size, char letter = 'x') { return std::make_shared<const std::string>(size, letter); }

TEST(Outbox, FragmentsAreThoseOfTheProtocol) {
    Outbox outbox{retouch::Limits()};
    outbox.request(7, "head", body(600'000));
    std::vector<std::tuple<int, std::size_t, std::size_t>> shapes;
    for (const auto& each : decode(taken(outbox, 10'000'000), 1'000'000)) shapes.emplace_back(each.flags, each.header.size(), each.body.size());
    EXPECT_EQ(shapes, (std::vector<std::tuple<int, std::size_t, std::size_t>>{{1, 4, 0}, {1, 0, 262'144}, {1, 0, 262'144}, {0, 0, 75'712}}));
    EXPECT_TRUE(outbox.is_empty());
}

TEST(Outbox, SmallOnesGoFirstAndLargeOnesTakeTurns) {
    Outbox outbox{retouch::Limits()};
    outbox.restrict(1'048'576, 1'000);
    outbox.request(1, "head", body(20'000, 'a'));
    outbox.request(3, "head", body(20'000, 'b'));
    std::vector<std::uint32_t> order;
    std::map<std::uint32_t, std::string> bodies;
    for (int step = 0; !outbox.is_empty(); ++step) {
        if (step == 3) outbox.request(5, "head", body(500, 'c'));
        for (const auto& each : decode(taken(outbox, 1), 100'000)) {
            order.push_back(each.call_id);
            bodies[each.call_id] += each.body;
        }
    }
    EXPECT_EQ(std::vector<std::uint32_t>(order.begin(), order.begin() + 8), (std::vector<std::uint32_t>{1, 3, 1, 5, 3, 1, 3, 1}));
    EXPECT_EQ(bodies[1], std::string(20'000, 'a'));
    EXPECT_EQ(bodies[3], std::string(20'000, 'b'));
    EXPECT_EQ(bodies[5], std::string(500, 'c'));
}

TEST(Outbox, NothingOfALargeBodyIsCopied) {
    Outbox outbox{retouch::Limits()};
    const Body large = body(300'000);
    outbox.request(1, "head", large);
    std::vector<Segment> segments;
    outbox.take(segments, 1'000'000);
    std::vector<const char*> places;
    for (const Segment& segment : segments) {
        if (segment.body) places.push_back(segment.view().data());
    }
    EXPECT_EQ(places, (std::vector<const char*>{large->data(), large->data() + 262'144}));
}

TEST(Outbox, WhatIsDroppedIsNotSent) {
    Outbox outbox{retouch::Limits()};
    outbox.request(1, "head", body(1'000'000));
    taken(outbox, 1);
    outbox.request(3, "head", body(1'000'000));
    outbox.request(5, "head", body(10));
    EXPECT_EQ(outbox.drop(1), Dropped::part_sent);
    EXPECT_EQ(outbox.drop(3), Dropped::nothing_sent);
    EXPECT_EQ(outbox.drop(5), Dropped::nothing_sent);
    EXPECT_EQ(outbox.drop(7), Dropped::all_sent);
    EXPECT_TRUE(outbox.is_empty());
}

}  // namespace
