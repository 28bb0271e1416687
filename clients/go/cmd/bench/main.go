//go:build bench

// Command bench puts one client under one load for some seconds and prints calls a second; clients/go/bench runs it.
//
//	bench ours|grpc LOAD PORT SECONDS
//
// alone: echoes of 100 bytes, one behind the other. callers: the same from 8 goroutines. large: echoes of 10 MB. The server is
// wire-bench-server for ours and grpc_server (Tests/Benchmarks/wire) for gRPC's client.
package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"sync"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/wrapperspb"

	retouch "retouch/clients/go"
)

// The payload's message has the same bytes on the wire as google.protobuf.BytesValue.
const smallBytes, largeBytes, callers = 98, 10_000_000, 8

// The messages' own runtime: Debian's grpc-go still brings the one before it, which cannot read them.
type codec struct{}

func (codec) Marshal(v interface{}) ([]byte, error) { return proto.Marshal(v.(proto.Message)) }
func (codec) Unmarshal(data []byte, v interface{}) error {
	return proto.Unmarshal(data, v.(proto.Message))
}
func (codec) Name() string { return "proto" }

type echo func(ctx context.Context, request, reply *wrapperspb.BytesValue) error

func fail(err error) {
	fmt.Fprintln(os.Stderr, "bench:", err)
	os.Exit(1)
}

func ours(address string) echo {
	client := retouch.NewClient(address, retouch.Options{MessageBytes: 128 << 20})
	method := &retouch.Method{Name: "bench.EchoService/Echo"}
	return func(ctx context.Context, request, reply *wrapperspb.BytesValue) error {
		return client.Unary(ctx, method, request, reply, nil)
	}
}

func peer(address string) echo {
	unlimited := grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(128<<20), grpc.MaxCallSendMsgSize(128<<20), grpc.ForceCodec(codec{}))
	connection, err := grpc.Dial(address, grpc.WithInsecure(), grpc.WithBlock(), unlimited)
	if err != nil {
		fail(err)
	}
	return func(ctx context.Context, request, reply *wrapperspb.BytesValue) error {
		return connection.Invoke(ctx, "/bench.EchoService/Echo", request, reply)
	}
}

func main() {
	if len(os.Args) != 5 {
		fail(fmt.Errorf("ours|grpc LOAD PORT SECONDS"))
	}
	seconds, err := strconv.ParseFloat(os.Args[4], 64)
	if err != nil {
		fail(err)
	}
	open := map[string]func(string) echo{"ours": ours, "grpc": peer}[os.Args[1]]
	call := open("127.0.0.1:" + os.Args[3])
	size, count := smallBytes, 1
	switch os.Args[2] {
	case "callers":
		count = callers
	case "large":
		size = largeBytes
	}
	request := &wrapperspb.BytesValue{Value: make([]byte, size)}
	one := func() {
		// A time limit of its own for each call, as every caller should have.
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
		defer cancel()
		var reply wrapperspb.BytesValue
		if err := call(ctx, request, &reply); err != nil {
			fail(err)
		}
		if len(reply.Value) != size {
			fail(fmt.Errorf("%d bytes", len(reply.Value)))
		}
	}
	for i := 0; i < 20; i++ {
		one()
	}
	start := time.Now()
	counts := make([]int, count)
	var all sync.WaitGroup
	for i := range counts {
		all.Add(1)
		go func(i int) {
			defer all.Done()
			for time.Since(start).Seconds() < seconds {
				one()
				counts[i]++
			}
		}(i)
	}
	all.Wait()
	took := time.Since(start).Seconds()
	total := 0
	for _, n := range counts {
		total += n
	}
	fmt.Printf("%.1f\n", float64(total)/took)
}
