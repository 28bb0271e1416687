// The README's example: node .cache/clients/typescript/build/example.js HOST:PORT

import { Client } from "./src/index.js";

const client = new Client(process.argv[2]!);
const { plan } = await client.edit.planEdit({ inputs: { prompt: "make the dress emerald green and crop to 4:5" } }, { timeoutMs: 5000 });
for (const step of plan?.steps ?? []) {
  console.log(`${step.kind}: ${step.summary} ("${step.words}")`);
}
await client.close();
