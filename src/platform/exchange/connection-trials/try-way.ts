import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import { composedUpstream } from '../composition/composition.contract.ts';
import { knockAt, type Knock } from '../gateway/knock.ts';
import type { Upstreams } from '../gateway/upstreams.ts';
import { mockUpstream, type KnownService } from '../known/known.ts';
import { dayText } from '../management/tell-consumers.ts';
import { afterFailure, failed, notTried, passed, type FailureCode, type TrialStep } from './trial-step.ts';

/** Thử đường tới bên cung cấp: name, address, connection, certificate. What nobody provides has no way to it. */
export async function tryWay(
  { upstreams, now }: { upstreams: Pick<Upstreams, 'wayTo'>; now: Clock },
  service: KnownService,
): Promise<TrialStep[]> {
  if (service.upstreamUrl === mockUpstream) return [notTried('address', 'mock'), notTried('certificate', 'mock')];
  if (service.upstreamUrl === composedUpstream)
    return [notTried('address', 'composed'), notTried('certificate', 'composed')];
  const way = upstreams.wayTo(service);
  const stopped = (code: FailureCode, params = {}): TrialStep[] => {
    const broken = failed('address', code, params);
    return [broken, afterFailure('certificate', broken)];
  };
  if (!way) return stopped('address_not_set');
  const host = ` (${way.address.hostname})`;
  if (way.isForbidden) return stopped('address_forbidden', { host });
  const knock = await knockAt(way);
  if (knock.kind === 'none') return stopped(knock.why, { host, seconds: Math.ceil(way.connect.timeout / 1000) });
  const connected = passed('address', 'address_connected', { host, ms: knock.tookMs });
  return [connected, knock.kind === 'plain' ? notTried('certificate', 'plain_http') : judgeCertificate(knock, now())];
}

const untrusted = /^(UNABLE_TO_|SELF_SIGNED_CERT_IN_CHAIN|CERT_|INVALID_CA|PATH_LENGTH|INVALID_PURPOSE)/;

/** Codes are those of OpenSSL as Node names them. */
function judgeCertificate({ fault, certificate }: Knock & { kind: 'secured' }, at: Date): TrialStep {
  const step = 'certificate';
  const dayOf = (at: Date | undefined) => (at ? dayText(vietnamDay(at)) : '?');
  const { validFrom, validTo, names = '' } = certificate ?? {};
  if (fault === undefined) return passed(step, 'certificate_holds', { day: dayOf(validTo) });
  // It may be one between it and its authority that has ended: then the day of this one would be told wrongly.
  if (fault === 'CERT_HAS_EXPIRED' && validTo && validTo < at)
    return failed(step, 'certificate_expired', { day: dayOf(validTo) });
  if (fault === 'CERT_NOT_YET_VALID' && validFrom && validFrom > at)
    return failed(step, 'certificate_not_yet', { day: dayOf(validFrom) });
  if (fault === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return failed(step, 'certificate_other_name', { names: names === '' ? '' : ` (${names.slice(0, 200)})` });
  if (fault === 'DEPTH_ZERO_SELF_SIGNED_CERT') return failed(step, 'certificate_self_signed');
  return failed(step, untrusted.test(fault) ? 'certificate_untrusted' : 'tls_broken');
}
