package retouch

import (
	"context"

	"google.golang.org/protobuf/proto"
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
