import type { Answer, ApiClient, Upload } from '../api-client.js';
import { Problem } from '../problem.js';

export type RowState = 'pending' | 'accepted' | 'known' | 'to-review' | 'refused';

export interface Remark {
  code: string;
  column?: string;
  title: string;
  todo: string;
}

/** A row of the service's report. */
export interface ReportRow {
  row: number;
  state: RowState;
  answer?: Remark;
  remarks: Remark[];
  requestId?: string;
  sameAsRow?: number;
  cells: string[];
}

export interface Counts {
  pending: number;
  accepted: number;
  known: number;
  toReview: number;
  refused: number;
}

export interface SheetReport {
  id: string;
  source: string;
  counts: Counts;
  rows: ReportRow[];
}

interface ImportStanding {
  id: string;
  source: string;
  state: 'running' | 'finished';
  rows: number;
  counts: Counts;
}

export interface SheetOptions {
  source: string;
  commune: string;
  /** Of the answers. */
  language: 'es' | 'en';
}

const BASE = '/intake/v1/request-imports';
const ASK_EVERY_MS = 250;
/** Rows are taken one by one; a service that stands still this long is looked at by somebody. */
const STILL_MS = 120_000;

/** Hands a sheet to intake and waits until every row has its answer. `progress` hears how many have. */
export async function sendSheet(
  desk: ApiClient,
  file: Upload,
  { source, commune, language }: SheetOptions,
  progress: (done: number, of: number) => void,
): Promise<SheetReport> {
  const query = new URLSearchParams({ source, commune });
  const { id } = taken(await desk.upload<{ id: string }>(`${BASE}?${query}`, file, { language }));
  const { counts } = await untilFinished(desk, id, progress);
  return { id, source, counts, rows: await allRows(desk, id, language) };
}

async function untilFinished(
  desk: ApiClient,
  id: string,
  progress: (done: number, of: number) => void,
): Promise<ImportStanding> {
  for (let last = -1, moved = Date.now(); ; await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))) {
    const standing = taken(await desk.get<ImportStanding>(`${BASE}/${id}`));
    const done = standing.rows - standing.counts.pending;
    if (done !== last) [last, moved] = [done, Date.now()];
    progress(done, standing.rows);
    if (standing.state === 'finished') return standing;
    if (Date.now() - moved > STILL_MS)
      throw new Problem(
        `The import ${id} stands still at ${done} of ${standing.rows} rows. Nothing is lost: ./oln logs intake says why; run this again later.`,
      );
  }
}

async function allRows(desk: ApiClient, id: string, language: SheetOptions['language']): Promise<ReportRow[]> {
  const rows: ReportRow[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const cursor: string = next ? `&cursor=${encodeURIComponent(next)}` : '';
    const page: { items: ReportRow[]; next?: string } = taken(
      await desk.get(`${BASE}/${id}/rows?limit=200${cursor}`, { language }),
    );
    rows.push(...page.items);
    next = page.next;
  }
  return rows;
}

interface ProblemDetails {
  title?: string;
  detail?: string;
}

function taken<Body>({ status, body }: Answer<Body>): Body {
  if (status < 400) return body;
  const { title = `The service answered ${status}`, detail } = (body ?? {}) as ProblemDetails;
  throw new Problem([title, detail].filter(Boolean).join('. '));
}
