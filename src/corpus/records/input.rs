//! A file's or stream's bytes as they come, unpacked, with their beginning looked at first.
//!
//! In: anything that can be read. Out: [`Input`], which knows the first bytes and reads all of them once. What is
//! packed with gzip or Zstandard is told by its first bytes and unpacked as it is read, never as a whole.

use super::Watch;
use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

/// Bytes that are looked at before the first one is read.
const HEAD: u64 = 64 << 10;
/// Text shrinks to a tenth or so. What grows more than so many times, and to more than [`FREELY`], is no text.
const MOST_GROWTH: u64 = 200;
/// Unpacked bytes up to which growth does not matter.
const FREELY: u64 = 256 << 20;
/// Bytes of a buffer.
const BUFFER: usize = 128 << 10;

/// Bytes to be read.
pub struct Input<'a> {
    head: Vec<u8>,
    rest: Box<dyn Read + 'a>,
    /// Whether it was packed.
    pub packed: bool,
}

impl<'a> Input<'a> {
    /// Looks at the beginning of `from`; `watch` hears of each byte that is taken from it.
    ///
    /// # Errors
    /// Those of reading the very first bytes. Later ones come when they are reached.
    pub fn new(from: impl Read + 'a, watch: &'a dyn Watch) -> io::Result<Self> {
        let taken = Rc::new(Cell::new(0));
        let mut raw = BufReader::with_capacity(BUFFER, Counted { from, taken: Rc::clone(&taken), watch });
        let magic = fill(&mut raw, 4)?;
        let raw = Cursor::new(magic.clone()).chain(raw);
        match magic.as_slice() {
            [0x1f, 0x8b, ..] => {
                Self::looked_at(Guarded { from: MultiGzDecoder::new(raw), taken, given: 0 }, true)
            }
            [0x28, 0xb5, 0x2f, 0xfd] | [0x50..=0x5f, 0x2a, 0x4d, 0x18] => {
                let from = Frames { raw, decoder: FrameDecoder::new(), open: false };
                Self::looked_at(Guarded { from, taken, given: 0 }, true)
            }
            _ => Self::looked_at(raw, false),
        }
    }

    fn looked_at(mut from: impl Read + 'a, packed: bool) -> io::Result<Self> {
        let mut head = Vec::new();
        let mut failed = None;
        // What was unpacked before a fault is kept; the fault is told when it is reached.
        if let Err(error) = (&mut from).take(HEAD).read_to_end(&mut head) {
            failed = Some(error);
        }
        match failed {
            Some(error) if !packed => Err(error),
            Some(error) => Ok(Self { head, rest: Box::new(Failing(Some(error))), packed }),
            None => Ok(Self { head, rest: Box::new(from), packed }),
        }
    }

    /// The first bytes: all of a short input.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// All bytes from the first.
    pub fn bytes(self) -> impl BufRead + 'a {
        BufReader::with_capacity(BUFFER, Cursor::new(self.head).chain(self.rest))
    }

    /// All bytes from the first as UTF-8 if they carry the mark of UTF-16, else as they are but for a mark.
    pub fn utf8(self) -> Box<dyn BufRead + 'a> {
        let wide = self.head.starts_with(&[0xff, 0xfe]) || self.head.starts_with(&[0xfe, 0xff]);
        let marked = self.head.starts_with(b"\xef\xbb\xbf");
        let mut bytes = self.bytes();
        if wide {
            return Box::new(BufReader::with_capacity(BUFFER, encoding_rs_io::DecodeReaderBytes::new(bytes)));
        }
        // The mark is in the first buffer, since the head is.
        if marked && bytes.fill_buf().is_ok_and(|buffer| buffer.len() >= 3) {
            bytes.consume(3);
        }
        Box::new(bytes)
    }
}

/// The first bytes of a stream, fewer where it ends before.
fn fill(from: &mut impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Counts what is taken from a source.
struct Counted<'a, R> {
    from: R,
    taken: Rc<Cell<u64>>,
    watch: &'a dyn Watch,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(buffer)?;
        self.taken.set(self.taken.get() + count as u64);
        self.watch.bytes(count as u64);
        Ok(count)
    }
}

/// Stops what would unpack without end.
struct Guarded<R> {
    from: R,
    taken: Rc<Cell<u64>>,
    given: u64,
}

/// The message of what unpacks to more than any text does.
pub const GROWS: &str = "it unpacks to more than 200 times its size, which no text does";

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given > FREELY && self.given / MOST_GROWTH > self.taken.get() {
            return Err(io::Error::other(GROWS));
        }
        let count = self.from.read(buffer)?;
        self.given += count as u64;
        Ok(count)
    }
}

/// The frames of a Zstandard stream, one behind the other.
struct Frames<R> {
    raw: R,
    decoder: FrameDecoder,
    open: bool,
}

impl<R: BufRead> Frames<R> {
    /// Opens the next frame; `false` at the end.
    fn next_frame(&mut self) -> io::Result<bool> {
        while !self.raw.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.raw) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    io::copy(&mut (&mut self.raw).take(u64::from(length)), &mut io::sink())?;
                }
                Err(error) => return Err(io::Error::new(io::ErrorKind::InvalidData, error)),
            }
        }
        Ok(false)
    }

    /// The sum that a frame may carry must be that of what came out of it.
    fn sound(&self) -> io::Result<()> {
        match (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum()) {
            (Some(written), Some(found)) if written != found => {
                Err(io::Error::new(io::ErrorKind::InvalidData, "its checksum is another"))
            }
            _ => Ok(()),
        }
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.open && !self.next_frame()? {
                return Ok(0);
            }
            self.open = true;
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                let decoded = self.decoder.decode_blocks(&mut self.raw, one);
                decoded.map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
            }
            let count = self.decoder.read(buffer)?;
            if count > 0 || buffer.is_empty() {
                return Ok(count);
            }
            self.sound()?;
            self.open = false;
        }
    }
}

/// A fault that was met while the beginning was looked at.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    use std::io::Write;

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(text: &[u8]) -> Vec<u8> {
        compress_to_vec(text, CompressionLevel::Fastest)
    }

    fn read(bytes: &[u8]) -> (Vec<u8>, Option<String>) {
        let mut out = Vec::new();
        let input = Input::new(bytes, &()).unwrap();
        let fault = input.bytes().read_to_end(&mut out).err().map(|error| error.to_string());
        (out, fault)
    }

    #[test]
    fn what_is_packed_is_unpacked_in_all_its_parts() {
        let long: Vec<u8> = (0..200_000u32).flat_map(|n| n.to_string().into_bytes()).collect();
        for pack in [gzip, zstd] {
            let two = [pack(&long), pack(b"second")].concat();
            assert_eq!(read(&two), ([long.as_slice(), b"second"].concat(), None));
        }
        let skippable = [&[0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3], zstd(b"text").as_slice()].concat();
        assert_eq!(read(&skippable), (b"text".to_vec(), None));
        assert_eq!(read(b"plain"), (b"plain".to_vec(), None));
        assert_eq!(read(b""), (Vec::new(), None));
    }

    #[test]
    fn what_was_unpacked_before_a_cut_is_given_and_the_cut_told() {
        let long: Vec<u8> = (0..200_000u32).flat_map(|n| n.to_string().into_bytes()).collect();
        for packed in [gzip(&long), zstd(&long)] {
            let (out, fault) = read(&packed[..packed.len() / 2]);
            assert!(out.len() > 1000 && long.starts_with(&out) && fault.is_some(), "{} {fault:?}", out.len());
            let (out, fault) = read(&packed[..packed.len() - 2]);
            assert!(long.starts_with(&out) && fault.is_some(), "{} {fault:?}", out.len());
        }
    }

    #[test]
    fn what_grows_without_end_is_stopped() {
        let zeros = gzip(&vec![0; 8 << 20]);
        let taken = Rc::new(Cell::new(zeros.len() as u64));
        let mut input =
            Guarded { from: MultiGzDecoder::new(zeros.as_slice()), taken, given: FREELY - (1 << 20) };
        let error = io::copy(&mut input, &mut io::sink()).unwrap_err();
        assert_eq!((error.to_string().as_str(), input.given < FREELY + (2 << 20)), (GROWS, true));
    }

    #[test]
    fn utf16_and_a_byte_order_mark_come_out_as_utf8() {
        let wide: Vec<u8> = "\u{feff}نص".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [wide.as_slice(), "\u{feff}نص".as_bytes(), "نص".as_bytes()] {
            let mut text = String::new();
            Input::new(bytes, &()).unwrap().utf8().read_to_string(&mut text).unwrap();
            assert_eq!(text, "نص");
        }
    }
}
