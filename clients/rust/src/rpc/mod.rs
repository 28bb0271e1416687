//! Headers of the wire's frames, as Protos/WIRE.md describes them.

#[allow(clippy::all, rustdoc::all)]
#[rustfmt::skip]
pub mod v1;
