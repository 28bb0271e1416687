// Thrift's side of the comparison: the same bytes, as the peer carries them.
namespace cpp bench
service EchoService { binary echo(1: binary data) }
