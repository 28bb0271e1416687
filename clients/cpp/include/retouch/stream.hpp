/// The items of one response stream.

#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <google/protobuf/message_lite.h>

#include "retouch/metadata.hpp"

namespace retouch {

/// The items as bytes. They are read as they are taken: one that nobody takes stays with the server, apart from a few megabytes.
///
/// Leaving the stream before its end, by `close` or by destroying it, cancels the call. One thread may take items at a time; `close`
/// is safe from any.
class RawStream {
public:
    /// What carries the stream out; made by `Client::stream`.
    class Source;
    explicit RawStream(std::unique_ptr<Source> source) noexcept;
    RawStream(RawStream&&) noexcept;
    RawStream& operator=(RawStream&&) noexcept;
    ~RawStream();

    /// Waits for the next item; none at the end. Throws retouch::Error where the call fails, once; after that the stream is at its end.
    std::optional<std::string> next();

    /// Cancels the call where it has not ended.
    void close() noexcept;

    /// What the server sent beside the end; empty before it.
    Metadata metadata() const;
    /// How often the call was sent, or a connection was tried for it.
    int attempts() const;

private:
    std::unique_ptr<Source> source_;
};

/// Throws PipelineError: the bytes of an answer are no message of its type.
[[noreturn]] void raise_unreadable(const google::protobuf::MessageLite& expected);

/// The items as messages, for a range-based `for` or for `next`. Moved, not copied; otherwise as RawStream.
template <class Item>
class Stream {
public:
    /// Of an item that is one of several kinds: whether this schema knows the kind. Others are skipped.
    using IsKnown = bool (*)(const Item&);

    explicit Stream(RawStream raw, IsKnown is_known = nullptr) noexcept : raw_(std::move(raw)), is_known_(is_known) {}

    /// Waits for the next item; none at the end. Throws retouch::Error where the call fails.
    std::optional<Item> next() {
        while (std::optional<std::string> bytes = raw_.next()) {
            std::optional<Item> item(std::in_place);
            if (!item->ParseFromString(*bytes)) {
                raw_.close();
                raise_unreadable(*item);
            }
            if (is_known_ == nullptr || is_known_(*item)) return item;
        }
        return std::nullopt;
    }

    void close() noexcept { raw_.close(); }
    Metadata metadata() const { return raw_.metadata(); }
    int attempts() const { return raw_.attempts(); }

    /// An input iterator: advancing it waits for the next item, and throws where the call fails.
    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Item;
        using difference_type = std::ptrdiff_t;
        using pointer = Item*;
        using reference = Item&;

        Iterator() noexcept = default;
        explicit Iterator(Stream& stream) : stream_(&stream) { ++*this; }

        /// The item; it may be moved from.
        reference operator*() const noexcept { return *stream_->current_; }
        pointer operator->() const noexcept { return &*stream_->current_; }

        Iterator& operator++() {
            stream_->current_ = stream_->next();
            if (!stream_->current_) stream_ = nullptr;
            return *this;
        }
        void operator++(int) { ++*this; }

        friend bool operator==(const Iterator& a, const Iterator& b) noexcept { return a.stream_ == b.stream_; }
        friend bool operator!=(const Iterator& a, const Iterator& b) noexcept { return !(a == b); }

    private:
        Stream* stream_ = nullptr;
    };

    /// The items from here on. A stream can be gone through once.
    Iterator begin() { return Iterator(*this); }
    Iterator end() noexcept { return Iterator(); }

private:
    RawStream raw_;
    IsKnown is_known_;
    std::optional<Item> current_;
};

}  // namespace retouch
