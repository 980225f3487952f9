import { expect, it } from 'vitest';
import { usableAddresses } from './open-sign-on.ts';

it('leads back to one’s own machine only where the system itself is tried out', () => {
  const addresses = ['https://tuyensinh.example.vn/xong', 'http://localhost:9480/xong'];
  expect(usableAddresses(addresses, 'http://127.0.0.1:8080')).toEqual(addresses);
  expect(usableAddresses(addresses, 'https://dichvucong.example.vn')).toEqual(addresses.slice(0, 1));
});
