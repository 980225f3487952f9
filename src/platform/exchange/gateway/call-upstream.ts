import { hash, createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { SoapVersion } from '../soap/wsdl-operations.ts';
import { GatewayFault } from './faults.ts';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Câu trả lời của bên cung cấp: whole when it is JSON, else passed on as it comes; of a SOAP answer the envelope stays with its JSON. */
export type UpstreamAnswer =
  | {
      kind: 'whole';
      status: number;
      headers: Headers;
      body: Buffer;
      envelope?: { bytes: Buffer; type: string; version: SoapVersion };
    }
  | {
      kind: 'stream';
      status: number;
      headers: Headers;
      /** Of a file that was told of before the last bytes are held back until all of it is what was told. */
      passTo: (response: ServerResponse, expected?: ExpectedFile) => Promise<Passed>;
      drop: () => void;
      /** Tells when the provider's connection is free again, however the answer ended. */
      onOver: (over: () => void) => void;
    };
/** Tệp phải nhận được: of a file that was told of before, what must come and nothing else. */
export type ExpectedFile = { size: number; sha256: string; mediaType: string };
/** `isOther`: it was not the file that was told of, and was broken off. */
export type Passed = { bytes: number; digest: string; complete: boolean; isOther: boolean };

export type UpstreamCall = {
  path: string;
  method: Dispatcher.HttpMethod;
  headers: Readonly<Record<string, string>>;
  body: Buffer | Readable | string | null;
  /** Of a body that is passed on as it comes: how much has come. */
  sentSoFar?: (() => number) | undefined;
  /** From the last piece of the question on. */
  timeoutMs: number;
  maxResponseBytes: number;
  /** Whatever comes is read before it is passed on. */
  readsWhole: boolean;
  /** Told when the question begins to leave: before that the provider has heard nothing. */
  onSend?: (() => void) | undefined;
};

class TimedOut extends Error {}
class TooLarge extends Error {}
class CallerLeft extends Error {}

/**
 * Gọi bên cung cấp once. `onLeave` is told how to break the call off, for a caller who hangs up. Throws `timed_out`, `unreachable` or
 * `wrong_answer`; nothing of what the provider said is in them.
 */
export function callUpstream(
  pool: Dispatcher,
  { path, method, headers, body, sentSoFar, timeoutMs, maxResponseBytes, readsWhole, onSend }: UpstreamCall,
  onLeave: (leave: () => void) => void,
): Promise<UpstreamAnswer> {
  return new Promise((resolve, reject) => {
    let abort: ((reason: Error) => void) | undefined;
    let reason: Error | undefined;
    const stop = (why: Error) => {
      reason ??= why;
      abort?.(why);
      clearTimeout(timer);
      reject(faultOf(why));
    };
    let sent = 0;
    const timer = setTimeout(() => {
      const sentBefore = sent;
      sent = sentSoFar?.() ?? 0;
      // Still going up, or waiting for the caller, whom the server's own limits hold to time: not the provider's delay.
      const isOnItsWay = sent > sentBefore || (body instanceof Readable && isWaiting(body));
      if (isOnItsWay) timer.refresh();
      else stop(new TimedOut());
    }, timeoutMs);
    onLeave(() => stop(new CallerLeft()));
    const chunks: Buffer[] = [];
    let bytes = 0;
    let status = 0;
    let received: Headers = {};
    let passing: Passing | undefined;
    pool.dispatch(
      { path, method, headers, body: body ?? null },
      {
        onRequestStart: (controller) => {
          abort = (why) => controller.abort(why);
          if (reason) controller.abort(reason);
          else onSend?.();
        },
        onResponseStart: (controller, code, given) => {
          // 1xx is said on the way; the answer is still to come.
          if (code < 200) return;
          status = code;
          received = given;
          if (readsWhole || isJson(given)) return;
          clearTimeout(timer);
          controller.pause();
          passing = createPassing({
            resume: () => controller.resume(),
            pause: () => controller.pause(),
            abort: (why) => controller.abort(why),
          });
          resolve({
            kind: 'stream',
            status,
            headers: given,
            passTo: passing.passTo,
            drop: passing.drop,
            onOver: passing.onOver,
          });
        },
        onResponseData: (controller, chunk) => {
          if (passing) return passing.write(chunk);
          bytes += chunk.length;
          if (bytes > maxResponseBytes) {
            controller.abort(new TooLarge());
            stop(new TooLarge());
          } else chunks.push(chunk);
        },
        onResponseEnd: () => {
          clearTimeout(timer);
          if (passing) return passing.end();
          const [only] = chunks;
          const whole = chunks.length === 1 && only ? only : Buffer.concat(chunks);
          resolve({ kind: 'whole', status, headers: received, body: whole });
        },
        onResponseError: (_controller, error) => {
          clearTimeout(timer);
          if (passing) passing.fail();
          else reject(faultOf(reason ?? error));
        },
      },
    );
  });
}

/** Everything that came from the caller has gone to the provider, and there is more to come. */
const isWaiting = (body: Readable): boolean => !body.readableEnded && !body.errored && body.readableLength === 0;

export function isJson(headers: Headers): boolean {
  const type = headers['content-type'];
  return typeof type === 'string' && /^application\/(?:[\w.-]+\+)?json\b/i.test(type);
}

function faultOf(error: Error): GatewayFault {
  if (error instanceof GatewayFault) return error;
  if (error instanceof TimedOut) return new GatewayFault('timed_out');
  if (error instanceof TooLarge) return new GatewayFault('wrong_answer', { detail: 'too large' });
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/HEADERS_TIMEOUT|BODY_TIMEOUT/.test(code)) return new GatewayFault('timed_out');
  return new GatewayFault(/^HPE_|HEADERS_OVERFLOW|RES_CONTENT_LENGTH/.test(code) ? 'wrong_answer' : 'unreachable');
}

type Passing = {
  passTo: (response: ServerResponse, expected?: ExpectedFile) => Promise<Passed>;
  write: (chunk: Buffer) => void;
  end: () => void;
  fail: () => void;
  drop: () => void;
  onOver: (over: () => void) => void;
};

/** Passes a body on with the pace of the slower side: memory stays flat whatever the size. */
function createPassing(upstream: { resume: () => void; pause: () => void; abort: (why: Error) => void }): Passing {
  const digest = createHash('sha256');
  let target: ServerResponse | undefined;
  let told: ExpectedFile | undefined;
  /** What has come and not gone out, of a file that was told of before. */
  let held: Buffer | undefined;
  let done: ((passed: Passed) => void) | undefined;
  let isOver = false;
  let tellOver: (() => void) | undefined;
  const over = () => {
    isOver = true;
    tellOver?.();
  };
  let bytes = 0;
  const finish = (complete: boolean, isOther = false) => {
    done?.({ bytes, digest: digest.copy().digest('hex'), complete, isOther });
    done = undefined;
  };
  const breakOff = () => {
    finish(false, true);
    target?.destroy();
  };
  const isAsTold = () => !told || (bytes === told.size && digest.copy().digest('hex') === told.sha256);
  return {
    passTo: (response, expected) =>
      new Promise((resolve) => {
        target = response;
        told = expected;
        done = resolve;
        response.once('close', () => {
          if (response.writableFinished) return;
          upstream.abort(new CallerLeft());
          finish(false);
        });
        upstream.resume();
      }),
    write: (chunk) => {
      bytes += chunk.length;
      digest.update(chunk);
      if (told && bytes > told.size) return breakOff();
      const next = told ? held : chunk;
      if (told) held = chunk;
      if (!target || !next || target.write(next)) return;
      upstream.pause();
      target.once('drain', () => upstream.resume());
    },
    end: () => {
      over();
      if (!isAsTold()) return breakOff();
      if (held) target?.write(held);
      target?.end();
      finish(true);
    },
    fail: () => {
      over();
      // The head is out already: only breaking the connection tells the caller that the body is not whole.
      target?.destroy();
      finish(false);
    },
    drop: () => upstream.abort(new CallerLeft()),
    onOver: (told) => {
      tellOver = told;
      if (isOver) told();
    },
  };
}

export const digestHex = (body: Buffer): string => (body.length === 0 ? '' : hash('sha256', body, 'hex'));
