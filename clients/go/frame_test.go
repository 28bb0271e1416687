package retouch

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	"retouch/clients/go/rpcv1"
)

// The repository's root: the tests run in clients/go, which may be a link.
func root(t testing.TB) string {
	t.Helper()
	here, err := filepath.EvalSymlinks(".")
	if err != nil {
		t.Fatal(err)
	}
	here, err = filepath.Abs(here)
	if err != nil {
		t.Fatal(err)
	}
	if real, err := filepath.EvalSymlinks(here); err == nil {
		here = real
	}
	return filepath.Dir(filepath.Dir(here))
}

func goldenFrames(t *testing.T) map[string][]byte {
	file, err := os.Open(filepath.Join(root(t), "Protos/vectors/frames.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	frames := map[string][]byte{}
	for scanner := bufio.NewScanner(file); scanner.Scan(); {
		name, digits, found := strings.Cut(scanner.Text(), " ")
		if !found || name == "#" {
			continue
		}
		frame, err := hex.DecodeString(digits)
		if err != nil {
			t.Fatal(name, err)
		}
		frames[name] = frame
	}
	if len(frames) < 15 {
		t.Fatalf("only %d golden frames", len(frames))
	}
	return frames
}

// Each golden frame is read and written again, byte for byte.
func TestGoldenFrames(t *testing.T) {
	for name, frame := range goldenFrames(t) {
		head := parseHead(frame)
		if int(binary.BigEndian.Uint32(frame)) != len(frame)-4 || head.header+head.body+frameFixed != len(frame) {
			t.Errorf("%s: %+v does not add up to %d bytes", name, head, len(frame))
			continue
		}
		header := frame[frameFixed : frameFixed+head.header]
		again := appendFrame(nil, head.kind, head.flags, head.call, header, frame[frameFixed+head.header:])
		if !bytes.Equal(again, frame) {
			t.Errorf("%s: written again it is %x", name, again)
		}
		message := map[frameType]proto.Message{
			frameHello: &rpcv1.Hello{}, frameRequest: &rpcv1.RequestHeader{}, frameMessage: &rpcv1.MessageHeader{},
			frameResponse: &rpcv1.ResponseHeader{}, frameCancel: &rpcv1.Cancel{}, frameGoAway: &rpcv1.GoAway{},
		}[head.kind]
		if message != nil {
			if err := proto.Unmarshal(header, message); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// Small requests go before large ones, large ones take turns, and the bytes arrive whole and in order.
func TestOutboxOrder(t *testing.T) {
	limits := limitsOf(&rpcv1.Hello{Limits: &rpcv1.WireLimits{FragmentBytes: 1000}})
	var out outbox
	bodies := map[uint32][]byte{1: bytes.Repeat([]byte{1}, 3500), 3: bytes.Repeat([]byte{3}, 2500), 5: []byte("small")}
	got := map[uint32][]byte{}
	order := []uint32{}
	add := func(id uint32) { out.request(&call{id: id}, []byte{0x0a, 1, 'm'}, bodies[id], limits) }
	add(1)
	add(3)
	for step := 0; !out.isEmpty(); step++ {
		if step == 2 {
			add(5)
		}
		frames, body := out.next(nil, limits)
		for data := append(frames, body...); len(data) > 0; {
			size := 4 + int(binary.BigEndian.Uint32(data))
			head := parseHead(data[:size])
			if head.header == 0 || head.call == 5 {
				order = append(order, head.call)
			}
			got[head.call] = append(got[head.call], data[frameFixed+head.header:size]...)
			data = data[size:]
		}
	}
	for id, body := range bodies {
		if !bytes.Equal(got[id], body) {
			t.Errorf("call %d: %d bytes of %d", id, len(got[id]), len(body))
		}
	}
	if want := []uint32{1, 5, 3, 1, 3, 1, 3, 1}; !equal(order, want) {
		t.Errorf("order %v; expected %v", order, want)
	}
}

// What is dropped is not sent, and the others go on.
func TestOutboxDrop(t *testing.T) {
	limits := limitsOf(&rpcv1.Hello{Limits: &rpcv1.WireLimits{FragmentBytes: 1000}})
	var out outbox
	first, second, third := &call{id: 1}, &call{id: 3}, &call{id: 5}
	out.request(first, nil, make([]byte, 5000), limits)
	out.request(second, nil, make([]byte, 5000), limits)
	out.next(nil, limits)
	out.next(nil, limits)
	out.request(third, nil, nil, limits)
	out.drop(first)
	out.drop(third)
	if len(out.small) != 0 || len(out.large) != 1 || out.large[0].call != second || first.upload != nil {
		t.Fatalf("%+v", out)
	}
	for frames, body := out.next(nil, limits); ; frames, body = out.next(nil, limits) {
		if head := parseHead(append(frames, body...)); head.call != 3 {
			t.Fatalf("a frame of call %d", head.call)
		}
		if out.isEmpty() {
			break
		}
	}
}

func equal(a, b []uint32) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
