/** A provider that answers a kilobyte of JSON at once. Argument: port. */
import { createServer } from 'node:http';

const [port = '0'] = process.argv.slice(2);
const items = Array.from({ length: 14 }, (_, index) => ({
  code: `0870${index}`,
  name: `Phường số ${index}`,
  district: `24${index}`,
}));
const body = JSON.stringify({ items });
createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
}).listen(Number(port), '127.0.0.1');
