import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import type { CaseCommand } from '../case-file/case-commands.js';
import type { CaseFile } from '../case-file/case-file.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { raiseNotice, type Addressee } from '../case-file/case-notices.js';

interface Arrival {
  /** Nothing to do where the case has moved on within its stage. */
  applies(file: CaseFile): boolean;
  command: CaseCommand;
  notice: { code: `case.${string}`; to(file: CaseFile): Addressee };
}

const toPersonInCharge = (file: CaseFile): Addressee => ({ toPerson: file.personInCharge });
const evaluation: Arrival = {
  applies: (file) => file.stage === 'execution',
  command: { do: 'start-evaluation' },
  notice: { code: 'case.evaluation-due', to: toPersonInCharge },
};

/** Dates that come of themselves (clocks of kind `ask`): the case moves, and somebody is told. */
const ARRIVALS: Readonly<Record<string, Arrival>> = {
  'execution.evaluate': evaluation,
  'execution.extension-ends': evaluation,
  // Of a therapy: nine months in all, or the end of its extension.
  'execution.months-end': evaluation,
  'second-look.look': {
    applies: (file) => file.stage === 'second-look' && !file.lookDueSince,
    command: { do: 'call-second-look' },
    notice: { code: 'case.second-look', to: toPersonInCharge },
  },
  'pause.ends': {
    applies: (file) => file.pause !== undefined,
    command: { do: 'resume' },
    notice: { code: 'case.pause-ended', to: toPersonInCharge },
  },
};

/** Every clock of kind `ask` is one of these: a spec holds them against the tables. */
export const DATES_THAT_COME: readonly string[] = Object.keys(ARRIVALS);

@Injectable()
export class DateComes {
  constructor(private readonly cases: CaseFileService) {}

  /**
   * The owner decides on the current state: what was answered a moment before wins, and then nothing comes of it
   * (undefined). A term moves no case: somebody must act.
   */
  async come(tx: Tx, file: CaseFile, rule: string): Promise<CaseFile | undefined> {
    const arrival = ARRIVALS[rule];
    if (!arrival) return file;
    if (!arrival.applies(file)) return undefined;
    const after = await this.cases.apply(tx, file, arrival.command);
    const { code, to } = arrival.notice;
    raiseNotice(tx, after, { code, aboutKind: 'case', to: to(after), urgency: 'today' });
    return after;
  }
}
