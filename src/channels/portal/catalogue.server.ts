import { z } from 'zod';
import { vietnamDay } from '#infrastructure/clock.ts';
import { inTimeShare, openDraft, procedureTimes } from '#applications/dossiers/index.ts';
import {
  authorityOn,
  cataloguePageSize,
  countCatalogue,
  documentsFor,
  findCurrentPackage,
  findInformation,
  getPackageDraft,
  refuseProcedure,
  searchProcedures,
  serviceLevelOn,
  type InstalledPackage,
} from '#applications/procedures/index.ts';
import { isAdministrator, previewOf } from '#applications/design/index.ts';
import { listUnits } from '#data/organisation/index.ts';
import type { App } from '#infrastructure/http/app.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import type { Language } from '#infrastructure/language.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { parseTerm, termText } from '#platform/calendar/index.ts';
import { formVariables } from '#platform/forms/index.ts';
import type { Pages } from './page-model.ts';
import { requireVisitor, type Context } from './portal-context.server.ts';

const Filter = z.object({
  q: z.string().trim().max(200).default(''),
  'linh-vuc': z.string().max(50).optional(),
  cap: z.string().max(20).optional(),
  'muc-do': z.string().max(20).optional(),
  'doi-tuong': z.string().max(20).optional(),
  'su-kien': z.string().max(50).optional(),
  trang: z.coerce.number().int().min(1).max(1000).default(1),
});
const ByCode = z.object({ code: z.string().max(20) });
/** History looked at for the real time of a procedure. */
const historyDays = 365;

/** Trang chủ, danh sách thủ tục, một thủ tục. */
export function catalogueRoutes(app: App, { deps, page }: Context): void {
  const countsNow = keepCounts(deps);
  app.get('/', async (request, reply) => {
    const { lifeEvents } = await countsNow();
    const lang = languageOf(request);
    const named = lifeEvents.map(({ life_event: code }) => ({
      code,
      name: deps.codeLists.name('life-events', code, lang) ?? code,
    }));
    return page(request, reply, 'home', { lifeEvents: named, figures: await monthFigures(deps) });
  });

  app.get('/thu-tuc', { schema: { querystring: Filter } }, async (request, reply) => {
    const query = request.query;
    const [{ found: rows, total }, { sectors, serviceLevels }] = await Promise.all([
      searchProcedures(deps.db, {
        search: query.q,
        sector: query['linh-vuc'],
        level: query.cap,
        serviceLevel: query['muc-do'],
        applicantKind: query['doi-tuong'],
        lifeEvent: query['su-kien'],
        page: query.trang,
      }),
      countsNow(),
    ]);
    const lang = languageOf(request);
    const sectorName = (code: string, known: string | null) =>
      deps.codeLists.name('sectors', code, lang) ?? known ?? code;
    const found = rows.map((row) => ({
      code: row.code,
      name: row.name,
      nameEn: row.name_en,
      summary: row.summary,
      sector: row.sector,
      sectorName: sectorName(row.sector, row.sector_name),
      level: z.enum(['province', 'district', 'commune', 'ministry']).parse(row.level),
      serviceLevel: row.service_level,
      applicantKinds: row.applicant_kinds,
      hasPackage: row.has_package,
    }));
    const filter = Object.fromEntries(
      Object.entries(query).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
    return page(request, reply, 'procedures', {
      found,
      total,
      page: query.trang,
      pages: Math.ceil(total / cataloguePageSize),
      sectors: sectors
        .map(({ sector, sectorName: known, count }) => ({ code: sector, name: sectorName(sector, known), count }))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
      serviceLevels: serviceLevels.map(({ serviceLevel, count }) => ({ level: serviceLevel, count })),
      filter,
    });
  });

  app.get('/thu-tuc/:code', { schema: { params: ByCode } }, async (request, reply) => {
    const { code } = request.params;
    const lang = languageOf(request);
    const installed = await findCurrentPackage(deps.db, code);
    if (!installed) return page(request, reply, 'procedureInformation', await informationOf(deps, code, lang));
    return page(request, reply, 'procedure', await procedureModel(deps, installed, lang));
  });

  // Xem trước bản soạn: the same page, for administrators, drawn from what is not published yet.
  app.get('/xem-thu/:id', { schema: { params: z.object({ id: z.uuid() }) } }, async (request, reply) => {
    if (!request.actor || !isAdministrator(request.actor)) throw refuseHttp('http.not_found');
    const draft = await previewOf(deps, await getPackageDraft(deps.db, request.params.id));
    return page(request, reply, 'procedure', await procedureModel(deps, draft, languageOf(request)));
  });

  app.post('/thu-tuc/:code/nop', { schema: { params: ByCode } }, async (request, reply) => {
    const { code } = request.params;
    if (!request.actor) return reply.redirect(`/dang-nhap?tiep=${encodeURIComponent(`/thu-tuc/${code}`)}`, 303);
    const id = await openDraft(deps, { actor: requireVisitor(request), procedureCode: code });
    return reply.redirect(`/to-khai/${id}/chung`, 303);
  });
}

/** Thủ tục mới chỉ cung cấp thông tin: what the national catalogue says, and which desks take it. */
async function informationOf(
  deps: Context['deps'],
  code: string,
  lang: Language,
): Promise<Pages['procedureInformation']> {
  const on = vietnamDay(deps.now());
  const known = await findInformation(deps.db, code);
  if (!known) throw refuseProcedure('procedure.not_found', { code });
  const desks = await listUnits(deps.db, { kind: 'provincial_desk', on });
  const isProvincial = known.information.levels.includes('province') && !known.information.isSpecific;
  return {
    code,
    name: known.name,
    sectorName: deps.codeLists.name('sectors', known.sector, lang) ?? known.sectorName ?? known.sector,
    applicantKinds: known.applicantKinds,
    information: known.information,
    handInAt: isProvincial ? desks.map(({ name }) => name) : [],
  };
}

async function procedureModel(
  deps: Context['deps'],
  { definition, form }: Pick<InstalledPackage, 'definition' | 'form'>,
  lang: Language,
): Promise<Pages['procedure']> {
  const on = vietnamDay(deps.now());
  const since = new Date(deps.now().getTime() - historyDays * 86_400_000);
  const [times, authorityText] = await Promise.all([
    procedureTimes(deps.db, definition.code, since),
    authorityTextOf(deps, definition, on),
  ]);
  return {
    definition,
    sectorName: deps.codeLists.name('sectors', definition.sector, lang) ?? definition.sector,
    serviceLevel: String(serviceLevelOn(definition, on)?.level ?? 1),
    authorityText,
    termTexts: definition.variants.map(({ name, processingTime }) => ({
      name,
      term: termOf(processingTime.term, lang),
    })),
    times: times ? { median: days(times.medianDays), ninety: days(times.ninetyDays) } : null,
    requiredIds: documentsFor(definition, formVariables(form, {}, { today: on }))
      .filter(({ isRequired }) => isRequired)
      .map(({ id }) => id),
    canStart: definition.channels.includes('online'),
  };
}

/** A draft may still name a term nobody understands; it is then shown as written. */
function termOf(text: string, lang: Language): string {
  try {
    return termText(parseTerm(text), lang);
  } catch {
    return text;
  }
}

function days(value: number): string {
  return value.toLocaleString('vi-VN', { maximumFractionDigits: 1 });
}

/** The counts beside the filters, counted once a minute: every list page shows them, and they hardly change. */
function keepCounts({ db, now }: Context['deps']): () => ReturnType<typeof countCatalogue> {
  let kept: { until: number; counts: ReturnType<typeof countCatalogue> } | undefined;
  return () => {
    const at = now().getTime();
    if (!kept || at >= kept.until) {
      kept = { until: at + 60_000, counts: countCatalogue(db) };
      // A failure is not kept.
      kept.counts.catch(() => (kept = undefined));
    }
    return kept.counts;
  };
}

/** Which kind of office decides: its name where the province has one such office, without the place's name where it has many. */
async function authorityTextOf(
  deps: Context['deps'],
  definition: Parameters<typeof authorityOn>[0],
  on: string,
): Promise<string> {
  const rule = authorityOn(definition, on);
  if (!rule) return '';
  const units = await listUnits(deps.db, { kind: rule.unitKind, on });
  const [first] = units;
  if (!first || units.length === 1) return first?.name ?? '';
  const place = deps.areasNow().find(({ code }) => code === first.areaCode)?.name ?? '';
  return first.name.replace(new RegExp(` ${place}$`, 'iu'), '');
}

async function monthFigures(deps: Context['deps']) {
  const today = vietnamDay(deps.now());
  const from = new Date(`${today.slice(0, 7)}-01T00:00:00+07:00`);
  const share = await inTimeShare(deps.db, { from, to: deps.now() });
  if (!share) return null;
  return {
    month: `${today.slice(5, 7)}/${today.slice(0, 4)}`,
    share: ((share.inTime / share.finished) * 100).toLocaleString('vi-VN', { maximumFractionDigits: 1 }),
    count: share.finished,
  };
}
