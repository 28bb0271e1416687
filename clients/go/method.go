package retouch

import (
	"context"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// Idempotency is when a call whose fate is unknown may be sent again.
type Idempotency int

const (
	// UnknownIdempotency: only where the caller says so.
	UnknownIdempotency Idempotency = iota
	// IdempotentByKey: when the request's key field is filled.
	IdempotentByKey
	// IdempotentAlways: a second time changes nothing more.
	IdempotentAlways
	// NoSideEffects: it changes nothing.
	NoSideEffects
)

// Method is one method of a service, as stubs describe it.
type Method struct {
	// Name on the wire: "retouch.v1.EditService/Edit".
	Name string
	// Bulky: replies may hold pictures.
	Bulky       bool
	Idempotency Idempotency
	// Key gives the request's idempotency key, where there is such a field.
	Key func(proto.Message) string
}

func (m *Method) mayRepeat(request proto.Message) bool {
	if m.Idempotency == IdempotentByKey {
		return m.Key != nil && m.Key(request) != ""
	}
	return m.Idempotency != UnknownIdempotency
}

// Caller carries out calls for stubs; Client is one.
type Caller interface {
	// Unary sends request and reads the answer into reply.
	Unary(ctx context.Context, method *Method, request, reply proto.Message, options []CallOption) error
	// OpenStream begins a call whose answer is a stream.
	OpenStream(ctx context.Context, method *Method, request proto.Message, options []CallOption) (*RawStream, error)
}

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

func unreadable(err error) *Error {
	return &Error{
		Code: Internal, Message: "an answer of the server cannot be read: " + err.Error(), Reason: "PipelineError", Processed: Done,
	}
}
