package retouch

// What waits to be sent on one connection, in the order of Protos/WIRE.md: small frames first, large bodies in turns.
//
// Not safe by itself: the connection's lock guards it.
type outbox struct {
	small []outgoing
	large []*upload
	turn  int
}

// A whole frame that waits.
type outgoing struct {
	bytes []byte
	// The call whose first frame it is; nil for all others.
	call *call
}

// The rest of a request whose header went ahead.
type upload struct {
	call *call
	rest []byte
}

func (o *outbox) isEmpty() bool { return len(o.small) == 0 && len(o.large) == 0 }

// request puts a call's request in line.
func (o *outbox) request(c *call, header, body []byte, limits serverLimits) {
	if len(body) <= smallBytes && len(body) <= limits.fragment && frameCounted+len(header)+len(body) <= limits.frame {
		frame := appendFrame(make([]byte, 0, frameFixed+len(header)+len(body)), frameRequest, 0, c.id, header, body)
		o.small = append(o.small, outgoing{frame, c})
		return
	}
	frame := appendFrame(make([]byte, 0, frameFixed+len(header)), frameRequest, flagMore, c.id, header, nil)
	o.small = append(o.small, outgoing{frame, c})
	c.upload = &upload{call: c, rest: body}
	o.large = append(o.large, c.upload)
}

// drop takes what is left of a call's request out of the line.
func (o *outbox) drop(c *call) {
	if !c.sent {
		for i := range o.small {
			if o.small[i].call == c {
				o.small = append(o.small[:i], o.small[i+1:]...)
				break
			}
		}
	}
	if c.upload == nil {
		return
	}
	for i, other := range o.large {
		if other == c.upload {
			o.large = append(o.large[:i], o.large[i+1:]...)
			if o.turn > i {
				o.turn--
			}
			break
		}
	}
	c.upload = nil
}

// A batch is cut where it grows over this, so that a small frame waits behind one fragment at most.
const batchBytes = 64 << 10

// next moves the frames to send now into buffer: all small ones up to a limit, or else one fragment, whose body is not copied.
func (o *outbox) next(buffer []byte, limits serverLimits) (frames, body []byte) {
	if len(o.small) > 0 {
		taken := 0
		for taken < len(o.small) && (taken == 0 || len(buffer)+len(o.small[taken].bytes) <= batchBytes) {
			item := o.small[taken]
			if item.call != nil {
				item.call.sent = true
			}
			buffer = append(buffer, item.bytes...)
			taken++
		}
		o.small = append(o.small[:0], o.small[taken:]...)
		return buffer, nil
	}
	if o.turn >= len(o.large) {
		o.turn = 0
	}
	next := o.large[o.turn]
	size := min(len(next.rest), limits.fragment)
	body, next.rest = next.rest[:size], next.rest[size:]
	flags := byte(flagMore)
	if len(next.rest) == 0 {
		flags = 0
		o.large = append(o.large[:o.turn], o.large[o.turn+1:]...)
		next.call.upload = nil
	} else {
		o.turn++
	}
	buffer = appendFrame(buffer, frameRequest, flags, next.call.id, nil, nil)
	// The length counts the body that follows by itself.
	length := frameCounted + len(body)
	buffer[len(buffer)-12], buffer[len(buffer)-11] = byte(length>>24), byte(length>>16)
	buffer[len(buffer)-10], buffer[len(buffer)-9] = byte(length>>8), byte(length)
	return buffer, body
}
