/** A provider that answers a kilobyte of JSON at once. Argument: port. */
import { createServer } from 'node:http';
import { kilobyte } from './kilobyte.ts';

const [port = '0'] = process.argv.slice(2);
const head = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(kilobyte) };
createServer((_request, response) => {
  response.writeHead(200, head).end(kilobyte);
}).listen(Number(port), '127.0.0.1');
