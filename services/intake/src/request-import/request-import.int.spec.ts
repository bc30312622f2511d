import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@oln/testing';
import { FrontDeskLife, nextRun } from '../testing/front-desk.spec.js';
import { body, codeOf, IntakeHouse } from '../testing/intake-house.spec.js';
import type { CountedImportDto, ImportRowDto } from './request-import.dto.js';
import {
  messySheet,
  rowNumberOf,
  toCsv,
  toXlsx,
  type CsvStyle,
  type Expected,
  type MessySheet,
} from './sheet/messy-sheet.spec.js';

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('A sheet of requests', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;

  beforeAll(async () => {
    house = await IntakeHouse.open();
    desk = new FrontDeskLife(await house.as('coordinadora-1'));
  });
  afterAll(() => house?.close());

  async function send(
    bytes: Buffer,
    source: string,
    type = CSV,
    key = `${source}-${Math.random()}`,
  ): Promise<Response> {
    const token = (desk.staff as unknown as { token: string }).token;
    return fetch(`${house.base}/request-imports?source=${source}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': type,
        'idempotency-key': key,
        'x-file-name': 'solicitudes%20marzo.csv',
      },
      body: new Uint8Array(bytes),
    });
  }

  async function imported(bytes: Buffer, source: string, type = CSV): Promise<CountedImportDto> {
    const answer = await send(bytes, source, type);
    const { id } = (await answer.json()) as { id: string };
    expect(answer.status).toBe(202);
    return eventually(async () => body(await desk.staff.get<CountedImportDto>(`/request-imports/${id}`)), {
      withinMs: 220_000,
      until: ({ state }) => state === 'finished',
    });
  }

  async function report(id: string, query = ''): Promise<ImportRowDto[]> {
    const rows: ImportRowDto[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const page: { items: ImportRowDto[]; next?: string } = body(
        await desk.staff.get(`/request-imports/${id}/rows?limit=200${query}${next ? `&cursor=${next}` : ''}`),
      );
      rows.push(...page.items);
      next = page.next;
    }
    return rows;
  }

  const numbers = async (): Promise<Record<string, number>> => {
    const { rows } = await house.admin.query(
      `select (select count(*) from requests)::int as requests, (select count(*) from persons)::int as persons,
              (select count(*) from families)::int as families, (select count(*) from family_members)::int as members,
              (select count(*) from outbox where entity not in ('request-import'))::int as messages,
              (select sum(cardinality(children)) from requests)::int as children`,
    );
    return rows[0];
  };

  const said: Record<Exclude<Expected, 'blank'>, [state: string, codes: string[]]> = {
    accepted: ['accepted', ['ROW.NEW_REQUEST']],
    joined: ['accepted', ['ROW.JOINED_REQUEST']],
    double: ['known', ['ROW.SAME_AS_ROW']],
    'open-request': ['known', ['ROW.OPEN_REQUEST', 'ROW.SAME_AS_ROW']],
    refused: ['refused', ['ROW.RUN_CHECK_DIGIT', 'ROW.DATE_NOT_UNDERSTOOD', 'ROW.OF_AGE', 'ROW.NAME_MISSING']],
    'to-review': ['to-review', ['ROW.PROBABLE_MATCH']],
  };

  function assertAsExpected(sheet: MessySheet, rows: ImportRowDto[]): void {
    const byRow = new Map(rows.map((row) => [row.row, row]));
    const wrong = sheet.rows.flatMap(({ expected, cells }, at): unknown[] => {
      const row = byRow.get(rowNumberOf(at));
      if (expected === 'blank') return row ? [{ at, expected, cells, row }] : [];
      const [state, codes] = said[expected];
      return row?.state === state && codes.includes(row.answer?.code ?? '')
        ? []
        : [{ at, expected, got: [row?.state, row?.answer?.code], cells }];
    });
    expect(wrong).toEqual([]);
  }

  it('of 500 rows, as an office has it, gets an answer for every row; nothing is lost, nothing doubled, and again it changes nothing', async () => {
    const sheet = messySheet(500);
    const bytes = toCsv(sheet, { delimiter: ';', encoding: 'mixed' });
    const first = await imported(bytes, 'escuela-d-120');
    const rows = await report(first.id);
    const filled = sheet.rows.filter(({ expected }) => expected !== 'blank');
    expect(rows).toHaveLength(filled.length);
    assertAsExpected(sheet, rows);
    const { counts } = first;
    expect(counts.accepted + counts.known + counts.refused + counts.toReview).toBe(filled.length);
    expect(counts.pending).toBe(0);

    // Nothing is lost: every cell as it was received.
    const cells = sheet.rows.flatMap((row) => (row.expected === 'blank' ? [] : [row.cells.map((cell) => cell.trim())]));
    expect(rows.map((row) => row.cells.map((cell) => cell.replace(/\r/g, '')))).toEqual(cells);

    // Nothing is doubled: as many requests as new ones, as many children as accepted rows.
    const before = await numbers();
    expect(before.requests).toBe(rows.filter(({ answer }) => answer?.code === 'ROW.NEW_REQUEST').length);
    expect(before.children).toBe(counts.accepted);
    const { rows: doubled } = await house.admin.query('select hash from person_keys group by hash having count(*) > 1');
    expect(doubled).toEqual([]);

    const again = await imported(bytes, 'escuela-d-120');
    expect(again.counts).toEqual({
      pending: 0,
      accepted: 0,
      known: counts.accepted + counts.known + counts.toReview,
      toReview: 0,
      refused: counts.refused,
    });
    expect(await numbers()).toEqual(before);
  }, 300_000);

  const styles: [CsvStyle | 'xlsx', number][] = [
    [{ delimiter: ',', encoding: 'utf8-mark' }, 31],
    [{ delimiter: '\t', encoding: 'utf16' }, 32],
    [{ delimiter: ';', encoding: 'windows-1252' }, 33],
    ['xlsx', 34],
  ];
  it.each(styles)(
    'is read as well from %j',
    async (style, seed) => {
      const sheet = messySheet(40, seed);
      const bytes = style === 'xlsx' ? toXlsx(sheet) : toCsv(sheet, style);
      const done = await imported(bytes, `hoja-${seed}`, style === 'xlsx' ? XLSX : CSV);
      assertAsExpected(sheet, await report(done.id));
    },
    120_000,
  );

  it('goes on where it stopped when the service was stopped in the middle, without losing or doubling a row', async () => {
    const sheet = messySheet(150, 51);
    const answer = await send(toCsv(sheet, { delimiter: ';', encoding: 'utf8' }), 'hoja-51');
    const { id } = (await answer.json()) as { id: string };
    const done = async () => body(await desk.staff.get<CountedImportDto>(`/request-imports/${id}`)).counts;
    await eventually(done, { withinMs: 30_000, until: ({ accepted }) => accepted > 10 });
    await house.restart();
    desk = new FrontDeskLife(await house.as('coordinadora-1'));
    await eventually(async () => body(await desk.staff.get<CountedImportDto>(`/request-imports/${id}`)), {
      withinMs: 90_000,
      until: ({ state }) => state === 'finished',
    });
    assertAsExpected(sheet, await report(id));
  }, 180_000);

  it('asks somebody who is meant where a child without RUN is probably known, and does what they say', async () => {
    const known = await desk.person({
      givenNames: 'Anselma',
      firstSurname: 'Quintrel',
      secondSurname: 'Paillán',
      birthDate: '2014-04-03',
      run: nextRun(),
    });
    const bytes = Buffer.from(
      'Nombre completo;Fecha nacimiento;Motivo\nAnselma Quintrel Paillán;3/4/2014;negligencia\nAnselma Quintrel Paillan;03-04-2014;salud mental\n',
    );
    const done = await imported(bytes, 'hoja-revisar');
    expect(done.counts).toMatchObject({ toReview: 2, accepted: 0 });
    const notices = await house.admin.query(
      `select payload -> 'data' as data from outbox where entity = 'notice' and entity_id = $1`,
      [done.id],
    );
    expect(notices.rows[0].data).toMatchObject({
      code: 'import.to-review',
      toRole: 'coordinator',
      aboutKind: 'request-import',
    });
    const [one, other] = await report(done.id, '&state=to-review');
    expect(one).toMatchObject({ candidates: [known.id], answer: { code: 'ROW.PROBABLE_MATCH' } });
    const resolve = (row: number, input: object) =>
      desk.staff.post<ImportRowDto>(`/request-imports/${done.id}/rows/${row}/resolve`, input);
    expect(codeOf(await resolve(one!.row, {}))).toEqual([422, 'REQUEST_IMPORT.CHOICE_MISSING']);
    const same = body(await resolve(one!.row, { personId: known.id }));
    expect(same).toMatchObject({ state: 'accepted', personId: known.id });
    const fresh = body(await resolve(other!.row, { confirmedNew: true }));
    expect(fresh.state).toBe('accepted');
    expect(fresh.personId).not.toBe(known.id);
    expect(codeOf(await resolve(one!.row, { confirmedNew: true }))).toEqual([409, 'REQUEST_IMPORT.ROW_NOT_IN_REVIEW']);
    expect((await desk.get(same.requestId!)).childIds).toEqual([known.id]);
  });

  it('whose RUN belongs to somebody with quite another name is not believed', async () => {
    const known = await desk.person({ givenNames: 'Wladimir', firstSurname: 'Oyarce', run: nextRun() });
    const done = await imported(
      Buffer.from(`Nombres;Apellidos;RUN\nZunilda Estefanía;Bahamondes Kraft;${known.run}\n`),
      'hoja-otro-nombre',
    );
    expect((await report(done.id))[0]).toMatchObject({
      state: 'to-review',
      answer: { code: 'ROW.RUN_OTHER_NAME' },
      candidates: [known.id],
    });
  });

  it('tells the office again while rows wait for a decision', async () => {
    const waiting = await house.admin.query(
      `select distinct import_id from request_import_rows where state = 'to-review'`,
    );
    const count = async () =>
      (
        await house.admin.query(
          `select count(*)::int as n from outbox where entity = 'notice' and payload -> 'data' ->> 'code' = 'import.to-review'`,
        )
      ).rows[0].n;
    const before = await count();
    await house.travelTo('2026-06-18T16:00:00Z');
    await house.remindOfReviews();
    expect(await count()).toBe(before + waiting.rows.length);
    await house.remindOfReviews();
    expect(await count()).toBe(before + waiting.rows.length);
  });

  it('that is no sheet, or has no titles, is refused with a sentence that says what to do', async () => {
    const refusal = async (bytes: Buffer, source: string) =>
      ((await (await send(bytes, source)).json()) as { code: string }).code;
    expect(await refusal(Buffer.alloc(0), 'nada')).toBe('REQUEST_IMPORT.EMPTY');
    expect(await refusal(Buffer.from('hola\nmundo\n'), 'sin-titulos')).toBe('REQUEST_IMPORT.NO_HEADER');
    expect(await refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'imagen')).toBe(
      'REQUEST_IMPORT.NOT_READABLE',
    );
    expect((await send(Buffer.from('x'), 'MAYÚSCULAS')).status).toBe(400);
  });

  it('sent twice with one key is one import', async () => {
    const bytes = Buffer.from('Nombres;RUN\nDoble Clic;\n');
    const answers = await Promise.all([send(bytes, 'doble', CSV, 'k-1'), send(bytes, 'doble', CSV, 'k-1')]);
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { id: string }).id));
    expect(ids[0]).toBe(ids[1]);
  });

  it('keeps its rows sealed', async () => {
    await imported(Buffer.from('Nombres;Apellidos\nXilofonía;Quartzbach\n'), 'hoja-sellada');
    const { rows } = await house.admin.query(
      `select encode(sealed, 'escape') as sealed from request_import_rows union all select encode(columns, 'escape') from request_imports
        union all select payload::text from outbox`,
    );
    expect(rows.map(({ sealed }) => sealed).join()).not.toMatch(/Xilofon|Quartzbach/);
  });
});
