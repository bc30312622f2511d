import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import type { EscalationDto } from '../escalation/escalation.dto.js';
import { withBrokenWrite } from '../testing/broken-statement.spec.js';
import { body, CasesHouse, codeOf, ELSEWHERE, HERE } from '../testing/cases-house.spec.js';
import { MeasureLife } from '../testing/measure-life.spec.js';
import type { MeasureDto, MeasureTermDto } from './measure.dto.js';

describe('a protection measure', () => {
  let house: CasesHouse;
  let life: MeasureLife;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await MeasureLife.in(house);
  });
  afterAll(() => house?.close());

  const told = (id: string, name: string) => life.escalations.told(id, name);
  const risks = [{ risk: 'neglect', measure: 'no-longer-present' }];

  it('is opened, and decided only once the child and the adults were heard, or it is on record why not', async () => {
    const children = [newId(), newId()];
    const { id, stage } = await life.open({ childIds: children });
    expect(stage).toBe('opened');
    expect((await house.told(id))[0]).toMatchObject({
      kind: 'start',
      input: { stage: 'opened', personInCharge: 'gestora-1' },
    });
    expect(await life.change(id, 'summons')).toMatchObject({ stage: 'hearing' });
    expect(codeOf(await life.try(id, 'hearing-completion'))).toEqual([409, 'MEASURE.CHILD_UNHEARD']);
    body(await life.hear(id, { who: 'child', childId: children[0], said: 'Quiere volver a la escuela' }), 201);
    body(await life.hear(id, { who: 'child', childId: children[1], unheardReason: 'too-young' }), 201);
    expect(codeOf(await life.try(id, 'hearing-completion'))).toEqual([409, 'MEASURE.ADULTS_UNHEARD']);
    expect(codeOf(await life.hear(id, { who: 'adult' }))).toEqual([422, 'PROTECTION_HEARING.SAID_OR_WHY_NOT']);
    expect(codeOf(await life.hear(id, { who: 'child', childId: newId(), said: 'x' }))).toEqual([
      422,
      'PROTECTION_HEARING.CHILD_MISSING',
    ]);
    body(await life.hear(id, { who: 'adult', relation: 'mother', said: 'Pide ayuda' }), 201);
    expect(await life.change(id, 'hearing-completion')).toMatchObject({ stage: 'adoption' });
    const heard = body(await life.manager.get<Record<string, unknown>[]>(`/measures/${id}/hearings`));
    expect(heard).toMatchObject([
      { said: 'Quiere volver a la escuela' },
      { unheardReason: 'too-young' },
      { relation: 'mother' },
    ]);
    expect(await told(id, 'measure.heard')).toEqual([
      { id, who: 'child' },
      { id, who: 'adult' },
    ]);
    const { rows } = await house.admin.query(
      'select said from protection_hearings where measure_id = $1 and said is not null',
      [id],
    );
    expect(rows.every(({ said }) => !String(said).includes('ayuda'))).toBe(true);
    expect(await life.escalations.notices(id)).toEqual(['measure.to-adopt coordinator']);
  });

  it('is adopted of the catalogue in force, by the coordinator, with who is responsible and until when', async () => {
    const { id } = await life.toAdoption();
    expect((await life.try(id, 'adoption', life.adoption())).status).toBe(403);
    const adopt = (changed: object) => life.try(id, 'adoption', { ...life.adoption(), ...changed }, life.coordinator);
    expect(codeOf(await adopt({ measures: ['jail'] }))).toEqual([422, 'MEASURE.NOT_IN_CATALOGUE']);
    expect(codeOf(await adopt({ responsible: 'school' }))).toEqual([422, 'MEASURE.NOT_RESPONSIBLE']);
    expect(codeOf(await adopt({ until: '2027-03-04' }))).toEqual([422, 'MEASURE.TERM_TOO_LONG']);
    expect(codeOf(await adopt({ until: '2026-03-01' }))).toEqual([422, 'MEASURE.DATE_PASSED']);
    const adopted = body(await adopt({ until: '2026-08-31' }));
    expect(adopted).toMatchObject({
      stage: 'in-force',
      term: 1,
      inForceUntil: '2026-09-01T03:59:59.000Z',
      adoptedBy: 'coordinadora-1',
    });
    expect((await house.told(id)).at(-1)).toMatchObject({
      message: {
        stage: 'in-force',
        anchors: { inForceSince: '2026-03-02T13:00:00.000Z', inForceUntil: '2026-09-01T03:59:59.000Z' },
      },
    });
    expect(await told(id, 'measure.adopted')).toMatchObject([
      { measures: ['family-support'], responsible: 'municipal-programme', renewed: false },
    ]);
  });

  it('comes to the end of its term, is renewed in the same record, and expires in the end', async () => {
    const { id } = await life.inForce();
    const { inForceUntil: due } = await life.get(id);
    expect(await life.ring(id, 'in-force.term-ends', due!)).toMatchObject({ verdict: 'not-yet' });
    await house.travelTo(due!);
    expect(await life.ring(id, 'in-force.term-ends', due!)).toMatchObject({
      verdict: 'stands',
      standing: { stage: 'term-review' },
    });
    expect(await life.ring(id, 'in-force.term-ends', due!)).toMatchObject({ verdict: 'answered' });
    expect(await life.escalations.notices(id)).toContain('measure.term-ended coordinator');
    expect(await life.change(id, 'renewal', life.adoption(30), life.coordinator)).toMatchObject({
      stage: 'in-force',
      term: 2,
      inForceSince: due,
    });
    const terms = body(await life.coordinator.get<MeasureTermDto[]>(`/measures/${id}/terms`));
    expect(terms.map(({ term, until }) => [term, until === due])).toEqual([
      [2, false],
      [1, true],
    ]);
    const second = (await life.get(id)).inForceUntil!;
    await house.travelTo(second);
    await life.ring(id, 'in-force.term-ends', second);
    expect(await life.change(id, 'expiry', {}, life.coordinator)).toMatchObject({ stage: 'ended', outcome: 'expired' });
    expect(await told(id, 'measure.ended')).toMatchObject([{ outcome: 'expired' }]);
  });

  it('is reviewed; not complied with it goes on with a warning, and is lifted when it is not needed', async () => {
    const { id } = await life.inForce();
    await life.change(id, 'reviews', { finding: 'complied-with', note: 'Asiste' });
    expect((await house.told(id)).at(-1)).toMatchObject({ signal: 'happened', message: { what: 'measure-reviewed' } });
    expect(await life.change(id, 'reviews', { finding: 'not-complied-with' })).toMatchObject({
      stage: 'non-compliance',
    });
    expect(await life.escalations.notices(id)).toContain('measure.not-complied-with coordinator');
    expect(await life.change(id, 'warning', { note: 'Primera' }, life.coordinator)).toMatchObject({
      stage: 'in-force',
      warnings: 1,
    });
    expect(await life.change(id, 'non-compliance')).toMatchObject({ stage: 'non-compliance' });
    expect(await life.change(id, 'lifting', { reason: 'not-effective' }, life.coordinator)).toMatchObject({
      outcome: 'lifted',
      outcomeReason: 'not-effective',
    });
    const records = body(await life.coordinator.get<{ items: { kind: string }[] }>(`/measures/${id}/records`));
    expect(records.items.map(({ kind }) => kind).reverse()).toEqual([
      'opened',
      'adopted',
      'review',
      'review',
      'warned',
      'non-compliance',
      'lifted',
    ]);
  });

  it('that is not complied with is escalated at once', async () => {
    const { id, children } = await life.inForce();
    await life.change(id, 'non-compliance');
    const before = await life.get(id);
    const call = () =>
      life.coordinator.post(
        `/measures/${id}/escalation`,
        { urgent: true, note: 'Dos advertencias' },
        { ifMatch: before.version },
      );
    const open = async () =>
      body(await life.coordinator.get<{ items: EscalationDto[] }>(`/escalations?childId=${children[0]}`)).items;
    body(await call());
    const [escalation] = await open();
    expect(escalation).toMatchObject({
      measureId: id,
      urgent: true,
      stage: 'notified',
      grounds: ['measure-not-complied-with', 'neglect'],
    });
    expect(await life.get(id)).toMatchObject({ stage: 'ended', outcome: 'escalated' });
  });

  it('and its escalation are both there or neither, between any two statements', async () => {
    const { id, children } = await life.inForce();
    await life.change(id, 'non-compliance');
    const before = await life.get(id);
    const count = async () =>
      (await house.admin.query('select count(*)::int as n from escalation_children where child_id = $1', [children[0]]))
        .rows[0].n as number;
    for (let at = 1, broken = true; broken; at += 1) {
      const call = () =>
        life.coordinator.post(`/measures/${id}/escalation`, { urgent: false }, { ifMatch: before.version });
      const tried = await withBrokenWrite(at, call);
      broken = tried.broken;
      expect([at, tried.answer.status >= 500, await count()]).toEqual([at, broken, broken ? 0 : 1]);
      expect((await life.get(id)).stage).toBe(broken ? 'non-compliance' : 'ended');
    }
  }, 120_000);

  it('takes the place of an escalation that was rejected, in the same transaction', async () => {
    const { id, file } = await life.escalations.deciding();
    await life.escalations.change(id, 'decision', { decision: 'rejected', reason: 'not-grave' });
    const { version } = await life.escalations.get(id);
    const taken = await life.coordinator.post<{ measureId: string; escalation: EscalationDto }>(
      `/escalations/${id}/measure`,
      { note: 'Basta' },
      { ifMatch: version },
    );
    const { measureId, escalation } = body(taken);
    expect(escalation).toMatchObject({ stage: 'ended', outcome: 'measure-instead' });
    expect(await life.get(measureId)).toMatchObject({
      stage: 'opened',
      escalationId: id,
      caseId: file.id,
      children: file.children,
      personInCharge: 'gestora-1',
    });
  });

  it('is not adopted where it is not needed, or withdrawn with what is done about each ground', async () => {
    const { id } = await life.toAdoption();
    expect(await life.change(id, 'rejection', { reason: 'not-needed' }, life.coordinator)).toMatchObject({
      outcome: 'not-adopted',
    });
    const other = await life.open();
    expect(
      codeOf(await life.try(other.id, 'withdrawal', { reason: 'danger-over', risks: [] }, life.coordinator)),
    ).toEqual([409, 'MEASURE.RISK_UNATTENDED']);
    expect(await life.change(other.id, 'withdrawal', { reason: 'danger-over', risks }, life.coordinator)).toMatchObject(
      { outcome: 'withdrawn' },
    );
  });

  it('is opened by an alert once, and a procedure of the same child is joined', async () => {
    const [child, alertId] = [newId(), newId()];
    for (let times = 0; times < 2; times += 1) await life.alert(child, alertId);
    const again = newId();
    await life.alert(child, again);
    const list = body(await life.coordinator.get<{ items: MeasureDto[] }>(`/measures?childId=${child}`)).items;
    expect(list).toMatchObject([
      { alertId, stage: 'opened', factors: ['child-school-absence'], openedBy: 'system:inbox' },
    ]);
    expect(await life.escalations.notices(list[0]!.id)).toEqual([
      'measure.opened coordinator',
      'measure.alert-joined coordinator',
    ]);
    // Whoever handed an alert on hears that it has arrived: asked again, and where one was running already.
    const { rows } = await house.admin.query(
      `select payload -> 'data' ->> 'alertId' as alert from outbox where entity_id = $1 and subject like '%.measure.alert-joined' order by seq`,
      [list[0]!.id],
    );
    expect(rows.map(({ alert }) => alert)).toEqual([alertId, again]);
  });

  it('does not wait in a pause once an alert joins it, and the coordinator knows', async () => {
    const measure = await life.open();
    const until = new Date(house.now.getTime() + 60 * 86_400_000).toISOString().slice(0, 10);
    await life.change(measure.id, 'pause', { until, reason: 'hospital' });
    await life.alert(measure.children[0]!, newId());
    expect(await life.get(measure.id)).not.toHaveProperty('pause');
    expect((await house.told(measure.id)).at(-1)).toMatchObject({ signal: 'resumed' });
    expect((await life.escalations.notices(measure.id)).slice(-2)).toEqual([
      'measure.alert-joined coordinator',
      'measure.alert-joined gestora-1',
    ]);
  });

  it('waits while who is to be heard is away, ends with its last child, and goes to a colleague', async () => {
    const { id, children } = await life.open();
    const until = new Date(house.now.getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
    const { pause } = await life.change(id, 'pause', { until, reason: 'hospital' });
    expect(codeOf(await life.try(id, 'summons'))).toEqual([409, 'MEASURE.IS_PAUSED']);
    await house.travelTo(pause!.until);
    expect(await life.ring(id, 'pause.ends', pause!.until)).toMatchObject({ verdict: 'stands' });
    expect(await life.get(id)).not.toHaveProperty('pause');
    expect(
      await life.change(id, 'reassignment', { to: 'gestora-2', reason: 'workload' }, life.coordinator),
    ).toMatchObject({ personInCharge: 'gestora-2' });
    const leaves = { from: 'gestora-2', to: ['gestora-3'], reason: 'staff-left' };
    body(await life.coordinator.post(`/communes/${HERE}/reassignments`, leaves), 201);
    expect(await life.get(id)).toMatchObject({ personInCharge: 'gestora-3' });
    await life.lose(children[0]!, 'of-age');
    expect(await life.get(id)).toMatchObject({ outcome: 'withdrawn', outcomeReason: 'of-age' });
    const held = await life.inForce();
    await life.lose(held.children[0]!, 'deceased');
    expect(await life.get(held.id)).toMatchObject({ outcome: 'lifted', outcomeReason: 'deceased' });
  });

  it('is of the office’s own catalogue from the day it holds', async () => {
    const day = (days: number): string => new Date(house.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const item = { code: 'own-measure', title: { es: 'Propia', en: 'Own' }, responsibles: ['ngo'], maxMonths: 3 };
    const catalogue = { code: 'own', catalogueVersion: 1, validFrom: day(5), items: [item] };
    const path = `/communes/${HERE}/measure-catalogues`;
    body(await life.coordinator.post(path, catalogue), 201);
    expect(codeOf(await life.coordinator.post(path, catalogue))).toEqual([409, 'MEASURE_CATALOGUE.VERSION_EXISTS']);
    const twice = { ...catalogue, catalogueVersion: 2, items: [item, item] };
    expect(codeOf(await life.coordinator.post(path, twice))).toEqual([422, 'MEASURE_CATALOGUE.NOT_USABLE']);
    const { id } = await life.toAdoption();
    const own = { measures: ['own-measure'], responsible: 'ngo', until: day(60) };
    expect(codeOf(await life.try(id, 'adoption', own, life.coordinator))).toEqual([422, 'MEASURE.NOT_IN_CATALOGUE']);
    await house.travelTo(`${day(6)}T13:00:00Z`);
    expect(await life.change(id, 'adoption', own, life.coordinator)).toMatchObject({ measures: ['own-measure'] });
  });

  it('is nobody’s to see outside its commune, and of colleagues only for who oversees', async () => {
    const { id } = await life.open();
    const elsewhere = await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]);
    const colleague = await house.as('gestora-9', ['case-manager']);
    expect(codeOf(await elsewhere.get(`/measures/${id}`))).toEqual([404, 'MEASURE.NOT_FOUND']);
    expect(codeOf(await colleague.get(`/measures/${id}`))).toEqual([403, 'MEASURE.NOT_YOURS']);
    expect(body(await colleague.get<{ items: unknown[] }>('/measures')).items).toEqual([]);
  });
});
