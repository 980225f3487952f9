import type { SendingGround } from '#platform/exchange/index.ts';
import type { InstalledPackage } from '#applications/procedures/index.ts';
import type { ChainedAction, DossierAction } from '../course/dossier-action.ts';
import type { Dossier } from '../course/dossier.ts';
import { applyAction, openProjection } from '../course/dossier-state.ts';
import { sendingGround } from '../course/sending-ground.ts';
import { statusCodes, type ActionKind } from '../course/dossier-status.ts';
import type { FeeItem, Party } from '../dossiers.contract.ts';
import type { SuppliedDocument } from '../store/documents.queries.ts';
import type { NationalDossier, ProgressRow } from './national-message.contract.ts';
import { progressVi } from './national.vi.ts';
import { portalTime } from './portal-time.ts';

/** Everything a message to the national portal is made of: nothing else decides what it says. */
export type NationalSource = {
  dossier: Dossier;
  actions: readonly ChainedAction[];
  documents: readonly SuppliedDocument[];
  definition: InstalledPackage['definition'];
  sectorName: string;
  unitName: (id: string) => string;
  /** Mã định danh cơ quan of a unit. */
  unitCode: (id: string) => string;
  /** Mã hồ sơ of the national portal, when it was handed in there. */
  portalCode: string | null;
  publicUrl: string;
};

const words: Readonly<Partial<Record<ActionKind, string>>> = progressVi;
const channels = { counter: '1', online: '2', post: '3' } as const;
const partyKinds = { citizen: '1', enterprise: '2', organisation: '4' } as const;
/** HinhThucThu: when a fee is collected. */
const collected = { none: '1', on_acceptance: '1', on_return: '4' } as const;

/** Hồ sơ theo thông điệp của Cổng Dịch vụ công quốc gia (DongBoHoSoMC). Pure: the same dossier always gives the same message. */
export function nationalDossier(source: NationalSource): NationalDossier {
  const { dossier, actions, documents, definition, publicUrl } = source;
  const { state } = dossier;
  const { owner } = state.parties;
  const code = source.portalCode ?? dossier.code;
  const isRejected = dossier.status === 'rejected';
  return {
    MaHoSo: code,
    MaTTHC: dossier.procedureCode,
    TenTTHC: dossier.procedureName,
    MaLinhVuc: definition.sector,
    TenLinhVuc: source.sectorName,
    SoBienNhan: dossier.code,
    TrichYeuHoSo: `${dossier.procedureName} của ${owner.name}`.slice(0, 1000),
    GhiChu: (state.closingReason ?? '').slice(0, 4000),
    ThongTinKhac: JSON.stringify(axesOf(dossier)),
    KenhThucHien: channels[dossier.channel],
    NoiNopHoSo: source.portalCode === null ? '2' : '1',
    ChuHoSo: owner.name,
    LoaiDoiTuong: partyKinds[owner.kind],
    MaDoiTuong: '',
    DinhDanhCHS: identityOf(owner),
    Email: owner.email ?? '',
    Fax: '',
    SoDienThoai: owner.phone ?? '',
    NgayNopHoSo: portalTime(dossier.submittedAt),
    NgayTiepNhan: portalTime(dossier.acceptedAt),
    NgayHenTra: portalTime(state.appointment?.dueAt),
    NgayYeuCauBoSung: portalTime(state.supplements.at(-1)?.requestedAt),
    NgayTuChoi: portalTime(isRejected ? dossier.finishedAt : null),
    NgayKetThucXuLy: portalTime(isRejected ? null : dossier.finishedAt),
    NgayTra: portalTime(dossier.returnedAt),
    TrangThaiHoSo: String(statusCodes[dossier.status]),
    DonViXuLy: source.unitName(dossier.decidingUnitId),
    HinhThuc: state.delivery.how === 'post' ? '1' : '0',
    ThongTinTra: state.postedOut ? `Bưu gửi ${state.postedOut.consignment}` : (state.delivery.address ?? ''),
    DanhSachGiayToKetQua: resultOf(source, code),
    HoSoCoThanhPhanSoHoa: flag(documents.some(({ file, replaced }) => file !== null && !replaced)),
    TaiKhoanDuocXacThucVoiVNeID: flag(
      dossier.applicantAccountId !== null && state.parties.applicant.personalId !== null,
    ),
    DuocThanhToanTrucTuyen: paidOnline(dossier, actions),
    DSKetNoiCSDL: registersOf(actions).map((register) => ({ MaCSDL: register })),
    TaiLieuNop: documents
      .filter(({ file, cover }) => file !== null || cover !== undefined)
      .map(({ id, documentId, name, file, replaced, cover }) => ({
        TepDinhKemId: id,
        TenTepDinhKem: file?.name ?? name,
        IsDeleted: replaced ? ('True' as const) : ('False' as const),
        MaThanhPhanHoSo: documentId,
        DuongDanTaiTepTin: file ? `${publicUrl}/ho-so/${encodeURIComponent(dossier.code)}` : '',
        DuocSoHoa: flag(file !== null),
        DuocTaiSuDung: flag(cover?.by === 'earlier' || cover?.by === 'result'),
        DuocLayTuKhoDMQG: '0' as const,
        MaKetQuaThayThe: cover?.by === 'result' ? cover.from : '',
      })),
    DanhSachTepDinhKemKhac: documents
      .filter(({ replaced, paperOriginals, paperCopies }) => !replaced && paperOriginals + paperCopies > 0)
      .map(({ name, paperOriginals, paperCopies }) => ({
        TenGiayTo: name,
        SoLuong: String(paperOriginals + paperCopies),
        LoaiGiayTo: paperOriginals > 0 ? '0' : '1',
      })),
    DanhSachLePhi: state.fees.map((fee) => feeOf(fee, collected[definition.feeDue])),
    DanhSachHoSoBoSung: supplementsOf(source),
  };
}

/** On what ground this is told: the step that was the last. */
export const groundOf = ({ dossier, actions, unitCode }: NationalSource): SendingGround =>
  sendingGround(
    dossier,
    actions.map(({ action }) => action),
    unitCode,
  );

/** Bốn trục trạng thái: what is decided, what is paid, what was handed over, and up to which action this message tells. */
export function axesOf({ status, state, returnedAt, revision }: Dossier) {
  const owed = state.fees.some(({ amountVnd }) => amountVnd > 0);
  return {
    nghiepVu: statusCodes[status],
    taiChinh: !owed ? 'khong_phai_nop' : state.payment ? 'da_nop' : 'chua_nop',
    giaoNhan: state.receivedAt ? 'da_nhan' : returnedAt ? 'da_chuyen_tra' : state.result ? 'co_ket_qua' : 'chua_co',
    dongBo: revision,
  } as const;
}

/** Tiến độ: what was done after an action, in the order it was done. */
export function nationalProgress(source: NationalSource, after: number): ProgressRow[] {
  const code = source.portalCode ?? source.dossier.code;
  return statesAfter(source.actions).flatMap(({ action, sequence, status, dueAt }) => {
    const text = words[action.kind];
    if (text === undefined || sequence <= after) return [];
    return {
      MaHoSo: code,
      NguoiXuLy: action.by.name,
      ChucDanh: action.by.title ?? '',
      ThoiDiemXuLy: portalTime(action.at),
      PhongBanXuLy: action.by.unitId === null ? '' : source.unitName(action.by.unitId),
      NoiDungXuLy: text,
      TrangThai: String(statusCodes[status]),
      NgayBatDau: portalTime(action.at),
      NgayKetThucTheoQuyDinh: portalTime(dueAt),
    };
  });
}

function statesAfter(actions: readonly ChainedAction[]) {
  const [first] = actions;
  if (first?.action.kind !== 'submit') return [];
  let projection = openProjection(first.action);
  return actions.map(({ action, sequence }) => {
    if (sequence > 1) projection = applyAction(projection, action);
    return { action, sequence, status: projection.status, dueAt: projection.state.appointment?.dueAt };
  });
}

const flag = (holds: boolean) => (holds ? ('1' as const) : ('0' as const));

/** LoaiDinhDanh: 12 digits are a personal number, 9 an old identity card. An enterprise is known by its tax code elsewhere. */
function identityOf({ personalId }: Party): NationalDossier['DinhDanhCHS'] {
  if (!personalId) return [];
  return [{ LoaiDinhDanh: personalId.length === 9 ? '2' : '1', SoDinhDanh: personalId }];
}

const feeOf = ({ id, name, kind, amountVnd }: FeeItem, when: '1' | '2' | '4') => ({
  TenPhiLePhi: name,
  MaPhiLePhi: id,
  HinhThucThu: when,
  Gia: String(amountVnd),
  LoaiPhiLePhi: kind === 'fee' ? ('1' as const) : ('2' as const),
});

/** DuocThanhToanTrucTuyen: 1 paid online, 2 owed or paid otherwise, 3 nothing to pay. */
function paidOnline({ state }: Dossier, actions: readonly ChainedAction[]): '1' | '2' | '3' {
  if (!state.fees.some(({ amountVnd }) => amountVnd > 0)) return '3';
  return actions.some(({ action }) => action.kind === 'pay' && action.content.method === 'online') ? '1' : '2';
}

/** Databases that values of the form were taken from or compared with. */
function registersOf(actions: readonly ChainedAction[]): string[] {
  const origins = actions.flatMap(({ action }) =>
    action.kind === 'submit' ? Object.values(action.content.origins ?? {}) : [],
  );
  const answered = origins.filter(
    ({ level, doubt }) => level !== 'declared' || doubt === 'contested' || doubt === 'differs',
  );
  return [...new Set(answered.map(({ register }) => register))].sort();
}

function resultOf(
  { dossier, definition, publicUrl }: NationalSource,
  code: string,
): NationalDossier['DanhSachGiayToKetQua'] {
  const { result } = dossier.state;
  if (result?.outcome !== 'grant') return [];
  return [
    {
      TenGiayTo: definition.result.name,
      MaThanhPhanHoSo: definition.result.code ?? '',
      GiayToId: result.paperId ?? `${code}-KQ`,
      DuongDanTepTinKetQua: `${publicUrl}/ho-so/${encodeURIComponent(dossier.code)}`,
      MaGiayToKetQua: result.number,
    },
  ];
}

type ActionOf<Kind extends DossierAction['kind']> = Extract<DossierAction, { kind: Kind }>;

function supplementsOf({ dossier, actions, portalCode }: NationalSource): NationalDossier['DanhSachHoSoBoSung'] {
  const all = actions.map(({ action }) => action);
  const asked = all.filter((action): action is ActionOf<'request_supplement'> => action.kind === 'request_supplement');
  const answered = all.filter((action): action is ActionOf<'supplement'> => action.kind === 'supplement');
  return dossier.state.supplements.map((round, index) => {
    const answer =
      round.answeredAt === null ? undefined : answered.find(({ at }) => at.toISOString() === round.answeredAt);
    const before = statesAfter(actions).findLast(({ action }) => action.at.toISOString() <= round.requestedAt)?.dueAt;
    return {
      HoSoBoSungId: `${portalCode ?? dossier.code}-BS${index + 1}`,
      NguoiYeuCauBoSung: asked.find(({ at }) => at.toISOString() === round.requestedAt)?.by.name ?? '',
      NoiDungBoSung: [round.reason, ...round.items.map(({ name, what }) => `${name}: ${what}`)]
        .join('\n')
        .slice(0, 4000),
      NgayBoSung: portalTime(round.requestedAt),
      NguoiTiepNhanBoSung: '',
      ThongTinTiepNhan: round.contact,
      NgayTiepNhanBoSung: portalTime(round.answeredAt),
      TrangThaiBoSung: flag(round.answeredAt !== null),
      DanhSachGiayToBoSung: round.items.map(({ name }) => ({ TenGiayTo: name })),
      DanhSachLePhiBoSung: [],
      NgayHenTraTruoc: portalTime(before),
      NgayHenTraMoi: portalTime(answer?.content.appointment?.dueAt),
    };
  });
}
