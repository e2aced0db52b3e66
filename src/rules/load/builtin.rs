//! The pack that the program carries, put in by the build script.

include!(concat!(env!("OUT_DIR"), "/builtin_pack.rs"));
