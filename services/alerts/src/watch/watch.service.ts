import { Inject, Injectable } from '@nestjs/common';
import { alertsEvents, isRefusal, settle, type Correlation, type Term, type WatchOutcome } from '@oln/contracts';
import type { DueDates, Tx } from '@oln/service-kit';
import { WATCH_DUE_DATES } from './watch-due-dates.js';
import { WatchProcess } from './watch-process.js';
import { WatchRepository } from './watch.repository.js';
import { decideWatch, isEnded, type Watch, type WatchCommand } from './watch.js';

export interface Joined {
  alertId: string;
  correlations: Correlation[];
}

/** The watch over one child. Alerts change it inside their own transaction. */
@Injectable()
export class WatchService {
  constructor(
    private readonly watches: WatchRepository,
    private readonly process: WatchProcess,
    @Inject(WATCH_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  /** For a watch that is locked, new or known. One that has ended takes nothing in: the alert has a process of its own. */
  join(
    tx: Tx,
    { watch: before, isNew }: { watch: Watch; isNew: boolean },
    command: Extract<WatchCommand, { do: 'join' }>,
    joined: Joined,
    terms: () => Record<string, Term>,
  ): Watch {
    const decided = decideWatch(before, command, tx.asOf);
    if (isRefusal(decided)) return before;
    // What is opened with its first alert is one version: the process starts from there.
    const after = isNew ? { ...decided, version: 1 } : decided;
    this.watches.save(tx, after);
    const { id, severity } = after;
    if (isNew) tx.emit(alertsEvents.watchOpened, after, { id, severity });
    tx.emit(alertsEvents.watchJoined, after, { id, severity, alerts: after.alerts, open: after.open, ...joined });
    if (isNew) this.process.startUnder(tx, after, terms());
    else this.tell(tx, before, after);
    if (!isNew) this.process.happened(tx, after, 'alert-joined');
    return after;
  }

  /** For a watch that is locked. Throws the refusal. */
  async apply(tx: Tx, before: Watch, command: WatchCommand): Promise<Watch> {
    const after = settle(decideWatch(before, command, tx.asOf));
    this.watches.save(tx, after);
    if (command.do === 'review') this.process.happened(tx, after, 'watch-reviewed');
    this.tell(tx, before, after);
    this.tellOpen(tx, after, command);
    if (before.stage !== after.stage) await this.dueDates.meetAll(tx, after.id);
    // Another process follows it, and counts the changes of its clocks from one on.
    if (command.do === 'restore') await this.dueDates.forgetRevision(tx, after.id);
    await this.tellPerson(tx, before, after);
    tx.audit({
      action: `watch.${command.do}`,
      kind: 'watch',
      id: after.id,
      commune: after.commune,
      version: after.version,
    });
    return after;
  }

  /** An alert of the child was answered, or weighs less now. */
  async refresh(tx: Tx, watch: Watch | undefined): Promise<void> {
    if (!watch || isEnded(watch)) return;
    const now = await this.watches.openOf(tx, watch.id);
    if (now.open !== watch.open || now.severity !== watch.severity) await this.apply(tx, watch, { do: 'settle', now });
  }

  /** Coming of age, death, or an entry that was another's: nothing is left to watch under this id. */
  async end(tx: Tx, id: string, outcome: WatchOutcome): Promise<Watch | undefined> {
    const watch = await this.watches.findLocked(tx, id);
    return watch && !isEnded(watch) ? this.apply(tx, watch, { do: 'end', outcome }) : undefined;
  }

  private tell(tx: Tx, before: Watch, after: Watch): void {
    if (before.stage !== after.stage || before.severity !== after.severity) this.process.moved(tx, after);
    if (before.stage === after.stage) return;
    const outcome = isEnded(after) ? after.outcome : undefined;
    tx.emit(alertsEvents.watchMoved, after, { id: after.id, from: before.stage, to: after.stage, outcome });
  }

  private tellOpen(tx: Tx, after: Watch, command: WatchCommand): void {
    const { id, severity, open } = after;
    if (command.do === 'settle') tx.emit(alertsEvents.watchSettled, after, { id, severity, open });
    if (command.do === 'come-to-rest' && after.stage === 'active')
      tx.emit(alertsEvents.watchRestPutOff, after, { id, severity, open });
  }

  private async tellPerson(tx: Tx, before: Watch, after: Watch): Promise<void> {
    if (before.personInCharge === after.personInCharge) return;
    const { id, personInCharge: to } = after;
    tx.emit(alertsEvents.watchReassigned, after, { id, from: before.personInCharge, to });
    this.process.reassigned(tx, after, after.personInCharge ?? '');
    // Without anybody in charge the coordinator is told.
    await this.dueDates.reassign(tx, after.id, after.personInCharge ?? (null as unknown as string));
  }
}
