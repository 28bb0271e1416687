// A peer: an echo and its load on ttrpc-go, containerd's RPC for machines where gRPC is too large.
//
//	ttrpc server
//	ttrpc client PORT SMALL_CALLERS SMALL_BYTES LARGE_CALLERS LARGE_BYTES SECONDS
//
// The client's arguments and output are those of epoll_client.c: one connection, one call in flight a caller. ttrpc carries
// at most 4 MB a message; a larger one ends the client with its error.
package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"sort"
	"strconv"
	"sync"
	"time"

	"github.com/containerd/ttrpc"

	"bench"
)

const service, method = "bench.EchoService", "Echo"

func fail(err error) {
	fmt.Fprintln(os.Stderr, "ttrpc:", err)
	os.Exit(1)
}

func serve() {
	server, err := ttrpc.NewServer()
	if err != nil {
		fail(err)
	}
	server.Register(service, map[string]ttrpc.Method{
		method: func(_ context.Context, unmarshal func(interface{}) error) (interface{}, error) {
			payload := new(bench.Payload)
			err := unmarshal(payload)
			return payload, err
		},
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fail(err)
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	fail(server.Serve(context.Background(), listener))
}

type load struct {
	name    string
	callers int
	bytes   int
	samples []float64
}

func number(text string) int {
	value, err := strconv.Atoi(text)
	if err != nil {
		fail(err)
	}
	return value
}

func run(arguments []string) {
	connection, err := net.Dial("tcp", "127.0.0.1:"+arguments[0])
	if err != nil {
		fail(err)
	}
	client := ttrpc.NewClient(connection)
	seconds, err := strconv.ParseFloat(arguments[5], 64)
	if err != nil {
		fail(err)
	}
	loads := []*load{
		{name: "small", callers: number(arguments[1]), bytes: number(arguments[2])},
		{name: "large", callers: number(arguments[3]), bytes: number(arguments[4])},
	}
	start := time.Now()
	warm := start.Add(time.Duration(seconds * 0.2e9))
	stop := start.Add(time.Duration(seconds * 1.2e9))
	var all sync.WaitGroup
	var samples sync.Mutex
	for _, l := range loads {
		for i := 0; i < l.callers; i++ {
			all.Add(1)
			go func(l *load) {
				defer all.Done()
				request := &bench.Payload{Data: make([]byte, l.bytes)}
				var mine []float64
				for now := time.Now(); now.Before(stop); {
					var reply bench.Payload
					if err := client.Call(context.Background(), service, method, request, &reply); err != nil {
						fail(err)
					}
					since := now
					now = time.Now()
					if len(reply.Data) != l.bytes {
						fail(fmt.Errorf("%d bytes", len(reply.Data)))
					}
					if now.After(warm) {
						mine = append(mine, now.Sub(since).Seconds()*1e6)
					}
				}
				samples.Lock()
				l.samples = append(l.samples, mine...)
				samples.Unlock()
			}(l)
		}
	}
	all.Wait()
	for _, l := range loads {
		n := len(l.samples)
		if n == 0 {
			continue
		}
		sort.Float64s(l.samples)
		fmt.Printf("%s calls/s %.1f median %.1f p99 %.1f p99.9 %.1f\n", l.name, float64(n)/seconds,
			l.samples[n/2], l.samples[n*99/100], l.samples[n*999/1000])
	}
}

func main() {
	switch {
	case len(os.Args) == 2 && os.Args[1] == "server":
		serve()
	case len(os.Args) == 8 && os.Args[1] == "client":
		run(os.Args[2:])
	default:
		fail(fmt.Errorf("server | client PORT SMALL BYTES LARGE BYTES SECONDS"))
	}
}
