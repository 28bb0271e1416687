package retouch

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"time"

	"google.golang.org/protobuf/proto"

	"retouch/clients/go/rpcv1"
)

// reader takes frames from the socket; memory grows with the bytes that arrive, never by a declared size.
type reader struct {
	connection *connection
	buffer     []byte
	start, end int
	// Largest value of a frame's length.
	limit int
	// A PING is out because nothing came for a while.
	asked bool
	// Silence ends the connection only after HELLO.
	patient bool
}

// A rule of Protos/WIRE.md that the server broke.
type protocolError struct{ words string }

func (e protocolError) Error() string { return "the server broke the protocol: " + e.words }

func broke(format string, args ...any) error { return protocolError{fmt.Sprintf(format, args...)} }

var errSilent = errors.New("the server is silent, and a PING stayed unanswered")

// fill reads more bytes behind those that are there.
func (r *reader) fill() error {
	if r.buffer == nil {
		r.buffer = make([]byte, 64<<10)
	}
	if r.start == r.end {
		r.start, r.end = 0, 0
	} else if r.end == len(r.buffer) {
		copy(r.buffer, r.buffer[r.start:r.end])
		r.end -= r.start
		r.start = 0
	}
	c := r.connection
	for {
		if r.patient {
			c.socket.SetReadDeadline(time.Now().Add(c.options.IdleTimeout))
		}
		n, err := c.socket.Read(r.buffer[r.end:])
		r.end += n
		switch {
		case n > 0:
			r.asked = false
			return nil
		case err == nil:
			continue
		case r.patient && isTimeout(err):
			if r.asked {
				return errSilent
			}
			r.asked = true
			c.mu.Lock()
			c.pings = append(c.pings, nil)
			c.control(framePing, 0, nil, nil)
			c.mu.Unlock()
		case errors.Is(err, io.EOF):
			return errors.New("the server closed the connection")
		default:
			return err
		}
	}
}

// need makes n bytes available without taking them; n is at most the buffer's size.
func (r *reader) need(n int) ([]byte, error) {
	for r.end-r.start < n {
		if err := r.fill(); err != nil {
			return nil, err
		}
	}
	return r.buffer[r.start : r.start+n], nil
}

// head reads the fixed part of the next frame and checks what can be checked.
func (r *reader) head() (frameHead, error) {
	first, err := r.need(1)
	if err != nil {
		return frameHead{}, err
	}
	if first[0] != 0 {
		return frameHead{}, broke("byte 0 of a frame is 0x%02x", first[0])
	}
	fixed, err := r.need(4)
	if err != nil {
		return frameHead{}, err
	}
	length := binary.BigEndian.Uint32(fixed)
	if length < frameCounted || uint64(length) > uint64(r.limit) {
		return frameHead{}, broke("a frame's length is %d; it may be %d to %d", length, frameCounted, r.limit)
	}
	fixed, err = r.need(frameFixed)
	if err != nil {
		return frameHead{}, err
	}
	head := parseHead(fixed)
	r.start += frameFixed
	if head.body < 0 {
		return head, broke("header_length is %d, but only %d bytes follow the call id", head.header, head.header+head.body)
	}
	return head, nil
}

// header reads the frame's header into message.
func (r *reader) header(head frameHead, message proto.Message) error {
	if head.header > defaultHeaderBytes {
		return broke("a header of %d bytes", head.header)
	}
	bytes, err := r.need(head.header)
	if err != nil {
		return err
	}
	r.start += head.header
	if err := proto.Unmarshal(bytes, message); err != nil {
		return broke("the header of a %s frame cannot be read: %v", head.kind, err)
	}
	return nil
}

// pass hands the next n bytes on, piece by piece; sink may be nil.
func (r *reader) pass(n int, sink func([]byte)) error {
	for n > 0 {
		if r.start == r.end {
			if err := r.fill(); err != nil {
				return err
			}
		}
		size := min(n, r.end-r.start)
		if sink != nil {
			sink(r.buffer[r.start : r.start+size])
		}
		r.start += size
		n -= size
	}
	return nil
}

// hello reads the first frame: HELLO, or the server's reason not to go on.
func (r *reader) hello() (*rpcv1.Hello, *rpcv1.GoAway, error) {
	for {
		head, err := r.head()
		if err != nil {
			return nil, nil, err
		}
		if head.kind > frameGoAway && head.flags&flagIgnorable != 0 {
			if err := r.pass(head.header+head.body, nil); err != nil {
				return nil, nil, err
			}
			continue
		}
		if head.kind != frameHello && head.kind != frameGoAway {
			return nil, nil, broke("the first frame is of %s; it must be HELLO", head.kind)
		}
		if head.call != 0 || head.body != 0 || head.flags&flagMore != 0 {
			return nil, nil, broke("a %s frame with a call, a body or MORE", head.kind)
		}
		if head.kind == frameGoAway {
			away := &rpcv1.GoAway{}
			return nil, away, r.header(head, away)
		}
		hello := &rpcv1.Hello{}
		if err := r.header(head, hello); err != nil {
			return nil, nil, err
		}
		if hello.GetVersion() == 0 {
			return nil, nil, broke("HELLO names version 0; the first one is 1")
		}
		return hello, nil, nil
	}
}

// read carries out frames until the connection ends.
func (c *connection) read(r *reader) {
	defer c.group.Done()
	r.patient = true
	for {
		if err := c.frame(r); err != nil {
			c.fail("%v", err)
			return
		}
		c.mu.Lock()
		for c.unread > unreadBytes && c.broken == nil {
			c.taken.Wait()
		}
		broken := c.broken != nil
		c.mu.Unlock()
		if broken {
			return
		}
	}
}

func (c *connection) frame(r *reader) error {
	head, err := r.head()
	if err != nil {
		return err
	}
	switch head.kind {
	case frameMessage, frameResponse:
		return c.piece(r, head)
	case framePing, framePong:
		return c.pingPong(r, head)
	case frameGoAway:
		return c.away(r, head)
	case frameHello:
		return broke("a second HELLO")
	case frameRequest, frameCancel:
		return broke("a %s frame from a server", head.kind)
	}
	if head.flags&flagIgnorable == 0 {
		return broke("a frame of unknown %s", head.kind)
	}
	return r.pass(head.header+head.body, nil)
}

func (c *connection) pingPong(r *reader, head frameHead) error {
	if head.call != 0 || head.header != 0 || head.flags&flagMore != 0 || head.body > pingBytes {
		return broke("a %s with a call, a header, MORE or %d bytes", head.kind, head.body)
	}
	body, err := r.need(head.body)
	if err != nil {
		return err
	}
	r.start += head.body
	c.mu.Lock()
	defer c.mu.Unlock()
	if head.kind == framePing {
		c.control(framePong, 0, nil, body)
	} else if len(c.pings) > 0 {
		if c.pings[0] != nil {
			close(c.pings[0])
		}
		c.pings = c.pings[1:]
	}
	return nil
}

func (c *connection) away(r *reader, head frameHead) error {
	if head.call != 0 || head.body != 0 || head.flags&flagMore != 0 {
		return broke("a GOAWAY with a call, a body or MORE")
	}
	away := &rpcv1.GoAway{}
	if err := r.header(head, away); err != nil {
		return err
	}
	c.noticed(away)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.goAway = away
	after := time.Duration(away.GetRetryAfterMs()) * time.Millisecond
	for id, call := range c.calls {
		if id > away.GetLastCallId() {
			c.out.drop(call)
			call.end(nil, nil, unavailable(NotStarted, after, "the server ends and has not started the call: %s", away.GetMessage()))
			delete(c.calls, id)
		}
	}
	if len(c.calls) == 0 {
		c.end(unavailable(ProcessedMaybe, after, "the server ended the connection: %s", away.GetMessage()))
	}
	return nil
}

// piece takes one fragment of an item or of a reply.
func (c *connection) piece(r *reader, head frameHead) error {
	c.mu.Lock()
	call := c.calls[head.call]
	opened := head.call&1 == 1 && head.call <= c.lastID
	// A call above last_call_id is answered by GOAWAY; what the server still says about it crossed it.
	crossed := opened && c.goAway != nil && head.call > c.goAway.GetLastCallId()
	unwanted := call != nil && call.abandoned
	c.mu.Unlock()
	if call == nil {
		if crossed {
			return r.pass(head.header+head.body, nil)
		}
		return broke("a %s for call %d, which is not in flight", head.kind, head.call)
	}
	if call.arriving && head.kind != call.kind {
		// An answer may cut an item off; nothing else may come between.
		if head.kind != frameResponse {
			return broke("a MESSAGE inside the RESPONSE of call %d", head.call)
		}
		call.arriving = false
	}
	if call.arriving && head.header != 0 {
		return broke("a header in a later fragment of call %d", head.call)
	}
	if !call.arriving {
		if err := c.begin(r, head, call); err != nil {
			return err
		}
	}
	overflow := false
	if err := r.pass(head.body, func(part []byte) {
		overflow = overflow || len(call.body)+len(part) > c.options.MessageBytes
		if !overflow && !unwanted {
			call.body = append(call.body, part...)
		}
	}); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	isLast := head.flags&flagMore == 0
	if overflow && !call.abandoned {
		err := tooLarge(ProcessedMaybe, "an answer is larger than %d bytes", c.options.MessageBytes)
		if isLast && head.kind == frameResponse {
			c.discard(call)
			call.end(nil, nil, err)
		} else {
			c.abandon(call, rpcv1.CancelReason_CANCEL_REASON_ABANDONED, err)
		}
	}
	if isLast {
		call.arriving = false
		c.whole(call, head.kind)
	}
	return nil
}

// begin reads the header of a message's first frame.
func (c *connection) begin(r *reader, head frameHead, call *call) error {
	call.arriving, call.kind, call.body = true, head.kind, nil
	if head.kind == frameResponse {
		call.header = &rpcv1.ResponseHeader{}
		return r.header(head, call.header)
	}
	message := &rpcv1.MessageHeader{}
	if err := r.header(head, message); err != nil {
		return err
	}
	if message.GetSequence() != call.sequence {
		return broke("item %d of call %d; expected %d", message.GetSequence(), head.call, call.sequence)
	}
	call.sequence++
	if !call.streams {
		c.giveUp(call, rpcv1.CancelReason_CANCEL_REASON_ABANDONED, &Error{
			Code: Unimplemented, Message: "an item came for a call that has one reply", Reason: "InputValidationError",
		})
	}
	return nil
}

// whole hands a complete message to its caller.
func (c *connection) whole(call *call, kind frameType) {
	body := call.body
	call.body = nil
	if kind == frameMessage {
		if !call.abandoned && !call.ended {
			if body == nil {
				body = []byte{}
			}
			call.items = append(call.items, body)
			c.unread += len(body)
			select {
			case call.more <- struct{}{}:
			default:
			}
		}
		return
	}
	if call.sent && call.upload != nil && !call.abandoned {
		// The answer came before the request was whole: the rest is not coming.
		c.control(frameCancel, call.id, &rpcv1.Cancel{Reason: rpcv1.CancelReason_CANCEL_REASON_ANSWERED}, nil)
	}
	c.out.drop(call)
	if call.header.GetCode() == rpcv1.StatusCode_OK {
		call.end(body, entries(call.header.GetMetadata()), nil)
	} else {
		call.end(nil, nil, failure(call.header))
	}
	c.forget(call)
}
