import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import type { CaseView } from '../case-file/case-file.views.js';
import { body, CasesHouse, codeOf } from '../testing/cases-house.spec.js';
import { DIAGNOSED, FamilyLife } from '../testing/family-life.spec.js';

describe('a family that leaves before the end', () => {
  let house: CasesHouse;
  let life: FamilyLife;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
  });
  afterAll(() => house?.close());

  const attempt = (id: string, kind: string, at: string, result = 'not-reached') =>
    life.manager.post(`/cases/${id}/contact-attempts`, { kind, result, at });

  it('rejects the invitation: rejected at once, looked at again when the date comes, and only then let go', async () => {
    const { id } = await life.open();
    expect(await life.change(id, 'invitation/rejection', { reason: 'distrust', risks: [] })).toMatchObject({
      stage: 'second-look',
      outcome: 'invitation-rejected',
      exitReason: 'distrust',
    });
    const look = { finding: 'no-risk-seen', risks: [] };
    expect(codeOf(await life.manager.post(`/cases/${id}/second-look`, look, { ifMatch: 2 }))).toEqual([
      409,
      'CASE.LOOK_NOT_DUE',
    ]);
    await house.travelTo('2026-05-02T03:59:59Z');
    const due = '2026-05-02T03:59:59.000Z';
    expect(await life.ring(id, 'second-look.look', due)).toMatchObject({
      verdict: 'stands',
      standing: { stage: 'second-look', version: 3, anchors: { lookDueSince: due } },
    });
    body(await life.manager.post(`/cases/${id}/second-look`, look, { ifMatch: 3 }), 201);
    expect(await life.get(id)).toMatchObject({ stage: 'ended', outcome: 'invitation-rejected' });
  });

  it('is not forgotten where a risk comes to light before the second look: intake hears of it at once', async () => {
    const { id } = await life.open();
    await life.change(id, 'invitation/rejection', { reason: 'no-time', risks: [] });
    const found = { finding: 'risk-found', risks: ['family-violence'] };
    body(await life.manager.post(`/cases/${id}/second-look`, found, { ifMatch: 2 }), 201);
    expect(await life.get(id)).toMatchObject({ stage: 'ended', outcome: 'invitation-rejected' });
    expect(await house.events(id)).toEqual(expect.arrayContaining(['case.risk-found', 'case.ended']));
  });

  it('of high priority says no only with what is done about its risks', async () => {
    const { id } = await life.open({ priority: 'high' });
    const without = { reason: 'distrust', risks: [] };
    const refused = await life.manager.post(`/cases/${id}/invitation/rejection`, without, { ifMatch: 1 });
    expect(codeOf(refused)).toEqual([409, 'CASE.RISK_UNSAID']);
    const said = { ...without, risks: [{ risk: 'child-school-absence', measure: 'network-informed' }] };
    expect(await life.change(id, 'invitation/rejection', said)).toMatchObject({ outcome: 'invitation-rejected' });
  });

  it('renounces, but not while a critical risk of the diagnosis has no answer', async () => {
    const file = await life.open();
    await life.toPlan(file, DIAGNOSED);
    const without = { reason: 'disagreement', risks: [] };
    const { version } = await life.get(file.id);
    const refused = await life.manager.post(`/cases/${file.id}/renunciation`, without, { ifMatch: version });
    expect(codeOf(refused)).toEqual([409, 'CASE.RISK_UNATTENDED']);
    const answered = { reason: 'disagreement', risks: [{ risk: 'family-violence', measure: 'protection-measure' }] };
    expect(await life.change(file.id, 'renunciation', answered)).toMatchObject({
      outcome: 'renounced',
      stage: 'second-look',
    });
  });

  it('is not located only after three attempts of two kinds, one a visit, since it was last reached', async () => {
    await house.travelTo('2026-05-10T13:00:00Z');
    const { id } = await life.open();
    await house.travelTo('2026-05-20T13:00:00Z');
    const give = () => life.manager.post(`/cases/${id}/not-located`, { reason: 'no-answer' }, { ifMatch: 1 });
    await attempt(id, 'visit', '2026-05-11T13:00:00Z', 'reached');
    await attempt(id, 'call', '2026-05-12T13:00:00Z');
    await attempt(id, 'call', '2026-05-13T13:00:00Z');
    expect(codeOf(await give())).toEqual([409, 'CASE.CONTACT_NOT_TRIED']);
    await attempt(id, 'visit', '2026-05-14T13:00:00Z');
    expect(body(await give())).toMatchObject({ outcome: 'not-located', stage: 'second-look' });
    const happened = (await house.told(id)).filter((message) => message.signal === 'happened');
    expect(happened).toHaveLength(4);
  });

  it.each(['of-age', 'deceased'] as const)('ends as %s with its last child, in every line', async (reason) => {
    const children = [newId(), newId()];
    const familyId = newId();
    const both = [
      await life.open({ children, familyId }),
      await life.open({ children, familyId, line: 'family-therapy' }),
    ];
    await life.lose(children[0]!, reason);
    for (const { id } of both)
      expect(await life.get(id)).toMatchObject({ stage: 'invitation', children: [children[1]] });
    await life.lose(children[1]!, reason);
    await life.lose(children[1]!, reason);
    for (const { id } of both)
      expect(await life.get(id)).toMatchObject({ stage: 'ended', outcome: reason, children: [] });
  });

  it('is opened once, however often it is assigned', async () => {
    const requestId = newId();
    const first: CaseView = await life.open({ requestId });
    const second = await life.open({ requestId });
    expect(second.id).toBe(first.id);
    expect((await house.told(first.id)).filter((message) => message.kind === 'start')).toHaveLength(1);
  });
});
