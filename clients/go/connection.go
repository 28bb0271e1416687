package retouch

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"sync"
	"time"

	"google.golang.org/protobuf/proto"

	"retouch/clients/go/rpcv1"
)

// A stream keeps at most this much that nobody takes before the connection is read no further.
const unreadBytes = 8 << 20

// connection is one TCP connection after both HELLOs: a goroutine that reads, one that writes.
type connection struct {
	socket  net.Conn
	options Options
	hello   *rpcv1.Hello
	limits  serverLimits

	mu     sync.Mutex
	calls  map[uint32]*call
	lastID uint32
	out    outbox
	// Bytes of items that no caller has taken.
	unread int
	pings  []chan struct{}
	// Set by GOAWAY; no new calls from then on.
	goAway *rpcv1.GoAway
	// Why it ended; nil while it lives.
	broken *Error
	// The reader waits here for its callers, the writer for work.
	taken *sync.Cond
	work  *sync.Cond
	group sync.WaitGroup
	// Told of each GOAWAY.
	noticed func(*rpcv1.GoAway)
}

// dial connects, says HELLO and hears the server's.
func dial(ctx context.Context, address string, options Options, noticed func(*rpcv1.GoAway)) (*connection, *Error) {
	ctx, cancel := context.WithTimeout(ctx, options.ConnectTimeout)
	defer cancel()
	socket, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, unavailable(NotStarted, 0, "cannot connect to %s: %v", address, err)
	}
	tune(socket)
	if options.TLS != nil {
		settings := options.TLS.Clone()
		settings.MinVersion = tls.VersionTLS13
		if settings.ServerName == "" && !settings.InsecureSkipVerify {
			settings.ServerName, _, _ = net.SplitHostPort(address)
		}
		secure := tls.Client(socket, settings)
		if err := secure.HandshakeContext(ctx); err != nil {
			socket.Close()
			return nil, unavailable(NotStarted, 0, "no TLS with %s: %v", address, err)
		}
		socket = secure
	}
	c := &connection{socket: socket, options: options, calls: map[uint32]*call{}, noticed: noticed}
	c.taken, c.work = sync.NewCond(&c.mu), sync.NewCond(&c.mu)
	reader := &reader{connection: c, limit: defaultFrameBytes}
	if failed := c.greet(ctx, reader, address); failed != nil {
		socket.Close()
		return nil, failed
	}
	c.group.Add(2)
	go c.read(reader)
	go c.write()
	return c, nil
}

func (c *connection) greet(ctx context.Context, reader *reader, address string) *Error {
	header, _ := proto.Marshal(&rpcv1.Hello{
		Version: 1, Agent: c.options.Agent, Credential: c.options.Credential, SchemaHash: c.options.SchemaHash,
	})
	deadline := time.Now().Add(c.options.HelloTimeout)
	c.socket.SetDeadline(deadline)
	// A caller that gives up meanwhile is not kept.
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		select {
		case <-ctx.Done():
			c.socket.SetDeadline(time.Unix(1, 0))
		case <-stop:
		}
	}()
	if _, err := c.socket.Write(appendFrame(nil, frameHello, 0, 0, header, nil)); err != nil {
		return unavailable(NotStarted, 0, "%s does not take HELLO: %v", address, err)
	}
	hello, away, err := reader.hello()
	switch {
	case away != nil:
		c.noticed(away)
		after := time.Duration(away.GetRetryAfterMs()) * time.Millisecond
		return unavailable(NotStarted, after, "%s does not take the connection: %s", address, away.GetMessage())
	case err != nil:
		return unavailable(NotStarted, 0, "no HELLO from %s: %v", address, err)
	}
	c.socket.SetDeadline(time.Time{})
	c.hello, c.limits = hello, limitsOf(hello)
	reader.limit = max(c.limits.frame, defaultFrameBytes)
	if told := int(hello.GetLimits().GetFrameBytes()); told > 0 {
		reader.limit = told
	}
	return nil
}

// errElsewhere: this connection takes no more calls; another one may.
var errElsewhere = fmt.Errorf("the connection takes no more calls")

// open begins a call. The header's timeout is filled in here.
func (c *connection) open(header *rpcv1.RequestHeader, body []byte, streams bool, deadline time.Time) (*call, error) {
	if n := len(header.GetMetadata()); n > c.limits.entries {
		return nil, tooLarge(NotStarted, "%d metadata entries; the server takes %d", n, c.limits.entries)
	}
	if len(body) > c.limits.message {
		return nil, tooLarge(NotStarted, "the request has %d bytes; the server takes %d", len(body), c.limits.message)
	}
	if !deadline.IsZero() {
		left := (time.Until(deadline) + time.Millisecond - 1) / time.Millisecond
		if left < 1 {
			left = 1
		}
		if left > 1<<32-1 {
			left = 1<<32 - 1
		}
		header.TimeoutMs = uint32(left)
	}
	encoded, err := proto.Marshal(header)
	if err != nil {
		return nil, &Error{
			Code: InvalidArgument, Message: "the request's header cannot be written: " + err.Error(), Reason: "InputValidationError",
			Stage: "input", Processed: NotStarted,
		}
	}
	if len(encoded) > c.limits.header || frameCounted+len(encoded) > c.limits.frame {
		return nil, tooLarge(NotStarted, "the request's header has %d bytes; the server takes %d", len(encoded), c.limits.header)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.broken != nil || c.goAway != nil || c.lastID > 1<<32-3 {
		return nil, errElsewhere
	}
	if len(c.calls) >= c.limits.calls {
		return nil, &Error{
			Code: ResourceExhausted, Message: fmt.Sprintf("%d calls are in flight; the server takes no more", len(c.calls)),
			Reason: "ConcurrencyLimitExceeded", Retryable: true, Processed: NotStarted,
		}
	}
	call := newCall(streams)
	if c.lastID == 0 {
		call.id = 1
	} else {
		call.id = c.lastID + 2
	}
	c.lastID = call.id
	c.calls[call.id] = call
	c.out.request(call, encoded, body, c.limits)
	c.work.Signal()
	return call, nil
}

// giveUp ends a call for its caller; the server is told where it knows of it.
func (c *connection) giveUp(call *call, reason rpcv1.CancelReason, err *Error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.abandon(call, reason, err)
}

func (c *connection) abandon(call *call, reason rpcv1.CancelReason, err *Error) {
	c.discard(call)
	if call.ended {
		return
	}
	call.end(nil, nil, err)
	c.out.drop(call)
	call.abandoned = true
	if !call.sent {
		c.forget(call)
	} else if c.broken == nil {
		c.control(frameCancel, call.id, &rpcv1.Cancel{Reason: reason}, nil)
	}
}

// discard lets go of the items that nobody will take.
func (c *connection) discard(call *call) {
	for _, item := range call.items {
		c.unread -= len(item)
	}
	call.items = nil
	c.taken.Signal()
}

func (c *connection) forget(call *call) {
	delete(c.calls, call.id)
	if c.goAway != nil && len(c.calls) == 0 {
		c.end(unavailable(ProcessedMaybe, 0, "the server ended the connection: %s", c.goAway.GetMessage()))
	}
}

// control puts a small frame in line.
func (c *connection) control(kind frameType, id uint32, header proto.Message, body []byte) {
	var encoded []byte
	if header != nil {
		encoded, _ = proto.Marshal(header)
	}
	c.out.small = append(c.out.small, outgoing{bytes: appendFrame(nil, kind, 0, id, encoded, body)})
	c.work.Signal()
}

// watch gives a stream up when its caller's context ends, whether or not the caller reads it just then.
func (c *connection) watch(ctx context.Context, call *call) {
	if ctx.Done() == nil {
		return
	}
	go func() {
		select {
		case <-call.done:
		case <-ctx.Done():
			c.giveUp(call, reasonOf(ctx.Err()), givenUp(ctx.Err(), c.began(call)))
		}
	}()
}

// take waits for the next item of a stream: (item, true), or (nil, false) at its end.
func (c *connection) take(call *call) ([]byte, bool) {
	for {
		c.mu.Lock()
		if len(call.items) > 0 {
			item := call.items[0]
			call.items[0] = nil
			call.items = call.items[1:]
			c.unread -= len(item)
			c.taken.Signal()
			c.mu.Unlock()
			return item, true
		}
		ended := call.ended
		c.mu.Unlock()
		if ended {
			return nil, false
		}
		select {
		case <-call.more:
		case <-call.done:
		}
	}
}

// wait waits for the reply of a unary call.
func (c *connection) wait(ctx context.Context, call *call) {
	select {
	case <-call.done:
	case <-ctx.Done():
		c.giveUp(call, reasonOf(ctx.Err()), givenUp(ctx.Err(), c.began(call)))
	}
}

func reasonOf(err error) rpcv1.CancelReason {
	if err == context.DeadlineExceeded {
		return rpcv1.CancelReason_CANCEL_REASON_DEADLINE
	}
	return rpcv1.CancelReason_CANCEL_REASON_ABANDONED
}

func (c *connection) began(call *call) Processed {
	c.mu.Lock()
	defer c.mu.Unlock()
	return call.began()
}

// ping sends a PING and waits for its PONG.
func (c *connection) ping(ctx context.Context) *Error {
	answered := make(chan struct{})
	c.mu.Lock()
	if c.broken != nil {
		err := c.broken
		c.mu.Unlock()
		return err
	}
	c.pings = append(c.pings, answered)
	c.control(framePing, 0, nil, []byte{byte(len(c.pings))})
	c.mu.Unlock()
	select {
	case <-answered:
		c.mu.Lock()
		defer c.mu.Unlock()
		for _, waiting := range c.pings {
			if waiting == answered {
				return c.broken
			}
		}
		return nil
	case <-ctx.Done():
		return givenUp(ctx.Err(), ProcessedMaybe)
	}
}

// end breaks the connection: all calls learn why.
func (c *connection) end(why *Error) {
	if c.broken != nil {
		return
	}
	c.broken = why
	for id, call := range c.calls {
		err := *why
		if !call.sent {
			err.Processed = NotStarted
		}
		call.end(nil, nil, &err)
		delete(c.calls, id)
	}
	for _, waiting := range c.pings {
		if waiting != nil {
			close(waiting)
		}
	}
	c.socket.Close()
	c.work.Broadcast()
	c.taken.Broadcast()
}

func (c *connection) fail(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	message := fmt.Sprintf(format, args...)
	if words := c.goAway.GetMessage(); words != "" {
		message = "the server ended the connection: " + words
	}
	after := time.Duration(c.goAway.GetRetryAfterMs()) * time.Millisecond
	c.end(unavailable(ProcessedMaybe, after, "%s", message))
}

// close ends the connection and waits until nothing of it is left.
func (c *connection) close() {
	c.fail("the client was closed")
	c.group.Wait()
}

func (c *connection) isOpen() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.broken == nil && c.goAway == nil
}

func (c *connection) callsInFlight() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.calls)
}

// write sends what is in line until the connection ends.
func (c *connection) write() {
	defer c.group.Done()
	buffer := make([]byte, 0, batchBytes)
	for {
		c.mu.Lock()
		for c.out.isEmpty() && c.broken == nil {
			c.work.Wait()
		}
		if c.broken != nil {
			c.mu.Unlock()
			return
		}
		frames, body := c.out.next(buffer[:0], c.limits)
		c.mu.Unlock()
		if err := c.push(frames, body); err != nil {
			c.fail("the server takes nothing any more: %v", err)
			return
		}
		if cap(frames) <= 4*batchBytes {
			buffer = frames
		}
	}
}

// push writes both parts; each 64 KiB must be taken within the stall's time.
func (c *connection) push(parts ...[]byte) error {
	for _, part := range parts {
		for len(part) > 0 {
			size := min(len(part), batchBytes)
			c.socket.SetWriteDeadline(time.Now().Add(c.options.WriteStall))
			n, err := c.socket.Write(part[:size])
			if err != nil && (n == 0 || !isTimeout(err) || c.options.TLS != nil) {
				return err
			}
			part = part[n:]
		}
	}
	return nil
}

func isTimeout(err error) bool {
	timeout, ok := err.(net.Error)
	return ok && timeout.Timeout()
}
