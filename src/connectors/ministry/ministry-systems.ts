import { z } from 'zod';
import type { MinistrySystems, NewPerson } from '#applications/dossiers/index.ts';
import type { SendingGround } from '#platform/exchange/index.ts';
import {
  createCaller,
  orNothing,
  PersonalId,
  receivedText,
  SlashDay,
  unavailable,
  type CallOutside,
  type OutsideLimits,
  type ReceivedAnswer,
  type Way,
} from '../outside/index.ts';

/** Systems by the name procedures call them: `civil-status`, `business-register`. */
export type MinistrySettings = {
  systems: Readonly<Record<string, Way>>;
  limits?: OutsideLimits;
};

/** Nobody waits on a page: a job does. A day's list of a province is longer than one answer. */
const jobLimits: OutsideLimits = { timeoutMs: 10_000 };
const listLimits: OutsideLimits = { timeoutMs: 30_000, maxBytes: 8_388_608 };

const registration = {
  maHoSo: receivedText(60),
  so: receivedText(20),
  quyenSo: receivedText(20),
  ngayDangKy: SlashDay,
};
const Answer = z.object({ ...registration, soDinhDanh: orNothing(PersonalId) });
const List = z.object({ ngay: SlashDay, danhSach: z.array(z.object(registration)).max(50_000) });

/**
 * Hệ thống của bộ, ngành that issue results: a decided dossier is put under its own code, so that sending it again, after whatever
 * happened, registers nothing twice. The members are those of the register book found in programs of provinces.
 */
export function createMinistrySystems({ systems, limits }: MinistrySettings): MinistrySystems {
  const registerCalls = callersOf(systems, { ...jobLimits, ...limits });
  const listCalls = callersOf(systems, { ...listLimits, ...limits });
  return {
    register: async ({ system, dossierCode, unitCode, newPerson, ground }) => {
      const child = newPerson && personOf(newPerson);
      const answer = await ask(registerCalls, system, {
        ground,
        method: 'PUT',
        path: `/dang-ky/${encodeURIComponent(dossierCode)}`,
        body: JSON.stringify({ maHoSo: dossierCode, maDonVi: unitCode, nguoiDuocDangKy: child }),
        read: (text) => {
          const { soDinhDanh: personalId, ...written } = Answer.parse(JSON.parse(text));
          const isAnswered = written.maHoSo === dossierCode && (newPerson === null || personalId !== undefined);
          return isAnswered ? { ...ours(written), extra: personalId ? { personalId } : {} } : undefined;
        },
      });
      const { number, book, registeredOn, extra } = answer;
      return { number, book, registeredOn, extra };
    },
    listRegistered: async (system, on) =>
      ask(listCalls, system, {
        method: 'GET',
        path: `/dang-ky?ngay=${encodeURIComponent(on)}`,
        read: (text) => {
          const { ngay, danhSach } = List.parse(JSON.parse(text));
          const isOfDay = ngay === on && danhSach.every(({ ngayDangKy }) => ngayDangKy === on);
          return isOfDay ? danhSach.map(ours) : undefined;
        },
      }),
  };
}

const personOf = ({ name, birthDate, gender, ethnicGroup, motherId, fatherId, residence }: NewPerson) => ({
  hoTen: name,
  ngaySinh: birthDate,
  gioiTinh: gender,
  danToc: ethnicGroup,
  soDinhDanhMe: motherId,
  soDinhDanhCha: fatherId,
  thuongTru: residence && { maQuanHuyen: residence.district, maPhuongXa: residence.commune, chiTiet: residence.detail },
});

type Written = { maHoSo: string; so: string; quyenSo: string; ngayDangKy: string };
const ours = ({ maHoSo, so, quyenSo, ngayDangKy }: Written) => ({
  dossierCode: maHoSo,
  number: so,
  book: quyenSo,
  registeredOn: ngayDangKy,
});

type Caller = { way: Way; call: CallOutside };

function callersOf(systems: MinistrySettings['systems'], limits: OutsideLimits): ReadonlyMap<string, Caller> {
  return new Map(
    Object.entries(systems).map(([name, way]) => [name, { way, call: createCaller(limits, way.transport) }]),
  );
}

type Asking<Answer> = {
  /** Of what is about somebody's dossier. */
  ground?: SendingGround;
  method: 'GET' | 'PUT';
  path: string;
  body?: string;
  /** Undefined: it answered something else than it was asked. */
  read: (text: string) => Answer | undefined;
};

async function ask<Answer>(
  callers: ReadonlyMap<string, Caller>,
  system: string,
  { ground, method, path, body, read }: Asking<Answer>,
): Promise<Answer> {
  const caller = callers.get(system);
  if (!caller) throw new Error(`The ministry's system ${system} is not connected: its address is not set`);
  const { way, call } = caller;
  const answer = await call<{ kind: 'answered'; value: Answer }>({
    method,
    url: `${way.url}${path}`,
    headers: { 'content-type': 'application/json; charset=utf-8', ...(await way.headersFor(ground)) },
    ...(body !== undefined && { body }),
    accepts: ['application/json'],
    read: ({ status, text }: ReceivedAnswer) => {
      if (status === 500) return unavailable('down');
      const value = status === 404 ? undefined : read(text);
      return value === undefined ? unavailable('wrong_answer') : { kind: 'answered', value };
    },
  });
  // The job is tried again; the reason is logged, never what was sent or answered.
  if (answer.kind === 'unavailable') throw new Error(`The ministry's system ${system}: ${answer.why}`);
  return answer.value;
}
