//! Cuts bytes into frames, however the network cut them.

use super::frame::{Head, Kind, COUNTED_BYTES, HEAD_BYTES, LARGEST_LENGTH};

/// A rule of the protocol that the server broke: which.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Broken(pub(crate) String);

/// A frame, or a piece of one. The first piece has the header.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    pub(crate) head: Head,
    pub(crate) is_first: bool,
    pub(crate) header: &'a [u8],
    pub(crate) body: &'a [u8],
    /// The frame ends with it.
    pub(crate) is_last: bool,
}

/// Who answers when this client knocks on the wrong door, by the first bytes.
const FOREIGN: [(&[u8], &str); 5] =
    [(b"HTTP/", "HTTP"), (b"SSH-", "SSH"), (b"\x15\x03", "TLS"), (b"\x16\x03", "TLS"), (b"<", "XML or HTML")];

/// Each length is checked as soon as its bytes are there, before anything is kept of what it counts. A frame's header is
/// collected; its body is handed on as it comes, so that nothing of it is kept here.
pub(crate) struct Decoder {
    frame_bytes: usize,
    header_bytes: usize,
    /// Bytes of an unfinished head and header.
    partial: Vec<u8>,
    /// The frame whose body is coming, and how much of it is missing.
    inside: Option<(Head, usize)>,
    has_seen_frames: bool,
}

impl Decoder {
    pub(crate) fn new(frame_bytes: usize, header_bytes: usize) -> Decoder {
        Decoder { frame_bytes, header_bytes, partial: Vec::new(), inside: None, has_seen_frames: false }
    }

    /// The peer has told that its frames may be so long; never less than before.
    pub(crate) fn allow(&mut self, frame_bytes: usize) {
        self.frame_bytes = self.frame_bytes.max(frame_bytes.min(LARGEST_LENGTH));
    }

    /// Hands each piece of `data` to `sink` until it fails. The decoder is not used after an error.
    pub(crate) fn feed<F>(&mut self, mut data: &[u8], mut sink: F) -> Result<(), Broken>
    where
        F: FnMut(&mut Decoder, Piece<'_>) -> Result<(), Broken>,
    {
        while !data.is_empty() {
            if let Some((head, missing)) = self.inside {
                let (body, rest) = data.split_at(missing.min(data.len()));
                data = rest;
                let left = missing - body.len();
                self.inside = if left > 0 { Some((head, left)) } else { None };
                sink(self, Piece { head, is_first: false, header: &[], body, is_last: left == 0 })?;
                continue;
            }
            if self.partial.is_empty() {
                // The ordinary case: head and header lie whole in the bytes.
                let head = self.check(data)?;
                if let Some(head) = head.filter(|head| data.len() >= HEAD_BYTES + head.header) {
                    data = self.begin(head, data, &mut sink)?;
                    continue;
                }
            }
            // Byte by byte: heads that are cut are rare, and each byte may be the one that is wrong.
            self.partial.push(data[0]);
            data = &data[1..];
            let partial = std::mem::take(&mut self.partial);
            match self.check(&partial)? {
                Some(head) if partial.len() == HEAD_BYTES + head.header => {
                    // What of the body has come with it?
                    let size = head.body.min(data.len());
                    let (body, rest) = data.split_at(size);
                    data = rest;
                    self.enter(head, size);
                    let header = &partial[HEAD_BYTES..];
                    sink(self, Piece { head, is_first: true, header, body, is_last: size == head.body })?;
                }
                _ => self.partial = partial,
            }
        }
        Ok(())
    }

    /// A frame whose head and header lie at the beginning of `data`; what lies behind its piece.
    fn begin<'a, F>(&mut self, head: Head, data: &'a [u8], sink: &mut F) -> Result<&'a [u8], Broken>
    where
        F: FnMut(&mut Decoder, Piece<'_>) -> Result<(), Broken>,
    {
        let (header, behind) = data[HEAD_BYTES..].split_at(head.header);
        let size = head.body.min(behind.len());
        let (body, rest) = behind.split_at(size);
        self.enter(head, size);
        sink(self, Piece { head, is_first: true, header, body, is_last: size == head.body })?;
        Ok(rest)
    }

    fn enter(&mut self, head: Head, size: usize) {
        self.has_seen_frames = true;
        self.inside = if size < head.body { Some((head, head.body - size)) } else { None };
    }

    /// Checks what there is of a head; the head where it is whole.
    fn check(&self, data: &[u8]) -> Result<Option<Head>, Broken> {
        if data[0] != 0 {
            return Err(self.foreign(data));
        }
        if data.len() < 4 {
            return Ok(None);
        }
        let length = u32::from_be_bytes([data[0], data[1], data[2], data[3]]) as usize;
        if length < COUNTED_BYTES || length > self.frame_bytes {
            let text = format!("a frame's length is {length}; it may be {COUNTED_BYTES} to {}", self.frame_bytes);
            return Err(Broken(text));
        }
        if data.len() < HEAD_BYTES {
            return Ok(None);
        }
        let header = usize::from(u16::from_be_bytes([data[6], data[7]]));
        let room = length - COUNTED_BYTES;
        if header > room {
            return Err(Broken(format!("header_length is {header}, but only {room} bytes follow the call id")));
        }
        let head = Head {
            kind: Kind(data[4]),
            flags: data[5],
            header,
            body: room - header,
            call: u32::from_be_bytes([data[8], data[9], data[10], data[11]]),
        };
        if header > self.header_bytes && head.kind.is_known() {
            let text = format!("a {} header of {header} bytes; {} are allowed", head.kind, self.header_bytes);
            return Err(Broken(text));
        }
        Ok(Some(head))
    }

    fn foreign(&self, data: &[u8]) -> Broken {
        if !self.has_seen_frames {
            for (signature, name) in FOREIGN {
                if signature.starts_with(&data[..data.len().min(signature.len())]) {
                    return Broken(format!("these bytes are {name}, not a Retouch frame"));
                }
            }
        }
        let text = format!(
            "byte 0 of a frame is 0x{:02x}; lengths go up to {}, so it is always zero",
            data[0], self.frame_bytes
        );
        Broken(text)
    }
}
