import { describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import {
  alarmRecordsQuestion,
  alarmsQuestion,
  fileOf,
  questionsOf,
  recordsQuestion,
  reportAddress,
  targetsQuestion,
} from './questions.js';
import { defaultPlace, scopeWithin, type Scope } from './scope.js';
import { viewerOf, type Viewer } from './viewer.js';

const at = (role: Role, ...communes: string[]): Viewer =>
  viewerOf({ person: 'ana', commune: communes[0]!, places: communes.map((commune) => ({ commune, roles: [role] })) })!;

type Asked = Extract<Scope, { communes: readonly string[] }>;
const asked = (viewer: Viewer, place?: string): Asked => scopeWithin(viewer, place) as Asked;
const indicatorsIn = (url: string | undefined): string[] =>
  new URL(url!, 'http://x').searchParams.get('indicators')!.split(',');

describe('Whoever looks', () => {
  it('may what the table of rights says', () => {
    const [coordinator, manager, community] = [
      at('coordinator', '13110'),
      at('case-manager', '13110'),
      at('community-manager', '13110'),
    ];
    expect([coordinator.isOfOffice, coordinator.mayReadRecords, coordinator.mayFollowLag]).toEqual([true, true, true]);
    expect([manager.isOfOffice, manager.mayReadRecords, manager.mayFollowLag]).toEqual([true, true, false]);
    expect([community.mayRead, community.mayReadRecords]).toEqual([true, false]);
    const region = at('regional-supervisor', '13110', '13101');
    expect([region.mayRead, region.isOfOffice, region.mayReadRecords]).toEqual([true, false, false]);
    const { mayReadTargets, mayReadAlarms, mayReadReports } = region;
    expect([mayReadTargets, mayReadAlarms, mayReadReports]).toEqual([true, true, true]);
    const system = at('integrator', '13110');
    expect([system.mayReadTargets, system.mayReadAlarms, system.mayReadReports]).toEqual([true, false, false]);
    expect([at('network-member', '13110').mayRead, at('operator', '13110').mayRead]).toEqual([false, false]);
  });

  it('is nobody where they do not work', () => {
    expect(
      viewerOf({ person: 'ana', commune: '05101', places: [{ commune: '13110', roles: ['coordinator'] }] }),
    ).toBeUndefined();
  });

  it('sees what suits them first', () => {
    expect(defaultPlace(at('coordinator', '13110'))).toBe('13110');
    expect(defaultPlace(at('regional-supervisor', '13110', '13101'))).toBe('13');
    expect(defaultPlace(at('national-supervisor', '13110', '05101'))).toBe('todo');
  });

  it('sees no other place than theirs', () => {
    const viewer = at('regional-supervisor', '13110', '13101', '05101');
    expect(scopeWithin(viewer, '13')).toEqual({ kind: 'region', place: '13', communes: ['13101', '13110'] });
    expect(scopeWithin(viewer, '13102').kind).toBe('out-of-reach');
    expect(scopeWithin(viewer, '08').kind).toBe('out-of-reach');
    expect(scopeWithin(viewer, 'todo').kind).toBe('everywhere');
  });

  it('is told of an office in which they act in another role', () => {
    const places = [
      { commune: '13110', roles: ['case-manager' as const] },
      { commune: '05101', roles: ['coordinator' as const] },
    ];
    const viewer = viewerOf({ person: 'ana', commune: '13110', places })!;
    expect(scopeWithin(viewer, '05101')).toEqual({ kind: 'other-office', place: '05101' });
  });
});

describe('What is asked', () => {
  const coordinator = at('coordinator', '13110');
  const nation = at('national-supervisor', '13110', '05101');

  it('is a call for many figures, and none that would be refused', () => {
    const office = questionsOf({ language: 'es' }, asked(coordinator), coordinator);
    expect(Object.values(office).filter(Boolean)).toHaveLength(7);
    expect([office.communes, office.totalsOfOffice]).toEqual([undefined, undefined]);
    expect(indicatorsIn(office.totalsOfFamilies).length).toBeLessThanOrEqual(40);
    const country = questionsOf({ language: 'es' }, asked(nation), nation);
    expect([country.people, country.communes !== undefined]).toEqual([undefined, true]);
    const community = at('community-manager', '13110');
    expect(questionsOf({ language: 'es' }, asked(community), community).lag).toBeUndefined();
  });

  it('of a line asks what has no line apart, of all lines', () => {
    const { totalsOfFamilies, totalsOfOffice, lines } = questionsOf(
      { language: 'es', line: 'family-therapy' },
      asked(coordinator),
      coordinator,
    );
    expect(totalsOfFamilies).toContain('line=family-therapy');
    expect(totalsOfOffice).not.toContain('line=');
    expect(indicatorsIn(totalsOfOffice)).toContain('alerts-open');
    expect(indicatorsIn(totalsOfFamilies)).not.toContain('alerts-open');
    expect(lines).toBeUndefined();
  });

  it('is of the place and the period that are looked at', () => {
    const { totalsOfFamilies } = questionsOf(
      { language: 'es', from: '2026-01', to: '2026-04' },
      asked(nation, '05'),
      nation,
    );
    expect(totalsOfFamilies).toMatch(/region=05&from=2026-01-01&to=2026-04-30$/);
    expect(fileOf(totalsOfFamilies, 'sheet')).toMatch(/^\/api\/reporting\/v1\/figures\/sheet\?indicators=/);
    expect(fileOf(totalsOfFamilies, 'parquet')).toMatch(/^\/api\/reporting\/v1\/figures\/parquet\?indicators=/);
  });

  it('of targets is those of the year of a commune; of a region there are none', () => {
    const view = { language: 'es', asOf: '2026-03-31' } as const;
    expect(targetsQuestion(view, asked(coordinator), coordinator, '2026-03-31')).toBe(
      '/api/reporting/v1/communes/13110/targets?year=2026&asOf=2026-03-31',
    );
    expect(targetsQuestion(view, asked(nation, '05'), nation, '2026-03-31')).toBeUndefined();
    expect(
      targetsQuestion(view, asked(coordinator), { ...coordinator, mayReadTargets: false }, '2026-03-31'),
    ).toBeUndefined();
  });

  it('of alarms is what is open in the place, and the records behind one', () => {
    expect(alarmsQuestion(asked(coordinator))).toBe('/api/reporting/v1/alarms?open=true&commune=13110&limit=200');
    expect(alarmsQuestion(asked(nation, '05'), 'abc')).toBe(
      '/api/reporting/v1/alarms?open=true&region=05&limit=12&cursor=abc',
    );
    expect(alarmsQuestion(asked(nation))).toBe('/api/reporting/v1/alarms?open=true&limit=12');
    expect(alarmRecordsQuestion('a1')).toBe('/api/reporting/v1/alarms/a1/cases?limit=50');
  });

  it('of a report is a file in the language of the reader', () => {
    expect(reportAddress('13110', '2026-03', 'xlsx', 'en')).toBe(
      '/api/reporting/v1/communes/13110/reports/2026-03/xlsx?language=en',
    );
  });

  it('of records is what the figure was asked for, a page at a time', () => {
    const view = {
      language: 'es',
      records: 'work-overdue',
      code: 'intake',
      asOf: '2026-04-30',
      line: 'family-therapy',
    } as const;
    expect(recordsQuestion(view, '13110', 'abc')).toBe(
      '/api/reporting/v1/indicators/work-overdue/cases?commune=13110&asOf=2026-04-30&code=intake&limit=50&cursor=abc',
    );
    expect(recordsQuestion({ ...view, records: 'outcomes' }, '13110')).toContain('&line=family-therapy&');
  });
});
