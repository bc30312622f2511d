import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import pg from 'pg';
import { withBrokenWrite } from '../testing/broken-statement.spec.js';
import { body, CasesHouse } from '../testing/cases-house.spec.js';
import { EscalationLife, WITHOUT_ONE_OWNER } from '../testing/escalation-life.spec.js';
import type { ChildOwnerDto } from './escalation.dto.js';

/** A child that the service has is in no open case; one that is on its way is still in the case it came from. */
const BETWEEN_TWO = `
  select o.child_id from child_owners o join case_children c using (child_id) join case_files f on f.id = c.case_id
   where o.owner = 'specialised-service' and f.outcome is null
  union all
  select c.child_id from escalations e join escalation_children c on c.escalation_id = e.id join case_files f on f.id = e.case_id
   where e.stage in ('drafted', 'approval', 'notified', 'deciding', 'informing', 'rejected', 'handover')
     and (f.outcome is not null or not c.child_id = any (f.children))`;

const STEPS = ['joint-meeting', 'file-handed-over', 'family-received'] as const;

describe('the handover of a child to the service, interrupted wherever it can be', () => {
  let house: CasesHouse;
  let life: EscalationLife;
  let watcher: pg.Client;
  let watching = true;
  let looks = 0;
  let watched: Promise<void>;
  const wrong: unknown[] = [];

  const look = async (by: pg.Client): Promise<unknown[]> => [
    ...(await by.query(WITHOUT_ONE_OWNER)).rows,
    ...(await by.query(BETWEEN_TWO)).rows,
  ];

  /** Looks again and again, whatever happens meanwhile: each look is one instant. */
  async function watch(): Promise<void> {
    while (watching) {
      wrong.push(...(await look(watcher)));
      looks += 1;
    }
  }

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await EscalationLife.in(house);
    watcher = new pg.Client({ connectionString: house.database.adminUrl, options: '-c search_path=cases' });
    await watcher.connect();
    watched = watch();
  });
  afterAll(async () => {
    watching = false;
    await watched;
    await watcher?.end();
    await house?.close();
  });

  const ownersOf = async (id: string): Promise<string[]> =>
    body(await life.coordinator.get<ChildOwnerDto[]>(`/escalations/${id}/owners`)).map(({ owner }) => owner);
  const caseStage = async (id: string) => (await life.families.get(id)).stage;

  it('between any two statements of each step: nothing of the step is left, and the next try does it whole', async () => {
    const { id, file } = await life.inHandover();
    for (const step of STEPS) {
      const before = await life.get(id);
      for (let at = 1, broken = true; broken; at += 1) {
        const call = () =>
          life.manager.post(`/escalations/${id}/handover-steps`, { step }, { ifMatch: before.version });
        const tried = await withBrokenWrite(at, call);
        broken = tried.broken;
        expect([step, at, tried.answer.status >= 500]).toEqual([step, at, broken]);
        expect(await look(house.admin)).toEqual([]);
        if (broken) expect(await life.get(id)).toEqual(before);
        if (broken)
          expect([await ownersOf(id), await caseStage(file.id)]).toEqual([['office', 'office'], 'invitation']);
        if (!broken) expect(at).toBeGreaterThan(2);
      }
      const received = step === 'family-received';
      const owner = received ? 'specialised-service' : 'office';
      expect([await ownersOf(id), await caseStage(file.id)]).toEqual([
        [owner, owner],
        received ? 'ended' : 'invitation',
      ]);
    }
    expect(await life.families.get(file.id)).toMatchObject({ outcome: 'escalated' });
  }, 120_000);

  it('between any two steps by a service that is gone and comes back', async () => {
    const { id, file } = await life.inHandover();
    for (const step of STEPS) {
      await house.restart();
      life = await EscalationLife.in(house);
      expect(await look(house.admin)).toEqual([]);
      expect(await ownersOf(id)).toEqual(['office', 'office']);
      await life.change(id, 'handover-steps', { step });
    }
    await house.restart();
    life = await EscalationLife.in(house);
    expect([await ownersOf(id), await caseStage(file.id)]).toEqual([
      ['specialised-service', 'specialised-service'],
      'ended',
    ]);
  }, 120_000);

  it('by two who do the same, or the opposite, at once: one of them has done it', async () => {
    for (let times = 0; times < 8; times += 1) {
      const { id, file } = await life.inHandover();
      await life.change(id, 'handover-steps', { step: 'joint-meeting' });
      await life.change(id, 'handover-steps', { step: 'file-handed-over' });
      const { version } = await life.get(id);
      const received = () =>
        life.manager.post(`/escalations/${id}/handover-steps`, { step: 'family-received' }, { ifMatch: version });
      const given = () =>
        life.manager.post(`/escalations/${id}/giving-back`, { reason: 'family-refuses' }, { ifMatch: version });
      const moved = () =>
        life.coordinator.post(
          `/cases/${file.id}/reassignment`,
          { to: 'gestora-5', reason: 'leave' },
          { ifMatch: file.version },
        );
      const answers = await Promise.all(
        times % 2 === 0 ? [received(), received(), moved()] : [received(), given(), moved()],
      );
      const done = answers.slice(0, 2).filter(({ status }) => status === 200);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      expect(done.length).toBeLessThanOrEqual(1);
      expect(await look(house.admin)).toEqual([]);
      const { stage, outcome } = await life.get(id);
      expect(['handover', 'with-service', 'ended']).toContain(stage);
      if (stage === 'ended') expect([outcome, await caseStage(file.id)]).toEqual(['returned', 'invitation']);
    }
  }, 120_000);

  it('of one child of a case leaves the siblings with the office', async () => {
    const child = newId();
    const file = await life.families.open({ children: [child, newId()] });
    const asked = { reason: 'crime', childIds: [child], account: 'Denuncia hecha' };
    const { id } = body(
      await life.manager.post<{ id: string }>(`/cases/${file.id}/escalation`, asked, { ifMatch: 1 }),
      201,
    );
    await life.change(id, 'submission');
    await life.change(id, 'approval', {}, life.coordinator);
    await life.change(id, 'acknowledgement');
    await life.change(id, 'decision', { decision: 'accepted' });
    for (const step of STEPS) await life.change(id, 'handover-steps', { step });
    expect(await life.families.get(file.id)).toMatchObject({
      stage: 'invitation',
      children: [file.children[1]],
      leftChildren: [{ child, reason: 'escalated' }],
    });
    expect(await ownersOf(id)).toEqual(['specialised-service']);
  });

  it('never showed two owners or none, however often it was looked at', () => {
    expect(wrong).toEqual([]);
    expect(looks).toBeGreaterThan(50);
  });

  it('is watched by somebody who would have seen it', async () => {
    const { id } = await life.handedOver();
    watching = false;
    await watched;
    await house.admin.query(`update child_owners set owner = 'office' where escalation_id = $1`, [id]);
    expect(await look(house.admin)).toHaveLength(2);
    await house.admin.query('delete from child_owners where escalation_id = $1', [id]);
    expect(await look(house.admin)).toHaveLength(2);
  });
});
