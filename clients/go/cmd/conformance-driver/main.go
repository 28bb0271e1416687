// The driver of clients/conformance for the Go client: cases on standard input, outcomes on standard output.
package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	retouch "retouch/clients/go"
	"retouch/clients/go/conformancev1"
	_ "retouch/clients/go/retouchv1"
	"retouch/clients/go/rpcv1"
)

func main() {
	in, out := bufio.NewReader(os.Stdin), bufio.NewWriter(os.Stdout)
	for {
		var length [4]byte
		if _, err := io.ReadFull(in, length[:]); err == io.EOF {
			return
		} else if err != nil {
			fail(err)
		}
		bytes := make([]byte, binary.BigEndian.Uint32(length[:]))
		if _, err := io.ReadFull(in, bytes); err != nil {
			fail(err)
		}
		work := &conformancev1.Case{}
		if err := proto.Unmarshal(bytes, work); err != nil {
			fail(err)
		}
		outcome := &conformancev1.Outcome{Name: work.GetName()}
		if recode := work.GetRecode(); recode != nil {
			write(recode, outcome)
		} else {
			session(work.GetSession(), outcome)
		}
		bytes, err := proto.Marshal(outcome)
		if err != nil {
			fail(err)
		}
		binary.BigEndian.PutUint32(length[:], uint32(len(bytes)))
		out.Write(length[:])
		out.Write(bytes)
		if err := out.Flush(); err != nil {
			fail(err)
		}
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "conformance-driver:", err)
	os.Exit(1)
}

func write(recode *conformancev1.Recode, outcome *conformancev1.Outcome) {
	kind, err := protoregistry.GlobalTypes.FindMessageByName(protoreflect.FullName(recode.GetType()))
	if err != nil {
		outcome.Trouble = err.Error()
		return
	}
	message := kind.New().Interface()
	if err := proto.Unmarshal(recode.GetData(), message); err != nil {
		outcome.Trouble = err.Error()
		return
	}
	if outcome.Recoded, err = proto.Marshal(message); err != nil {
		outcome.Trouble = err.Error()
	}
}

func milliseconds(n uint32) time.Duration { return time.Duration(n) * time.Millisecond }

func options(connect *conformancev1.Connect) (retouch.Options, error) {
	limits, retry := connect.GetLimits(), connect.GetRetry()
	options := retouch.Options{
		Credential: connect.GetCredential(), Agent: connect.GetAgent(), SchemaHash: connect.GetSchemaHash(),
		ConnectTimeout: milliseconds(connect.GetConnectTimeoutMs()), HelloTimeout: milliseconds(limits.GetFirstFrameMs()),
		IdleTimeout: milliseconds(limits.GetIdleMs()), WriteStall: milliseconds(limits.GetWriteStallMs()),
		MessageBytes: int(limits.GetMessageBytes()),
		Retry: retouch.Retry{
			Attempts: int(retry.GetAttempts()), Backoff: milliseconds(retry.GetBackoffMs()), Budget: int(retry.GetBudget()),
		},
	}
	settings := connect.GetTls()
	if settings == nil {
		return options, nil
	}
	options.TLS = &tls.Config{ServerName: settings.GetServerName()}
	if settings.GetCaFile() != "" {
		bytes, err := os.ReadFile(settings.GetCaFile())
		if err != nil {
			return options, err
		}
		options.TLS.RootCAs = x509.NewCertPool()
		if !options.TLS.RootCAs.AppendCertsFromPEM(bytes) {
			return options, fmt.Errorf("%s has no certificate", settings.GetCaFile())
		}
	}
	if settings.GetCertificateFile() != "" {
		pair, err := tls.LoadX509KeyPair(settings.GetCertificateFile(), settings.GetKeyFile())
		if err != nil {
			return options, err
		}
		options.TLS.Certificates = []tls.Certificate{pair}
	}
	return options, nil
}

func session(session *conformancev1.Session, outcome *conformancev1.Outcome) {
	connect := session.GetConnect()
	options, err := options(connect)
	if err != nil {
		outcome.Trouble = err.Error()
		return
	}
	channel := retouch.NewChannel(fmt.Sprintf("%s:%d", connect.GetHost(), connect.GetPort()), options)
	defer channel.Close()
	if !connect.GetLazy() {
		err := channel.Connect(context.Background())
		outcome.Connect = status(err, nil)
		outcome.GoAway = channel.LastGoAway()
		if err != nil {
			return
		}
	}
	done := make([]chan struct{}, len(session.GetCalls()))
	outcome.Calls = make([]*conformancev1.CallOutcome, len(done))
	for i := range done {
		done[i] = make(chan struct{})
	}
	var all sync.WaitGroup
	begun := make(chan struct{})
	var first sync.Once
	// Where a call is not delayed, the next one begins when it has been handed over.
	previous := make(chan struct{})
	close(previous)
	for i, call := range session.GetCalls() {
		handed := make(chan struct{})
		all.Add(1)
		go func(i int, call *conformancev1.Call, previous chan struct{}) {
			defer all.Done()
			defer close(done[i])
			if len(call.GetAfter()) == 0 {
				<-previous
			}
			if call.GetDelayMs() > 0 || len(call.GetAfter()) > 0 {
				close(handed)
				for _, other := range call.GetAfter() {
					<-done[other]
				}
				time.Sleep(milliseconds(call.GetDelayMs()))
				first.Do(func() { close(begun) })
				outcome.Calls[i] = carryOut(channel, call, func() {})
				return
			}
			first.Do(func() { close(begun) })
			var once sync.Once
			release := func() { once.Do(func() { close(handed) }) }
			outcome.Calls[i] = carryOut(channel, call, release)
			release()
		}(i, call, previous)
		previous = handed
	}
	if session.GetCloseAfterMs() > 0 {
		<-begun
		time.Sleep(milliseconds(session.GetCloseAfterMs()))
		channel.Close()
	}
	all.Wait()
	time.Sleep(milliseconds(session.GetLingerMs()))
	for i := 0; i < 100 && channel.CallsInFlight() > 0; i++ {
		time.Sleep(10 * time.Millisecond)
	}
	outcome.CallsInFlight = uint32(channel.CallsInFlight())
	channel.Close()
	outcome.Server, outcome.GoAway = channel.Server(), channel.LastGoAway()
	outcome.Connections = uint32(channel.Connections())
}

func payload(p *conformancev1.Payload) []byte {
	if p.GetGeneratedBytes() == 0 {
		return p.GetData()
	}
	const block = 65_521
	bytes := make([]byte, p.GetGeneratedBytes())
	x := p.GetSeed()
	for i := 0; i < block && i < len(bytes); i++ {
		x = x*1_664_525 + 1_013_904_223
		bytes[i] = byte(x >> 24)
	}
	for done := block; done < len(bytes); done *= 2 {
		copy(bytes[done:], bytes[:done])
	}
	return bytes
}

func item(bytes []byte) *conformancev1.Item {
	sum := sha256.Sum256(bytes)
	item := &conformancev1.Item{Size: uint64(len(bytes)), Sha256: sum[:]}
	if len(bytes) <= 65_536 {
		item.Data = bytes
	}
	return item
}

func status(err error, metadata []retouch.Entry) *rpcv1.ResponseHeader {
	header := &rpcv1.ResponseHeader{}
	var failed *retouch.Error
	if err != nil && !errors.As(err, &failed) {
		return &rpcv1.ResponseHeader{Code: rpcv1.StatusCode_UNKNOWN, Message: "not an *Error: " + err.Error()}
	}
	if failed != nil {
		header.Code, header.Message = rpcv1.StatusCode(failed.Code), failed.Message
		header.Processed, metadata = rpcv1.Processed(failed.Processed), failed.Metadata
		header.Details = &rpcv1.StatusDetails{
			Reason: failed.Reason, Stage: failed.Stage, Retryable: failed.Retryable,
			RetryAfterMs: uint32(failed.RetryAfter / time.Millisecond), Charged: failed.Charged,
		}
	}
	for _, entry := range metadata {
		header.Metadata = append(header.Metadata, &rpcv1.Metadata{Key: entry.Key, Value: entry.Value})
	}
	return header
}

func carryOut(channel *retouch.Channel, call *conformancev1.Call, handed func()) *conformancev1.CallOutcome {
	outcome := &conformancev1.CallOutcome{}
	// Made before the call begins: its clock is the caller's, not the payload's.
	body := payload(call.GetRequest())
	begin := time.Now()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if call.GetTimeoutMs() > 0 {
		var end context.CancelFunc
		ctx, end = context.WithTimeout(ctx, milliseconds(call.GetTimeoutMs()))
		defer end()
	}
	giveUp := call.GetCancel()
	switch giveUp.GetWhen() {
	case conformancev1.Cancel_BEFORE:
		cancel()
	case conformancev1.Cancel_AFTER_MS:
		if !giveUp.GetLetGo() {
			timer := time.AfterFunc(milliseconds(giveUp.GetValue()), cancel)
			defer timer.Stop()
		}
	}
	finish := func(err error, metadata []retouch.Entry, attempts int) *conformancev1.CallOutcome {
		outcome.Status, outcome.Attempts = status(err, metadata), uint32(attempts)
		outcome.ElapsedUs = uint64(time.Since(begin) / time.Microsecond)
		if giveUp.GetWhen() == conformancev1.Cancel_AFTER_END {
			cancel()
		}
		return outcome
	}
	if call.GetKind() == conformancev1.Call_PING {
		return finish(channel.Ping(ctx), nil, 0)
	}
	all := []retouch.CallOption{}
	for _, entry := range call.GetMetadata() {
		all = append(all, retouch.WithMetadata(retouch.Entry{Key: entry.GetKey(), Value: entry.GetValue()}))
	}
	if call.GetIdempotent() {
		all = append(all, retouch.Idempotent())
	}
	if call.GetStub() {
		if err, attempts, ok := stub(ctx, channel, call, body, all, outcome); ok {
			outcome.Stub = true
			return finish(err, nil, attempts)
		}
	}
	if call.GetKind() == conformancev1.Call_UNARY {
		var metadata []retouch.Entry
		var attempts int
		all = append(all, retouch.ReplyMetadata(&metadata), retouch.Attempts(&attempts))
		pending := channel.Start(ctx, call.GetMethod(), body, all...)
		handed()
		reply, err := pending.Wait()
		if err == nil {
			outcome.Items = append(outcome.Items, item(reply))
		}
		return finish(err, metadata, attempts)
	}
	stream := channel.Stream(ctx, call.GetMethod(), body, all...)
	defer stream.Close()
	handed()
	letGo := make(<-chan time.Time)
	if giveUp.GetLetGo() && giveUp.GetWhen() == conformancev1.Cancel_AFTER_MS {
		letGo = time.After(milliseconds(giveUp.GetValue()))
	}
	time.Sleep(milliseconds(call.GetReading().GetPauseMs()))
	type taken struct {
		bytes []byte
		err   error
	}
	for {
		if giveUp.GetWhen() == conformancev1.Cancel_AFTER_ITEMS && len(outcome.Items) >= int(giveUp.GetValue()) {
			if giveUp.GetLetGo() {
				stream.Close()
				return finish(&retouch.Error{Code: retouch.Cancelled, Reason: "Cancelled"}, nil, stream.Attempts())
			}
			cancel()
		}
		next := make(chan taken, 1)
		go func() {
			bytes, err := stream.Next()
			next <- taken{bytes, err}
		}()
		var got taken
		select {
		case got = <-next:
		case <-letGo:
			stream.Close()
			<-next
			return finish(&retouch.Error{Code: retouch.Cancelled, Reason: "Cancelled"}, nil, stream.Attempts())
		}
		if got.err == io.EOF {
			return finish(nil, stream.Metadata(), stream.Attempts())
		}
		if got.err != nil {
			return finish(got.err, nil, stream.Attempts())
		}
		outcome.Items = append(outcome.Items, item(got.bytes))
		time.Sleep(milliseconds(call.GetReading().GetPauseEachMs()))
	}
}
