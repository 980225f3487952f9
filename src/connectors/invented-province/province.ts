/** Địa chỉ in the codes of the statistics office. */
export type Address = { province: string; district: string; commune: string; detail?: string };

export type Gender = 'male' | 'female';

/** Một người của tỉnh hư cấu, as the registers between them know that person. */
export type Person = {
  personalId: string;
  oldIdentityNumber: string | null;
  name: string;
  gender: Gender;
  birthDate: string;
  ethnicGroup: string;
  religion: string;
  maritalStatus: 'single' | 'married' | 'widowed';
  homeTown: Address;
  birthPlace: Address;
  residence: Address;
  currentResidence: Address;
  fatherId: string | null;
  motherId: string | null;
  spouseId: string | null;
  marriedOn: string | null;
  diedOn: string | null;
  household: { headId: string; relation: string };
};

/** Việc hộ tịch đã đăng ký. */
export type CivilAct = { number: string; book: string; page: string; registeredOn: string; place: string };

export type Insurance = {
  insuranceNumber: string;
  personalId: string;
  householdCode: string;
  healthCard: { number: string; hospital: string; validFrom: string; validTo: string };
  participation: { from: string; to?: string; employer: string }[];
};

export type Enterprise = {
  taxCode: string;
  name: string;
  kindName: string;
  status: 'active' | 'suspended' | 'dissolved';
  address: Address;
  addressText: string;
  registeredOn: string;
  capitalVnd: number;
  phone: string;
  representative: { name: string; position: string; personalId: string };
  lines: { code: string; name: string }[];
};

/** Tỉnh hư cấu: what the simulators of the national registers know. Every number is a key once. */
export type InventedProvince = {
  people: ReadonlyMap<string, Person>;
  births: ReadonlyMap<string, CivilAct>;
  /** By either spouse: the same act. */
  marriages: ReadonlyMap<string, CivilAct>;
  deaths: ReadonlyMap<string, CivilAct>;
  insurances: ReadonlyMap<string, Insurance>;
  enterprises: ReadonlyMap<string, Enterprise>;
};
