/** `fast-gateway` doing nothing but proxying: what the gateway is measured beside. Arguments: port, upstream. */
import gateway from 'fast-gateway';

const [port = '0', target = ''] = process.argv.slice(2);
const proxy = gateway({ routes: [{ prefix: '', pathRegex: '/*', proxyType: 'http', target }] });
await proxy.start(Number(port), '127.0.0.1');
