//! The README's example: what a server would do with an instruction. `plan HOST:PORT`

use retouch::v1::{EditInputs, PlanEditRequest};
use retouch::{CallOptions, Client, Options};

fn main() -> retouch::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:7433".into());
    let client = Client::new(&address, Options::default())?;
    let inputs = EditInputs { prompt: "make the dress emerald green and crop to 4:5".into(), ..Default::default() };
    let request = PlanEditRequest { inputs: Some(inputs), ..Default::default() };
    let reply = client.edit().plan_edit(&request, &CallOptions::default())?;
    for step in &reply.plan.as_ref().expect("a plan").steps {
        println!("{}: {} ({:?})", step.kind, step.summary, step.words);
    }
    Ok(())
}
