package retouch

import (
	"crypto/tls"
	"time"
)

// Options are how a client is set up. The zero value is a client over plain TCP, without a credential, that never sends a call again.
type Options struct {
	// TLS 1.3 with these settings; nil is plain TCP. ServerName is the address's host where it is empty.
	TLS *tls.Config
	// Credential proves who calls. It is sent once, in HELLO.
	Credential string
	// Agent is the program and its version, for the server's log.
	Agent string
	// SchemaHash of the stubs that are used; the stubs' own Dial sets it.
	SchemaHash uint64
	// ConnectTimeout bounds TCP's and TLS's handshakes; 10 s where it is 0.
	ConnectTimeout time.Duration
	// HelloTimeout bounds the wait for the server's HELLO; 5 s where it is 0.
	HelloTimeout time.Duration
	// IdleTimeout is the silence after which the server is pinged, and after as long again given up; 150 s where it is 0.
	IdleTimeout time.Duration
	// WriteStall is how long the server may take no byte of what waits for it; 30 s where it is 0.
	WriteStall time.Duration
	// MessageBytes is the largest reply or item that is taken; 64 MiB where it is 0.
	MessageBytes int
	// Retry says when failed calls are sent again.
	Retry Retry
}

// Retry is when a failed call is sent again, within what Protos/WIRE.md allows.
type Retry struct {
	// Attempts of a call at most, the first included; 0 and 1 are never again.
	Attempts int
	// Backoff before the second attempt, doubled before each further one up to 5 s, each time between half of it and all of it;
	// 100 ms where it is 0.
	Backoff time.Duration
	// Budget is how many retries the client may have in hand; a success gives a tenth of one back. 10 where it is 0.
	Budget int
}

func (o Options) withDefaults() Options {
	set := func(value *time.Duration, standard time.Duration) {
		if *value <= 0 {
			*value = standard
		}
	}
	set(&o.ConnectTimeout, 10*time.Second)
	set(&o.HelloTimeout, 5*time.Second)
	set(&o.IdleTimeout, 150*time.Second)
	set(&o.WriteStall, 30*time.Second)
	set(&o.Retry.Backoff, 100*time.Millisecond)
	if o.MessageBytes <= 0 {
		o.MessageBytes = defaultMessageBytes
	}
	if o.Retry.Budget <= 0 {
		o.Retry.Budget = 10
	}
	if o.Agent == "" {
		o.Agent = "retouch-go/1.0"
	}
	return o
}

// CallOption changes one call.
type CallOption func(*callOptions)

type callOptions struct {
	metadata   []Entry
	idempotent bool
	reply      *[]Entry
	attempts   *int
}

func gather(options []CallOption) callOptions {
	var all callOptions
	for _, option := range options {
		option(&all)
	}
	return all
}

// WithMetadata sends entries beside the request.
func WithMetadata(entries ...Entry) CallOption {
	return func(o *callOptions) { o.metadata = append(o.metadata, entries...) }
}

// Idempotent says that the call may be done twice, so that it may be sent again when nobody knows what became of it.
func Idempotent() CallOption { return func(o *callOptions) { o.idempotent = true } }

// ReplyMetadata stores what the server sent beside the reply of a unary call.
func ReplyMetadata(into *[]Entry) CallOption { return func(o *callOptions) { o.reply = into } }

// Attempts stores how often a unary call was sent or tried.
func Attempts(into *int) CallOption { return func(o *callOptions) { o.attempts = into } }
