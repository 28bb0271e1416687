package retouch_test

import (
	"bufio"
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	retouch "retouch/clients/go"
	v1 "retouch/clients/go/retouchv1"
)

// serve starts the built server and gives its address; it ends with the test.
func serve(t testing.TB) string {
	t.Helper()
	here, err := filepath.EvalSymlinks(".")
	if err == nil {
		here, err = filepath.Abs(here)
	}
	if err != nil {
		t.Fatal(err)
	}
	root := os.Getenv("RETOUCH_ROOT")
	if root == "" {
		root = filepath.Dir(filepath.Dir(here))
	}
	server := exec.Command(
		filepath.Join(root, ".build/release/retouchd"), "serve", "--listen", "127.0.0.1:0", "--data", t.TempDir(), "--models",
		filepath.Join(root, ".cache/models"))
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatalf("%v; make build makes the server", err)
	}
	t.Cleanup(func() {
		server.Process.Signal(syscall.SIGTERM)
		server.Wait()
	})
	for scanner := bufio.NewScanner(out); scanner.Scan(); {
		if address := strings.TrimPrefix(scanner.Text(), "listening on "); address != scanner.Text() {
			return address
		}
	}
	t.Fatal("the server ended before it listened")
	return ""
}

func soon(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func TestHealthAndDescribe(t *testing.T) {
	services, client := v1.Dial(serve(t), retouch.Options{})
	defer client.Close()
	health, err := services.Health.Check(soon(t), &v1.HealthCheckRequest{})
	if err != nil || health.GetStatus() == v1.ServingStatus_SERVING_STATUS_UNKNOWN {
		t.Fatalf("%v, %v", health, err)
	}
	about, err := services.Describe.Describe(soon(t), &v1.DescribeRequest{})
	if err != nil {
		t.Fatal(err)
	}
	if about.GetSchemaHash() != v1.SchemaHash {
		t.Errorf("the server's schema is %x, the stubs' %x", about.GetSchemaHash(), uint64(v1.SchemaHash))
	}
}

func TestPlanAndItsRefusal(t *testing.T) {
	services, client := v1.Dial(serve(t), retouch.Options{})
	defer client.Close()
	plan, err := services.Edit.PlanEdit(soon(t), &v1.PlanEditRequest{Inputs: &v1.EditInputs{Prompt: "make the dress emerald green and crop to 4:5"}})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(plan.GetPlan().GetSteps()); n != 2 {
		t.Errorf("%d steps", n)
	}
	_, err = services.Edit.PlanEdit(soon(t), &v1.PlanEditRequest{Inputs: &v1.EditInputs{Prompt: "mach das Kleid rot"}})
	var failed *retouch.Error
	if !errors.Is(err, retouch.ErrPromptNotUnderstood) || !errors.As(err, &failed) || failed.Code != retouch.InvalidArgument {
		t.Errorf("%v", err)
	}
}

func TestManyCallsShareTheConnection(t *testing.T) {
	services, client := v1.Dial(serve(t), retouch.Options{})
	defer client.Close()
	var all sync.WaitGroup
	for worker := 0; worker < 50; worker++ {
		all.Add(1)
		go func() {
			defer all.Done()
			for i := 0; i < 20; i++ {
				if _, err := services.Health.Check(soon(t), &v1.HealthCheckRequest{}); err != nil {
					t.Error(err)
				}
			}
		}()
	}
	all.Wait()
	if n := client.Small.Connections(); n != 1 {
		t.Errorf("%d connections", n)
	}
}

// settled waits until the goroutines are no more than before.
func settled(t testing.TB, before int) {
	t.Helper()
	for i := 0; i < 200; i++ {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	stacks := make([]byte, 1<<20)
	t.Errorf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
}

// sockets counts the process's open sockets.
func sockets(t testing.TB) int {
	names, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip("no /proc")
	}
	count := 0
	for _, name := range names {
		if target, err := os.Readlink("/proc/self/fd/" + name.Name()); err == nil && strings.HasPrefix(target, "socket:") {
			count++
		}
	}
	return count
}

func TestNothingIsLeftAfterClose(t *testing.T) {
	address := serve(t)
	before, open := runtime.NumGoroutine(), sockets(t)
	for i := 0; i < 20; i++ {
		services, client := v1.Dial(address, retouch.Options{})
		if _, err := services.Health.Check(soon(t), &v1.HealthCheckRequest{}); err != nil {
			t.Fatal(err)
		}
		client.Close()
	}
	settled(t, before)
	if now := sockets(t); now > open {
		t.Errorf("%d sockets, %d before", now, open)
	}
}

// A peer that takes connections and says nothing, or garbage, costs the caller its deadline at most, and leaves nothing behind.
func TestBadPeers(t *testing.T) {
	for name, answer := range map[string]string{"silent": "", "garbage": "HTTP/1.1 400 Bad Request\r\n\r\n", "half": "\x00\x00\x00"} {
		t.Run(name, func(t *testing.T) {
			listener, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			before := runtime.NumGoroutine()
			var taken []net.Conn
			var lock sync.Mutex
			go func() {
				for {
					connection, err := listener.Accept()
					if err != nil {
						return
					}
					connection.Write([]byte(answer))
					lock.Lock()
					taken = append(taken, connection)
					lock.Unlock()
				}
			}()
			services, client := v1.Dial(listener.Addr().String(), retouch.Options{HelloTimeout: 5 * time.Second})
			ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
			defer cancel()
			begin := time.Now()
			_, err = services.Health.Check(ctx, &v1.HealthCheckRequest{})
			var failed *retouch.Error
			if !errors.As(err, &failed) || failed.Processed != retouch.NotStarted {
				t.Errorf("%v", err)
			}
			if name == "garbage" && failed != nil && failed.Code != retouch.Unavailable {
				t.Errorf("%v", err)
			}
			if took := time.Since(begin); took > 3*time.Second {
				t.Errorf("it took %v", took)
			}
			client.Close()
			listener.Close()
			lock.Lock()
			for _, connection := range taken {
				connection.Close()
			}
			lock.Unlock()
			settled(t, before)
		})
	}
}

func TestNobodyListens(t *testing.T) {
	services, client := v1.Dial("127.0.0.1:1", retouch.Options{})
	defer client.Close()
	_, err := services.Health.Check(soon(t), &v1.HealthCheckRequest{})
	if !errors.Is(err, retouch.ErrUnavailable) {
		t.Errorf("%v", err)
	}
}

// Small calls a second at depth 1.
func BenchmarkHealth(b *testing.B) {
	services, client := v1.Dial(serve(b), retouch.Options{})
	defer client.Close()
	ctx := context.Background()
	if _, err := services.Health.Check(ctx, &v1.HealthCheckRequest{}); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		if _, err := services.Health.Check(ctx, &v1.HealthCheckRequest{}); err != nil {
			b.Fatal(err)
		}
	}
}
