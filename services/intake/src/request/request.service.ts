import { Inject, Injectable } from '@nestjs/common';
import { isRefusal, settle, type Refusal } from '@oln/contracts';
import type { DueDates, Tx } from '@oln/service-kit';
import type { ScoreCause } from '../priority/priority.js';
import { ScoringService } from '../priority/scoring.service.js';
import { decideRequest } from './decide-request.js';
import { RequestAnnouncements } from './request-announcements.js';
import type { RequestCommand } from './request-commands.js';
import { REQUEST_DUE_DATES } from './request-due-dates.js';
import { RequestRepository } from './request.repository.js';
import { priorityOfRequest, scoringOf, type IntakeRequest } from './request.js';

/** Commands after which the score may be another. */
const RESCORES: Partial<Record<RequestCommand['do'], ScoreCause>> = {
  'report-danger': 'danger',
  'add-facts': 'new-facts',
  'add-child': 'child-changed',
  'child-left': 'child-changed',
  review: 'queue-review',
};

/** What is recorded in the history of scores. */
const RECORDS: Partial<Record<RequestCommand['do'], ScoreCause>> = {
  admit: 'admitted',
  override: 'override',
  'end-override': 'override-ended',
};

/** Changes of a request. Other capabilities use it inside their own transaction. */
@Injectable()
export class RequestService {
  constructor(
    private readonly requests: RequestRepository,
    private readonly announcements: RequestAnnouncements,
    private readonly scoring: ScoringService,
    @Inject(REQUEST_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  /** Locks, checks the version, decides, saves, announces. Throws the refusal. */
  async change(tx: Tx, id: string, command: RequestCommand): Promise<IntakeRequest> {
    return this.apply(tx, await this.lockForChange(tx, id), command);
  }

  /** The request, locked; `If-Match`, if there is one, must name its version. */
  async lockForChange(tx: Tx, id: string): Promise<IntakeRequest> {
    const request = await this.requests.lock(tx, id);
    tx.assertVersion(request.version);
    return request;
  }

  /** For a request that is locked. Throws the refusal. */
  async apply(tx: Tx, before: IntakeRequest, command: RequestCommand): Promise<IntakeRequest> {
    return settle(await this.tryApply(tx, before, command));
  }

  /** For a request that is locked. Gives the refusal, and has then changed nothing. */
  async tryApply(tx: Tx, before: IntakeRequest, command: RequestCommand): Promise<IntakeRequest | Refusal> {
    const after = decideRequest(before, command, tx.asOf);
    if (isRefusal(after)) return after;
    await this.requests.save(tx, after);
    this.announcements.changed(tx, before, after, command);
    await this.keepClocks(tx, before, after);
    this.audit(tx, after, command);
    const recorded = RECORDS[command.do];
    if (recorded) await this.scoring.record(tx, after, recorded);
    const cause = RESCORES[command.do];
    if (!cause || after.stage === 'closed') return after;
    const rescored = await this.rescore(tx, after, cause);
    // The score is what it was, but what holds is not: a coordinator's word has ended.
    if (rescored === after && priorityOfRequest(after) !== priorityOfRequest(before))
      await this.scoring.record(tx, after, cause);
    return rescored;
  }

  /** Scored again on what is known now; nothing is written if nothing changed. */
  async rescore(tx: Tx, before: IntakeRequest, cause: ScoreCause): Promise<IntakeRequest> {
    if (!scoringOf(before)) return before;
    const command = { do: 'score', score: await this.scoring.score(tx, before) } as const;
    const after = decideRequest(before, command, tx.asOf);
    if (isRefusal(after)) return before;
    await this.requests.save(tx, after);
    this.announcements.changed(tx, before, after, command);
    await this.scoring.record(tx, after, cause);
    return after;
  }

  /** Clocks of a stage that was left are over at once; the process sets the next ones when it hears of it. */
  private async keepClocks(tx: Tx, before: IntakeRequest, after: IntakeRequest): Promise<void> {
    if (before.stage !== after.stage || Boolean(before.pause) !== Boolean(after.pause))
      await this.dueDates.meetAll(tx, after.id);
    if (after.personInCharge && before.personInCharge !== after.personInCharge) {
      await this.dueDates.reassign(tx, after.id, after.personInCharge);
    }
  }

  private audit(tx: Tx, { id, commune, version }: IntakeRequest, command: RequestCommand): void {
    const reason = 'reason' in command ? command.reason : undefined;
    tx.audit({ action: `request.${command.do}`, kind: 'request', id, commune, version, reason });
  }
}
