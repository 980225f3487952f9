/** OpenAPI 3, "Parameter Object": what a contract says of the first three is ignored; the trace the axis says itself. */
const ignored: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization', 'traceparent', 'tracestate']);

const names = (text: string): string[] => text.trim().split(/\s+/);
/** What goes neither way as a provider or a caller wrote it. */
const ofTheAxis: ReadonlySet<string> = new Set([
  // A connection's own, and how a message is read (RFC 9110, 7.6.1 and 8).
  ...names(
    'connection keep-alive proxy-connection proxy-authenticate proxy-authorization te trailer transfer-encoding',
  ),
  ...names('upgrade http2-settings expect host content-length content-encoding content-digest repr-digest'),
  // Who calls, from where and why; what only the axis may promise.
  ...names(
    'cookie set-cookie www-authenticate forwarded via x-real-ip x-lawful-purpose x-lawful-fields x-trace-id idempotent-replayed',
  ),
  ...names('date server location refresh deprecation sunset strict-transport-security x-content-type-options'),
  // What may be kept, and in which form it comes, is between the axis and either side.
  ...names('accept-encoding cache-control age vary expires pragma'),
  // By these some providers take another operation than the one that was granted.
  ...names(
    'x-http-method-override x-http-method x-method-override x-method x-original-method x-original-url x-rewrite-url',
  ),
]);
const ofTheAxisBegin = /^(?:x-forwarded-|x-lgsp-|x-road-|access-control-|sec-)/;
/** Of RFC 9110, 5.1, what no server reads as another name: some take an underscore for a hyphen. */
const plainName = /^[a-z0-9-]+$/;

/** Tiêu đề HTTP of a contract: whether it is `passed` on, `ignored`, or `kept` back: it cannot go through the axis. */
export function wayOfHeader(name: string): 'passed' | 'ignored' | 'kept' {
  const lower = name.toLowerCase();
  if (ignored.has(lower)) return 'ignored';
  return ofTheAxis.has(lower) || ofTheAxisBegin.test(lower) || !plainName.test(lower) ? 'kept' : 'passed';
}

/** Of these headers the ones that pass, in lower case. */
export const passedHeaders = (given: readonly string[]): string[] => [
  ...new Set(given.filter((name) => wayOfHeader(name) === 'passed').map((name) => name.toLowerCase())),
];
