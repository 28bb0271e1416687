//! What calls cost against a running server: `measure HOST:PORT`

use std::thread;
use std::time::{Duration, Instant};

use retouch::v1::{EditInputs, HealthCheckRequest, ImageInput, PlanEditRequest};
use retouch::{CallOptions, Client, Options};

const CALLS: usize = 20_000;

fn main() -> retouch::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:7433".into());
    let client = Client::new(&address, Options::default())?;
    let (request, options) = (HealthCheckRequest::default(), CallOptions::default());
    for _ in 0..200 {
        client.health().check(&request, &options)?;
    }
    let mut times = Vec::with_capacity(CALLS);
    let start = Instant::now();
    for _ in 0..CALLS {
        let begin = Instant::now();
        client.health().check(&request, &options)?;
        times.push(begin.elapsed());
    }
    let rate = CALLS as f64 / start.elapsed().as_secs_f64();
    times.sort_unstable();
    println!(
        "1 thread: {rate:.0} calls/s, median {:?}, 99 of 100 within {:?}",
        times[CALLS / 2],
        times[CALLS * 99 / 100]
    );
    for count in [8, 64] {
        let start = Instant::now();
        thread::scope(|scope| {
            for _ in 0..count {
                scope.spawn(|| (0..CALLS / count).for_each(|_| drop(client.health().check(&request, &options))));
            }
        });
        println!("{count} threads: {:.0} calls/s", CALLS as f64 / start.elapsed().as_secs_f64());
    }
    // Of the picture only the header is read: what is left is the way there.
    let data = std::fs::read(".cache/photos/car.jpg").unwrap_or_default();
    let mut large = data.clone();
    large.resize(16 << 20, 0);
    for (name, bytes) in [("the photograph", data), ("16 MiB", large)] {
        let source = Some(ImageInput { from: Some(retouch::v1::image_input::From::Data(bytes.into())) });
        let inputs = EditInputs { source, prompt: "warmer".into(), ..Default::default() };
        let request = PlanEditRequest { inputs: Some(inputs), ..Default::default() };
        let mut best = Duration::MAX;
        for _ in 0..5 {
            let begin = Instant::now();
            let _ = client.edit().plan_edit(&request, &options);
            best = best.min(begin.elapsed());
        }
        println!("a plan with {name}: {best:?} at best");
    }
    Ok(())
}
