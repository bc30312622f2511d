import { describe, expect, it } from '@jest/globals';
import { isOpenRoute } from './open-routes.js';

describe('What needs no token', () => {
  it('is below the parts that a service holds open', () => {
    for (const url of [
      '/api/offer/v1/answers/abc',
      '/api/offer/v1/answers/abc?lang=es',
      '/api/cases/v1/acknowledgements/abc',
      '/api/cases/v1/feeds/13110.abc.ics',
    ])
      expect([url, isOpenRoute(url)]).toEqual([url, true]);
  });

  it('is nothing else, not even the part itself', () => {
    for (const url of [
      '/api/offer/v1/answers/',
      '/api/offer/v1/answers',
      '/api/offer/v1/answers?x=/',
      '/api/offer/v1/referrals/answers/abc',
      '/api/cases/v1/answers/abc',
      '/api/intake/v1/feeds/x',
      '/api/constructor/v1/answers/x',
      '/x/api/offer/v1/answers/abc',
      '/api/offer/v1/answersheet/abc',
    ])
      expect([url, isOpenRoute(url)]).toEqual([url, false]);
  });
});
