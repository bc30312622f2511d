import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@oln/testing';
import type { Role } from '@oln/contracts';
import { DueAnswers } from '../due/due.nats.js';
import { SmallHouse } from '../testing/small-house.spec.js';
import type { Thing } from '../testing/things.spec.js';
import { ExplainAnswers } from './explain.nats.js';

const DUE = '2026-03-31T02:59:59.000Z';

describe('An owner that is asked about its records', () => {
  let house: SmallHouse;
  let thing: Thing;

  beforeAll(async () => {
    house = await SmallHouse.open('2026-03-02T13:00:00Z');
    thing = await house.withClock({ due: DUE, countedFrom: '2026-03-02T13:00:00.000Z' });
  });
  afterAll(() => house?.close());

  const as = <Answer>(
    person: string,
    roles: Role[],
    fn: () => Promise<Answer>,
    communes = ['13110'],
  ): Promise<Answer> => house.under({ person, roles, communes, kind: 'person' }, fn);
  const explain = (person: string, roles: Role[], communes?: string[]) =>
    as(person, roles, () => house.get(ExplainAnswers).explain({ recordId: thing.id }), communes);

  it('says where the record stands, which clocks run and what happened, with no code of its own', async () => {
    const { items } = await explain('coordinadora-1', ['coordinator']);
    expect(items).toMatchObject([
      {
        workflowId: `case-${thing.id}`,
        process: 'case-management',
        commune: '13110',
        standing: { stage: 'invitation', version: 1, personInCharge: 'gestora-1', ended: false, revived: 0 },
        clocks: [{ rule: 'invitation.respond', due: DUE, clock: 'term', countedFrom: '2026-03-02T13:00:00.000Z' }],
      },
    ]);
    expect(items[0]!.steps.map(({ type }) => type)).toEqual([
      'oln.cases.case.deadline-set.v1',
      'oln.cases.case.resumed.v1',
    ]);
  });

  it('says what its process has not heard yet', async () => {
    const other = await house.withClock({ due: DUE });
    // What is on its way at this moment would be marked as heard after it was said not to be.
    await eventually(async () => {
      const { rowCount } = await house.admin.query(
        `select from outbox where entity_id = $1 and lane = 'process' and published_at is null`,
        [other.id],
      );
      return rowCount === 0;
    });
    await house.admin.query(
      `update outbox set published_at = null, next_attempt_at = now() + interval '1 hour', attempts = 3
        where entity_id = $1 and lane = 'process'`,
      [other.id],
    );
    const { items } = await as('coordinadora-1', ['coordinator'], () =>
      house.get(ExplainAnswers).explain({ recordId: other.id }),
    );
    expect(items[0]!.onTheWay).toMatchObject({ count: 1, attempts: 3 });
  });

  it('tells whoever may know: who is in charge and who coordinates, here and nowhere else', async () => {
    expect((await explain('gestora-1', ['case-manager'])).items).toHaveLength(1);
    for (const [person, roles, communes] of [
      ['gestora-2', ['case-manager'], ['13110']],
      ['red-1', ['network-member'], ['13110']],
      ['coordinadora-9', ['coordinator'], ['05101']],
    ] as [string, Role[], string[]][])
      expect([person, (await explain(person, roles, communes)).items]).toEqual([person, []]);
  });

  describe('of which the process has a right of its own', () => {
    const MADE = `update outbox set payload = jsonb_set(payload, '{process}', to_jsonb($2::text)) where entity_id = $1 and lane = 'process'`;
    const ofProcess = async (process: string): Promise<Thing> => {
      const other = await house.withClock({ due: DUE });
      await house.admin.query(MADE, [other.id, process]);
      await house.admin.query('update due_dates set process = $2 where entity_id = $1', [other.id, process]);
      return other;
    };
    const seen = async (role: Role, recordId: string) => ({
      explained: (await as('alguien-1', [role], () => house.get(ExplainAnswers).explain({ recordId }))).items,
      due: (await as('alguien-1', [role], () => house.get(DueAnswers).deadlines({ recordId }))).items,
      counted: (await as('alguien-1', [role], () => house.get(DueAnswers).counts({ recordId }))).items,
    });

    it('tells who may follow others nothing of it', async () => {
      const { id } = await ofProcess('familyTherapy');
      expect(await seen('coordinator', id)).toMatchObject({ explained: [{}], due: [{}], counted: [{}] });
      expect(await seen('regional-supervisor', id)).toEqual({ explained: [], due: [], counted: [] });
    });

    it('tells of one of which no right is said nothing to anybody', async () => {
      const { id } = await ofProcess('intake');
      expect(await seen('coordinator', id)).toEqual({ explained: [], due: [], counted: [] });
    });

    it('names nobody to who may not know, who is told where it stands', async () => {
      const { id } = await ofProcess('escalation');
      expect(await seen('coordinator', id)).toMatchObject({
        explained: [{ standing: { personInCharge: 'gestora-1' }, clocks: [{ personInCharge: 'gestora-1' }] }],
        due: [{ personInCharge: 'gestora-1' }],
      });
      const outside = await seen('regional-supervisor', id);
      expect(outside).toMatchObject({ explained: [{ steps: [], peopleWithheld: true }], due: [{}], counted: [{}] });
      expect(JSON.stringify(outside)).not.toContain('gestora-1');
    });

    it('is read in an emergency by who opened it, at the office at which they did', async () => {
      const read = (communes: string[], commune: string) => {
        const opened = [{ commune, id: thing.id }];
        const hurried = { person: 'gestora-2', roles: ['case-manager' as const], communes, kind: 'person' as const };
        return house.under({ ...hurried, opened }, () => house.get(ExplainAnswers).explain({ recordId: thing.id }));
      };
      expect((await read(['13110'], '13110')).items).toHaveLength(1);
      expect((await read(['13110', '05101'], '05101')).items).toEqual([]);
    });
  });

  it('knows of no other record, and of no id that is none', async () => {
    const ask = (recordId: string) =>
      as('coordinadora-1', ['coordinator'], () => house.get(ExplainAnswers).explain({ recordId }));
    expect(await ask('01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b99')).toEqual({ items: [] });
    expect(await ask("x' or true")).toEqual({ items: [] });
  });

  it('audits the look', async () => {
    const [{ count }] = (await house.rows<{ count: string }>(
      `select count(*) from audit where action = 'process.explain' and entity_id = $1 and person = 'gestora-1'`,
      [thing.id],
    )) as [{ count: string }];
    expect(Number(count)).toBe(1);
  });

  describe('for its clocks', () => {
    const list = (roles: Role[], question: object) =>
      as('coordinadora-1', roles, () => house.get(DueAnswers).deadlines(question as never));

    it('gives those of whom something is expected: by person, by the role asked, by the role told where nobody is in charge', async () => {
      const asked = await house.withClock({ due: '2026-04-01T02:59:59.000Z', askedOf: 'coordinator' });
      const expected = async (persons: string[], roles: Role[]) =>
        (await list(['coordinator'], { actors: { persons, roles } })).items.map(({ recordId }) => recordId);
      expect(await expected(['gestora-1'], [])).toContain(thing.id);
      expect(await expected([], ['coordinator'])).toEqual([asked.id]);
      expect(await expected(['gestora-9'], ['case-manager'])).toEqual([]);
      await house.admin.query('update due_dates set person_in_charge = null where entity_id = $1', [thing.id]);
      expect(await expected([], ['coordinator'])).toEqual([thing.id, asked.id]);
      await house.admin.query(`update due_dates set person_in_charge = 'gestora-1' where entity_id = $1`, [thing.id]);
    });

    it('gives what stayed undone to the role that was told of it, and to whom it climbed', async () => {
      const late = await house.withClock({ due: '2026-04-02T02:59:59.000Z' });
      const expected = async (role: Role) =>
        (await list(['coordinator'], { actors: { persons: [], roles: [role] } })).items.map(({ recordId }) => recordId);
      expect(await expected('coordinator')).not.toContain(late.id);
      await house.admin.query(`update due_dates set state = 'overdue' where entity_id = $1`, [late.id]);
      expect(await expected('coordinator')).toContain(late.id);
      expect(await expected('regional-supervisor')).not.toContain(late.id);
      await house.admin.query(`update due_dates set climbed = '{regional-supervisor}' where entity_id = $1`, [late.id]);
      expect(await expected('regional-supervisor')).toEqual([late.id]);
      await house.admin.query('delete from due_dates where entity_id = $1', [late.id]);
    });

    it('of one process', async () => {
      expect((await list(['coordinator'], { process: 'case-management' })).items.length).toBeGreaterThan(0);
      expect((await list(['coordinator'], { process: 'intake' })).items).toEqual([]);
    });

    it('gives nothing to a role that its own door refuses, and to the deputy what the coordinator sees', async () => {
      expect((await list(['deputy-coordinator'], {})).items.map(({ recordId }) => recordId)).not.toEqual([]);
      expect((await list(['network-member'], {})).items).toEqual([]);
    });

    it('counts them: overdue, today, in the seven days after it, later', async () => {
      const count = () => as('coordinadora-1', ['coordinator'], () => house.get(DueAnswers).counts({}));
      await house.admin.query('delete from due_dates');
      for (const due of [
        '2026-03-03T02:59:59.000Z',
        '2026-03-04T02:59:59.000Z',
        '2026-03-10T02:59:59.000Z',
        '2026-03-10T03:00:00.000Z',
      ])
        await house.withClock({ due });
      expect((await count()).items).toEqual([{ process: 'case-management', overdue: 0, today: 1, week: 2, later: 1 }]);
      await house.admin.query(`update due_dates set state = 'overdue' where due = '2026-03-03T02:59:59.000Z'`);
      expect((await count()).items).toEqual([{ process: 'case-management', overdue: 1, today: 0, week: 2, later: 1 }]);
      expect(await as('red-1', ['network-member'], () => house.get(DueAnswers).counts({}))).toEqual({ items: [] });
    });
  });
});
