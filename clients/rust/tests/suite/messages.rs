//! Golden messages: each `.hex` of Protos/vectors is its `.txtpb`, and is written again as it was.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use prost::Message;
use retouch::rpc::v1 as rpc;
use retouch::v1;

use crate::support::root;

fn encoded_by_protoc(schema: &str, name: &str, text: &[u8]) -> Vec<u8> {
    let mut protoc = Command::new("protoc")
        .current_dir(root().join("Protos"))
        .args(["--proto_path=.", &format!("--encode={name}"), schema])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("protoc; scripts/setup installs it");
    protoc.stdin.take().expect("a pipe").write_all(text).expect("protoc reads");
    let output = protoc.wait_with_output().expect("protoc ends");
    assert!(output.status.success());
    output.stdout
}

fn check<M: Message + Default + PartialEq>(file: &str, golden: &[u8], meant: &[u8]) {
    let read = M::decode(golden).unwrap_or_else(|error| panic!("{file}: {error}"));
    assert_eq!(read, M::decode(meant).expect("protoc's own"), "{file}");
    assert_eq!(M::decode(&read.encode_to_vec()[..]).as_ref(), Ok(&read), "{file} written again");
    // Cut anywhere it is refused, or another message; it is never a panic.
    for cut in 0..golden.len() {
        assert_ne!(M::decode(&golden[..cut]).ok().as_ref(), Some(&read), "{file} cut at {cut}");
    }
}

#[test]
fn golden_messages() {
    let folder = root().join("Protos/vectors/messages");
    let mut count = 0;
    for entry in fs::read_dir(&folder).expect("golden messages").filter_map(Result::ok) {
        let path = entry.path();
        if path.extension().map_or(true, |extension| extension != "txtpb") {
            continue;
        }
        count += 1;
        let text = fs::read_to_string(&path).expect("a text");
        let said = |key: &str| {
            let line =
                text.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_else(|| panic!("{key} is missing"));
            line.trim().to_owned()
        };
        let (schema, name) = (said("# proto-file:"), said("# proto-message:"));
        let digits: String =
            fs::read_to_string(path.with_extension("hex")).expect("bytes").split_whitespace().collect();
        let golden: Vec<u8> = (0..digits.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("hexadecimal digits"))
            .collect();
        let meant = encoded_by_protoc(&schema, &name, text.as_bytes());
        let file = path.file_name().expect("a name").to_string_lossy();
        let check_it = match name.as_str() {
            "retouch.v1.ChangeBackgroundRequest" => check::<v1::ChangeBackgroundRequest>,
            "retouch.v1.DescribeResponse" => check::<v1::DescribeResponse>,
            "retouch.v1.EditEvent" => check::<v1::EditEvent>,
            "retouch.v1.EditRequest" => check::<v1::EditRequest>,
            "retouch.v1.HealthCheckResponse" => check::<v1::HealthCheckResponse>,
            "retouch.v1.SuggestNextRequest" => check::<v1::SuggestNextRequest>,
            "retouch.v1.SuggestNextResponse" => check::<v1::SuggestNextResponse>,
            "retouch.rpc.v1.Hello" => check::<rpc::Hello>,
            "retouch.rpc.v1.RequestHeader" => check::<rpc::RequestHeader>,
            "retouch.rpc.v1.MessageHeader" => check::<rpc::MessageHeader>,
            "retouch.rpc.v1.ResponseHeader" => check::<rpc::ResponseHeader>,
            "retouch.rpc.v1.Cancel" => check::<rpc::Cancel>,
            "retouch.rpc.v1.GoAway" => check::<rpc::GoAway>,
            other => panic!("{file} is a {other}, which this test does not know"),
        };
        check_it(&file, &golden, &meant);
    }
    assert!(count >= 15, "{count} golden messages");
}

#[test]
fn unknown_enum_values_are_kept_and_presence_is_seen() {
    // An ImageFormat of 99, and a Seed that is there with its default value.
    let bytes = [0x22, 0x00, 0x28, 99];
    let options = v1::EditOptions::decode(&bytes[..]).expect("options");
    assert_eq!(options.output_format, 99);
    assert_eq!(v1::ImageFormat::from_i32(options.output_format), None);
    assert_eq!(options.seed, Some(v1::Seed { value: 0 }));
    assert_eq!(options.encode_to_vec(), bytes);
    assert_eq!(v1::EditOptions::default().seed, None);
}
