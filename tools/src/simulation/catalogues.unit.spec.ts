import { describe, expect, it } from '@jest/globals';
import { Answering } from './answering.spec.js';
import { catalogueAmiss, readCatalogues, type Catalogues } from './catalogues.js';
import { pilot } from './sample-scenario.spec.js';
import type { Check, Scenario } from './scenario.js';

const CATALOGUES: Catalogues = {
  indicators: [
    { id: 'coverage', form: 'coverage', by: ['commune', 'line'] },
    { id: 'families-attended', form: 'count', by: ['commune', 'month', 'line'] },
    { id: 'outcomes', form: 'share', by: ['commune', 'month', 'line', 'code'] },
    { id: 'risk-by-factor', form: 'share', by: ['commune', 'code'], byCode: true },
    { id: 'plans-reached', form: 'count', by: ['commune', 'month', 'code'] },
    { id: 'stage-days', form: 'times', by: ['commune', 'line', 'code'] },
  ],
  motives: [
    ...['social-needs', 'school', 'neglect', 'benefits', 'family-conflict', 'parenting', 'behaviour'].map((code) => ({
      code,
      within: true,
    })),
    { code: 'alimony', within: false },
  ],
  receivers: ['legal-aid'],
  sectors: ['mental-health'],
};

const found = (check: Partial<Check>, change: (scenario: Scenario) => void = () => undefined) => {
  const scenario = pilot();
  scenario.checks = [{ title: 'Mine', indicator: 'coverage', kind: 'share', asOf: 'cutOff', ...check }];
  change(scenario);
  return catalogueAmiss(scenario, CATALOGUES).map(({ at, what }) => `${at} ${what}`);
};

describe('what the running system knows', () => {
  it('is all that the scenario names', () => {
    expect(found({})).toEqual([]);
    expect(found({ indicator: 'outcomes', code: 'completed' })).toEqual([]);
    expect(found({ indicator: 'plans-reached', of: { indicator: 'plans-reached', code: 'commitment' } })).toEqual([]);
  });

  it.each<[string, Partial<Check>, string]>([
    [
      'an indicator',
      { indicator: 'covrage' },
      '/checks/0/indicator is "covrage", which the reporting service does not',
    ],
    ['a line', { indicator: 'plans-reached', kind: 'count', line: 'case-management' }, '/checks/0/line is not told of'],
    ['a code', { code: 'high' }, '/checks/0/code is not told of coverage: it is told by commune, line'],
    ['a share', { indicator: 'families-attended' }, '/checks/0/kind is share, and families-attended is no share'],
    [
      'a count',
      { indicator: 'stage-days', kind: 'count' },
      '/checks/0/indicator is stage-days, which is a time or a mean',
    ],
    [
      'what it is of',
      { of: { indicator: 'families-attended', code: 'high' } },
      '/checks/0/of/code is not told of families-attended',
    ],
  ])('is told where %s of a check is not among it', (_what, check, told) => {
    expect(found(check)).toEqual([expect.stringContaining(told)]);
  });

  it('is told where families would be refused every day', () => {
    const amiss = found({}, ({ lines, notPertinent, offer }) => {
      lines['case-management'].motives[1] = 'scool';
      lines['family-therapy'].motives[0] = 'alimony';
      notPertinent.motive = 'housng';
      notPertinent.referredTo = 'nobody';
      offer!.sector = 'health-mental';
    });
    expect(amiss.map((one) => one.split(', with which')[0])).toEqual([
      '/lines/case-management/motives/1 is "scool"',
      '/lines/family-therapy/motives/0 is "alimony"',
      '/notPertinent/motive is "housng"',
      '/notPertinent/referredTo is "nobody"',
      '/offer/sector is "health-mental"',
    ]);
  });

  it('is asked of its services, which describe themselves', async () => {
    const description = (body: string, field: string, codes: string[]) => ({
      components: { schemas: { [body]: { properties: { [field]: { enum: codes } } } } },
    });
    const answers: Record<string, unknown> = {
      'GET /reporting/v1/indicators': CATALOGUES.indicators,
      'GET /intake/v1/catalogues/motives': CATALOGUES.motives,
      'GET /intake/v1/openapi.json': description('ReferDto', 'to', ['legal-aid']),
      'GET /offer/v1/openapi.json': description('AddOfferBody', 'sector', ['mental-health']),
    };
    const gateway = new Answering('test-catalogues', (asked) => answers[asked]);
    await gateway.begin();
    expect(await readCatalogues(gateway.caller())).toEqual(CATALOGUES);
    await gateway.end();
  });
});
