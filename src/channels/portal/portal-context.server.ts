import type { FastifyReply, FastifyRequest } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Actor } from '#infrastructure/actor.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { safePath } from '#infrastructure/http/safe-path.ts';
import type { Language } from '#infrastructure/language.ts';
import type { DraftChecker } from '#applications/design/index.ts';
import type { DossierDeps } from '#applications/dossiers/index.ts';
import type { RegistryDeps } from '#data/registry/index.ts';
import { codeListsOf, type CodeLists } from '#platform/forms/index.ts';
import type { InstalledPackage } from '#applications/procedures/index.ts';
import type { QueueDeps } from '#applications/queue/index.ts';
import type { CountryPlaces } from '#data/code-lists/index.ts';
import type { ManagementDeps } from '#platform/exchange/index.ts';
import type { PaymentPlatform } from '#platform/payments/index.ts';
import type { PaperDeps, UploadDeps } from '#platform/papers/index.ts';
import type { Area, ListEntries, PageModel, PageName, Pages, Viewer } from './page-model.ts';

export type PortalDeps = DossierDeps &
  RegistryDeps &
  PaperDeps &
  QueueDeps & {
    uploads: UploadDeps;
    /** Districts and communes of the province today. */
    areasNow: () => readonly Area[];
    /** The whole country, for addresses elsewhere, as it is divided on the day. */
    countryPlaces: CountryPlaces;
    placesDay: () => string;
    paymentPlatform: PaymentPlatform | undefined;
    secureCookie: boolean;
    draftChecker: DraftChecker;
    exchange: ManagementDeps;
    /** Where systems call the integration gateway. */
    gatewayUrl: string;
  };

export type Context = {
  deps: PortalDeps;
  /** The page that says what went wrong. */
  errorPage: (problem: { request: FastifyRequest; message: string }) => string;
  /** Sends a page. */
  page: <Name extends PageName>(
    request: FastifyRequest,
    reply: FastifyReply,
    name: Name,
    data: Pages[Name],
  ) => FastifyReply;
};

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), css: z.array(z.string()).optional(), src: z.string().optional() }),
);
const Renderer = z.object({
  renderPage: z.custom<(model: PageModel) => string>((value) => typeof value === 'function'),
});

/** Loads the bundle that draws the pages and the addresses of their styles and script. */
export async function createContext(deps: PortalDeps): Promise<Context> {
  const bundle: unknown = await import(pathToFileURL(join(dist, 'portal-server', 'render.js')).href);
  const { renderPage } = Renderer.parse(bundle);
  const assets = readAssets();
  const draw = <Name extends PageName>(
    name: Name,
    data: Pages[Name],
    frame: { viewer: Viewer; lang: Language; url: string },
  ): string =>
    renderPage(
      ModelShape.parse({
        page: name,
        data,
        viewer: frame.viewer,
        lang: frame.lang,
        otherLanguageUrl: withLanguage(frame.url, frame.lang === 'en' ? 'vi' : 'en'),
        assets,
      }),
    );
  return {
    deps,
    page: (request, reply, name, data) =>
      reply
        .type('text/html; charset=utf-8')
        .send(
          draw(name, data, { viewer: viewerOf(request.actor), lang: languageOf(request, reply), url: request.url }),
        ),
    errorPage: ({ request, message }) =>
      draw(
        'error',
        { message, back: cameFrom(request) },
        { viewer: viewerOf(request.actor), lang: languageOf(request), url: request.url },
      ),
  };
}

/** A page and its data belong together; the caller's types have seen to it. */
const ModelShape = z.custom<PageModel>((value) => typeof value === 'object' && value !== null);

function readAssets(): PageModel['assets'] {
  const file = join(dist, 'portal', 'manifest.json');
  if (!existsSync(file)) return { styles: [], formScript: null, queueScript: null, formStyles: [] };
  const manifest = Manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  const url = (name: string) => `/assets/portal/${name}`;
  const entry = (source: string) => Object.values(manifest).find(({ src }) => src === source);
  const form = entry('src/channels/portal/hydrate-form.tsx');
  const queue = entry('src/channels/portal/hydrate-queue.tsx');
  const site = entry('src/channels/portal/site.css');
  return {
    styles: site ? [url(site.file)] : (form?.css ?? []).map(url),
    queueScript: queue ? url(queue.file) : null,
    formScript: form ? url(form.file) : null,
    formStyles: [],
  };
}

function viewerOf(actor: Actor | undefined): Viewer {
  return actor ? { name: actor.name, kind: actor.kind } : null;
}

/** The page of ours from which a refused form was sent. */
function cameFrom({ method, headers: { referer }, host }: FastifyRequest): string | null {
  const from = method === 'POST' && referer ? URL.parse(referer) : null;
  return from?.host === host ? (safePath(from.pathname) ?? null) : null;
}

function withLanguage(url: string, lang: Language): string {
  const [path = '/', query = ''] = url.split('?');
  const params = new URLSearchParams(query);
  params.set('lang', lang);
  return `${path}?${params}`;
}

/** The signed-in person, or a way to the sign-in page and back. */
export function requireVisitor(request: FastifyRequest): Actor {
  if (!request.actor) throw refuseHttp('http.sign_in_required');
  return request.actor;
}

/** Danh mục the form of a package uses, with names in both languages, for the browser. */
export function listsFor(installed: InstalledPackage, codeLists: CodeLists): ListEntries {
  const { definition } = installed.form;
  const hasAddress = definition.sections.some(({ fields }) => fields.some(({ type }) => type === 'address'));
  const names = [...codeListsOf(definition), ...(hasAddress ? ['districts', 'communes'] : [])];
  return Object.fromEntries(
    names.map((name) => [
      name,
      codeLists.entries(name).map(({ code, parent }) => ({
        code,
        name: codeLists.name(name, code, 'vi') ?? code,
        nameEn: codeLists.name(name, code, 'en') ?? '',
        ...(parent !== undefined && { parent }),
      })),
    ]),
  );
}
