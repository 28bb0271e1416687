// Package retouch is the runtime of Retouch's Go client: one multiplexed connection for small calls and one for bulk, with deadlines,
// cancellation, reconnecting and retries, as Protos/WIRE.md describes them. The typed calls are in retouchv1.
package retouch

import (
	"context"

	"google.golang.org/protobuf/proto"
)

// Requests over this size, and methods whose replies may hold pictures, go over the connection for bulk.
const bulkBytes = 16 << 10

// Client is what stubs call. It connects when a call needs it, and is safe for concurrent use.
type Client struct {
	// Small carries small calls and Bulk pictures, so that a small call never waits behind a large one.
	Small, Bulk *Channel
}

// NewClient makes a client of the server at "host:port". It does not connect yet.
func NewClient(address string, options Options) *Client {
	return &Client{Small: NewChannel(address, options), Bulk: NewChannel(address, options)}
}

// Connect makes sure that the server can be reached and accepts the client.
func (c *Client) Connect(ctx context.Context) error { return c.Small.Connect(ctx) }

// Close ends all calls and both connections.
func (c *Client) Close() error {
	c.Small.Close()
	return c.Bulk.Close()
}

func (c *Client) channel(method *Method, request proto.Message) *Channel {
	if method.Bulky || proto.Size(request) > bulkBytes {
		return c.Bulk
	}
	return c.Small
}

// Unary implements Caller.
func (c *Client) Unary(ctx context.Context, method *Method, request, reply proto.Message, options []CallOption) error {
	return c.channel(method, request).Unary(ctx, method, request, reply, options)
}

// OpenStream implements Caller.
func (c *Client) OpenStream(
	ctx context.Context, method *Method, request proto.Message, options []CallOption,
) (*RawStream, error) {
	return c.channel(method, request).OpenStream(ctx, method, request, options)
}

func encode(request proto.Message) ([]byte, error) {
	body, err := proto.Marshal(request)
	if err != nil {
		return nil, &Error{
			Code: InvalidArgument, Message: "the request cannot be written: " + err.Error(), Reason: "InputValidationError", Stage: "input",
			Processed: NotStarted,
		}
	}
	return body, nil
}
