// Which connection a call takes: made when a call needs it, shared by all calls, and replaced when it takes no more.

package retouch

import (
	"context"
	"errors"
	"sync"

	"google.golang.org/protobuf/proto"

	"retouch/clients/go/rpcv1"
)

// Channel carries calls by name over one connection at a time: it connects when a call needs it, and again when the connection is gone.
//
// It is safe for concurrent use.
type Channel struct {
	address string
	options Options

	mu      sync.Mutex
	current *connection
	// Connections that take no more calls and still end some.
	old    map[*connection]struct{}
	dial   *dialing
	closed bool
	// What a dialling goroutine obeys when the channel is closed.
	life context.Context
	end  context.CancelFunc

	hello       *rpcv1.Hello
	goAway      *rpcv1.GoAway
	connections int
	// Retries in hand, in tenths.
	budget int
}

// A connection in the making, and who waits for it.
type dialing struct {
	done chan struct{}
	err  *Error
}

// NewChannel makes a channel to a "host:port". It does not connect yet.
func NewChannel(address string, options Options) *Channel {
	options = options.withDefaults()
	life, end := context.WithCancel(context.Background())
	return &Channel{
		address: address, options: options, old: map[*connection]struct{}{}, life: life, end: end, budget: options.Retry.Budget * 10,
	}
}

// Connect makes sure that there is a connection.
func (c *Channel) Connect(ctx context.Context) error {
	if _, err := c.connection(ctx); err != nil {
		return err
	}
	return nil
}

// connection gives the current connection; calls that find none share one dialling.
func (c *Channel) connection(ctx context.Context) (*connection, *Error) {
	for {
		if ctx.Err() != nil {
			return nil, givenUp(ctx.Err(), NotStarted)
		}
		c.mu.Lock()
		if c.closed {
			c.mu.Unlock()
			return nil, unavailable(NotStarted, 0, "the client was closed")
		}
		if c.current != nil {
			if c.current.isOpen() {
				defer c.mu.Unlock()
				return c.current, nil
			}
			c.retire()
		}
		waiting := c.dial
		if waiting == nil {
			waiting = &dialing{done: make(chan struct{})}
			c.dial = waiting
			go c.connect(waiting)
		}
		c.mu.Unlock()
		select {
		case <-waiting.done:
			if waiting.err != nil {
				return nil, waiting.err
			}
		case <-ctx.Done():
			return nil, givenUp(ctx.Err(), NotStarted)
		}
	}
}

// retire puts the current connection aside; its accepted calls end where they are.
func (c *Channel) retire() {
	old := c.current
	c.current = nil
	c.old[old] = struct{}{}
	go func() {
		old.group.Wait()
		c.mu.Lock()
		delete(c.old, old)
		c.mu.Unlock()
	}()
}

func (c *Channel) connect(waiting *dialing) {
	made, err := dial(c.life, c.address, c.options, c.noticed)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dial = nil
	waiting.err = err
	if made != nil {
		if c.closed {
			waiting.err = unavailable(NotStarted, 0, "the client was closed")
			go made.close()
		} else {
			c.current, c.hello = made, made.hello
			c.connections++
		}
	}
	close(waiting.done)
}

func (c *Channel) noticed(away *rpcv1.GoAway) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.goAway = away
}

// Close ends the channel: calls in flight fail, and nothing of it is left when it returns.
func (c *Channel) Close() error {
	c.mu.Lock()
	c.closed = true
	c.end()
	waiting := c.dial
	all := []*connection{}
	if c.current != nil {
		all = append(all, c.current)
	}
	for old := range c.old {
		all = append(all, old)
	}
	c.mu.Unlock()
	if waiting != nil {
		<-waiting.done
	}
	for _, each := range all {
		each.close()
	}
	return nil
}

// Server is the HELLO of the latest connection; nil before there is one.
func (c *Channel) Server() *rpcv1.Hello {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.hello
}

// LastGoAway is the latest GOAWAY; nil before there is one.
func (c *Channel) LastGoAway() *rpcv1.GoAway {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.goAway
}

// Connections is how many connections reached the server's HELLO.
func (c *Channel) Connections() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.connections
}

// CallsInFlight is how many calls the channel still remembers, those that were given up and not answered yet included.
func (c *Channel) CallsInFlight() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	count := 0
	if c.current != nil {
		count = c.current.callsInFlight()
	}
	for old := range c.old {
		count += old.callsInFlight()
	}
	return count
}

// Unary implements Caller.
func (c *Channel) Unary(ctx context.Context, method *Method, request, reply proto.Message, options []CallOption) error {
	body, err := encode(request)
	if err != nil {
		return err
	}
	if method.mayRepeat(request) {
		options = append(options[:len(options):len(options)], Idempotent())
	}
	bytes, err := c.Invoke(ctx, method.Name, body, options...)
	if err != nil {
		return err
	}
	if err := proto.Unmarshal(bytes, reply); err != nil {
		return unreadable(err)
	}
	return nil
}

// OpenStream implements Caller.
func (c *Channel) OpenStream(
	ctx context.Context, method *Method, request proto.Message, options []CallOption,
) (*RawStream, error) {
	body, err := encode(request)
	if err != nil {
		return nil, err
	}
	if method.mayRepeat(request) {
		options = append(options[:len(options):len(options)], Idempotent())
	}
	return c.Stream(ctx, method.Name, body, options...), nil
}

// Ping asks the server for a sign of life.
func (c *Channel) Ping(ctx context.Context) error {
	connection, err := c.connection(ctx)
	if err != nil {
		return err
	}
	if err := connection.ping(ctx); err != nil {
		return err
	}
	return nil
}

// begin opens a call on a connection that takes it.
func (c *Channel) begin(
	ctx context.Context, method string, body []byte, all callOptions, streams bool, attempts *int,
) (*connection, *call, *Error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, givenUp(err, NotStarted)
	}
	header := &rpcv1.RequestHeader{Method: method}
	for _, entry := range all.metadata {
		header.Metadata = append(header.Metadata, &rpcv1.Metadata{Key: entry.Key, Value: entry.Value})
	}
	*attempts++
	deadline, _ := ctx.Deadline()
	for {
		connection, failed := c.connection(ctx)
		if failed != nil {
			return nil, nil, failed
		}
		call, err := connection.open(header, body, streams, deadline)
		if err == errElsewhere {
			continue
		}
		if err != nil {
			var failed *Error
			errors.As(err, &failed)
			return nil, nil, failed
		}
		return connection, call, nil
	}
}
