import { mkdtempSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { visit, type Visitor } from './people.ts';
import { launchBrowser, startSystem, type RunningSystem } from './system.ts';

/** A running system and a browser for the journeys of one file, taken down at its end; no page may have thrown an error. */
export type Stage = {
  readonly system: RunningSystem;
  readonly browser: Browser;
  readonly url: string;
  /** Somebody at a browser of their own, signed in; the same one when asked for again. */
  person: (username: string, width?: number) => Promise<Page>;
  /** What the pages of these people have thrown up to now. */
  errors: () => string[];
  /** The same data a while later: the system is started again with its clock so many days ahead, after what is done `meanwhile`. */
  daysLater: (aheadDays: number, meanwhile?: () => void) => Promise<void>;
};

export function setStage({
  aheadDays = 0,
  settings = {},
}: { aheadDays?: number; settings?: Readonly<Record<string, string>> } = {}): Stage {
  let system: RunningSystem;
  let browser: Browser;
  const people = new Map<string, Visitor>();
  const errors = () => [...people.values()].flatMap((visitor) => visitor.errors);
  beforeAll(async () => {
    [system, browser] = await Promise.all([
      installedFolder().then((varDir) => startSystem({ varDir, aheadDays, settings })),
      launchBrowser(),
    ]);
  });
  afterAll(async () => {
    expect(errors()).toEqual([]);
    await browser?.close();
    await system?.stop();
  });
  return {
    get system() {
      return system;
    },
    get browser() {
      return browser;
    },
    get url() {
      return system.url;
    },
    errors,
    person: async (username, width) => {
      // A system started again stands at another address: there one signs in anew.
      const key = `${system.url} ${username}`;
      const known = people.get(key) ?? (await visit(browser, system.url, { username, ...(width && { width }) }));
      people.set(key, known);
      return known.page;
    },
    daysLater: async (aheadDays, meanwhile) => {
      await system.pause();
      meanwhile?.();
      system = await startSystem({ varDir: system.varDir, aheadDays, settings });
    },
  };
}

/** A data folder of its own in which the system is installed: a copy of what the run installed once. */
async function installedFolder(): Promise<string> {
  const varDir = mkdtempSync(join(tmpdir(), 'motcua-journeys-'));
  await cp(inject('installedIn'), varDir, { recursive: true });
  return varDir;
}
