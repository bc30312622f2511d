import { Injectable } from '@nestjs/common';
import { processCode, PROCESSES, type ProcessName } from '@oln/contracts';
import { listDueDates, type DueDateView } from '../deadlines/due-date.js';
import { DueDates } from '../deadlines/due-dates.js';
import { DueRights } from '../due/due-rights.js';
import { FoundDoors } from '../messaging/found-doors.js';
import type { Tx } from '../persistence/transaction.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import type { TimelineEntryDto } from '../timeline/timeline.dto.js';
import { timelineOf } from '../timeline/timeline.js';
import { standingOf, type OwnersStanding, type ToldMessage } from './told.js';

const STEPS = 12;
/** More clocks than a stage has. */
const CLOCKS = 50;

/** One process of a record, as its owner knows it. */
export interface ExplainedProcess {
  workflowId: string;
  /** Code: `assisted-referral`. */
  process: string;
  recordId: string;
  commune: string;
  standing: OwnersStanding;
  clocks: DueDateView[];
  /** Messages to the process that Temporal has not taken yet. */
  onTheWay: { count: number; attempts: number; since?: string };
  /** What happened to the record, newest first. */
  steps: TimelineEntryDto[];
  /** Who asks is told nobody of the office, nor step by step what they did. */
  peopleWithheld?: true;
}

interface ToldRow {
  commune: string;
  payload: ToldMessage['payload'];
  published_at: Date | null;
  recorded_at: Date;
  attempts: number;
}

/** Without news of the clock, which every process hears again and again. */
const TOLD = `
  select commune, payload, published_at, recorded_at, attempts from outbox
   where entity_id = $1 and lane = 'process' and payload ->> 'signal' is distinct from 'clockChanged'
   order by seq`;

/**
 * Explains any record that has a process: from what its process was told, its clocks and its events, which every owner
 * has. No capability adds anything of its own.
 */
@Injectable()
export class ExplainService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly doors: FoundDoors,
    private readonly rights: DueRights,
  ) {}

  explain(recordId: string): Promise<ExplainedProcess[]> {
    return this.work.read('process.explain', async (tx) => {
      const rows = await tx.manager.query<ToldRow[]>(TOLD, [recordId]);
      const explained: ExplainedProcess[] = [];
      for (const [workflowId, told] of byProcess(rows)) {
        const process = await this.explained(tx, recordId, workflowId, told);
        if (process) explained.push(process);
      }
      return explained;
    });
  }

  /** Undefined where the caller has no need to know: as if there were none. */
  private async explained(
    tx: Tx,
    recordId: string,
    workflowId: string,
    told: ToldRow[],
  ): Promise<ExplainedProcess | undefined> {
    const messages = told.map(messageOf);
    const standing = standingOf(messages);
    const { principal } = tx.context;
    const { commune, payload } = told.at(-1)!;
    const process = payload.process;
    const concerned = { id: recordId, commune, people: [standing?.personInCharge] };
    if (!standing || !this.rights.mayFollow(principal, process, concerned)) return undefined;
    tx.audit({ kind: this.kindOf(process), id: recordId, commune, version: standing.version });
    const code = processCode(process);
    const unnamed = this.rights.unnamedTo(principal);
    const { items: clocks } = await listDueDates(tx, { recordId, process: code, unnamed }, { limit: CLOCKS });
    const shown = { workflowId, process: code, recordId, commune, clocks, onTheWay: onTheWay(messages) };
    if (unnamed.includes(process))
      return { ...shown, standing: withoutPeople(standing), steps: [], peopleWithheld: true };
    return { ...shown, standing, steps: (await timelineOf(tx, [recordId], { limit: STEPS })).items };
  }

  /** As audit entries of the owner name it. */
  private kindOf(process: ProcessName): string {
    const found = this.doors.instancesOf(DueDates).find((dueDates) => dueDates.process === process);
    return found?.kind ?? PROCESSES[process].prefix;
  }
}

const withoutPeople = ({ personInCharge: _, actor: __, ...standing }: OwnersStanding): OwnersStanding => standing;

function byProcess(rows: ToldRow[]): Map<string, ToldRow[]> {
  const found = new Map<string, ToldRow[]>();
  for (const row of rows) {
    const { workflowId } = row.payload;
    found.set(workflowId, [...(found.get(workflowId) ?? []), row]);
  }
  return found;
}

const messageOf = ({ payload, published_at, recorded_at, attempts }: ToldRow): ToldMessage => ({
  payload,
  delivered: published_at !== null,
  recordedAt: recorded_at.toISOString(),
  attempts,
});

function onTheWay(messages: ToldMessage[]): ExplainedProcess['onTheWay'] {
  const waiting = messages.filter(({ delivered }) => !delivered);
  const attempts = Math.max(0, ...waiting.map((message) => message.attempts));
  return { count: waiting.length, attempts, since: waiting[0]?.recordedAt };
}
