// One unary call by name, from its beginning to its reply.

package retouch

import "context"

// Invoke carries out a unary call: method is "retouch.v1.HealthService/Check", body an encoded request. The error is an *Error.
func (c *Channel) Invoke(ctx context.Context, method string, body []byte, options ...CallOption) ([]byte, error) {
	return c.Start(ctx, method, body, options...).Wait()
}

// Pending is a unary call that is under way.
type Pending struct {
	channel    *Channel
	ctx        context.Context
	method     string
	body       []byte
	options    callOptions
	attempts   int
	connection *connection
	call       *call
	err        *Error
}

// Start begins a unary call: when it returns, the request is in line behind those that were started before. Wait must follow.
func (c *Channel) Start(ctx context.Context, method string, body []byte, options ...CallOption) *Pending {
	p := &Pending{channel: c, ctx: ctx, method: method, body: body, options: gather(options)}
	p.begin()
	return p
}

func (p *Pending) begin() {
	p.connection, p.call, p.err = p.channel.begin(p.ctx, p.method, p.body, p.options, false, &p.attempts)
}

// Wait waits for the reply, and sends the request again where that is allowed. It is called once.
func (p *Pending) Wait() ([]byte, error) {
	if p.options.attempts != nil {
		defer func() { *p.options.attempts = p.attempts }()
	}
	for {
		err := p.err
		if err == nil {
			p.connection.wait(p.ctx, p.call)
			if err = p.call.err; err == nil {
				p.channel.succeeded()
				if p.options.reply != nil {
					*p.options.reply = p.call.meta
				}
				return p.call.reply, nil
			}
		}
		if err := p.channel.pause(p.ctx, err, p.attempts, p.options.idempotent); err != nil {
			return nil, err
		}
		p.begin()
	}
}
