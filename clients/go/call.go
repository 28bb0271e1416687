package retouch

import "retouch/clients/go/rpcv1"

// One call on one connection. The connection's lock guards it, except where it says otherwise.
type call struct {
	id      uint32
	streams bool
	// Its first frame is with the operating system.
	sent bool
	// What is left to send of a large request.
	upload *upload
	// The caller is gone; the server has not answered yet.
	abandoned bool

	// The message that is arriving, and of which type its frames are: the reader's alone.
	arriving bool
	kind     frameType
	header   *rpcv1.ResponseHeader
	body     []byte
	sequence uint64

	// Items that the caller has not taken.
	items [][]byte
	// How it ended; valid when ended is set.
	ended bool
	reply []byte
	meta  []Entry
	err   *Error
	// Closed when it has ended; has room for one word that there is an item.
	done chan struct{}
	more chan struct{}
}

func newCall(streams bool) *call {
	return &call{streams: streams, done: make(chan struct{}), more: make(chan struct{}, 1)}
}

func (c *call) end(reply []byte, meta []Entry, err *Error) {
	if c.ended {
		return
	}
	c.ended, c.reply, c.meta, c.err = true, reply, meta, err
	close(c.done)
}

func (c *call) began() Processed {
	if c.sent {
		return ProcessedMaybe
	}
	return NotStarted
}
