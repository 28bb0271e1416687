package retouch

import "retouch/clients/go/rpcv1"

// What the server takes, from its HELLO; what it does not tell is the default of Protos/WIRE.md.
type serverLimits struct {
	frame, fragment, message, header, entries, calls int
}

func limitsOf(hello *rpcv1.Hello) serverLimits {
	told := hello.GetLimits()
	or := func(value uint64, standard int) int {
		if value == 0 || value > 1<<40 {
			return standard
		}
		return int(value)
	}
	limits := serverLimits{
		frame:    or(uint64(told.GetFrameBytes()), defaultFrameBytes),
		fragment: or(uint64(told.GetFragmentBytes()), defaultFragmentBytes),
		message:  or(told.GetMessageBytes(), defaultMessageBytes),
		header:   or(uint64(told.GetHeaderBytes()), defaultHeaderBytes),
		entries:  or(uint64(told.GetMetadataEntries()), defaultEntries),
		calls:    or(uint64(told.GetCallsInFlight()), defaultCalls),
	}
	// A header must fit into a frame, and a fragment beside nothing.
	if room := limits.frame - frameCounted; limits.fragment > room {
		limits.fragment = max(room, 1)
	}
	return limits
}

func max(a, b int) int {
	if a > b {
		return a
	}
	return b
}

func min(a, b int) int {
	if a < b {
		return a
	}
	return b
}
