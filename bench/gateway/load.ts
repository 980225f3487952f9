/** As many calls as fit into so many milliseconds over so many connections; prints how many, and the median and 99th percentile in ms. */
import { Pool } from 'undici';

const [origin = '', path = '/', milliseconds = '2000', connections = '32', token = ''] = process.argv.slice(2);
const pool = new Pool(origin, { connections: Number(connections) });
const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
const took: number[] = [];
let wrong = 0;
const until = performance.now() + Number(milliseconds);

async function callOn(): Promise<void> {
  while (performance.now() < until) {
    const from = performance.now();
    const { statusCode, body } = await pool.request({ method: 'GET', path, headers });
    await body.dump();
    if (statusCode === 200) took.push(performance.now() - from);
    else wrong += 1;
  }
}

await Promise.all(Array.from({ length: Number(connections) }, callOn));
await pool.close();
took.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    calls: took.length,
    wrong,
    p50: took[Math.floor(took.length / 2)] ?? 0,
    p99: took[Math.floor(took.length * 0.99)] ?? 0,
  }),
);
