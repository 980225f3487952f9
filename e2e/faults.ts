import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const screenshots = new URL('./screenshots/', import.meta.url);
mkdirSync(screenshots, { recursive: true });

const Found = z.array(z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) }));

/** What axe finds against WCAG 2.2 AA, as short lines; and whether the page is wider than its window. */
export async function faultsOf(page: Page, name: string): Promise<string[]> {
  await page.screenshot({ path: new URL(`${name}.png`, screenshots).pathname, fullPage: true });
  await page.evaluate(axeSource);
  const violations = Found.parse(
    await page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => ({ html })) })))`,
    ),
  );
  const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  return [
    ...violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html.slice(0, 120)}`),
    ...(Number(wide) > 1 ? [`${name}: ${String(wide)} px wider than the window`] : []),
  ];
}
