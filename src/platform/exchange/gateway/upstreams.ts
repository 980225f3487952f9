import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { buildConnector, Pool } from 'undici';
import { createBreaker, type Breaker } from '#infrastructure/circuit-breaker.ts';
import { trustBeside } from '#infrastructure/http/trust.ts';
import type { KnownService } from '../known/known.ts';
import { createFastClient, type FastClient } from './fast/fast-client.ts';
import { GatewayFault, type FaultName } from './faults.ts';
import { openPlaces, type Places } from './places.ts';

/** Bên cung cấp của một dịch vụ: connections of its own, so that one which hangs takes nothing from the others. */
export type Upstream = {
  pool: Pool;
  /** Reads of JSON from the same provider. */
  fast: FastClient;
  /** What stands in front of the path of a question. */
  basePath: string;
  /** The address itself, as it is written: where a question without a path of its own goes. */
  wholePath: string;
  /** Of a provider that knows the province by credentials of its own: the headers of a call made now. */
  credentials: (() => Record<string, string>) | undefined;
  breaker: Breaker<FaultName>;
  places: Places;
};

export type UpstreamRules = {
  /** Loopback addresses may be called: for trying out and tests only. */
  allowLoopback: boolean;
  /** Certificates of authorities the province trusts beside the public ones, PEM. */
  trusted: readonly string[];
  /** Where the system's own services are: what `motcua:/…` stands for. */
  ownUrl?: string | undefined;
  /** Systems outside the province by name: what `ngoai:/<name>` stands for. */
  outside?: Readonly<Record<string, OutsideProvider>> | undefined;
};

/**
 * Hệ thống ngoài tỉnh whose address and credentials are settings: the headers by which it knows the
 * province, names in lower case (they go before what a caller sends), made for each call.
 */
export type OutsideProvider = { url: string; credentials: () => Record<string, string> };

/** Scheme of a service this system offers itself, wherever it runs today. */
export const ownScheme = 'motcua:';
/** Scheme of a system outside whose address the settings say, so that content names it and operators move it. */
export const outsideScheme = 'ngoai:';

const breakerLimits = { failures: 5, restMs: 5000 };

/**
 * Addresses nothing of the axis may be led to, whatever a name resolves to: this host, link-local addresses with the hosts' own
 * services, multicast. Checked when the connection is made, so that a name cannot change its mind after it was registered.
 */
const never = new BlockList();
never.addSubnet('0.0.0.0', 8);
never.addSubnet('169.254.0.0', 16);
never.addSubnet('224.0.0.0', 3);
never.addAddress('::', 'ipv6');
never.addSubnet('fe80::', 10, 'ipv6');
never.addSubnet('ff00::', 8, 'ipv6');
never.addSubnet('fd00:ec2::', 32, 'ipv6');
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

export function isForbiddenAddress(address: string, { allowLoopback }: Pick<UpstreamRules, 'allowLoopback'>): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
  return never.check(plain, family) || (!allowLoopback && loopback.check(plain, family));
}

/** A name resolved to an address nothing is led to. */
export class ForbiddenAddress extends Error {}

type Looked = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** DNS with the rule above: a name with one forbidden address is not called at all. */
export function guardedLookup(rules: UpstreamRules) {
  return (hostname: string, options: object, done: Looked): void =>
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '');
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => isForbiddenAddress(address, rules)))
        return done(new ForbiddenAddress(), '');
      if ('all' in options && options.all === true) return done(null, addresses);
      done(null, first.address, first.family);
    });
}

export const isLoopback = (address: string | undefined): boolean =>
  address !== undefined &&
  isForbiddenAddress(address, { allowLoopback: false }) &&
  !isForbiddenAddress(address, { allowLoopback: true });

type Address = Pick<URL, 'origin' | 'pathname' | 'search' | 'hostname'> & {
  credentials: Upstream['credentials'];
  /** Whoever runs the system says where it is: it may be anywhere. */
  isTrusted: boolean;
};

/** Where a service really is; undefined for one whose address nobody has set. */
function addressOf(upstreamUrl: string, { ownUrl, outside = {} }: UpstreamRules): Address | undefined {
  const given = new URL(upstreamUrl);
  const { protocol, pathname } = given;
  if (protocol !== ownScheme && protocol !== outsideScheme) return addressFrom(given, undefined, false);
  const [, name = '', ...rest] = pathname.split('/');
  const provider = protocol === outsideScheme && Object.hasOwn(outside, name) ? outside[name] : undefined;
  if (provider) return addressFrom(new URL([provider.url, ...rest].join('/')), provider.credentials, true);
  if (protocol === outsideScheme || ownUrl === undefined) return undefined;
  return addressFrom(new URL(pathname, ownUrl), undefined, true);
}

function addressFrom(url: URL, credentials: Address['credentials'], isTrusted: boolean): Address {
  const { origin, pathname, search, hostname } = url;
  return { origin, pathname, search, hostname, credentials, isTrusted };
}

/** Đường tới bên cung cấp: how a connection to it is made, for calls and for trials alike. */
export type WayToProvider = {
  address: Address;
  /** Its address is written out and is one nothing is led to. */
  isForbidden: boolean;
  connect: { timeout: number; lookup?: ReturnType<typeof guardedLookup> } & ReturnType<typeof trustBeside>;
};

export type Upstreams = {
  of: (service: KnownService) => Upstream;
  /** Undefined where nobody has set the address. */
  wayTo: (service: KnownService) => WayToProvider | undefined;
  underWay: () => { all: number; bulk: number };
  close: () => Promise<void>;
};

/** Connections to providers, by service; one whose address or limits changed gets new ones, the old end with their calls. */
export function openUpstreams(rules: UpstreamRules): Upstreams {
  const open = new Map<string, { settings: string; upstream: Upstream }>();
  const trust = trustBeside(rules.trusted);

  function wayTo({ upstreamUrl, settings }: KnownService): WayToProvider | undefined {
    const address = addressOf(upstreamUrl, rules);
    if (!address) return undefined;
    const { hostname, isTrusted } = address;
    const literal = hostname.replace(/^\[|\]$/g, '');
    return {
      address,
      isForbidden: !isTrusted && isIP(literal) !== 0 && isForbiddenAddress(literal, rules),
      connect: {
        timeout: Math.min(settings.timeoutMs, 5000),
        ...(!isTrusted && { lookup: guardedLookup(rules) }),
        ...trust,
      },
    };
  }

  function openUpstream(service: KnownService): Upstream {
    const way = wayTo(service);
    if (!way || way.isForbidden) throw new GatewayFault('unreachable');
    const { settings } = service;
    const { connect } = way;
    const { origin, pathname, search, credentials } = way.address;
    const pool = new Pool(origin, {
      connections: settings.concurrency,
      pipelining: 1,
      keepAliveTimeout: 30_000,
      headersTimeout: 0,
      // Of a file on the way: so long without a byte, and the provider is taken to have stopped.
      bodyTimeout: 30_000,
      connect,
    });
    return {
      pool,
      fast: createFastClient(origin, buildConnector(connect)),
      basePath: pathname.replace(/\/+$/, ''),
      wholePath: `${pathname}${search}`,
      credentials,
      breaker: createBreaker<FaultName>(breakerLimits),
      places: openPlaces({ most: settings.concurrency, bulkPercent: settings.bulkPercent }),
    };
  }

  return {
    wayTo,
    of: (service) => {
      const { concurrency, bulkPercent, timeoutMs } = service.settings;
      const settings = `${service.upstreamUrl} ${concurrency} ${bulkPercent} ${timeoutMs}`;
      const known = open.get(service.id);
      if (known?.settings === settings) return known.upstream;
      if (known) {
        known.upstream.fast.close();
        void known.upstream.pool.close();
      }
      const upstream = openUpstream(service);
      open.set(service.id, { settings, upstream });
      return upstream;
    },
    underWay: () => {
      const places = [...open.values()].map(({ upstream }) => upstream.places);
      return {
        all: places.reduce((sum, { underWay }) => sum + underWay(), 0),
        bulk: places.reduce((sum, { bulkUnderWay }) => sum + bulkUnderWay(), 0),
      };
    },
    close: async () => {
      for (const { upstream } of open.values()) upstream.fast.close();
      await Promise.all([...open.values()].map(({ upstream }) => upstream.pool.destroy()));
    },
  };
}
