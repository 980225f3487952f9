import { expect, it } from 'vitest';
import { z } from 'zod';
import {
  applyDeclared,
  buildFile,
  giveSecret,
  startGateway,
  startProvider,
  takeToken,
} from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';

const Value = z.object({ stringValue: z.string().optional(), intValue: z.union([z.number(), z.string()]).optional() });
const Span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: z.array(z.object({ key: z.string(), value: Value })),
});
const Sent = z.object({
  resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(Span) })) })),
});

it('each call is a span of the trace that goes on to the provider, under the caller’s; a lost collector harms no call', async () => {
  const { db } = await testDatabase();
  const spans: z.infer<typeof Span>[] = [];
  const collector = await startProvider((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      const sent = Sent.parse(JSON.parse(text));
      spans.push(...sent.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  const passedOn: unknown[] = [];
  const provider = await startProvider((request, response) => {
    passedOn.push(request.headers['traceparent']);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}');
  });
  await applyDeclared(db, buildFile(provider.url));
  const secret = await giveSecret(db, 'mot-cua');
  const callOnce = async (collectorUrl: string, headers: Record<string, string>) => {
    const gateway = await startGateway(db, { collectorUrl });
    const authorization = `Bearer ${await takeToken(gateway.url, 'mot-cua', secret)}`;
    const answer = await fetch(`${gateway.url}/dia-danh/1.0/places`, { headers: { authorization, ...headers } });
    // Closing sends what still waits.
    await gateway.close();
    return answer.status;
  };

  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const url = `${collector.url}/v1/traces`;
  expect(await callOnce(url, { traceparent: `00-${trace}-00f067aa0ba902b7-01` })).toBe(200);
  const [span] = spans;
  expect(span).toMatchObject({ traceId: trace, parentSpanId: '00f067aa0ba902b7', name: 'dia-danh/1.0 listPlaces' });
  expect(passedOn[0]).toBe(`00-${trace}-${span?.spanId}-01`);
  expect(span?.attributes).toContainEqual({ key: 'lgsp.consumer', value: { stringValue: 'mot-cua' } });

  expect(await callOnce(url, {})).toBe(200);
  expect(spans[1]?.parentSpanId ?? '').toBe('');
  expect(passedOn[1]).toBe(`00-${spans[1]?.traceId}-${spans[1]?.spanId}-01`);

  // Who does not keep this trace is not overruled.
  expect(await callOnce(url, { traceparent: `00-${trace}-00f067aa0ba902b7-00` })).toBe(200);
  expect(spans).toHaveLength(2);

  expect(await callOnce('http://127.0.0.1:1/v1/traces', {})).toBe(200);
});
