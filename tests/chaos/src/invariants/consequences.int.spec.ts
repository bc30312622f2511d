import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { SpecHouse, texts } from '../testing/spec-house.spec.js';
import { oneEffect } from './i3-one-effect.js';
import { deadlines } from './i6-deadlines.js';
import { audit } from './i7-audit.js';
import type { Finding, Invariant } from './invariant.js';

describe('What the checkers of consequences find when', () => {
  let set: SpecHouse;

  beforeAll(async () => {
    set = await SpecHouse.open();
    await set.consumer('gateway', ['oln.v1.*.intake.notice.raised']);
  });
  afterAll(() => set?.close());

  const found = async (invariant: Invariant, about: string): Promise<string[]> =>
    texts((await set.check(invariant)).filter(({ what }: Finding) => what.includes(about)));

  /** A notice as it should be: raised, heard, told to one person. */
  async function notice(): Promise<{ about: string; messageId: string }> {
    const [about, asof] = [randomUUID(), new Date().toISOString()];
    const data = { code: 'deadline.overdue', about, rule: 'admissibility.decide', due: '2026-11-20T02:59:59.000Z' };
    const messageId = await set.fact('intake', 'notice', 'raised', about, 1, data, { asof });
    await set.heard('gateway', messageId);
    await tell(about, asof);
    return { about, messageId };
  }

  const tell = (about: string, asof: string) =>
    set.sql(
      `insert into gateway.notices (id, commune, person, code, about, about_kind, rule, due, urgency, raised_at, mailing, version)
       values ($1, '13110', 'ana', 'deadline.overdue', $2, 'request', 'admissibility.decide', '2026-11-20T02:59:59Z', 'today', $3, 'none', 1)`,
      [randomUUID(), about, asof],
    );

  it('everything is as it should be: nothing', async () => {
    const { about, messageId } = await notice();
    expect([...(await found(oneEffect, about)), ...(await found(oneEffect, messageId))]).toEqual([]);
  });

  it('I3: the inbox is off: a fact had its effect twice', async () => {
    const { about } = await notice();
    await set.sql(
      `insert into gateway.notices select gen_random_uuid(), commune, person, code, about, about_kind, rule, due, urgency, raised_at,
              read_at, mailing, mailed_at, mail_attempts, version from gateway.notices where about = $1`,
      [about],
    );
    const [text] = await found(oneEffect, about);
    expect(text).toMatch(/^doubled: notice deadline.overdue\|.*: told ana 2 times, raised 1 times$/);
  });

  it('I3: a fact was not heard, or heard without effect', async () => {
    const { about, messageId } = await notice();
    await set.sql('delete from gateway.inbox where message_id = $1', [messageId]);
    expect(await found(oneEffect, messageId)).toEqual([
      `lost: gateway has not heard oln.v1.13110.intake.notice.raised ${messageId}`,
    ]);
    await set.sql('delete from gateway.notices where about = $1', [about]);
    expect((await found(oneEffect, about))[0]).toMatch(/^lost: notice .*: told to nobody$/);
  });

  it('I3: what the gateway tells of itself, of a link that waits to be mailed, is told twice or not at all', async () => {
    const about = randomUUID();
    const waits = (times: number): string =>
      `notice answer-link.mail-waits of ${about}: told ${times} times, for 1 links`;
    await set.sql(
      `insert into gateway.answer_links (id, commune, service, about, about_kind, issued_at, expires_at, state, delay_told)
       values ($1, '13110', 'offer', $2, 'referral', now(), now() + interval '7 days', 'waiting', true)`,
      [randomUUID(), about],
    );
    const told = async (): Promise<string[]> =>
      (await found(oneEffect, about)).map((text) => text.replace(/told \S+ /, 'told '));
    expect(await told()).toEqual([`lost: ${waits(0)}`]);
    const tellIt = (): Promise<unknown> =>
      set.sql(
        `insert into gateway.notices (id, commune, person, code, about, about_kind, urgency, raised_at, mailing, version)
         values ($1, '13110', 'ana', 'answer-link.mail-waits', $2, 'referral', 'today', now(), 'none', 1)`,
        [randomUUID(), about],
      );
    await tellIt();
    expect(await told()).toEqual([]);
    await tellIt();
    expect(await told()).toEqual([`doubled: ${waits(2)}`]);
  });

  it('I3: an assigned request has no case, or an opened case no place', async () => {
    const [request, file] = [randomUUID(), randomUUID()];
    await set.fact('intake', 'request', 'assigned', request, 6, { id: request });
    await set.fact('cases', 'case', 'opened', file, 1, { id: file });
    expect(await found(oneEffect, request)).toEqual([`lost: request ${request} was assigned: 0 cases`]);
    expect(await found(oneEffect, file)).toEqual([`lost: case ${file} was opened: 0 places`]);
  });

  it('I3: what an alert asked for was never opened', async () => {
    const [escalated, protectedChild] = [randomUUID(), randomUUID()];
    await set.fact('alerts', 'alert', 'escalation-asked', escalated, 4, { id: escalated });
    await set.fact('alerts', 'alert', 'measure-asked', protectedChild, 4, { id: protectedChild });
    expect(await found(oneEffect, escalated)).toEqual([
      `lost: alert ${escalated} asked for an escalation: 0 on record`,
    ]);
    expect(await found(oneEffect, protectedChild)).toEqual([
      `lost: alert ${protectedChild} asked for a measure: 0 on record`,
    ]);
  });

  it('I3: an opened case took two places', async () => {
    const file = randomUUID();
    await set.fact('cases', 'case', 'opened', file, 1, { id: file });
    for (let times = 0; times < 2; times++)
      await set.sql(
        `insert into intake.placements (id, commune, request_id, case_id, line, person, open, placed_at)
         values (gen_random_uuid(), '13110', gen_random_uuid(), $1, 'case-management', 'ana', true, now())`,
        [file],
      );
    expect(await found(oneEffect, file)).toEqual([`doubled: case ${file} was opened: 2 places`]);
  });

  it('I3: a message was parked', async () => {
    const messageId = randomUUID();
    await set.sql(
      `insert into gateway.parked (id, consumer, message_id, subject, payload, error_code, attempts, commune)
       values (gen_random_uuid(), 'gateway', $1, 'oln.v1.13110.intake.notice.raised', '{}', 'NOTICE.NOBODY', 5, '13110')`,
      [messageId],
    );
    expect(await found(oneEffect, messageId)).toEqual([
      `lost: gateway parked oln.v1.13110.intake.notice.raised ${messageId}: NOTICE.NOBODY`,
    ]);
  });

  /** A clock of a request, due so long ago. */
  async function clock(ago: string, told: { remindedAt?: string; overdueAt?: string } = {}): Promise<string> {
    const id = await set.request();
    await set.sql(
      `insert into intake.due_dates (id, commune, process, entity_id, stage, rule, kind, due, remind_at, overdue_to, revision, version, reminded_at, overdue_at, state)
       values (gen_random_uuid(), '13110', 'intake', $1, 'admissibility', 'admissibility.decide', 'term', now() - $2::interval, null, 'coordinator', 1, 2, $3, $4,
               case when $4::timestamptz is null then 'open' else 'overdue' end)`,
      [id, ago, told.remindedAt ?? null, told.overdueAt ?? null],
    );
    return id;
  }

  it('I6: a clock ran out and nobody was told; a moment before it is still in time', async () => {
    const [passedOver, inTime] = [await clock('61 seconds'), await clock('55 seconds')];
    expect((await found(deadlines, passedOver))[0]).toMatch(/^lost: overdue of admissibility.decide of .*: not told$/);
    expect(await found(deadlines, inTime)).toEqual([]);
  });

  it('I6: a paused request is not late', async () => {
    const id = await clock('10 days');
    await set.sql('update intake.requests set paused_since = now() where id = $1', [id]);
    expect(await found(deadlines, id)).toEqual([]);
  });

  it('I6: the row says that it was told, and no fact does', async () => {
    const id = await clock('10 days', { overdueAt: new Date().toISOString() });
    expect(await found(deadlines, id)).toEqual([
      `lost: deadline-overdue of admissibility.decide of ${id}: in its row, in no outbox`,
    ]);
  });

  it('I6: a deadline was told twice', async () => {
    const id = randomUUID();
    const data = { id, rule: 'admissibility.decide', due: '2026-11-20T02:59:59.000Z', told: 'coordinator' };
    await set.fact('intake', 'request', 'deadline-overdue', id, 2, data);
    expect(await found(deadlines, id)).toEqual([]);
    await set.fact('intake', 'request', 'deadline-climbed', id, 2, { ...data, told: 'regional-supervisor' });
    expect(await found(deadlines, id)).toEqual([]);
    await set.fact('intake', 'request', 'deadline-overdue', id, 2, data);
    expect(await found(deadlines, id)).toEqual([
      `doubled: deadline-overdue ${id} admissibility.decide 2026-11-20T02:59:59.000Z coordinator: told 2 times`,
    ]);
  });

  /** An entry, sealed as the sealer does it: written out once here, so that the checker is held to literal bytes. */
  async function sealed(number: number, previous: string, action: string): Promise<string> {
    const entity = randomUUID();
    await set.sql(
      `insert into cases.audit (id, at, as_of, commune, person, roles, action, kind, entity_id, entity_version, door)
       values ('00000000-0000-7000-8000-00000000000${number}', '2026-11-20T10:00:00Z', '2026-11-20T10:00:00Z', '13110', 'ana', '{coordinator}', $1, 'case', $2, 1, 'http')`,
      [action, entity],
    );
    const entry = `["${number}","00000000-0000-7000-8000-00000000000${number}","2026-11-20T10:00:00.000Z","2026-11-20T10:00:00.000Z","13110","ana",["coordinator"],"${action}","case","${entity}",1,null,"http",null,null]`;
    const hash = createHash('sha256').update(`${previous}\n${entry}`).digest('hex');
    await set.sql('insert into cases.audit_seal (number, rows, previous, hash) values ($1, 1, $2, $3)', [
      number,
      previous,
      hash,
    ]);
    await set.sql('insert into cases.audit_sealed (seal, position, seq) values ($1, 1, $1)', [number]);
    return hash;
  }

  it('I7: the chain of seals is broken at any of its links', async () => {
    const first = await sealed(1, '0'.repeat(64), 'case.open');
    const second = await sealed(2, first, 'case.pause');
    await sealed(3, second, 'case.resume');
    expect(await found(audit, 'cases: seal')).toEqual([]);
    await set.sql(`update cases.audit set person = 'eva' where seq = 2`);
    expect(await found(audit, 'cases: seal')).toEqual(['wrong: cases: seal 2 does not fit its entries']);
    await set.sql(`update cases.audit set person = 'ana' where seq = 2`);
    await set.sql(`delete from cases.audit where seq = 3`);
    expect(await found(audit, 'cases: seal')).toEqual(['wrong: cases: seal 3 is over 1 entries, 0 are left']);
    await set.sql(`update cases.audit_seal set previous = 'x' where number = 2`);
    expect(await found(audit, 'cases: seal 2')).toEqual(['wrong: cases: seal 2 does not go on from the one before']);
  });

  it('I7: an entry waits too long for its seal', async () => {
    await set.sql(
      `insert into intake.audit (id, at, as_of, commune, person, roles, action, kind, door)
       values (gen_random_uuid(), now() - interval '61 seconds', now(), '13110', 'ana', '{}', 'x', 'y', 'http'),
              (gen_random_uuid(), now() - interval '50 seconds', now(), '13110', 'ana', '{}', 'x', 'y', 'http')`,
    );
    expect(await found(audit, 'intake: entry')).toHaveLength(1);
  });

  it('I7: a change left no entry, or more entries than calls', async () => {
    const id = randomUUID();
    set.acknowledged('request.admit', 'request', id, 3);
    const entry = () =>
      set.sql(
        `insert into intake.audit (id, as_of, commune, person, roles, action, kind, entity_id, entity_version, door)
         values (gen_random_uuid(), now(), '13110', 'ana', '{}', 'request.admit', 'request', $1, 3, 'http')`,
        [id],
      );
    expect(await found(audit, id)).toEqual([`lost: ${id} request.admit: 1 times acknowledged, 0 audit entries`]);
    await entry();
    expect(await found(audit, id)).toEqual([]);
    await entry();
    expect(await found(audit, id)).toEqual([`doubled: ${id} request.admit: 1 times acknowledged, 2 audit entries`]);
  });
});
