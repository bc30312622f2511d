import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { SpecHouse, texts } from '../testing/spec-house.spec.js';
import { recorded } from './i1-recorded.js';
import { oneProcess } from './i2-one-process.js';
import { transitions } from './i4-transitions.js';
import type { Finding, Invariant } from './invariant.js';

/** Every spec breaks one thing of one request and looks at what is found of it: the others stay as they were. */
describe('What the checkers find when', () => {
  let set: SpecHouse;
  let processes = 0;

  beforeAll(async () => {
    set = await SpecHouse.open();
  });
  afterAll(() => set?.close());

  const found = async (invariant: Invariant, about: string): Promise<string[]> =>
    texts((await set.check(invariant)).filter(({ what }: Finding) => what.includes(about)));

  /** A request that is as it should be. */
  async function soundRequest(): Promise<string> {
    const id = await set.request();
    await set.untilListed(++processes);
    return id;
  }

  it('everything is as it should be: nothing', async () => {
    const id = await soundRequest();
    for (const invariant of [recorded, oneProcess, transitions]) expect(await found(invariant, id)).toEqual([]);
  });

  it('I1: a success has no row', async () => {
    const id = randomUUID();
    set.acknowledged('family.register', 'family', id, 1);
    expect(await found(recorded, id)).toEqual([
      `lost: family.register ${id} version 1: acknowledged, no outbox row`,
      `lost: family.register ${id}: acknowledged, no row`,
    ]);
  });

  it('I1: a row has no outbox row, and its success no fact', async () => {
    const id = await soundRequest();
    await set.sql(`delete from intake.outbox where entity_id = $1 and entity_version = 2`, [id]);
    expect(await found(recorded, id)).toEqual([
      `lost: request ${id} version 2: a row without its outbox row`,
      `lost: request.register ${id} version 2: acknowledged, no outbox row`,
    ]);
  });

  it('I1: an outbox row has no row', async () => {
    const id = randomUUID();
    await set.fact('intake', 'request', 'received', id, 1, { id });
    expect(await found(recorded, id)).toEqual([`wrong: request ${id}: an outbox row without its row`]);
  });

  it('I1: one call made two requests', async () => {
    const id = await soundRequest();
    const { receivedAt } = set.ledger.asked.find((asked) => asked.id === id)!;
    const family = randomUUID();
    await set.sql(
      `insert into intake.families (id, commune, version, registered_at, registered_by) values ($1, '13110', 1, now(), 'x')`,
      [family],
    );
    const twin = randomUUID();
    await set.requestRow(twin, family, receivedAt!);
    expect(await found(recorded, receivedAt!)).toEqual([`doubled: registration of ${receivedAt}: 2 requests`]);
    await set.sql('delete from intake.requests where id = $1', [twin]);
  });

  it('I1: a fact is marked as published and not in the stream', async () => {
    const id = await soundRequest();
    const lost = await set.fact('intake', 'request', 'scored', id, 2, { id }, { lost: true });
    expect(await found(recorded, lost)).toEqual([`lost: fact ${lost}: marked as published, not in the stream`]);
  });

  it('I1: the stream has a fact that no outbox has, or has one twice', async () => {
    const invented = randomUUID();
    await set.publish('oln.v1.13110.intake.request.scored', invented, { id: invented, data: {} });
    expect(await found(recorded, invented)).toEqual([`wrong: fact ${invented}: in no outbox`]);
  });

  it('I1: a fact waits for longer than any pause of the relay', async () => {
    const id = await soundRequest();
    const [late, young] = [randomUUID(), randomUUID()];
    for (const [waiting, age] of [
      [late, '46 seconds'],
      [young, '30 seconds'],
    ])
      await set.sql(
        `insert into intake.outbox (id, recorded_at, lane, commune, entity, entity_id, entity_version, subject, payload)
         values ($1, now() - $3::interval, 'process', '13110', 'intake', $2, 2, 'intake-x', '{}')`,
        [waiting, id, age],
      );
    expect(await found(recorded, late)).toEqual([`lost: process ${late} intake-x: not sent (null)`]);
    expect(await found(recorded, young)).toEqual([]);
  });

  it('I2: a record has no process', async () => {
    const id = await soundRequest();
    const [family] = [randomUUID()];
    await set.sql(
      `insert into intake.families (id, commune, version, registered_at, registered_by) values ($1, '13110', 1, now(), 'x')`,
      [family],
    );
    const alone = randomUUID();
    await set.requestRow(alone, family, new Date().toISOString());
    expect(await found(oneProcess, alone)).toEqual([`lost: intake-${alone}: no process`]);
    expect(await found(oneProcess, id)).toEqual([]);
  });

  it('I2: a business id has two processes', async () => {
    const id = await soundRequest();
    await set.terminate(`intake-${id}`);
    await set.process(`intake-${id}`, 'admissibility');
    await set.untilListed(++processes);
    expect(await found(oneProcess, id)).toEqual([`doubled: intake-${id}: 2 processes`]);
  });

  it('I2: its process has ended while it is open', async () => {
    const id = await soundRequest();
    await set.terminate(`intake-${id}`);
    expect(await found(oneProcess, id)).toEqual([`wrong: intake-${id}: TERMINATED, its record is in admissibility`]);
  });

  it('I2: a signal was dropped: its process believes an older stage, or that it is not paused', async () => {
    const [moved, paused] = [await soundRequest(), await soundRequest()];
    await set.sql(`update intake.requests set stage = 'registered' where id = $1`, [moved]);
    await set.sql(`update intake.requests set paused_since = now() where id = $1`, [paused]);
    expect(await found(oneProcess, moved)).toEqual([
      `lost: intake-${moved}: believes admissibility, its record is in registered`,
    ]);
    expect(await found(oneProcess, paused)).toEqual([
      `lost: intake-${paused}: believes paused false, its record says true`,
    ]);
  });

  it('I2: the watchdog had to start a process anew, or a process has no record', async () => {
    const id = await soundRequest();
    await set.told('intake', 'intake', id, 2, { kind: 'start', revive: true });
    expect(await found(oneProcess, id)).toEqual([`doubled: intake-${id}: asked to start 2 times`]);
    const nobody = randomUUID();
    await set.process(`case-${nobody}`, 'invitation');
    await set.untilListed(++processes);
    expect(await found(oneProcess, nobody)).toEqual([`wrong: case-${nobody}: a process of no record`]);
  });

  it('every kind of record has its table here: none is looked past', async () => {
    const kinds = (await set.house.owners()).map(({ entity }) => entity).sort();
    expect(kinds).toEqual([
      ...['alarm', 'alert', 'anonymisation', 'case', 'community-plan', 'escalation', 'measure', 'referral'],
      ...['request', 'rights-request', 'snapshot', 'watch'],
    ]);
  });

  it('I2, I4: an alert has no process, and went a way that it may not go', async () => {
    const id = randomUUID();
    await set.alertRow(id, 'confirmation', 3);
    await set.fact('alerts', 'alert', 'received', id, 1, { id });
    await set.fact('alerts', 'alert', 'moved', id, 2, { id, from: 'received', to: 'triage' });
    await set.fact('alerts', 'alert', 'moved', id, 3, { id, from: 'triage', to: 'handing-on' });
    expect(await found(oneProcess, id)).toEqual([`lost: alert-${id}: no process`]);
    expect(await found(transitions, id)).toEqual([
      `wrong: alert ${id} version 3: from triage to handing-on`,
      `wrong: alert ${id}: is in confirmation, its facts lead to handing-on`,
    ]);
  });

  it('I4: a rights request whose facts do not say that they move it went a way that it may not go', async () => {
    const [sound, back] = [randomUUID(), randomUUID()];
    for (const id of [sound, back]) {
      await set.rightsRequestRow(id, 'extended', 2);
      await set.fact('intake', 'rights-request', 'received', id, 1, { id });
      await set.fact('intake', 'rights-request', 'extended', id, 2, { id });
    }
    expect(await found(transitions, sound)).toEqual([]);
    await set.sql('update intake.rights_requests set version = 4 where id = $1', [back]);
    await set.fact('intake', 'rights-request', 'closed', back, 3, { id: back });
    await set.fact('intake', 'rights-request', 'extended', back, 4, { id: back });
    expect(await found(transitions, back)).toEqual([
      `wrong: rights-request ${back} version 4: from closed to extended`,
    ]);
    expect(await found(oneProcess, sound)).toEqual([`lost: rights-request-${sound}: no process`]);
  });

  it('I4: an anonymisation was announced anew where it was, and erased without an announcement after its hold', async () => {
    const [sound, hasty] = [randomUUID(), randomUUID()];
    const tell = async (id: string, events: readonly string[]): Promise<void> => {
      for (const [at, event] of events.entries()) await set.fact('intake', 'anonymisation', event, id, at + 1, { id });
    };
    await set.anonymisationRow(sound, 'erasing', 4);
    await tell(sound, ['announced', 'announced', 'amended', 'erasure-ordered']);
    expect(await found(transitions, sound)).toEqual([]);
    await set.anonymisationRow(hasty, 'held', 3);
    await tell(hasty, ['announced', 'held', 'erasure-ordered']);
    expect(await found(transitions, hasty)).toEqual([
      `wrong: anonymisation ${hasty} version 3: from held to erasing`,
      `wrong: anonymisation ${hasty}: is in held, its facts lead to erasing`,
    ]);
  });

  it('I4: a version is missing', async () => {
    const id = await soundRequest();
    await set.sql(`delete from intake.outbox where entity_id = $1 and entity_version = 1`, [id]);
    expect(await found(transitions, id)).toEqual([`lost: request ${id}: version 1 of 2 is missing`]);
  });

  it('I4: a stage was left out, or left that it was not in', async () => {
    const id = await soundRequest();
    await set.fact('intake', 'request', 'moved', id, 3, { id, from: 'variant', to: 'assignment' });
    await set.sql(`update intake.requests set version = 3 where id = $1`, [id]);
    expect(await found(transitions, id)).toEqual([
      `wrong: request ${id} version 3: left variant, but was in admissibility`,
      `wrong: request ${id}: is in admissibility, its facts lead to assignment`,
    ]);
    const jumped = await soundRequest();
    await set.fact('intake', 'request', 'moved', jumped, 3, { from: 'admissibility', to: 'assignment' });
    await set.sql(
      `update intake.requests set version = 3, stage = 'assignment', scoring = '{}', line = 'x' where id = $1`,
      [jumped],
    );
    expect(await found(transitions, jumped)).toEqual([
      `wrong: request ${jumped} version 3: from admissibility to assignment`,
    ]);
  });

  it('I4: the facts of a record stand in the stream in another order', async () => {
    const id = await soundRequest();
    await set.fact('intake', 'request', 'scored', id, 1, { id });
    expect(await found(transitions, id)).toEqual([`wrong: request ${id}: version 1 stands behind 2`]);
  });
});
