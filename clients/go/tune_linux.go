package retouch

import (
	"net"
	"syscall"
)

// TCP_NOTSENT_LOWAT of linux/tcp.h: what is in the operating system's buffers has lost its turn, so little goes there.
const tcpNotSentLowat = 25

func tune(socket net.Conn) {
	tcp, ok := socket.(*net.TCPConn)
	if !ok {
		return
	}
	tcp.SetReadBuffer(256 << 10)
	if raw, err := tcp.SyscallConn(); err == nil {
		raw.Control(func(descriptor uintptr) {
			syscall.SetsockoptInt(int(descriptor), syscall.IPPROTO_TCP, tcpNotSentLowat, 128<<10)
		})
	}
}
