package retouch

import (
	"encoding/binary"
	"fmt"
)

// A frame's type, as Protos/WIRE.md numbers them.
type frameType byte

const (
	frameHello frameType = iota
	frameRequest
	frameMessage
	frameResponse
	frameCancel
	framePing
	framePong
	frameGoAway
)

func (t frameType) String() string {
	names := [...]string{"HELLO", "REQUEST", "MESSAGE", "RESPONSE", "CANCEL", "PING", "PONG", "GOAWAY"}
	if int(t) < len(names) {
		return names[t]
	}
	return fmt.Sprintf("type %d", byte(t))
}

const (
	flagMore      = 0x01
	flagIgnorable = 0x80

	// Bytes of a frame before its header.
	frameFixed = 12
	// Bytes of those that the length counts.
	frameCounted = 8

	// What a HELLO without limits allows.
	defaultFrameBytes    = 1 << 20
	defaultFragmentBytes = 256 << 10
	defaultMessageBytes  = 64 << 20
	defaultHeaderBytes   = 16 << 10
	defaultEntries       = 64
	defaultCalls         = 256
	pingBytes            = 64
	// A request up to this size goes ahead of large ones.
	smallBytes = 16 << 10
)

// The fixed part of a frame that is being read.
type frameHead struct {
	kind   frameType
	flags  byte
	header int
	body   int
	call   uint32
}

// parseHead reads the fixed 12 bytes; the length must have been checked.
func parseHead(b []byte) frameHead {
	length := int(binary.BigEndian.Uint32(b))
	head := frameHead{
		kind:   frameType(b[4]),
		flags:  b[5],
		header: int(binary.BigEndian.Uint16(b[6:])),
		call:   binary.BigEndian.Uint32(b[8:]),
	}
	head.body = length - frameCounted - head.header
	return head
}

// appendFrame appends the fixed part, the header and the body of a frame.
func appendFrame(b []byte, kind frameType, flags byte, call uint32, header, body []byte) []byte {
	var fixed [frameFixed]byte
	binary.BigEndian.PutUint32(fixed[0:], uint32(frameCounted+len(header)+len(body)))
	fixed[4] = byte(kind)
	fixed[5] = flags
	binary.BigEndian.PutUint16(fixed[6:], uint16(len(header)))
	binary.BigEndian.PutUint32(fixed[8:], call)
	b = append(b, fixed[:]...)
	b = append(b, header...)
	return append(b, body...)
}
