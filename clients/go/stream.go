// The items of one call: as bytes for calls by name, and as messages for stubs.

package retouch

import (
	"context"
	"io"
	"sync"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	"retouch/clients/go/rpcv1"
)

// Stream is the items of a call, in order.
//
//	for stream.Next() {
//		use(stream.Item())
//	}
//	if err := stream.Err(); err != nil { … }
type Stream[T any, P interface {
	*T
	proto.Message
}] struct {
	raw  *RawStream
	item P
	err  error
}

// NewStream wraps the raw stream of a stub's call.
func NewStream[T any, P interface {
	*T
	proto.Message
}](raw *RawStream) *Stream[T, P] {
	return &Stream[T, P]{raw: raw}
}

// Next waits for the next item; false at the end, and when the call has failed.
func (s *Stream[T, P]) Next() bool {
	if s.err != nil {
		return false
	}
	for {
		bytes, err := s.raw.Next()
		if err != nil {
			s.err = err
			return false
		}
		item := P(new(T))
		if err := proto.Unmarshal(bytes, item); err != nil {
			s.raw.Close()
			s.err = unreadable(err)
			return false
		}
		if isKnown(item.ProtoReflect()) {
			s.item = item
			return true
		}
	}
}

// isKnown is false for an item that is one of several kinds, of a kind that this schema does not have yet.
func isKnown(item protoreflect.Message) bool {
	kinds := item.Descriptor().Oneofs()
	for i := 0; i < kinds.Len(); i++ {
		if item.WhichOneof(kinds.Get(i)) == nil && len(item.GetUnknown()) > 0 {
			return false
		}
	}
	return true
}

// Item is what Next found.
func (s *Stream[T, P]) Item() P { return s.item }

// Err is why the call failed; nil after an ordinary end.
func (s *Stream[T, P]) Err() error { return ended(s.err) }

// Close lets go of the stream before its end. It does nothing after it.
func (s *Stream[T, P]) Close() error { return s.raw.Close() }

// Metadata is what the server sent beside the end.
func (s *Stream[T, P]) Metadata() []Entry { return s.raw.Metadata() }

// Attempts is how often the call was sent or tried.
func (s *Stream[T, P]) Attempts() int { return s.raw.Attempts() }

func ended(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

// RawStream is the items of a call by name. One goroutine may use it at a time; Close may be called from any.
type RawStream struct {
	channel  *Channel
	ctx      context.Context
	method   string
	body     []byte
	options  callOptions
	attempts int

	mu         sync.Mutex
	connection *connection
	call       *call
	closed     bool
	cancel     context.CancelFunc

	began bool
	err   error
	meta  []Entry
}

// Stream begins a call whose answer is a stream. Read it to its end, or Close it.
func (c *Channel) Stream(ctx context.Context, method string, body []byte, options ...CallOption) *RawStream {
	ctx, cancel := context.WithCancel(ctx)
	s := &RawStream{channel: c, ctx: ctx, cancel: cancel, method: method, body: body, options: gather(options)}
	if err := s.start(); err != nil {
		s.again(err)
	}
	return s
}

func (s *RawStream) start() *Error {
	connection, call, err := s.channel.begin(s.ctx, s.method, s.body, s.options, true, &s.attempts)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.connection, s.call = connection, call
	connection.watch(s.ctx, call)
	return nil
}

// again begins the call once more where that is allowed; otherwise the stream has failed.
func (s *RawStream) again(err *Error) bool {
	for {
		if s.began {
			s.finish(err)
			return false
		}
		if final := s.channel.pause(s.ctx, err, s.attempts, s.options.idempotent); final != nil {
			s.finish(final)
			return false
		}
		if err = s.start(); err == nil {
			return true
		}
	}
}

func (s *RawStream) finish(err error) {
	s.err = err
	s.cancel()
}

// Next waits for an item. At the stream's end the error is io.EOF, otherwise an *Error.
func (s *RawStream) Next() ([]byte, error) {
	for {
		if s.err != nil {
			return nil, s.err
		}
		if err := s.ctx.Err(); err != nil {
			// What is there already is not for somebody who has given up.
			failed := givenUp(err, s.connection.began(s.call))
			s.connection.giveUp(s.call, reasonOf(err), failed)
			s.finish(failed)
			return nil, s.err
		}
		item, ok := s.connection.take(s.call)
		if ok {
			s.began = true
			return item, nil
		}
		if s.call.err == nil {
			s.channel.succeeded()
			s.meta = s.call.meta
			s.finish(io.EOF)
			return nil, io.EOF
		}
		s.again(s.call.err)
	}
}

// Metadata is what the server sent beside the end of the stream.
func (s *RawStream) Metadata() []Entry { return s.meta }

// Attempts is how often the call was sent or tried.
func (s *RawStream) Attempts() int { return s.attempts }

// Close lets go of the stream: the server is told, where it has not ended.
func (s *RawStream) Close() error {
	s.cancel()
	s.mu.Lock()
	connection, call := s.connection, s.call
	s.mu.Unlock()
	if connection != nil {
		connection.giveUp(call, rpcv1.CancelReason_CANCEL_REASON_ABANDONED, givenUp(context.Canceled, connection.began(call)))
	}
	return nil
}
