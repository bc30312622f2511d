import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import type { CaseView } from '../case-file/case-file.views.js';
import type { EscalationDto } from '../escalation/escalation.dto.js';
import type { MeasureDto } from '../measure/measure.dto.js';
import { CasesHouse } from '../testing/cases-house.spec.js';
import type { EscalationLife } from '../testing/escalation-life.spec.js';
import type { FamilyLife } from '../testing/family-life.spec.js';
import { MeasureLife } from '../testing/measure-life.spec.js';

const HOSPITAL = { until: '2026-04-20', reason: 'hospital' };
const BACK = '2026-04-21T03:59:59.000Z';

describe('a pause of a family whose children are being protected', () => {
  let house: CasesHouse;
  let measures: MeasureLife;
  let escalations: EscalationLife;
  let families: FamilyLife;
  /** One child is with the specialised service, the other one in the case. */
  let file: CaseView;
  let handedOver: EscalationDto;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    measures = await MeasureLife.in(house);
    ({ escalations } = measures);
    ({ families } = escalations);
  });
  afterAll(() => house?.close());

  beforeEach(async () => {
    const { id, file: before } = await escalations.handedOver();
    handedOver = await escalations.get(id);
    file = await families.open({ familyId: before.familyId });
  });

  const pause = (given: object = HOSPITAL) => families.change(file.id, 'pause', given);
  const resume = () => families.change(file.id, 'resumption');
  const untilOf = ({ pause: ofRecord }: MeasureDto | EscalationDto) => ofRecord?.until;
  const signals = async (id: string) =>
    (await house.told(id)).map(({ signal }) => signal).filter((signal) => signal === 'paused' || signal === 'resumed');

  it('reaches who is to be heard, and the follow-up with the service; so does its end', async () => {
    const { id } = await measures.open({ familyId: file.familyId, personInCharge: 'gestora-2' });
    const hearing = await measures.open({ childIds: file.children });
    await measures.change(hearing.id, 'summons');
    await pause();
    for (const measure of [id, hearing.id]) expect(untilOf(await measures.get(measure))).toBe(BACK);
    expect(untilOf(await escalations.get(handedOver.id))).toBe(BACK);
    expect(await measures.get(hearing.id)).toMatchObject({ stage: 'hearing', pause: { reason: 'hospital' } });
    await resume();
    for (const measure of [id, hearing.id]) expect(untilOf(await measures.get(measure))).toBeUndefined();
    expect(untilOf(await escalations.get(handedOver.id))).toBeUndefined();
    for (const record of [id, hearing.id, handedOver.id]) expect(await signals(record)).toEqual(['paused', 'resumed']);
    // Who has paused the case knows; who is in charge of something else is told.
    const told = await escalations.notices(id);
    expect(told).toEqual(['measure.paused-with-family gestora-2', 'measure.resumed-with-family gestora-2']);
    expect(await escalations.notices(hearing.id)).toEqual([]);
  });

  it('stops no clock that protects: of what is decided or in force, nor of what is on its way to the service', async () => {
    const adoption = await measures.toAdoption({ familyId: file.familyId });
    const inForce = await measures.inForce({ familyId: file.familyId });
    const asked = { reason: 'grave-violation', factors: ['family-violence'], account: 'Dos visitas' };
    const { version } = await families.get(file.id);
    const drafted = (
      await families.manager.post<EscalationDto>(`/cases/${file.id}/escalation`, asked, { ifMatch: version })
    ).body;
    await pause();
    for (const { id } of [adoption, inForce]) expect(await measures.get(id)).not.toHaveProperty('pause');
    expect(await escalations.get(drafted.id)).toMatchObject({ stage: 'drafted' });
    expect(await escalations.get(drafted.id)).not.toHaveProperty('pause');
  });

  it('leaves alone what was paused for reasons of its own, and what is of another family', async () => {
    const own = await measures.open({ familyId: file.familyId });
    const other = await measures.open({ familyId: newId() });
    await measures.change(own.id, 'pause', { until: '2026-04-10', reason: 'other' });
    await pause();
    expect(untilOf(await measures.get(own.id))).toBe('2026-04-11T03:59:59.000Z');
    expect(untilOf(await measures.get(other.id))).toBeUndefined();
    await resume();
    expect(untilOf(await measures.get(own.id))).toBe('2026-04-11T03:59:59.000Z');
  });

  it('stays with the case where a professional is absent', async () => {
    const { id } = await measures.open({ familyId: file.familyId });
    await pause({ ...HOSPITAL, reason: 'professional-absent' });
    expect(untilOf(await measures.get(id))).toBeUndefined();
    expect(untilOf(await escalations.get(handedOver.id))).toBeUndefined();
  });

  it('is over for a child of whom somebody asks to be protected: no alert is answered by what stands still', async () => {
    const { id } = await measures.open({ familyId: file.familyId, childIds: file.children });
    await pause();
    await measures.alert(file.children[0]!, newId());
    await escalations.alert(handedOver.children[0]!, newId(), true);
    expect(untilOf(await measures.get(id))).toBeUndefined();
    expect(untilOf(await escalations.get(handedOver.id))).toBeUndefined();
    for (const record of [id, handedOver.id]) expect(await signals(record)).toEqual(['paused', 'resumed']);
    expect(await families.get(file.id)).toHaveProperty('pause');
  });
});
