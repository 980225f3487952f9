import type { consoleLayoutVi } from './layout.vi.ts';

export const consoleLayoutEn: Record<keyof typeof consoleLayoutVi, string> = {
  'console.name': 'Một Cửa – Administration',
  'console.fullName': 'Administrative procedures of Vĩnh Phúc province',
  'console.role': 'System administrator',
  'console.keeperRole': 'Keeper of databases',
  'console.pages': 'Pages',
  'console.skip': 'Skip to the content',
  'console.signOut': 'Sign out',
  'console.toDesk': 'The desk',
  'console.noPage': 'There is no such page.',
  'console.notAdministrator': 'This page is for system administrators and for those who keep a database.',
  'console.procedures': 'Procedures',
  'console.alarms': 'Access alarms',
  'console.registers': 'Databases',
  'console.exchange': 'Integration',
  'console.exchangeRole': 'Connected systems',
};
