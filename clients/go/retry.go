// What may be sent again, and when: Protos/WIRE.md, "Sending again".

package retouch

import (
	"context"
	"math/rand"
	"time"
)

// pause waits before the next attempt, or gives the error that is the caller's.
func (c *Channel) pause(ctx context.Context, err *Error, attempts int, idempotent bool) *Error {
	if attempts >= c.options.Retry.Attempts || !mayRepeat(err, idempotent) || ctx.Err() != nil {
		return err
	}
	backoff := c.options.Retry.Backoff
	for i := 1; i < attempts && backoff < 5*time.Second; i++ {
		backoff *= 2
	}
	if backoff > 5*time.Second {
		backoff = 5 * time.Second
	}
	wait := backoff/2 + time.Duration(rand.Int63n(int64(backoff/2)+1))
	if err.RetryAfter > wait {
		wait = err.RetryAfter
	}
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) <= wait {
		return err
	}
	if !c.spend() {
		return err
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return givenUp(ctx.Err(), err.Processed)
	case <-c.life.Done():
		return err
	}
}

// mayRepeat is Protos/WIRE.md's "Sending again".
func mayRepeat(err *Error, idempotent bool) bool {
	switch err.Processed {
	case NotStarted:
		return err.Code == Unavailable || err.Retryable
	case Done:
		return err.Retryable
	}
	return idempotent && (err.Code == Unavailable || err.Retryable) && err.Code != Cancelled
}

func (c *Channel) spend() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.budget < 10 {
		return false
	}
	c.budget -= 10
	return true
}

func (c *Channel) succeeded() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.budget < c.options.Retry.Budget*10 {
		c.budget++
	}
}
