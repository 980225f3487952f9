import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { NewPerson, Registered } from '#applications/dossiers/index.ts';
import { behave, requireBearer, slashDay, swapsPeople, type Behaviour } from '../simulator-kit/index.ts';
import type { MinistryBooks } from './stand-in.ts';

type Simulating = { system: string; books: MinistryBooks; behaviour: () => Behaviour; key: string };

const Code = z.object({ code: z.string().min(1).max(60) });
const Day = z.object({ ngay: z.iso.date() });
const Decided = z.object({
  maHoSo: z.string(),
  maDonVi: z.string(),
  nguoiDuocDangKy: z
    .object({
      hoTen: z.string().max(200),
      ngaySinh: z.iso.date(),
      gioiTinh: z.enum(['male', 'female']),
      danToc: z.string().optional(),
      soDinhDanhMe: z.string().optional(),
      soDinhDanhCha: z.string().optional(),
      thuongTru: z
        .object({
          maQuanHuyen: z.string().optional(),
          maPhuongXa: z.string().optional(),
          chiTiet: z.string().optional(),
        })
        .optional(),
    })
    .nullable(),
});

/** Mô phỏng hệ thống của bộ, ngành: registers a decided dossier under its code, once, and lists what it registered on a day. */
export function ministrySimulator(app: FastifyInstance, { system, books, behaviour, key }: Simulating): void {
  behave(app, behaviour);
  app.put('/dang-ky/:code', { preHandler: requireBearer(key) }, async (request, reply) => {
    const { code } = Code.parse(request.params);
    const decided = Decided.safeParse(request.body);
    if (!decided.success || decided.data.maHoSo !== code) return reply.status(400).send({ loi: 'Hồ sơ không đúng' });
    const { maDonVi: unitCode, nguoiDuocDangKy: child } = decided.data;
    const newPerson = child && childOf(child);
    const { extra, ...written } = await books.register({ system, dossierCode: code, unitCode, newPerson });
    const dossierCode = swapsPeople(behaviour()) ? 'H62.00.00-000000-0000' : code;
    return { ...rowOf({ dossierCode, ...written }), soDinhDanh: extra['personalId'] ?? null };
  });
  app.get('/dang-ky', { preHandler: requireBearer(key) }, async (request) => {
    const { ngay } = Day.parse(request.query);
    const list = await books.listRegistered(system, ngay);
    return { ngay: slashDay(ngay), danhSach: list.map(rowOf) };
  });
}

const childOf = (child: NonNullable<z.infer<typeof Decided>['nguoiDuocDangKy']>): NewPerson => ({
  name: child.hoTen,
  birthDate: child.ngaySinh,
  gender: child.gioiTinh,
  ethnicGroup: child.danToc,
  motherId: child.soDinhDanhMe,
  fatherId: child.soDinhDanhCha,
  residence: child.thuongTru && {
    district: child.thuongTru.maQuanHuyen,
    commune: child.thuongTru.maPhuongXa,
    detail: child.thuongTru.chiTiet,
  },
});

const rowOf = ({ dossierCode, number, book, registeredOn }: Registered) => ({
  maHoSo: dossierCode,
  so: number,
  quyenSo: book,
  ngayDangKy: slashDay(registeredOn),
});
