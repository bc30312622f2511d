import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type HeldRecord, type HeldSubject, type Page, type Reader } from '@oln/service-kit';
import { answering, heldDataGaps, readFromEndToEnd, type AskedService, unseenLooks } from '@oln/service-testing';
import { body, codeOf, HERE, OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';
import { OFFER_HELD_DATA } from './offer-held-data.js';

const REASON = 'reason=person-asks';
const [CHILD, SIBLING, MOTHER, FAMILY] = Array.from({ length: 4 }, newId) as [string, string, string, string];

describe('What offer holds on a person', () => {
  let house: OfferHouse;
  let life: ReferralLife;
  let registry: AskedService;
  const referrals: Record<string, string> = {};

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
    registry = await answering('intake', 'held-subject', ({ personId }: { personId: string }) => subjectOf(personId));
    const offer = await life.service('need-held', 0);
    referrals.child = (await life.waiting(offer, { familyId: FAMILY, childId: CHILD, note: 'NOTA-DEL-NIÑO' })).id;
    referrals.sibling = (await life.waiting(offer, { familyId: FAMILY, childId: SIBLING, note: 'DEL-HERMANO' })).id;
    const family = { familyId: FAMILY, childId: undefined, ageBand: 'family' as const, note: 'NOTA-DE-LA-FAMILIA' };
    referrals.family = (await life.request('need-of-all', family)).id;
  });
  afterAll(async () => {
    await registry?.close();
    await house?.close();
  });

  const subjectOf = (id: string): HeldSubject => ({
    ...{ id, commune: HERE, entries: [id], families: [FAMILY], isChild: id !== MOTHER, people: ['gestora-1'] },
  });

  const all = async (id: string): Promise<HeldRecord[]> =>
    body(await life.coordinator.get<Page<HeldRecord>>(`/persons/${id}/held-data?${REASON}`)).items;
  const referralsOf = (records: HeldRecord[]): string[] =>
    records.filter(({ kind }) => kind === 'referrals').map(({ id }) => id);

  it('is every table and column, or is named with its reason', async () => {
    expect(await heldDataGaps(house.admin, 'offer', OFFER_HELD_DATA)).toEqual([]);
  });

  it('is found by indexes', async () => {
    const login = await house.login();
    expect(await readFromEndToEnd(login, [HERE], OFFER_HELD_DATA)).toEqual([]);
    await login.end();
  });

  it('is the person’s own referrals, and those of the family without its texts', async () => {
    const records = await all(CHILD);
    const text = JSON.stringify(records);
    expect(referralsOf(records).sort()).toEqual([referrals.child, referrals.family].sort());
    expect(text).toContain('NOTA-DEL-NIÑO');
    for (const said of ['NOTA-DE-LA-FAMILIA', 'DEL-HERMANO', SIBLING, referrals.sibling!])
      expect([said, text.includes(said)]).toEqual([said, false]);
    const whole = records.find(({ id, kind }) => kind === 'referrals' && id === referrals.child)!;
    expect(whole.fields).toContainEqual({
      ...{ name: 'stage', label: 'Etapa', value: 'waiting', meaning: 'En lista de espera' },
    });
  });

  it('of an adult is those of the family alone', async () => {
    const records = await all(MOTHER);
    expect(referralsOf(records)).toEqual([referrals.family]);
    expect(JSON.stringify(records)).not.toMatch(/NOTA/);
  });

  it('says who read or changed the file', async () => {
    await life.get(referrals.child!);
    const { items } = body(await life.coordinator.get<Page<Reader>>(`/persons/${CHILD}/readers?${REASON}`));
    expect(items.find(({ action }) => action === 'referral.read')).toMatchObject({ record: 'referral', how: 'read' });
    expect(items.filter(({ recordId }) => recordId === referrals.sibling)).toEqual([]);
  });

  it('says who looked for the person in the list', async () => {
    const colleague = await house.as('coordinadora-7', ['coordinator']);
    body(await colleague.get('/referrals'));
    body(await colleague.get(`/referrals?childId=${CHILD}`));
    const { items } = body(await life.coordinator.get<Page<Reader>>(`/persons/${CHILD}/readers?${REASON}`));
    expect(items.filter(({ person }) => person === 'coordinadora-7')).toMatchObject([
      { action: 'referral.list', record: 'referral', recordId: referrals.child, how: 'read' },
    ]);
  });

  it('leaves no list unseen that is asked for somebody', async () => {
    const { asked, unseen } = await unseenLooks(house, life.coordinator);
    expect(unseen).toEqual([]);
    const names = ['caseId', 'childId', 'familyId', 'requestId'];
    expect([...asked].sort()).toEqual(names.map((name) => `/referrals?${name}`));
  });

  it('is given to who is in charge of the person’s records, and to no colleague', async () => {
    const path = `/persons/${CHILD}/held-data?${REASON}`;
    expect(codeOf(await life.manager.get(path))).toEqual([200, undefined]);
    const colleague = await house.as('gestora-2', ['case-manager']);
    expect(codeOf(await colleague.get(path))).toEqual([403, 'REQUEST.NOT_ALLOWED']);
    const region = await house.as('nacional-1', ['national-supervisor']);
    expect(codeOf(await region.get(path))).toEqual([403, 'REQUEST.NOT_ALLOWED']);
  });
});
