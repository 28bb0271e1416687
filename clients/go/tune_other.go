//go:build !linux

package retouch

import "net"

func tune(socket net.Conn) {
	if tcp, ok := socket.(*net.TCPConn); ok {
		tcp.SetReadBuffer(256 << 10)
		tcp.SetWriteBuffer(128 << 10)
	}
}
