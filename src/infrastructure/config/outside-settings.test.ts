import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const production = { NODE_ENV: 'production', SECRET_KEY: 'x'.repeat(40) };

describe('settings of outside systems', () => {
  it('connect nothing when there are none', () => expect(readConfig({}).outside).toEqual({}));

  it('connect a system that has an address', () => {
    const { outside } = readConfig({ BUSINESS_REGISTER_URL: 'https://truc.example/dkdn/', BUSINESS_REGISTER_KEY: 'k' });
    expect(outside).toEqual({ business: { url: 'https://truc.example/dkdn', key: 'k' } });
  });

  it('send people to the payment platform’s own pages, wherever it is called', () => {
    const settings = { PAYMENT_PLATFORM_PARTNER: 'VP', PAYMENT_PLATFORM_SECRET: 'k' };
    const at = (urls: Record<string, string>) => readConfig({ ...settings, ...urls }).outside.paymentPlatform;
    expect(at({ PAYMENT_PLATFORM_URL: 'https://truc.example/thanh-toan/' })).toEqual({
      ...{ url: 'https://truc.example/thanh-toan', partner: 'VP', secret: 'k', pages: 'https://truc.example' },
    });
    const pages = { PAYMENT_PLATFORM_PAGES: 'https://thanhtoan.example:8443/cong' };
    expect(at({ PAYMENT_PLATFORM_URL: 'https://truc.example', ...pages })?.pages).toBe(
      'https://thanhtoan.example:8443',
    );
  });

  it.each([
    [{ PAYMENT_PLATFORM_PAGES: 'https://thanhtoan.example' }, 'PAYMENT_PLATFORM_PAGES cần có PAYMENT_PLATFORM_URL'],
    [{ POPULATION_URL: 'https://truc.example/037' }, 'POPULATION_URL cần có POPULATION_SECRET'],
    [{ CIVIL_STATUS_URL: 'ftp://truc.example', CIVIL_STATUS_KEY: 'k' }, 'CIVIL_STATUS_URL phải bắt đầu bằng https://'],
    [
      { ...production, SOCIAL_INSURANCE_URL: 'http://truc.example', SOCIAL_INSURANCE_KEY: 'k' },
      'SOCIAL_INSURANCE_URL phải là địa chỉ https khi NODE_ENV=production',
    ],
    [
      { ...production, SOCIAL_INSURANCE_URL: 'https://truc.example', SOCIAL_INSURANCE_KEY: 'k' },
      'cần GATEWAY_OWN_CERT và GATEWAY_OWN_KEY',
    ],
    [{ GATEWAY_OWN_CERT: 'c', GATEWAY_OWN_KEY: 'k' }, 'GATEWAY_OWN_CERT không phải chứng thư dạng PEM'],
    [{ GATEWAY_OWN_CERT: 'c' }, 'GATEWAY_OWN_CERT và GATEWAY_OWN_KEY phải đi cùng nhau'],
  ])('are refused in a sentence: %o', (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(sentence);
  });

  it('may be without TLS while trying out', () => {
    const environment = { SOCIAL_INSURANCE_URL: 'http://127.0.0.1:4100/bhxh', SOCIAL_INSURANCE_KEY: 'k' };
    expect(readConfig(environment).outside.socialInsurance?.url).toBe('http://127.0.0.1:4100/bhxh');
  });
});
