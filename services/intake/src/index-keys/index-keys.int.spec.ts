import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  hashesLeft,
  hasRead,
  holdIndexRotation,
  keyedColumnGaps,
  makeAnew,
  OwnRing,
  takeIntoUse,
} from '@oln/service-testing';
import { ApiClient, backEnds, eventually } from '@oln/testing';
import type { FoundPersonDto, MatchedDto, PersonDto } from '../person/person.dto.js';
import type { CountedImportDto } from '../request-import/request-import.dto.js';
import { messySheet, toCsv } from '../request-import/sheet/messy-sheet.spec.js';
import { nextRun } from '../testing/front-desk.spec.js';
import { body, codeOf, ELSEWHERE, HERE, IntakeHouse } from '../testing/intake-house.spec.js';
import { IntakeKeyedTables } from './intake-keyed-tables.js';

/** Columns that are named like hashes. */
const OTHERS = {
  'requests.origin_key': 'ids of what a request came from',
  'request_imports.file_hash': 'of a whole sheet, without a key: nobody guesses one',
};

type Who = { givenNames: string; firstSurname: string; secondSurname: string; birthDate: string; run?: string };

const PEOPLE: Who[] = [
  ['Florencia Belén', 'Arancibia', 'Godoy', '2012-03-04'],
  ['Celestino Andrés', 'Barrientos', 'Ojeda', '2013-05-09'],
  ['Trinidad Antonia', 'Villagrán', 'Sepúlveda', '2014-07-02'],
  ['Maximiliano Ignacio', 'Ñancupil', 'Huenchumilla', '2015-01-11'],
  ['Josefina Eloísa', 'Quintanilla', 'Zamorano', '2016-10-12'],
  ['Benjamín Octavio', 'Fuenzalida', 'Iturriaga', '2011-12-06'],
].map(([givenNames, firstSurname, secondSurname, birthDate]) => ({
  ...{ givenNames, firstSurname, secondSurname, birthDate, sex: 'male', run: nextRun() },
})) as Who[];

describe('While the key of the index is replaced', () => {
  const ring = new OwnRing();
  let house: IntakeHouse;
  let staff: ApiClient;
  let elsewhere: ApiClient;
  let next: OwnRing;
  const entered: (Who & { id: string })[] = [];
  const sheet = toCsv(messySheet(25), { delimiter: ';', encoding: 'utf8-mark' });

  beforeAll(async () => {
    house = await IntakeHouse.open(undefined, ring.environment);
    await holdIndexRotation(house.admin);
    await arrive();
  });
  afterAll(async () => {
    await house?.close();
    for (const one of [ring, next]) one?.remove();
  });

  async function arrive(): Promise<void> {
    staff = await house.as('coordinadora-1');
    elsewhere = await house.as('coordinadora-2', ['coordinator'], [ELSEWHERE]);
  }

  const register = (input: object) => staff.post<PersonDto>('/persons', { sex: 'male', ...input });
  const ids = async (sought: object): Promise<string[]> =>
    body(await staff.post<FoundPersonDto[]>('/persons/search', sought)).map(({ id }) => id);

  async function imported(): Promise<CountedImportDto['counts']> {
    const file = { bytes: Uint8Array.from(sheet), type: 'text/csv', fileName: 'marzo.csv' };
    const { id } = body(await staff.upload<{ id: string }>('/request-imports?source=escuela', file), 202);
    const { counts } = await eventually(async () => body(await staff.get<CountedImportDto>(`/request-imports/${id}`)), {
      withinMs: 60_000,
      until: ({ state }) => state === 'finished',
    });
    return counts;
  }

  /** Everybody is found by whatever they are found by, nobody is entered twice, and the sheet changes nothing. */
  async function assertAllKnown(): Promise<void> {
    for (const { id, givenNames, firstSurname, secondSurname, birthDate, run } of entered) {
      const slip = { givenNames: givenNames.replace(/.$/, 'z'), firstSurname, secondSurname, birthDate };
      expect([await ids({ run }), codeOf(await register({ ...slip, run, confirmedNew: true }))]).toEqual([
        [id],
        [409, 'PERSON.CERTAIN_MATCH'],
      ]);
      expect(codeOf(await register(slip))).toEqual([409, 'PERSON.PROBABLE_MATCH']);
      expect(await ids({ birthDate })).toContain(id);
      expect(await ids({ name: `${slip.givenNames} ${firstSurname}` })).toContain(id);
      // By a part of one word alone, as nothing better is found.
      expect(await ids({ name: firstSurname.replace(/^./, 'X') })).toContain(id);
      const asked = await elsewhere.post<MatchedDto>('/persons/match', { ...slip, sex: 'male', run });
      expect(body(asked)).toMatchObject({ knownElsewhere: true });
    }
    expect(await imported()).toMatchObject({ accepted: 0, toReview: 0 });
  }

  async function enter(): Promise<void> {
    const who = PEOPLE[entered.length]!;
    entered.push({ ...who, id: body(await register(who)).id });
  }

  /** As many rows of what a key has made. */
  const left = async (): Promise<string[]> =>
    (await hashesLeft(house.admin, 'intake', 'k1')).map((one) => one.split(':')[0]!);

  it('every column with its hashes is named, so that none is forgotten', async () => {
    const named = house.get(IntakeKeyedTables);
    expect(await keyedColumnGaps(house.admin, 'intake', named, OTHERS)).toEqual([]);
    const { tables } = named;
    expect(await keyedColumnGaps(house.admin, 'intake', { tables: tables.slice(1) }, OTHERS)).toEqual([
      ...['persons is forgotten', 'persons.birth_hash is forgotten', 'persons.name_tokens is forgotten'],
    ]);
  });

  it('people and rows of sheets are known before', async () => {
    expect((await imported()).accepted).toBeGreaterThan(5);
    await enter();
    await assertAllKnown();
    expect(await left()).toEqual([
      'imported_contents.content_hash',
      'person_keys.hash',
      ...['persons.birth_hash', 'persons.name_tokens'],
    ]);
  });

  it('and when the next key is announced', async () => {
    next = ring.announce();
    await hasRead(house.service, ring);
    await enter();
    await assertAllKnown();
  });

  it('and when hashes are made with it, and none of before is made anew yet', async () => {
    ring.become(next);
    await hasRead(house.service, ring);
    // The ring says so; the database does not yet.
    await enter();
    const keys = async () =>
      (await house.admin.query('select distinct index_key as key from person_keys order by 1')).rows.map(
        ({ key }) => key,
      );
    expect(await keys()).toEqual(['k1']);
    await takeIntoUse(house, 'k2');
    await enter();
    expect(await keys()).toEqual(['k1', 'k2']);
    await assertAllKnown();
  }, 120_000);

  it('and when some are, and somebody is being written just then', async () => {
    await house.admin.query('begin');
    await house.admin.query('select from persons where id = $1 for update', [entered[0]!.id]);
    await house.admin.query('select from person_keys where person_id = $1 for update', [entered[1]!.id]);
    const inUse = await makeAnew(house);
    await house.admin.query('commit');
    expect(inUse).toEqual(['k1', 'k2']);
    expect(await left()).toEqual(['person_keys.hash', 'persons.birth_hash', 'persons.name_tokens']);
    await enter();
    await assertAllKnown();
  }, 120_000);

  it('and when all are, across a failure of power: nothing is left of the old key', async () => {
    await house.restart();
    await arrive();
    await hasRead(house.service, ring);
    expect(await makeAnew(house)).toEqual(['k2']);
    expect(await left()).toEqual([]);
    await enter();
    await assertAllKnown();
    expect(await left()).toEqual([]);
  }, 120_000);

  it('and when the old key is out of the ring', async () => {
    ring.retire();
    await hasRead(house.service, ring);
    await assertAllKnown();
    expect((await house.admin.query('select count(*)::int as n from persons where index_key is null')).rows).toEqual([
      { n: 0 },
    ]);
  }, 120_000);
});

describe('Of two replicas of the registry that are a step apart', () => {
  const ring = new OwnRing();
  const late = ring.copy();
  const rings = [ring, late];
  let house: IntakeHouse;
  let by: ApiClient[];
  let count = 0;

  beforeAll(async () => {
    house = await IntakeHouse.open(undefined, ring.environment);
    await holdIndexRotation(house.admin);
    const { base } = await house.addReplica(late.environment);
    const { keysFile } = backEnds().secrets;
    const other = ApiClient.as('gestora-2', ['case-manager'], [HERE], base, keysFile);
    by = [await house.as('gestora-1', ['case-manager']), await other];
  });
  afterAll(async () => {
    await house?.close();
    for (const one of rings) one.remove();
  });

  /** The same people at both at the same time: what both answer, and how many people there are more. */
  async function race(): Promise<{ answers: number[]; people: number }> {
    const people = async () => (await house.admin.query('select count(*)::int as n from persons')).rows[0].n as number;
    const before = await people();
    const answers = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const who = {
          givenNames: `Gemela ${(count += 1)}`,
          firstSurname: 'Carrera',
          birthDate: '2013-03-03',
          sex: 'female',
        };
        const input = { ...who, run: nextRun(), confirmedNew: true };
        const both = await Promise.all(by.map((one) => one.post<PersonDto>('/persons', input, { retryMs: 0 })));
        return both.map(({ status }) => status).sort();
      }),
    );
    return { answers: [...new Set(answers.flat())].sort(), people: (await people()) - before };
  }

  it('each registers whom the other does not, and nobody twice', async () => {
    expect(await race()).toEqual({ answers: [201, 409], people: 12 });
    const next = ring.announce();
    const announced = ring.copy();
    rings.push(next, announced);
    await hasRead(house.service, ring);
    expect(await race()).toEqual({ answers: [201, 409], people: 12 });

    ring.become(next);
    await hasRead(house.service, ring);
    await takeIntoUse(house, 'k2');
    // One that knows nothing of the new key yet enters nobody, and is tried again elsewhere.
    expect(await race()).toEqual({ answers: [201, 503], people: 12 });

    late.become(announced);
    await goesOn();
    expect(await race()).toEqual({ answers: [201, 409], people: 12 });

    expect(await makeAnew(house)).toEqual(['k2']);
    ring.retire();
    await hasRead(house.service, ring);
    await goesOn();
    expect(await race()).toEqual({ answers: [201, 409], people: 12 });
    expect(await hashesLeft(house.admin, 'intake', 'k1')).toEqual([]);
  }, 120_000);

  /** The other one has read its ring, and heard what is in use. */
  const goesOn = (): Promise<boolean> =>
    eventually(async () => {
      const who = { givenNames: 'Alguien', firstSurname: 'Distinta', birthDate: '2014-04-04', sex: 'female' };
      const input = { ...who, run: nextRun(), confirmedNew: true };
      return (await by[1]!.post('/persons', input, { retryMs: 0 })).status === 201;
    });
});
