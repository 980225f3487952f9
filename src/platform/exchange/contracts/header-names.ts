/**
 * Tiêu đề HTTP of a contract. OpenAPI 3, "Parameter Object": what it says of the first three is ignored. The axis says the others of that
 * set itself (RFC 9110, 7.6.1: a connection's own; who calls, why, and the trace); they go neither way as a provider or a caller wrote them.
 */
const ignored: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization', 'traceparent', 'tracestate']);
const ofTheAxis: ReadonlySet<string> = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer'],
  ...[
    'transfer-encoding',
    'upgrade',
    'content-length',
    'host',
    'expect',
    'cookie',
    'set-cookie',
    'date',
    'server',
    'via',
  ],
  ...[
    'forwarded',
    'www-authenticate',
    'strict-transport-security',
    'x-lawful-purpose',
    'x-lawful-fields',
    'x-trace-id',
  ],
  ...[
    'location',
    'refresh',
    'deprecation',
    'sunset',
    'content-encoding',
    'content-digest',
    'repr-digest',
    'x-content-type-options',
  ],
  // What may be kept, and in which form it comes, is between the axis and either side.
  ...['accept-encoding', 'cache-control', 'age', 'vary', 'expires', 'pragma', 'x-real-ip', 'http2-settings'],
  // By these some providers take another operation than the one that was granted.
  ...[
    'x-http-method-override',
    'x-http-method',
    'x-method-override',
    'x-method',
    'x-original-method',
    'x-original-url',
    'x-rewrite-url',
  ],
]);
const ofTheAxisBegin = /^(?:x-forwarded-|x-lgsp-|x-road-|access-control-|sec-)/;
/** Of RFC 9110, 5.1, what no server reads as another name: some take an underscore for a hyphen. */
const plainName = /^[a-z0-9-]+$/;

/** What becomes of a header a contract names: `passed` on, `ignored`, or `kept` back: it cannot go through the axis. */
export function wayOfHeader(name: string): 'passed' | 'ignored' | 'kept' {
  const lower = name.toLowerCase();
  if (ignored.has(lower)) return 'ignored';
  return ofTheAxis.has(lower) || ofTheAxisBegin.test(lower) || !plainName.test(lower) ? 'kept' : 'passed';
}
