/** `@fastify/http-proxy` doing nothing but proxying: what the gateway is measured beside. Arguments: port, upstream. */
import httpProxy from '@fastify/http-proxy';
import fastify from 'fastify';

const [port = '0', upstream = ''] = process.argv.slice(2);
const app = fastify({ logger: false });
await app.register(httpProxy, { upstream });
await app.listen({ port: Number(port), host: '127.0.0.1' });
