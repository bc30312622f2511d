import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '@oln/testing';
import { AlertLife } from '../testing/alert-life.spec.js';
import { AlertsHouse, body, codeOf, ELSEWHERE, HERE } from '../testing/alerts-house.spec.js';
import type { SeverityRulesDto } from './severity-rules.dto.js';
import { SHIPPED_RULES } from './shipped-rules.js';

describe('rules of severity', () => {
  let house: AlertsHouse;
  let life: AlertLife;
  let supervisor: ApiClient;
  const path = `/communes/${HERE}/severity-rules`;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    life = await AlertLife.in(house);
    supervisor = await house.as('supervisora-1', ['regional-supervisor'], [HERE, ELSEWHERE]);
  });
  afterAll(() => house?.close());

  const rules = (code: string, changes: Record<string, unknown> = {}) => {
    const graver = SHIPPED_RULES.factors.map((one) => (one.code === 'neglect' ? { ...one, severity: 'high' } : one));
    return { ...SHIPPED_RULES, code, validFrom: '2026-03-01', factors: graver, ...changes };
  };
  const inForce = async () =>
    body(await life.manager.get<SeverityRulesDto[]>(path))
      .filter((one) => one.inForce)
      .map(({ code }) => code);

  it('are the house’s own until a supervisor loads others; what was judged keeps its explanation', async () => {
    const before = await life.raise({ factors: ['neglect'] });
    expect(await inForce()).toEqual(['2026.1']);
    body(await supervisor.post(path, rules('2026.2-a')), 201);
    expect(await inForce()).toEqual(['2026.2-a']);
    expect(await life.raise({ factors: ['neglect'] })).toMatchObject({ severity: 'high', rules: '2026.2-a' });
    expect(await life.get(before.id)).toMatchObject({ severity: 'medium', rules: '2026.1' });
  });

  it('hold from their day on, and can be withdrawn', async () => {
    const later = body(
      await supervisor.post<SeverityRulesDto>(path, rules('2026.3-b', { validFrom: '2026-04-01' })),
      201,
    );
    expect(await inForce()).toEqual(['2026.2-a']);
    await house.travelTo('2026-04-01T13:00:00Z');
    expect(await inForce()).toEqual(['2026.3-b']);
    const withdrawn = body(
      await supervisor.post<SeverityRulesDto>(`/severity-rules/${later.id}/withdrawal`, {}, { ifMatch: 1 }),
    );
    expect([withdrawn.inForce, await inForce()]).toEqual([false, ['2026.2-a']]);
  });

  it('must make sense: a score is never the only ground of something grave', async () => {
    const post = async (changes: Record<string, unknown>, by = supervisor) =>
      codeOf(await by.post(path, rules('2026.4', changes)));
    expect(await post({ scores: [{ from: 90, severity: 'high' }] })).toEqual([422, 'SEVERITY_RULES.SCORE_ALONE']);
    const [first] = SHIPPED_RULES.factors;
    expect(await post({ factors: [first, first] })).toEqual([422, 'SEVERITY_RULES.FACTOR_TWICE']);
    expect(await post({ code: '2026.1' })).toEqual([409, 'SEVERITY_RULES.CODE_TAKEN']);
    expect(await post({ code: '2026.2-a' })).toEqual([409, 'SEVERITY_RULES.CODE_TAKEN']);
    expect(await post({}, life.coordinator)).toEqual([403, 'REQUEST.NOT_ALLOWED']);
    const elsewhere = await supervisor.post('/communes/13101/severity-rules', rules('2026.4'));
    expect(codeOf(elsewhere)).toEqual([403, 'REACH.OTHER_COMMUNE']);
  });
});
