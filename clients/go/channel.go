package retouch

import (
	"context"
	"errors"
	"io"
	"math/rand"
	"sync"
	"time"

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

// Invoke carries out a unary call: method is "retouch.v1.HealthService/Check", body an encoded request. The error is an *Error.
func (c *Channel) Invoke(ctx context.Context, method string, body []byte, options ...CallOption) ([]byte, error) {
	return c.Start(ctx, method, body, options...).Wait()
}

// Pending is a unary call that is under way.
type Pending struct {
	channel    *Channel
	ctx        context.Context
	method     string
	body       []byte
	options    callOptions
	attempts   int
	connection *connection
	call       *call
	err        *Error
}

// Start begins a unary call: when it returns, the request is in line behind those that were started before. Wait must follow.
func (c *Channel) Start(ctx context.Context, method string, body []byte, options ...CallOption) *Pending {
	p := &Pending{channel: c, ctx: ctx, method: method, body: body, options: gather(options)}
	p.begin()
	return p
}

func (p *Pending) begin() {
	p.connection, p.call, p.err = p.channel.begin(p.ctx, p.method, p.body, p.options, false, &p.attempts)
}

// Wait waits for the reply, and sends the request again where that is allowed. It is called once.
func (p *Pending) Wait() ([]byte, error) {
	if p.options.attempts != nil {
		defer func() { *p.options.attempts = p.attempts }()
	}
	for {
		err := p.err
		if err == nil {
			p.connection.wait(p.ctx, p.call)
			if err = p.call.err; err == nil {
				p.channel.succeeded()
				if p.options.reply != nil {
					*p.options.reply = p.call.meta
				}
				return p.call.reply, nil
			}
		}
		if err := p.channel.pause(p.ctx, err, p.attempts, p.options.idempotent); err != nil {
			return nil, err
		}
		p.begin()
	}
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

// pause waits before the next attempt, or gives the error that is the caller's.
func (c *Channel) pause(ctx context.Context, err *Error, attempts int, idempotent bool) *Error {
	if attempts >= c.options.Retry.Attempts || !mayRepeat(err, idempotent) || ctx.Err() != nil {
		return err
	}
	backoff := c.options.Retry.Backoff
	for i := 1; i < attempts && backoff < 5*time.Second; i++ {
		backoff *= 2
	}
	if backoff > 5*time.Second {
		backoff = 5 * time.Second
	}
	wait := backoff/2 + time.Duration(rand.Int63n(int64(backoff/2)+1))
	if err.RetryAfter > wait {
		wait = err.RetryAfter
	}
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) <= wait {
		return err
	}
	if !c.spend() {
		return err
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return givenUp(ctx.Err(), err.Processed)
	case <-c.life.Done():
		return err
	}
}

// mayRepeat is Protos/WIRE.md's "Sending again".
func mayRepeat(err *Error, idempotent bool) bool {
	switch err.Processed {
	case NotStarted:
		return err.Code == Unavailable || err.Retryable
	case Done:
		return err.Retryable
	}
	return idempotent && (err.Code == Unavailable || err.Retryable) && err.Code != Cancelled
}

func (c *Channel) spend() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.budget < 10 {
		return false
	}
	c.budget -= 10
	return true
}

func (c *Channel) succeeded() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.budget < c.options.Retry.Budget*10 {
		c.budget++
	}
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
